// SPDX-License-Identifier: Apache-2.0
// .zenodo.json: the metadata of Zenodo's deposit form, kept beside software and data.

import Metadata

/// Reads the metadata of Zenodo's legacy deposit API.
struct ZenodoJSON: Sidecar {
    let name = ".zenodo.json"

    func matches(_ fileName: String) -> Bool { fileName.lowercased() == ".zenodo.json" }

    func read(_ bytes: [UInt8]) throws(SidecarError) -> Extract {
        let document = try SidecarDocument.json(bytes)
        let metadata = document["metadata"] ?? document
        guard metadata.object != nil else {
            throw .unexpected(reason: "the document is \(document.kind), not an object")
        }
        var extract = Extract()
        readKind(metadata, &extract)
        readPeople(metadata, &extract)
        readTexts(metadata, &extract)
        readRights(metadata, &extract)
        readDates(metadata, &extract)
        readRelations(metadata, &extract)
        readPlaces(metadata, &extract)
        readFunding(metadata, &extract)
        readPublication(metadata, &extract)
        return extract.numberingPeople()
    }

    private func readKind(_ metadata: JSONValue, _ extract: inout Extract) {
        guard let type = metadata["upload_type"].words else { return }
        let subtype = metadata["\(type)_type"].words
        let id = [type, subtype].compactMap { $0 }.joined(separator: "-")
        if let found = ResourceType.named(id) ?? ResourceType.named(type) {
            extract.suggest(.resourceType(found.id), at: "upload_type", raw: id)
        } else {
            extract.warnings.append("upload_type: \(id) is unknown")
        }
    }

    private func readPeople(_ metadata: JSONValue, _ extract: inout Extract) {
        for (index, value) in metadata["creators"].list.enumerated() {
            if let creator = Self.creator(value) {
                extract.suggest(.creator(creator), at: "creators/\(index)")
            }
        }
        for (index, value) in metadata["contributors"].list.enumerated() {
            guard var contributor = Self.creator(value) else { continue }
            let type = value["type"].words ?? "Other"
            contributor.role = VocabularyTerm(id: ContributorRole.named(type)?.id ?? "other")
            extract.suggest(.contributor(contributor), at: "contributors/\(index)", raw: type)
        }
        for (index, value) in metadata["thesis_supervisors"].list.enumerated() {
            guard var contributor = Self.creator(value) else { continue }
            contributor.role = VocabularyTerm(id: "supervisor")
            extract.suggest(.contributor(contributor), at: "thesis_supervisors/\(index)")
        }
    }

    /// Zenodo splits `Family, Given`; a name without a comma may be an organisation's.
    private static func creator(_ value: JSONValue) -> Creator? {
        var identifiers: [Identifier] = []
        for scheme in ["orcid", "gnd"] {
            if let text = value[scheme].words {
                identifiers.append(SidecarTerms.identifier(text, type: scheme))
            }
        }
        guard let agent = SidecarTerms.agent(name: value["name"].words, identifiers: identifiers) else {
            return nil
        }
        return Creator(
            agent, affiliations: value["affiliation"].list.compactMap(\.words).map { Affiliation(name: $0) })
    }

    private func readTexts(_ metadata: JSONValue, _ extract: inout Extract) {
        if let title = metadata["title"].words { extract.suggest(.title(title.singleSpaced), at: "title") }
        if let text = metadata["description"].words {
            extract.suggest(.description(SidecarTerms.html(text)), at: "description")
        }
        for (name, type) in [("method", "methods"), ("notes", "other")] {
            guard let text = metadata[name].words else { continue }
            extract.suggest(
                .additionalDescription(AdditionalDescription(SidecarTerms.html(text), type: type)), at: name)
        }
        for keyword in metadata["keywords"].list.compactMap(\.words) {
            extract.suggest(.subject(Subject(keyword)), at: "keywords")
        }
        for (index, subject) in metadata["subjects"].list.enumerated() {
            guard let term = subject["term"].words else { continue }
            extract.suggest(
                .subject(Subject(term, id: subject["identifier"].words, scheme: subject["scheme"].words)),
                at: "subjects/\(index)")
        }
        if let version = metadata["version"].words { extract.suggest(.version(version), at: "version") }
        if let code = metadata["language"].words {
            if let id = SidecarTerms.languageID(code) {
                extract.suggest(.language(id), at: "language", raw: code)
            } else {
                extract.warnings.append("language: \(code) is unknown")
            }
        }
    }

    private func readRights(_ metadata: JSONValue, _ extract: inout Extract) {
        let licence = metadata["license"]
        if let text = licence.words ?? licence?["id"].words, let right = SidecarTerms.right(text) {
            extract.suggest(.right(right), at: "license", raw: text)
        }
        if let access = metadata["access_right"].words, access != "open" {
            let until = metadata["embargo_date"].words.map { " until \($0)" } ?? ""
            extract.warnings.append(
                "access_right: the file says \(access)\(until); access is not taken from it but from the plan"
            )
        }
    }

