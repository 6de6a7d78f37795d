// SPDX-License-Identifier: Apache-2.0
// A file to be deposited: found in a folder, not yet opened, and safe against being swapped for a link.
import Foundation

/// What tells whether a file is still the one that was seen: size in bytes, time of modification, inode.
package struct SourceStamp: Sendable, Hashable, Codable {
    package let size: Int64
    package let modifiedNanoseconds: Int64
    package let inode: UInt64

    package init(size: Int64, modifiedNanoseconds: Int64, inode: UInt64) {
        self.size = size
        self.modifiedNanoseconds = modifiedNanoseconds
        self.inode = inode
    }

    init(_ status: FileStatus) {
        size = status.size
        modifiedNanoseconds =
            status.modifiedSeconds.multipliedReportingOverflow(by: 1_000_000_000).partialValue
            &+ status.modifiedNanoseconds
        inode = status.inode
    }

    package var modified: Date { Date(timeIntervalSince1970: Double(modifiedNanoseconds) / 1e9) }
}

/// A regular file of a source folder. It holds its folder open, so that opening it cannot lead elsewhere.
package struct SourceFile: Sendable {
    /// Path below the walked folder, bad bytes encoded (preservation.md, "Logical paths").
    package let path: LogicalPath
    /// The path's real bytes, where an element of it is not UTF-8.
    package let originalPath: [UInt8]?
    /// As seen when the folder was listed.
    package let stamp: SourceStamp

    let folder: Descriptor
    let name: RawName

    init(path: LogicalPath, originalPath: [UInt8]?, stamp: SourceStamp, folder: Descriptor, name: RawName) {
        self.path = path
        self.originalPath = originalPath
        self.stamp = stamp
        self.folder = folder
        self.name = name
    }

    /// One file that was named by itself; its path is its name. A link is refused, not followed.
    package init(at url: URL) throws {
        let name = url.lastPathComponent
        let folder = try Descriptor.openFolder(url.deletingLastPathComponent().path)
        let path = try LogicalPath(name)
        guard let status = folder.status(of: name) else { throw PreservationError.notFound(path: url.path) }
        guard status.kind == .file else { throw PreservationError.notARegularFile(path: url.path) }
        self.init(
            path: path, originalPath: nil, stamp: SourceStamp(status), folder: folder,
            name: RawName(bytes: Array(name.utf8)))
    }

    func open() throws -> (Descriptor, FileStatus) { try folder.openFile(name) }
}
