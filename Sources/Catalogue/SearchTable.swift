// SPDX-License-Identifier: Apache-2.0
// The SQL of search: one full-text index, facets counted over what the viewer may see.

import Accounts
import Database
import Foundation
import Metadata

extension Reading {
    /// Answers a search; nothing that the viewer may not see is matched, counted or shown.
    package func search(_ query: SearchQuery, for viewer: Viewer, on day: String) throws -> SearchResult {
        let match = query.matchExpression
        if !query.isBlank, match == nil {
            return SearchResult(hits: [], total: 0, facets: [:], next: nil)
        }
        let base = SearchTable.base(match: match, viewer: viewer, day: day)
        let all = SearchTable.narrowed(base, by: query.filters, except: nil, day: day)
        let total: Int = try value("SELECT count(*) \(all)") ?? 0
        var facets: [Facet: [FacetValue]] = [:]
        for facet in Facet.allCases {
            facets[facet] = try facetValues(
                facet, in: SearchTable.narrowed(base, by: query.filters, except: facet, day: day), day: day)
        }
        let rows = try self.rows(SearchTable.page(all, query: query, hasWords: match != nil))
        let hits = try rows.prefix(query.size).map { row in
            let record = try RecordTable.record(row)
            return SearchHit(
                record: record, status: record.accessStatus(on: day), snippet: row.optional("snippet"))
        }
        var next: SearchCursor?
        if rows.count > query.size, let last = rows.prefix(query.size).last {
            next = SearchCursor(key: try last.get("sort_key"), row: try last.get("n"))
        }
        return SearchResult(hits: Array(hits), total: total, facets: facets, next: next)
    }

    private func facetValues(_ facet: Facet, in source: SQL, day: String) throws -> [FacetValue] {
        try rows(
            """
            SELECT \(SearchTable.column(facet, day: day)) AS value, \(SearchTable.label(facet)) AS label, count(*) AS n
            \(SearchTable.joined(source, for: facet)) GROUP BY 1 HAVING value IS NOT NULL ORDER BY n DESC, value LIMIT 25
            """
        ).map {
            let value: String = try $0.get("value")
            return FacetValue(value: value, label: $0.optional("label") ?? value, count: try $0.get("n"))
        }
    }

    /// How much the place holds, as far as the viewer may know.
    package func holdings(for viewer: Viewer, on day: String) throws -> Holdings {
        let row = try first(
            """
            SELECT count(*) AS records, coalesce(sum(r.file_count), 0) AS files, coalesce(sum(r.byte_count), 0) AS bytes
            FROM records r WHERE r.state = 'published' AND r.is_latest = 1
            AND \(Permission.see.condition(for: viewer, on: day))
            """)
        guard let row else { return Holdings(records: 0, files: 0, bytes: 0) }
        return Holdings(
            records: try row.get("records"), files: try row.get("files"), bytes: try row.get("bytes"))
    }
}

/// How much the place holds.
package struct Holdings: Sendable, Hashable {
    package let records: Int
    package let files: Int
    package let bytes: Int64
}

enum SearchTable {
    /// `FROM … WHERE …` for what matches and may be seen.
    static func base(match: String?, viewer: Viewer, day: String) -> (from: SQL, conditions: [SQL]) {
        let seen: [SQL] = [
            "r.state = 'published'", "r.is_latest = 1", Permission.see.condition(for: viewer, on: day),
        ]
        guard let match else { return ("FROM records r", seen) }
        return (
            "FROM record_search JOIN records r ON r.n = record_search.rowid",
            ["record_search MATCH \(match)"] + seen
        )
    }

    static func narrowed(
        _ base: (from: SQL, conditions: [SQL]), by filters: [Facet: [String]], except: Facet?, day: String
    ) -> SQL {
        var conditions = base.conditions
        for (facet, values) in filters.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where facet != except
        {
            if facet == .format {
                conditions.append(
                    "EXISTS (SELECT 1 FROM record_formats g WHERE g.record_id = r.id AND g.format IN \(anyOf: values))"
                )
            } else {
                conditions.append("\(column(facet, day: day)) IN \(anyOf: values)")
            }
        }
        return "\(base.from) WHERE \(SQL.joined(conditions, by: " AND "))"
    }

