// SPDX-License-Identifier: Apache-2.0
// Who may do what with which record: the whole ladder as one table, and every list and page held against it.

import Accounts
import Database
import Metadata
import Testing

@testable import Catalogue

/// A kind of record, and what somebody without any right of their own may do with it on 2026-06-15.
struct AccessCase: Sendable {
    let id: String
    var state = Record.State.published
    let access: Access
    let isSeen: Bool
    let isRead: Bool
    let status: AccessStatus

    private static func files(_ embargo: Embargo) -> Access { Access(files: .restricted, embargo: embargo) }
    private static func all(_ embargo: Embargo) -> Access {
        Access(record: .restricted, files: .restricted, embargo: embargo)
    }
    private static let lifted = Embargo.Lifting(at: "2026-06-01T10:00:00Z", evidence: "the paper is out")

    static let table: [AccessCase] = [
        AccessCase(id: "draft", state: .draft, access: Access(), isSeen: false, isRead: false, status: .open),
        AccessCase(
            id: "draft-over", state: .draft, access: all(Embargo(until: "2026-01-01")), isSeen: false,
            isRead: false, status: .open),
        AccessCase(id: "public", access: Access(), isSeen: true, isRead: true, status: .open),
        AccessCase(
            id: "files", access: Access(files: .restricted), isSeen: true, isRead: false, status: .restricted),
        AccessCase(
            id: "record", access: Access(record: .restricted, files: .restricted), isSeen: false,
            isRead: false,
            status: .restricted),
        AccessCase(
            id: "record-half", access: Access(record: .restricted, files: .public), isSeen: false,
            isRead: false, status: .restricted),
        AccessCase(
            id: "day-before", access: files(Embargo(until: "2026-06-16")), isSeen: true, isRead: false,
            status: .embargoed),
        AccessCase(
            id: "on-the-day", access: files(Embargo(until: "2026-06-15")), isSeen: true, isRead: true,
            status: .open),
        AccessCase(
            id: "day-after", access: files(Embargo(until: "2026-06-14")), isSeen: true, isRead: true,
            status: .open),
        AccessCase(
            id: "record-day-before", access: all(Embargo(until: "2026-06-16")), isSeen: false, isRead: false,
            status: .embargoed),
        AccessCase(
            id: "record-on-the-day", access: all(Embargo(until: "2026-06-15")), isSeen: true, isRead: true,
            status: .open),
        AccessCase(
            id: "record-day-after", access: all(Embargo(until: "2026-06-14")), isSeen: true, isRead: true,
            status: .open),
        AccessCase(
            id: "event", access: files(Embargo(event: "paper")), isSeen: true, isRead: false,
            status: .embargoed),
        AccessCase(
            id: "record-event", access: all(Embargo(event: "paper")), isSeen: false, isRead: false,
            status: .embargoed),
        AccessCase(
            id: "event-latest", access: files(Embargo(until: "2029-01-01", event: "paper")), isSeen: true,
            isRead: false, status: .embargoed),
        AccessCase(
            id: "event-too-late", access: files(Embargo(until: "2026-01-01", event: "paper")), isSeen: true,
            isRead: true, status: .open),
        AccessCase(
            id: "event-lifted", access: files(Embargo(event: "paper", lifted: lifted)), isSeen: true,
            isRead: true, status: .open),
        AccessCase(
            id: "record-lifted", access: all(Embargo(until: "2029-01-01", event: "paper", lifted: lifted)),
            isSeen: true, isRead: true, status: .open),
        // A typing error never opens a record.
        AccessCase(
            id: "no-day", access: files(Embargo(until: "2026-1-1")), isSeen: true, isRead: false,
            status: .embargoed),
        AccessCase(
            id: "no-such-day", access: all(Embargo(until: "2025-02-30")), isSeen: false, isRead: false,
            status: .embargoed),
        AccessCase(
            id: "no-text", access: all(Embargo(until: "")), isSeen: false, isRead: false, status: .embargoed),
    ]
}

