// SPDX-License-Identifier: Apache-2.0
// Any JSON value, and its text: for documents whose shape is not a Swift type.

import Foundation

/// A JSON value of any shape. Exports are built from it, and unknown input is inspected through it.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The value that `data` spells; throws a `DecodingError` that says where the text is not JSON.
    package init(parsing data: Data) throws {
        self = try JSONDecoder().decode(JSONValue.self, from: data)
    }

    /// The JSON of any `Encodable` value.
    package init(encoding value: some Encodable) throws {
        try self.init(parsing: JSONEncoder().encode(value))
    }

    /// Decodes this value as `type`; throws a `DecodingError` whose path names the place that does not fit.
    package func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try JSONDecoder().decode(type, from: Data(text().utf8))
    }
}

// MARK: - Reading

extension JSONValue {
    /// The member of an object; nil where this is no object or has no such member.
    package subscript(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    /// The element of an array; nil where this is no array or is shorter.
    package subscript(_ index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    package var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    package var array: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    package var object: [String: JSONValue]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    package var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The number, whether written as an integer or with a fraction.
    package var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// What this is in words, for messages: `a number`, `a list`.
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a truth value"
        case .integer, .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

// MARK: - Building

extension JSONValue {
    /// An object of the members that have a value; nil, empty lists and empty objects are left out.
    package static func compact(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        var kept: [String: JSONValue] = [:]
        for (key, value) in members {
            switch value {
            case nil, .array([])?, .object([:])?: continue
            case let value?: kept[key] = value
            }
        }
        return .object(kept)
    }

    /// A string, or nil for nil: so that optional texts can be written in ``compact(_:)``.
    package static func text(_ string: String?) -> JSONValue? { string.map(JSONValue.string) }

    /// A list of strings.
    package static func texts(_ strings: [String]) -> JSONValue { .array(strings.map(JSONValue.string)) }

    /// One value as itself, several as a list, none as nil: the compact form of JSON-LD.
    package static func oneOrMany(_ values: [JSONValue]) -> JSONValue? {
        values.count > 1 ? .array(values) : values.first
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }
}

// MARK: - Text

extension JSONValue {
    /// The JSON text, with members sorted by key; `pretty` breaks lines and indents by two spaces. `<`, `>` and `&`
    /// are written as `\u003c` and so on with `safeInHTML`, so that the text may stand inside a `script` element.
    package func text(pretty: Bool = false, safeInHTML: Bool = false) -> String {
        var out = ""
        write(to: &out, indent: pretty ? 0 : nil, safeInHTML: safeInHTML)
        return out
    }

    private func write(to out: inout String, indent: Int?, safeInHTML: Bool) {
        switch self {
        case .null: out += "null"
        case .bool(let value): out += value ? "true" : "false"
        case .integer(let value): out += String(value)
        // JSON has no NaN and no infinity (RFC 8259, section 6).
        case .number(let value): out += value.isFinite ? Self.text(of: value) : "null"
        case .string(let value): Self.write(value, to: &out, safeInHTML: safeInHTML)
        case .array(let elements):
            Self.writeBlock(elements, "[", "]", to: &out, indent: indent) { element, out, indent in
                element.write(to: &out, indent: indent, safeInHTML: safeInHTML)
            }
        case .object(let members):
            let sorted = members.sorted { $0.key < $1.key }
            Self.writeBlock(sorted, "{", "}", to: &out, indent: indent) { member, out, indent in
                Self.write(member.key, to: &out, safeInHTML: safeInHTML)
                out += indent == nil ? ":" : ": "
                member.value.write(to: &out, indent: indent, safeInHTML: safeInHTML)
            }
        }
    }

    private static func writeBlock<Element>(
        _ elements: [Element], _ open: String, _ close: String, to out: inout String, indent: Int?,
        write: (Element, inout String, Int?) -> Void
    ) {
        out += open
        let inner = indent.map { $0 + 2 }
        for (index, element) in elements.enumerated() {
            if index > 0 { out += "," }
            if let inner { out += "\n" + String(repeating: " ", count: inner) }
            write(element, &out, inner)
        }
        if let indent, !elements.isEmpty { out += "\n" + String(repeating: " ", count: indent) }
        out += close
    }

    private static func text(of value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) + ".0" }
        return "\(value)"
    }

    /// Whether a byte stands for itself in a JSON string; U+2028 and U+2029 begin with 0xE2.
    private static func isPlain(_ byte: UInt8, safeInHTML: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0xE2: false
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): !safeInHTML
        default: byte >= 0x20
        }
    }

    private static func write(_ string: String, to out: inout String, safeInHTML: Bool) {
        if string.utf8.allSatisfy({ isPlain($0, safeInHTML: safeInHTML) }) {
            out += "\""
            out += string
            out += "\""
            return
        }
        out += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "<" where safeInHTML: out += "\\u003c"
            case ">" where safeInHTML: out += "\\u003e"
            case "&" where safeInHTML: out += "\\u0026"
            case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}

extension JSONValue: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([String: JSONValue].self) {
            self = .object(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if container.decodeNil() {
            self = .null
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a JSON value")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}
