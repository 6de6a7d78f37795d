// SPDX-License-Identifier: Apache-2.0
// schema.org as JSON-LD, for search engines and FAIR assessments.

import Identifiers

/// A record in the terms of schema.org, as Google Dataset Search and ESIP's Science-on-Schema.org (SOSO 1.2.3) ask for.
/// Context and namespace are `http://schema.org/`, which SOSO's shapes demand; checksums use SPDX, provenance PROV.
package enum SchemaOrg {
    /// The JSON-LD document; write it into a page with `text(safeInHTML: true)`.
    package static func jsonLD(of record: ExportableRecord) -> JSONValue {
        var members = descriptive(record)
        members.merge(people(record)) { first, _ in first }
        members.merge(access(record)) { first, _ in first }
        members.merge(coverage(record)) { first, _ in first }
        members.merge(relations(record)) { first, _ in first }
        members["@context"] = [
            "@vocab": "http://schema.org/", "prov": "http://www.w3.org/ns/prov#",
            "spdx": "http://spdx.org/rdf/terms#",
        ]
        members["@id"] = .string(record.citedURL)
        members["@type"] = .string(record.resourceType.schemaOrg)
        return .object(members)
    }

    private static func descriptive(_ record: ExportableRecord) -> [String: JSONValue] {
        let metadata = record.metadata
        return object([
            "name": .string(record.title),
            "alternateName": .oneOrMany(metadata.additionalTitles.map { .string(HTMLText.plain($0.title)) }),
            "description": .string(record.plainDescription ?? record.title),
            "url": .string(record.url),
            "identifier": .oneOrMany(identifiers(of: record)),
            "sameAs": record.citedURL == record.url ? nil : .string(record.citedURL),
            "additionalType": .string(record.resourceType.coarURI),
            // SOSO asks for a version; where the depositor gave none, the count of versions is one.
            "version": .string(metadata.version ?? String(record.versionIndex)),
            "keywords": .texts(record.keywords),
            "inLanguage": .oneOrMany(record.languageTags.map(JSONValue.string)),
            "datePublished": record.publicationDate.map { .string($0.first.description) },
            "dateCreated": .string(record.created),
            "dateModified": .string(record.updated),
            "size": .oneOrMany(metadata.sizes.map(JSONValue.string)),
            "variableMeasured": .array(record.properties.filter(\.isVariable).map(json)),
            "additionalProperty": .array(record.properties.filter { !$0.isVariable }.map(json)),
        ])
    }

    /// Identifiers as PropertyValue with the registry that identifiers.org keeps.
    private static func identifiers(of record: ExportableRecord) -> [JSONValue] {
        var all: [JSONValue] = []
        func add(_ registry: String, _ value: String, _ url: String?) {
            all.append(
                .compact([
                    "@type": "PropertyValue", "propertyID": .string(registry), "value": .string(value),
                    "url": .text(url),
                ]))
        }
        let given = record.identifiers
        if let doi = given.doi {
            add(
                "https://registry.identifiers.org/registry/doi", "doi:\(doi)",
                IdentifierScheme.doi.resolverURL(for: doi))
        }
        if let ark = given.ark {
            let url = given.isRegistered ? IdentifierScheme.ark.resolverURL(for: ark) : record.url
            add("https://registry.identifiers.org/registry/ark", ark, url)
        }
        if let oai = given.oai { add("oai", oai, record.url) }
        for identifier in record.metadata.identifiers {
            add(
                identifier.knownScheme?.label ?? identifier.scheme ?? "other", identifier.identifier,
                identifier.resolverURL)
        }
        if all.isEmpty { add("url", record.url, record.url) }
        return all
    }

    private static func people(_ record: ExportableRecord) -> [String: JSONValue] {
        let metadata = record.metadata
        let creators = metadata.creators.map(json)
        let publisher: JSONValue = .compact([
            "@type": "Organization", "name": .string(record.publisher),
            "url": record.publisher == record.repository.name ? .string(record.repository.url) : nil,
        ])
        return object([
            "creator": .array(creators),
            "author": .array(creators),
            "contributor": .array(metadata.contributors.map(json)),
            "editor": .array(metadata.contributors.filter { $0.role?.id == "editor" }.map(json)),
            "publisher": publisher,
            "provider": [
                "@type": "Organization", "name": .string(record.repository.name),
                "url": .string(record.repository.url),
            ],
            "includedInDataCatalog": [
                "@type": "DataCatalog", "name": .string(record.repository.name),
                "url": .string(record.repository.url),
            ],
            "funder": .oneOrMany(metadata.funding.map { json($0.funder) }),
            "funding": .oneOrMany(metadata.funding.compactMap(grant)),
            "copyrightNotice": .text(metadata.copyright),
        ])
    }

    private static func access(_ record: ExportableRecord) -> [String: JSONValue] {
        object([
            "license": .oneOrMany(record.licences.map { .string($0.url ?? $0.title) }),
            "isAccessibleForFree": .bool(record.status == .open),
            "conditionsOfAccess": .texts([record.accessStatement, record.coarAccess]),
            "distribution": .array(record.files.map(json)),
        ])
    }

    private static func coverage(_ record: ExportableRecord) -> [String: JSONValue] {
        let temporal = record.metadata.dates.filter { ["coverage", "collected"].contains($0.type.id) }
            .compactMap { try? EDTF($0.date).description }
        return object([
            "temporalCoverage": .oneOrMany(temporal.map(JSONValue.string)),
            "spatialCoverage": .oneOrMany((record.metadata.locations?.features ?? []).map(json)),
        ])
    }

    /// Which relations schema.org has a property for; the others are mentions.
    private static let properties = [
        "cites": "citation", "references": "citation", "isderivedfrom": "isBasedOn", "ispartof": "isPartOf",
        "haspart": "hasPart", "isidenticalto": "sameAs", "isversionof": "exampleOfWork",
        "hasversion": "workExample",
        "istranslationof": "translationOfWork", "hastranslation": "workTranslation",
        "isdescribedby": "subjectOf",
        "isdocumentedby": "subjectOf", "isreviewedby": "subjectOf", "iscitedby": "subjectOf",
        "isreferencedby": "subjectOf", "issupplementto": "subjectOf",
    ]

    private static func relations(_ record: ExportableRecord) -> [String: JSONValue] {
        var lists: [String: [JSONValue]] = [:]
        for relation in record.relations {
            guard let url = relation.url else { continue }
            let work: JSONValue = [
                "@id": .string(url), "@type": .string(relation.resourceType?.schemaOrg ?? "CreativeWork"),
                "identifier": .string(relation.identifier), "url": .string(url),
            ]
            switch relation.relation.id {
            case "isidenticalto": lists["sameAs", default: []].append(.string(url))
            case "isnewversionof": lists["prov:wasRevisionOf", default: []].append(["@id": .string(url)])
            case let id: lists[properties[id] ?? "mentions", default: []].append(work)
            }
            if relation.relation.id == "isderivedfrom" {
                lists["prov:wasDerivedFrom", default: []].append(["@id": .string(url)])
            }
        }
        let texts = record.metadata.references.filter { $0.identifier == nil }.map {
            JSONValue.string($0.reference)
        }
        if !texts.isEmpty { lists["citation", default: []] += texts }
        if record.citedURL != record.url, lists["sameAs"] != nil {
            lists["sameAs"]?.insert(.string(record.citedURL), at: 0)
        }
        return lists.compactMapValues(JSONValue.oneOrMany)
    }
}

