// SPDX-License-Identifier: Apache-2.0
// A strict reader of JSON (RFC 8259) that keeps duplicate keys and limits depth: inventories may come from anywhere.

/// JSON as written: members in order, duplicates included; numbers as their text.
enum JSONValue: Sendable {
    case object([Member])
    case array([JSONValue])
    case string(String)
    case number(String)
    case bool(Bool)
    case null

    struct Member: Sendable {
        let key: String
        let value: JSONValue
    }

    struct Malformed: Error, Equatable {
        let offset: Int
        let reason: String
    }

    static let maximumDepth = 32

    init(parsing bytes: [UInt8]) throws(Malformed) {
        var reader = JSONReader(bytes)
        self = try reader.document()
    }

    var text: String? { if case .string(let text) = self { text } else { nil } }
    var members: [Member]? { if case .object(let members) = self { members } else { nil } }
    var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

    /// The value of the first member of that name.
    subscript(key: String) -> JSONValue? { members?.first { $0.key == key }?.value }
}

private struct JSONReader {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(JSONValue.Malformed) -> JSONValue {
        let result = try value(depth: 0)
        skipSpace()
        if at < bytes.count { throw malformed("something follows the document") }
        return result
    }

    private mutating func value(depth: Int) throws(JSONValue.Malformed) -> JSONValue {
        guard depth <= JSONValue.maximumDepth else { throw malformed("nested too deeply") }
        skipSpace()
        switch peek() ?? 0 {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw malformed("no JSON value")
        }
    }

    private mutating func object(depth: Int) throws(JSONValue.Malformed) -> JSONValue {
        at += 1
        var members: [JSONValue.Member] = []
        skipSpace()
        if take("}") { return .object(members) }
        while true {
            skipSpace()
            guard peek() == UInt8(ascii: "\"") else { throw malformed("no key") }
            let key = try string()
            skipSpace()
            guard take(":") else { throw malformed("no colon after a key") }
            members.append(JSONValue.Member(key: key, value: try value(depth: depth + 1)))
            skipSpace()
            if take("}") { return .object(members) }
            guard take(",") else { throw malformed("neither comma nor end of object") }
        }
    }

    private mutating func array(depth: Int) throws(JSONValue.Malformed) -> JSONValue {
        at += 1
        var elements: [JSONValue] = []
        skipSpace()
        if take("]") { return .array(elements) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return .array(elements) }
            guard take(",") else { throw malformed("neither comma nor end of array") }
        }
    }

    private mutating func string() throws(JSONValue.Malformed) -> String {
        at += 1
        let start = at
        while let byte = peek(), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
            guard byte >= 0x20 else { throw malformed("control character in a string") }
            at += 1
        }
        if peek() == UInt8(ascii: "\"") {
            at += 1
            return try text(bytes[start..<(at - 1)])
        }
        return try escapedString(from: start)
    }

    /// The rest of a string in which an escape was met.
    private mutating func escapedString(from start: Int) throws(JSONValue.Malformed) -> String {
        var out = Array(bytes[start..<at])
        while let byte = peek() {
            at += 1
            switch byte {
            case UInt8(ascii: "\""): return try text(out[...])
            case UInt8(ascii: "\\"): out += try escape()
            case 0..<0x20: throw malformed("control character in a string")
            default: out.append(byte)
            }
        }
        throw malformed("a string does not end")
    }

    private mutating func escape() throws(JSONValue.Malformed) -> [UInt8] {
        guard let byte = peek() else { throw malformed("a string does not end") }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw malformed("unknown escape")
        }
    }

    private mutating func unicodeEscape() throws(JSONValue.Malformed) -> [UInt8] {
        var code = try fourHexDigits()
        if (0xD800..<0xDC00).contains(code) {
            guard take("\\"), take("u") else { throw malformed("half of a surrogate pair") }
            let low = try fourHexDigits()
            guard (0xDC00..<0xE000).contains(low) else { throw malformed("half of a surrogate pair") }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw malformed("half of a surrogate pair") }
        return Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func fourHexDigits() throws(JSONValue.Malformed) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw malformed("bad \\u escape")
            }
            code = code << 4 | UInt32(digit)
            at += 1
        }
        return code
    }

    private mutating func number() throws(JSONValue.Malformed) -> JSONValue {
        let start = at
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return .number(String(decoding: bytes[start..<at], as: UTF8.self))
    }

    private mutating func digits() throws(JSONValue.Malformed) {
        let start = at
        while let byte = peek(), (48...57).contains(byte) { at += 1 }
        if at == start { throw malformed("a number lacks digits") }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONValue.Malformed) -> JSONValue {
        guard bytes[at...].starts(with: word.utf8) else { throw malformed("no JSON value") }
        at += word.utf8.count
        return value
    }

    private func text(_ slice: ArraySlice<UInt8>) throws(JSONValue.Malformed) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else { throw malformed("not UTF-8") }
        return text
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    private func peek() -> UInt8? { at < bytes.count ? bytes[at] : nil }

    private func malformed(_ reason: String) -> JSONValue.Malformed {
        JSONValue.Malformed(offset: at, reason: reason)
    }
}
