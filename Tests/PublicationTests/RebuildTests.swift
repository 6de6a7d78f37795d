// SPDX-License-Identifier: Apache-2.0
// The catalogue made again from the store alone says the same as before.

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

@Suite struct Rebuilding {
    /// What must be the same before and after: everything but times of source files and row numbers of accounts.
    private struct Known: Equatable {
        var documents: [RecordDocument] = []
        var isLatest: [Bool] = []
        var counts: [Int64] = []
        var files: [[FileEntry]] = []
        var paths: [[String]] = []
        var owners: [String?] = []
        var found: [String] = []
        var mayReadFiles: [Bool] = []
    }

    private func known(_ ids: [String], in archive: Archive) async throws -> Known {
        var known = Known()
        for id in ids {
            let (record, files) = try await archive.state(of: id)
            known.documents.append(record.document)
            known.isLatest.append(record.isLatest)
            known.counts += [Int64(record.fileCount), record.byteCount]
            known.files.append(files.map(\.entry))
            known.paths.append(files.map(\.path))
            let owner = record.ownerID
            known.owners.append(
                try await archive.store.read { reading in
                    try owner.flatMap { try reading.account(id: $0)?.email }
                })
            for pid in record.document.pids {
                known.found.append(
                    try await archive.librarian.record(
                        scheme: pid.scheme, identifier: pid.identifier, for: archive.admin
                    ).id)
            }
            known.mayReadFiles.append(
                (try? await archive.librarian.overview(of: id, for: .anonymous).mayReadFiles) ?? false)
        }
        for viewer in [Viewer.anonymous, archive.admin] {
            known.found += try await archive.librarian.search(SearchQuery(text: "title"), for: viewer).hits
                .map(\.record.id).sorted()
        }
        return known
    }

    /// Three records: one of two versions, both amended; one restricted; one public.
    private func filled(_ archive: Archive) async throws -> [String] {
        let embargo = Access(files: .restricted, embargo: Embargo(until: "2030-01-01", event: "paper"))
        let first = try await archive.publish(["a.txt": "one", "sub/ä.txt": "two"], access: embargo)
        archive.hands.move(days: 1)
        let second = try await archive.publish(["b.txt": "three", "a.txt": "four"], access: embargo)
        archive.hands.move(days: 1)
        _ = try await archive.curator.liftEmbargo(
            of: first.id, evidence: "10.5281/zenodo.42", by: archive.ada)
        _ = try await archive.curator.liftEmbargo(of: second.id, evidence: "in words", by: archive.cleo)
        try FileManager.default.removeItem(at: archive.source)
        var ids = [first.id, second.id]
        for access in [Access(record: .restricted, files: .restricted), Access()] {
            try archive.write(["\(ids.count).txt": "same content"])
            let folder = archive.folder.appendingPathComponent("source\(ids.count)")
            try FileManager.default.moveItem(at: archive.source, to: folder)
            let report = try await archive.depositor.deposit(
                DepositRequest(sources: [folder], title: "A title \(ids.count)"), by: archive.ada)
            var metadata = report.record.document.metadata
            metadata.resourceType = VocabularyTerm(id: "dataset")
            _ = try await archive.librarian.save(
                metadata, access: access, of: report.record.id, seen: nil, by: archive.ada)
            ids.append(try await archive.curator.publish(report.record.id, by: archive.ada).id)
        }
        return ids
    }

