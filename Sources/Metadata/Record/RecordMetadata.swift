// SPDX-License-Identifier: Apache-2.0
// What a record says about its data: the `metadata` block of an InvenioRDM record, which is DataCite's model.

/// The descriptive metadata of a record, in the shape and with the JSON keys of InvenioRDM (RDM metadata schema),
/// itself derived from the DataCite Metadata Schema.
///
/// A draft may be incomplete: every field is optional or empty until ``RecordValidation`` asks for it at publication.
package struct RecordMetadata: Codable, Hashable, Sendable {
    /// What kind of thing the record is (`resource_type.id`, see ``ResourceType``).
    package var resourceType: VocabularyTerm?
    package var title: String?
    package var additionalTitles: [AdditionalTitle] = []
    package var creators: [Creator] = []
    package var contributors: [Creator] = []
    package var publisher: String?
    /// EDTF level 0: `2020`, `2020-06`, `2020-06-01` or an interval of these.
    package var publicationDate: String?
    package var subjects: [Subject] = []
    package var dates: [DateEntry] = []
    /// ISO 639-3 ids.
    package var languages: [VocabularyTerm] = []
    package var identifiers: [Identifier] = []
    package var relatedIdentifiers: [RelatedIdentifier] = []
    package var sizes: [String] = []
    /// Media types of the content, DataCite property 14.
    package var formats: [String] = []
    package var version: String?
    package var rights: [Right] = []
    package var copyright: String?
    /// HTML of a small, sanitised subset.
    package var description: String?
    package var additionalDescriptions: [AdditionalDescription] = []
    package var locations: Locations?
    package var funding: [Funding] = []
    package var references: [Reference] = []

    package init() {}
}

/// A term of a controlled vocabulary; `title` is given on output and ignored on input.
package struct VocabularyTerm: Codable, Hashable, Sendable {
    package var id: String
    package var title: [String: String]?

    package init(id: String, title: [String: String]? = nil) {
        self.id = id
        self.title = title
    }
}

/// An identifier with its scheme, for example `orcid`, `doi`, `handle`.
package struct Identifier: Codable, Hashable, Sendable {
    package var identifier: String
    package var scheme: String?

    package init(_ identifier: String, scheme: String? = nil) {
        self.identifier = identifier
        self.scheme = scheme
    }
}

/// Someone who made the data (`creators`) or helped (`contributors`).
package struct Creator: Codable, Hashable, Sendable {
    package var personOrOrg: PersonOrOrganisation
    /// Required for contributors: a DataCite contributorType in lower case, for example `datacurator`.
    package var role: VocabularyTerm?
    package var affiliations: [Affiliation] = []

    package init(_ personOrOrg: PersonOrOrganisation, role: String? = nil, affiliations: [Affiliation] = []) {
        self.personOrOrg = personOrOrg
        self.role = role.map { VocabularyTerm(id: $0) }
        self.affiliations = affiliations
    }
}

/// A person (family and given name) or an organisation (name).
package struct PersonOrOrganisation: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Sendable { case personal, organizational }

    package var type: Kind
    /// `Family, Given` of a person, the full name of an organisation.
    package var name: String?
    package var givenName: String?
    package var familyName: String?
    package var identifiers: [Identifier] = []

    package static func person(family: String, given: String? = nil, orcid: String? = nil) -> Self {
        let name = given.map { "\(family), \($0)" } ?? family
        return PersonOrOrganisation(
            type: .personal, name: name, givenName: given, familyName: family,
            identifiers: orcid.map { [Identifier($0, scheme: "orcid")] } ?? [])
    }

    package static func organisation(_ name: String, ror: String? = nil) -> Self {
        PersonOrOrganisation(
            type: .organizational, name: name, identifiers: ror.map { [Identifier($0, scheme: "ror")] } ?? [])
    }

    package init(
        type: Kind, name: String? = nil, givenName: String? = nil, familyName: String? = nil,
        identifiers: [Identifier] = []
    ) {
        self.type = type
        self.name = name
        self.givenName = givenName
        self.familyName = familyName
        self.identifiers = identifiers
    }
}

package struct Affiliation: Codable, Hashable, Sendable {
    /// ROR id without the resolver, for example `05dxps055`.
    package var id: String?
    package var name: String?

    package init(id: String? = nil, name: String? = nil) {
        self.id = id
        self.name = name
    }
}

