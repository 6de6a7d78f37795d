// SPDX-License-Identifier: Apache-2.0
// Writes RDF as Turtle: addresses and texts are escaped, prefixes are ours.

/// A term of RDF as Turtle writes it.
struct TurtleTerm {
    let text: String

    /// A prefixed name of our own, `dcat:Dataset`.
    static func name(_ name: String) -> TurtleTerm { TurtleTerm(text: name) }

    /// An address. What an IRI cannot hold is percent-encoded (Turtle 1.1, IRIREF).
    static func iri(_ address: String) -> TurtleTerm {
        var out = "<"
        for scalar in address.unicodeScalars {
            if scalar.value <= 0x20 || (0x7f...0x9f).contains(scalar.value)
                || "<>\"{}|^`\\".unicodeScalars.contains(scalar)
            {
                for byte in String(scalar).utf8 {
                    out += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
                }
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return TurtleTerm(text: out + ">")
    }

    static func literal(_ text: String, type: String? = nil, language: String? = nil) -> TurtleTerm {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": out += "\\\\"
            case "\"": out += "\\\""
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20 || scalar.value & 0xfffe == 0xfffe: continue
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
        if let type { out += "^^" + type }
        if let language, isTag(language) { out += "@" + language }
        return TurtleTerm(text: out)
    }

    /// A node without a name, with its own statements.
    static func node(_ statements: [(String, TurtleTerm?)]) -> TurtleTerm {
        let parts = statements.compactMap { property, term in term.map { "\(property) \($0.text)" } }
        return TurtleTerm(text: "[ " + parts.joined(separator: " ; ") + " ]")
    }

    /// LANGTAG of Turtle 1.1.
    private static func isTag(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, first.allSatisfy({ $0.isASCII && $0.isLetter }) else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
    }
}

/// Writes subjects with their statements.
struct TurtleWriter {
    private(set) var text = ""

    init(prefixes: KeyValuePairs<String, String>) {
        for (prefix, namespace) in prefixes { text += "@prefix \(prefix): <\(namespace)> .\n" }
    }

    /// Writes one subject; statements without object are left out.
    mutating func subject(_ subject: TurtleTerm, _ statements: [(String, TurtleTerm?)]) {
        let parts = statements.compactMap { property, term in term.map { "\(property) \($0.text)" } }
        text += "\n\(subject.text)\n    " + parts.joined(separator: " ;\n    ") + " .\n"
    }
}
