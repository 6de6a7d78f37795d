// SPDX-License-Identifier: Apache-2.0
// The properties of the DataCite Metadata Schema, from JSON, YAML, TOML or XML, as statements.

import Identifiers
import Metadata

/// Reads a document with DataCite's properties (kernel 4.7 in the shape of DataCite's JSON, and its forerunners).
/// Names of members are folded before: see ``JSONValue/withFoldedNames``.
struct DataCiteFields {
    private let document: JSONValue
    private let confidence: Double
    private var extract = Extract()

    /// - Parameter confidence: 1 for a file that describes this deposit.
    init(_ document: JSONValue, confidence: Double = 1) {
        // DataCite's REST API wraps the properties.
        let folded = document.withFoldedNames
        self.document = folded["data"]?["attributes"] ?? folded["attributes"] ?? folded
        self.confidence = confidence
    }

    /// The statements, with the member they come from as place.
    static func extract(_ document: JSONValue, confidence: Double = 1) -> Extract {
        var fields = DataCiteFields(document, confidence: confidence)
        fields.readIdentifiers()
        fields.readPeople()
        fields.readTitles()
        fields.readPublication()
        fields.readSubjects()
        fields.readDates()
        fields.readRelations()
        fields.readRights()
        fields.readDescriptions()
        fields.readLocations()
        fields.readFunding()
        return fields.extract.numberingPeople()
    }

    private mutating func add(_ statement: Statement, _ place: String, raw: String? = nil) {
        extract.suggest(statement, at: place, raw: raw, confidence: confidence)
    }

    /// The elements of the first of `names` that is there, each with its place.
    private func elements(_ names: String...) -> [(value: JSONValue, place: String)] {
        for name in names {
            guard let value = document[name], value != .null else { continue }
            if value.array == nil { return [(value, "/\(name)")] }
            return value.list.prefix(5000).enumerated().map { ($0.element, "/\(name)/\($0.offset)") }
        }
        return []
    }

    // MARK: 1, 11: identifiers

    private mutating func readIdentifiers() {
        if let doi = document["doi"].words {
            add(.identifier(SidecarTerms.identifier(doi, type: "doi")), "/doi", raw: doi)
        }
        for (value, place) in elements("identifiers", "identifier") {
            guard let text = value.words ?? value["identifier"].words else { continue }
            let identifier = SidecarTerms.identifier(text, type: value["identifiertype"].words)
            if !extract.suggestions.contains(where: { $0.statement == .identifier(identifier) }) {
                add(.identifier(identifier), place, raw: text)
            }
        }
        for (value, place) in elements("alternateidentifiers", "alternativeidentifiers") {
            guard let text = value.words ?? value["alternateidentifier"].words else { continue }
            let type = value["alternateidentifiertype"].words
            add(
                .identifier(SidecarTerms.identifier(text, type: type ?? "other")), place,
                raw: type.map { "\($0): \(text)" })
        }
    }

    // MARK: 2, 7: creators and contributors

    private mutating func readPeople() {
        for (value, place) in elements("creators", "creator", "authors", "author") {
            guard let creator = Self.creator(value) else { continue }
            add(.creator(creator), place)
        }
        for (value, place) in elements("contributors", "contributor") {
            guard var contributor = Self.creator(value) else { continue }
            let type = value["contributortype"].words ?? value["type"].words ?? "Other"
            let role = ContributorRole.named(type)
            if role == nil { extract.warnings.append("\(place): the contributor type \(type) is unknown") }
            contributor.role = VocabularyTerm(id: role?.id ?? "other")
            add(.contributor(contributor), place, raw: role == nil ? type : nil)
        }
    }

    static func creator(_ value: JSONValue) -> Creator? {
        let name =
            value.words ?? value["name"].words ?? value["creatorname"].words ?? value["contributorname"].words
        let type = value["nametype"].words?.lowercased()
        var identifiers = (value["nameidentifiers"] ?? value["nameidentifier"]).list.compactMap {
            entry -> Identifier? in
            guard let text = entry.words ?? entry["nameidentifier"].words else { return nil }
            return SidecarTerms.identifier(text, type: entry["nameidentifierscheme"].words)
        }
        for scheme in ["orcid", "ror", "isni", "gnd"] {
            if let text = value[scheme].words {
                identifiers.append(SidecarTerms.identifier(text, type: scheme))
            }
        }
        let isOrganisation: Bool? =
            switch type {
            case "personal": false
            case "organizational", "organisational": true
            default: identifiers.contains { $0.scheme == "ror" } ? true : nil
            }
        guard
            let agent = SidecarTerms.agent(
                name: name, family: value["familyname"].words, given: value["givenname"].words,
                isOrganisation: isOrganisation, identifiers: identifiers)
        else { return nil }
        let affiliations = (value["affiliation"] ?? value["affiliations"]).list.compactMap(affiliation)
        return Creator(agent, affiliations: affiliations)
    }

