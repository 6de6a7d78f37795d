// SPDX-License-Identifier: Apache-2.0
// datacite.xml: the kernel of the DataCite Metadata Schema, versions 2 to 4.7.

import Metadata

/// Reads DataCite XML by bringing it into the shape of DataCite's JSON.
struct DataCiteXML: Sidecar {
    let name = "DataCite XML"

    func matches(_ fileName: String) -> Bool { fileName.lowercased() == "datacite.xml" }

    func read(_ bytes: [UInt8]) throws(SidecarError) -> Extract {
        guard bytes.count <= Sidecars.longest else { throw .tooLong(bytes: bytes.count) }
        let root: XMLTree
        do {
            root = try XMLTree(parsing: bytes)
        } catch {
            throw .malformed(reason: error.description)
        }
        guard let resource = Self.resource(in: root) else {
            throw .unexpected(reason: "the root element is \(root.name), not resource")
        }
        return try DataCiteDocument.extract(Self.json(resource))
    }

    /// The `resource` element, which OAI-PMH answers and catalogues wrap.
    private static func resource(in element: XMLTree, depth: Int = 0) -> XMLTree? {
        if element.name == "resource",
            element.namespace.isEmpty || element.namespace.contains("datacite.org/schema")
        {
            return element
        }
        guard depth < 8 else { return nil }
        return element.children.lazy.compactMap { resource(in: $0, depth: depth + 1) }.first
    }

    private static func json(_ resource: XMLTree) -> JSONValue {
        func list(_ container: String, _ item: String, _ convert: (XMLTree) -> JSONValue) -> JSONValue {
            .array(resource.all(item, in: container).map(convert))
        }
        func items(_ container: String, _ item: String) -> JSONValue {
            list(container, item) { leaf($0, as: item) }
        }
        var members: [String: JSONValue] = [
            "identifiers": .array(resource.all("identifier").map { leaf($0, as: "identifier") }),
            "creators": list("creators", "creator") { agent($0, "creatorName") },
            "contributors": list("contributors", "contributor") { agent($0, "contributorName") },
            "titles": items("titles", "title"),
            "subjects": items("subjects", "subject"),
            "dates": items("dates", "date"),
            "alternateIdentifiers": items("alternateIdentifiers", "alternateIdentifier"),
            "relatedIdentifiers": items("relatedIdentifiers", "relatedIdentifier"),
            "relatedItems": list("relatedItems", "relatedItem", relatedItem),
            "sizes": items("sizes", "size"),
            "formats": items("formats", "format"),
            "rightsList": items("rightsList", "rights"),
            "descriptions": items("descriptions", "description"),
            "geoLocations": list("geoLocations", "geoLocation", location),
            "fundingReferences": list("fundingReferences", "fundingReference", funding),
        ]
        for name in ["publisher", "publicationYear", "language", "version"] {
            members[name] = (resource.child(name)?.text.nonEmpty).map { .string($0) }
        }
        // Kernel 2 had one element for the licence.
        if let rights = resource.child("rights") { members["rightsList"] = leaf(rights, as: "rights") }
        if let type = resource.child("resourceType") { members["types"] = leaf(type, as: "resourceType") }
        return .object(members.filter { $0.value != .array([]) })
    }

    /// An element with text and attributes: the text under `name`, `xml:lang` as `lang`.
    private static func leaf(_ element: XMLTree, as name: String) -> JSONValue {
        var members: [String: JSONValue] = [:]
        for (key, value) in element.attributes where !key.hasPrefix("{") { members[key] = .string(value) }
        if let language = element.language { members["lang"] = .string(language) }
        members[name] = .string(element.text)
        return .object(members)
    }

    private static func agent(_ element: XMLTree, _ nameElement: String) -> JSONValue {
        var members: [String: JSONValue] = [:]
        let name = element.child(nameElement)
        members["name"] = name.map { .string($0.text) }
        members["nameType"] = (name?["nameType"]).map { .string($0) }
        members["contributorType"] = element["contributorType"].map { .string($0) }
        for part in ["givenName", "familyName"] {
            members[part] = element.child(part).map { .string($0.text) }
        }
        members["nameIdentifiers"] = .array(
            element.all("nameIdentifier").map { leaf($0, as: "nameIdentifier") })
        members["affiliation"] = .array(element.all("affiliation").map { leaf($0, as: "name") })
        return .object(members)
    }

    private static func location(_ element: XMLTree) -> JSONValue {
        var members: [String: JSONValue] = [:]
        members["geoLocationPlace"] = element.child("geoLocationPlace").map { .string($0.text) }
        for name in ["geoLocationPoint", "geoLocationBox"] {
            guard let child = element.child(name) else { continue }
            // Kernel 3 has the coordinates as text, kernel 4 as elements.
            members[name] = child.children.isEmpty ? .string(child.text) : texts(child)
        }
        let polygons = element.all("geoLocationPolygon").map { polygon in
            JSONValue.array(polygon.all("polygonPoint").map(texts))
        }
        if !polygons.isEmpty { members["geoLocationPolygon"] = .array(polygons) }
        return .object(members)
    }

    private static func funding(_ element: XMLTree) -> JSONValue {
        guard case .object(var members) = texts(element) else { return .null }
        members["awardURI"] = (element.child("awardNumber")?["awardURI"]).map { .string($0) }
        return .object(members)
    }

    private static func relatedItem(_ element: XMLTree) -> JSONValue {
        guard case .object(var members) = texts(element) else { return .null }
        for (key, value) in element.attributes where !key.hasPrefix("{") { members[key] = .string(value) }
        members["relatedItemIdentifier"] = element.child("relatedItemIdentifier").map {
            leaf($0, as: "relatedItemIdentifier")
        }
        members["titles"] = .array(element.all("title", in: "titles").map { leaf($0, as: "title") })
        members["creators"] = .array(element.all("creator", in: "creators").map { agent($0, "creatorName") })
        members["contributors"] = nil
        return .object(members)
    }

    /// The texts of the children by name.
    private static func texts(_ element: XMLTree) -> JSONValue {
        .object(
            Dictionary(
                element.children.map { ($0.name, JSONValue.string($0.text)) },
                uniquingKeysWith: { first, _ in first }))
    }
}
