// SPDX-License-Identifier: Apache-2.0
// JSON from unknown hands: a parser with limits that can also read the beginning of a document.

import Metadata

/// Why a text is not read as JSON.
struct JSONTextError: Error, Hashable, CustomStringConvertible {
    let line: Int
    let reason: String

    var description: String { "line \(line): \(reason)" }
}

/// Parses JSON (RFC 8259) of limited depth. Comments are not JSON, duplicate names keep the last value.
struct JSONText {
    static let deepest = 200

    /// The document.
    private(set) var value = JSONValue.null
    /// The names of the outermost object in the order of the text.
    private(set) var topLevelNames: [String] = []
    /// Whether the text ended before the document did; only with `allowsPrefix`.
    private(set) var isIncomplete = false

    private let bytes: [UInt8]
    private let allowsPrefix: Bool
    private var position = 0

    /// - Parameter allowsPrefix: whether the text may be the beginning of a document: what is open at its end is closed.
    init(_ bytes: [UInt8], allowsPrefix: Bool = false) throws(JSONTextError) {
        self.bytes = bytes
        self.allowsPrefix = allowsPrefix
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        value = try parseValue(depth: 0) ?? .null
        skipSpace()
        if !isIncomplete, position < bytes.count { throw error("text after the document") }
    }

    private func error(_ reason: String) -> JSONTextError {
        JSONTextError(line: bytes[..<min(position, bytes.count)].count { $0 == 0x0A } + 1, reason: reason)
    }

    /// Nil when the text ended; what is incomplete is left out.
    private mutating func ended() throws(JSONTextError) {
        guard allowsPrefix else { throw error("the document is not complete") }
        isIncomplete = true
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
        }
    }

    private mutating func parseValue(depth: Int) throws(JSONTextError) -> JSONValue? {
        guard depth <= Self.deepest else { throw error("nested more than \(Self.deepest) levels deep") }
        skipSpace()
        guard position < bytes.count else {
            try ended()
            return nil
        }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try parseObject(depth: depth)
        case UInt8(ascii: "["): return try parseArray(depth: depth)
        case UInt8(ascii: "\""): return try parseString().map { .string($0) }
        case UInt8(ascii: "t"): return try parseWord("true", .bool(true))
        case UInt8(ascii: "f"): return try parseWord("false", .bool(false))
        case UInt8(ascii: "n"): return try parseWord("null", .null)
        default: return try parseNumber()
        }
    }

    private mutating func parseObject(depth: Int) throws(JSONTextError) -> JSONValue {
        var members: [String: JSONValue] = [:]
        position += 1
        skipSpace()
        if position < bytes.count, bytes[position] == UInt8(ascii: "}") {
            position += 1
            return .object([:])
        }
        while true {
            skipSpace()
            guard position < bytes.count else { break }
            guard bytes[position] == UInt8(ascii: "\"") else { throw error("a name in quotes must be here") }
            guard let name = try parseString() else { return .object(members) }
            if depth == 0, members[name] == nil { topLevelNames.append(name) }
            skipSpace()
            guard position < bytes.count else { break }
            guard bytes[position] == UInt8(ascii: ":") else { throw error("a colon must be here") }
            position += 1
            if let value = try parseValue(depth: depth + 1) { members[name] = value }
            if isIncomplete { return .object(members) }
            skipSpace()
            guard position < bytes.count else { break }
            position += 1
            switch bytes[position - 1] {
            case UInt8(ascii: ","): continue
            case UInt8(ascii: "}"): return .object(members)
            default: throw error("a comma or a closing brace must be here")
            }
        }
        try ended()
        return .object(members)
    }

    private mutating func parseArray(depth: Int) throws(JSONTextError) -> JSONValue {
        var elements: [JSONValue] = []
        position += 1
        skipSpace()
        if position < bytes.count, bytes[position] == UInt8(ascii: "]") {
            position += 1
            return .array([])
        }
        while true {
            if let value = try parseValue(depth: depth + 1) { elements.append(value) }
            if isIncomplete { return .array(elements) }
            skipSpace()
            guard position < bytes.count else { break }
            position += 1
            switch bytes[position - 1] {
            case UInt8(ascii: ","): continue
            case UInt8(ascii: "]"): return .array(elements)
            default: throw error("a comma or a closing bracket must be here")
            }
        }
        try ended()
        return .array(elements)
    }

    private mutating func parseWord(_ word: String, _ value: JSONValue) throws(JSONTextError) -> JSONValue? {
        let available = bytes[position...].prefix(word.utf8.count)
        guard available.elementsEqual(word.utf8.prefix(available.count)) else {
            throw error("an unknown word")
        }
        position += available.count
        if available.count < word.utf8.count {
            try ended()
            return nil
        }
        return value
    }

    private mutating func parseNumber() throws(JSONTextError) -> JSONValue? {
        let digits = bytes[position...].prefix {
            (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0)
        }
        let text = String(decoding: digits, as: UTF8.self)
        guard text.prefix(400).wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil else {
            if allowsPrefix, digits.endIndex == bytes.endIndex, !digits.isEmpty {
                position = bytes.count
                try ended()
                return nil
            }
            throw error("not a value")
        }
        position = digits.endIndex
        if let integer = Int(text) { return .integer(integer) }
        return .number(Double(text) ?? .infinity)
    }

    private mutating func parseString() throws(JSONTextError) -> String? {
        position += 1
        let start = position
        var hasEscapes = false
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") {
                hasEscapes = true
                position += 1
            } else if bytes[position] < 0x20 {
                throw error("a control character in a string")
            }
            position += 1
        }
        guard position < bytes.count else {
            position = bytes.count
            try ended()
            return nil
        }
        let content = bytes[start..<position]
        guard let text = hasEscapes ? Self.unescaped(content) : String(validating: content, as: UTF8.self)
        else {
            throw error("a string with a bad escape or that is not UTF-8")
        }
        position += 1
        return text
    }

    /// Nil for an unknown escape. A lone surrogate becomes U+FFFD.
    private static func unescaped(_ content: ArraySlice<UInt8>) -> String? {
        var units: [UInt8] = []
        var position = content.startIndex
        var surrogates: [UInt16] = []
        func flush(_ surrogates: inout [UInt16], _ units: inout [UInt8]) {
            if !surrogates.isEmpty { units += String(decoding: surrogates, as: UTF16.self).utf8 }
            surrogates = []
        }
        let simple: [UInt8: UInt8] = [
            UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "b"): 8,
            UInt8(ascii: "f"): 12, UInt8(ascii: "\""): 34, UInt8(ascii: "\\"): 92, UInt8(ascii: "/"): 47,
        ]
        while position < content.endIndex {
            guard content[position] == UInt8(ascii: "\\") else {
                flush(&surrogates, &units)
                units.append(content[position])
                position += 1
                continue
            }
            guard position + 1 < content.endIndex else { return nil }
            let escape = content[position + 1]
            position += 2
            if escape == UInt8(ascii: "u") {
                guard position + 4 <= content.endIndex,
                    let unit = UInt16(
                        String(decoding: content[position..<(position + 4)], as: UTF8.self), radix: 16)
                else { return nil }
                surrogates.append(unit)
                position += 4
            } else if let byte = simple[escape] {
                flush(&surrogates, &units)
                units.append(byte)
            } else {
                return nil
            }
        }
        flush(&surrogates, &units)
        return String(validating: units, as: UTF8.self)
    }
}
