// SPDX-License-Identifier: Apache-2.0
// The staging tree of a draft: where its files wait in the form in which a publication keeps them.
import Foundation

/// `staging/<draft id>/content/`: the content folder of an object version to come.
package struct StagingTree: Sendable {
    /// The tree's folder, `…/staging/<draft id>/content`.
    package let folder: URL
    package let draft: String
    let root: Descriptor
    private let folderPath: String

    /// Opens the tree of a draft, making it where it is not there yet.
    /// - Parameter staging: the `staging` folder of the data directory.
    package init(of draft: String, in staging: URL) throws {
        guard LogicalPath.isLegal(draft.utf8), !draft.contains("/"), !draft.hasPrefix(".") else {
            throw PreservationError.illegalPath(draft)
        }
        self.draft = draft
        folder = staging.appendingPathComponent(draft).appendingPathComponent("content")
        folderPath = folder.path + "/"
        root = try Descriptor.openFolder(staging.path).makeFolder(draft).makeFolder("content")
    }

    /// Where a staged file's bytes are, for reading them.
    package func url(of path: LogicalPath) -> URL {
        // Not appendingPathComponent, which asks the disk whether the path is a folder.
        URL(fileURLWithPath: folderPath + path.storedPath.text, isDirectory: false)
    }

    /// Makes everything staged so far durable (`syncfs`). To be called before it is recorded anywhere.
    package func flush() throws { try root.synchroniseFileSystem(folder.path) }

    /// A file whose bytes arrive in pieces. `replacing` an earlier one of the same path, or refusing to.
    package func writer(for path: LogicalPath, replacing: Bool = false) throws -> StagedFileWriter {
        try StagedFileWriter(path, in: root, replacing: replacing)
    }

    /// Removes a staged file, and the folders that it leaves empty.
    package func remove(_ path: LogicalPath) throws {
        let elements = path.storedPath.elements
        for depth in stride(from: elements.count - 1, through: 0, by: -1) {
            let parent: Descriptor
            do {
                parent = try root.folder(below: elements[..<depth])
            } catch PreservationError.notFound {
                continue
            }
            if depth == elements.count - 1 {
                try parent.remove(elements[depth])
            } else if !parent.removeEmptyFolder(elements[depth]) {
                return
            }
        }
    }

    /// Removes every staged file but those at these stored paths: what an interrupted copy left unrecorded.
    package func removeFiles(except kept: Set<LogicalPath>) throws {
        for entry in try FolderWalk(folder) {
            guard case .file(let file) = entry, !kept.contains(file.path) else { continue }
            try remove(file.path)
        }
    }

    /// Removes the whole draft folder, `content` and all.
    package static func removeAll(of draft: String, in staging: URL) throws {
        guard LogicalPath.isLegal(draft.utf8), !draft.contains("/"), !draft.hasPrefix(".") else {
            throw PreservationError.illegalPath(draft)
        }
        try FolderRemoval.remove(draft, in: Descriptor.openFolder(staging.path))
    }
}
