// SPDX-License-Identifier: Apache-2.0
// BibTeX entries.

import Identifiers

/// A BibTeX entry in UTF-8, as BibLaTeX and current BibTeX styles read it.
package enum BibTeX {
    package static func text(of record: ExportableRecord) -> String {
        let type = record.resourceType.bibTeX
        var fields: [(String, String)] = []
        func add(_ name: String, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            fields.append((name, "{\(value)}"))
        }
        let separator = " and\n" + String(repeating: " ", count: 18)
        add("author", record.metadata.creators.map(name).joined(separator: separator))
        add("title", escape(record.title))
        if let month = record.publicationDate?.first.month, (1...12).contains(month) {
            fields.append(("month", months[month - 1]))
        }
        fields.append(("year", String(record.publicationYear)))
        // Each type has its own word for who stands behind the work.
        let publisherField = ["phdthesis": "school", "techreport": "institution", "manual": "organization"][
            type]
        add(publisherField ?? "publisher", escape(record.publisher))
        add("version", record.metadata.version.map(escape))
        add("doi", record.identifiers.doi.map(address))
        add("url", address(record.citedURL))
        let lines = fields.map { field in
            "  " + field.0 + String(repeating: " ", count: max(0, 12 - field.0.utf8.count)) + " = " + field.1
        }
        return "@\(type){\(key(of: record)),\n" + lines.joined(separator: ",\n") + "\n}\n"
    }

    /// `nielsen_2023_abcde-fghij`, of letters that every tool takes.
    private static func key(of record: ExportableRecord) -> String {
        let first = record.metadata.creators.first?.personOrOrg
        let name = (first?.familyName ?? first?.name ?? "").lowercased().filter { $0.isASCII && $0.isLetter }
        let id = record.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        return ([name, String(record.publicationYear), id]).filter { !$0.isEmpty }.joined(separator: "_")
    }

    private static func name(_ creator: Creator) -> String {
        let someone = creator.personOrOrg
        // Braces keep an organisation's name in one piece.
        return someone.type == .personal ? escape(someone.displayName) : "{\(escape(someone.displayName))}"
    }

    /// One line without what TeX would take for commands; braces are always balanced.
    private static func escape(_ text: String) -> String {
        var out = ""
        for scalar in text.oneLine.unicodeScalars {
            switch scalar {
            case "\\": out += "{\\textbackslash}"
            case "{": out += "{\\textbraceleft}"
            case "}": out += "{\\textbraceright}"
            case "~": out += "{\\textasciitilde}"
            case "^": out += "{\\textasciicircum}"
            case "&", "%", "$", "#", "_":
                out += "\\"
                out.unicodeScalars.append(scalar)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// Addresses are read verbatim, so only what would end the field is encoded.
    private static func address(_ text: String) -> String {
        text.oneLine.map { character in
            switch character {
            case "{": "%7B"
            case "}": "%7D"
            case "\\": "%5C"
            case " ": "%20"
            default: String(character)
            }
        }.joined()
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}

extension String {
    /// White space and control characters replaced by single spaces.
    var oneLine: String {
        let scalars = unicodeScalars.map { scalar -> Unicode.Scalar in
            scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value) || scalar.properties.isWhitespace
                ? " " : scalar
        }
        return String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
    }
}
