// SPDX-License-Identifier: Apache-2.0
// Crashes between store and catalogue: what was sealed becomes visible, what was not can be published again.

import Accounts
import Catalogue
import Database
import Deposits
import Foundation
import Metadata
import Preservation
import TestKit
import Testing

@testable import Publication

@Suite struct Recovering {
    private func begin(_ draft: Record, in archive: Archive) async throws {
        let intent = PublicationIntent(
            record: draft.id, parent: draft.parent, revision: draft.document.revision + 1)
        try await archive.store.write { try $0.beginPublication(intent, at: "2026-06-15T12:00:00Z") }
    }

    private func intents(in archive: Archive) async throws -> Int {
        try await archive.store.read { try $0.publicationIntents().count }
    }

    /// The catalogue of a program that died after the store was changed and before the catalogue was.
    private func crashed(_ archive: Archive, publishing draft: Record) async throws -> Archive {
        try await begin(draft, in: archive)
        let crashed = try await archive.catalogueOfNow()
        _ = try await archive.curator.publish(draft.id, by: archive.ada)
        #expect(try await crashed.librarian.record(draft.id, for: archive.ada).state == .draft)
        return crashed
    }

    @Test func finishesWhatTheStoreHas() async throws {
        try await Archive.with { archive in
            let draft = try await archive.deposit(["a.txt": "one", "sub/b.txt": "two"]).record
            let crashed = try await crashed(archive, publishing: draft)
            try await crashed.curator.recover()
            let (record, files) = try await crashed.state(of: draft.id)
            let (expected, expectedFiles) = try await archive.state(of: draft.id)
            #expect(record == expected)
            #expect(files.map(\.entry) == expectedFiles.map(\.entry))
            #expect(files.map(\.path) == expectedFiles.map(\.path))
            #expect(
                try await crashed.librarian.search(SearchQuery(text: "title"), for: .anonymous).total == 1)
            #expect(try await intents(in: crashed) == 0)
            let actions = try await crashed.store.read { try $0.auditEntries(on: draft.id).map(\.action) }
            #expect(actions.first == "record.recover")
            try await crashed.expectWhole([draft.id])
            // Once is enough.
            try await crashed.curator.recover()
            #expect(try await crashed.state(of: draft.id).0 == expected)
        }
    }

    /// Somebody who sees the draft still there tries again, before any program has started anew.
    @Test func finishesWhatTheStoreHasWhenPublishedAgain() async throws {
        try await Archive.with { archive in
            let draft = try await archive.deposit(["a.txt": "one"]).record
            let crashed = try await crashed(archive, publishing: draft)
            await #expect(throws: CatalogueError.notADraft(draft.id)) {
                try await crashed.curator.publish(draft.id, by: crashed.ada)
            }
            #expect(try await crashed.librarian.record(draft.id, for: .anonymous).state == .published)
            #expect(try await intents(in: crashed) == 0)
            try await crashed.expectWhole([draft.id])
        }
    }

    @Test func finishesANextVersion() async throws {
        try await Archive.with { archive in
            let first = try await archive.publish(["a.txt": "one"])
            let draft = try await archive.deposit(["b.txt": "two"]).record
            let crashed = try await crashed(archive, publishing: draft)
            try await crashed.curator.recover()
            #expect(try await crashed.librarian.latest(ofParent: first.parent, for: .anonymous) == draft.id)
            #expect(try await crashed.state(of: draft.id).1.count == 2)
            try await crashed.expectWhole([first.id, draft.id])
        }
    }

    @Test func finishesALiftedEmbargo() async throws {
        try await Archive.with { archive in
            let record = try await archive.publish(
                ["a.txt": "one"], access: Access(files: .restricted, embargo: Embargo(event: "paper")))
            try await begin(record, in: archive)
            let crashed = try await archive.catalogueOfNow()
            let lifted = try await archive.curator.liftEmbargo(
                of: record.id, evidence: "it is out", by: archive.ada)
            #expect(
                try await crashed.librarian.overview(of: record.id, for: .anonymous).mayReadFiles == false)
            try await crashed.curator.recover()
            #expect(try await crashed.librarian.record(record.id, for: .anonymous) == lifted)
            #expect(try await crashed.librarian.overview(of: record.id, for: .anonymous).mayReadFiles)
        }
    }

    @Test func undoesWhatTheStoreHasNot() async throws {
        try await Archive.with { archive in
            let draft = try await archive.deposit(["a.txt": "one"]).record
            try await begin(draft, in: archive)
            try await archive.curator.recover()
            #expect(try await intents(in: archive) == 0)
            #expect(try await archive.librarian.record(draft.id, for: archive.ada) == draft)
            await #expect(throws: CatalogueError.unknownRecord(draft.id)) {
                try await archive.librarian.record(draft.id, for: .anonymous)
            }
            let record = try await archive.curator.publish(draft.id, by: archive.ada)
            try await archive.expectWhole([record.id])
        }
    }

    /// What is saved while a publication runs would be lost: it is not part of what is sealed.
    @Test func savesNothingIntoADraftThatIsBeingPublished() async throws {
        try await Archive.with { archive in
            let draft = try await archive.deposit(["a.txt": "one"]).record
            try await begin(draft, in: archive)
            await #expect(throws: CatalogueError.notADraft(draft.id)) {
                try await archive.librarian.save(
                    draft.document.metadata, access: Access(), of: draft.id, seen: nil, by: archive.ada)
            }
            try await archive.curator.recover()
            _ = try await archive.librarian.save(
                draft.document.metadata, access: Access(), of: draft.id, seen: nil, by: archive.ada)
        }
    }

    @Test func leavesAPublicationAloneThatIsRunning() async throws {
        try await Archive.with { archive in
            let draft = try await archive.deposit(["a.txt": "one"]).record
            let crashed = try await crashed(archive, publishing: draft)
            let lock = try #require(
                try DraftLock(of: draft.id, in: archive.data.appendingPathComponent("staging")))
            try await crashed.curator.recover()
            #expect(try await intents(in: crashed) == 1)
            #expect(try await crashed.librarian.record(draft.id, for: archive.ada).state == .draft)
            lock.release()
            try await crashed.curator.recover()
            #expect(try await intents(in: crashed) == 0)
            #expect(try await crashed.librarian.record(draft.id, for: archive.ada).state == .published)
        }
    }

    /// One damaged object is a matter for `verify`; it must not keep the whole place from starting.
    @Test func startsBesideADamagedObject() async throws {
        try await Archive.with { archive in
            let damaged = try await archive.deposit(["a.txt": "one"]).record
            let crashed = try await crashed(archive, publishing: damaged)
            let object = try archive.root.url(of: Sealed.objectID(parent: damaged.parent))
            try Data("{".utf8).write(to: object.appendingPathComponent("inventory.json"))
            try await crashed.curator.recover()
            #expect(try await intents(in: crashed) == 1)
        }
    }
}
