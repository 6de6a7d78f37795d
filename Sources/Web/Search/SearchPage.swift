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
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "query": query.part
        case "total": total.part
        case "results": results.part
        case "facets": facets.part
        case "filters": filters.part
        case "clearHref": clearHref.part
        case "sorts": sorts.part
        case "previous": previous.part
        case "next": next.part
        case "hidden": hidden.part
        case "hint": hint.part
        case "isEmpty": isEmpty.part
        case "hasQuery": hasQuery.part
        case "hasFilters": hasFilters.part
        case "isPaged": isPaged.part
        default: nil
        }
    }
}

extension SearchPage.Facet {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "title": title.part
        case "values": values.part
        case "moreHref": moreHref.part
        case "isOpen": isOpen.part
        default: nil
        }
    }
}

extension SearchPage.Facet.Value {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "label": label.part
        case "count": count.part
        case "href": href.part
        case "isSelected": isSelected.part
        default: nil
        }
    }
}

extension SearchPage.Filter {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "facet": facet.part
        case "label": label.part
        case "removeHref": removeHref.part
        default: nil
        }
    }
}

extension SearchPage.SortOrder {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "label": label.part
        case "href": href.part
        case "isSelected": isSelected.part
        default: nil
        }
    }
}

extension SearchPage.HiddenField {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "value": value.part
        default: nil
        }
    }
}
