// SPDX-License-Identifier: Apache-2.0
// CITATION.cff, Citation File Format 1.2.0.

import Identifiers

/// A citation file. CFF knows two types, so everything that is not software is a dataset.
package enum CFF {
    package static func text(of record: ExportableRecord) -> String {
        let metadata = record.metadata
        let isSoftware = record.resourceType.dcmi == "Software"
        var yaml = ""
        func add(_ key: String, _ value: String?) {
            if let value, !value.isEmpty { yaml += "\(key): \(quote(value))\n" }
        }
        yaml += "cff-version: 1.2.0\n"
        add("message", "If you use this \(isSoftware ? "software" : "dataset"), please cite it as below.")
        yaml += "type: \(isSoftware ? "software" : "dataset")\n"
        add("title", record.title)
        yaml += "authors:\n"
        yaml += metadata.creators.isEmpty ? "  - name: \(quote(record.publisher))\n" : ""
        for creator in metadata.creators { yaml += author(creator) }
        add("version", metadata.version)
        add(
            "date-released",
            record.publicationDate?.first.day == nil ? nil : record.publicationDate?.first.description)
        add("doi", record.identifiers.doi.flatMap { isCFF($0) ? $0 : nil })
        add("url", record.url)
        add("abstract", record.plainDescription)
        writeLicence(of: record, to: &yaml)
        let keywords = unique(record.keywords.filter { !$0.isEmpty })
        if !keywords.isEmpty { yaml += "keywords:\n" + keywords.map { "  - \(quote($0))\n" }.joined() }
        return yaml
    }

    private static func author(_ creator: Creator) -> String {
        let someone = creator.personOrOrg
        var fields: [(String, String)] = []
        if someone.type == .personal {
            if let family = someone.familyName, !family.isEmpty { fields.append(("family-names", family)) }
            if let given = someone.givenName, !given.isEmpty { fields.append(("given-names", given)) }
            if let affiliation = creator.affiliations.first {
                fields.append(("affiliation", affiliation.displayName))
            }
        } else {
            fields.append(("name", someone.displayName))
        }
        if let url = someone.url, url.hasPrefix("https://orcid.org/") { fields.append(("orcid", url)) }
        if fields.isEmpty { fields.append(("name", someone.displayName)) }
        return fields.enumerated()
            .map { "  \($0.offset == 0 ? "-" : " ") \($0.element.0): \(quote($0.element.1))\n" }.joined()
    }

    /// CFF's list of licences is the SPDX list of its time; the common ones are on both.
    private static func writeLicence(of record: ExportableRecord, to yaml: inout String) {
        guard let first = record.licences.first else { return }
        if let licence = first.licence, Licence.common.contains(licence), !newerThanCFF.contains(licence.id) {
            yaml += "license: \(quote(licence.spdx))\n"
        } else if let url = first.url {
            yaml += "license-url: \(quote(url))\n"
        }
    }

    /// Ids that SPDX gave after the list in CFF 1.2.0 was made (schema.json, `license-enum`).
    private static let newerThanCFF: Set<String> = [
        "cdla-permissive-2.0", "dl-de-by-2.0", "dl-de-zero-2.0", "cc-by-3.0-de",
    ]

    /// CFF 1.2.0, schema.json: the characters that `doi` may have.
    private static func isCFF(_ doi: String) -> Bool {
        guard let slash = doi.firstIndex(of: "/") else { return false }
        let prefix = doi[..<slash].dropFirst(3).prefix { $0 != "." }
        return (4...9).contains(prefix.count)
            && doi[slash...].allSatisfy {
                $0.isASCII && ($0.isLetter || $0.isNumber || ":/_;-.()[]\\".contains($0))
            }
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    /// A double-quoted YAML scalar: its escapes are those of JSON, and it can hold anything.
    private static func quote(_ text: String) -> String {
        let clean = text.unicodeScalars.filter { scalar in
            scalar == "\n"
                || scalar.value >= 0x20 && !(0x7f...0x9f).contains(scalar.value)
                    && scalar.value & 0xfffe != 0xfffe
        }
        return JSONValue.string(String(String.UnicodeScalarView(clean))).text()
    }
}
