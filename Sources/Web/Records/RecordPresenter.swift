// SPDX-License-Identifier: Apache-2.0
// From a record to its page: every line of it, and what machines find in its head.

import Accounts
import Catalogue
import Foundation
import Identifiers
import Metadata
import Plans

extension RecordPage {
    init(_ landing: Landing, exported: ExportableRecord, texts: Texts) {
        let record = landing.record
        let document = record.document
        let metadata = document.metadata
        let people = PeopleLines(metadata.creators)
        self.init(
            id: record.id, title: metadata.title ?? record.id, kind: metadata.kindInWords,
            version: document.versionLabel,
            published: Day(metadata.publicationDate ?? document.published ?? ""),
            publisher: metadata.publisher ?? exported.repository.name,
            access: AccessState(of: record, status: landing.status, mayRead: landing.mayReadFiles),
            creators: people.lines, citations: RecordPage.citations(of: exported),
            identifiers: RecordPage.identifiers(of: document), files: FileBrowser(landing),
            versions: landing.versions.map { VersionLine($0, current: record.id) })
        affiliations = people.affiliations
        contributors = metadata.contributors.map { PersonLine($0) }
        description = metadata.description.map { SafeHTML(sanitising: $0) }
        descriptions = metadata.additionalDescriptions.map {
            TitledText(
                title: DescriptionType.named($0.type.id)?.english ?? "Description",
                html: SafeHTML(sanitising: $0.description))
        }
        if !record.isLatest { newerHref = Href(path: "/records/\(record.id)/latest") }
        plan = document.plan.map {
            PlanBox($0, obligations: landing.obligations, deviations: document.deviations)
        }
        provenance = Provenance(document.provenance)
        properties = document.properties.filter { !$0.isVariable }.map(PropertyLine.init)
        variables = document.properties.filter(\.isVariable).map(PropertyLine.init)
        funding = metadata.funding.map(FundingLine.init)
        related = metadata.relatedIdentifiers.map(RelatedLine.init)
        licences = metadata.rights.map(LicenceLine.init)
        subjects = metadata.subjects.compactMap { subject in
            guard let text = subject.subject ?? subject.id else { return nil }
            return TextLink(text: text, href: Href(path: "/search?q=\(Percent.encode("\"\(text)\""))"))
        }
        languages = metadata.languages.map { Language.find($0.id)?.english ?? $0.id }
        dates = metadata.dates.map {
            DateLine(
                kind: DateType.named($0.type.id)?.english ?? $0.type.id, date: Day($0.date),
                note: $0.description)
        }
        exports = ExportFormat.allCases.map {
            ExportLink(
                label: $0.title, href: Href(path: "/records/\(record.id)/export/\($0.rawValue)"),
                mediaType: $0.mediaType)
        }
        if landing.mayEdit {
            editHref = landing.openDraft.map { Href(path: "/drafts/\($0)") }
            if landing.openDraft == nil { newVersionHref = Href(path: "/records/\(record.id)/new-version") }
        }
        head = RecordHead(exported, landing: landing)
    }

    private static func citations(of record: ExportableRecord) -> [Web.Citation] {
        [
            Web.Citation(id: "text", style: "Text", text: Metadata.Citation.text(of: record), isFirst: true),
            Web.Citation(id: "bibtex", style: "BibTeX", text: BibTeX.text(of: record), isCode: true),
            Web.Citation(id: "ris", style: "RIS", text: RIS.text(of: record), isCode: true),
        ]
    }

    static func identifiers(of document: RecordDocument) -> [IdentifierLine] {
        let own = document.pids.filter { $0.scheme != "oai" }.map { pid in
            IdentifierLine(
                scheme: IdentifierScheme(rawValue: pid.scheme)?.label ?? pid.scheme.uppercased(),
                value: pid.identifier,
                href: pid.isRegistered
                    ? IdentifierScheme.resolverURL(for: pid.identifier, scheme: pid.scheme).flatMap {
                        Href(untrusted: $0)
                    } : nil, isRegistered: pid.isRegistered, note: "this version")
        }
        let given = document.metadata.identifiers.map { identifier in
            IdentifierLine(
                scheme: identifier.scheme.flatMap { IdentifierScheme(rawValue: $0)?.label }
                    ?? identifier.scheme ?? "Identifier", value: identifier.identifier,
                href: IdentifierScheme.resolverURL(for: identifier.identifier, scheme: identifier.scheme)
                    .flatMap { Href(untrusted: $0) }, isRegistered: true)
        }
        let record = [
            IdentifierLine(
                scheme: "Record", value: document.id, href: Href(path: "/records/\(document.id)"),
                isRegistered: true, note: "this version"),
            IdentifierLine(
                scheme: "Record", value: document.parent, href: Href(path: "/records/\(document.parent)"),
                isRegistered: true, note: "all versions"),
        ]
        return own + given + record
    }
}

