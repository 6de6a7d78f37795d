// SPDX-License-Identifier: Apache-2.0
// The global attributes of climate and earth data: Attribute Convention for Data Discovery (ACDD 1.3) and CF 1.10.

import Identifiers
import Metadata

/// Turns global attributes into suggestions; the same for every encoding of NetCDF.
struct GlobalAttributes {
    private let attributes: [String: [String]]
    private let place: (String) -> String
    private(set) var extract = Extract()

    /// - Parameters:
    ///   - texts: the attributes' values as text.
    ///   - place: how the place of an attribute in the file is written.
    init(texts: [String: [String]], place: @escaping (String) -> String) {
        self.attributes = texts
        self.place = place
    }

    private func text(_ name: String) -> String? {
        attributes[name]?.lazy.compactMap(Wording.meaningful).first
    }

    private mutating func suggest(
        _ statement: Statement?, from name: String, confidence: Double = 1, isPersonal: Bool = false
    ) {
        guard let statement else { return }
        extract.suggest(
            statement, at: place(name), raw: text(name), confidence: confidence, isPersonal: isPersonal)
    }

    mutating func read() {
        suggest(text("title").map { .title($0) }, from: "title")
        for name in ["summary", "abstract", "description"] {
            if let text = text(name) {
                suggest(.description(Wording.html(text)), from: name)
                break
            }
        }
        readKeywords()
        readPeople()
        readDates()
        readPlace()
        readRights()
        readReferences()
        readIdentifier()
        for (name, property) in [
            ("source", "source"), ("project", "project"), ("program", "program"), ("platform", "platform"),
            ("platform_ID", "platform"), ("instrument", "instrument"), ("instrument_type", "instrument"),
            ("sensor", "sensor"), ("processing_level", "processing level"), ("Conventions", "conventions"),
            ("cdm_data_type", "data type"), ("experiment", "experiment"), ("experiment_id", "experiment"),
        ] {
            suggest(text(name).map { .property(Property(property, $0)) }, from: name)
        }
        if let version = text("product_version") { suggest(.version(version), from: "product_version") }
        if let history = text("history") {
            suggest(
                .additionalDescription(
                    AdditionalDescription(Wording.html(String(history.prefix(4000))), type: "technical-info")),
                from: "history", confidence: 0.5)
        }
    }

    /// ACDD: a comma-separated list; the parts of a GCMD keyword are joined by `>` and stay together.
    private mutating func readKeywords() {
        guard let keywords = text("keywords") else { return }
        let scheme = text("keywords_vocabulary")
        let separator: Character = keywords.contains(";") ? ";" : ","
        for keyword in keywords.split(separator: separator).prefix(100) {
            guard let keyword = Wording.meaningful(String(keyword)) else { continue }
            extract.suggest(.subject(Subject(keyword, scheme: scheme)), at: place("keywords"), raw: keywords)
        }
    }

    private mutating func readPeople() {
        let institution = text("creator_institution") ?? text("institution")
        let affiliations = institution.map { [Affiliation(name: $0)] } ?? []
        let nameKey = ["creator_name", "creator", "author", "Author", "authors"].first { text($0) != nil }
        if let nameKey, let names = text(nameKey) {
            let isInstitution = ["institution", "group"].contains(text("creator_type")?.lowercased())
            let orcid = text("creator_url").flatMap(Wording.orcid)
            let people = isInstitution ? [.organisation(names)] : Wording.people(names)
            for var person in people {
                if people.count == 1, let orcid { person.identifiers = [Identifier(orcid, scheme: "orcid")] }
                suggest(
                    .creator(Creator(person, affiliations: isInstitution ? [] : affiliations)), from: nameKey,
                    confidence: nameKey == "creator_name" ? 1 : 0.8)
            }
        }
        if let institution = text("institution") {
            suggest(
                .contributor(Creator(.organisation(institution), role: "hostinginstitution")),
                from: "institution",
                confidence: 0.8)
        }
        if let publisher = text("publisher_name") {
            suggest(
                .contributor(Creator(.organisation(publisher), role: "distributor")), from: "publisher_name",
                confidence: 0.7)
        }
        if let names = text("contributor_name") {
            for person in Wording.people(names) {
                suggest(
                    .contributor(Creator(person, role: "other")), from: "contributor_name", confidence: 0.9)
            }
        }
        for name in ["creator_email", "publisher_email", "contact", "email"] {
            suggest(
                text(name).map { .property(Property(name.replacing("_", with: " "), $0)) }, from: name,
                isPersonal: true)
        }
    }

