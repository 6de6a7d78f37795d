// SPDX-License-Identifier: Apache-2.0
// Repair of commits that a crash cut off: finished where they were complete, undone where not.
import Crypto
import Foundation

extension StorageRoot {
    /// Finishes or undoes every commit that a crash cut off. To be called at start-up, before drafts are worked on.
    /// Commits that are running in other processes are waited for, not disturbed.
    package func recoverAll() throws -> [RecoveredCommit] {
        let names = try FolderListing(of: CommitJournal.folder(in: stagingFolder))
        return try (0..<names.count).compactMap { index in
            guard let name = names.name(index).text, name.hasSuffix(".json") else { return nil }
            let lock = try ObjectLock(name, in: stagingFolder)
            return try withExtendedLifetime(lock) { try recoverLocked(name) }
        }
    }

    /// Recovers one object. Nil when no commit of it was cut off.
    package func recover(_ id: String) throws -> RecoveredCommit? {
        let hash = StorageLayout.hash(of: id)
        let lock = try ObjectLock(hash, in: stagingFolder)
        return try withExtendedLifetime(lock) { try recoverLocked(hash + ".json") }
    }

    /// Recovers by a journal, under its object's lock.
    @discardableResult
    func recoverLocked(_ journalName: String) throws -> RecoveredCommit? {
        guard let journal = try CommitJournal.read(journalName, in: stagingFolder),
            let version = VersionNumber(journal.version)
        else { return nil }
        let complete = try isComplete(journal)
        if complete { try place(journal) } else { try rollBack(journal) }
        return RecoveredCommit(
            objectID: journal.objectID, version: version, outcome: complete ? .rolledForward : .rolledBack)
    }

    /// Whether the version is in the object, or stands complete in `.build`.
    private func isComplete(_ journal: CommitJournal) throws -> Bool {
        let name = "v\(journal.version)"
        if let object = try? object(journal.objectID), object.status(of: name) != nil { return true }
        guard let build = try? stagingFolder.folder(below: [".build", journal.hash]),
            let folder = try? build.openFolder(name),
            let bytes = try folder.contents(of: Inventory.fileName, limit: Inventory.maximumBytes),
            let sidecar = try folder.contents(of: Inventory.sidecarName, limit: 4096),
            sidecar.starts(with: hexadecimal(SHA512.hash(data: bytes)).utf8),
            let inventory = try? Inventory(parsing: bytes, path: name),
            inventory.id == journal.objectID, inventory.head?.number == journal.version
        else { return false }
        let prefix = name + "/"
        return inventory.manifest.values.joined().allSatisfy { path in
            !path.text.hasPrefix(prefix) || (try? build.openFile(below: path)) != nil
        }
    }

    private func rollBack(_ journal: CommitJournal) throws {
        let builds = try stagingFolder.makeFolder(".build")
        let version = try? builds.folder(below: [journal.hash, "v\(journal.version)"])
        if let staged = journal.staged, let version, let content = try contentFolder(of: version) {
            let folder = try version.openFolder(content)
            for path in journal.smallFiles {
                let elements = try LogicalPath(path).elements
                guard let parent = try? folder.folder(below: elements.dropLast()) else { continue }
                try parent.remove(elements.last ?? "")
            }
            try StagingTree.removeEmptyFolders(in: folder)
            let (parent, name) = try parentAndName(staged)
            parent.removeEmptyFolder(name)
            try version.rename(content, to: parent, as: name)
        } else if let staged = journal.staged {
            // The commit had removed an empty content folder, or had not come to moving it.
            let (parent, name) = try parentAndName(staged)
            _ = try parent.makeFolder(name)
        }
        if journal.version == 1 { removeEmptyTuples(StorageLayout.elements(of: journal.objectID)) }
        try FolderRemoval.remove(journal.hash, in: builds)
        try stagingFolder.synchroniseFileSystem("staging")
        try journal.remove(in: stagingFolder)
    }

    /// The only folder in a version folder is its content folder.
    private func contentFolder(of version: Descriptor) throws -> String? {
        let names = try FolderListing(of: version)
        return (0..<names.count).map { names.name($0) }.first { version.status(of: $0)?.kind == .folder }?
            .text
    }

    /// Folders made for an object that did not come about (E073).
    private func removeEmptyTuples(_ elements: [String]) {
        for depth in stride(from: elements.count - 2, through: 0, by: -1) {
            guard let parent = try? objects.folder(below: elements[..<depth]) else { continue }
            guard parent.removeEmptyFolder(elements[depth]) else { return }
        }
    }
}
