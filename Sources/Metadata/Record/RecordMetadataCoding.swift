// SPDX-License-Identifier: Apache-2.0
// How a record is written as JSON: InvenioRDM's keys, no empty lists, GeoJSON geometries.

// The structs use synthesised `Codable`; three overloads below change what synthesised code does with lists, terms and
// optional languages. They are internal, so other modules are not touched by them.

extension KeyedDecodingContainer {
    /// A list that is absent or null is empty; nulls in it are skipped.
    func decode<Element: Decodable>(_ type: [Element].Type, forKey key: Key) throws -> [Element] {
        try decodeIfPresent([Element?].self, forKey: key)?.compactMap { $0 } ?? []
    }

    /// A term that is absent has the empty id: a draft may lack it, and validation says so.
    func decode(_ type: VocabularyTerm.Type, forKey key: Key) throws -> VocabularyTerm {
        try decodeIfPresent(type, forKey: key) ?? VocabularyTerm(id: "")
    }
}

extension KeyedEncodingContainer {
    /// An empty list is not written.
    mutating func encode<Element: Encodable>(_ value: [Element], forKey key: Key) throws {
        try encodeIfPresent(value.isEmpty ? nil : value, forKey: key)
    }

    /// A term without id is not written.
    mutating func encode(_ value: VocabularyTerm, forKey key: Key) throws {
        try encodeIfPresent(value.id.isEmpty ? nil : value, forKey: key)
    }
}

extension RecordMetadata {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case title, creators, contributors, publisher, subjects, dates, languages, identifiers, sizes, formats
        case version, rights, copyright, description, locations, funding, references
        case resourceType = "resource_type"
        case additionalTitles = "additional_titles"
        case publicationDate = "publication_date"
        case relatedIdentifiers = "related_identifiers"
        case additionalDescriptions = "additional_descriptions"
    }
}

extension Creator {
    enum CodingKeys: String, CodingKey {
        case role, affiliations
        case personOrOrg = "person_or_org"
    }
}

extension PersonOrOrganisation {
    enum CodingKeys: String, CodingKey {
        case type, name, identifiers
        case givenName = "given_name"
        case familyName = "family_name"
    }

    /// Where `type` is absent, a family name makes a person. A person's `name` is always built from its parts, an
    /// organisation has no parts (InvenioRDM does the same).
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let family = try container.decodeIfPresent(String.self, forKey: .familyName)
        let kind = try container.decodeIfPresent(Kind.self, forKey: .type)
        type = kind ?? (family == nil ? .organizational : .personal)
        name = try container.decodeIfPresent(String.self, forKey: .name)
        identifiers = try container.decode([Identifier].self, forKey: .identifiers)
        if type == .personal {
            givenName = try container.decodeIfPresent(String.self, forKey: .givenName)
            familyName = family
            if let family, !family.isEmpty {
                name = givenName.flatMap { $0.isEmpty ? nil : "\(family), \($0)" } ?? family
            }
        }
    }
}

extension RelatedIdentifier {
    enum CodingKeys: String, CodingKey {
        case identifier, scheme
        case relationType = "relation_type"
        case relationTypeInformation = "relation_type_information"
        case resourceType = "resource_type"
    }
}

/// GeoJSON (RFC 7946): `{"type": "Point", "coordinates": [longitude, latitude]}`, and `Polygon` with its outer ring.
extension Geometry {
    enum CodingKeys: String, CodingKey { case type, coordinates }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let type = try container.decode(String.self, forKey: .type)
        switch type {
        case "Point":
            let position = try container.decode([Double].self, forKey: .coordinates)
            guard position.count >= 2 else {
                throw DecodingError.dataCorruptedError(
                    forKey: .coordinates, in: container,
                    debugDescription: "a point has a longitude and a latitude")
            }
            self = .point(longitude: position[0], latitude: position[1])
        case "Polygon":
            let rings = try container.decode([[[Double]]].self, forKey: .coordinates)
            guard let ring = rings.first, ring.allSatisfy({ $0.count >= 2 }) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .coordinates, in: container,
                    debugDescription: "a polygon has a ring of positions, each a longitude and a latitude")
            }
            self = .polygon(ring)
        default:
            throw DecodingError.dataCorruptedError(
                forKey: .type, in: container,
                debugDescription: "a geometry is a Point or a Polygon, not a \(type)")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .point(let longitude, let latitude):
            try container.encode("Point", forKey: .type)
            try container.encode([longitude, latitude], forKey: .coordinates)
        case .polygon(let ring):
            try container.encode("Polygon", forKey: .type)
            try container.encode([ring], forKey: .coordinates)
        }
    }
}
