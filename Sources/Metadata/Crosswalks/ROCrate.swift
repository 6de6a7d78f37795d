// SPDX-License-Identifier: Apache-2.0
// RO-Crate 1.2: the metadata file of an attached crate.

import Identifiers

/// The `ro-crate-metadata.json` of a record whose files lie beside it, at the paths of their keys.
package enum ROCrate {
    package static let fileName = "ro-crate-metadata.json"

    package static func json(of record: ExportableRecord) -> JSONValue {
        var graph = Graph()
        graph.add(descriptor)
        graph.add(root(of: record, graph: &graph))
        for file in record.files where file.key != fileName { graph.add(entity(of: file)) }
        return [
            "@context": ["https://w3id.org/ro/crate/1.2/context", .object(extraTerms)],
            "@graph": .array(graph.entities),
        ]
    }

    /// Digests are not in the crate's own context; these are the terms of Workflow Run Crate.
    private static let extraTerms: [String: JSONValue] = [
        "sha512": "https://w3id.org/ro/terms/workflow-run#sha512",
        "md5": "https://w3id.org/ro/terms/workflow-run#md5",
    ]

    private static let descriptor: [String: JSONValue] = [
        "@id": .string(fileName), "@type": "CreativeWork", "about": ["@id": "./"],
        "conformsTo": ["@id": "https://w3id.org/ro/crate/1.2"],
    ]

    private static func root(of record: ExportableRecord, graph: inout Graph) -> [String: JSONValue] {
        let metadata = record.metadata
        let creators = metadata.creators.map { graph.reference(to: $0) }
        let contributors = metadata.contributors.map { graph.reference(to: $0) }
        let contacts = metadata.contributors.filter { $0.role?.id == "contactperson" }.map {
            graph.reference(to: $0)
        }
        let files = record.files.filter { $0.key != fileName }.map {
            ["@id": .string(path(of: $0.key))] as JSONValue
        }
        return JSONValue.compact([
            "@id": "./", "@type": "Dataset",
            "name": .string(record.title.isEmpty ? record.id : record.title),
            "description": .string(
                record.plainDescription ?? "A \(record.resourceType.english.lowercased())."),
            "datePublished": .string(day(of: record)),
            "dateCreated": .string(record.created), "dateModified": .string(record.updated),
            "identifier": graph.identifier(of: record), "url": .string(record.url),
            "cite-as": .string(record.citedURL),
            "license": licence(of: record, graph: &graph),
            "author": .oneOrMany(creators), "contributor": .oneOrMany(contributors),
            "contactPoint": .oneOrMany(contacts),
            "publisher": graph.organisation(record.publisher, id: nil),
            "keywords": record.keywords.isEmpty ? nil : .oneOrMany(record.keywords.map(JSONValue.string)),
            "version": .text(metadata.version),
            "inLanguage": .oneOrMany(record.languageTags.map(JSONValue.string)),
            "funder": .oneOrMany(
                metadata.funding.compactMap { funding in
                    funding.funder.displayName.isEmpty
                        ? nil : graph.organisation(funding.funder.displayName, id: funding.funder.url)
                }),
            "conditionsOfAccess": .string(record.accessStatement),
            "isBasedOn": .oneOrMany(works(record, relation: ["isderivedfrom"], graph: &graph)),
            "citation": .oneOrMany(works(record, relation: ["cites", "references"], graph: &graph)),
            "mentions": .oneOrMany(works(record, relation: nil, graph: &graph)),
            "hasPart": .array(files),
        ]).object ?? [:]
    }

    /// At least to the day: the day of publication here, else the first day of the publication date.
    private static func day(of record: ExportableRecord) -> String {
        if let date = record.publicationDate { return date.start }
        return String((record.published ?? record.created).prefix(10))
    }

    /// Required in RO-Crate; a record without licence says so.
    private static func licence(of record: ExportableRecord, graph: inout Graph) -> JSONValue {
        let references = record.licences.map { licence -> JSONValue in
            let id =
                licence.url.flatMap { IdentifierScheme.url.resolverURL(for: $0) }
                ?? "#licence-\(licence.title.fragment)"
            graph.add(
                JSONValue.compact([
                    "@id": .string(id), "@type": "CreativeWork", "name": .string(licence.title),
                    "identifier": .text(licence.licence?.spdx),
                    "description": licence.licence.flatMap {
                        $0.explanation.isEmpty ? nil : .string($0.explanation)
                    },
                ]).object ?? [:])
            return ["@id": .string(id)]
        }
        if let licences = JSONValue.oneOrMany(references) { return licences }
        graph.add([
            "@id": "#no-licence", "@type": "CreativeWork", "name": "No licence",
            "description": "No licence is given; all rights are reserved.",
        ])
        return ["@id": "#no-licence"]
    }

    private static let placed: Set<String> = ["isderivedfrom", "cites", "references"]

    /// Related works as entities; `nil` stands for all relations without a place of their own.
    private static func works(
        _ record: ExportableRecord, relation: Set<String>?, graph: inout Graph
    ) -> [JSONValue] {
        record.relations.compactMap { related in
            let id = related.relation.id
            guard relation?.contains(id) ?? !placed.contains(id), let url = related.url else { return nil }
            graph.add([
                "@id": .string(url), "@type": "CreativeWork", "name": .string(related.identifier),
                "description": .string(
                    "\(related.relation.english) (relation of the described data to this work)"),
            ])
            return ["@id": .string(url)]
        }
    }

    private static func entity(of file: ExportableRecord.File) -> [String: JSONValue] {
        JSONValue.compact([
            "@id": .string(path(of: file.key)), "@type": "File",
            "name": .string(file.key.split(separator: "/").last.map(String.init) ?? file.key),
            "contentSize": .string(String(file.size)), "encodingFormat": .string(file.mediaType),
            "sha512": .text(file.sha512), "md5": .text(file.md5), "url": .string(file.downloadURL),
        ]).object ?? [:]
    }

    /// A key as a relative URI reference: each segment percent-encoded, so that no key looks like a scheme or leaves the
    /// crate.
    package static func path(of key: String) -> String {
        let segments = key.split(separator: "/", omittingEmptySubsequences: true).map { segment -> String in
            if segment == "." { return "%2E" }
            if segment == ".." { return "%2E%2E" }
            return segment.utf8.map { byte in
                let plain =
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || (0x30...0x39).contains(byte)
                    || "-._~".utf8.contains(byte)
                return plain ? String(UnicodeScalar(byte)) : percent(byte)
            }.joined()
        }
        return segments.joined(separator: "/")
    }

    private static func percent(_ byte: UInt8) -> String {
        let hex = String(byte, radix: 16, uppercase: true)
        return "%" + (hex.utf8.count < 2 ? "0" + hex : hex)
    }
}

