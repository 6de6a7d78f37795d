// SPDX-License-Identifier: Apache-2.0
// Which field of the record a statement is about, and its value in a few words.

extension Statement {
    /// The field in the record's JSON, for example `creators`.
    package var field: String {
        switch self {
        case .resourceType: "resource_type"
        case .title: "title"
        case .additionalTitle: "additional_titles"
        case .creator: "creators"
        case .contributor: "contributors"
        case .publisher: "publisher"
        case .publicationDate: "publication_date"
        case .subject: "subjects"
        case .date: "dates"
        case .language: "languages"
        case .identifier: "identifiers"
        case .relatedIdentifier: "related_identifiers"
        case .size: "sizes"
        case .format: "formats"
        case .version: "version"
        case .right: "rights"
        case .description: "description"
        case .additionalDescription: "additional_descriptions"
        case .location: "locations"
        case .funding: "funding"
        case .reference: "references"
        case .property: "properties"
        }
    }

    /// The value for people, in one line.
    package var summary: String {
        switch self {
        case .resourceType(let text), .title(let text), .publisher(let text), .publicationDate(let text),
            .language(let text), .size(let text), .format(let text), .version(let text),
            .description(let text):
            text
        case .additionalTitle(let title): title.title
        case .creator(let creator): creator.displayName
        case .contributor(let contributor):
            contributor.displayName + (contributor.role.map { " (\($0.id))" } ?? "")
        case .subject(let subject): subject.subject ?? subject.id ?? ""
        case .date(let date): "\(date.date) (\(date.type.id))"
        case .identifier(let identifier): identifier.identifier
        case .relatedIdentifier(let related): "\(related.relationType.id) \(related.identifier)"
        case .right(let right): right.id ?? right.title?.values.first ?? right.link ?? ""
        case .additionalDescription(let description): description.description
        case .location(let location): location.summary
        case .funding(let funding):
            [funding.funder.name ?? funding.funder.id, funding.award?.number].compactMap(\.self).joined(
                separator: ", ")
        case .reference(let reference): reference.reference
        case .property(let property):
            "\(property.name): \(property.value)" + (property.unit.map { " \($0)" } ?? "")
        }
    }
}

extension Location {
    var summary: String {
        if let place { return place }
        switch geometry {
        case .point(let longitude, let latitude): return "\(latitude), \(longitude)"
        case .polygon: return "an area"
        case nil: return description ?? ""
        }
    }
}