    private mutating func readDates() {
        for (names, type) in [
            (["date_created", "creation_date"], "created"), (["date_issued"], "issued"),
            (["date_modified", "date_metadata_modified"], "updated"),
        ] {
            for name in names {
                guard let moment = text(name).flatMap({ Moment($0) }) else { continue }
                suggest(.date(Moment.dateEntry(from: moment, to: nil, type: type)), from: name)
                break
            }
        }
        if let start = text("time_coverage_start").flatMap({ Moment($0) }) {
            let end = text("time_coverage_end").flatMap { Moment($0) }
            suggest(
                .date(Moment.dateEntry(from: start, to: end, type: "collected")), from: "time_coverage_start",
                confidence: 0.9)
        }
        for name in ["time_coverage_start", "time_coverage_end", "date_created"] {
            if let text = text(name), Moment(text) == nil {
                extract.warnings.append("\(name) is not a date of ISO 8601: \(text.prefix(60))")
            }
        }
    }

    private func number(_ name: String) -> Double? {
        text(name).flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
    }

    /// ACDD's bounding box in degrees; a box without extent is a point. Longitudes of 180 to 360 are brought to -180 to 0.
    private mutating func readPlace() {
        guard let south = number("geospatial_lat_min"), let north = number("geospatial_lat_max"),
            let west = number("geospatial_lon_min").map(Self.longitude),
            let east = number("geospatial_lon_max").map(Self.longitude)
        else { return }
        guard (-90...90).contains(south), (south...90).contains(north), (-180...180).contains(west),
            (-180...180).contains(east)
        else {
            extract.warnings.append("the geospatial limits are not degrees of latitude and longitude")
            return
        }
        let geometry: Geometry =
            south == north && west == east
            ? .point(longitude: west, latitude: south)
            : .polygon([[west, south], [east, south], [east, north], [west, north], [west, south]])
        suggest(
            .location(Location(geometry: geometry, place: text("geospatial_place"))),
            from: "geospatial_lat_min")
    }

    private static func longitude(_ degrees: Double) -> Double {
        degrees > 180 && degrees <= 360 ? degrees - 360 : degrees
    }

    private mutating func readRights() {
        for name in ["license", "licence", "License", "rights"] {
            guard let right = text(name).flatMap(Wording.right) else { continue }
            suggest(.right(right), from: name, confidence: right.id == nil ? 0.6 : 1)
            return
        }
    }

    private mutating func readReferences() {
        guard let references = text("references") else { return }
        if let doi = Wording.doi(references) {
            suggest(
                .relatedIdentifier(RelatedIdentifier(doi, scheme: "doi", relation: "references")),
                from: "references",
                confidence: 0.8)
        } else {
            suggest(
                .reference(Reference(String(references.prefix(1000)))), from: "references", confidence: 0.8)
        }
    }

    private mutating func readIdentifier() {
        for name in ["doi", "DOI", "dataset_doi", "id"] {
            guard let value = text(name) else { continue }
            if let doi = Wording.doi(value) {
                suggest(
                    .identifier(Identifier(doi, scheme: "doi")), from: name,
                    confidence: name == "id" ? 0.8 : 1)
            } else if name == "id" {
                let authority = text("naming_authority").map { "\($0):" } ?? ""
                suggest(.property(Property("dataset id", authority + value)), from: name)
            }
        }
    }

    /// A variable: what it is in words, its unit as the file writes it, its type and shape. Without a unit and a standard
    /// name it is a container of attributes or a limit of something else, not what was measured.
    static func variable(
        _ name: String, attributes: [String: [String]], shape: [UInt64], type: String, at place: String
    ) -> Suggestion {
        func text(_ name: String) -> String? { attributes[name]?.lazy.compactMap(Wording.meaningful).first }
        let size = shape.isEmpty ? type : "\(Wording.shape(shape)) \(type)"
        let words = text("long_name") ?? text("standard_name")
        // A unit of `1` (dimensionless) is a statement, so it does not go through `meaningful`.
        let unit = attributes["units"]?.first.flatMap { $0.isEmpty ? nil : $0 }
        return Suggestion(
            .property(
                Property(
                    name, words.map { "\($0) (\(size))" } ?? size, unit: unit,
                    isVariable: unit != nil || text("standard_name") != nil)),
            at: place)
    }
}
