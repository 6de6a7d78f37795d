// SPDX-License-Identifier: Apache-2.0
// A catalogue of its own for a test, with short ways to put records into it.

import Accounts
import Database
import Foundation
import Metadata
import TestKit

@testable import Catalogue

/// A database with a librarian, on a day that never ends.
struct TestCatalogue {
    static let day = "2026-06-15"

    let store: Store
    let librarian: Librarian

    static func with(_ body: (TestCatalogue) async throws -> Void) async throws {
        try await Scratch.withFolder { folder in
            let store = try Store(path: folder.appendingPathComponent("catalogue.sqlite").path)
            try await body(
                TestCatalogue(
                    store: store, librarian: Librarian(store: store, clock: .fixed("\(day)T12:00:00Z"))))
        }
    }

    func account(_ name: String, _ role: Role) async throws -> Viewer {
        let id = try await store.write {
            try $0.insertAccount(
                email: "\(name)@example.org", name: name, role: role, password: nil,
                created: "2026-01-01T00:00:00Z")
        }
        return Viewer(account: id, role: role, name: name)
    }

    /// Puts a record in, with one file, as a publication would.
    @discardableResult
    func add(
        _ id: String, parent: String? = nil, version: Int = 1, state: Record.State = .published,
        access: Access = Access(), owner: Viewer? = nil, plan: PlanLink? = nil,
        published: String = "2026-06-01T00:00:00Z", format: String = "CSV", hasFile: Bool = true,
        describe: (inout RecordMetadata) -> Void = { _ in }
    ) async throws -> Record {
        var document = RecordDocument(
            id: id, parent: parent ?? "parent-\(id)", version: version, created: "2026-05-01T00:00:00Z",
            owner: nil, access: access, plan: plan)
        document.metadata.title = "Title of \(id)"
        document.metadata.resourceType = VocabularyTerm(id: "dataset")
        describe(&document.metadata)
        document.published = state == .published ? published : nil
        document.updated = published
        let record = Record(state: state, document: document, ownerID: owner?.account)
        let made = record
        try await store.write { writing in
            try writing.insertRecord(made)
            if hasFile {
                try writing.putFiles([Self.file("secret-\(made.id).csv", format: format)], in: made.id)
                try writing.countFiles(of: made.id)
            }
            if made.state == .published {
                try writing.index(made.document)
                try writing.markLatest(
                    try writing.reading.newestPublished(ofParent: made.parent) ?? made.id,
                    ofParent: made.parent)
            }
        }
        return record
    }

    static func file(_ key: String, format: String = "CSV") -> StoredFile {
        StoredFile(
            entry: FileEntry(
                key: key, size: 10, sha512: String(repeating: "ab", count: 64),
                md5: String(repeating: "cd", count: 16), mediaType: "text/csv", format: format),
            path: "objects/\(key)", modified: 0)
    }

    /// The ids that a search finds, page after page.
    func found(_ query: SearchQuery, by viewer: Viewer = .anonymous) async throws -> [String] {
        var (query, ids) = (query, [String]())
        repeat {
            let page = try await librarian.search(query, for: viewer)
            ids += page.hits.map(\.record.id)
            query.after = page.next
        } while query.after != nil
        return ids
    }
}