/// The flat list of a crate's entities, each id once.
private struct Graph {
    private(set) var entities: [JSONValue] = []
    private var ids: Set<String> = []

    mutating func add(_ entity: [String: JSONValue]) {
        guard let id = entity["@id"]?.string, ids.insert(id).inserted else { return }
        entities.append(.object(entity))
    }

    mutating func reference(to creator: Creator) -> JSONValue {
        let someone = creator.personOrOrg
        guard someone.type == .personal else { return organisation(someone.displayName, id: someone.url) }
        let id = someone.url ?? "#person-\(someone.displayName.fragment)"
        let affiliations = creator.affiliations.map { organisation($0.displayName, id: $0.rorURL) }
        add(
            JSONValue.compact([
                "@id": .string(id), "@type": "Person", "name": .string(someone.readingName),
                "givenName": .text(someone.givenName), "familyName": .text(someone.familyName),
                "affiliation": .oneOrMany(affiliations),
            ]).object ?? [:])
        return ["@id": .string(id)]
    }

    mutating func organisation(_ name: String, id: String?) -> JSONValue {
        let place = id ?? "#organisation-\(name.fragment)"
        add(
            JSONValue.compact([
                "@id": .string(place), "@type": "Organization", "name": .string(name), "url": .text(id),
            ]).object ?? [:])
        return ["@id": .string(place)]
    }

    /// The identifier by which the record is known, as a PropertyValue.
    mutating func identifier(of record: ExportableRecord) -> JSONValue {
        let given = record.identifiers
        let entry: (name: String, value: String, url: String)
        if given.doi != nil {
            entry = ("DOI", record.citedURL, record.citedURL)
        } else if let ark = given.ark {
            entry = (given.isRegistered ? "ARK" : "ARK (not registered)", ark, record.url)
        } else {
            entry = ("Record id", record.id, record.url)
        }
        add([
            "@id": "#identifier", "@type": "PropertyValue", "propertyID": .string(entry.name),
            "value": .string(entry.value),
            "name": .string(entry.name), "url": .string(entry.url),
        ])
        return ["@id": "#identifier"]
    }
}

extension String {
    /// Letters and digits joined by hyphens: a local id within a document.
    fileprivate var fragment: String {
        let words = split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        guard !words.isEmpty else { return utf8.map { String($0, radix: 16) }.joined() }
        return words.joined(separator: "-").lowercased()
    }
}
