// SPDX-License-Identifier: Apache-2.0
// The entities of a JSON-LD document and their references to each other.

import Metadata

/// JSON-LD entities that refer to each other by `@id`.
struct LinkedEntities {
    private var entities: [String: JSONValue] = [:]

    init(_ graph: [JSONValue]) {
        for entity in graph {
            if let id = entity["@id"]?.string { entities[id] = entity }
        }
    }

    /// The entity that a reference means; anything else is itself.
    func resolve(_ value: JSONValue) -> JSONValue {
        guard let members = value.object, members.count == 1, let id = members["@id"]?.string else {
            return value
        }
        return entities[id] ?? value
    }

    subscript(_ id: String) -> JSONValue? { entities[id] }
}
