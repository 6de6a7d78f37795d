// SPDX-License-Identifier: Apache-2.0
// Search: what is found by which words, that nothing a person types is syntax, and pages that lose and repeat nothing.

import Accounts
import Database
import Metadata
import Testing

@testable import Catalogue

@Suite struct Searching {
    private func withThree(_ body: (TestCatalogue) async throws -> Void) async throws {
        try await TestCatalogue.with { catalogue in
            try await catalogue.add("folding") {
                $0.title = "Protein folding near the membrane"
                $0.description = "<p>Simulated with <b>GROMACS</b> 2024</p><p>at 310 K</p>"
                $0.creators = [Creator(.person(family: "Müller", given: "Zoë", orcid: "0000-0002-1825-0097"))]
            }
            try await catalogue.add("membrane") {
                $0.title = "Membrane images"
                $0.subjects = [Subject("cryo-EM")]
            }
            try await catalogue.add("other") { $0.title = "Something else: C++ code, 100 % open" }
            try await body(catalogue)
        }
    }

    @Test(arguments: [
        ("membrane", ["folding", "membrane"]), ("MEMBRANE", ["folding", "membrane"]),
        ("membrane folding", ["folding"]), ("folding images", []),
        ("\"protein folding\"", ["folding"]), ("\"folding protein\"", []),
        ("\"protein folding", ["folding"]), ("memb*", ["folding", "membrane"]), ("memb", []),
        ("muller", ["folding"]), ("Müller", ["folding"]), ("zoe", ["folding"]),
        ("0000-0002-1825-0097", ["folding"]), ("gromacs", ["folding"]), ("cryo-em", ["membrane"]),
        ("p", []), ("b", []), ("2024 at", ["folding"]), ("parent-other", ["other"]), ("c++", ["other"]),
        ("100 %", ["other"]), ("…", []), ("  ", ["folding", "membrane", "other"]),
    ])
    func finds(text: String, expected: [String]) async throws {
        try await withThree { catalogue in
            let found = try await catalogue.found(SearchQuery(text: text)).sorted()
            #expect(found == expected, "\(text)")
        }
    }

