// SPDX-License-Identifier: Apache-2.0
// The files with DataCite metadata: datacite.json, datacite.yaml, datacite.toml and metadata.toml.

import Metadata

/// `datacite.json`: DataCite's JSON, bare or as its REST API answers.
struct DataCiteJSON: Sidecar {
    let name = "DataCite JSON"

    func matches(_ fileName: String) -> Bool { fileName.lowercased() == "datacite.json" }

    func read(_ bytes: [UInt8]) throws(SidecarError) -> Extract {
        try DataCiteDocument.extract(SidecarDocument.json(bytes))
    }
}

/// `datacite.yaml`, `datacite.yml`: the same in YAML, or the description that G-Node's GIN asks for.
struct DataCiteYAML: Sidecar {
    let name = "DataCite YAML"

    func matches(_ fileName: String) -> Bool {
        ["datacite.yaml", "datacite.yml"].contains(fileName.lowercased())
    }

    func read(_ bytes: [UInt8]) throws(SidecarError) -> Extract {
        let document = try SidecarDocument.yaml(text(bytes))
        if GINDescription.isOne(document) { return GINDescription.extract(document) }
        return try DataCiteDocument.extract(document)
    }
}

/// `datacite.toml`, `metadata.toml`: DataCite's properties in TOML, at the top or in a table `datacite` or `metadata`.
struct DataCiteTOML: Sidecar {
    let name = "DataCite TOML"

    func matches(_ fileName: String) -> Bool {
        ["datacite.toml", "metadata.toml"].contains(fileName.lowercased())
    }

    func read(_ bytes: [UInt8]) throws(SidecarError) -> Extract {
        let document = try SidecarDocument.toml(text(bytes))
        return try DataCiteDocument.extract(document["datacite"] ?? document["metadata"] ?? document)
    }
}

/// What the files have in common.
enum DataCiteDocument {
    /// - Throws: `unexpected` for a document in which nothing is DataCite's.
    static func extract(_ document: JSONValue) throws(SidecarError) -> Extract {
        guard document.object != nil else {
            throw .unexpected(reason: "the document is \(document.kind), not an object")
        }
        let extract = DataCiteFields.extract(document)
        guard !extract.suggestions.isEmpty else {
            throw .unexpected(reason: "no property of DataCite is in the document")
        }
        return extract
    }
}

/// The `datacite.yml` of the G-Node repository GIN (template version 1.2): authors in two fields, keywords, a licence
/// with its address, funding as text, references with a DataCite relation.
enum GINDescription {
    static func isOne(_ document: JSONValue) -> Bool {
        document["authors"].list.contains { $0["lastname"] != nil || $0["firstname"] != nil }
    }

    static func extract(_ document: JSONValue) -> Extract {
        var extract = Extract()
        if let title = document["title"].words { extract.suggest(.title(title.singleSpaced), at: "/title") }
        for (index, author) in document["authors"].list.enumerated() {
            let identifiers = author["id"].words.map { [SidecarTerms.identifier($0)] } ?? []
            guard
                let agent = SidecarTerms.agent(
                    name: nil, family: author["lastname"].words, given: author["firstname"].words,
                    identifiers: identifiers)
            else { continue }
            let affiliation = author["affiliation"].words.map { [Affiliation(name: $0)] } ?? []
            extract.suggest(.creator(Creator(agent, affiliations: affiliation)), at: "/authors/\(index)")
        }
        if let text = document["description"].words {
            extract.suggest(.description(SidecarTerms.html(text)), at: "/description")
        }
        for keyword in document["keywords"].list.compactMap(\.words) {
            extract.suggest(.subject(Subject(keyword)), at: "/keywords")
        }
        let licence = document["license"]
        if let right = SidecarTerms.right(
            licence.words, title: licence?["name"].words, link: licence?["url"].words)
        {
            extract.suggest(.right(right), at: "/license", raw: licence?["name"].words)
        }
        for text in document["funding"].list.compactMap(\.words) {
            // `DFG, AB1234/5-6`
            let parts = text.split(separator: /[,;]/, maxSplits: 1).map { String($0).trimmed }
            let award = parts.count == 2 ? Award(number: parts[1]) : nil
            extract.suggest(
                .funding(Funding(funder: Funder(name: parts.first ?? text), award: award)), at: "/funding",
                raw: text)
        }
        for (index, reference) in document["references"].list.enumerated() {
            addReference(reference, at: "/references/\(index)", to: &extract)
        }
        if let general = document["resourcetype"].words,
            let type = ResourceType.named(dataCiteGeneral: general)
        {
            extract.suggest(.resourceType(type.id), at: "/resourcetype", raw: general)
        }
        return extract.numberingPeople()
    }

    private static func addReference(_ reference: JSONValue, at place: String, to extract: inout Extract) {
        let citation = reference["citation"].words ?? reference["name"].words
        guard let id = reference["id"].words else {
            if let citation { extract.suggest(.reference(Reference(citation)), at: place) }
            return
        }
        let identifier = SidecarTerms.identifier(id)
        let relation = RelationType.named(reference["reftype"].words ?? "References")?.id ?? "references"
        extract.suggest(
            .relatedIdentifier(
                RelatedIdentifier(identifier.identifier, scheme: identifier.scheme, relation: relation)),
            at: place, raw: id)
        if let citation {
            extract.suggest(
                .reference(Reference(citation, identifier: identifier.identifier, scheme: identifier.scheme)),
                at: place)
        }
    }
}
