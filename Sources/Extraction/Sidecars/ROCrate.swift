// SPDX-License-Identifier: Apache-2.0
// ro-crate-metadata.json: the metadata document of an RO-Crate, versions 1.0 to 1.2.

import Metadata

/// Reads the root data entity of an RO-Crate.
struct ROCrate: Sidecar {
    let name = "RO-Crate"

    func matches(_ fileName: String) -> Bool {
        let lowercased = fileName.lowercased()
        return lowercased == "ro-crate-metadata.json" || lowercased == "ro-crate-metadata.jsonld"
    }

    func read(_ bytes: [UInt8]) throws(SidecarError) -> Extract {
        let document = try SidecarDocument.json(bytes)
        guard let graph = document["@graph"]?.array else { throw .unexpected(reason: "there is no @graph") }
        let entities = LinkedEntities(graph)
        guard let root = Self.root(graph, entities) else {
            throw .unexpected(reason: "no root data entity is described")
        }
        var extract = SchemaOrgEntity.extract(root, among: entities)
        // Each of these the specification demands (RO-Crate 1.2, root data entity).
        for property in ["name", "description", "datePublished", "license"] where root[property] == nil {
            extract.warnings.append("the root data entity has no \(property)")
        }
        return extract
    }

    /// What the metadata descriptor is about; its id ends with the file's name (1.2, finding the root data entity).
    private static func root(_ graph: [JSONValue], _ entities: LinkedEntities) -> JSONValue? {
        let descriptor = graph.first { entity in
            guard let id = entity["@id"]?.string else { return false }
            let file = id.split(separator: "/").last.map(String.init) ?? id
            return ["ro-crate-metadata.json", "ro-crate-metadata.jsonld"].contains(file)
                && entity["about"] != nil
        }
        if let id = descriptor?["about"]?["@id"]?.string, let root = entities[id] { return root }
        return entities["./"]
    }
}