/// Creators with the numbers of their affiliations.
private struct PeopleLines {
    private(set) var lines: [PersonLine] = []
    private(set) var affiliations: [Web.Affiliation] = []

    init(_ creators: [Creator]) {
        var numbers: [Metadata.Affiliation: Int] = [:]
        for creator in creators {
            var line = PersonLine(creator)
            let marks = creator.affiliations.map { affiliation -> Int in
                if let known = numbers[affiliation] { return known }
                let number = numbers.count + 1
                numbers[affiliation] = number
                affiliations.append(
                    Web.Affiliation(
                        mark: String(number), name: affiliation.name ?? affiliation.id ?? "",
                        rorHref: affiliation.id.flatMap { try? ROR($0).url }.flatMap { Href(untrusted: $0) }))
                return number
            }
            if !marks.isEmpty { line.marks = marks.map(String.init).joined(separator: ",") }
            lines.append(line)
        }
        // A number for the only affiliation of everybody says nothing.
        if affiliations.count == 1, lines.count == 1 { lines[0].marks = nil }
    }
}

extension PersonLine {
    init(_ creator: Creator) {
        let identifiers = creator.personOrOrg.identifiers
        self.init(
            name: creator.displayName,
            orcid: identifiers.first { $0.scheme == "orcid" }.flatMap {
                try? ORCID($0.identifier).description
            },
            rorHref: identifiers.first { $0.scheme == "ror" }.flatMap { try? ROR($0.identifier).url }.flatMap
            {
                Href(untrusted: $0)
            }, role: creator.role.map { ContributorRole.named($0.id)?.english ?? $0.id })
        searchHref = Href(path: "/search?q=\(Percent.encode("\"\(name)\""))")
    }
}

extension VersionLine {
    init(_ record: Record, current: String) {
        let document = record.document
        self.init(
            label: document.metadata.version.map { "Version \($0)" } ?? "Version \(document.version)",
            published: Day(document.published.map { String($0.prefix(10)) } ?? ""),
            href: Href(path: "/records/\(record.id)"), isCurrent: record.id == current,
            isNewest: record.isLatest)
    }
}

extension PropertyLine {
    init(_ property: Property) {
        self.init(name: property.name, value: property.value, unit: property.unit)
    }
}

extension FundingLine {
    init(_ funding: Funding) {
        let award = funding.award
        let identifier = award?.identifiers.first
        self.init(
            funder: funding.funder.name ?? funding.funder.id ?? "",
            award: award?.title?["en"] ?? award?.title?.values.sorted().first,
            number: award?.number ?? award?.id,
            href: identifier.flatMap {
                IdentifierScheme.resolverURL(for: $0.identifier, scheme: $0.scheme)
            }.flatMap { Href(untrusted: $0) })
    }
}

extension RelatedLine {
    init(_ related: RelatedIdentifier) {
        let relation = RelationType.named(related.relationType.id)
        let url = IdentifierScheme.resolverURL(for: related.identifier, scheme: related.scheme)
        self.init(
            relation: related.relationTypeInformation ?? relation?.english.lowercased()
                ?? related.relationType.id, title: nil, identifier: related.identifier,
            href: Href(untrusted: url ?? related.identifier),
            kind: related.resourceType.flatMap { ResourceType.named($0.id)?.english })
    }
}

extension LicenceLine {
    init(_ right: Right) {
        let licence = right.id.flatMap(Licence.named)
        let title = right.title?["en"] ?? right.title?.values.sorted().first
        self.init(
            name: licence?.title ?? title ?? right.id ?? right.link ?? "", id: licence?.spdx ?? right.id,
            href: (licence?.url ?? right.link).flatMap { Href(untrusted: $0) },
            sentence: right.id.flatMap { LicenceSentence.text(spdx: $0) })
    }
}

extension Provenance {
    /// nil when nothing is known of the sources.
    init?(_ sources: [ValueSource]) {
        guard !sources.isEmpty else { return nil }
        self.init(
            fields: sources.map {
                ProvenanceField(
                    field: FieldNames.title(of: $0.field), value: FieldNames.shortened($0.value),
                    source: SourceChip($0))
            },
            found: Count(sources.count { $0.layer != .typed }), total: Count(sources.count))
    }
}

extension SourceChip {
    init(_ source: ValueSource) {
        self.init(
            layer: source.layer, source: source.source, place: source.place, confidence: source.confidence)
    }

    init(layer: Layer, source: String, place: String, confidence: Double) {
        let kind: Kind =
            switch layer {
            case .typed: .typed
            case .sidecar: .sidecar
            case .header: .header
            case .dataset, .plan: .plan
            case .account: .account
            }
        self.init(
            kind: kind, origin: source, place: place.isEmpty ? nil : place,
            confidence: layer == .typed || layer == .account ? nil : confidence)
    }
}