    private func readDates(_ metadata: JSONValue, _ extract: inout Extract) {
        if let raw = metadata["publication_date"].words, let date = SidecarTerms.date(raw) {
            extract.suggest(.publicationDate(date), at: "publication_date", raw: raw == date ? nil : raw)
        }
        for (index, value) in metadata["dates"].list.enumerated() {
            let limits = [value["start"].words, value["end"].words].compactMap { $0 }
            guard let date = SidecarTerms.date(limits.joined(separator: "/")) else { continue }
            let type = DateType.named(value["type"].words ?? "Other")?.id ?? "other"
            extract.suggest(
                .date(DateEntry(date, type: type, description: value["description"].words)),
                at: "dates/\(index)")
        }
    }

    private func readRelations(_ metadata: JSONValue, _ extract: inout Extract) {
        if let doi = metadata["doi"].words {
            extract.suggest(.identifier(SidecarTerms.identifier(doi, type: "doi")), at: "doi", raw: doi)
        }
        for (index, value) in metadata["related_identifiers"].list.enumerated() {
            guard let text = value["identifier"].words else { continue }
            // Zenodo's own word for what DataCite calls IsVersionOf the other way round.
            let name =
                value["relation"].words.map { $0 == "isAlternateIdentifier" ? "IsIdenticalTo" : $0 }
                ?? "References"
            guard let relation = RelationType.named(name) else {
                extract.warnings.append("related_identifiers/\(index): the relation \(name) is unknown")
                continue
            }
            let identifier = SidecarTerms.identifier(text, type: value["scheme"].words)
            extract.suggest(
                .relatedIdentifier(
                    RelatedIdentifier(
                        identifier.identifier, scheme: identifier.scheme, relation: relation.id,
                        resourceType: value["resource_type"].words.flatMap { ResourceType.named($0)?.id })),
                at: "related_identifiers/\(index)", raw: text == identifier.identifier ? nil : text)
        }
        for (index, text) in metadata["references"].list.compactMap(\.words).enumerated() {
            let doi = Wording.doi(text)
            extract.suggest(
                .reference(Reference(text, identifier: doi, scheme: doi.map { _ in "doi" })),
                at: "references/\(index)")
        }
    }

    private func readPlaces(_ metadata: JSONValue, _ extract: inout Extract) {
        for (index, value) in metadata["locations"].list.enumerated() {
            var geometry: Geometry?
            if let latitude = value["lat"].quantity, let longitude = value["lon"].quantity,
                abs(latitude) <= 90,
                abs(longitude) <= 180
            {
                geometry = .point(longitude: longitude, latitude: latitude)
            }
            let place = value["place"].words
            guard geometry != nil || place != nil else { continue }
            extract.suggest(
                .location(
                    Location(geometry: geometry, place: place, description: value["description"].words)),
                at: "locations/\(index)")
        }
    }

    /// `10.13039/501100000780::283595`, or the number alone for a grant of the European Commission.
    private func readFunding(_ metadata: JSONValue, _ extract: inout Extract) {
        let funders = [
            "10.13039/501100000780": ("00k4n6c32", "European Commission"),
            "10.13039/100000001": ("021nxhr62", "U.S. National Science Foundation"),
            "10.13039/501100001659": ("018mejw64", "Deutsche Forschungsgemeinschaft"),
            "10.13039/100000002": ("01cwqze88", "National Institutes of Health"),
            "10.13039/501100001711": ("00yjd3n13", "Swiss National Science Foundation"),
            "10.13039/501100002428": ("013tf3c58", "FWF Austrian Science Fund"),
            "10.13039/100004440": ("029chgv08", "Wellcome Trust"),
        ]
        for (index, value) in metadata["grants"].list.enumerated() {
            guard let id = value["id"].words ?? value.words else { continue }
            let parts = id.split(separator: "::", maxSplits: 1).map(String.init)
            let doi = parts.count == 2 ? parts[0] : "10.13039/501100000780"
            let known = funders[doi]
            let funder = Funder(id: known?.0, name: known?.1 ?? doi)
            extract.suggest(
                .funding(Funding(funder: funder, award: Award(number: parts.last))), at: "grants/\(index)",
                raw: id)
        }
    }

    /// What InvenioRDM keeps in fields of its own for journals, conferences, imprints and theses.
    private func readPublication(_ metadata: JSONValue, _ extract: inout Extract) {
        if let publisher = metadata["imprint_publisher"].words {
            extract.suggest(.publisher(publisher), at: "imprint_publisher")
        }
        if let isbn = metadata["imprint_isbn"].words {
            extract.suggest(
                .identifier(SidecarTerms.identifier(isbn, type: "isbn")), at: "imprint_isbn", raw: isbn)
        }
        func joined(_ names: String...) -> String? {
            names.compactMap { metadata[$0].words }.joined(separator: ", ").nonEmpty
        }
        let properties = [
            (
                "journal", joined("journal_title", "journal_volume", "journal_issue", "journal_pages"),
                "journal_title"
            ),
            (
                "conference",
                joined(
                    "conference_title", "conference_acronym", "conference_dates", "conference_place",
                    "conference_session", "conference_session_part"), "conference_title"
            ),
            ("conference website", joined("conference_url"), "conference_url"),
            ("part of", joined("partof_title", "partof_pages"), "partof_title"),
            ("place of publication", joined("imprint_place"), "imprint_place"),
            ("university", joined("thesis_university"), "thesis_university"),
        ]
        for (name, value, place) in properties {
            if let value { extract.suggest(.property(Property(name, value)), at: place) }
        }
    }
}