    private static func affiliation(_ value: JSONValue) -> Affiliation? {
        let name = value.words ?? value["name"].words ?? value["affiliation"].words
        let id = SidecarTerms.ror(
            value["affiliationidentifier"].words ?? value["ror"].words ?? value["identifier"].words)
        return name == nil && id == nil ? nil : Affiliation(id: id, name: name)
    }

    // MARK: 3: titles

    private mutating func readTitles() {
        var hasTitle = false
        for (value, place) in elements("titles", "title") {
            guard let text = value.words ?? value["title"].words else { continue }
            let language = SidecarTerms.languageID(value["lang"].words)
            guard let type = value["titletype"].words else {
                if hasTitle {
                    add(
                        .additionalTitle(AdditionalTitle(text, type: "alternative-title", lang: language)),
                        place)
                } else {
                    add(.title(text.singleSpaced), place)
                }
                hasTitle = true
                continue
            }
            let term = TitleType.named(type)?.id ?? "other"
            add(.additionalTitle(AdditionalTitle(text, type: term, lang: language)), place)
        }
    }

    // MARK: 4, 5, 9, 10, 13, 14, 15: publication

    private mutating func readPublication() {
        let publisher = document["publisher"]
        if let name = publisher.words ?? publisher?["name"].words { add(.publisher(name), "/publisher") }
        if let year = document["publicationyear"].words ?? document["publicationdate"].words,
            let date = SidecarTerms.date(year)
        {
            add(.publicationDate(date), "/publicationYear")
        }
        let types = document["types"] ?? document["resourcetype"]
        let text = types?["resourcetype"].words
        if let general = types?["resourcetypegeneral"].words ?? document["resourcetypegeneral"].words
            ?? types.words
        {
            if let type = ResourceType.named(dataCiteGeneral: general, text: text) {
                add(
                    .resourceType(type.id), "/types",
                    raw: [general, text].compactMap { $0 }.joined(separator: ": "))
            } else {
                extract.warnings.append("/types: the resource type \(general) is unknown")
            }
        }
        for (value, place) in elements("language", "languages") {
            guard let code = value.words else { continue }
            if let id = SidecarTerms.languageID(code) {
                add(.language(id), place, raw: code)
            } else {
                extract.warnings.append("\(place): the language \(code) is unknown")
            }
        }
        for (value, place) in elements("sizes", "size") {
            if let text = value.words ?? value["size"].words { add(.size(text), place) }
        }
        for (value, place) in elements("formats", "format") {
            if let text = value.words ?? value["format"].words { add(.format(text), place) }
        }
        if let version = document["version"].words { add(.version(version), "/version") }
    }

    // MARK: 6: subjects

    private mutating func readSubjects() {
        for (value, place) in elements("subjects", "subject", "keywords") {
            guard let text = value.words ?? value["subject"].words else { continue }
            let keywords = value.string == nil ? [text] : Self.keywords(text, in: place)
            for keyword in keywords {
                add(
                    .subject(
                        Subject(
                            keyword, id: value["valueuri"].words,
                            scheme: value["subjectscheme"].words ?? value["schemeuri"].words)),
                    place)
            }
        }
    }

