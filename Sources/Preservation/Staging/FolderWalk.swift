// SPDX-License-Identifier: Apache-2.0
// A lazy walk through a folder: every entry once, in the order of the names' bytes, following no link.
import Foundation

/// What a walk finds. Paths are below the walked folder.
package enum FolderEntry: Sendable {
    case file(SourceFile)
    /// A symbolic link, never followed; `target` as written in it, bad bytes encoded.
    case link(path: LogicalPath, target: String)
    /// A device, socket or named pipe.
    case special(path: LogicalPath)
    /// A folder without entries: OCFL cannot keep it (E024).
    case emptyFolder(path: LogicalPath)
    case unreadable(path: LogicalPath, why: PreservationError)
}

/// A folder to be walked. Memory is bounded by the names of the folders on the way to the current entry.
package struct FolderWalk: Sequence, Sendable {
    private let root: Descriptor

    /// Folders nested deeper are reported as unreadable: each level keeps a descriptor open.
    package static let maximumDepth = 256

    package init(_ folder: URL) throws {
        root = try Descriptor.openFolder(folder.path)
    }

    package func makeIterator() -> Iterator { Iterator(root) }

    package struct Iterator: IteratorProtocol {
        private struct Level {
            let folder: Descriptor
            let path: LogicalPath?
            let original: [UInt8]?
            let names: FolderListing
            var next = 0
        }
        private var levels: [Level] = []
        private var failure: FolderEntry?

        init(_ root: Descriptor) {
            do {
                levels = [Level(folder: root, path: nil, original: nil, names: try FolderListing(of: root))]
            } catch let error as PreservationError {
                failure = .unreadable(path: LogicalPath(trusted: "."), why: error)
            } catch {
                failure = .unreadable(
                    path: LogicalPath(trusted: "."), why: .system(call: "readdir", path: ".", code: EIO))
            }
        }

        package mutating func next() -> FolderEntry? {
            if let entry = failure {
                failure = nil
                return entry
            }
            while let level = levels.last {
                guard level.next < level.names.count else {
                    levels.removeLast()
                    continue
                }
                levels[levels.count - 1].next += 1
                if let entry = entry(level.names.name(level.next), in: level) { return entry }
            }
            return nil
        }

        /// The entry of that name, or nil for a folder that has been entered.
        private mutating func entry(_ name: RawName, in level: Level) -> FolderEntry? {
            guard let logical = logicalName(name, in: level.names) else {
                let path = join(level.path, name.fullyEncoded)
                return .unreadable(path: path, why: .alreadyExists(path: path.text))
            }
            let path = join(level.path, logical)
            let original = originalPath(name, in: level)
            guard let status = level.folder.status(of: name) else {
                return .unreadable(path: path, why: .last("stat", path.text))
            }
            switch status.kind {
            case .file:
                return .file(
                    SourceFile(
                        path: path, originalPath: original, stamp: SourceStamp(status), folder: level.folder,
                        name: name))
            case .link:
                return .link(path: path, target: target(of: name, in: level.folder))
            case .other:
                return .special(path: path)
            case .folder:
                return enter(name, path: path, original: original, in: level)
            }
        }

        private mutating func enter(
            _ name: RawName, path: LogicalPath, original: [UInt8]?, in level: Level
        ) -> FolderEntry? {
            guard levels.count < FolderWalk.maximumDepth else {
                return .unreadable(
                    path: path, why: .system(call: "open", path: path.text, code: ENAMETOOLONG))
            }
            do {
                let folder = try level.folder.openFolder(name)
                let names = try FolderListing(of: folder)
                if names.count == 0 { return .emptyFolder(path: path) }
                levels.append(Level(folder: folder, path: path, original: original, names: names))
                return nil
            } catch {
                let why = error as? PreservationError ?? .system(call: "open", path: path.text, code: EIO)
                return .unreadable(path: path, why: why)
            }
        }

        /// The name in logical paths; nil when every encoding of it is taken by another entry.
        private func logicalName(_ name: RawName, in names: FolderListing) -> String? {
            if let text = name.text { return text }
            if !names.contains(name.encoded.utf8) { return name.encoded }
            if !names.contains(name.fullyEncoded.utf8) { return name.fullyEncoded }
            return nil
        }

        /// The path's bytes if this name or one above it is not UTF-8.
        private func originalPath(_ name: RawName, in level: Level) -> [UInt8]? {
            if level.original == nil && name.text != nil { return nil }
            let above = level.original ?? level.path.map { Array($0.text.utf8) }
            return (above.map { $0 + [slash] } ?? []) + name.bytes
        }

        private func join(_ above: LogicalPath?, _ name: String) -> LogicalPath {
            LogicalPath(trusted: above.map { $0.text + "/" + name } ?? name)
        }

        private func target(of name: RawName, in folder: Descriptor) -> String {
            var buffer = [CChar](repeating: 0, count: 4096)
            let count = readlinkat(folder.number, name.terminated, &buffer, buffer.count)
            let bytes = RawName(bytes: buffer.prefix(Swift.max(0, count)).map { UInt8(bitPattern: $0) })
            return bytes.text ?? bytes.encoded
        }
    }
}
