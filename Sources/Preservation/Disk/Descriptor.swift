// SPDX-License-Identifier: Apache-2.0
// Open files and folders, reached relative to their folder and never through links.
import CLinux
import Foundation

/// An open file or folder; closed when the last reference goes.
package final class Descriptor: Sendable {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    deinit { close(number) }
}

/// What `fstat` says about a file.
struct FileStatus: Sendable, Equatable {
    enum Kind: Sendable { case file, folder, link, other }
    let kind: Kind
    let size: Int64
    let modifiedSeconds: Int64
    let modifiedNanoseconds: Int64
    let changedSeconds: Int64
    let changedNanoseconds: Int64
    let inode: UInt64
    let device: UInt64
    let links: UInt64
    let blocks: Int64
    let mode: UInt32

    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .link
        default: kind = .other
        }
        size = Int64(status.st_size)
        modifiedSeconds = Int64(status.st_mtim.tv_sec)
        modifiedNanoseconds = Int64(status.st_mtim.tv_nsec)
        changedSeconds = Int64(status.st_ctim.tv_sec)
        changedNanoseconds = Int64(status.st_ctim.tv_nsec)
        inode = UInt64(status.st_ino)
        device = UInt64(status.st_dev)
        links = UInt64(status.st_nlink)
        blocks = Int64(status.st_blocks)
        mode = UInt32(status.st_mode)
    }

    /// Fewer blocks on the disk than bytes in the file: there are holes.
    var isSparse: Bool { size > 0 && blocks < size / 512 }
}

extension PreservationError {
    /// The error of a system call that has just failed.
    static func last(_ call: String, _ path: String, code: Int32 = errno) -> PreservationError {
        switch code {
        case ENOSPC, EDQUOT: .diskFull(path: path)
        case EROFS: .readOnly(path: path)
        case EACCES, EPERM: .notPermitted(path: path)
        case ENOENT, ENOTDIR: .notFound(path: path)
        case EEXIST, ENOTEMPTY: .alreadyExists(path: path)
        case ELOOP: .notARegularFile(path: path)
        default: .system(call: call, path: path, code: code)
        }
    }
}

extension Descriptor {
    static func openFolder(_ path: String) throws -> Descriptor {
        try opened(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), "open", path)
    }

    func openFolder(_ name: String) throws -> Descriptor {
        try Self.opened(openat(number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), "open", name)
    }

    func openFolder(_ name: RawName) throws -> Descriptor {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        return try Self.opened(openat(number, name.terminated, flags), "open", name.encoded)
    }

    /// Opens a regular file for reading. A pipe or device is not waited for, but refused.
    func openFile(_ name: RawName) throws -> (Descriptor, FileStatus) {
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
        let file = try Self.opened(openat(number, name.terminated, flags), "open", name.encoded)
        let status = try file.status()
        guard status.kind == .file else { throw PreservationError.notARegularFile(path: name.encoded) }
        return (file, status)
    }

    func openFile(_ name: String) throws -> (Descriptor, FileStatus) {
        try openFile(RawName(bytes: Array(name.utf8)))
    }

    /// Opens the regular file at a path below this folder, following no link on the way.
    func openFile(below path: LogicalPath) throws -> (Descriptor, FileStatus) {
        let elements = path.elements
        guard let name = elements.last else { throw PreservationError.illegalPath(path.text) }
        return try folder(below: elements.dropLast()).openFile(name)
    }

    func folder(below elements: some Sequence<String>) throws -> Descriptor {
        try elements.reduce(self) { try $0.openFolder($1) }
    }

    /// Creates a file that must not be there yet, for writing.
    func create(_ name: String) throws -> Descriptor {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        return try Self.opened(openat(number, name, flags, 0o644), "create", name)
    }

    /// The folder of that name, made if it is not there.
    func makeFolder(_ name: String) throws -> Descriptor {
        guard mkdirat(number, name, 0o755) == 0 || errno == EEXIST else {
            throw PreservationError.last("mkdir", name)
        }
        return try openFolder(name)
    }

    func makeFolders(below elements: some Sequence<String>) throws -> Descriptor {
        try elements.reduce(self) { try $0.makeFolder($1) }
    }

    func status() throws -> FileStatus {
        var raw = stat()
        guard fstat(number, &raw) == 0 else { throw PreservationError.last("stat", "") }
        return FileStatus(raw)
    }

    /// Status of an entry of this folder; a link is described, not followed. Nil when there is none.
    func status(of name: RawName) -> FileStatus? {
        var raw = stat()
        guard fstatat(number, name.terminated, &raw, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        return FileStatus(raw)
    }

    func status(of name: String) -> FileStatus? { status(of: RawName(bytes: Array(name.utf8))) }

    func remove(_ name: String) throws {
        guard unlinkat(number, name, 0) == 0 || errno == ENOENT else {
            throw PreservationError.last("unlink", name)
        }
    }

    /// Removes the folder of that name if it is empty. True when it is gone.
    @discardableResult
    func removeEmptyFolder(_ name: String) -> Bool {
        unlinkat(number, name, AT_REMOVEDIR) == 0 || errno == ENOENT
    }

    /// Renames onto nothing, or (`replacing`) over a file.
    func rename(_ name: String, to folder: Descriptor, as newName: String, replacing: Bool = false) throws {
        let flags = replacing ? 0 : UInt32(FAIRWAY_RENAME_NOREPLACE)
        guard renameat2(number, name, folder.number, newName, flags) == 0 else {
            throw PreservationError.last("rename", newName)
        }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, path: @autoclosure () -> String) throws -> Int {
        while true {
            let count = Foundation.read(number, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR { throw PreservationError.last("read", path()) }
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer, path: @autoclosure () -> String) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = Foundation.write(number, rest.baseAddress, rest.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw PreservationError.last("write", path())
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// `fsync`: this file, or this folder's list of names, is on the disk.
    func synchronise(_ path: @autoclosure () -> String) throws {
        guard fsync(number) == 0 else { throw PreservationError.last("fsync", path()) }
    }

    /// `syncfs`: everything written so far to this file system is on the disk.
    func synchroniseFileSystem(_ path: @autoclosure () -> String) throws {
        guard syncfs(number) == 0 else { throw PreservationError.last("syncfs", path()) }
    }

    private static func opened(_ number: Int32, _ call: String, _ path: @autoclosure () -> String) throws
        -> Descriptor
    {
        guard number >= 0 else { throw PreservationError.last(call, path()) }
        return Descriptor(number)
    }
}
