// SPDX-License-Identifier: Apache-2.0
// RIS, which reference managers import.

import Identifiers

/// A reference in the RIS format: one tag per line, lines ended by CR LF.
package enum RIS {
    package static func text(of record: ExportableRecord) -> String {
        let metadata = record.metadata
        var lines: [(String, String)] = [("TY", record.resourceType.ris)]
        func add(_ tag: String, _ value: String?) {
            if let value = value?.oneLine, !value.isEmpty { lines.append((tag, value)) }
        }
        add("ID", record.id)
        add("TI", record.title)
        for title in metadata.additionalTitles where title.type.id == "alternative-title" {
            add("ST", title.title)
        }
        for creator in metadata.creators { add("AU", creator.displayName) }
        for editor in metadata.contributors where editor.role?.id == "editor" {
            add("ED", editor.displayName)
        }
        add("PY", String(record.publicationYear))
        if let date = record.publicationDate?.first { add("DA", slashed(date)) }
        add("PB", record.publisher)
        add("ET", metadata.version)
        add("LA", record.languageTags.first)
        add("DO", record.identifiers.doi)
        add("UR", record.citedURL)
        add("AB", record.plainDescription)
        for keyword in record.keywords { add("KW", keyword) }
        lines.append(("ER", ""))
        return lines.map { "\($0.0)  - \($0.1)\r\n" }.joined()
    }

    /// `YYYY/MM/DD/`, with empty places for what is not known.
    private static func slashed(_ date: EDTFDate) -> String {
        let parts = date.description.split(separator: "-").map(String.init)
        return (parts + ["", "", ""]).prefix(3).joined(separator: "/")
    }
}
