// SPDX-License-Identifier: Apache-2.0
// OAI-PMH: golden answers, the protocol's errors, and lists that are complete whatever their pages.

import Accounts
import Catalogue
import Database
import Foundation
import Metadata
import TestKit
import Testing

@testable import Harvesting

/// A catalogue with 250 public records, a restricted one and a draft.
private struct Repository {
    let provider: OAIProvider
    let store: Store
    static let publicRecords = 250
    /// Crockford ids with their checksum, so that resumption tokens accept them.
    let ids: [String]

    init() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("oai-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let store = try Store(path: folder.appendingPathComponent("catalogue.sqlite").path)
        self.store = store
        let clock = Clock.fixed("2026-11-21T10:15:30Z")
        var ids: [String] = []
        for index in 0..<Self.publicRecords + 2 {
            let record = Self.record(
                index, state: index == Self.publicRecords + 1 ? .draft : .published,
                access: index == Self.publicRecords
                    ? Access(record: .restricted, files: .restricted) : Access())
            ids.append(record.id)
            try await store.write { writing in
                try writing.insertRecord(record)
                try writing.setIdentifiers(record.document.pids, of: record.id)
            }
        }
        self.ids = ids
        provider = OAIProvider(
            librarian: Librarian(store: store, clock: clock),
            place: RepositoryDescription(
                name: "Test & repository", links: RecordLinks(base: "https://data.example.org")),
            adminEmail: "admin@example.org", host: "data.example.org")
    }

    /// Numbered ids that are always the same.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static func record(_ index: Int, state: Record.State, access: Access) -> Record {
        var numbers = Numbers(state: UInt64(index) &* 2)
        let id = RecordIDs.make(&numbers)
        // Ten records share each second, so that pages end inside one.
        let second = index / 10
        let time = "2026-01-01T00:\(two(second / 60)):\(two(second % 60))Z"
        var document = RecordDocument(
            id: id, parent: RecordIDs.make(&numbers), version: 1, created: time, owner: nil, access: access)
        document.published = time
        document.metadata.title = "Record \(index) <&>"
        document.metadata.resourceType = VocabularyTerm(id: index % 5 == 0 ? "software" : "dataset")
        document.metadata.publicationDate = "2026-01-01"
        document.metadata.publisher = "Test & repository"
        document.metadata.creators = [
            Creator(.person(family: "Carberry", given: "Josiah", orcid: "0000-0002-1825-0097"))
        ]
        document.pids = [
            PersistentIdentifier(scheme: "oai", identifier: "oai:data.example.org:\(id)", isRegistered: false)
        ]
        return Record(state: state, document: document, ownerID: nil, isLatest: true)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// `verb=Identify&…`, not decoded further.
    func ask(_ query: String) async throws -> String {
        try await provider.answer(
            query.split(separator: "&").map { pair in
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
            })
    }

    /// All pages of a list.
    func harvest(_ query: String) async throws -> (identifiers: [String], pages: Int) {
        var identifiers: [String] = []
        var pages = 0
        var next: String? = query
        while let query = next {
            let answer = try await ask(query)
            pages += 1
            identifiers += answer.components(separatedBy: "<identifier>").dropFirst().map {
                String($0.prefix { $0 != "<" })
            }.filter { $0.hasPrefix("oai:") }
            let token = answer.components(separatedBy: "<resumptionToken").dropFirst().first?
                .drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }
            let verb = query.split(separator: "&").first.map(String.init) ?? ""
            next = token.flatMap { $0.contains("!") ? "\(verb)&resumptionToken=\($0)" : nil }
        }
        return (identifiers, pages)
    }
}

@Suite struct OAIProviderTests {
    @Test(arguments: [
        ("Identify", "verb=Identify"), ("ListMetadataFormats", "verb=ListMetadataFormats"),
        ("ListSets", "verb=ListSets"),
        ("GetRecord-oai_dc", "verb=GetRecord&metadataPrefix=oai_dc&identifier={0}"),
        ("GetRecord-datacite", "verb=GetRecord&metadataPrefix=datacite&identifier={0}"),
        ("GetRecord-oai_datacite", "verb=GetRecord&metadataPrefix=oai_datacite&identifier={0}"),
        ("ListIdentifiers", "verb=ListIdentifiers&metadataPrefix=oai_dc&until=2026-01-01T00:00:00Z"),
        ("idDoesNotExist", "verb=GetRecord&metadataPrefix=oai_dc&identifier=invalid\"id"),
        ("badArgument", "verb=Identify&x=y"),
    ])
    func answersAsTheGoldenFileSays(_ name: String, _ query: String) async throws {
        let repository = try await Repository()
        let identifier = "oai:data.example.org:\(repository.ids[0])"
        let answer = try await repository.ask(query.replacing("{0}", with: identifier))
        try Golden.compare(answer, with: "\(name).xml")
    }

    @Test(arguments: [
        ("", "badVerb"), ("verb=", "badVerb"), ("verb=Nonsense", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"), ("verb=Identify&from=2026-01-01", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-01T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=2025-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2999-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=type:nothing", "noRecordsMatch"),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=oai_dc!!!!2026-01-01T00:00:00Z!zzz", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&identifier=oai:data.example.org:x", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=x", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=x", "idDoesNotExist"),
    ])
    func refusesWithTheProtocolsCode(_ query: String, _ code: String) async throws {
        let answer = try await Repository().ask(query)
        #expect(answer.contains("<error code=\"\(code)\">"), "\(answer)")
    }

    @Test(arguments: [
        ("metadataPrefix=oai_dc", 250), ("metadataPrefix=oai_dc&set=type:software", 50),
        ("metadataPrefix=oai_dc&from=2026-01-01T00:00:05Z&until=2026-01-01T00:00:06Z", 20),
        ("metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-01", 250),
        ("metadataPrefix=datacite&from=2026-01-01T00:00:24Z", 10),
    ])
    func listsEveryRecordOnce(_ query: String, _ count: Int) async throws {
        let repository = try await Repository()
        let (identifiers, pages) = try await repository.harvest("verb=ListIdentifiers&\(query)")
        #expect(identifiers.count == count)
        #expect(Set(identifiers).count == count)
        #expect(pages == (count + 99) / 100)
        let hidden = repository.ids.suffix(2).map { "oai:data.example.org:\($0)" }
        #expect(Set(identifiers).isDisjoint(with: hidden))
    }

    @Test func tokensWorkAgain() async throws {
        let repository = try await Repository()
        let first = try await repository.ask("verb=ListIdentifiers&metadataPrefix=oai_dc")
        let token = try #require(
            first.components(separatedBy: "<resumptionToken").dropFirst().first?.drop { $0 != ">" }
                .dropFirst()
                .prefix { $0 != "<" })
        let one = try await repository.ask("verb=ListIdentifiers&resumptionToken=\(token)")
        let two = try await repository.ask("verb=ListIdentifiers&resumptionToken=\(token)")
        #expect(one == two)
    }

    @Test func hiddenRecordsDoNotExist() async throws {
        let repository = try await Repository()
        for id in repository.ids.suffix(2) {
            let answer = try await repository.ask(
                "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:data.example.org:\(id)")
            #expect(answer.contains("idDoesNotExist"))
            #expect(!answer.contains("Record 25"))
        }
    }
}
