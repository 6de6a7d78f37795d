// SPDX-License-Identifier: Apache-2.0
// TOML from unknown hands: a parser with limits. (TOMLKit ends the program on some malformed documents.)

import Metadata

/// Parses TOML 1.0. Dates and times are given as texts, as the document writes them.
struct TOMLText {
    static let deepest = 100

    /// A table being filled; tables are shared while the document is read, as headers come back to them.
    private final class Table {
        enum Item {
            case value(JSONValue)
            case table(Table)
            case tables([Table])
        }
        var items: [String: Item] = [:]
        /// Whether a header named it, which may happen once.
        var isDefined = false
        /// Whether dotted keys made it, which headers may not extend.
        var isDotted = false

        func json(depth: Int = 0) -> JSONValue {
            guard depth <= TOMLText.deepest else { return .null }
            return .object(
                items.mapValues { item in
                    switch item {
                    case .value(let value): value
                    case .table(let table): table.json(depth: depth + 1)
                    case .tables(let tables): .array(tables.map { $0.json(depth: depth + 1) })
                    }
                })
        }
    }

    private let bytes: [UInt8]
    private var position = 0

    /// The document as an object.
    static func parse(_ text: String) throws(JSONTextError) -> JSONValue {
        var parser = TOMLText(bytes: Array(text.utf8))
        return try parser.document()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func error(_ reason: String) -> JSONTextError {
        JSONTextError(line: bytes[..<min(position, bytes.count)].count { $0 == 0x0A } + 1, reason: reason)
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    // MARK: Lines

    private mutating func document() throws(JSONTextError) -> JSONValue {
        let root = Table()
        var current = root
        while true {
            skipBlankLines()
            guard let byte = next else { return root.json() }
            if byte == UInt8(ascii: "[") {
                current = try header(root)
            } else {
                let key = try self.key()
                try assign(try self.value(depth: 0), to: key, in: current)
            }
            try endLine()
        }
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 { position += 1 }
    }

    private mutating func skipComment() {
        guard next == UInt8(ascii: "#") else { return }
        while let byte = next, byte != 0x0A { position += 1 }
    }

    private mutating func skipBlankLines() {
        while let byte = next {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            case UInt8(ascii: "#"): skipComment()
            default: return
            }
        }
    }

    private mutating func endLine() throws(JSONTextError) {
        skipSpace()
        skipComment()
        _ = take(0x0D)
        guard next == nil || take(0x0A) else { throw error("the line must end here") }
    }

    // MARK: Keys and tables

    /// `[a.b]` or `[[a.b]]`: the table that the lines after it fill.
    private mutating func header(_ root: Table) throws(JSONTextError) -> Table {
        position += 1
        let isElement = take(UInt8(ascii: "["))
        let path = try keyPath()
        guard take(UInt8(ascii: "]")), !isElement || take(UInt8(ascii: "]")) else {
            throw error("a closing bracket must be here")
        }
        var table = root
        for part in path.dropLast() { table = try descend(table, part, dotted: false) }
        guard let last = path.last else { throw error("a table needs a name") }
        if isElement {
            let element = Table()
            element.isDefined = true
            switch table.items[last] {
            case nil: table.items[last] = .tables([element])
            case .tables(let tables): table.items[last] = .tables(tables + [element])
            default: throw error("\(last) is no list of tables")
            }
            return element
        }
        if case .tables = table.items[last] { throw error("\(last) is a list of tables") }
        table = try descend(table, last, dotted: false)
        guard !table.isDefined, !table.isDotted else { throw error("the table \(last) is defined twice") }
        table.isDefined = true
        return table
    }

    private func descend(_ table: Table, _ part: String, dotted: Bool) throws(JSONTextError) -> Table {
        switch table.items[part] {
        case nil:
            let inner = Table()
            inner.isDotted = dotted
            table.items[part] = .table(inner)
            return inner
        case .table(let inner):
            if dotted, inner.isDefined { throw error("the table \(part) is defined elsewhere") }
            return inner
        case .tables(let tables):
            guard !dotted, let last = tables.last else { throw error("\(part) is a list of tables") }
            return last
        case .value: throw error("\(part) is a value, not a table")
        }
    }

    private mutating func key() throws(JSONTextError) -> [String] {
        let path = try keyPath()
        guard take(UInt8(ascii: "=")) else { throw error("an equals sign must be here") }
        skipSpace()
        return path
    }

    private mutating func keyPath() throws(JSONTextError) -> [String] {
        var path: [String] = []
        repeat {
            skipSpace()
            path.append(try keyPart())
            skipSpace()
            guard path.count <= Self.deepest else {
                throw error("nested more than \(Self.deepest) levels deep")
            }
        } while take(UInt8(ascii: "."))
        return path
    }

    private mutating func keyPart() throws(JSONTextError) -> String {
        if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") { return try string(mayBeLong: false) }
        let start = position
        while let byte = next, Self.isBareKey(byte) { position += 1 }
        guard position > start else { throw error("a key must be here") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private static func isBareKey(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
            || byte == 95
    }

    private func assign(_ value: JSONValue, to path: [String], in table: Table) throws(JSONTextError) {
        var table = table
        for part in path.dropLast() { table = try descend(table, part, dotted: true) }
        guard let last = path.last, table.items[last] == nil else {
            throw error("\(path.joined(separator: ".")) is defined twice")
        }
        table.items[last] = .value(value)
    }

    // MARK: Values

    private mutating func value(depth: Int) throws(JSONTextError) -> JSONValue {
        guard depth <= Self.deepest else { throw error("nested more than \(Self.deepest) levels deep") }
        switch next {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try string(mayBeLong: true))
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "{"): return try inlineTable(depth: depth)
        default: return try word()
        }
    }

    private mutating func array(depth: Int) throws(JSONTextError) -> JSONValue {
        position += 1
        var elements: [JSONValue] = []
        while true {
            skipBlankLines()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            elements.append(try value(depth: depth + 1))
            skipBlankLines()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "]")) else { throw error("a comma or a closing bracket must be here") }
            return .array(elements)
        }
    }

    private mutating func inlineTable(depth: Int) throws(JSONTextError) -> JSONValue {
        position += 1
        let table = Table()
        // TOML 1.1 allows line ends and a last comma here.
        while true {
            skipBlankLines()
            if take(UInt8(ascii: "}")) { return table.json() }
            let key = try self.key()
            try assign(try value(depth: depth + 1), to: key, in: table)
            skipBlankLines()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "}")) else { throw error("a comma or a closing brace must be here") }
            return table.json()
        }
    }

    /// A number, a truth value, a date or a time.
    private mutating func word() throws(JSONTextError) -> JSONValue {
        let start = position
        while let byte = next, Self.isBareKey(byte) || byte == 43 || byte == 46 || byte == 58 {
            position += 1
        }
        var text = String(decoding: bytes[start..<position], as: UTF8.self)
        // A space may stand between date and time.
        if text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil, next == 0x20, position + 1 < bytes.count,
            (48...57).contains(bytes[position + 1])
        {
            position += 1
            let time = position
            while let byte = next, Self.isBareKey(byte) || byte == 43 || byte == 46 || byte == 58 {
                position += 1
            }
            text += "T" + String(decoding: bytes[time..<position], as: UTF8.self)
        }
        guard let value = Self.value(of: text) else {
            throw error(text.isEmpty ? "a value must be here" : "not a value")
        }
        return value
    }

    private static func value(of text: String) -> JSONValue? {
        guard text.utf8.count <= 200 else { return nil }
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "inf", "+inf", "-inf", "nan", "+nan", "-nan": return .null
        default: break
        }
        if text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt].+)?|[0-9]{2}:[0-9]{2}(:.+)?/) != nil {
            return .string(text)
        }
        let digits = text.replacing("_", with: "")
        if digits.wholeMatch(of: /[+-]?(0|[1-9][0-9]*)/) != nil {
            let bare = digits.hasPrefix("+") ? String(digits.dropFirst()) : digits
            return Int(bare).map { .integer($0) }
        }
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
            return Int(digits.dropFirst(2), radix: radix).map { .integer($0) }
        }
        guard digits.wholeMatch(of: /[+-]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil else {
            return nil
        }
        return Double(digits).map { .number($0) }
    }

    // MARK: Strings

    private mutating func string(mayBeLong: Bool) throws(JSONTextError) -> String {
        guard let quote = next else { throw error("a string must be here") }
        let isLong = mayBeLong && bytes[position...].prefix(3).elementsEqual([quote, quote, quote])
        position += isLong ? 3 : 1
        if isLong {
            _ = take(0x0D)
            _ = take(0x0A)
        }
        let hasEscapes = quote == UInt8(ascii: "\"")
        var content: [UInt8] = []
        while let byte = next {
            if byte == quote, !isLong || bytes[position...].prefix(3).elementsEqual([quote, quote, quote]) {
                position += isLong ? 3 : 1
                // Up to two quotes may stand before the closing three.
                while isLong, take(quote) { content.append(quote) }
                guard let text = String(validating: content, as: UTF8.self) else {
                    throw error("a string that is not UTF-8")
                }
                return text
            }
            if byte == UInt8(ascii: "\\"), hasEscapes {
                position += 1
                try escape(into: &content, isLong: isLong)
            } else if byte < 0x20, byte != 0x09, !(isLong && (byte == 0x0A || byte == 0x0D)) {
                throw error("a control character in a string")
            } else {
                content.append(byte)
                position += 1
            }
        }
        throw error("a string is not closed")
    }

    private mutating func escape(into content: inout [UInt8], isLong: Bool) throws(JSONTextError) {
        guard let byte = next else { throw error("a string is not closed") }
        position += 1
        let simple: [UInt8: UInt8] = [
            UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "f"): 12,
            UInt8(ascii: "r"): 13, UInt8(ascii: "e"): 27, UInt8(ascii: "\""): 34, UInt8(ascii: "\\"): 92,
        ]
        if let character = simple[byte] { return content.append(character) }
        let lengths: [UInt8: Int] = [UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8]
        if let length = lengths[byte] {
            let digits = String(decoding: bytes[position...].prefix(length), as: UTF8.self)
            guard digits.utf8.count == length, let number = UInt32(digits, radix: 16),
                let scalar = UnicodeScalar(number)
            else { throw error("an escape that is no character") }
            position += length
            return content.append(contentsOf: Array(String(Character(scalar)).utf8))
        }
        // A backslash at the end of a line takes the white space after it.
        let rest = bytes[(position - 1)...].prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        guard isLong, rest.endIndex < bytes.count, bytes[rest.endIndex] == 0x0A else {
            throw error("an unknown escape")
        }
        position = rest.endIndex
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A { position += 1 }
    }
}