package struct AdditionalTitle: Codable, Hashable, Sendable {
    package var title: String
    /// `alternative-title`, `subtitle`, `translated-title` or `other`.
    package var type: VocabularyTerm
    package var lang: VocabularyTerm?

    package init(_ title: String, type: String, lang: String? = nil) {
        self.title = title
        self.type = VocabularyTerm(id: type)
        self.lang = lang.map { VocabularyTerm(id: $0) }
    }
}

package struct AdditionalDescription: Codable, Hashable, Sendable {
    package var description: String
    /// `abstract`, `methods`, `series-information`, `table-of-contents`, `technical-info` or `other`.
    package var type: VocabularyTerm
    package var lang: VocabularyTerm?

    package init(_ description: String, type: String, lang: String? = nil) {
        self.description = description
        self.type = VocabularyTerm(id: type)
        self.lang = lang.map { VocabularyTerm(id: $0) }
    }
}

/// A keyword, or a term of a subject vocabulary with its id.
package struct Subject: Codable, Hashable, Sendable {
    package var id: String?
    package var subject: String?
    package var scheme: String?

    package init(_ subject: String, id: String? = nil, scheme: String? = nil) {
        self.subject = subject
        self.id = id
        self.scheme = scheme
    }
}

package struct DateEntry: Codable, Hashable, Sendable {
    /// EDTF level 0 date or interval.
    package var date: String
    /// A DataCite dateType in lower case, for example `collected`.
    package var type: VocabularyTerm
    package var description: String?

    package init(_ date: String, type: String, description: String? = nil) {
        self.date = date
        self.type = VocabularyTerm(id: type)
        self.description = description
    }
}

package struct RelatedIdentifier: Codable, Hashable, Sendable {
    package var identifier: String
    package var scheme: String?
    /// A DataCite relationType in lower case, for example `isderivedfrom`.
    package var relationType: VocabularyTerm
    /// What the relation is, in words; required with the relation type `other` (DataCite 4.7, property 12.g).
    package var relationTypeInformation: String?
    package var resourceType: VocabularyTerm?

    package init(
        _ identifier: String, scheme: String? = nil, relation: String, relationInformation: String? = nil,
        resourceType: String? = nil
    ) {
        self.identifier = identifier
        self.scheme = scheme
        self.relationTypeInformation = relationInformation
        self.relationType = VocabularyTerm(id: relation)
        self.resourceType = resourceType.map { VocabularyTerm(id: $0) }
    }
}

/// A licence: either `id` (SPDX id in lower case) or a title with a link.
package struct Right: Codable, Hashable, Sendable {
    package var id: String?
    package var title: [String: String]?
    package var description: [String: String]?
    package var link: String?
    package var props: [String: String]?

    package init(
        id: String? = nil, title: [String: String]? = nil, description: [String: String]? = nil,
        link: String? = nil
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.link = link
    }
}

/// GeoJSON features with a place name, as InvenioRDM keeps them; coordinates are longitude, latitude (RFC 7946).
package struct Locations: Codable, Hashable, Sendable {
    package var features: [Location]

    package init(features: [Location]) { self.features = features }
}

package struct Location: Codable, Hashable, Sendable {
    package var geometry: Geometry?
    package var place: String?
    package var description: String?
    package var identifiers: [Identifier] = []

    package init(geometry: Geometry? = nil, place: String? = nil, description: String? = nil) {
        self.geometry = geometry
        self.place = place
        self.description = description
    }
}

package enum Geometry: Codable, Hashable, Sendable {
    case point(longitude: Double, latitude: Double)
    /// The outer ring, closed: first and last position are equal.
    case polygon([[Double]])
}

package struct Funding: Codable, Hashable, Sendable {
    package var funder: Funder
    package var award: Award?

    package init(funder: Funder, award: Award? = nil) {
        self.funder = funder
        self.award = award
    }
}

package struct Funder: Codable, Hashable, Sendable {
    /// ROR id without the resolver.
    package var id: String?
    package var name: String?

    package init(id: String? = nil, name: String? = nil) {
        self.id = id
        self.name = name
    }
}

package struct Award: Codable, Hashable, Sendable {
    package var id: String?
    package var number: String?
    package var title: [String: String]?
    package var identifiers: [Identifier] = []

    package init(id: String? = nil, number: String? = nil, title: String? = nil) {
        self.id = id
        self.number = number
        self.title = title.map { ["en": $0] }
    }
}

/// A bibliographic reference as text, with an identifier where one is known.
package struct Reference: Codable, Hashable, Sendable {
    package var reference: String
    package var identifier: String?
    package var scheme: String?

    package init(_ reference: String, identifier: String? = nil, scheme: String? = nil) {
        self.reference = reference
        self.identifier = identifier
        self.scheme = scheme
    }
}