extension SchemaOrg {
    /// An object's members without those that are nil or empty.
    private static func object(_ members: KeyValuePairs<String, JSONValue?>) -> [String: JSONValue] {
        JSONValue.compact(members).object ?? [:]
    }

    private static func json(_ creator: Creator) -> JSONValue {
        let someone = creator.personOrOrg
        let affiliations = creator.affiliations.map { affiliation -> JSONValue in
            .compact([
                "@type": "Organization", "@id": .text(affiliation.rorURL),
                "name": .string(affiliation.displayName),
            ])
        }
        let url = someone.url
        return .compact([
            "@type": someone.type == .personal ? "Person" : "Organization",
            "@id": .text(url),
            "name": .string(someone.readingName),
            "givenName": .text(someone.givenName),
            "familyName": .text(someone.familyName),
            "identifier": .text(url),
            "affiliation": .oneOrMany(affiliations),
        ])
    }

    private static func json(_ funder: Funder) -> JSONValue {
        .compact(["@type": "Organization", "@id": .text(funder.url), "name": .string(funder.displayName)])
    }

    private static func grant(_ funding: Funding) -> JSONValue? {
        guard let award = funding.award else { return nil }
        return .compact([
            "@type": "Grant", "identifier": .text(award.displayNumber), "name": .text(award.displayTitle),
            "url": .text(award.url), "funder": json(funding.funder),
        ])
    }

    private static func json(_ property: Property) -> JSONValue {
        .compact([
            "@type": "PropertyValue", "name": .string(property.name), "value": .string(property.value),
            "unitText": .text(property.unit),
        ])
    }

    private static func json(_ file: ExportableRecord.File) -> JSONValue {
        let checksums = [("sha512", file.sha512), ("md5", file.md5)].compactMap { name, value -> JSONValue? in
            value.map {
                [
                    "@type": "spdx:Checksum", "spdx:checksumValue": .string($0),
                    "spdx:algorithm": ["@id": .string("spdx:checksumAlgorithm_\(name)")],
                ]
            }
        }
        return .compact([
            "@type": "DataDownload", "name": .string(file.key), "contentUrl": .string(file.downloadURL),
            "encodingFormat": .string(file.mediaType), "contentSize": .string(String(file.size)),
            "spdx:checksum": .oneOrMany(checksums),
        ])
    }

    private static func json(_ location: Location) -> JSONValue {
        var geo: JSONValue?
        switch location.geometry {
        case .point(let longitude, let latitude)?:
            geo = ["@type": "GeoCoordinates", "longitude": .number(longitude), "latitude": .number(latitude)]
        case .polygon(let ring)?:
            // schema.org writes latitude first, positions separated by spaces.
            let positions = ring.filter { $0.count >= 2 }.map { "\($0[1]) \($0[0])" }
            geo = ["@type": "GeoShape", "polygon": .string(positions.joined(separator: " "))]
        case nil: break
        }
        let identifiers = location.identifiers.map { JSONValue.string($0.resolverURL ?? $0.identifier) }
        return .compact([
            "@type": "Place", "name": .text(location.place), "description": .text(location.description),
            "geo": geo,
            "identifier": .oneOrMany(identifiers),
        ])
    }
}
