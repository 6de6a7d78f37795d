// SPDX-License-Identifier: Apache-2.0
// XMP packets (ISO 16684-1): Dublin Core, rights and dates that programs write into images and documents.

import Metadata

/// What an XMP packet says.
struct XMP {
    private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    private static let dc = "http://purl.org/dc/elements/1.1/"
    private static let basic = "http://ns.adobe.com/xap/1.0/"
    private static let rights = "http://ns.adobe.com/xap/1.0/rights/"
    private static let photoshop = "http://ns.adobe.com/photoshop/1.0/"

    /// Values by `{namespace}name`, in the order of the packet.
    private var values: [String: [(text: String, language: String?)]] = [:]

    /// - Throws: ``XMLTreeError`` for a packet that is not well-formed or that has a document type.
    init(packet: some Collection<UInt8>) throws(XMLTreeError) {
        // A packet is padded with white space, and writers leave NULs there.
        let content = packet.reversed().drop { $0 == 0 }.reversed()
        let tree = try XMLTree(parsing: Array(content))
        for description in Self.descriptions(in: tree) {
            for (name, value) in description.attributes
            where name.hasPrefix("{") && !name.hasPrefix("{\(Self.rdf)}") {
                values[name, default: []].append((value.trimmed, nil))
            }
            for property in description.children {
                values["{\(property.namespace)}\(property.name)", default: []] += Self.items(of: property)
            }
        }
    }

    private static func descriptions(in tree: XMLTree) -> [XMLTree] {
        if tree.namespace == rdf, tree.name == "RDF" {
            return tree.children.filter { $0.namespace == rdf && $0.name == "Description" }
        }
        return tree.children.flatMap { descriptions(in: $0) }
    }

    /// The items of an array (`rdf:Seq`, `rdf:Bag`, `rdf:Alt`) or the one simple value.
    private static func items(of property: XMLTree) -> [(text: String, language: String?)] {
        let arrays = property.children.filter {
            $0.namespace == rdf && ["Seq", "Bag", "Alt"].contains($0.name)
        }
        let items = arrays.isEmpty ? [property] : arrays.flatMap { $0.all("li") }
        return items.compactMap { item in item.text.nonEmpty.map { ($0, item.language) } }
    }

    private func all(_ namespace: String, _ name: String) -> [String] {
        values["{\(namespace)}\(name)"]?.map(\.text).filter { !$0.isEmpty } ?? []
    }

    /// Of the languages of an `rdf:Alt` the default one.
    private func first(_ namespace: String, _ name: String) -> String? {
        let items = values["{\(namespace)}\(name)"] ?? []
        return (items.first { $0.language == "x-default" } ?? items.first)?.text.nonEmpty
    }

    /// The suggestions of the packet, with places such as `XMP dc:title`.
    var suggestions: [Suggestion] {
        var found: [Suggestion] = []
        func add(_ statement: Statement, _ place: String, raw: String? = nil, confidence: Double = 1) {
            found.append(Suggestion(statement, at: "XMP \(place)", raw: raw, confidence: confidence))
        }
        if let title = first(Self.dc, "title").flatMap(Wording.meaningful) {
            add(.title(title), "dc:title", confidence: 0.7)
        }
        for name in all(Self.dc, "creator").prefix(100) {
            add(.creator(Creator(PersonName.parse(name))), "dc:creator", raw: name, confidence: 0.7)
        }
        for keyword in all(Self.dc, "subject").prefix(200) { add(.subject(Subject(keyword)), "dc:subject") }
        if let text = first(Self.dc, "description") {
            add(.description(Wording.html(text)), "dc:description", confidence: 0.7)
        }
        if let text = first(Self.dc, "rights") {
            add(RightsText.statement(text), "dc:rights", confidence: 0.7)
        }
        if let link = first(Self.rights, "WebStatement"), link.hasPrefix("http") {
            let licence = Licence.find(link)
            add(
                .right(licence.map { Right(id: $0.id) } ?? Right(link: link)), "xmpRights:WebStatement",
                confidence: 0.8)
        }
        if let text = first(Self.rights, "UsageTerms") {
            add(RightsText.statement(text), "xmpRights:UsageTerms", confidence: 0.7)
        }
        if let raw = first(Self.basic, "CreateDate") ?? first(Self.photoshop, "DateCreated"),
            let day = Self.day(raw)
        {
            add(.date(DateEntry(day, type: "created")), "xmp:CreateDate", raw: raw)
        }
        if let tool = first(Self.basic, "CreatorTool") {
            add(.property(Property("software", tool)), "xmp:CreatorTool")
        }
        return found
    }

    /// The day of an XMP date (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, each with more behind it).
    static func day(_ text: String) -> String? {
        guard let match = text.prefixMatch(of: /[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?/) else { return nil }
        let day = String(match.output.0)
        return day.hasPrefix("0000") ? nil : day
    }
}
