// SPDX-License-Identifier: Apache-2.0
// Whether a staging tree holds what its draft says, and nothing else.
import Foundation

extension StagingTree {
    /// Compares the tree with a list of stored paths and sizes.
    /// - Returns: the listed files that are missing.
    /// - Throws: `stagingDiffers` for a file that is not listed, has another size, is a link or has several names.
    func inspect(_ expected: [LogicalPath: Int64]) throws -> Set<LogicalPath> {
        var missing = Set(expected.keys)
        try visit(root, path: nil) { path, status, _, _ in
            guard status.kind == .file, status.links == 1, expected[path] == status.size else {
                throw PreservationError.stagingDiffers(path: path.text)
            }
            missing.remove(path)
        }
        return missing
    }

    /// Removes the files that are not listed: what a crash left behind of a deposit, never recorded in its draft.
    package func removeUnlisted(keeping listed: some Sequence<LogicalPath>) throws {
        let kept = Set(listed.map(\.storedPath))
        try visit(root, path: nil) { path, _, folder, name in
            if !kept.contains(path) { unlinkat(folder.number, name.terminated, 0) }
        }
        try Self.removeEmptyFolders(in: root)
    }

    /// Calls `body` for everything below that is not a folder.
    private func visit(
        _ folder: Descriptor, path: LogicalPath?,
        _ body: (LogicalPath, FileStatus, Descriptor, RawName) throws -> Void
    ) throws {
        let names = try FolderListing(of: folder)
        for index in 0..<names.count {
            let name = names.name(index)
            guard let text = name.text, let status = folder.status(of: name) else {
                throw PreservationError.stagingDiffers(path: name.encoded)
            }
            let below = path?.appending(LogicalPath(trusted: text)) ?? LogicalPath(trusted: text)
            if status.kind == .folder {
                try visit(folder.openFolder(name), path: below, body)
            } else {
                try body(below, status, folder, name)
            }
        }
    }

    /// Removes every folder below that holds no file (OCFL E024). True when this one is empty then.
    @discardableResult
    static func removeEmptyFolders(in folder: Descriptor) throws -> Bool {
        let names = try FolderListing(of: folder)
        var left = names.count
        for index in 0..<names.count {
            let name = names.name(index)
            guard folder.status(of: name)?.kind == .folder else { continue }
            if try removeEmptyFolders(in: folder.openFolder(name)) {
                unlinkat(folder.number, name.terminated, AT_REMOVEDIR)
                left -= 1
            }
        }
        return left == 0
    }
}
