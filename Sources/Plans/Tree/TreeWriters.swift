// SPDX-License-Identifier: Apache-2.0
// Trees as JSON text with the order of their members, and as YAML text for people.

import Metadata
import Yams

extension Tree {
    /// JSON with members in their order, indented by two spaces.
    func jsonText() -> String {
        var text = ""
        writeJSON(to: &text, indent: "")
        return text + "\n"
    }

    private func writeJSON(to text: inout String, indent: String) {
        let inner = indent + "  "
        switch content {
        case .list(let elements) where !elements.isEmpty:
            text += "[\n"
            for (index, element) in elements.enumerated() {
                text += inner
                element.writeJSON(to: &text, indent: inner)
                text += index + 1 < elements.count ? ",\n" : "\n"
            }
            text += indent + "]"
        case .map(let entries) where !entries.isEmpty:
            text += "{\n"
            for (index, entry) in entries.enumerated() {
                text += inner + JSONValue.string(entry.key).text() + ": "
                entry.value.writeJSON(to: &text, indent: inner)
                text += index + 1 < entries.count ? ",\n" : "\n"
            }
            text += indent + "}"
        case .list: text += "[]"
        case .map: text += "{}"
        default: text += json.text()
        }
    }
}

enum YAMLTreeWriter {
    static func write(_ tree: Tree) -> String {
        // Yams fails only for nodes that cannot be written, such as aliases without anchor; a tree has none.
        (try? Yams.serialize(node: node(tree), indent: 2, width: 110, allowUnicode: true)) ?? ""
    }

    private static func node(_ tree: Tree) -> Node {
        switch tree.content {
        case .null: plain("null")
        case .bool(let value): plain(value ? "true" : "false")
        case .number(let text): plain(text)
        case .bytes(let count): plain(ByteCount.text(count))
        case .text(let text): .scalar(.init(text, Tag(.str), style(of: text)))
        case .list(let elements): .sequence(.init(elements.map(node), Tag(.seq)))
        case .map(let entries):
            .mapping(
                .init(
                    entries.map { (.scalar(.init($0.key, Tag(.str), style(of: $0.key))), node($0.value)) },
                    Tag(.map)))
        }
    }

    private static func plain(_ text: String) -> Node { .scalar(.init(text, Tag(.str), .plain)) }

    /// Quotes what YAML readers would take for something else than text; lines stay lines.
    private static func style(of text: String) -> Node.Scalar.Style {
        let words: Set<String> = ["", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"]
        if words.contains(text.lowercased()) || Double(text) != nil { return .doubleQuoted }
        let isOdd = text.unicodeScalars.contains {
            ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
        }
        if isOdd { return .doubleQuoted }
        return text.contains("\n") ? .literal : .any
    }
}
