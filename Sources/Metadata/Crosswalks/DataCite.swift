// SPDX-License-Identifier: Apache-2.0
// A record in the terms of DataCite 4.7; the XML and the JSON are two spellings of this.

import Identifiers

/// The properties of the DataCite Metadata Schema 4.7, ready to be written. Numbers are those of the schema.
package struct DataCite {
    struct Term {
        let text: String
        var type: String?
        var language: String?
    }

    struct Someone {
        let name: String
        let isPerson: Bool
        let given: String?
        let family: String?
        let identifiers: [(value: String, scheme: String, schemeURI: String?)]
        let affiliations: [(name: String, ror: String?)]
        let contributorType: String?
    }

    struct Related {
        let identifier: String
        let type: String
        let relation: String
        let information: String?
        let resourceTypeGeneral: String?
    }

    struct Funding {
        let name: String
        let identifier: (value: String, type: String, schemeURI: String?)?
        let awardNumber: String?
        let awardURI: String?
        let awardTitle: String?
    }

    private let record: ExportableRecord

    init(_ record: ExportableRecord) { self.record = record }

    /// 1: the DOI; without one a registered ARK, else the landing page. Never a DOI that nobody registered.
    var identifier: (value: String, type: String) {
        if let doi = record.identifiers.doi { return (doi, "DOI") }
        if record.identifiers.isRegistered, let ark = record.identifiers.ark { return (ark, "ARK") }
        return (record.url, "URL")
    }

    /// 2
    var creators: [Someone] {
        let creators = record.metadata.creators.map { someone($0, role: nil) }
        return creators.isEmpty ? [Self.unknown] : creators
    }

    /// 3
    var titles: [Term] {
        [Term(text: record.title.isEmpty ? ":tba" : record.title)]
            + record.metadata.additionalTitles.map { title in
                Term(
                    text: HTMLText.plain(title.title),
                    type: TitleType.named(title.type.id)?.dataCite ?? "Other",
                    language: title.lang.map(record.tag))
            }
    }

    var publisher: String { record.publisher }
    /// 5: four digits.
    var year: String {
        let digits = String(record.publicationYear)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// 6: an id that is an address is the term's valueURI.
    var subjects: [(text: String, scheme: String?, valueURI: String?)] {
        record.metadata.subjects.compactMap { subject in
            guard let text = subject.subject ?? subject.id, !text.isEmpty else { return nil }
            return (text, subject.scheme, subject.id.flatMap { IdentifierScheme.url.resolverURL(for: $0) })
        }
    }

    /// 7
    var contributors: [Someone] {
        record.metadata.contributors.map { contributor in
            someone(
                contributor,
                role: contributor.role.flatMap { ContributorRole.named($0.id) }?.dataCite ?? "Other")
        }
    }

    /// 8: the record's dates, when it was issued, and when an embargo makes it available.
    var dates: [(date: String, type: String, information: String?)] {
        var dates = record.metadata.dates.compactMap {
            entry -> (date: String, type: String, information: String?)? in
            guard let edtf = try? EDTF(entry.date) else { return nil }
            return (edtf.dataCite, DateType.named(entry.type.id)?.dataCite ?? "Other", entry.description)
        }
        if let issued = record.publicationDate, !dates.contains(where: { $0.type == "Issued" }) {
            dates.insert((issued.dataCite, "Issued", nil), at: 0)
        }
        if let end = record.embargoEnd, Day.isValid(end), !dates.contains(where: { $0.type == "Available" }) {
            dates.append((end, "Available", record.accessStatement))
        }
        return dates
    }

    /// 9: the schema has room for one.
    var language: String? { record.languageTags.first }

    var resourceType: ResourceType { record.resourceType }

    /// 11: what the repository and others call the record.
    var alternateIdentifiers: [(value: String, type: String)] {
        var all: [(value: String, type: String)] = []
        let given = record.identifiers
        if let ark = given.ark, ark != identifier.value {
            all.append((ark, given.isRegistered ? "ARK" : "ARK (not registered)"))
        }
        if let oai = given.oai { all.append((oai, "oai")) }
        if identifier.value != record.url { all.append((record.url, "URL")) }
        for identifier in record.metadata.identifiers where !identifier.identifier.isEmpty {
            let scheme = identifier.knownScheme
            all.append(
                (
                    (try? scheme?.normalise(identifier.identifier)) ?? identifier.identifier,
                    scheme.map { $0 == .other ? "Other" : $0.dataCiteType ?? $0.label } ?? identifier.scheme
                        ?? "Other"
                ))
        }
        return all
    }

    /// 12: schemes that DataCite does not know are given by their address.
    var relatedIdentifiers: [Related] {
        record.relations.compactMap { relation in
            let general = relation.resourceType?.dataCiteGeneral
            if let type = relation.scheme?.dataCiteType {
                return Related(
                    identifier: relation.identifier, type: type, relation: relation.relation.dataCite,
                    information: relation.information, resourceTypeGeneral: general)
            }
            guard let url = relation.url else { return nil }
            return Related(
                identifier: url, type: "URL", relation: relation.relation.dataCite,
                information: relation.information,
                resourceTypeGeneral: general)
        }
    }

    /// 13
    var sizes: [String] {
        guard record.metadata.sizes.isEmpty, !record.files.isEmpty else { return record.metadata.sizes }
        let count = record.files.count
        return ["\(record.sizeInBytes) bytes", count == 1 ? "1 file" : "\(count) files"]
    }

    var formats: [String] { record.mediaTypes }
    var version: String? { record.metadata.version }

    /// 16: licences, and the state of access in the terms of info:eu-repo.
    var rights: [(text: String, uri: String?, spdx: String?)] {
        var all: [(text: String, uri: String?, spdx: String?)] = record.licences.map {
            ($0.title, $0.url, $0.licence?.spdx)
        }
        if let copyright = record.metadata.copyright { all.append((copyright, nil, nil)) }
        all.append((record.accessStatement, record.euRepoAccess, nil))
        var seen: Set<String> = []
        return all.filter { !$0.text.isEmpty && seen.insert("\($0.text) \($0.uri ?? "")").inserted }
    }

    /// 17: lines of plain text.
    var descriptions: [(lines: [String], type: String, language: String?)] {
        var all: [(lines: [String], type: String, language: String?)] = []
        if let text = record.plainDescription { all.append((lines(of: text), "Abstract", nil)) }
        for description in record.metadata.additionalDescriptions {
            let text = HTMLText.plain(description.description)
            guard !text.isEmpty else { continue }
            let type = DescriptionType.named(description.type.id)?.dataCite ?? "Other"
            all.append((lines(of: text), type, description.lang.map(record.tag)))
        }
        return all
    }

    /// 18
    var locations: [Location] {
        (record.metadata.locations?.features ?? []).filter { $0.geometry != nil || $0.placeText != nil }
    }

    /// 19
    var funding: [Funding] {
        record.metadata.funding.compactMap { item in
            guard !item.funder.displayName.isEmpty else { return nil }
            var identifier: (value: String, type: String, schemeURI: String?)?
            if let id = item.funder.id {
                if let url = IdentifierScheme.ror.resolverURL(for: id) {
                    identifier = (url, "ROR", "https://ror.org")
                } else if let url = IdentifierScheme.crossreffunderid.resolverURL(for: id) {
                    identifier = (url, "Crossref Funder ID", "https://doi.org")
                } else {
                    identifier = (id, "Other", nil)
                }
            }
            return Funding(
                name: item.funder.displayName, identifier: identifier, awardNumber: item.award?.displayNumber,
                awardURI: item.award?.url, awardTitle: item.award?.displayTitle)
        }
    }

    /// 20: references that have no identifier.
    var citedTexts: [String] { record.metadata.references.filter { $0.identifier == nil }.map(\.reference) }

    private func lines(of text: String) -> [String] { text.split(separator: "\n").map(String.init) }

    private static let unknown = Someone(
        name: ":unkn", isPerson: false, given: nil, family: nil, identifiers: [], affiliations: [],
        contributorType: nil)

    private func someone(_ creator: Creator, role: String?) -> Someone {
        let person = creator.personOrOrg
        let isPerson = person.type == .personal
        return Someone(
            name: person.displayName, isPerson: isPerson, given: isPerson ? person.givenName : nil,
            family: isPerson ? person.familyName : nil,
            identifiers: person.identifiers.map { identifier in
                let scheme = identifier.knownScheme
                return (
                    identifier.resolverURL ?? identifier.identifier,
                    scheme?.nameScheme ?? identifier.scheme ?? "Other", scheme?.nameSchemeURI
                )
            },
            affiliations: creator.affiliations.filter { !$0.displayName.isEmpty }.map {
                ($0.displayName, $0.rorURL)
            },
            contributorType: role)
    }
}

extension Location {
    /// The place name, or the description where there is none.
    var placeText: String? { [place, description].compactMap { $0 }.first { !$0.isEmpty } }
}

extension IdentifierScheme {
    /// DataCite 4.7 `relatedIdentifierType`; nil for schemes that the list does not have.
    package var dataCiteType: String? {
        switch self {
        case .ark: "ARK"
        case .arxiv: "arXiv"
        case .ads: "bibcode"
        case .cstr: "CSTR"
        case .doi: "DOI"
        case .ean13: "EAN13"
        case .eissn: "EISSN"
        case .handle: "Handle"
        case .igsn: "IGSN"
        case .isbn: "ISBN"
        case .issn: "ISSN"
        case .istc: "ISTC"
        case .lissn: "LISSN"
        case .lsid: "LSID"
        case .pmid: "PMID"
        case .purl: "PURL"
        case .raid: "RAiD"
        case .rrid: "RRID"
        case .swh: "SWHID"
        case .upc: "UPC"
        case .url: "URL"
        case .urn: "URN"
        case .w3id: "w3id"
        case .crossreffunderid, .geonames, .gnd, .grid, .isni, .oai, .orcid, .ror, .wikidata, .other: nil
        }
    }

    /// The scheme that a DataCite `relatedIdentifierType` or a common spelling of it means.
    package static func named(_ text: String) -> IdentifierScheme? {
        let key = text.folded
        if let scheme = allCases.first(where: { $0.dataCiteType?.folded == key || $0.rawValue == key }) {
            return scheme
        }
        return [
            "bibcode": .ads, "swhid": .swh, "fundref": .crossreffunderid, "hdl": .handle, "pubmed": .pmid,
        ][key]
    }

    fileprivate var nameScheme: String? {
        switch self {
        case .orcid: "ORCID"
        case .isni: "ISNI"
        case .ror: "ROR"
        case .gnd: "GND"
        default: nil
        }
    }

    fileprivate var nameSchemeURI: String? {
        switch self {
        case .orcid: "https://orcid.org"
        case .isni: "https://isni.org"
        case .ror: "https://ror.org"
        case .gnd: "https://d-nb.info/gnd"
        default: nil
        }
    }
}