    /// The operators and marks of FTS5, alone and between words.
    @Test(arguments: [
        "\"", "\"\"", "\"\"\"", "*", "**", "-", "^", "^membrane", "-membrane", "+", "(", ")", "()", "NEAR",
        "NEAR(membrane folding)", "NEAR(", "AND", "OR", "NOT", "membrane AND", "OR folding", "NOT membrane",
        "title:", "title:membrane", "col:", "{title}:x", ":", "'", ";", "--", "/*", "\\", "membrane\"folding",
        "membrane*folding", "*membrane", "\"membrane\"*", "\u{0}", "mem\u{0}brane", "\u{0}\u{301}",
        "mem\u{0}\u{301}brane", "membrane\"\u{301}", "\"\u{301} OR title:x", "\u{301}", "*\u{301}",
        "\u{200D}",
        "\r\n", "\u{FFFF}", "ﬁ", "½", "🧠", "\u{2}\u{3}",
    ])
    func takesNothingForSyntax(text: String) async throws {
        try await withThree { catalogue in
            for whole in [text, "membrane \(text)", "\(text) membrane"] {
                let result = try await catalogue.librarian.search(SearchQuery(text: whole), for: .anonymous)
                #expect(result.hits.count <= 3)
                // An operator would find more or other things than the words do.
                #expect(result.hits.allSatisfy { text.count < 3 || $0.record.id != "other" })
            }
        }
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "a", count: 100_000), String(repeating: "a ", count: 50_000),
            String(repeating: "a-", count: 50_000), String(repeating: "\"", count: 100_000),
            String(repeating: "membrane* ", count: 10_000), String(repeating: "(", count: 100_000),
        ])
    func bearsALongQuery(text: String) async throws {
        try await withThree { catalogue in
            let time = try await ContinuousClock().measure {
                _ = try await catalogue.librarian.search(SearchQuery(text: text), for: .anonymous)
            }
            #expect(time < .seconds(5))
        }
    }

    @Test func showsTheWordsThatMatched() async throws {
        try await withThree { catalogue in
            let hits = try await catalogue.librarian.search(SearchQuery(text: "gromacs"), for: .anonymous)
                .hits
            #expect(hits.first?.snippet?.contains("\u{2}GROMACS\u{3}") == true)
            #expect(hits.first?.snippet?.contains("<") == false)
        }
    }

    @Test(arguments: [SearchQuery.Order.relevance, .newest], [1, 2, 3, 7, 100])
    func givesEachHitOnceUnderTies(order: SearchQuery.Order, size: Int) async throws {
        try await TestCatalogue.with { catalogue in
            for index in 0..<20 {
                try await catalogue.add("r\(index)", published: "2026-06-0\(1 + index / 10)T00:00:00Z") {
                    // Four kinds of texts: most of them tie, in relevance and in time.
                    $0.title = "same" + String(repeating: " same", count: index % 4)
                }
            }
            let whole = try await catalogue.found(SearchQuery(text: "same", order: order, size: 100))
            #expect(Set(whole).count == 20)
            let pages = try await catalogue.found(SearchQuery(text: "same", order: order, size: size))
            #expect(pages == whole)
            let all = try await catalogue.found(SearchQuery(order: order, size: size))
            #expect(all.count == 20 && Set(all).count == 20)
        }
    }

    @Test func putsTheNewestFirst() async throws {
        try await TestCatalogue.with { catalogue in
            for (id, time) in [
                ("b", "2026-02-01T00:00:00Z"), ("c", "2026-03-01T00:00:00Z"), ("a", "2026-01-01T00:00:00Z"),
            ] {
                try await catalogue.add(id, published: time)
            }
            #expect(try await catalogue.found(SearchQuery()) == ["c", "b", "a"])
            #expect(try await catalogue.found(SearchQuery(text: "title", order: .newest)) == ["c", "b", "a"])
        }
    }

    @Test(arguments: ["", "~", "x~y", "1", "9223372036854775808~x", "-1~", "5~' OR 1=1 --"])
    func readsCursorsOfStrangers(text: String) async throws {
        try await withThree { catalogue in
            let cursor = SearchCursor(text: text)
            if let cursor {
                #expect(cursor.text == text)
                for words in ["", "membrane"] {
                    _ = try await catalogue.librarian.search(
                        SearchQuery(text: words, after: cursor), for: .anonymous)
                }
            }
        }
    }

    @Test func countsEachFacetWithoutItsOwnChoice() async throws {
        try await TestCatalogue.with { catalogue in
            for (id, type, licence, format) in [
                ("a", "dataset", "mit", "CSV"), ("b", "dataset", "cc-by-4.0", "HDF5"),
                ("c", "image", "mit", "PNG"),
                ("d", "image", "cc-by-4.0", "CSV"), ("e", "software", "mit", "CSV"),
            ] {
                try await catalogue.add(id, format: format) {
                    $0.resourceType = VocabularyTerm(id: type)
                    $0.rights = [Right(id: licence)]
                }
            }
            func search(_ filters: [Facet: [String]]) async throws -> (Set<String>, [Facet: [String: Int]]) {
                let result = try await catalogue.librarian.search(
                    SearchQuery(filters: filters), for: .anonymous)
                #expect(result.total == result.hits.count)
                return (
                    Set(result.hits.map(\.record.id)),
                    result.facets.mapValues { values in
                        Dictionary(uniqueKeysWithValues: values.map { ($0.value, $0.count) })
                    }
                )
            }
            var (ids, facets) = try await search([.type: ["dataset", "image"]])
            #expect(ids == ["a", "b", "c", "d"])
            #expect(facets[.type] == ["dataset": 2, "image": 2, "software": 1])
            #expect(facets[.licence] == ["mit": 2, "cc-by-4.0": 2])
            (ids, facets) = try await search([.type: ["dataset", "image"], .licence: ["mit"]])
            #expect(ids == ["a", "c"])
            #expect(facets[.type] == ["dataset": 1, "image": 1, "software": 1])
            #expect(facets[.licence] == ["mit": 2, "cc-by-4.0": 2])
            #expect(facets[.format] == ["CSV": 1, "PNG": 1])
            (ids, facets) = try await search([.format: ["CSV", "PNG"], .licence: ["cc-by-4.0"]])
            #expect(ids == ["d"])
            #expect(facets[.format] == ["CSV": 1, "HDF5": 1])
            (ids, _) = try await search([.type: ["' OR 1=1 --"]])
            #expect(ids.isEmpty)
            (ids, _) = try await search([.type: []])
            #expect(ids.count == 5)
        }
    }

    @Test func findsTheLatestVersionOnly() async throws {
        try await TestCatalogue.with { catalogue in
            try await catalogue.add("one", parent: "p", version: 1)
            try await catalogue.add("two", parent: "p", version: 2)
            try await catalogue.add("three", parent: "p", version: 3, state: .draft)
            #expect(try await catalogue.found(SearchQuery(text: "title")) == ["two"])
            #expect(try await catalogue.librarian.latest(ofParent: "p", for: .anonymous) == "two")
            #expect(try await catalogue.librarian.holdings(for: .anonymous).records == 1)
            let overview = try await catalogue.librarian.overview(of: "one", for: .anonymous)
            #expect(overview.versions.map(\.id) == ["two", "one"])
        }
    }

    @Test func pagesThroughHarvestsInTheOrderOfChange() async throws {
        try await TestCatalogue.with { catalogue in
            for index in 0..<9 {
                try await catalogue.add("r\(index)", published: "2026-06-0\(1 + index / 4)T00:00:00Z")
            }
            var ids: [String] = []
            var after: (updated: String, id: String)?
            repeat {
                var selection = PublicSelection(
                    after: after, from: "2026-06-01T00:00:00Z", until: "2026-06-02T23:59:59Z")
                selection.type = "dataset"
                let wanted = selection
                let page = try await catalogue.store.read {
                    try $0.publicRecords(wanted, on: TestCatalogue.day, limit: 3)
                }
                ids += page.map(\.id)
                after = page.last.map { ($0.document.updated, $0.id) }
            } while after != nil
            #expect(ids == (0..<8).map { "r\($0)" })
        }
    }
}
