// SPDX-License-Identifier: Apache-2.0
// Small files read and written whole: inventories, sidecars, declarations, journals.
import Foundation

extension Descriptor {
    /// Writes a new file of this folder.
    func createFile(_ name: String, _ bytes: [UInt8]) throws {
        let file = try create(name)
        try bytes.withUnsafeBytes { try file.write($0, path: name) }
    }

    /// Reads a regular file of this folder, or nil when there is none.
    /// - Throws: `damagedInventory` when it is larger than `limit` bytes.
    func contents(of name: String, limit: Int64) throws -> [UInt8]? {
        let file: Descriptor
        let status: FileStatus
        do {
            (file, status) = try openFile(name)
        } catch PreservationError.notFound {
            return nil
        }
        guard status.size <= limit else {
            throw PreservationError.damagedInventory(path: name, reason: "larger than \(limit) bytes")
        }
        return try file.contents(limit: limit, path: name)
    }

    func contents(limit: Int64, path: String) throws -> [UInt8] {
        let size = try status().size
        var bytes = [UInt8](repeating: 0, count: Int(min(size, limit)))
        var done = 0
        try bytes.withUnsafeMutableBytes { buffer in
            while done < buffer.count {
                let count = try read(
                    into: UnsafeMutableRawBufferPointer(rebasing: buffer[done...]), path: path)
                if count == 0 { break }
                done += count
            }
        }
        bytes.removeLast(bytes.count - done)
        return bytes
    }
}