    /// One text with commas or semicolons, where a list should be, is a list.
    private static func keywords(_ text: String, in place: String) -> [String] {
        guard place.split(separator: "/").count == 1 else { return [text] }
        return text.split { ",;".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    // MARK: 8: dates

    private mutating func readDates() {
        for (value, place) in elements("dates", "date") {
            guard let text = value.words ?? value["date"].words else { continue }
            guard let date = SidecarTerms.date(text) else {
                extract.warnings.append("\(place): \(text.prefix(40)) is no date")
                continue
            }
            let type =
                DateType.named(value["datetype"].words ?? value["type"].words ?? "Other")?.id ?? "other"
            add(
                .date(DateEntry(date, type: type, description: value["dateinformation"].words)), place,
                raw: text == date ? nil : text)
        }
    }

    // MARK: 12, 20: related identifiers and items

    private mutating func readRelations() {
        for (value, place) in elements("relatedidentifiers", "relatedidentifier") {
            addRelation(
                value, place,
                text: value.words ?? value["relatedidentifier"].words ?? value["identifier"].words,
                type: value["relatedidentifiertype"].words ?? value["identifiertype"].words,
                resource: value["resourcetypegeneral"].words)
        }
        for (value, place) in elements("relateditems", "relateditem") {
            let identifier = value["relateditemidentifier"]
            if let text = identifier.words ?? identifier?["relateditemidentifier"].words {
                addRelation(
                    value, place, text: text,
                    type: identifier?["relateditemidentifiertype"].words
                        ?? value["relateditemidentifiertype"].words,
                    resource: value["relateditemtype"].words)
            }
            addReference(value, place)
        }
    }

    private mutating func addRelation(
        _ value: JSONValue, _ place: String, text: String?, type: String?, resource: String?
    ) {
        guard let text else { return }
        let relation = value["relationtype"].words ?? "References"
        guard let term = RelationType.named(relation) else {
            return extract.warnings.append("\(place): the relation \(relation) is unknown")
        }
        let identifier = SidecarTerms.identifier(text, type: type)
        add(
            .relatedIdentifier(
                RelatedIdentifier(
                    identifier.identifier, scheme: identifier.scheme, relation: term.id,
                    relationInformation: value["relationtypeinformation"].words,
                    resourceType: resource.flatMap { ResourceType.named(dataCiteGeneral: $0)?.id })),
            place, raw: identifier.identifier == text ? nil : text)
    }

    /// A related item has what a bibliographic reference needs.
    private mutating func addReference(_ value: JSONValue, _ place: String) {
        let titles = (value["titles"] ?? value["title"]).list.compactMap { $0.words ?? $0["title"].words }
        guard let title = titles.first else { return }
        let authors = value["creators"].list.compactMap {
            $0["name"].words ?? $0["creatorname"].words ?? $0.words
        }
        let pages = [value["firstpage"].words, value["lastpage"].words].compactMap { $0 }.joined(
            separator: "–"
        ).nonEmpty
        let issue = value["issue"].words.map { "(\($0))" } ?? ""
        let volume = value["volume"].words.map { $0 + issue }
        guard
            let text = SidecarTerms.citation(
                authors: authors, year: value["publicationyear"].words, title: title,
                container: [volume, pages],
                publisher: value["publisher"].words)
        else { return }
        let stated = value["relateditemidentifier"]
        let identifier = (stated.words ?? stated?["relateditemidentifier"].words).map {
            SidecarTerms.identifier($0, type: stated?["relateditemidentifiertype"].words)
        }
        add(
            .reference(Reference(text, identifier: identifier?.identifier, scheme: identifier?.scheme)), place
        )
    }

    // MARK: 16: rights

    private mutating func readRights() {
        for (value, place) in elements("rightslist", "rights", "license", "licenses", "licence") {
            let title = value["rights"].words ?? value["name"].words ?? value["title"].words
            let right = SidecarTerms.right(
                value["rightsidentifier"].words ?? value["id"].words, value.words,
                title: title, link: value["rightsuri"].words ?? value["url"].words ?? value["link"].words,
                language: value["lang"].words)
            // That access is open or embargoed is no licence: access comes from the plan and the depositor.
            if let uri = value["rightsuri"].words, uri.hasPrefix("info:eu-repo/semantics/") { continue }
            if let right { add(.right(right), place, raw: title ?? value.words) }
        }
    }

    // MARK: 17: descriptions

    private mutating func readDescriptions() {
        var hasAbstract = false
        for (value, place) in elements("descriptions", "description", "abstract") {
            guard let text = value.words ?? value["description"].words else { continue }
            let type = DescriptionType.named(value["descriptiontype"].words ?? "Abstract")?.id ?? "other"
            let html = SidecarTerms.html(text)
            if type == "abstract", !hasAbstract {
                hasAbstract = true
                add(.description(html), place)
            } else {
                let language = SidecarTerms.languageID(value["lang"].words)
                add(.additionalDescription(AdditionalDescription(html, type: type, lang: language)), place)
            }
        }
    }

    // MARK: 18: places

    private mutating func readLocations() {
        for (value, place) in elements("geolocations", "geolocation") {
            for location in DataCiteLocation.locations(value) { add(.location(location), place) }
        }
    }

    // MARK: 19: funding

    private mutating func readFunding() {
        for (value, place) in elements("fundingreferences", "fundingreference", "funding") {
            guard
                let name = value.words ?? value["fundername"].words ?? value["funder"].words
                    ?? value["funder"]?["name"].words
            else { continue }
            let id = SidecarTerms.ror(value["funderidentifier"].words)
            var award: Award?
            let number = value["awardnumber"].words ?? value["awardnumber"]?["awardnumber"].words
            let address = value["awarduri"].words ?? value["awardnumber"]?["awarduri"].words
            if number != nil || address != nil || value["awardtitle"].words != nil {
                award = Award(number: number, title: value["awardtitle"].words)
                if let address { award?.identifiers = [SidecarTerms.identifier(address)] }
            }
            add(
                .funding(Funding(funder: Funder(id: id, name: name), award: award)), place,
                raw: value["funderidentifier"].words)
        }
    }
}
