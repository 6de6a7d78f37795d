// SPDX-License-Identifier: Apache-2.0
// The document properties of office files: Office Open XML core properties and OpenDocument meta.xml.

import Metadata

/// Title, people, keywords and dates that office programs keep in a member of the document's ZIP archive.
enum OfficeProperties {
    static func describe(_ listing: ArchiveListing, in extract: inout Extract) {
        // ISO/IEC 29500-2, annex D; OpenDocument 1.2, part 1, section 4.3.
        for (member, container) in [("docProps/core.xml", nil), ("meta.xml", "meta")] as [(String, String?)] {
            guard let bytes = listing.contents[member] else { continue }
            do {
                let document = try XMLTree(parsing: bytes)
                let properties = container.map { document.child($0) } ?? document
                if let properties { describe(properties, member, in: &extract) }
            } catch {
                extract.warnings.append("\(member): \(error)")
            }
        }
    }

    private static func describe(_ properties: XMLTree, _ member: String, in extract: inout Extract) {
        func text(_ name: String) -> String? { properties.child(name)?.text.nonEmpty }
        func add(_ name: String, raw: String? = nil, confidence: Double = 0.7, _ statement: Statement) {
            extract.suggest(statement, at: "\(member) \(name)", raw: raw, confidence: confidence)
        }
        if let title = text("title") { add("title", .title(title)) }
        // The author is the account of whoever made the file: 0.5.
        if let name = text("initial-creator") ?? text("creator") {
            add("creator", raw: name, confidence: 0.5, .creator(Creator(PersonName.parse(name))))
        }
        if let text = text("description") { add("description", .description(Wording.html(text))) }
        let keywords = properties.all("keyword").map(\.text) + [text("keywords") ?? ""]
        for keyword in keywords.flatMap({ $0.split { ",;".contains($0) } }).prefix(100) {
            if let keyword = String(keyword).trimmed.nonEmpty { add("keyword", .subject(Subject(keyword))) }
        }
        if let subject = text("subject") { add("subject", .subject(Subject(subject))) }
        if let raw = text("created") ?? text("creation-date"), let day = XMP.day(raw) {
            add("created", raw: raw, confidence: 1, .date(DateEntry(day, type: "created")))
        }
        if let raw = text("modified") ?? text("date"), let day = XMP.day(raw) {
            add("modified", raw: raw, confidence: 1, .date(DateEntry(day, type: "updated")))
        }
        if let generator = text("generator") {
            add("generator", confidence: 1, .property(Property("software", generator)))
        }
    }
}
