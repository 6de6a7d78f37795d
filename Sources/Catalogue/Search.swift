// SPDX-License-Identifier: Apache-2.0
// What can be asked of the catalogue, and what comes back.

import Metadata

/// A question to the catalogue.
package struct SearchQuery: Sendable, Hashable {
    package enum Order: String, Sendable, CaseIterable { case relevance, newest }

    /// Words, `"phrases"` and prefixes ending in `*`; all must match. Empty for everything.
    package var text: String
    /// Chosen values per facet; one of the values of each facet must hold.
    package var filters: [Facet: [String]]
    /// Relevance needs words; without them the newest come first.
    package var order: Order
    /// Where the page before ended, from ``SearchResult/next``.
    package var after: SearchCursor?
    /// Hits on a page, 1 to 100.
    package var size: Int

    package init(
        text: String = "", filters: [Facet: [String]] = [:], order: Order? = nil, after: SearchCursor? = nil,
        size: Int = 20
    ) {
        self.text = text
        self.filters = filters.filter { !$0.value.isEmpty }
        self.order = order ?? (text.isEmpty ? .newest : .relevance)
        self.after = after
        self.size = min(max(size, 1), 100)
    }
}

/// A property by which results can be narrowed.
package enum Facet: String, Sendable, Hashable, CaseIterable {
    case type, access, licence, plan, year, format
}

package struct FacetValue: Sendable, Hashable {
    package let value: String
    /// For people where it differs from the value: a plan's title.
    package let label: String
    package let count: Int
}

/// Where a page ended: the sort key and the row of its last hit.
package struct SearchCursor: Sendable, Hashable {
    package let key: String
    package let row: Int64

    package init(key: String, row: Int64) {
        self.key = key
        self.row = row
    }

    /// `<row>~<key>`, as it stands in a URL.
    package var text: String { "\(row)~\(key)" }

    package init?(text: String) {
        guard let mark = text.firstIndex(of: "~"), let row = Int64(text[..<mark]) else { return nil }
        self.init(key: String(text[text.index(after: mark)...]), row: row)
    }
}

package struct SearchHit: Sendable, Hashable {
    package let record: Record
    package let status: AccessStatus
    /// Text around the words that matched, which are between `\u{2}` and `\u{3}`.
    package let snippet: String?
}

package struct SearchResult: Sendable {
    package let hits: [SearchHit]
    package let total: Int
    package let facets: [Facet: [FacetValue]]
    package let next: SearchCursor?
}

extension SearchQuery {
    /// The most words and phrases that are looked for, and the most characters of one; a query is not a document.
    private static let mostTerms = 32
    private static let longestTerm = 256

    /// Whether there is nothing but white space.
    var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

    /// The words as an FTS5 query: every word quoted, so that nothing a person types is syntax but `"…"` and a final `*`.
    ///
    /// Read by scalars: a quotation mark with an accent is one `Character`, and still a quotation mark for FTS5.
    var matchExpression: String? {
        var terms: [String] = []
        var rest = Substring(text).unicodeScalars
        while let first = rest.first, terms.count < Self.mostTerms {
            var term: String?
            if first.properties.isWhitespace {
                rest = rest.dropFirst()
            } else if first == "\"" {
                let phrase = rest.dropFirst().prefix { $0 != "\"" }
                rest = rest.dropFirst(phrase.count + 1).drop { $0 == "\"" }
                term = Self.quoted(phrase)
            } else {
                let word = rest.prefix { !$0.properties.isWhitespace && $0 != "\"" }
                rest = rest.dropFirst(word.count)
                term = Self.quoted(word).map { word.last == "*" ? $0 + "*" : $0 }
            }
            if let term { terms.append(term) }
        }
        return terms.isEmpty ? nil : terms.joined(separator: " AND ")
    }

    /// Nil for a term without letter or number: it has no token and would match nothing.
    private static func quoted(_ text: Substring.UnicodeScalarView) -> String? {
        var term = "\""
        for scalar in text.prefix(longestTerm) {
            term.unicodeScalars.append(scalar == "\"" || scalar == "*" || scalar == "\0" ? " " : scalar)
        }
        return term.contains { $0.isLetter || $0.isNumber } ? term + "\"" : nil
    }
}
