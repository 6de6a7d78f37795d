// SPDX-License-Identifier: Apache-2.0
// The SQL of drafts and records.

import Accounts
import Database
import Foundation
import Identifiers
import Metadata

enum RecordTable {
    static let columns: SQL =
        "r.id, r.state, r.owner_id, r.is_latest, r.file_count, r.byte_count, r.document"

    static func record(_ row: Row) throws -> Record {
        Record(
            state: try row.get("state"), document: try document(try row.get("document")),
            ownerID: row.optional("owner_id"), isLatest: try row.get("is_latest"),
            fileCount: try row.get("file_count"), byteCount: try row.get("byte_count"))
    }

    static func document(_ json: String) throws -> RecordDocument {
        try JSONDecoder().decode(RecordDocument.self, from: Data(json.utf8))
    }

    static func json(_ document: RecordDocument) throws -> String {
        String(decoding: try document.json(), as: UTF8.self)
    }
}

extension Embargo {
    /// The end of the embargo where it is a day. One that cannot be read is no end: compared as text, it would be over.
    fileprivate var readableEnd: String? { until.flatMap { Day.isValid($0) ? $0 : nil } }
}

extension RecordDocument {
    /// The document as UTF-8 JSON with sorted keys, as it is sealed.
    package func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    package static func decode(_ json: Data) throws -> RecordDocument {
        try JSONDecoder().decode(RecordDocument.self, from: json)
    }
}

extension Reading {
    /// The draft or record with this id, when `viewer` is permitted to; a published record hides its own edit draft.
    package func record(_ id: String, _ permission: Permission, for viewer: Viewer, on day: String) throws
        -> Record?
    {
        try first(
            """
            SELECT \(RecordTable.columns) FROM records r
            WHERE r.id = \(id) AND \(permission.condition(for: viewer, on: day))
            """
        ).map(RecordTable.record)
    }

    package func isPermitted(_ permission: Permission, record id: String, viewer: Viewer, on day: String)
        throws -> Bool
    {
        try value(
            "SELECT 1 FROM records r WHERE r.id = \(id) AND \(permission.condition(for: viewer, on: day))",
            as: Int.self)
            != nil
    }

    /// Each rung of the ladder with whether it holds for this record, for explaining a decision.
    package func explain(_ permission: Permission, record id: String, viewer: Viewer, on day: String) throws
        -> [(reason: String, holds: Bool)]
    {
        try permission.rungs(for: viewer, on: day).map { rung in
            let holds = try value(
                "SELECT 1 FROM records r WHERE r.id = \(id) AND \(rung.condition)", as: Int.self)
            return (rung.reason, holds != nil)
        }
    }

    /// All versions of a parent that the viewer sees, newest first.
    package func versions(of parent: String, for viewer: Viewer, on day: String) throws -> [Record] {
        try rows(
            """
            SELECT \(RecordTable.columns) FROM records r
            WHERE r.parent_id = \(parent) AND \(Permission.see.condition(for: viewer, on: day))
            ORDER BY r.version DESC
            """
        ).map(RecordTable.record)
    }

    /// The drafts that are the viewer's own, latest change first.
    package func drafts(of account: Int64, limit: Int) throws -> [Record] {
        try rows(
            """
            SELECT \(RecordTable.columns) FROM records r
            WHERE r.owner_id = \(account) AND r.state = 'draft' ORDER BY r.updated DESC LIMIT \(limit)
            """
        ).map(RecordTable.record)
    }

    /// Drafts and latest records that fulfil datasets of a plan, as far as the viewer sees them.
    package func records(ofPlan plan: String, for viewer: Viewer, on day: String) throws -> [Record] {
        try rows(
            """
            SELECT \(RecordTable.columns) FROM records r
            WHERE r.plan_id = \(plan) AND \(Permission.see.condition(for: viewer, on: day))
            ORDER BY r.dataset_key, r.created, r.n
            """
        ).map(RecordTable.record)
    }

    package func recordID(scheme: String, identifier: String) throws -> String? {
        try value("SELECT record_id FROM identifiers WHERE scheme = \(scheme) AND identifier = \(identifier)")
    }

    /// The id of the latest published version of a parent, for those who may see it.
    package func latestID(ofParent parent: String, for viewer: Viewer, on day: String) throws -> String? {
        try value(
            """
            SELECT r.id FROM records r WHERE r.parent_id = \(parent) AND r.state = 'published' AND r.is_latest = 1
            AND \(Permission.see.condition(for: viewer, on: day))
            """)
    }

    /// The open draft of a next version of a parent.
    package func openDraft(ofParent parent: String) throws -> Record? {
        try first(
            "SELECT \(RecordTable.columns) FROM records r WHERE r.parent_id = \(parent) AND r.state = 'draft' LIMIT 1"
        ).map(RecordTable.record)
    }

    /// The next page of records that everybody sees today, by time of change; the order of harvesting.
    func publicRecords(_ selection: PublicSelection, on day: String, limit: Int) throws -> [Record] {
        var conditions: [SQL] = ["r.state = 'published'", Permission.see.condition(for: .anonymous, on: day)]
        if let after = selection.after {
            conditions.append("(r.updated, r.id) > (\(after.updated), \(after.id))")
        }
        if let from = selection.from { conditions.append("r.updated >= \(from)") }
        if let until = selection.until { conditions.append("r.updated <= \(until)") }
        if let type = selection.type { conditions.append("r.resource_type = \(type)") }
        if let plan = selection.plan { conditions.append("r.plan_id = \(plan)") }
        return try rows(
            """
            SELECT \(RecordTable.columns) FROM records r
            WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY r.updated, r.id LIMIT \(limit)
            """
        ).map(RecordTable.record)
    }

