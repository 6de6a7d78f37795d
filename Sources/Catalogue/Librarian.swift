// SPDX-License-Identifier: Apache-2.0
// The role that finds drafts and records for a viewer, and keeps drafts.

import Accounts
import Database
import Identifiers
import Metadata

/// Finds what a viewer may see, and keeps drafts. Whether something may be seen is decided by `Permission`, in SQL.
package struct Librarian: Sendable {
    private let store: Store
    package let clock: Clock

    package init(store: Store, clock: Clock) {
        self.store = store
        self.clock = clock
    }

    /// Reads in one snapshot, for the parts of this module that ask their own questions.
    func read<T: Sendable>(_ body: @Sendable (Reading) throws -> T) async throws -> T {
        try await store.read(body)
    }

    // MARK: Finding

    /// - Throws: ``CatalogueError/unknownRecord(_:)`` when there is none or the viewer may not know of it.
    package func record(_ id: String, for viewer: Viewer) async throws -> Record {
        let day = clock.day
        guard let record = try await store.read({ try $0.record(id, .see, for: viewer, on: day) }) else {
            throw CatalogueError.unknownRecord(id)
        }
        return record
    }

    /// What the record page shows, read in one snapshot.
    package func overview(of id: String, for viewer: Viewer, mostFiles: Int = 1000) async throws
        -> RecordOverview
    {
        let day = clock.day
        return try await store.read { reading in
            guard let record = try reading.record(id, .see, for: viewer, on: day) else {
                throw CatalogueError.unknownRecord(id)
            }
            let mayRead = try reading.isPermitted(.readFiles, record: id, viewer: viewer, on: day)
            return RecordOverview(
                record: record, status: record.accessStatus(on: day), mayReadFiles: mayRead,
                mayEdit: try reading.isPermitted(.edit, record: id, viewer: viewer, on: day),
                files: mayRead ? try reading.files(of: id, limit: mostFiles).map(\.entry) : [],
                formats: try reading.formats(of: id).map { mayRead ? $0 : $0.withoutNames },
                versions: try reading.versions(of: record.parent, for: viewer, on: day))
        }
    }

    /// A file whose bytes the viewer may read.
    ///
    /// - Throws: ``CatalogueError/notPermitted(record:action:)`` when the record is visible but its files are not.
    package func file(_ key: String, of id: String, for viewer: Viewer) async throws -> StoredFile {
        let day = clock.day
        return try await store.read { reading in
            try requireFiles(of: id, viewer: viewer, day: day, reading)
            guard let file = try reading.file(key, of: id) else {
                throw CatalogueError.unknownFile(record: id, key: key)
            }
            return file
        }
    }

    /// The next files of a record whose files the viewer may read, in the order of their keys.
    package func files(of id: String, after key: String = "", limit: Int = 1000, for viewer: Viewer)
        async throws -> [StoredFile]
    {
        let day = clock.day
        return try await store.read { reading in
            try requireFiles(of: id, viewer: viewer, day: day, reading)
            return try reading.files(of: id, after: key, limit: limit)
        }
    }

    private func requireFiles(of id: String, viewer: Viewer, day: String, _ reading: Reading) throws {
        guard try reading.isPermitted(.see, record: id, viewer: viewer, on: day) else {
            throw CatalogueError.unknownRecord(id)
        }
        guard try reading.isPermitted(.readFiles, record: id, viewer: viewer, on: day) else {
            throw CatalogueError.notPermitted(record: id, action: "read its files")
        }
    }

    package func search(_ query: SearchQuery, for viewer: Viewer) async throws -> SearchResult {
        let day = clock.day
        return try await store.read { try $0.search(query, for: viewer, on: day) }
    }

    package func holdings(for viewer: Viewer) async throws -> Holdings {
        let day = clock.day
        return try await store.read { try $0.holdings(for: viewer, on: day) }
    }

    package func drafts(of viewer: Viewer, limit: Int = 200) async throws -> [Record] {
        guard let account = viewer.account else { throw AccountError.signInRequired }
        return try await store.read { try $0.drafts(of: account, limit: limit) }
    }

    package func latest(ofParent parent: String, for viewer: Viewer) async throws -> String? {
        let day = clock.day
        return try await store.read { try $0.latestID(ofParent: parent, for: viewer, on: day) }
    }

    /// The record that an identifier names, when the viewer may see it.
    package func record(scheme: String, identifier: String, for viewer: Viewer) async throws -> Record {
        guard let id = try await store.read({ try $0.recordID(scheme: scheme, identifier: identifier) })
        else {
            throw CatalogueError.unknownRecord(identifier)
        }
        return try await record(id, for: viewer)
    }

    /// Why a viewer may or may not do something: every rung of the ladder, and whether it holds.
    package func explain(_ permission: Permission, record id: String, viewer: Viewer) async throws
        -> [(reason: String, holds: Bool)]
    {
        let day = clock.day
        return try await store.read { try $0.explain(permission, record: id, viewer: viewer, on: day) }
    }

    // MARK: Drafts

    /// Everything the draft page needs; for those who may edit.
    package func draft(_ id: String, for viewer: Viewer) async throws -> DraftOverview {
        let day = clock.day
        return try await store.read { reading in
            guard let record = try reading.record(id, .edit, for: viewer, on: day) else {
                throw CatalogueError.unknownRecord(id)
            }
            guard record.state == .draft else { throw CatalogueError.notADraft(id) }
            return DraftOverview(
                record: record, statements: try reading.statements(about: id),
                files: try reading.files(of: id, limit: 1000).map(\.entry),
                formats: try reading.formats(of: id))
        }
    }

    /// Saves what a person typed into a draft.
    ///
    /// - Parameter revision: the revision that the person saw; nil to save whatever was there.
    /// - Throws: ``CatalogueError/changedMeanwhile(record:expected:found:)``.
    package func save(
        _ metadata: RecordMetadata, access: Access, of id: String, seen revision: Int?, by viewer: Viewer
    ) async throws -> Record {
        let day = clock.day
        let now = clock.timestamp
        return try await store.write { writing in
            guard var record = try writing.reading.record(id, .edit, for: viewer, on: day) else {
                throw CatalogueError.unknownRecord(id)
            }
            guard record.state == .draft, try !writing.reading.isBeingPublished(id) else {
                throw CatalogueError.notADraft(id)
            }
            if let revision, revision != record.document.revision {
                throw CatalogueError.changedMeanwhile(
                    record: id, expected: revision, found: record.document.revision)
            }
            record.document.correct(metadata, access: access, by: viewer.name)
            record.document.revision += 1
            record.document.updated = now
            try writing.updateRecord(record.document, state: .draft)
            try writing.audit(
                "draft.save", on: id, by: viewer, at: now, ["revision": String(record.document.revision)])
            return record
        }
    }
}

