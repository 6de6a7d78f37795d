// SPDX-License-Identifier: Apache-2.0
// From a search result to the page that shows it.

import Catalogue
import Foundation
import Metadata

extension SearchPage {
    init(_ result: SearchResult, at address: SearchAddress, texts: Texts) {
        self.init(
            query: address.text, total: Count(result.total),
            results: result.hits.map { RecordCard($0.record, status: $0.status, snippet: $0.snippet) },
            facets: Catalogue.Facet.allCases.compactMap { facet in
                let values = result.facets[facet] ?? []
                return values.isEmpty ? nil : Facet(facet, values, at: address, texts: texts)
            })
        filters = Catalogue.Facet.allCases.flatMap { facet in
            (address.filters[facet] ?? []).map { value in
                let known = result.facets[facet]?.first { $0.value == value }
                return Filter(
                    facet: texts.text("facet.\(facet.rawValue)"),
                    label: facet.label(of: value, known: known?.label, texts: texts),
                    removeHref: address.removing(value, from: facet).href)
            }
        }
        if !filters.isEmpty {
            var bare = SearchAddress()
            bare.text = address.text
            bare.order = address.order
            clearHref = bare.href
        }
        if !address.text.isEmpty {
            let isNewest = address.query.order == .newest
            sorts = [
                SortOrder(
                    label: texts.text("sort.best"), href: address.ordered(by: nil).href,
                    isSelected: !isNewest),
                SortOrder(
                    label: texts.text("sort.newest"), href: address.ordered(by: .newest).href,
                    isSelected: isNewest),
            ]
        }
        if let cursor = result.next {
            var further = address
            further.after = cursor
            next = further.href
        }
        hidden = address.fields.map { HiddenField(name: $0.name, value: $0.value) }
    }
}

extension SearchPage.Facet {
    fileprivate init(
        _ facet: Catalogue.Facet, _ values: [FacetValue], at address: SearchAddress, texts: Texts
    ) {
        let chosen = address.filters[facet] ?? []
        self.init(
            title: texts.text("facet.\(facet.rawValue)"),
            values: values.map { value in
                let isOn = chosen.contains(value.value)
                return Value(
                    label: facet.label(of: value.value, known: value.label, texts: texts),
                    count: Count(value.count),
                    href: isOn
                        ? address.removing(value.value, from: facet).href
                        : address.adding(value.value, to: facet).href, isSelected: isOn)
            })
        isOpen = !chosen.isEmpty || facet != .format
    }
}

extension Catalogue.Facet {
    /// A facet's value in words.
    func label(of value: String, known: String?, texts: Texts) -> String {
        switch self {
        case .type: ResourceType.named(value)?.english ?? value
        case .licence: SPDX.spelling(of: value) ?? value
        case .access:
            switch AccessStatus(rawValue: value) {
            case .open: texts.text("access.open")
            case .embargoed: texts.text("access.embargoed")
            case .restricted: texts.text("access.restricted")
            case .metadataOnly: texts.text("access.metadataOnly")
            case nil: value
            }
        case .plan: known ?? value
        case .year, .format: value
        }
    }
}

extension RecordCard {
    init(_ record: Record, status: AccessStatus, snippet: String? = nil) {
        let metadata = record.document.metadata
        self.init(
            title: metadata.title ?? record.id, href: Href(path: "/records/\(record.id)"),
            kind: metadata.kindInWords, creators: RecordCard.names(metadata.creators),
            published: Day(metadata.publicationDate ?? record.document.published ?? ""),
            version: record.document.versionLabel,
            access: AccessState(of: record, status: status, mayRead: false), files: Count(record.fileCount),
            bytes: ByteCount(record.byteCount))
        if let plan = record.document.plan {
            planKey = plan.dataset
            planHref = Href(path: "/plans/\(plan.plan)#\(Percent.encode(plan.dataset))")
        }
        self.snippet = snippet.map(RecordCard.marked)
    }

    /// The first three names, and how many more there are.
    private static func names(_ creators: [Creator]) -> String {
        let names = creators.prefix(3).map(\.displayName).joined(separator: "; ")
        return creators.count > 3 ? "\(names); and \(creators.count - 3) more" : names
    }

    /// The words found stand between two control characters, which no title contains after this.
    private static func marked(_ snippet: String) -> SafeHTML {
        let escaped = HTMLText.escape(snippet)
        let opened = escaped.replacing("\u{2}", with: "<mark>")
        return SafeHTML(trusted: opened.replacing("\u{3}", with: "</mark>"))
    }
}

extension RecordMetadata {
    var kindInWords: String { resourceType.flatMap { ResourceType.named($0.id)?.english } ?? "Record" }
}

extension RecordDocument {
    /// The author's label of the version, else its number from the second on.
    var versionLabel: String? { metadata.version ?? (version > 1 ? String(version) : nil) }
}
