// SPDX-License-Identifier: Apache-2.0
// A record's metadata as a list of statements, and back.

extension RecordMetadata {
    /// All values, one statement each, in the order of the fields.
    package var statements: [Statement] {
        var all: [Statement] = []
        if let title { all.append(.title(title)) }
        all += additionalTitles.map(Statement.additionalTitle)
        if let resourceType { all.append(.resourceType(resourceType.id)) }
        all += creators.map(Statement.creator)
        all += contributors.map(Statement.contributor)
        if let publisher { all.append(.publisher(publisher)) }
        if let publicationDate { all.append(.publicationDate(publicationDate)) }
        if let description { all.append(.description(description)) }
        all += additionalDescriptions.map(Statement.additionalDescription)
        all += subjects.map(Statement.subject)
        all += dates.map(Statement.date)
        all += languages.map { Statement.language($0.id) }
        all += identifiers.map(Statement.identifier)
        all += relatedIdentifiers.map(Statement.relatedIdentifier)
        all += sizes.map(Statement.size)
        all += formats.map(Statement.format)
        if let version { all.append(.version(version)) }
        all += rights.map(Statement.right)
        all += (locations?.features ?? []).map(Statement.location)
        all += funding.map(Statement.funding)
        all += references.map(Statement.reference)
        return all
    }

    /// Adds what a statement says: single values are set, lists grow by values that they do not have yet.
    /// Properties are not part of the metadata block and are passed over.
    package mutating func add(_ statement: Statement) {
        switch statement {
        case .title(let value): title = value
        case .resourceType(let id): resourceType = VocabularyTerm(id: id)
        case .publisher(let value): publisher = value
        case .publicationDate(let value): publicationDate = value
        case .description(let value): description = value
        case .version(let value): version = value
        case .additionalTitle(let value): additionalTitles.appendNew(value)
        case .creator(let value): creators.appendNew(value)
        case .contributor(let value): contributors.appendNew(value)
        case .subject(let value): subjects.appendNew(value)
        case .date(let value): dates.appendNew(value)
        case .language(let id): languages.appendNew(VocabularyTerm(id: id))
        case .identifier(let value): identifiers.appendNew(value)
        case .relatedIdentifier(let value): relatedIdentifiers.appendNew(value)
        case .size(let value): sizes.appendNew(value)
        case .format(let value): formats.appendNew(value)
        case .right(let value): rights.appendNew(value)
        case .additionalDescription(let value): additionalDescriptions.appendNew(value)
        case .location(let value):
            var features = locations?.features ?? []
            features.appendNew(value)
            locations = Locations(features: features)
        case .funding(let value): funding.appendNew(value)
        case .reference(let value): references.appendNew(value)
        case .property: break
        }
    }
}

extension Array where Element: Equatable {
    fileprivate mutating func appendNew(_ element: Element) {
        if !contains(element) { append(element) }
    }
}
