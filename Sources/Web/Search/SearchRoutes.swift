// SPDX-License-Identifier: Apache-2.0
// `/search`: words, facets and pages from the query, and back into links.

import Accounts
import Catalogue
import Foundation
import Hummingbird

struct SearchRoutes: Sendable {
    let site: Site

    @Sendable func search(_ request: Request, _ context: WebContext) async throws -> Response {
        let address = try SearchAddress(try Form(queryOf: request))
        let result = try await site.roles.librarian.search(address.query, for: context.viewer)
        let page = SearchPage(result, at: address, texts: site.renderer.texts)
        var response = site.html(
            page, in: .search, query: address.text, request: request, context: context)
        if context.session == nil { response.headers[.cacheControl] = "no-cache" }
        return response
    }
}

/// A search as it stands in an address.
struct SearchAddress: Sendable, Equatable {
    var text = ""
    var filters: [Facet: [String]] = [:]
    var order: SearchQuery.Order?
    var after: SearchCursor?

    static let longestText = 1000
    static let mostFilters = 50

    init() {}

    /// - Throws: ``WebError/badParameter(_:reason:)`` for what no link of ours contains.
    init(_ form: Form) throws {
        text = (form["q"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.utf8.count <= Self.longestText else {
            throw WebError.badParameter("q", reason: "it has more than \(Self.longestText) bytes.")
        }
        for facet in Facet.allCases {
            let values = form.all(facet.rawValue)
            guard values.count <= Self.mostFilters else {
                throw WebError.badParameter(facet.rawValue, reason: "it is given too often.")
            }
            if !values.isEmpty { filters[facet] = values }
        }
        switch form["sort"] {
        case nil, "": break
        case "best": order = .relevance
        case "newest": order = .newest
        case .some: throw WebError.badParameter("sort", reason: "there are best and newest.")
        }
        if let cursor = form["after"], !cursor.isEmpty {
            after = SearchCursor(text: cursor)
            guard after != nil else {
                throw WebError.badParameter("after", reason: "it is not from a link of ours.")
            }
        }
    }

    var query: SearchQuery { SearchQuery(text: text, filters: filters, order: order, after: after) }

    /// What the address says besides the words.
    var fields: [(name: String, value: String)] {
        var fields: [(String, String)] = []
        for facet in Facet.allCases {
            fields += (filters[facet] ?? []).map { (facet.rawValue, $0) }
        }
        if let order { fields.append(("sort", order == .newest ? "newest" : "best")) }
        return fields
    }

    var href: Href {
        var pairs = fields
        if !text.isEmpty { pairs.insert(("q", text), at: 0) }
        if let after { pairs.append(("after", after.text)) }
        guard !pairs.isEmpty else { return Href(path: "/search") }
        let query = pairs.map { "\($0.name)=\(Percent.encode($0.value))" }.joined(separator: "&")
        return Href(path: "/search?" + query)
    }

    func adding(_ value: String, to facet: Facet) -> SearchAddress {
        var address = self
        address.after = nil
        address.filters[facet, default: []].append(value)
        return address
    }

    func removing(_ value: String, from facet: Facet) -> SearchAddress {
        var address = self
        address.after = nil
        address.filters[facet]?.removeAll { $0 == value }
        return address
    }

    func ordered(by order: SearchQuery.Order?) -> SearchAddress {
        var address = self
        address.after = nil
        address.order = order
        return address
    }
}
