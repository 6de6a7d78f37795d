// SPDX-License-Identifier: Apache-2.0
// What JSON and YAML have in common: a tree of values that know their line, so that messages can name it.

import Metadata

/// A value of a plan document with its place in the text. Scalars keep the text they were written as: whether `2.0` is a
/// version or a number is for the field to say.
struct Tree: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        case null
        case bool(Bool)
        /// As written.
        case number(String)
        case text(String)
        /// A count of bytes; written as an integer in JSON and with a unit in YAML.
        case bytes(Int64)
        case list([Tree])
        case map([Entry])
    }

    struct Entry: Hashable, Sendable {
        var key: String
        var value: Tree
        /// Line of the key, from 1; 0 when the tree was not read from a text.
        var line = 0
    }

    var content: Content
    /// From 1; 0 when the tree was not read from a text.
    var line = 0

    init(_ content: Content, line: Int = 0) {
        self.content = content
        self.line = line
    }

    static func text(_ text: String) -> Tree { Tree(.text(text)) }
    static func map(_ entries: [(String, Tree?)]) -> Tree {
        Tree(.map(entries.compactMap { key, value in value.map { Entry(key: key, value: $0) } }))
    }
}

extension Tree {
    var isNull: Bool { content == .null }

    var entries: [Entry]? {
        guard case .map(let entries) = content else { return nil }
        return entries
    }

    var elements: [Tree]? {
        guard case .list(let elements) = content else { return nil }
        return elements
    }

    /// The member `key`; of doubled members the last, as most readers do.
    subscript(key: String) -> Tree? { entries?.last { $0.key == key }?.value }

    /// The text of a scalar as it was written; nil for null, lists and maps.
    var scalar: String? {
        switch content {
        case .text(let text), .number(let text): text
        case .bool(let value): value ? "true" : "false"
        case .bytes(let count): String(count)
        case .null, .list, .map: nil
        }
    }

    /// What this is in words, for messages.
    var kind: String {
        switch content {
        case .null: "nothing"
        case .bool: "a truth value"
        case .number, .bytes: "a number"
        case .text(let text): "the text “\(text.prefix(40))\(text.count > 40 ? "…" : "")”"
        case .list: "a list"
        case .map: "a map of keys"
        }
    }
}

extension Tree {
    init(json value: JSONValue) {
        switch value {
        case .null: self.init(.null)
        case .bool(let value): self.init(.bool(value))
        case .integer(let value): self.init(.number(String(value)))
        case .number(let value): self.init(.number("\(value)"))
        case .string(let value): self.init(.text(value))
        case .array(let values): self.init(.list(values.map { Tree(json: $0) }))
        case .object(let members):
            self.init(
                .map(
                    members.sorted { $0.key < $1.key }.map { Entry(key: $0.key, value: Tree(json: $0.value)) }
                ))
        }
    }

    /// Without lines and order; a number that no `Int` or finite `Double` holds becomes its text.
    var json: JSONValue {
        switch content {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .number(let text):
            if let integer = Int(text) { return .integer(integer) }
            if let number = Double(text), number.isFinite { return .number(number) }
            return .string(text)
        case .text(let text): return .string(text)
        case .bytes(let count): return .integer(Int(count))
        case .list(let elements): return .array(elements.map(\.json))
        case .map(let entries):
            return .object(
                Dictionary(entries.map { ($0.key, $0.value.json) }, uniquingKeysWith: { _, last in last }))
        }
    }
}
