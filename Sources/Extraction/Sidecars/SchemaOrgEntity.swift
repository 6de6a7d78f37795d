// SPDX-License-Identifier: Apache-2.0
// Things described with schema.org's words in JSON-LD: the data set of an RO-Crate, the software of a codemeta.json.

import Metadata

/// Reads one entity described with schema.org, as statements.
struct SchemaOrgEntity {
    private let entity: JSONValue
    private let entities: LinkedEntities
    private var extract = Extract()

    init(_ entity: JSONValue, among entities: LinkedEntities = LinkedEntities([])) {
        self.entity = Self.withPlainNames(entity)
        self.entities = entities
    }

    /// The statements, places being names of properties.
    static func extract(_ entity: JSONValue, among entities: LinkedEntities = LinkedEntities([])) -> Extract {
        var reader = SchemaOrgEntity(entity, among: entities)
        reader.readTexts()
        reader.readPeople()
        reader.readRights()
        reader.readSubjects()
        reader.readDates()
        reader.readRelations()
        reader.readPlaces()
        reader.readFunding()
        reader.readSoftware()
        return reader.extract.numberingPeople()
    }

    /// `schema:name` and `http://schema.org/name` are `name`; `id` and `type` of CodeMeta 3 are `@id` and `@type`.
    static func withPlainNames(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements): return .array(elements.map(withPlainNames))
        case .object(let members):
            return .object(
                Dictionary(
                    members.sorted { $0.key < $1.key }.map { key, value in
                        var name = key
                        for prefix in ["schema:", "http://schema.org/", "https://schema.org/", "codemeta:"]
                        where key.hasPrefix(prefix) { name = String(key.dropFirst(prefix.count)) }
                        if name == "id" || name == "type" { name = "@" + name }
                        return (name, withPlainNames(value))
                    }, uniquingKeysWith: { first, _ in first }))
        default: return value
        }
    }

    private mutating func add(
        _ statement: Statement, _ place: String, raw: String? = nil, confidence: Double = 1
    ) {
        extract.suggest(statement, at: place, raw: raw, confidence: confidence)
    }

    /// The values of a property, references resolved.
    private func values(_ name: String) -> [JSONValue] {
        entity[name].list.prefix(5000).map { Self.withPlainNames(entities.resolve($0)) }
    }

    /// The text of a value, or of a value with a language (`@value`).
    private func text(_ value: JSONValue?) -> String? { value.words ?? value?["@value"].words }

    private func first(_ names: String...) -> (text: String, place: String)? {
        for name in names {
            if let text = values(name).lazy.compactMap({ text($0) }).first { return (text, name) }
        }
        return nil
    }

    static func types(of entity: JSONValue) -> [String] {
        entity["@type"].list.compactMap(\.words).map {
            $0.split { ":/#".contains($0) }.last.map(String.init) ?? $0
        }
    }

    // MARK: Texts

    private mutating func readTexts() {
        if let name = first("name", "headline") { add(.title(name.text.singleSpaced), name.place) }
        if let text = first("alternateName") {
            add(.additionalTitle(AdditionalTitle(text.text, type: "alternative-title")), text.place)
        }
        if let text = first("description", "abstract") {
            add(.description(SidecarTerms.html(text.text)), text.place)
        }
        if let version = first("version", "softwareVersion") { add(.version(version.text), version.place) }
        for value in values("publisher") {
            if let name = text(value) ?? value["name"].words { add(.publisher(name), "publisher") }
        }
        for code in values("inLanguage") {
            guard let text = text(code) ?? code["alternateName"].words ?? code["name"].words else { continue }
            if let id = SidecarTerms.languageID(text) { add(.language(id), "inLanguage", raw: text) }
        }
        for type in Self.types(of: entity) {
            if let found = ResourceType.named(schemaOrg: type), found.id != ResourceType.other.id {
                add(.resourceType(found.id), "@type", raw: type)
                break
            }
        }
        for value in values("identifier") { addIdentifier(value) }
        if let size = first("contentSize", "fileSize") { add(.size(size.text), size.place) }
        for value in values("variableMeasured").prefix(500) {
            guard let name = text(value) ?? value["name"].words else { continue }
            add(
                .property(
                    Property(
                        name, value["value"].words ?? "",
                        unit: value["unitText"].words ?? value["unitCode"].words,
                        isVariable: true)), "variableMeasured")
        }
        for value in values("measurementTechnique") {
            if let name = text(value) ?? value["name"].words {
                add(.property(Property("measurement technique", name)), "measurementTechnique")
            }
        }
    }

    private mutating func addIdentifier(_ value: JSONValue) {
        guard let text = text(value) ?? value["value"].words ?? value["@id"].words else { return }
        let type = value["propertyID"].words.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        add(
            .identifier(
                SidecarTerms.identifier(
                    text, type: type.flatMap { SidecarTerms.scheme($0) == nil ? nil : $0 })), "identifier",
            raw: text)
    }

    // MARK: People

    /// Properties that name helpers, with DataCite's word for what they did.
    private static let roles: [(property: String, role: String)] = [
        ("contributor", "other"), ("editor", "editor"), ("maintainer", "datamanager"),
        ("producer", "producer"),
        ("copyrightHolder", "rightsholder"), ("sponsor", "sponsor"), ("contactPoint", "contactperson"),
        ("accountablePerson", "projectleader"), ("provider", "distributor"),
        ("sourceOrganization", "hostinginstitution"),
    ]

    private mutating func readPeople() {
        let property = entity["author"].list.isEmpty ? "creator" : "author"
        for value in values(property) {
            if let creator = creator(value) { add(.creator(creator), property) }
        }
        for (property, role) in Self.roles {
            for value in values(property) {
                guard var contributor = creator(value) else { continue }
                contributor.role = VocabularyTerm(id: role)
                add(.contributor(contributor), property)
            }
        }
    }

    private func creator(_ value: JSONValue) -> Creator? {
        let types = Self.types(of: value)
        // CodeMeta 3: a Role says since when somebody whom another entry describes did what.
        if types.contains("Role") { return nil }
        let isOrganisation: Bool? =
            types.contains("Person")
            ? false
            : types.contains {
                [
                    "Organization", "Corporation", "ResearchOrganization", "CollegeOrUniversity", "Project",
                    "Consortium",
                ].contains($0)
            }
                ? true : nil
        var identifiers: [Identifier] = []
        let stated =
            [value["@id"].words]
            + value["identifier"].list.map { text($0) ?? $0["value"].words ?? $0["@id"].words }
            + value["sameAs"].list.map { text($0) ?? $0["@id"].words }
        for candidate in stated.compactMap({ $0 }) {
            let found = SidecarTerms.identifier(candidate)
            if ["orcid", "ror", "isni", "gnd"].contains(found.scheme), !identifiers.contains(found) {
                identifiers.append(found)
            }
        }
        // A bare reference says who only by the address of an id.
        guard
            let agent = SidecarTerms.agent(
                name: text(value) ?? value["name"].words ?? value["legalName"].words,
                family: value["familyName"].words, given: value["givenName"].words,
                isOrganisation: isOrganisation,
                identifiers: identifiers)
        else { return nil }
        let affiliations = value["affiliation"].list.map { Self.withPlainNames(entities.resolve($0)) }
            .compactMap { affiliation -> Affiliation? in
                let name = text(affiliation) ?? affiliation["name"].words ?? affiliation["legalName"].words
                let id = SidecarTerms.ror(affiliation["@id"].words ?? affiliation["identifier"].words)
                return name == nil && id == nil ? nil : Affiliation(id: id, name: name)
            }
        return Creator(agent, affiliations: affiliations)
    }

    // MARK: Rights, subjects, dates

    private mutating func readRights() {
        for value in values("license") {
            let link = value["@id"].words ?? value["url"].words
            let name = value["name"].words
            if let right = SidecarTerms.right(text(value), value["identifier"].words, title: name, link: link)
            {
                add(.right(right), "license", raw: text(value) ?? link)
            }
        }
        if let notice = first("copyrightNotice") {
            add(.property(Property("copyright notice", notice.text)), notice.place)
        }
    }

    private mutating func readSubjects() {
        for value in values("keywords") {
            if let text = text(value) {
                let isList = entity["keywords"]?.string != nil
                let words = isList ? text.split { ",;".contains($0) }.map { String($0).trimmed } : [text]
                for word in words where !word.isEmpty { add(.subject(Subject(word)), "keywords") }
            } else if let name = value["name"].words {
                addTerm(value, name, "keywords")
            }
        }
        for property in ["about", "applicationCategory"] {
            for value in values(property) {
                guard let name = text(value) ?? value["name"].words, !name.hasPrefix("http") else { continue }
                addTerm(value, name, property)
            }
        }
    }

    private mutating func addTerm(_ value: JSONValue, _ name: String, _ place: String) {
        let id = value["@id"].words ?? value["url"].words
        let set = value["inDefinedTermSet"]
        add(
            .subject(
                Subject(
                    name, id: id.flatMap { $0.hasPrefix("http") ? $0 : nil },
                    scheme: set.words ?? set?["name"].words)),
            place)
    }

    private mutating func readDates() {
        if let raw = first("datePublished"), let date = SidecarTerms.date(raw.text) {
            add(.publicationDate(date), raw.place, raw: raw.text == date ? nil : raw.text)
        }
        let types = [
            ("dateCreated", "created"), ("dateModified", "updated"), ("temporalCoverage", "coverage"),
        ]
        for (property, type) in types {
            guard let raw = first(property), let date = SidecarTerms.date(raw.text) else { continue }
            add(.date(DateEntry(date, type: type)), property, raw: raw.text == date ? nil : raw.text)
        }
    }

    // MARK: Relations

    private static let relations: [(property: String, relation: String)] = [
        ("citation", "references"), ("referencePublication", "isdescribedby"), ("isBasedOn", "isderivedfrom"),
        ("isPartOf", "ispartof"), ("sameAs", "isidenticalto"), ("codeRepository", "issupplementto"),
        ("subjectOf", "isdescribedby"), ("softwareHelp", "isdocumentedby"), ("supportingData", "requires"),
        ("predecessorOf", "ispreviousversionof"), ("successorOf", "isnewversionof"),
    ]

    private mutating func readRelations() {
        for (property, relation) in Self.relations {
            for value in values(property) {
                let id = text(value) ?? value["identifier"].words ?? value["@id"].words ?? value["url"].words
                let identifier = id.map { SidecarTerms.identifier($0) }
                if let identifier, identifier.scheme != "other" {
                    add(
                        .relatedIdentifier(
                            RelatedIdentifier(
                                identifier.identifier, scheme: identifier.scheme, relation: relation,
                                resourceType: Self.types(of: value).lazy.compactMap {
                                    ResourceType.named(schemaOrg: $0)?.id
                                }.first)),
                        property, raw: identifier.identifier == id ? nil : id)
                }
                if property == "citation" || property == "referencePublication" {
                    addReference(value, identifier, property)
                }
            }
        }
    }

    private mutating func addReference(_ value: JSONValue, _ identifier: Identifier?, _ place: String) {
        if let words = text(value), identifier?.scheme == "other" {
            return add(.reference(Reference(words)), place)
        }
        guard let title = value["name"].words ?? value["headline"].words else { return }
        let authors = value["author"].list.map { Self.withPlainNames(entities.resolve($0)) }
            .compactMap { creator($0)?.personOrOrg.name }
        guard
            let words = SidecarTerms.citation(
                authors: authors, year: value["datePublished"].words.map { String($0.prefix(4)) },
                title: title,
                container: [value["isPartOf"]?["name"].words])
        else { return }
        let known = identifier?.scheme == "other" ? nil : identifier
        add(.reference(Reference(words, identifier: known?.identifier, scheme: known?.scheme)), place)
    }

    // MARK: Places and funding

    private mutating func readPlaces() {
        for property in ["spatialCoverage", "contentLocation", "locationCreated"] {
            for value in values(property) {
                let geometries = value["geo"].list.map { Self.withPlainNames(entities.resolve($0)) }
                    .compactMap(Self.geometry)
                let name = text(value) ?? value["name"].words
                if geometries.isEmpty {
                    if let name { add(.location(Location(place: name)), property) }
                } else {
                    for geometry in geometries {
                        add(.location(Location(geometry: geometry, place: name)), property)
                    }
                }
            }
        }
    }

    /// GeoCoordinates, or the `box` of a GeoShape: `south west north east`.
    private static func geometry(_ value: JSONValue) -> Geometry? {
        if let latitude = value["latitude"].quantity, let longitude = value["longitude"].quantity,
            abs(latitude) <= 90,
            abs(longitude) <= 180
        {
            return .point(longitude: longitude, latitude: latitude)
        }
        let box = (value["box"].words ?? "").split { " ,".contains($0) }.compactMap { Double($0) }
        guard box.count == 4, box.allSatisfy({ abs($0) <= 180 }), abs(box[0]) <= 90, abs(box[2]) <= 90 else {
            return nil
        }
        let (south, west, north, east) = (box[0], box[1], box[2], box[3])
        return .polygon([[west, south], [east, south], [east, north], [west, north], [west, south]])
    }

    private mutating func readFunding() {
        var funders = values("funder")
        // CodeMeta writes the grant as text beside the funder.
        let grants = values("funding")
        if grants.count == 1, let number = text(grants[0]), funders.count == 1,
            let name = funderName(funders[0])
        {
            add(.funding(Funding(funder: funder(funders[0], name), award: Award(number: number))), "funder")
            return
        }
        for grant in grants {
            let stated = grant["funder"].list.map { Self.withPlainNames(entities.resolve($0)) }
            let number = grant["identifier"].words ?? grant["identifier"]?["value"].words
            guard let first = stated.first, let name = funderName(first) else {
                if let words = text(grant) ?? grant["name"].words {
                    add(.funding(Funding(funder: Funder(name: words))), "funding", confidence: 0.7)
                }
                continue
            }
            var award = Award(number: number, title: grant["name"].words)
            if let address = grant["@id"].words ?? grant["url"].words, address.hasPrefix("http") {
                award.identifiers = [SidecarTerms.identifier(address)]
            }
            let isNamed = award.number != nil || award.title != nil
            add(.funding(Funding(funder: funder(first, name), award: isNamed ? award : nil)), "funding")
            funders.removeAll { $0 == first }
        }
        for value in funders {
            // A project as funder, as the RO-Crate specification shows it, names its own funder.
            if let name = funderName(value) { add(.funding(Funding(funder: funder(value, name))), "funder") }
        }
    }

    private func funderName(_ value: JSONValue) -> String? {
        text(value) ?? value["name"].words ?? value["legalName"].words
    }

    private func funder(_ value: JSONValue, _ name: String) -> Funder {
        Funder(id: SidecarTerms.ror(value["@id"].words ?? value["identifier"].words), name: name)
    }

    // MARK: Software

    private mutating func readSoftware() {
        let properties = [
            ("programmingLanguage", "programming language"), ("operatingSystem", "operating system"),
            ("runtimePlatform", "runtime platform"), ("developmentStatus", "development status"),
        ]
        for (property, name) in properties {
            for value in values(property) {
                guard let text = text(value) ?? value["name"].words else { continue }
                let version = value["version"].words.map { " " + $0 } ?? ""
                add(.property(Property(name, text + version)), property)
            }
        }
    }
}
