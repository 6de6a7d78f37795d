// SPDX-License-Identifier: Apache-2.0
// FAIR Signposting, level 1: the typed links of a landing page, in one `Link` header and in the page's head.

import Catalogue
import Foundation
import Identifiers
import Metadata

/// https://signposting.org/FAIR/, profile of 2023-10-02.
enum Signposting {
    struct TypedLink: Equatable {
        var relation: String
        var target: String
        var type: String?
    }

    /// More than a few links of each kind make headers that servers refuse.
    private static let mostAuthors = 20
    private static let mostItems = 20

    static func links(for record: ExportableRecord, landing: Landing) -> [TypedLink] {
        let metadata = record.metadata
        var links: [TypedLink] = []
        // An address that only we resolve is no identifier to cite.
        if let doi = record.identifiers.doi, let url = IdentifierScheme.doi.resolverURL(for: doi) {
            links.append(TypedLink(relation: "cite-as", target: url))
        }
        links.append(TypedLink(relation: "type", target: "https://schema.org/AboutPage"))
        let type = metadata.resourceType.flatMap { ResourceType.named($0.id) } ?? .other
        links.append(TypedLink(relation: "type", target: "https://schema.org/\(type.schemaOrg)"))
        let orcids = metadata.creators.compactMap { creator in
            creator.personOrOrg.identifiers.first { $0.scheme == "orcid" }?.identifier
        }
        links += orcids.prefix(mostAuthors).compactMap { try? ORCID($0).url }.map {
            TypedLink(relation: "author", target: $0)
        }
        links += metadata.rights.compactMap { right in
            right.id.flatMap { Licence.named($0)?.url } ?? right.link
        }.prefix(1).map { TypedLink(relation: "license", target: $0) }
        links += [ExportFormat.dataCiteXML, .dataCiteJSON, .jsonLD, .bibTeX].map { format in
            TypedLink(
                relation: "describedby", target: "\(record.url)/export/\(format.rawValue)",
                type: format.mediaType)
        }
        if record.files.count <= mostItems {
            links += record.files.map {
                TypedLink(
                    relation: "item", target: $0.downloadURL,
                    type: String($0.mediaType.prefix { $0 != ";" }))
            }
        }
        // Parsers in use split the header at every comma and semicolon, also inside a value.
        return links.filter {
            $0.target.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\"\\,;".utf8.contains($0) }
        }
    }

    /// One header with all links.
    static func header(for record: ExportableRecord, landing: Landing) -> String {
        links(for: record, landing: landing).map { link in
            let type = link.type.map { "; type=\"\($0.replacing("\"", with: "'"))\"" } ?? ""
            return "<\(link.target)>; rel=\"\(link.relation)\"\(type)"
        }.joined(separator: ", ")
    }
}
