// SPDX-License-Identifier: Apache-2.0
// What a commit will do, worked out and checked before anything is changed.
import Foundation

/// The new inventory, and what has to happen to the files for it to be true.
struct CommitPlan {
    let inventory: Inventory
    let version: VersionNumber
    /// Small files to be written, by their path below the content folder.
    private(set) var toWrite: [(path: LogicalPath, bytes: [UInt8])] = []
    /// Staged files whose content is kept elsewhere.
    private(set) var duplicates: [StagedFile] = []
    /// Staged files that become content.
    private(set) var kept: [StagedFile] = []

    init(_ new: NewVersion, after old: Inventory?) throws {
        version = old?.head?.next ?? .first
        var inventory = old ?? Inventory(id: new.objectID)
        let prefix = "\(version)/\(inventory.contentDirectory)/"

        func add(_ digests: ContentDigests, at stored: LogicalPath) {
            let content = LogicalPath(trusted: prefix + stored.text)
            inventory.manifest[digests.sha512] = [content]
            inventory.fixity[.md5, default: [:]][digests.md5, default: []].append(content)
        }

        let wanted = Set(new.state.values)
        for file in new.stagedFiles.sorted(by: { $0.path < $1.path }) {
            guard wanted.contains(file.digests.sha512) else {
                throw PreservationError.stagingDiffers(path: file.path.text)
            }
            if inventory.manifest[file.digests.sha512] != nil {
                duplicates.append(file)
            } else {
                add(file.digests, at: file.storedPath)
                kept.append(file)
            }
        }
        var state = new.state
        for (path, bytes) in new.smallFiles.sorted(by: { $0.key < $1.key }) {
            let digests = ContentDigests(of: bytes)
            if inventory.manifest[digests.sha512] == nil {
                add(digests, at: path.storedPath)
                toWrite.append((path.storedPath, bytes))
            }
            guard state.updateValue(digests.sha512, forKey: path) == nil else {
                throw PreservationError.conflictingPath(path.text)
            }
        }
        for (path, digest) in state where inventory.manifest[digest] == nil {
            throw PreservationError.unknownDigest(digest, logicalPath: path.text)
        }
        try Self.refuseConflicts(state.keys.sorted())
        try Self.refuseConflicts((kept.map(\.storedPath) + toWrite.map(\.path)).sorted())
        inventory.versions.append(
            ObjectVersion(
                created: Self.timestamp(new.created), message: new.message, user: new.user, state: state))
        self.inventory = inventory
    }

    var contentPaths: [LogicalPath: LogicalPath] {
        inventory.versions.last?.state.compactMapValues { inventory.manifest[$0]?.first } ?? [:]
    }

    /// No path may be a folder of another, or occur twice (E095, E101).
    private static func refuseConflicts(_ paths: [LogicalPath]) throws {
        let all = Set(paths)
        guard all.count == paths.count else {
            let twice = zip(paths, paths.dropFirst()).first { $0 == $1 }
            throw PreservationError.conflictingPath(twice?.0.text ?? "")
        }
        // The folders of neighbouring paths are mostly the same and looked at once.
        var checked = ""
        for path in paths {
            guard let end = path.text.lastIndex(of: "/") else { continue }
            let parent = path.text[..<end]
            if checked.utf8.elementsEqual(parent.utf8) { continue }
            checked = String(parent)
            var rest = parent
            while true {
                if all.contains(LogicalPath(trusted: String(rest))) {
                    throw PreservationError.conflictingPath(String(rest))
                }
                guard let next = rest.lastIndex(of: "/") else { break }
                rest = rest[..<next]
            }
        }
    }

    /// RFC 3339 in UTC, to the second.
    private static func timestamp(_ date: Date) -> String {
        date.formatted(.iso8601)
    }
}
