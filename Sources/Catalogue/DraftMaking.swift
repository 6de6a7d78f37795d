// SPDX-License-Identifier: Apache-2.0
// New drafts: of new records, and of next versions.

import Accounts
import Database
import Identifiers
import Metadata

extension Writing {
    /// Adds an empty draft of a new record, with fresh ids for itself and its parent.
    package func makeDraft(plan: PlanLink?, owner: Int64, at time: String) throws -> Record {
        var random = SystemRandomNumberGenerator()
        let document = RecordDocument(
            id: RecordID.random(using: &random).description,
            parent: RecordID.random(using: &random).description,
            version: 1, created: time, owner: try ownerEntry(owner), plan: plan)
        let record = Record(
            state: .draft, document: document, ownerID: owner, isLatest: false, fileCount: 0, byteCount: 0)
        try insertRecord(record)
        return record
    }

    /// Adds the draft of the version after `record`: its metadata without publication date and version, its files as
    /// references to the same content. The same open draft is given when there is one.
    package func makeNextVersion(of record: Record, owner: Int64, at time: String) throws -> Record {
        if let open = try reading.openDraft(ofParent: record.parent) { return open }
        let newest: Int =
            try reading.value("SELECT max(version) FROM records WHERE parent_id = \(record.parent)")
            ?? record.document.version
        var random = SystemRandomNumberGenerator()
        var document = record.document
        document.id = RecordID.random(using: &random).description
        document.version = newest + 1
        document.revision = 1
        document.created = time
        document.updated = time
        document.published = nil
        document.owner = try ownerEntry(owner)
        document.pids = []
        document.deviations = []
        document.metadata.publicationDate = nil
        document.metadata.version = nil
        document.provenance.removeAll { $0.field == "publication_date" || $0.field == "version" }
        let draft = Record(
            state: .draft, document: document, ownerID: owner, isLatest: false, fileCount: 0, byteCount: 0)
        try insertRecord(draft)
        try copyFiles(from: record.id, to: draft.id)
        let known = try reading.statements(about: record.id)
        try setStatements(known.isEmpty ? record.document.statementsByProvenance : known, about: draft.id)
        try countFiles(of: draft.id)
        return draft
    }

    private func ownerEntry(_ account: Int64) throws -> Owner? {
        try reading.account(id: account).map { Owner(email: $0.email, name: $0.name) }
    }
}

extension RecordDocument {
    /// What sidecars and file headers said, as far as the document tells: for records that only the store remembers.
    fileprivate var statementsByProvenance: [LayeredStatement] {
        let known = Dictionary(grouping: metadata.statements, by: \.field)
        let values = provenance.filter { $0.layer == .sidecar || $0.layer == .header }.compactMap { entry in
            known[entry.field]?.first { $0.summary == entry.value }.map {
                LayeredStatement(
                    layer: entry.layer, statement: $0, source: entry.source, place: entry.place,
                    raw: entry.raw,
                    confidence: entry.confidence)
            }
        }
        return values
            + properties.map {
                LayeredStatement(
                    layer: .header, statement: .property($0), source: "an earlier version",
                    place: "properties")
            }
    }
}
