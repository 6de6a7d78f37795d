// SPDX-License-Identifier: Apache-2.0
// How the layers of statements become one record: which layer wins, and what is put together from all.

import Catalogue
import Metadata

/// The metadata that the layers give together, and where each value came from.
package struct Assembly: Sendable, Hashable {
    package var metadata: RecordMetadata
    package var properties: [Property]
    package var provenance: [ValueSource]
}

/// Puts layers together (docs/design/metadata.md, "Layers").
///
/// The order is ``Layer``: typed > sidecar > file header > planned dataset > plan > account.
/// - One value (title, type, description, publisher, publication date, version): the highest layer that has one.
/// - Authorship and rights (creators, licences, languages): the whole list of the highest layer that has any, and of one
///   sidecar file, so that authors are not mixed with the depositor or with the same people written differently.
/// - All other lists: the values of all layers together.
/// Personal values and guesses are never taken by themselves; they stay suggestions.
package enum Layers {
    /// The least confidence with which a value is taken without asking.
    package static let leastConfidence = 0.6
    /// The most properties that a record keeps; a folder of tables can have thousands of columns.
    package static let mostProperties = 500

    private enum Rule { case single, wholeList, union }

    private static func rule(_ statement: Statement) -> Rule {
        switch statement {
        case .title, .resourceType, .description, .publisher, .publicationDate, .version: .single
        case .creator, .right, .language: .wholeList
        default: .union
        }
    }

    package static func assemble(_ statements: [LayeredStatement]) -> Assembly {
        var assembly = Assembly(metadata: RecordMetadata(), properties: [], provenance: [])
        var winner: [String: LayeredStatement] = [:]
        var seenProperties: Set<Property> = []
        let usable = statements.filter { !$0.isPersonal && $0.confidence >= leastConfidence }
        let ambiguous = ambiguousFields(usable)
        let ordered = withDateRanges(usable).enumerated().sorted {
            ($0.element.layer, $0.offset) < ($1.element.layer, $1.offset)
        }
        for entry in ordered.map(\.element) {
            let field = entry.statement.field
            switch rule(entry.statement) {
            case .single:
                guard winner[field] == nil, !(entry.layer == .header && ambiguous.contains(field)) else {
                    continue
                }
            case .wholeList:
                guard winner[field].map({ $0.isOneList(with: entry) }) ?? true else { continue }
            case .union:
                if case .property(let property) = entry.statement {
                    guard seenProperties.count < mostProperties, seenProperties.insert(property).inserted
                    else {
                        continue
                    }
                    assembly.properties.append(property)
                }
            }
            if isKnown(entry.statement, to: assembly.metadata) { continue }
            winner[field] = winner[field] ?? entry
            assembly.metadata.add(entry.statement)
            if field != "properties" {
                assembly.provenance.append(ValueSource(entry))
            }
        }
        assembly.provenance = inOrderOfFields(assembly.provenance, of: assembly.metadata)
        return assembly
    }

    /// The sources in the order in which a record shows its fields.
    private static func inOrderOfFields(_ sources: [ValueSource], of metadata: RecordMetadata)
        -> [ValueSource]
    {
        var order: [String: Int] = [:]
        for statement in metadata.statements where order[statement.field] == nil {
            order[statement.field] = order.count
        }
        return sources.enumerated().sorted {
            (order[$0.element.field] ?? .max, $0.offset) < (order[$1.element.field] ?? .max, $1.offset)
        }.map(\.element)
    }

    /// Whether the same person, funder or keyword is there already from a higher layer, perhaps written differently.
    private static func isKnown(_ statement: Statement, to metadata: RecordMetadata) -> Bool {
        switch statement {
        case .contributor(let person):
            metadata.contributors.contains { $0.isSame(as: person) && $0.role == person.role }
        case .creator(let person):
            metadata.creators.contains { $0.isSame(as: person) }
        case .subject(let subject):
            metadata.subjects.contains { $0.subject?.lowercased() == subject.subject?.lowercased() }
        case .funding(let funding):
            metadata.funding.contains {
                $0.award?.number == funding.award?.number
                    && ($0.funder.id == funding.funder.id || $0.funder.name == funding.funder.name)
            }
        case .relatedIdentifier(let related):
            metadata.relatedIdentifiers.contains {
                $0.identifier == related.identifier && $0.relationType.id == related.relationType.id
            }
        default: false
        }
    }

    /// Single fields for which the headers of different files say different things: none of them is chosen.
    private static func ambiguousFields(_ statements: [LayeredStatement]) -> Set<String> {
        var first: [String: Statement] = [:]
        var ambiguous: Set<String> = []
        for entry in statements where entry.layer == .header && rule(entry.statement) == .single {
            let field = entry.statement.field
            if let known = first[field], known != entry.statement { ambiguous.insert(field) }
            first[field] = entry.statement
        }
        return ambiguous
    }

    /// Many dates of one type from headers become one range from the first to the last.
    private static func withDateRanges(_ statements: [LayeredStatement]) -> [LayeredStatement] {
        var dates: [String: [LayeredStatement]] = [:]
        var others: [LayeredStatement] = []
        for entry in statements {
            if entry.layer == .header, case .date(let date) = entry.statement {
                dates[date.type.id, default: []].append(entry)
            } else {
                others.append(entry)
            }
        }
        for (type, entries) in dates.sorted(by: { $0.key < $1.key }) {
            let days = entries.flatMap { entry -> [String] in
                guard case .date(let date) = entry.statement else { return [] }
                return date.date.split(separator: "/").map { String($0.prefix(10)) }
            }.sorted()
            guard let first = days.first, let last = days.last, var entry = entries.first else { continue }
            let files = entries.reduce(0) { $0 + $1.files }
            entry.statement = .date(DateEntry(first == last ? first : "\(first)/\(last)", type: type))
            entry.files = files
            if files > 1 { entry.source = "\(files) files" }
            others.append(entry)
        }
        return others
    }
}

extension LayeredStatement {
    /// Whether two statements about the same field may stand in one list.
    fileprivate func isOneList(with other: LayeredStatement) -> Bool {
        layer == other.layer && (layer != .sidecar || source == other.source)
    }
}

extension ValueSource {
    /// The source of a value that was taken from a layer.
    package init(_ entry: LayeredStatement) {
        self.init(
            field: entry.statement.field, value: entry.statement.summary, layer: entry.layer,
            source: entry.files > 1 ? "\(entry.source) and \(entry.files - 1) more" : entry.source,
            place: entry.place,
            raw: entry.raw, confidence: entry.confidence)
    }
}

extension Creator {
    /// Whether two entries name the same person or organisation: a shared identifier, or the same name.
    func isSame(as other: Creator) -> Bool {
        let mine = Set(personOrOrg.identifiers.map { $0.identifier.lowercased() })
        let theirs = Set(other.personOrOrg.identifiers.map { $0.identifier.lowercased() })
        if !mine.isDisjoint(with: theirs) { return true }
        return displayName.lowercased() == other.displayName.lowercased()
    }
}
