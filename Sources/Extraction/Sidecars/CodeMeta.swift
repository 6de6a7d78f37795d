// SPDX-License-Identifier: Apache-2.0
// codemeta.json: software described with CodeMeta 1.0 to 3.0.

import Metadata

/// Reads a CodeMeta file, which is schema.org in JSON-LD with a few words of its own.
struct CodeMeta: Sidecar {
    let name = "CodeMeta"

    func matches(_ fileName: String) -> Bool { fileName.lowercased() == "codemeta.json" }

    func read(_ bytes: [UInt8]) throws(SidecarError) -> Extract {
        let document = try SidecarDocument.json(bytes)
        guard document.object != nil else {
            throw .unexpected(reason: "the document is \(document.kind), not an object")
        }
        var renamed = document.object ?? [:]
        // CodeMeta 1 had words of its own where schema.org has them now.
        let older = [
            "agents": "author", "title": "name", "dateCreated": "dateCreated", "subject": "keywords",
            "licenseId": "license", "codeRepositoryLink": "codeRepository",
        ]
        for (old, new) in older where renamed[new] == nil {
            if let value = renamed[old] { renamed[new] = value }
        }
        if renamed["@type"] == nil, renamed["type"] == nil { renamed["@type"] = "SoftwareSourceCode" }
        let graph = renamed["@graph"]?.array
        let entity =
            graph?.first { SchemaOrgEntity.types(of: $0).contains("SoftwareSourceCode") } ?? .object(renamed)
        let extract = SchemaOrgEntity.extract(entity, among: LinkedEntities(graph ?? []))
        guard extract.suggestions.count > 1 else {
            throw .unexpected(reason: "no property of CodeMeta is in the document")
        }
        return extract
    }
}