/// What the fields of a record's JSON are called on pages.
enum FieldNames {
    private static let titles = [
        "title": "Title", "additional_titles": "Further title", "resource_type": "Type",
        "creators": "Creator", "contributors": "Contributor", "publisher": "Publisher",
        "publication_date": "Publication date", "description": "Description",
        "additional_descriptions": "Further description", "subjects": "Subject", "dates": "Date",
        "languages": "Language", "identifiers": "Identifier", "related_identifiers": "Related work",
        "sizes": "Size", "formats": "Format", "version": "Version", "rights": "Licence",
        "locations": "Place", "funding": "Funding", "references": "Reference", "properties": "Property",
        "access": "Access",
    ]

    static func title(of field: String) -> String { titles[field] ?? field }

    /// A value for a table: plain, in one line, at most 300 characters.
    static func shortened(_ value: String) -> String {
        let plain = Metadata.HTMLText.plain(String(value.prefix(2000))).split(whereSeparator: \.isNewline)
            .joined(separator: " ")
        return plain.count > 300 ? plain.prefix(299) + "…" : plain
    }
}

extension PlanBox {
    init(_ link: PlanLink, obligations: [ObligationResult], deviations: [Deviation]) {
        self.init(
            planTitle: link.planTitle,
            planHref: Href(path: "/plans/\(link.plan)#\(Percent.encode(link.dataset))"), key: link.dataset,
            datasetTitle: link.datasetTitle,
            obligations: ObligationLine.lines(obligations, accepted: Set(deviations.map(\.obligation))),
            deviations: deviations.map(DeviationLine.init))
    }
}

extension ObligationLine {
    /// - Parameter accepted: kinds of obligations with a recorded deviation.
    static func lines(_ results: [ObligationResult], accepted: Set<String>) -> [ObligationLine] {
        results.compactMap { result in
            let kind = result.obligation.kind.rawValue
            let state: State
            switch result.state {
            case .kept: state = .kept
            case .open: state = .open
            case .broken: state = accepted.contains(kind) ? .accepted : .broken
            case .notApplicable: return nil
            }
            let detail = [result.message, state == .broken ? result.remedy : ""].filter { !$0.isEmpty }
            return ObligationLine(
                name: kind.capitalized, promised: result.obligation.statement, actual: result.actual,
                state: state, detail: state == .kept ? nil : detail.joined(separator: " "))
        }
    }
}

extension DeviationLine {
    init(_ deviation: Deviation) {
        self.init(
            obligation: deviation.obligation.capitalized, reason: deviation.reason,
            person: deviation.acceptedBy, date: Day(deviation.at))
    }
}

extension RecordHead {
    init(_ record: ExportableRecord, landing: Landing) {
        canonical = Href(untrusted: record.url)
        metas = RecordHead.metas(of: record)
        let title = record.metadata.title ?? record.id
        openGraph = [
            MetaTag(name: "og:type", content: "website"), MetaTag(name: "og:title", content: title),
            MetaTag(name: "og:url", content: record.url),
            MetaTag(name: "og:site_name", content: record.repository.name),
        ]
        if let description = record.metadata.description {
            let plain = FieldNames.shortened(description)
            openGraph.append(MetaTag(name: "og:description", content: plain))
            metas.append(MetaTag(name: "description", content: plain))
        }
        links = Signposting.links(for: record, landing: landing).compactMap { link in
            Href(untrusted: link.target).map { HeadLink(rel: link.relation, href: $0, type: link.type) }
        }
        jsonLD = ScriptData(json: SchemaOrg.jsonLD(of: record).text(safeInHTML: true))
    }

    /// Highwire tags for Google Scholar and reference managers, Dublin Core for the rest.
    private static func metas(of record: ExportableRecord) -> [MetaTag] {
        let metadata = record.metadata
        var metas = [MetaTag(name: "citation_title", content: metadata.title ?? record.id)]
        metas += metadata.creators.prefix(200).map {
            MetaTag(name: "citation_author", content: $0.displayName)
        }
        if let date = metadata.publicationDate {
            metas.append(
                MetaTag(name: "citation_publication_date", content: date.replacing("-", with: "/")))
        }
        metas.append(
            MetaTag(name: "citation_publisher", content: metadata.publisher ?? record.repository.name))
        if let doi = record.identifiers.doi { metas.append(MetaTag(name: "citation_doi", content: doi)) }
        metas.append(MetaTag(name: "citation_abstract_html_url", content: record.url))
        metas += metadata.subjects.prefix(50).compactMap(\.subject).map {
            MetaTag(name: "citation_keywords", content: $0)
        }
        metas.append(MetaTag(name: "DC.identifier", content: record.url))
        return metas
    }
}
