// SPDX-License-Identifier: Apache-2.0
// The draft of a next version, and giving up a draft.

import Accounts
import Catalogue
import Database
import Preservation

extension Depositor {
    /// Makes the draft of the next version of a published record, with its metadata and files; asked again, it gives the
    /// same open draft.
    ///
    /// - Throws: ``CatalogueError`` when the viewer may not edit the record or it is not published.
    package func newVersion(of id: String, by viewer: Viewer) async throws -> Record {
        try viewer.require(.depositor, for: "make a new version")
        guard let account = viewer.account else { throw AccountError.signInRequired }
        let (day, now) = (clock.day, clock.timestamp)
        return try await store.write { writing in
            guard let record = try writing.reading.record(id, .edit, for: viewer, on: day) else {
                throw try writing.reading.record(id, .see, for: viewer, on: day) == nil
                    ? CatalogueError.unknownRecord(id)
                    : .notPermitted(record: id, action: "make a new version of it")
            }
            guard record.state == .published else { throw CatalogueError.notPublished(id) }
            // A curator who makes a version for somebody does not take the record away from them.
            let draft = try writing.makeNextVersion(of: record, owner: record.ownerID ?? account, at: now)
            try writing.audit("draft.next-version", on: draft.id, by: viewer, at: now, ["of": id])
            return draft
        }
    }

    /// Gives up a draft with everything staged for it. Published versions are not touched.
    package func discard(_ id: String, by viewer: Viewer) async throws {
        let (day, now) = (clock.day, clock.timestamp)
        guard let lock = try DraftLock(of: id, in: staging) else {
            throw DepositError.draftInUse(record: id)
        }
        defer { lock.release() }
        try await store.write { writing in
            guard let record = try writing.reading.record(id, .edit, for: viewer, on: day) else {
                throw CatalogueError.unknownRecord(id)
            }
            guard record.state == .draft else { throw CatalogueError.notADraft(id) }
            try writing.deleteRecord(id)
            try writing.audit("draft.discard", on: id, by: viewer, at: now)
        }
        try StagingTree.removeAll(of: id, in: staging)
    }
}
