// SPDX-License-Identifier: Apache-2.0
// The role that publishes: checks, seals in the store, gives identifiers, makes visible; all of it or nothing.

import Accounts
import Catalogue
import Database
import Foundation
import Identifiers
import Metadata
import Plans
import Preservation

/// Publishes drafts and changes published records.
///
/// The store is changed first and the catalogue last: a record is visible when the catalogue says so. In between, an
/// intent in the catalogue tells ``recover()`` what to finish after a crash.
package struct Curator: Sendable {
    let store: Store
    let clock: Clock
    let root: StorageRoot
    let minting: Minting

    /// - Parameter data: the data directory; its store is made when it is missing.
    package init(store: Store, clock: Clock, data: URL, minting: Minting) throws {
        self.store = store
        self.clock = clock
        self.minting = minting
        root = try StorageRoot(dataDirectory: data)
    }

    // MARK: Publishing

    /// Publishes a draft.
    ///
    /// - Parameter reason: why obligations of the plan that are broken are accepted; recorded as deviations.
    /// - Throws: ``PublicationError`` with every finding when it cannot be published; nothing has changed then.
    package func publish(_ id: String, accepting reason: String? = nil, by viewer: Viewer) async throws
        -> Record
    {
        try viewer.require(.depositor, for: "publish records")
        if let reason, reason.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty {
            throw PublicationError.emptyReason
        }
        guard let lock = try DraftLock(of: id, in: root.staging) else {
            throw PublicationError.inUse(record: id)
        }
        defer { lock.release() }
        try await settlePublication(of: id)
        let (draft, formats, promise) = try await draftToPublish(id, viewer: viewer)
        let document = try sealed(draft, formats: formats, promise: promise, reason: reason, viewer: viewer)
        let files = try await filesOf(id)
        let intent = PublicationIntent(record: id, parent: document.parent, revision: document.revision)
        let (day, now) = (clock.day, clock.timestamp)
        try await store.write { writing in
            // Saving takes no lock: what somebody saved since the draft was read must not be lost.
            let current = try writing.reading.record(id, .edit, for: viewer, on: day)?.document.revision
            guard current == draft.document.revision else {
                throw CatalogueError.changedMeanwhile(
                    record: id, expected: draft.document.revision, found: current ?? 0)
            }
            try writing.beginPublication(intent, at: now)
        }
        do {
            let committed = try await commit(
                document, files: files, viewer: viewer, message: message(for: document))
            let placed = try files.map { file in
                var placed = file
                let logical = try Sealed.logicalPath(ofFile: file.entry.key)
                if let content = committed.contentPaths[logical] {
                    placed.path = root.path(of: content, in: committed.objectID)
                }
                return placed
            }
            try await store.write { writing in
                try writing.take(SealedRecord(document: document, files: placed), movingOnly: true)
                try writing.audit("record.publish", on: id, by: viewer, at: now, document.auditDetail)
                try writing.endPublication(of: id)
            }
        } catch let error as PreservationError {
            try await store.write { try $0.endPublication(of: id) }
            throw error
        }
        try? StagingTree.removeAll(of: id, in: root.staging)
        return try await published(id)
    }

    private func draftToPublish(_ id: String, viewer: Viewer) async throws -> (
        Record, [FormatCount], Promise?
    ) {
        let day = clock.day
        return try await store.read { reading in
            guard let draft = try reading.record(id, .edit, for: viewer, on: day) else {
                throw try reading.record(id, .see, for: viewer, on: day) == nil
                    ? CatalogueError.unknownRecord(id) : .notPermitted(record: id, action: "publish it")
            }
            guard draft.state == .draft else { throw CatalogueError.notADraft(id) }
            return (
                draft, try reading.formats(of: id),
                try draft.document.plan.flatMap { try Promise($0, in: reading) }
            )
        }
    }

    /// The document as it will be sealed, when nothing speaks against it.
    private func sealed(
        _ draft: Record, formats: [FormatCount], promise: Promise?, reason: String?, viewer: Viewer
    )
        throws -> RecordDocument
    {
        guard draft.fileCount > 0 else { throw PublicationError.noFiles(record: draft.id) }
        let (day, now) = (clock.day, clock.timestamp)
        var document = draft.document.dated(day)
        let findings = document.publicationFindings(on: day)
        guard !findings.contains(where: { $0.severity == .error }) else {
            throw PublicationError.incomplete(record: draft.id, findings.filter { $0.severity == .error })
        }
        var checked = draft
        checked.document = document
        let broken = promise?.check(checked, formats: formats, on: day).filter { $0.state == .broken } ?? []
        if !broken.isEmpty {
            guard let reason else { throw PublicationError.contradictsPlan(record: draft.id, broken) }
            document.deviations = broken.map {
                Deviation(
                    obligation: $0.obligation.kind.rawValue, message: $0.message, reason: reason,
                    acceptedBy: viewer.name, at: now)
            }
        }
        document.pids = minting.identifiers(for: try RecordID(document.id))
        document.published = now
        document.updated = now
        document.revision += 1
        return document
    }

    private func filesOf(_ id: String) async throws -> [StoredFile] {
        try await store.read { reading in
            var files: [StoredFile] = []
            try reading.eachFile(of: id) { files.append($0) }
            return files
        }
    }

    private func published(_ id: String) async throws -> Record {
        let day = clock.day
        let operatorView = Viewer(account: nil, role: .administrator, name: "publication")
        guard let record = try await store.read({ try $0.record(id, .see, for: operatorView, on: day) })
        else {
            throw CatalogueError.unknownRecord(id)
        }
        return record
    }

    // MARK: Sealing

    /// Writes the next version of the parent's object, with the staged files of the draft.
    private func commit(_ document: RecordDocument, files: [StoredFile], viewer: Viewer, message: String)
        async throws
        -> CommittedVersion
    {
        let object = Sealed.objectID(parent: document.parent)
        var state: [LogicalPath: String] = [:]
        var staged: [StagedFile] = []
        for file in files {
            let logical = try Sealed.logicalPath(ofFile: file.entry.key)
            state[logical] = file.entry.sha512
            if file.path.hasPrefix("staging/") {
                staged.append(
                    StagedFile(
                        path: logical, size: file.entry.size,
                        digests: ContentDigests(sha512: file.entry.sha512, md5: file.entry.md5)))
            }
        }
        let previous = root.contains(object) ? try root.inventory(of: object) : nil
        try keepAmendments(of: previous, in: &state)
        let tree = staged.isEmpty ? nil : try StagingTree(of: document.id, in: root.staging)
        let version = Preservation.NewVersion(
            objectID: object, expectedHead: previous?.head, staging: tree, stagedFiles: staged,
            smallFiles: [
                try LogicalPath(Sealed.record): [UInt8](try document.json()),
                try LogicalPath(Sealed.fileList): try SealedFileList(files: files.map(\.entry)).json(),
            ],
            state: state, message: message, user: try await user(of: viewer), created: clock.date)
        let recorded = Set(staged.map(\.storedPath))
        return try await onThread {
            do {
                return try root.commit(version)
            } catch PreservationError.stagingDiffers {
                // Files of an interrupted deposit that were copied and never recorded are not part of the draft.
                try tree?.removeFiles(except: recorded)
                return try root.commit(version)
            }
        }
    }

    /// Later versions of an object keep the amended documents of earlier records.
    private func keepAmendments(of inventory: Inventory?, in state: inout [LogicalPath: String]) throws {
        for (path, digest) in inventory?.versions.last?.state ?? [:] where path.text.hasPrefix("earlier/") {
            state[path] = digest
        }
    }

    private func user(of viewer: Viewer) async throws -> VersionUser {
        guard let id = viewer.account else { return VersionUser(name: viewer.name, address: nil) }
        let account = try await store.read { try $0.account(id: id) }
        return VersionUser(name: viewer.name, address: account.map { "mailto:\($0.email)" })
    }

    private func message(for document: RecordDocument) -> String {
        "Publish \(document.id), version \(document.version)"
    }

    // MARK: Amending

    /// Records the event that an embargo waits for: the record is open from now on, with the evidence in its metadata.
    ///
    /// - Parameter evidence: a DOI, which also becomes a related identifier, or words.
    package func liftEmbargo(of id: String, evidence: String, by viewer: Viewer) async throws -> Record {
        try viewer.require(.depositor, for: "lift embargoes")
        let (day, now) = (clock.day, clock.timestamp)
        guard !evidence.trimmingCharacters(in: .whitespaces).isEmpty else {
            throw PublicationError.emptyReason
        }
        return try await amend(id, message: "Lift the embargo of \(id): \(evidence)", by: viewer) {
            document in
            guard document.access.isEmbargoed(on: day) else { throw PublicationError.noEmbargo(record: id) }
            document.access.embargo?.lifted = Embargo.Lifting(at: now, evidence: evidence)
            if let doi = try? DOI(evidence) {
                document.metadata.add(
                    .relatedIdentifier(
                        RelatedIdentifier(doi.description, scheme: "doi", relation: "issupplementto")))
            }
        }
    }

    /// Changes the document of a published record: a new version of its object, without a new version of the record.
    private func amend(
        _ id: String, message: String, by viewer: Viewer,
        _ change: @Sendable (inout RecordDocument) throws -> Void
    ) async throws -> Record {
        guard let lock = try DraftLock(of: id, in: root.staging) else {
            throw PublicationError.inUse(record: id)
        }
        defer { lock.release() }
        try await settlePublication(of: id)
        let (day, now) = (clock.day, clock.timestamp)
        let found = try await store.read { try $0.record(id, .edit, for: viewer, on: day) }
        guard let record = found else { throw CatalogueError.unknownRecord(id) }
        guard record.state == .published else { throw CatalogueError.notPublished(id) }
        var document = record.document
        try change(&document)
        document.revision += 1
        document.updated = now
        let amended = document
        let intent = PublicationIntent(record: id, parent: document.parent, revision: document.revision)
        try await store.write { try $0.beginPublication(intent, at: now) }
        do {
            try await seal(amended, isHead: record.isLatest, message: message, viewer: viewer)
        } catch let error as PreservationError {
            try await store.write { try $0.endPublication(of: id) }
            throw error
        }
        try await store.write { writing in
            try writing.updateRecord(amended, state: .published)
            try writing.index(amended)
            try writing.audit("record.amend", on: id, by: viewer, at: now, ["message": message])
            try writing.endPublication(of: id)
        }
        return try await published(id)
    }

    private func seal(_ document: RecordDocument, isHead: Bool, message: String, viewer: Viewer) async throws
    {
        let object = Sealed.objectID(parent: document.parent)
        let inventory = try root.inventory(of: object)
        let place = isHead ? Sealed.record : Sealed.earlier(document.id)
        var state = inventory.versions.last?.state ?? [:]
        state[try LogicalPath(place)] = nil
        let version = Preservation.NewVersion(
            objectID: object, expectedHead: inventory.head,
            smallFiles: [try LogicalPath(place): [UInt8](try document.json())], state: state,
            message: message,
            user: try await user(of: viewer), created: clock.date)
        _ = try await onThread { try root.commit(version) }
    }
}

extension RecordDocument {
    fileprivate var auditDetail: [String: String] {
        var detail = ["version": String(version), "revision": String(revision)]
        if let reason = deviations.first?.reason { detail["deviation"] = reason }
        return detail
    }
}

/// Runs blocking work on a thread of its own, so that the tasks of the server go on.
func onThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try work() }) }.start()
    }
}