@Suite struct PermissionTable {
    enum Who: String, CaseIterable, Sendable {
        case anonymous, reader, owner, ownerWhoReads, otherDepositor, curator, administrator

        /// Whether they may `permission`, for a record that others may see and read like that.
        func may(_ permission: Permission, _ record: AccessCase) -> Bool {
            switch (self, permission) {
            case (.curator, _), (.administrator, _), (.owner, _): true
            case (.ownerWhoReads, .edit): false
            case (.ownerWhoReads, _): true
            case (_, .see): record.isSeen
            case (_, .readFiles): record.isRead
            case (_, .edit): false
            }
        }
    }

    private static let plan = PlanLink(
        plan: "plan", planTitle: "P", planVersion: 1, dataset: "D", datasetTitle: "Data")

    /// The table in a catalogue, and the viewer.
    private func withTable(_ who: Who, _ body: (TestCatalogue, Viewer) async throws -> Void) async throws {
        try await TestCatalogue.with { catalogue in
            let owner = try await catalogue.account("owner", .depositor)
            let viewer =
                switch who {
                case .anonymous: Viewer.anonymous
                case .owner: owner
                case .ownerWhoReads: Viewer(account: owner.account, role: .reader, name: "owner")
                case .reader: try await catalogue.account("reader", .reader)
                case .otherDepositor: try await catalogue.account("other", .depositor)
                case .curator: try await catalogue.account("curator", .curator)
                case .administrator: try await catalogue.account("administrator", .administrator)
                }
            for row in AccessCase.table {
                try await catalogue.add(
                    row.id, state: row.state, access: row.access, owner: owner, plan: Self.plan
                ) { $0.description = "secret words" }
            }
            try await body(catalogue, viewer)
        }
    }

    @Test(arguments: Who.allCases)
    func answersEverySingleQuestion(who: Who) async throws {
        try await withTable(who) { catalogue, viewer in
            let day = TestCatalogue.day
            for row in AccessCase.table {
                for permission in Permission.allCases {
                    let expected = who.may(permission, row)
                    let context = "\(who) \(permission) \(row.id)"
                    let (answer, record, rungs) = try await catalogue.store.read { reading in
                        (
                            try reading.isPermitted(permission, record: row.id, viewer: viewer, on: day),
                            try reading.record(row.id, permission, for: viewer, on: day),
                            try reading.explain(permission, record: row.id, viewer: viewer, on: day)
                        )
                    }
                    #expect(answer == expected, "\(context)")
                    #expect((record != nil) == expected, "\(context)")
                    #expect(rungs.contains { $0.holds } == expected, "\(context)")
                }
            }
        }
    }

    @Test(arguments: Who.allCases)
    func opensPagesAndFilesByIt(who: Who) async throws {
        try await withTable(who) { catalogue, viewer in
            let librarian = catalogue.librarian
            for row in AccessCase.table {
                let (sees, reads) = (who.may(.see, row), who.may(.readFiles, row))
                let key = "secret-\(row.id).csv"
                guard sees else {
                    for read in [
                        { _ = try await librarian.record(row.id, for: viewer) },
                        { _ = try await librarian.overview(of: row.id, for: viewer) },
                        { _ = try await librarian.file(key, of: row.id, for: viewer) },
                        { _ = try await librarian.files(of: row.id, for: viewer) },
                        { _ = try await librarian.draft(row.id, for: viewer) },
                    ] as [@Sendable () async throws -> Void] {
                        await #expect(throws: CatalogueError.unknownRecord(row.id)) { try await read() }
                    }
                    continue
                }
                let overview = try await librarian.overview(of: row.id, for: viewer)
                #expect(overview.mayReadFiles == reads)
                #expect(overview.mayEdit == who.may(.edit, row))
                #expect(overview.files.map(\.key) == (reads ? [key] : []))
                #expect(overview.formats.flatMap(\.names) == (reads ? [key] : []), "\(who) \(row.id)")
                #expect(overview.versions.map(\.id) == [row.id])
                if reads {
                    #expect(try await librarian.file(key, of: row.id, for: viewer).entry.key == key)
                    #expect(try await librarian.files(of: row.id, for: viewer).count == 1)
                } else {
                    let refused = CatalogueError.notPermitted(record: row.id, action: "read its files")
                    await #expect(throws: refused) { try await librarian.file(key, of: row.id, for: viewer) }
                    await #expect(throws: refused) { try await librarian.files(of: row.id, for: viewer) }
                }
            }
        }
    }

