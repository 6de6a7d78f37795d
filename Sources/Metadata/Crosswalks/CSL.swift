// SPDX-License-Identifier: Apache-2.0
// CSL-JSON, which citation processors read.

import Identifiers

/// An item of CSL-JSON (csl-data.json 1.0.2).
package enum CSL {
    package static func json(of record: ExportableRecord) -> JSONValue {
        let metadata = record.metadata
        return .compact([
            "id": .string(record.id),
            "type": .string(record.resourceType.csl),
            "title": .string(record.title),
            "author": .array(metadata.creators.map(name)),
            "editor": .array(metadata.contributors.filter { $0.role?.id == "editor" }.map(name)),
            "issued": record.publicationDate.map { ["date-parts": .array(dateParts($0))] },
            "publisher": .string(record.publisher),
            "version": .text(metadata.version),
            "DOI": .text(record.identifiers.doi),
            "URL": .string(record.citedURL),
            "abstract": .text(record.plainDescription),
            "keyword": record.keywords.isEmpty ? nil : .string(record.keywords.joined(separator: ", ")),
            "language": .text(record.languageTags.first),
            "license": .text(record.licences.lazy.compactMap(\.url).first),
        ])
    }

    private static func name(_ creator: Creator) -> JSONValue {
        let someone = creator.personOrOrg
        guard someone.type == .personal, let family = someone.familyName else {
            return ["literal": .string(someone.displayName)]
        }
        return .compact(["family": .string(family), "given": .text(someone.givenName)])
    }

    private static func dateParts(_ edtf: EDTF) -> [JSONValue] {
        let dates = if case .interval(let from, let to) = edtf { [from, to] } else { [edtf.first] }
        return dates.map { date in
            .array([date.year, date.month, date.day].compactMap { $0 }.map(JSONValue.integer))
        }
    }
}
