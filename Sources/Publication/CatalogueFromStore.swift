// SPDX-License-Identifier: Apache-2.0
// From the store to the catalogue: after a publication, after a crash, and all of it when the catalogue is made again.

import Accounts
import Catalogue
import Database
import Foundation
import Metadata
import Preservation

extension Writing {
    /// Enters a sealed record into the catalogue, new or in place of its draft.
    ///
    /// - Parameter movingOnly: the files are in the catalogue already, only their content has moved.
    func take(_ sealed: SealedRecord, movingOnly: Bool = false) throws {
        let document = sealed.document
        if try reading.hasRecord(document.id) {
            try updateRecord(document, state: .published)
        } else {
            try insertRecord(
                Record(
                    state: .published, document: document,
                    ownerID: try owner(document.owner, since: document.created),
                    isLatest: false, fileCount: 0, byteCount: 0))
        }
        if movingOnly {
            for file in sealed.files { try moveFile(file.entry.key, of: document.id, to: file.path) }
        } else {
            try putFiles(sealed.files, in: document.id)
            try countFiles(of: document.id)
        }
        try setIdentifiers(document.pids, of: document.id)
        try markLatest(
            try reading.newestPublished(ofParent: document.parent) ?? document.id, ofParent: document.parent)
        try index(document)
    }

    /// The account of an owner; one that cannot sign in is made where the accounts were lost too.
    private func owner(_ owner: Owner?, since created: String) throws -> Int64? {
        guard let owner else { return nil }
        if let account = try reading.account(email: owner.email) { return account.id }
        return try insertAccount(
            email: owner.email, name: owner.name, role: .depositor, password: nil, created: created)
    }
}

/// How a rebuild goes on and ends.
package struct RebuildProgress: Sendable {
    package var objects = 0
    package var records = 0
    package var bytes: Int64 = 0
    /// Objects that are no records, or cannot be read, with the reason.
    package var failures: [(object: String, reason: String)] = []
}

extension Curator {
    /// Finishes or undoes what a crash has cut off; cheap when nothing was.
    package func recover() async throws {
        _ = try await onThread { try root.recoverAll() }
        let intents = try await store.read { try $0.publicationIntents() }
        for intent in intents {
            // Another process may be in the middle of it: then it is not a crash.
            guard let lock = try DraftLock(of: intent.record, in: root.staging) else { continue }
            defer { lock.release() }
            do {
                try await settle(intent)
            } catch is PreservationError, is PublicationError {
                // One damaged object is for `verify` to report; the rest of the place starts, and the intent stays.
            }
        }
    }

    /// Finishes a publication that was cut off, before the same record is published or amended again.
    func settlePublication(of record: String) async throws {
        let intents = try await store.read { try $0.publicationIntents() }
        if let intent = intents.first(where: { $0.record == record }) { try await settle(intent) }
    }

    /// Brings the catalogue to where the store is, under the lock of the record.
    private func settle(_ intent: PublicationIntent) async throws {
        let object = Sealed.objectID(parent: intent.parent)
        let reached = try await onThread { [root] in
            _ = try root.recover(object)
            guard root.contains(object) else { return nil as SealedRecord? }
            return try root.sealedRecords(in: try root.inventory(of: object)).first {
                $0.document.id == intent.record && $0.document.revision == intent.revision
            }
        }
        let now = clock.timestamp
        let by = Viewer(account: nil, role: .administrator, name: "recovery")
        try await store.write { writing in
            if let reached {
                try writing.take(reached)
                try writing.audit("record.recover", on: intent.record, by: by, at: now)
            }
            try writing.endPublication(of: intent.record)
        }
        if reached != nil { try? StagingTree.removeAll(of: intent.record, in: root.staging) }
    }

    /// Makes the catalogue of published records again from the store alone, in one transaction: readers see the old one
    /// until the new one is complete. Accounts, plans and drafts stay as they are.
    package func rebuild(
        by viewer: Viewer, progress: @escaping @Sendable (RebuildProgress) -> Void = { _ in }
    ) async throws
        -> RebuildProgress
    {
        guard viewer.role >= .administrator else {
            throw AccountError.notPermitted(action: "rebuild the catalogue", needs: .administrator)
        }
        let now = clock.timestamp
        return try await onThread {
            try store.writeNow { writing in
                var state = RebuildProgress()
                try writing.deletePublishedRecords()
                for folder in root.objectFolders() {
                    do {
                        for record in try root.sealedRecords(in: try root.inventory(in: folder)) {
                            try writing.take(record)
                            state.records += 1
                            state.bytes += record.files.reduce(0) { $0 + $1.entry.size }
                        }
                    } catch let error as PublicationError {
                        state.failures.append((folder.url.lastPathComponent, "\(error)"))
                    } catch let error as PreservationError {
                        state.failures.append((folder.url.lastPathComponent, "\(error)"))
                    }
                    state.objects += 1
                    progress(state)
                }
                try writing.restoreMemories()
                try writing.audit(
                    "catalogue.rebuild", on: "catalogue", by: viewer, at: now,
                    ["objects": String(state.objects), "records": String(state.records)])
                return state
            }
        }
    }
}