    /// The resource types and plans that have records which everybody sees.
    func publicSets(on day: String) throws -> PublicSets {
        let seen = Permission.see.condition(for: .anonymous, on: day)
        let types = try rows(
            """
            SELECT DISTINCT r.resource_type AS id FROM records r
            WHERE r.state = 'published' AND r.resource_type IS NOT NULL AND \(seen) ORDER BY 1
            """)
        let plans = try rows(
            """
            SELECT DISTINCT p.id AS id, p.title AS title FROM records r JOIN plans p ON p.id = r.plan_id
            WHERE r.state = 'published' AND \(seen) AND \(Permission.seesPlan(.anonymous)) ORDER BY p.title
            """)
        return PublicSets(
            types: try types.map { try $0.get("id") },
            plans: try plans.map { PublicSets.Plan(id: try $0.get("id"), title: try $0.get("title")) })
    }

    func earliestChange() throws -> String? {
        try value("SELECT min(updated) FROM records WHERE state = 'published'")
    }

    package func hasRecord(_ id: String) throws -> Bool {
        try value("SELECT EXISTS (SELECT 1 FROM records WHERE id = \(id))") ?? false
    }

    package func newestPublished(ofParent parent: String) throws -> String? {
        try value(
            "SELECT id FROM records WHERE parent_id = \(parent) AND state = 'published' ORDER BY version DESC LIMIT 1"
        )
    }

    /// Whether a publication of the draft has begun; what is saved from now on would not be part of it.
    func isBeingPublished(_ id: String) throws -> Bool {
        try value("SELECT EXISTS (SELECT 1 FROM publications WHERE record_id = \(id))") ?? false
    }
}

extension Writing {
    package func insertRecord(_ record: Record) throws {
        let document = record.document
        try execute(
            """
            INSERT INTO records (id, parent_id, version, state, revision, owner_id, plan_id, dataset_key, created, updated,
                published, is_latest, title, resource_type, year, licence, access_record, access_files, has_embargo,
                embargo_until, embargo_lifted, file_count, byte_count, document)
            VALUES (\(document.id), \(document.parent), \(document.version), \(record.state), \(document.revision),
                \(record.ownerID), \(document.plan?.plan), \(document.plan?.dataset), \(document.created),
                \(document.updated), \(document.published), \(record.isLatest), \(document.metadata.title ?? ""),
                \(document.metadata.resourceType?.id), \(document.metadata.publicationDate.map { String($0.prefix(4)) }),
                \(document.metadata.rights.first?.id), \(document.access.record.rawValue),
                \(document.access.files.rawValue), \(document.access.embargo != nil), \(document.access.embargo?.readableEnd),
                \(document.access.embargo?.lifted?.at), \(record.fileCount), \(record.byteCount),
                \(try RecordTable.json(document)))
            """)
    }

    /// Saves a changed document; the columns that lists and rules use follow it.
    package func updateRecord(_ document: RecordDocument, state: Record.State) throws {
        try execute(
            """
            UPDATE records SET state = \(state), version = \(document.version), revision = \(document.revision),
                plan_id = \(document.plan?.plan), dataset_key = \(document.plan?.dataset),
                updated = \(document.updated), published = \(document.published),
                title = \(document.metadata.title ?? ""), resource_type = \(document.metadata.resourceType?.id),
                year = \(document.metadata.publicationDate.map { String($0.prefix(4)) }),
                licence = \(document.metadata.rights.first?.id), access_record = \(document.access.record.rawValue),
                access_files = \(document.access.files.rawValue), has_embargo = \(document.access.embargo != nil),
                embargo_until = \(document.access.embargo?.readableEnd), embargo_lifted = \(document.access.embargo?.lifted?.at),
                document = \(try RecordTable.json(document))
            WHERE id = \(document.id)
            """)
    }

    /// Makes `id` the latest published version of its parent.
    package func markLatest(_ id: String, ofParent parent: String) throws {
        try execute("UPDATE records SET is_latest = (id = \(id)) WHERE parent_id = \(parent)")
    }

    package func deleteRecord(_ id: String) throws {
        try execute("DELETE FROM record_search WHERE rowid = (SELECT n FROM records WHERE id = \(id))")
        try execute("DELETE FROM records WHERE id = \(id)")
    }

    package func setIdentifiers(_ pids: [PersistentIdentifier], of record: String) throws {
        try execute("DELETE FROM identifiers WHERE record_id = \(record)")
        for pid in pids {
            try execute("INSERT INTO identifiers VALUES (\(pid.scheme), \(pid.identifier), \(record))")
        }
    }

    /// Forgets all published records, before the catalogue is made again from the store. Drafts stay. What the store does
    /// not have, which folders were deposited and what their files said, waits for ``restoreMemories()``.
    package func deletePublishedRecords() throws {
        try execute(
            """
            CREATE TEMP TABLE kept_deposits AS SELECT d.* FROM deposits d
            JOIN records r ON r.id = d.record_id WHERE r.state = 'published'
            """)
        try execute(
            """
            CREATE TEMP TABLE kept_suggestions AS SELECT s.* FROM suggestions s
            JOIN records r ON r.id = s.record_id WHERE r.state = 'published'
            """)
        try execute("DELETE FROM record_search")
        try execute("DELETE FROM records WHERE state = 'published'")
    }

    /// Gives the records that are there again what was kept of them.
    package func restoreMemories() throws {
        for table: (name: SQL, kept: SQL) in [
            ("deposits", "kept_deposits"), ("suggestions", "kept_suggestions"),
        ] {
            try execute(
                "INSERT INTO \(table.name) SELECT * FROM \(table.kept) WHERE record_id IN (SELECT id FROM records)"
            )
            try execute("DROP TABLE \(table.kept)")
        }
    }
}