    static func column(_ facet: Facet, day: String) -> SQL {
        switch facet {
        case .type: "r.resource_type"
        case .licence: "r.licence"
        case .plan: "r.plan_id"
        case .year: "r.year"
        case .format: "g.format"
        case .access:
            """
            (CASE WHEN r.has_embargo = 1 AND r.embargo_lifted IS NULL AND coalesce(r.embargo_until, '9999') > \(day)
                THEN 'embargoed'
            WHEN r.has_embargo = 0 AND r.access_record = 'restricted' THEN 'restricted'
            WHEN r.file_count = 0 THEN 'metadata-only'
            WHEN r.has_embargo = 0 AND r.access_files = 'restricted' THEN 'restricted' ELSE 'open' END)
            """
        }
    }

    static func label(_ facet: Facet) -> SQL {
        facet == .plan ? "(SELECT p.title FROM plans p WHERE p.id = r.plan_id)" : "NULL"
    }

    /// The source with the formats of each record beside it, where formats are counted.
    static func joined(_ source: SQL, for facet: Facet) -> SQL {
        guard facet == .format else { return source }
        return "FROM record_formats g JOIN (SELECT r.id AS id \(source)) r ON r.id = g.record_id"
    }

    static func page(_ source: SQL, query: SearchQuery, hasWords: Bool) -> SQL {
        let snippet: SQL = hasWords ? "snippet(record_search, -1, char(2), char(3), '…', 24)" : "NULL"
        // A key as text, so that a page can go on behind exactly this hit.
        let isRelevance = hasWords && query.order == .relevance
        let key: SQL =
            isRelevance
            ? "printf('%012.6f', 1000 + bm25(record_search, 8, 4, 3, 1, 6, 1))" : "coalesce(r.published, '')"
        let order: SQL = isRelevance ? "sort_key, n" : "sort_key DESC, n DESC"
        var behind: SQL = ""
        if let after = query.after {
            behind =
                isRelevance
                ? "WHERE (sort_key, n) > (\(after.key), \(after.row))"
                : "WHERE (sort_key, n) < (\(after.key), \(after.row))"
        }
        return """
            SELECT * FROM (SELECT \(RecordTable.columns), r.n AS n, \(key) AS sort_key, \(snippet) AS snippet \(source))
            \(behind) ORDER BY \(order) LIMIT \(query.size + 1)
            """
    }
}

extension Writing {
    /// Puts the text of a published record into the index, in the transaction that publishes or changes it.
    package func index(_ document: RecordDocument) throws {
        let metadata = document.metadata
        guard let row: Int64 = try reading.value("SELECT n FROM records WHERE id = \(document.id)") else {
            return
        }
        try execute("DELETE FROM record_search WHERE rowid = \(row)")
        let people = metadata.creators + metadata.contributors
        let names = people.flatMap { [$0.displayName] + $0.affiliations.compactMap(\.name) }
        let titles = [metadata.title ?? ""] + metadata.additionalTitles.map(\.title)
        let descriptions = [metadata.description ?? ""] + metadata.additionalDescriptions.map(\.description)
        let identifiers =
            [document.id, document.parent] + document.pids.map(\.identifier)
            + metadata.identifiers.map(\.identifier)
            + metadata.relatedIdentifiers.map(\.identifier)
            + people.flatMap { $0.personOrOrg.identifiers.map(\.identifier) }
        let other =
            [
                metadata.publisher, document.plan?.planTitle, document.plan?.dataset,
                document.plan?.datasetTitle, metadata.version,
            ]
            .compactMap(\.self)
            + metadata.funding.flatMap { [$0.funder.name, $0.award?.number].compactMap(\.self) }
            + metadata.rights.compactMap(\.id) + document.properties.prefix(200).map(\.name)
        try execute(
            """
            INSERT INTO record_search (rowid, title, creators, subjects, description, identifiers, other)
            VALUES (\(row), \(titles.joined(separator: "\n")), \(names.joined(separator: "\n")),
                \(metadata.subjects.compactMap(\.subject).joined(separator: "\n")),
                \(withoutMarkup(descriptions.joined(separator: "\n"))), \(identifiers.joined(separator: "\n")),
                \(other.joined(separator: "\n")))
            """)
    }
}

/// Text without tags, for the index only.
private func withoutMarkup(_ html: String) -> String {
    var text = ""
    var isTag = false
    for character in html {
        switch character {
        case "<": isTag = true
        case ">" where isTag:
            isTag = false
            text.append(" ")
        default: if !isTag { text.append(character) }
        }
    }
    return text
}
