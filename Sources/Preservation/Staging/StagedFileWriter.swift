// SPDX-License-Identifier: Apache-2.0
// A staged file that is written piece by piece, as an upload brings it.
import Crypto
import Foundation

/// Appends bytes to a new staged file and hashes them. Used by one caller at a time; without `finish` the file is removed.
package final class StagedFileWriter {
    private let path: LogicalPath
    private let folder: Descriptor
    private let name: String
    private let file: Descriptor
    private var sha512 = SHA512()
    private var md5 = Insecure.MD5()
    private var size: Int64 = 0
    private var finished = false

    init(_ path: LogicalPath, in tree: Descriptor, replacing: Bool) throws {
        let elements = path.storedPath.elements
        guard let name = elements.last else { throw PreservationError.illegalPath(path.text) }
        self.path = path
        self.name = name
        folder = try tree.makeFolders(below: elements.dropLast())
        if replacing { try folder.remove(name) }
        file = try folder.create(name)
    }

    deinit {
        // Abandoned: nobody is left to tell about a failure, and a leftover may be overwritten later.
        if !finished { try? folder.remove(name) }
    }

    package func append(_ bytes: UnsafeRawBufferPointer) throws {
        try file.write(bytes, path: path.text)
        sha512.update(bufferPointer: bytes)
        md5.update(bufferPointer: bytes)
        size += Int64(bytes.count)
    }

    package func append(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try append($0) } }

    /// The file is complete, and durable after the next `flush`.
    package func finish() -> StagedFile {
        finished = true
        let digests = ContentDigests(sha512: hexadecimal(sha512.finalize()), md5: hexadecimal(md5.finalize()))
        return StagedFile(path: path, size: size, digests: digests)
    }
}
