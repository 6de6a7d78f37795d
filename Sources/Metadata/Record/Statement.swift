// SPDX-License-Identifier: Apache-2.0
// One thing that some source says about the data: a field and its value.

/// A statement about the data: one metadata field with one value. Extractors, sidecar files, plans and people all make
/// statements; deposits put them together to a ``RecordMetadata``.
package enum Statement: Codable, Hashable, Sendable {
    case resourceType(String)
    case title(String)
    case additionalTitle(AdditionalTitle)
    case creator(Creator)
    case contributor(Creator)
    case publisher(String)
    case publicationDate(String)
    case subject(Subject)
    case date(DateEntry)
    case language(String)
    case identifier(Identifier)
    case relatedIdentifier(RelatedIdentifier)
    case size(String)
    case format(String)
    case version(String)
    case right(Right)
    case description(String)
    case additionalDescription(AdditionalDescription)
    case location(Location)
    case funding(Funding)
    case reference(Reference)
    /// A measured or technical property of the content (schema.org `PropertyValue`), kept under
    /// `custom_fields["fairway:properties"]`.
    case property(Property)
}

/// A technical property of the content: atoms, sampling rate, a variable with its unit.
package struct Property: Codable, Hashable, Sendable {
    package var name: String
    package var value: String
    /// UCUM or the unit as the file writes it.
    package var unit: String?
    /// True for a measured variable (schema.org `variableMeasured`), false for a property of the file.
    package var isVariable: Bool

    package init(_ name: String, _ value: String, unit: String? = nil, isVariable: Bool = false) {
        self.name = name
        self.value = value
        self.unit = unit
        self.isVariable = isVariable
    }
}
