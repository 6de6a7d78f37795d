// SPDX-License-Identifier: Apache-2.0
// Drafts: corrections with their provenance, two people at once, and next versions.

import Accounts
import Database
import Metadata
import Testing

@testable import Catalogue

@Suite struct Drafts {
    private static let now = "2026-06-15T12:00:00Z"

    private func source(_ field: String, _ value: String, _ layer: Layer) -> ValueSource {
        ValueSource(field: field, value: value, layer: layer, source: "somewhere", place: "there")
    }

    @Test func refusesToSaveOverWhatWasNotSeen() async throws {
        try await TestCatalogue.with { catalogue in
            let ada = try await catalogue.account("ada", .depositor)
            let bob = try await catalogue.account("bob", .depositor)
            let draft = try await catalogue.store.write {
                try $0.makeDraft(plan: nil, owner: try #require(ada.account), at: Self.now)
            }
            var metadata = RecordMetadata()
            metadata.title = "First"
            let typed = metadata
            let librarian = catalogue.librarian
            let saved = try await librarian.save(typed, access: Access(), of: draft.id, seen: 1, by: ada)
            #expect(saved.document.revision == 2)
            await #expect(
                throws: CatalogueError.changedMeanwhile(record: draft.id, expected: 1, found: 2)
            ) { try await librarian.save(RecordMetadata(), access: Access(), of: draft.id, seen: 1, by: ada) }
            await #expect(throws: CatalogueError.unknownRecord(draft.id)) {
                try await librarian.save(typed, access: Access(), of: draft.id, seen: 2, by: bob)
            }
            let found = try await librarian.record(draft.id, for: ada)
            #expect(found.document.metadata.title == "First")
            #expect(found.document.revision == 2)
            let entries = try await catalogue.store.read { try $0.auditEntries(on: draft.id) }
            #expect(entries.map(\.action) == ["draft.save"])
            #expect(try await librarian.drafts(of: ada).map(\.id) == [draft.id])
            #expect(try await librarian.drafts(of: bob).isEmpty)
        }
    }

    @Test func savesNothingIntoAPublishedRecord() async throws {
        try await TestCatalogue.with { catalogue in
            let ada = try await catalogue.account("ada", .depositor)
            try await catalogue.add("done", owner: ada)
            await #expect(throws: CatalogueError.notADraft("done")) {
                try await catalogue.librarian.save(
                    RecordMetadata(), access: Access(), of: "done", seen: nil, by: ada)
            }
            #expect(try await catalogue.librarian.record("done", for: ada).document.metadata.title != nil)
        }
    }

    @Test func remembersWhoTypedWhat() {
        var document = RecordDocument(id: "a", parent: "b", version: 1, created: Self.now, owner: nil)
        document.metadata.title = "From the header"
        document.metadata.publisher = "Repository"
        document.metadata.subjects = [Subject("one"), Subject("two")]
        document.provenance = [
            source("title", "From the header", .header), source("publisher", "Repository", .account),
            source("subjects", "one", .plan), source("subjects", "two", .header),
        ]
        var corrected = document.metadata
        corrected.title = "Typed"
        corrected.subjects.append(Subject("three"))
        document.correct(corrected, access: Access(), by: "Ada")
        let layers = Dictionary(uniqueKeysWithValues: document.provenance.map { ($0.value, $0.layer) })
        #expect(
            layers == [
                "Typed": .typed, "Repository": .account, "one": .plan, "two": .header, "three": .typed,
            ])
        #expect(document.provenance.first { $0.value == "Typed" }?.source == "Ada")
        // What is saved as it was keeps its sources.
        let before = document.provenance
        document.correct(document.metadata, access: Access(), by: "Bob")
        #expect(document.provenance == before)
    }

    @Test func keepsRestrictedFilesRestricted() {
        var document = RecordDocument(id: "a", parent: "b", version: 1, created: Self.now, owner: nil)
        document.correct(RecordMetadata(), access: Access(record: .restricted, files: .public), by: "Ada")
        #expect(document.access.files == .restricted)
        document.correct(
            RecordMetadata(), access: Access(files: .public, embargo: Embargo(until: "2030-01-01")), by: "Ada"
        )
        #expect(document.access.files == .restricted)
        #expect(document.access.isEmbargoed(on: TestCatalogue.day))
        #expect(document.provenance.filter { $0.field == "access" }.count == 1)
    }

    @Test func makesOneNextVersionHoweverOftenAsked() async throws {
        try await TestCatalogue.with { catalogue in
            let ada = try await catalogue.account("ada", .depositor)
            let first = try await catalogue.add(
                "one", access: Access(files: .restricted, embargo: Embargo(event: "paper")), owner: ada
            ) {
                $0.publicationDate = "2026-06-01"
                $0.version = "1.0"
                $0.creators = [Creator(.person(family: "Lovelace", given: "Ada"))]
            }
            let (draft, again, file) = try await catalogue.store.write { writing in
                try writing.setIdentifiers(
                    [PersistentIdentifier(scheme: "ark", identifier: "ark:/1/x", isRegistered: false)],
                    of: "one")
                let draft = try writing.makeNextVersion(
                    of: first, owner: try #require(ada.account), at: Self.now)
                let again = try writing.makeNextVersion(
                    of: first, owner: try #require(ada.account), at: Self.now)
                return (draft, again, try writing.reading.file("secret-one.csv", of: draft.id))
            }
            #expect(again.id == draft.id)
            #expect(draft.id != "one" && draft.parent == first.parent)
            #expect(draft.state == .draft && draft.document.version == 2 && draft.document.revision == 1)
            #expect(draft.document.metadata.publicationDate == nil && draft.document.metadata.version == nil)
            #expect(draft.document.metadata.creators == first.document.metadata.creators)
            #expect(draft.document.access == first.document.access)
            #expect(draft.document.pids.isEmpty && draft.document.published == nil)
            #expect(file?.path == "objects/secret-one.csv")
            // The published version stays the latest, and the draft is nobody else's business.
            #expect(try await catalogue.librarian.latest(ofParent: first.parent, for: .anonymous) == "one")
            #expect(
                try await catalogue.librarian.overview(of: "one", for: .anonymous).versions.map(\.id) == [
                    "one"
                ])
            let found = try await catalogue.librarian.record(
                scheme: "ark", identifier: "ark:/1/x", for: .anonymous)
            #expect(found.id == "one")
        }
    }

    @Test func hidesRestrictedRecordsBehindTheirIdentifiersToo() async throws {
        try await TestCatalogue.with { catalogue in
            try await catalogue.add("hidden", access: Access(record: .restricted, files: .restricted))
            try await catalogue.store.write {
                try $0.setIdentifiers(
                    [PersistentIdentifier(scheme: "ark", identifier: "ark:/1/x", isRegistered: false)],
                    of: "hidden")
            }
            for identifier in ["ark:/1/x", "ark:/1/y"] {
                await #expect(throws: CatalogueError.self) {
                    try await catalogue.librarian.record(
                        scheme: "ark", identifier: identifier, for: .anonymous)
                }
            }
        }
    }

    @Test func exportsOnlyWhatTheViewerMayTakeAlong() async throws {
        try await TestCatalogue.with { catalogue in
            let ada = try await catalogue.account("ada", .depositor)
            try await catalogue.add("one", parent: "p", version: 1, owner: ada)
            try await catalogue.add(
                "two", parent: "p", version: 2, access: Access(files: .restricted), owner: ada)
            try await catalogue.add(
                "three", parent: "p", version: 3, access: Access(record: .restricted, files: .restricted),
                owner: ada)
            try await catalogue.add("four", parent: "p", version: 4, state: .draft, owner: ada)
            let place = RepositoryDescription(name: "R", links: RecordLinks(base: "https://r"))
            let librarian = catalogue.librarian
            let forAll = try await librarian.exportable("two", for: .anonymous, in: place)
            #expect(forAll.files.isEmpty)
            #expect(forAll.previousVersion == "https://r/records/one")
            #expect(forAll.nextVersion == nil)
            let forOwner = try await librarian.exportable("two", for: ada, in: place)
            #expect(forOwner.files.map(\.key) == ["secret-two.csv"])
            #expect(forOwner.nextVersion == "https://r/records/three")
            await #expect(throws: CatalogueError.unknownRecord("three")) {
                try await librarian.exportable("three", for: .anonymous, in: place)
            }
            await #expect(throws: CatalogueError.notPublished("four")) {
                try await librarian.exportable("four", for: ada, in: place)
            }
        }
    }

    @Test func countsFilesBytesAndFormats() async throws {
        try await TestCatalogue.with { catalogue in
            try await catalogue.add("one", hasFile: false)
            let keys = ["a", "b/c", "a\nb", "🧠", "a, b"]
            let (formats, back) = try await catalogue.store.write { writing in
                try writing.putFiles(keys.map { TestCatalogue.file($0) }, in: "one")
                try writing.putFiles([TestCatalogue.file("a", format: "HDF5")], in: "one")
                try writing.countFiles(of: "one")
                return (
                    try writing.reading.formats(of: "one"), try writing.reading.files(of: "one", limit: 10)
                )
            }
            #expect(formats.map(\.format) == ["CSV", "HDF5"])
            #expect(formats.map(\.files) == [4, 1])
            #expect(Set(formats[0].names) == Set(keys.dropFirst()))
            #expect(Set(back.map(\.entry.key)) == Set(keys))
            #expect(back.first?.entry.sha512 == TestCatalogue.file("a").entry.sha512)
            let record = try await catalogue.librarian.record("one", for: .anonymous)
            #expect(record.fileCount == 5 && record.byteCount == 50)
        }
    }
}
