// SPDX-License-Identifier: Apache-2.0
// A commit: one new object version, wholly or not at all, in the steps of preservation.md, "Commit".
import Foundation

extension StorageRoot {
    /// Writes a new object version. On return it is durable, and the staging tree's files are part of it.
    ///
    /// Blocks while another commit to the same object runs, in this process or another.
    /// - Throws: `headMoved` when the object has another head than expected; then, as with every other
    ///   `PreservationError`, the store and the staging tree are as before.
    @discardableResult
    package func commit(_ new: NewVersion) throws -> CommittedVersion {
        let lock = try ObjectLock(StorageLayout.hash(of: new.objectID), in: stagingFolder)
        return try withExtendedLifetime(lock) {
            try recoverLocked(StorageLayout.hash(of: new.objectID) + ".json")
            try afterStep(.locked)
            let plan = try check(new)
            try afterStep(.checked)
            let result = CommittedVersion(
                objectID: new.objectID, version: plan.version, contentPaths: plan.contentPaths)
            let journal = CommitJournal(
                objectID: new.objectID, version: plan.version.number, staged: try stagedPath(new),
                smallFiles: plan.toWrite.map(\.path.text))
            do {
                try build(plan, new, journal)
                try place(journal)
            } catch let error as PreservationError {
                // Not a crash: put everything back at once, unless the version is already there.
                guard try recoverLocked(journal.fileName)?.outcome == .rolledForward else { throw error }
            }
            return result
        }
    }

    private func check(_ new: NewVersion) throws -> CommitPlan {
        var old: Inventory?
        do {
            old = try inventory(of: new.objectID)
        } catch PreservationError.objectNotFound {
            old = nil
        }
        guard old?.head == new.expectedHead else {
            throw PreservationError.headMoved(id: new.objectID, expected: new.expectedHead, found: old?.head)
        }
        let plan = try CommitPlan(new, after: old)
        guard let tree = new.staging else {
            guard let stray = new.stagedFiles.first else { return plan }
            throw PreservationError.stagingDiffers(path: stray.path.text)
        }
        var sizes: [LogicalPath: Int64] = [:]
        for file in new.stagedFiles { sizes[file.storedPath] = file.size }
        let missing = try tree.inspect(sizes)
        // A duplicate may be gone: an earlier attempt has removed it.
        if let lost = plan.kept.first(where: { missing.contains($0.storedPath) }) {
            throw PreservationError.stagingDiffers(path: lost.path.text)
        }
        return plan
    }

    /// Everything up to the point of no return: the complete version in `staging/.build/<hash>/vN`.
    private func build(_ plan: CommitPlan, _ new: NewVersion, _ journal: CommitJournal) throws {
        try journal.write(in: stagingFolder)
        try afterStep(.journalWritten)

        for file in plan.duplicates { try new.staging?.remove(file.path) }
        if let tree = new.staging { try StagingTree.removeEmptyFolders(in: tree.root) }
        try afterStep(.duplicatesRemoved)

        let builds = try stagingFolder.makeFolder(".build")
        try FolderRemoval.remove(journal.hash, in: builds)
        let build = try builds.makeFolder(journal.hash)
        let version = try build.makeFolder("\(plan.version)")
        if let staged = journal.staged {
            let (parent, name) = try parentAndName(staged)
            try parent.rename(name, to: version, as: plan.inventory.contentDirectory)
        }
        try afterStep(.contentMoved)

        if !plan.toWrite.isEmpty {
            let content = try version.makeFolder(plan.inventory.contentDirectory)
            for (path, bytes) in plan.toWrite {
                let elements = path.elements
                try content.makeFolders(below: elements.dropLast()).createFile(elements.last ?? "", bytes)
            }
        }
        // A version without files of its own has no content folder (E016).
        version.removeEmptyFolder(plan.inventory.contentDirectory)
        try afterStep(.smallFilesWritten)

        try plan.inventory.write(in: version)
        try copyInventory(from: version, to: build, first: plan.version == .first)
        try build.synchroniseFileSystem(".build")
        try afterStep(.inventoryWritten)
    }

    /// The root's copies of the version's inventory and sidecar; for a new object its declaration too.
    private func copyInventory(from version: Descriptor, to build: Descriptor, first: Bool) throws {
        for name in [Inventory.fileName, Inventory.sidecarName] {
            guard let bytes = try version.contents(of: name, limit: Inventory.maximumBytes) else {
                throw PreservationError.notFound(path: name)
            }
            try build.remove(name)
            try build.createFile(name, bytes)
        }
        if first {
            try build.remove(StorageLayout.objectDeclaration)
            try build.createFile(StorageLayout.objectDeclaration, Array("ocfl_object_1.1\n".utf8))
        }
    }

    /// Everything after the point of no return. Repeatable: each step is skipped when it has been done.
    func place(_ journal: CommitJournal) throws {
        let elements = StorageLayout.elements(of: journal.objectID)
        let builds = try stagingFolder.makeFolder(".build")
        if journal.version == 1 {
            if builds.status(of: journal.hash) != nil {
                let build = try builds.openFolder(journal.hash)
                try copyInventory(from: build.openFolder("v1"), to: build, first: true)
                try build.synchroniseFileSystem(".build")
                let parent = try objects.makeFolders(below: elements.dropLast())
                try builds.rename(journal.hash, to: parent, as: journal.hash)
            }
            for depth in 0..<elements.count {
                try objects.folder(below: elements[..<depth]).synchronise("objects")
            }
            try builds.synchronise(".build")
            try afterStep(.versionMoved)
        } else {
            try placeVersion(journal, in: objects.folder(below: elements), builds)
        }
        try FolderRemoval.remove(journal.hash, in: builds)
        try journal.remove(in: stagingFolder)
        try afterStep(.finished)
    }

    private func placeVersion(_ journal: CommitJournal, in object: Descriptor, _ builds: Descriptor) throws {
        let build = try builds.makeFolder(journal.hash)
        let name = "v\(journal.version)"
        if object.status(of: name) == nil { try build.rename(name, to: object, as: name) }
        try object.synchronise(name)
        try afterStep(.versionMoved)

        // The copies are made again in case a crash came between the two replacements.
        try copyInventory(from: object.openFolder(name), to: build, first: false)
        try build.synchroniseFileSystem(".build")
        try build.rename(Inventory.fileName, to: object, as: Inventory.fileName, replacing: true)
        try afterStep(.inventoryReplaced)
        try build.rename(Inventory.sidecarName, to: object, as: Inventory.sidecarName, replacing: true)
        try object.synchronise(name)
        try afterStep(.sidecarReplaced)
    }

    /// The tree's path below `staging/`, as the journal keeps it.
    private func stagedPath(_ new: NewVersion) throws -> String? {
        guard let tree = new.staging else { return nil }
        let found = try stagingFolder.folder(below: [tree.draft, "content"]).status()
        let given = try tree.root.status()
        guard found.inode == given.inode, found.device == given.device else {
            throw PreservationError.stagingDiffers(path: tree.folder.path)
        }
        return tree.draft + "/content"
    }

    func parentAndName(_ staged: String) throws -> (Descriptor, String) {
        let elements = try LogicalPath(staged).elements
        return (try stagingFolder.folder(below: elements.dropLast()), elements.last ?? "")
    }
}
