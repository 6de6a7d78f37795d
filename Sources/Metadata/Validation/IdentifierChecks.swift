// SPDX-License-Identifier: Apache-2.0
// Checks of identifiers, relations and references.

import Identifiers

extension Findings {
    /// Checks one identifier in its scheme, or in the scheme that its form shows; gives the scheme's id where it is
    /// right.
    @discardableResult
    mutating func checkIdentifier(_ text: String, scheme: String?, at path: String) -> String? {
        guard !text.trimmedText.isEmpty else {
            error(
                "identifier.empty", path, "An identifier is empty.", remedy: "Give it, or remove the entry.")
            return nil
        }
        guard let scheme, !scheme.isEmpty else {
            guard let found = IdentifierScheme.detect(text) else {
                error(
                    "identifier.scheme.missing", path,
                    "The scheme of “\(text)” cannot be told from its form.",
                    remedy: "Name the scheme, for example doi, handle, url or other.")
                return nil
            }
            return found.rawValue
        }
        guard let known = IdentifierScheme(rawValue: scheme.lowercased()) else {
            warning(
                "identifier.scheme.unknown", path, "The scheme “\(scheme)” of “\(text)” is not known.",
                remedy: "Use one of \(IdentifierScheme.allCases.map(\.rawValue).joined(separator: ", ")).")
            return nil
        }
        do throws(IdentifierError) {
            _ = try known.normalise(text)
            return known.rawValue
        } catch {
            self.error(
                "identifier.\(known.rawValue)", path, "\(error).",
                remedy: "Copy the \(known.label) again from where it is registered.")
            return nil
        }
    }

    mutating func checkIdentifiers(_ metadata: RecordMetadata) {
        var seen: Set<String> = []
        for (index, identifier) in metadata.identifiers.enumerated() {
            let path = "identifiers.\(index)"
            checkIdentifier(identifier.identifier, scheme: identifier.scheme, at: path)
            if !seen.insert(identifier.identifier).inserted {
                error(
                    "identifier.duplicate", path, "The identifier \(identifier.identifier) is given twice.",
                    remedy: "Remove one.")
            }
        }
        for (index, related) in metadata.relatedIdentifiers.enumerated() {
            checkRelation(related, at: "related_identifiers.\(index)")
        }
        for (index, reference) in metadata.references.enumerated() {
            if reference.reference.trimmedText.isEmpty {
                error(
                    "reference.empty", "references.\(index)", "A reference has no text.",
                    remedy: "Give the reference as it is cited, or remove it.")
            }
            if let identifier = reference.identifier {
                checkIdentifier(identifier, scheme: reference.scheme, at: "references.\(index)")
            }
        }
    }

    private mutating func checkRelation(_ related: RelatedIdentifier, at path: String) {
        checkIdentifier(related.identifier, scheme: related.scheme, at: path)
        let relation = related.relationType.id
        if !relation.isEmpty, RelationType.named(relation) == nil {
            error(
                "relation.unknown", "\(path).relation_type", "“\(relation)” is not a relation.",
                remedy: "Use one of DataCite's relation types, for example issupplementto.")
        }
        // DataCite 4.7, property 12.g: relationTypeInformation goes with Other and only with it.
        let information = related.relationTypeInformation?.trimmedText ?? ""
        if relation == "other", information.isEmpty {
            error(
                "relation.information.missing", "\(path).relation_type_information",
                "The relation to \(related.identifier) is “other” but does not say which.",
                remedy: "Describe the relation in a few words, or choose one of the list.")
        } else if relation != "other", !information.isEmpty {
            warning(
                "relation.information.ignored", "\(path).relation_type_information",
                "The description of the relation to \(related.identifier) is only exported with the relation “other”.",
                remedy: "Remove it, or choose the relation other.")
        }
        if let type = related.resourceType, !type.id.isEmpty, ResourceType.named(type.id) == nil {
            error(
                "resource_type.unknown", "\(path).resource_type", "“\(type.id)” is not a resource type.",
                remedy: "Use one of the list, for example dataset.")
        }
    }
}
