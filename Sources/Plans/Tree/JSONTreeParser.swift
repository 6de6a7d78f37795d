// SPDX-License-Identifier: Apache-2.0
// A JSON reader (RFC 8259) that keeps lines, tolerates what exporters get wrong, and has limits.

import Metadata

/// Reads JSON into a ``Tree``. Doubled keys, NaN and Infinity become findings; everything else that is not JSON is an
/// error with line and column.
struct JSONTreeParser {
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    private var lineStart = 0
    private var values = 0
    private(set) var findings: [Finding] = []

    static func parse(_ utf8: [UInt8]) throws(DocumentError) -> (tree: Tree, findings: [Finding]) {
        var parser = JSONTreeParser(bytes: utf8)
        let tree = try parser.value(depth: 0, path: "$")
        parser.skipSpace()
        guard parser.at == parser.bytes.count else {
            throw parser.problem("text after the end of the JSON value")
        }
        return (tree, parser.findings)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private func problem(_ text: String) -> DocumentError {
        .notJSON(line: line, column: at - lineStart + 1, problem: text)
    }

    private mutating func skipSpace() {
        while at < bytes.count {
            switch bytes[at] {
            case 0x0A:
                line += 1
                lineStart = at + 1
            case 0x20, 0x09, 0x0D: break
            default: return
            }
            at += 1
        }
    }

    private mutating func value(depth: Int, path: String) throws(DocumentError) -> Tree {
        skipSpace()
        values += 1
        guard values <= DocumentLimit.values else { throw .tooManyValues(limit: DocumentLimit.values) }
        guard depth <= DocumentLimit.depth else { throw .tooDeep(limit: DocumentLimit.depth, line: line) }
        let start = line
        switch next {
        case UInt8(ascii: "{"): return Tree(.map(try object(depth: depth, path: path)), line: start)
        case UInt8(ascii: "["): return Tree(.list(try array(depth: depth, path: path)), line: start)
        case UInt8(ascii: "\""): return Tree(.text(try string()), line: start)
        case nil: throw problem("the text ends where a value is expected")
        default: return Tree(try word(path: path), line: start)
        }
    }

    private mutating func object(depth: Int, path: String) throws(DocumentError) -> [Tree.Entry] {
        at += 1
        var entries: [Tree.Entry] = []
        var seen: Set<String> = []
        skipSpace()
        if next == UInt8(ascii: "}") {
            at += 1
            return entries
        }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw problem("a key in double quotes is expected") }
            let keyLine = line
            let key = try string()
            skipSpace()
            guard next == UInt8(ascii: ":") else { throw problem("“:” is expected after the key “\(key)”") }
            at += 1
            if !seen.insert(key).inserted { noteDoubled(key, path: path) }
            let member = try value(depth: depth + 1, path: path + "." + key)
            entries.append(Tree.Entry(key: key, value: member, line: keyLine))
            try checkCount(entries.count)
            skipSpace()
            switch next {
            case UInt8(ascii: ","): at += 1
            case UInt8(ascii: "}"):
                at += 1
                return entries
            default: throw problem("“,” or “}” is expected")
            }
        }
    }

    private mutating func array(depth: Int, path: String) throws(DocumentError) -> [Tree] {
        at += 1
        var elements: [Tree] = []
        skipSpace()
        if next == UInt8(ascii: "]") {
            at += 1
            return elements
        }
        while true {
            elements.append(try value(depth: depth + 1, path: "\(path)[\(elements.count)]"))
            try checkCount(elements.count)
            skipSpace()
            switch next {
            case UInt8(ascii: ","): at += 1
            case UInt8(ascii: "]"):
                at += 1
                return elements
            default: throw problem("“,” or “]” is expected")
            }
        }
    }

    /// `true`, `false`, `null`, a number, or one of the words that JavaScript and Python write for what JSON lacks.
    private mutating func word(path: String) throws(DocumentError) -> Tree.Content {
        let start = at
        while let byte = next, Self.isWord(byte) { at += 1 }
        let word = String(decoding: bytes[start..<at], as: UTF8.self)
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        case "NaN", "Infinity", "-Infinity", "+Infinity", "undefined", "None":
            findings.append(
                Finding(
                    .warning, "not-json-value", at: path, "\(word) at line \(line) is not a JSON value.",
                    remedy: "It was read as null; write null or a number."))
            return .null
        default:
            if let first = word.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first),
                Double(word) != nil
            {
                return .number(word)
            }
            at = start
            throw problem(word.isEmpty ? "a value is expected" : "“\(word.prefix(40))” is not a value")
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }

    private mutating func string() throws(DocumentError) -> String {
        at += 1
        var text: [UInt8] = []
        while let byte = next {
            at += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0x0A:
                // A bare line break is not JSON, yet narrative answers are often exported with one.
                line += 1
                lineStart = at
                text.append(byte)
            default: text.append(byte)
            }
        }
        throw problem("a text is not closed")
    }

    private mutating func escape(into text: inout [UInt8]) throws(DocumentError) {
        guard let byte = next else { throw problem("a text is not closed") }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: Array(String(try unicodeEscape()).utf8))
        default: throw problem("“\\\(Character(UnicodeScalar(byte)))” is not an escape")
        }
    }

    private mutating func unicodeEscape() throws(DocumentError) -> Character {
        let first = try hexadecimal()
        if (0xD800..<0xDC00).contains(first), next == UInt8(ascii: "\\"), at + 1 < bytes.count,
            bytes[at + 1] == UInt8(ascii: "u")
        {
            let back = at
            at += 2
            let second = try hexadecimal()
            if (0xDC00..<0xE000).contains(second),
                let scalar = UnicodeScalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
            {
                return Character(scalar)
            }
            at = back
        }
        return Character(UnicodeScalar(first) ?? "\u{FFFD}")
    }

    private mutating func hexadecimal() throws(DocumentError) -> UInt32 {
        guard at + 4 <= bytes.count,
            bytes[at..<(at + 4)].allSatisfy({ Character(UnicodeScalar($0)).isHexDigit && $0 < 0x80 }),
            let code = UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
        else { throw problem("four hexadecimal digits are expected") }
        at += 4
        return code
    }

    private func checkCount(_ count: Int) throws(DocumentError) {
        guard count <= DocumentLimit.entries else {
            throw .tooManyEntries(limit: DocumentLimit.entries, line: line)
        }
    }

    private mutating func noteDoubled(_ key: String, path: String) {
        guard findings.count < DocumentLimit.findings else { return }
        findings.append(
            Finding(
                .warning, "doubled-key", at: path + "." + key,
                "The key “\(key)” stands twice (again at line \(line)).",
                remedy: "The last value was taken; remove the other."))
    }
}