    @Test func givesTheSameAgain() async throws {
        try await Archive.with { archive in
            let ids = try await filled(archive)
            let before = try await known(ids, in: archive)
            #expect(before.isLatest == [false, true, true, true])
            #expect(before.mayReadFiles == [true, true, false, true])
            let progress = try await archive.curator.rebuild(by: archive.admin)
            #expect(progress.failures.isEmpty)
            #expect(progress.objects == 3 && progress.records == 4)
            #expect(try await known(ids, in: archive) == before)
            try await archive.expectWhole(ids)

            let empty = try archive.withoutCatalogue()
            _ = try await empty.curator.rebuild(by: archive.admin)
            let after = try await known(ids, in: empty)
            #expect(after == before)
            // The owner is back, and cannot sign in before somebody gives them a password.
            #expect(after.owners == Array(repeating: "ada@example.org", count: 4))
            let gatekeeper = Gatekeeper(store: empty.store, clock: archive.hands.clock)
            await #expect(throws: AccountError.wrongCredentials) {
                try await gatekeeper.signIn(email: "ada@example.org", password: "")
            }
        }
    }

    @Test func goesOnWhereItWas() async throws {
        try await Archive.with { archive in
            let ids = try await filled(archive)
            _ = try await archive.curator.rebuild(by: archive.admin)
            // A later version keeps the amendments of earlier ones, and amending goes on.
            let draft = try await archive.depositor.newVersion(of: ids[1], by: archive.ada)
            let third = try await archive.curator.publish(draft.id, by: archive.ada)
            #expect(third.document.version == 3)
            let before = try await known(ids + [third.id], in: archive)
            _ = try await archive.curator.rebuild(by: archive.admin)
            #expect(try await known(ids + [third.id], in: archive) == before)
            try await archive.expectWhole(ids + [third.id])
        }
    }

    @Test func keepsDraftsAndKnowsFoldersAgain() async throws {
        try await Archive.with { archive in
            let record = try await archive.publish(
                [
                    "a.txt": "one",
                    "CITATION.cff": "cff-version: 1.2.0\nmessage: m\ntitle: T\nkeywords: [brain]\n",
                ])
            _ = try await archive.curator.rebuild(by: archive.admin)
            let request = DepositRequest(sources: [archive.source])
            await #expect(throws: DepositError.nothingNew(record: record.id)) {
                try await archive.depositor.deposit(request, by: archive.ada)
            }
            try archive.write(["b.txt": "new"])
            let draft = try await archive.depositor.deposit(request, by: archive.ada).record
            #expect(draft.parent == record.parent)
            let before = try await archive.state(of: draft.id)
            _ = try await archive.curator.rebuild(by: archive.admin)
            #expect(try await archive.state(of: draft.id) == before)
        }
    }

    /// What files said is still part of the next version, though only the store remembers it.
    @Test func keepsWhatUnchangedFilesSaid() async throws {
        try await Archive.with { archive in
            let record = try await archive.publish(
                [
                    "a.txt": "one",
                    "CITATION.cff": "cff-version: 1.2.0\nmessage: m\ntitle: T\nkeywords: [brain]\n",
                ])
            #expect(record.document.metadata.subjects.map(\.subject) == ["brain"])
            let empty = try archive.withoutCatalogue()
            for viewer in [archive.ada, archive.bob, archive.cleo, archive.admin] {
                _ = try await empty.store.write {
                    try $0.insertAccount(
                        email: "\(viewer.name.prefix(4).lowercased())@example.org", name: viewer.name,
                        role: viewer.role, password: nil, created: "2026-01-01T00:00:00Z")
                }
            }
            _ = try await empty.curator.rebuild(by: archive.admin)
            try archive.write(["b.txt": "new"])
            let draft = try await empty.depositor.deposit(
                DepositRequest(sources: [archive.source.appendingPathComponent("b.txt")], record: record.id),
                by: archive.cleo
            ).record
            #expect(draft.document.metadata.subjects.map(\.subject) == ["brain"])
            #expect(draft.document.metadata.title == "A title")
            // Who deposits for somebody does not become the author.
            #expect(draft.document.metadata.creators.map(\.displayName) == ["Lovelace, Ada"])
        }
    }

    @Test(arguments: ["inventory.json", "v1/content/record.json", "v1/content/files.json"])
    func namesWhatItCannotRead(file: String) async throws {
        try await Archive.with { archive in
            let ids = try await filled(archive)
            let damaged = try await archive.librarian.record(ids[3], for: archive.admin)
            let object = try archive.root.url(of: Sealed.objectID(parent: damaged.parent))
            try Data("{ \"no\": 1".utf8).write(to: object.appendingPathComponent(file))
            let progress = try await archive.curator.rebuild(by: archive.admin)
            #expect(progress.objects == 3 && progress.records == 3)
            #expect(progress.failures.count == 1)
            #expect(try await archive.librarian.record(ids[0], for: archive.admin).state == .published)
            await #expect(throws: CatalogueError.unknownRecord(ids[3])) {
                try await archive.librarian.record(ids[3], for: archive.admin)
            }
            #expect(
                try await !archive.curator.verify(ids[0], by: archive.cleo).contains { $0.severity == .error }
            )
            #expect(
                try await archive.curator.verify(nil, by: archive.cleo).contains { $0.severity == .error })
        }
    }

    @Test func isForAdministrators() async throws {
        try await Archive.with { archive in
            await #expect(throws: AccountError.self) { try await archive.curator.rebuild(by: archive.cleo) }
            await #expect(throws: AccountError.self) {
                try await archive.curator.verify(nil, by: archive.ada)
            }
        }
    }
}

@Suite struct Amending {
    @Test func liftsAnEmbargoOnce() async throws {
        try await Archive.with { archive in
            let record = try await archive.publish(
                ["a.txt": "one"], access: Access(files: .restricted, embargo: Embargo(event: "paper")))
            let curator = try archive.curator
            for (viewer, evidence) in [(archive.bob, "mine"), (.anonymous, "mine"), (archive.ada, "  ")] {
                await #expect(throws: (any Error).self) {
                    try await curator.liftEmbargo(of: record.id, evidence: evidence, by: viewer)
                }
            }
            #expect(try await archive.librarian.overview(of: record.id, for: .anonymous).files.isEmpty)
            let lifted = try await curator.liftEmbargo(
                of: record.id, evidence: "10.5281/zenodo.42", by: archive.ada)
            #expect(lifted.document.revision == record.document.revision + 1)
            #expect(lifted.document.metadata.relatedIdentifiers.map(\.identifier) == ["10.5281/zenodo.42"])
            #expect(lifted.document.version == 1 && lifted.document.published == record.document.published)
            #expect(try await archive.librarian.overview(of: record.id, for: .anonymous).files.count == 1)
            await #expect(throws: PublicationError.noEmbargo(record: record.id)) {
                try await curator.liftEmbargo(of: record.id, evidence: "again", by: archive.ada)
            }
            try await archive.expectWhole([record.id])
            #expect(try archive.contentFiles().count == 1)
        }
    }
}