    @Test(arguments: Who.allCases)
    func listsExactlyWhatIsSeen(who: Who) async throws {
        try await withTable(who) { catalogue, viewer in
            let day = TestCatalogue.day
            let published = AccessCase.table.filter { $0.state == .published && who.may(.see, $0) }
            let seen = Set(published.map(\.id))
            for text in ["", "secret", "\"secret words\"", "sec*"] {
                let result = try await catalogue.librarian.search(
                    SearchQuery(text: text, size: 100), for: viewer)
                #expect(Set(result.hits.map(\.record.id)) == seen, "\(who) searches \(text)")
                #expect(result.total == seen.count)
                for facet in [Facet.type, .format, .access, .plan] {
                    #expect(
                        result.facets[facet]?.reduce(0) { $0 + $1.count } == seen.count,
                        "\(who) counts \(facet)")
                }
                let states = Dictionary(grouping: published, by: \.status.rawValue).mapValues(\.count)
                let counted = Dictionary(
                    uniqueKeysWithValues: (result.facets[.access] ?? []).map { ($0.value, $0.count) })
                #expect(counted == states, "\(who)")
                for hit in result.hits {
                    #expect(hit.status == AccessCase.table.first { $0.id == hit.record.id }?.status)
                }
            }
            #expect(try await catalogue.librarian.holdings(for: viewer).records == seen.count)
            #expect(try await catalogue.librarian.holdings(for: viewer).files == seen.count)
            let (ofPlan, latest) = try await catalogue.store.read { reading in
                (
                    try reading.records(ofPlan: "plan", for: viewer, on: day).map(\.id),
                    try AccessCase.table.compactMap {
                        try reading.latestID(ofParent: "parent-\($0.id)", for: viewer, on: day)
                    }
                )
            }
            #expect(Set(ofPlan) == Set(AccessCase.table.filter { who.may(.see, $0) }.map(\.id)))
            #expect(Set(latest) == seen)
        }
    }

    @Test func harvestsWhatEverybodySees() async throws {
        try await withTable(.anonymous) { catalogue, _ in
            let ids = try await catalogue.store.read {
                try $0.publicRecords(PublicSelection(), on: TestCatalogue.day, limit: 100).map(\.id)
            }
            #expect(ids == AccessCase.table.filter { $0.isSeen }.map(\.id).sorted())
        }
    }

    /// What Swift tells readers is what SQL decides.
    @Test(arguments: AccessCase.table)
    func agreesWithTheRulesInSwift(row: AccessCase) {
        let now = row.access.effective(on: TestCatalogue.day)
        #expect(row.access.status(on: TestCatalogue.day, hasFiles: true) == row.status)
        #expect(row.access.isEmbargoed(on: TestCatalogue.day) == (row.status == .embargoed))
        guard row.state == .published else { return }
        #expect((now.record == .public) == row.isSeen)
        #expect((now.record == .public && now.files == .public) == row.isRead)
    }

    @Test func findsRestrictedTextForNobodyElse() async throws {
        try await TestCatalogue.with { catalogue in
            let owner = try await catalogue.account("owner", .depositor)
            try await catalogue.add(
                "hidden", access: Access(record: .restricted, files: .restricted), owner: owner
            ) { $0.title = "Zebrafish" }
            for text in ["zebrafish", "zeb*", "hidden", "parent-hidden"] {
                let result = try await catalogue.librarian.search(SearchQuery(text: text), for: .anonymous)
                #expect(result.total == 0 && result.hits.isEmpty)
                #expect(result.facets.values.allSatisfy { $0.isEmpty })
                let own = try await catalogue.found(SearchQuery(text: text), by: owner)
                #expect(own == ["hidden"])
            }
        }
    }
}
