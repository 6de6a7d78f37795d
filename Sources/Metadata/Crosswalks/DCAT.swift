// SPDX-License-Identifier: Apache-2.0
// DCAT 3 and DCAT-AP 3 as Turtle, for data portals.

import Identifiers

/// A record as `dcat:Dataset` with one `dcat:Distribution` per file. Referenced nodes carry the types that the range
/// shapes of DCAT-AP 3.0.1 ask for.
package enum DCAT {
    package static func turtle(of record: ExportableRecord) -> String {
        var turtle = TurtleWriter(prefixes: [
            "adms": "http://www.w3.org/ns/adms#", "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/", "locn": "http://www.w3.org/ns/locn#",
            "org": "http://www.w3.org/ns/org#",
            "prov": "http://www.w3.org/ns/prov#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "skos": "http://www.w3.org/2004/02/skos/core#", "spdx": "http://spdx.org/rdf/terms#",
            "vcard": "http://www.w3.org/2006/vcard/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
        ])
        let dataset = TurtleTerm.iri(record.citedURL)
        turtle.subject(
            dataset,
            description(of: record) + people(of: record) + coverage(of: record) + relations(of: record))
        for (index, file) in record.files.enumerated() {
            turtle.subject(distribution(index, of: record), statements(of: file, in: record))
        }
        for (address, type) in referenced(by: record) { turtle.subject(.iri(address), [("a", .name(type))]) }
        return turtle.text
    }

    /// The addresses that the dataset refers to, each once, with the type that DCAT-AP's range shapes want to see.
    private static func referenced(by record: ExportableRecord) -> [(String, String)] {
        var all = [(record.url, "foaf:Document"), (accessRight(of: record), "dct:RightsStatement")]
        all += record.metadata.languages.map { (address(of: $0), "dct:LinguisticSystem") }
        all += record.licences.compactMap { licence in licence.url.map { ($0, "dct:LicenseDocument") } }
        all += record.files.map { (address(ofMediaType: $0.mediaType), "dct:MediaType") }
        if record.files.contains(where: { $0.sha512 != nil }) {
            all.append(("http://spdx.org/rdf/terms#checksumAlgorithm_sha512", "spdx:ChecksumAlgorithm"))
        }
        var seen: Set<String> = []
        return all.filter { seen.insert($0.0).inserted }
    }

    /// The EU's language authority table has ISO 639-3 codes in capitals.
    private static func address(of language: VocabularyTerm) -> String {
        "http://publications.europa.eu/resource/authority/language/\(language.id.uppercased())"
    }

    private static func address(ofMediaType type: String) -> String {
        "https://www.iana.org/assignments/media-types/\(type)"
    }

    private static func description(of record: ExportableRecord) -> [(String, TurtleTerm?)] {
        let metadata = record.metadata
        var all: [(String, TurtleTerm?)] = [
            ("a", .name("dcat:Dataset, prov:Entity")),
            ("dct:title", .literal(record.title)),
            ("dct:description", .literal(record.plainDescription ?? record.title)),
            ("dct:type", .iri(record.resourceType.coarURI)),
            ("dct:identifier", .literal(record.citedURL, type: "xsd:anyURI")),
            ("dcat:landingPage", .iri(record.url)),
            ("dct:issued", record.publicationDate.map { date($0.first) }),
            ("dct:modified", .literal(record.updated, type: "xsd:dateTime")),
            ("prov:generatedAtTime", .literal(record.created, type: "xsd:dateTime")),
            ("dcat:version", metadata.version.map { .literal($0) }),
            ("dct:accessRights", accessRights(of: record)),
        ]
        all += metadata.additionalTitles.map { title in
            ("dct:alternative", .literal(HTMLText.plain(title.title), language: title.lang.map(record.tag)))
        }
        all += record.keywords.map { ("dcat:keyword", .literal($0)) }
        all += metadata.languages.map { ("dct:language", .iri(address(of: $0))) }
        let other =
            [record.identifiers.ark, record.identifiers.oai].compactMap { $0 }
            + metadata.identifiers.map(\.identifier)
        all += other.map { text in
            ("adms:identifier", .node([("a", .name("adms:Identifier")), ("skos:notation", .literal(text))]))
        }
        all += record.licences.map { ("dct:license", licence($0)) }
        all += record.files.indices.map { ("dcat:distribution", distribution($0, of: record)) }
        return all
    }

    private static func people(of record: ExportableRecord) -> [(String, TurtleTerm?)] {
        let metadata = record.metadata
        var all: [(String, TurtleTerm?)] = metadata.creators.map { ("dct:creator", agent($0)) }
        all += metadata.creators.map { ("prov:wasAttributedTo", agent($0)) }
        all += metadata.contributors.map { ("dct:contributor", agent($0)) }
        all.append(
            (
                "dct:publisher",
                .node([
                    ("a", .name("foaf:Agent, foaf:Organization")), ("foaf:name", .literal(record.publisher)),
                ])
            ))
        all += metadata.contributors.filter { $0.role?.id == "contactperson" }.map { contact in
            let someone = contact.personOrOrg
            return (
                "dcat:contactPoint",
                .node([
                    ("a", .name(someone.type == .personal ? "vcard:Individual" : "vcard:Organization")),
                    ("vcard:fn", .literal(someone.readingName)),
                    ("vcard:hasUID", someone.url.map { .iri($0) }),
                ])
            )
        }
        all += metadata.funding.map { funding in
            let name = [
                funding.funder.displayName, funding.award?.displayNumber, funding.award?.displayTitle,
            ]
            .compactMap { $0 }.joined(separator: ", ")
            return ("foaf:fundedBy", .node([("a", .name("foaf:Agent")), ("foaf:name", .literal(name))]))
        }
        return all
    }

    private static func coverage(of record: ExportableRecord) -> [(String, TurtleTerm?)] {
        var all: [(String, TurtleTerm?)] = []
        for entry in record.metadata.dates where ["coverage", "collected"].contains(entry.type.id) {
            guard let edtf = try? EDTF(entry.date) else { continue }
            all.append(
                (
                    "dct:temporal",
                    .node([
                        ("a", .name("dct:PeriodOfTime")),
                        ("dcat:startDate", .literal(edtf.start, type: "xsd:date")),
                        ("dcat:endDate", .literal(edtf.end, type: "xsd:date")),
                    ])
                ))
        }
        for location in record.metadata.locations?.features ?? [] {
            all.append(
                (
                    "dct:spatial",
                    .node([
                        ("a", .name("dct:Location")),
                        ("skos:prefLabel", location.placeText.map { .literal($0) }),
                        ("locn:geometry", location.geometry.map(wellKnownText)),
                    ])
                ))
        }
        return all
    }

    private static let properties = [
        "isnewversionof": "dcat:previousVersion", "hasversion": "dcat:hasVersion",
        "isversionof": "dcat:isVersionOf",
        "isreferencedby": "dct:isReferencedBy", "iscitedby": "dct:isReferencedBy", "ispartof": "dct:isPartOf",
        "haspart": "dct:hasPart", "references": "dct:references", "cites": "dct:references",
        "isderivedfrom": "dct:source",
        "requires": "dct:requires", "isrequiredby": "dct:isRequiredBy", "obsoletes": "dct:replaces",
        "isobsoletedby": "dct:isReplacedBy", "isvariantformof": "dct:isFormatOf",
        "isoriginalformof": "dct:hasFormat",
    ]

    private static func relations(of record: ExportableRecord) -> [(String, TurtleTerm?)] {
        record.relations.flatMap { relation -> [(String, TurtleTerm?)] in
            guard let url = relation.url else { return [] }
            let target = TurtleTerm.iri(url)
            let provenance: [(String, TurtleTerm?)] =
                switch relation.relation.id {
                case "isderivedfrom": [("prov:wasDerivedFrom", target)]
                case "isnewversionof": [("prov:wasRevisionOf", target)]
                default: []
                }
            return [(properties[relation.relation.id] ?? "dct:relation", target)] + provenance
        }
    }

    private static func statements(
        of file: ExportableRecord.File, in record: ExportableRecord
    ) -> [(String, TurtleTerm?)] {
        // FAIR assessments take accessURL for the data itself, so both addresses are the file's.
        var all: [(String, TurtleTerm?)] = [
            ("a", .name("dcat:Distribution")), ("dct:title", .literal(file.key)),
            ("dcat:accessURL", .iri(file.downloadURL)), ("dcat:downloadURL", .iri(file.downloadURL)),
            ("dcat:byteSize", .literal(String(file.size), type: "xsd:nonNegativeInteger")),
            ("dcat:mediaType", .iri(address(ofMediaType: file.mediaType))),
            ("dct:accessRights", accessRights(of: record)),
        ]
        all += record.licences.map { ("dct:license", licence($0)) }
        if let digest = file.sha512 {
            all.append(
                (
                    "spdx:checksum",
                    .node([
                        ("a", .name("spdx:Checksum")),
                        ("spdx:algorithm", .name("spdx:checksumAlgorithm_sha512")),
                        ("spdx:checksumValue", .literal(digest, type: "xsd:hexBinary")),
                    ])
                ))
        }
        return all
    }

    private static func distribution(_ index: Int, of record: ExportableRecord) -> TurtleTerm {
        .iri("\(record.url)#distribution-\(index + 1)")
    }

    private static func agent(_ creator: Creator) -> TurtleTerm {
        let someone = creator.personOrOrg
        let affiliations = creator.affiliations.map { affiliation -> (String, TurtleTerm?) in
            (
                "org:memberOf",
                .node([
                    ("a", .name("foaf:Organization")), ("foaf:name", .literal(affiliation.displayName)),
                    ("dct:identifier", affiliation.rorURL.map { .literal($0, type: "xsd:anyURI") }),
                ])
            )
        }
        return .node(
            [
                (
                    "a",
                    .name("foaf:Agent, \(someone.type == .personal ? "foaf:Person" : "foaf:Organization")")
                ),
                ("foaf:name", .literal(someone.readingName)),
                ("dct:identifier", someone.url.map { .literal($0, type: "xsd:anyURI") }),
            ] + affiliations)
    }

    private static func accessRights(of record: ExportableRecord) -> TurtleTerm {
        .iri(accessRight(of: record))
    }

    /// A term of the EU's access-right authority table.
    private static func accessRight(of record: ExportableRecord) -> String {
        let term =
            switch record.status {
            case .open: "PUBLIC"
            case .embargoed, .restricted: "RESTRICTED"
            case .metadataOnly: "NON_PUBLIC"
            }
        return "http://publications.europa.eu/resource/authority/access-right/\(term)"
    }

    private static func licence(_ licence: ExportedLicence) -> TurtleTerm {
        guard let url = licence.url else {
            return .node([("a", .name("dct:LicenseDocument")), ("rdfs:label", .literal(licence.title))])
        }
        return .iri(url)
    }

    private static func date(_ date: EDTFDate) -> TurtleTerm {
        let type = date.day != nil ? "xsd:date" : date.month != nil ? "xsd:gYearMonth" : "xsd:gYear"
        return .literal(date.description, type: type)
    }

    private static func wellKnownText(_ geometry: Geometry) -> TurtleTerm {
        let text =
            switch geometry {
            case .point(let longitude, let latitude): "POINT(\(longitude) \(latitude))"
            case .polygon(let ring):
                "POLYGON(("
                    + ring.filter { $0.count >= 2 }.map { "\($0[0]) \($0[1])" }.joined(separator: ", ") + "))"
            }
        return .literal(text, type: "<http://www.opengis.net/ont/geosparql#wktLiteral>")
    }
}
