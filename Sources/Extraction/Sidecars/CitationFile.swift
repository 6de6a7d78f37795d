// SPDX-License-Identifier: Apache-2.0
// CITATION.cff: the Citation File Format 1.0 to 1.2.

import Metadata

/// Reads a citation file.
struct CitationFile: Sidecar {
    let name = "CITATION.cff"

    func matches(_ fileName: String) -> Bool { fileName.lowercased() == "citation.cff" }

    func read(_ bytes: [UInt8]) throws(SidecarError) -> Extract {
        let document = try SidecarDocument.yaml(text(bytes))
        guard document["cff-version"] != nil || document["title"] != nil && document["authors"] != nil else {
            throw .unexpected(reason: "there is no cff-version")
        }
        var extract = Extract()
        readDescription(document, &extract)
        readPeople(document, &extract)
        readIdentifiers(document, &extract)
        readReferences(document, &extract)
        return extract.numberingPeople()
    }

    private func readDescription(_ document: JSONValue, _ extract: inout Extract) {
        if let title = document["title"].words { extract.suggest(.title(title.singleSpaced), at: "title") }
        if let text = document["abstract"].words {
            extract.suggest(.description(SidecarTerms.html(text)), at: "abstract")
        }
        // `software` is the default of the format.
        let type = document["type"].words ?? "software"
        extract.suggest(
            .resourceType(type == "dataset" ? "dataset" : "software"), at: "type",
            confidence: document["type"] == nil ? 0.7 : 1)
        if let version = document["version"].words { extract.suggest(.version(version), at: "version") }
        if let raw = document["date-released"].words, let date = SidecarTerms.date(raw) {
            extract.suggest(.publicationDate(date), at: "date-released", raw: raw == date ? nil : raw)
        }
        for keyword in document["keywords"].list.compactMap(\.words) {
            extract.suggest(.subject(Subject(keyword)), at: "keywords")
        }
        let licences = document["license"].list.compactMap(\.words)
        for text in licences {
            if let right = SidecarTerms.right(text) {
                extract.suggest(.right(right), at: "license", raw: text)
            }
        }
        if licences.isEmpty, let link = document["license-url"].words, let right = SidecarTerms.right(link) {
            extract.suggest(.right(right), at: "license-url", raw: link)
        }
    }

    private func readPeople(_ document: JSONValue, _ extract: inout Extract) {
        for (index, author) in document["authors"].list.enumerated() {
            if let creator = Self.creator(author) {
                extract.suggest(.creator(creator), at: "authors/\(index)")
            }
        }
        for (index, contact) in document["contact"].list.enumerated() {
            guard var contributor = Self.creator(contact) else { continue }
            contributor.role = VocabularyTerm(id: "contactperson")
            extract.suggest(.contributor(contributor), at: "contact/\(index)")
        }
    }

    /// A person (`family-names`, `given-names`, `name-particle`, `name-suffix`) or an entity (`name`).
    static func creator(_ value: JSONValue) -> Creator? {
        var identifiers: [Identifier] = []
        if let orcid = value["orcid"].words {
            identifiers.append(SidecarTerms.identifier(orcid, type: "orcid"))
        }
        let affiliations = value["affiliation"].words.map { [Affiliation(name: $0)] } ?? []
        if let name = value["name"].words {
            return SidecarTerms.agent(name: name, isOrganisation: true, identifiers: identifiers)
                .map { Creator($0, affiliations: affiliations) }
        }
        let family = [value["name-particle"].words, value["family-names"].words, value["name-suffix"].words]
            .compactMap { $0 }.joined(separator: " ")
        return SidecarTerms.agent(
            name: value["alias"].words, family: family, given: value["given-names"].words,
            isOrganisation: false,
            identifiers: identifiers
        ).map { Creator($0, affiliations: affiliations) }
    }

    private func readIdentifiers(_ document: JSONValue, _ extract: inout Extract) {
        if let doi = document["doi"].words {
            extract.suggest(.identifier(SidecarTerms.identifier(doi, type: "doi")), at: "doi", raw: doi)
        }
        for (index, value) in document["identifiers"].list.enumerated() {
            guard let text = value["value"].words else { continue }
            let identifier = SidecarTerms.identifier(text, type: value["type"].words)
            if !extract.suggestions.contains(where: { $0.statement == .identifier(identifier) }) {
                extract.suggest(.identifier(identifier), at: "identifiers/\(index)", raw: text)
            }
        }
        let links = [
            ("repository-code", "issupplementto"), ("repository", "issupplementto"),
            ("repository-artifact", "isvariantformof"), ("url", "isdescribedby"),
        ]
        for (name, relation) in links {
            guard let text = document[name].words else { continue }
            let identifier = SidecarTerms.identifier(text, type: "url")
            extract.suggest(
                .relatedIdentifier(
                    RelatedIdentifier(identifier.identifier, scheme: identifier.scheme, relation: relation)),
                at: name)
        }
    }

    private func readReferences(_ document: JSONValue, _ extract: inout Extract) {
        if let preferred = document["preferred-citation"], preferred.object != nil {
            add(preferred, relation: "isdescribedby", at: "preferred-citation", to: &extract)
        }
        for (index, reference) in document["references"].list.prefix(2000).enumerated() {
            add(reference, relation: "references", at: "references/\(index)", to: &extract)
        }
    }

    private func add(_ reference: JSONValue, relation: String, at place: String, to extract: inout Extract) {
        let stated =
            reference["doi"].words
            ?? reference["identifiers"].list.first { $0["type"].words == "doi" }?["value"].words
        let identifier =
            stated.map { SidecarTerms.identifier($0, type: "doi") }
            ?? reference["url"].words.map { SidecarTerms.identifier($0) }
        if let identifier {
            extract.suggest(
                .relatedIdentifier(
                    RelatedIdentifier(
                        identifier.identifier, scheme: identifier.scheme, relation: relation,
                        resourceType: Self.resourceTypes[reference["type"].words ?? ""])),
                at: place)
        }
        let authors = reference["authors"].list.compactMap { Self.creator($0)?.personOrOrg.name }
        let pages = [reference["start"].words ?? reference["pages"].words, reference["end"].words]
            .compactMap { $0 }.joined(separator: "–").nonEmpty
        let issue = reference["issue"].words.map { "(\($0))" } ?? ""
        let year =
            reference["year"].words
            ?? (reference["date-published"].words ?? reference["date-released"].words).map {
                String($0.prefix(4))
            }
        guard reference["title"].words != nil,
            let text = SidecarTerms.citation(
                authors: authors, year: year, title: reference["title"].words,
                container: [
                    reference["journal"].words ?? reference["collection-title"].words,
                    reference["volume"].words.map { $0 + issue }, pages,
                ],
                publisher: reference["publisher"]?["name"].words)
        else { return }
        extract.suggest(
            .reference(Reference(text, identifier: identifier?.identifier, scheme: identifier?.scheme)),
            at: place)
    }

    private static let resourceTypes = [
        "article": "publication-article", "book": "publication-book",
        "conference-paper": "publication-conferencepaper",
        "data": "dataset", "dataset": "dataset", "database": "dataset", "report": "publication-report",
        "software": "software", "software-code": "software", "software-container": "software",
        "thesis": "publication-thesis",
    ]
}
