// SPDX-License-Identifier: Apache-2.0
// Simple Dublin Core, as OAI-PMH carries it (oai_dc).

import Identifiers

/// Dublin Core with the terms of OpenAIRE (info:eu-repo) for type, access and embargo.
package enum DublinCore {
    /// The `oai_dc:dc` document of a record. Without `declaration` it can stand inside another document.
    package static func xml(of record: ExportableRecord, declaration: Bool = true) -> String {
        var xml = XMLWriter(declaration: declaration)
        xml.element(
            "oai_dc:dc",
            [
                "xmlns:oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/",
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation":
                    "http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
            ]
        ) { xml in
            for (name, value) in elements(of: record) where !value.isEmpty {
                xml.element("dc:\(name)", value)
            }
        }
        return xml.text
    }

    /// The elements in order, for meta tags of a page and for XML alike: names without prefix.
    package static func elements(of record: ExportableRecord) -> [(name: String, value: String)] {
        let metadata = record.metadata
        var all: [(name: String, value: String)] = [("title", record.title)]
        func add(_ name: String, _ values: [String]) { all += values.map { (name, $0) } }
        add("title", metadata.additionalTitles.map { HTMLText.plain($0.title) })
        add("creator", metadata.creators.map(\.displayName))
        add("subject", record.keywords)
        add("description", record.plainDescription.map { [$0] } ?? [])
        add("description", metadata.additionalDescriptions.map { HTMLText.plain($0.description) })
        add("publisher", [record.publisher])
        add("contributor", metadata.contributors.map(\.displayName))
        add("date", metadata.publicationDate.map { [$0] } ?? [])
        add("date", record.embargoEnd.map { ["info:eu-repo/date/embargoEnd/\($0)"] } ?? [])
        add("type", ["info:eu-repo/semantics/\(record.resourceType.euRepo)", record.resourceType.dcmi])
        add("format", record.mediaTypes)
        add("identifier", identifiers(of: record))
        add("language", metadata.languages.map(\.id))
        add("relation", relations(of: record))
        add("coverage", (metadata.locations?.features ?? []).compactMap(coverage))
        add("rights", [record.euRepoAccess])
        add("rights", record.licences.flatMap { [$0.title, $0.url ?? ""] })
        add("rights", metadata.copyright.map { [$0] } ?? [])
        return all
    }

    private static func identifiers(of record: ExportableRecord) -> [String] {
        var all = [record.citedURL]
        if record.citedURL != record.url { all.append(record.url) }
        all += [record.identifiers.ark, record.identifiers.oai].compactMap { $0 }
        all += record.metadata.identifiers.map { $0.resolverURL ?? $0.identifier }
        return all
    }

    private static func relations(of record: ExportableRecord) -> [String] {
        let related = record.relations.map { $0.url ?? $0.identifier }
        let texts = record.metadata.references.filter { $0.identifier == nil }.map(\.reference)
        // OpenAIRE names grants by info:eu-repo/grantAgreement/Funder/Programme/Number.
        let grants = record.metadata.funding.compactMap { funding -> String? in
            guard funding.funder.id == "00k4n6c32", let number = funding.award?.displayNumber else {
                return nil
            }
            return "info:eu-repo/grantAgreement/EC//\(number)"
        }
        return related + texts + grants
    }

    private static func coverage(_ location: Location) -> String? {
        guard case .point(let longitude, let latitude)? = location.geometry else { return location.placeText }
        // DCMI Point encoding scheme.
        let name = location.placeText.map { "name=\($0.filter { $0 != ";" && $0 != "=" }); " } ?? ""
        return "\(name)east=\(longitude); north=\(latitude)"
    }
}
