// SPDX-License-Identifier: Apache-2.0
// Writes XML that is always well formed: names are ours, texts are escaped.

/// Builds an XML document line by line. Element and attribute names are given by our own code; every text and attribute
/// value is escaped, and characters that XML 1.0 cannot hold are left out.
package struct XMLWriter {
    package private(set) var text: String
    private var open: [String] = []

    /// `declaration` is left out where the XML becomes part of another document.
    package init(declaration: Bool = true) {
        text = declaration ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : ""
    }

    /// Writes an element with what `content` writes in it; an element without content is closed at once.
    package mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], content: (inout XMLWriter) -> Void
    ) {
        indent()
        text += "<\(name)" + Self.attributes(attributes)
        let before = text.utf8.count
        text += ">\n"
        open.append(name)
        content(&self)
        open.removeLast()
        if text.utf8.count == before + 2 {
            text.removeLast(2)
            text += "/>\n"
        } else {
            indent()
            text += "</\(name)>\n"
        }
    }

    /// Writes an element with a text.
    package mutating func element(_ name: String, _ content: String) { element(name, [:], content) }

    /// Writes an element with attributes and a text; attributes without value are left out.
    package mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String?>, _ content: String
    ) {
        indent()
        text += "<\(name)\(Self.attributes(attributes))>\(Self.escape(content))</\(name)>\n"
    }

    /// Writes an element with lines of text that are separated by empty elements (`<br/>`).
    package mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], lines: [String], separator: String
    ) {
        indent()
        let content = lines.map(Self.escape).joined(separator: "<\(separator)/>")
        text += "<\(name)\(Self.attributes(attributes))>\(content)</\(name)>\n"
    }

    /// Writes an element with a text, if there is one that is not empty.
    package mutating func optional(_ name: String, _ content: String?) { optional(name, [:], content) }

    /// Writes an element with attributes and a text, if there is a text that is not empty.
    package mutating func optional(
        _ name: String, _ attributes: KeyValuePairs<String, String?>, _ content: String?
    ) {
        if let content, !content.isEmpty { element(name, attributes, content) }
    }

    /// The text with `&`, `<`, `>` and quotation marks escaped and without what XML 1.0, section 2.2, does not allow.
    /// Line breaks and tabs are written as references, so that attributes keep them.
    package static func escape(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\n": out += "&#10;"
            case "\r": out += "&#13;"
            case "\t": out += "&#9;"
            case _ where scalar.value < 0x20 || scalar.value & 0xfffe == 0xfffe: continue
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private mutating func indent() { text += String(repeating: "  ", count: open.count) }

    private static func attributes(_ attributes: KeyValuePairs<String, String?>) -> String {
        attributes.compactMap { name, value in value.map { " \(name)=\"\(escape($0))\"" } }.joined()
    }
}
