// SPDX-License-Identifier: Apache-2.0
// The records of delimited text (RFC 4180 and its looser relatives), streamed.

/// Splits delimited text into records and fields; quoted fields may hold delimiters, quotes and line ends.
struct CSVRecords {
    /// A longer field is cut.
    static let longestField = 1 << 16
    static let mostFields = 20_000

    let delimiter: UInt8
    let quote = UInt8(ascii: "\"")

    private enum State { case fieldStart, unquoted, quoted, quoteInQuoted }
    private var state = State.fieldStart
    private var field: [UInt8] = []
    private var fields: [[UInt8]] = []
    private var fieldCount = 0
    private var skipsLineFeed = false

    init(delimiter: UInt8) { self.delimiter = delimiter }

    /// Whether the input ended inside a quoted field.
    var isInQuotes: Bool { state == .quoted }

    /// Feeds a block; `body` gets every complete record that is not blank and the true number of its fields.
    mutating func read(_ block: some Sequence<UInt8>, _ body: (_ fields: [[UInt8]], _ count: Int) -> Void) {
        for byte in block {
            if skipsLineFeed {
                skipsLineFeed = false
                if byte == 0x0A { continue }
            }
            switch state {
            case .quoted:
                if byte == quote { state = .quoteInQuoted } else { append(byte) }
            case .quoteInQuoted where byte == quote:
                append(byte)
                state = .quoted
            case .fieldStart where byte == quote:
                state = .quoted
            default:
                if byte == delimiter {
                    endField()
                } else if byte == 0x0A || byte == 0x0D {
                    skipsLineFeed = byte == 0x0D
                    endRecord(body)
                } else {
                    append(byte)
                    state = .unquoted
                }
            }
        }
    }

    /// Ends the last record, which may lack a line end.
    mutating func finish(_ body: (_ fields: [[UInt8]], _ count: Int) -> Void) {
        if !field.isEmpty || fieldCount > 0 { endRecord(body) }
    }

    private mutating func append(_ byte: UInt8) {
        if field.count < Self.longestField { field.append(byte) }
    }

    private mutating func endField() {
        if fieldCount < Self.mostFields { fields.append(field) }
        fieldCount += 1
        field.removeAll(keepingCapacity: true)
        state = .fieldStart
    }

    private mutating func endRecord(_ body: ([[UInt8]], Int) -> Void) {
        let isBlank = fieldCount == 0 && field.isEmpty && state == .fieldStart
        if isBlank { return }
        endField()
        body(fields, fieldCount)
        fields.removeAll(keepingCapacity: true)
        fieldCount = 0
    }
}

/// The kind of values in a column, narrowed with each value.
struct ColumnType {
    private enum Kind { case unknown, boolean, integer, number, date, dateTime, text }
    private var kind = Kind.unknown
    private(set) var missing = 0

    /// What data use for «no value».
    private static let missingValues: Set<String> = [
        "", "na", "n/a", "nan", "null", "none", "-", ".", "?", "#n/a", "missing",
    ]

    mutating func add(_ field: [UInt8]) {
        if kind == .text { return }
        let text = String(lenient: field)
        if Self.missingValues.contains(text.lowercased()) {
            missing &+= 1
            return
        }
        let found = Self.kind(of: text)
        switch (kind, found) {
        case (.unknown, _): kind = found
        case _ where kind == found: break
        case (.integer, .number), (.number, .integer): kind = .number
        case (.date, .dateTime), (.dateTime, .date): kind = .dateTime
        default: kind = .text
        }
    }

    var isText: Bool { kind == .text }
    var isUnknown: Bool { kind == .unknown }

    /// In the words of the CSVW and Table Schema types.
    var name: String {
        switch kind {
        case .unknown: "empty"
        case .boolean: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .date: "date"
        case .dateTime: "datetime"
        case .text: "string"
        }
    }

    private static func kind(of text: String) -> Kind {
        guard let first = text.utf8.first, text.utf8.count <= 64 else { return .text }
        if (48...57).contains(first) || first == 43 || first == 45 || first == 46 {
            if Int(text) != nil { return .integer }
            if Double(text) != nil { return .number }
            // A decimal comma, as in German and French tables.
            if text.wholeMatch(of: /[+-]?[0-9]+,[0-9]+/) != nil { return .number }
            if text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil { return .date }
            if text.prefixMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}/) != nil {
                return .dateTime
            }
            return .text
        }
        return ["true", "false"].contains(text.lowercased()) ? .boolean : .text
    }

    /// Whether a text could be a value rather than the name of a column.
    static func isValue(_ text: String) -> Bool {
        missingValues.contains(text.lowercased()) || kind(of: text) != .text
    }
}
