// SPDX-License-Identifier: Apache-2.0
// Search results with facets; everything is a link, so it works without JavaScript.

/// The search page: a query, its results and the ways to narrow them.
struct SearchPage: Page {
    static let template = "search"

    var query: String
    /// The exact number of results.
    var total: Count
    var results: [RecordCard]
    var facets: [Facet]
    /// The filters that are on, each with the link that takes it off.
    var filters: [Filter] = []
    var clearHref: Href?
    var sorts: [SortOrder] = []
    /// Keyset pages: the links carry the key, never an offset.
    var previous: Href?
    var next: Href?
    /// What the search form must keep when the words change.
    var hidden: [HiddenField] = []
    /// What was odd about the query, for example an unbalanced quotation mark.
    var hint: String?

    struct Facet: PageModel {
        /// `Type`, `Access`, …: from the texts, `facet.type`.
        var title: String
        var values: [Value]
        /// Shows the values that did not fit.
        var moreHref: Href?
        /// Long facets start closed unless one of their values is on.
        var isOpen = true

        struct Value: PageModel {
            var label: String
            var count: Count
            /// Adds this filter, or removes it when it is on.
            var href: Href
            var isSelected = false
        }
    }

    struct Filter: PageModel {
        var facet: String
        var label: String
        var removeHref: Href
    }

    struct SortOrder: PageModel {
        var label: String
        var href: Href
        var isSelected = false
    }

    struct HiddenField: PageModel {
        var name: String
        var value: String
    }

    var isEmpty: Bool { results.isEmpty }
    var hasQuery: Bool { !query.isEmpty }
    var hasFilters: Bool { !filters.isEmpty }
    var isPaged: Bool { previous != nil || next != nil }
}

// What templates ask for, by name.

extension SearchPage {
    func child(named part: String) -> Any? {
        switch part {
        case "query": query
        case "total": total
        case "results": results
        case "facets": facets
        case "filters": filters
        case "clearHref": clearHref?.text
        case "sorts": sorts
        case "previous": previous?.text
        case "next": next?.text
        case "hidden": hidden
        case "hint": hint
        case "isEmpty": isEmpty
        case "hasQuery": hasQuery
        case "hasFilters": hasFilters
        case "isPaged": isPaged
        default: nil
        }
    }
}

extension SearchPage.Facet {
    func child(named part: String) -> Any? {
        switch part {
        case "title": title
        case "values": values
        case "moreHref": moreHref?.text
        case "isOpen": isOpen
        default: nil
        }
    }
}

extension SearchPage.Facet.Value {
    func child(named part: String) -> Any? {
        switch part {
        case "label": label
        case "count": count
        case "href": href.text
        case "isSelected": isSelected
        default: nil
        }
    }
}

extension SearchPage.Filter {
    func child(named part: String) -> Any? {
        switch part {
        case "facet": facet
        case "label": label
        case "removeHref": removeHref.text
        default: nil
        }
    }
}

extension SearchPage.SortOrder {
    func child(named part: String) -> Any? {
        switch part {
        case "label": label
        case "href": href.text
        case "isSelected": isSelected
        default: nil
        }
    }
}

extension SearchPage.HiddenField {
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "value": value
        default: nil
        }
    }
}