/// What the record page shows.
package struct RecordOverview: Sendable {
    package let record: Record
    package let status: AccessStatus
    package let mayReadFiles: Bool
    package let mayEdit: Bool
    /// The first files; empty when the viewer may not read them.
    package let files: [FileEntry]
    package let formats: [FormatCount]
    package let versions: [Record]
}

/// What the draft page shows.
package struct DraftOverview: Sendable {
    package let record: Record
    package let statements: [LayeredStatement]
    package let files: [FileEntry]
    package let formats: [FormatCount]
}

extension RecordDocument {
    /// Takes what a person typed; fields that changed have that person as their source from now on.
    package mutating func correct(_ corrected: RecordMetadata, access: Access, by person: String) {
        let before = Dictionary(grouping: metadata.statements, by: \.field)
        let after = Dictionary(grouping: corrected.statements, by: \.field)
        for field in Set(before.keys).union(after.keys).sorted() where before[field] != after[field] {
            let kept = provenance.filter { $0.field == field }
            provenance.removeAll { $0.field == field }
            for statement in after[field] ?? [] {
                let known = kept.first {
                    $0.value == statement.summary && before[field]?.contains(statement) == true
                }
                provenance.append(
                    known
                        ?? ValueSource(
                            field: field, value: statement.summary, layer: .typed, source: person,
                            place: "draft form"))
            }
        }
        metadata = corrected
        if self.access != access {
            provenance.removeAll { $0.field == "access" }
            provenance.append(
                ValueSource(
                    field: "access", value: access.files.rawValue, layer: .typed, source: person,
                    place: "draft form"))
        }
        self.access = access.consistent
    }
}

extension Access {
    /// A restricted record has restricted files, and so has one under embargo that is otherwise public.
    package var consistent: Access {
        var access = self
        if record == .restricted || embargo != nil { access.files = .restricted }
        return access
    }
}
