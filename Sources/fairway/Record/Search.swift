// SPDX-License-Identifier: Apache-2.0
// `fairway search`: records that match words.

import ArgumentParser
import Catalogue
import Foundation
import Metadata

struct Search: FairwayCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find records: words, \"phrases\", prefixes with *.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "What to look for; without words the newest records.") var query: [String] = []
    @Option(help: "How many records at most, 1 to 100.") var size = 20

    func perform() async throws {
        let installation = try await common.open()
        let viewer = try await installation.viewer(as: common.account)
        let result = try await installation.librarian.search(
            SearchQuery(text: query.joined(separator: " "), size: size), for: viewer)
        if common.json {
            return try Terminal.print(
                json: [
                    "total": .integer(result.total),
                    "hits": .array(
                        result.hits.map {
                            [
                                "id": .string($0.record.id),
                                "title": .string($0.record.document.metadata.title ?? ""),
                                "access": .string($0.status.rawValue),
                                "published": .string($0.record.document.published ?? ""),
                            ]
                        }),
                ])
        }
        guard !result.hits.isEmpty else {
            return Terminal.print("Nothing found. Fewer words, or a prefix such as protein*, find more.")
        }
        var table = Table(["ID", "PUBLISHED", "ACCESS", "SIZE", "TITLE"])
        for hit in result.hits {
            table.add([
                hit.record.id, String((hit.record.document.published ?? "").prefix(10)), hit.status.rawValue,
                readable(bytes: hit.record.byteCount), hit.record.document.metadata.title ?? "",
            ])
        }
        Terminal.print(table.text)
        if result.total > result.hits.count {
            Terminal.print("\(result.hits.count) of \(result.total) records")
        }
    }
}
