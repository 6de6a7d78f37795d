// SPDX-License-Identifier: Apache-2.0
// What a delimited table holds: header, rows, columns with types and units.

import Metadata

/// Reads a table once, counting all rows and judging the columns by the first ones.
struct CSVTable {
    /// How much of a file is read; of a larger one the number of rows is estimated.
    static let budget: Int64 = 48 << 20
    /// How many rows decide about the types.
    static let judgedRows = 5000
    /// How many columns become suggestions.
    static let mostColumns = 200

    private static let blockLength = 1 << 18

    private let shape: CSVShape
    private let encoding: CSVText.Encoding
    private var firstRecord: [String] = []
    private var secondRecord: [String] = []
    private var types: [ColumnType] = []
    private var records = 0
    private var ragged = 0
    private var width = 0
    private var bytesRead: Int64 = 0
    private var isUnclosed = false

    init(shape: CSVShape, encoding: CSVText.Encoding) {
        self.shape = shape
        self.encoding = encoding
    }

    mutating func read(_ file: FileBytes) {
        var parser = CSVRecords(delimiter: shape.delimiter)
        var offset = Int64(encoding.markLength)
        var comments = shape.comments.isEmpty ? 0 : 1
        while offset < Self.budget {
            let block = file.read(at: offset, count: Self.blockLength)
            if block.isEmpty { break }
            offset += Int64(block.count)
            var text = encoding.utf8(block[...])[...]
            if comments > 0 {
                text = Self.withoutComments(text)
                comments = 0
            }
            parser.read(text) { take($0, $1) }
        }
        bytesRead = offset
        isUnclosed = parser.isInQuotes
        if offset >= file.size { parser.finish { take($0, $1) } }
    }

    private static func withoutComments(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = text
        while rest.first == UInt8(ascii: "#") || rest.first == 0x0A || rest.first == 0x0D {
            rest = rest.drop { $0 != 0x0A && $0 != 0x0D }.dropFirst()
        }
        return rest
    }

    private mutating func take(_ fields: [[UInt8]], _ count: Int) {
        records &+= 1
        switch records {
        case 1:
            firstRecord = fields.map { text($0) }
            width = count
            types = Array(repeating: ColumnType(), count: fields.count)
        default:
            if records == 2 { secondRecord = fields.map { text($0) } }
            if count != width { ragged &+= 1 }
            guard records <= Self.judgedRows else { return }
            for (index, field) in fields.enumerated() where index < types.count { types[index].add(field) }
        }
    }

    private func text(_ field: [UInt8]) -> String { String(lenient: field.prefix(512)) }

    // MARK: What the table says

    /// The names of the columns and where they stand: in the first record, or in the last comment line as numpy
    /// writes them; nil where nothing looks like names.
    private var header: (names: [String], isRecord: Bool, confidence: Double)? {
        guard !firstRecord.isEmpty else { return nil }
        let looksLikeNames =
            firstRecord.allSatisfy { !ColumnType.isValue($0) || $0.isEmpty }
            && firstRecord.contains { !$0.isEmpty }
            && Set(firstRecord).count == firstRecord.count
        if looksLikeNames {
            // Texts over numbers are names; texts over texts might be data.
            return (firstRecord, true, types.contains { !$0.isText && !$0.isUnknown } ? 1 : 0.6)
        }
        if let comment = shape.comments.last {
            let separator = Character(UnicodeScalar(shape.delimiter))
            let names = comment.split(separator: separator, omittingEmptySubsequences: false).map {
                String($0).trimmed
            }
            if names.count == width, names.allSatisfy({ !ColumnType.isValue($0) }) {
                return (names, false, 0.8)
            }
        }
        return nil
    }

    func extract(fileSize: Int64) -> Extract {
        var extract = Extract()
        func add(_ name: String, _ value: String, at place: String, confidence: Double = 1) {
            extract.suggest(.property(Property(name, value)), at: place, confidence: confidence)
        }
        let header = header
        let headerRows = header?.isRecord == true ? 1 : 0
        let delimiters = [0x09: "tab", 0x2C: "comma", 0x3B: "semicolon", 0x7C: "vertical bar"]
        if width > 1 { add("delimiter", delimiters[Int(shape.delimiter)] ?? "", at: "first lines") }
        add("encoding", encoding.rawValue, at: "first bytes", confidence: encoding == .latin1 ? 0.5 : 1)
        add("columns", "\(width)", at: "first record")
        if bytesRead < fileSize, bytesRead > 0 {
            let estimate = Double(records - headerRows) * Double(fileSize) / Double(bytesRead)
            add(
                "rows (estimated)", "\(Int(estimate))", at: "the first \(bytesRead >> 20) MiB",
                confidence: 0.5)
            extract.warnings.append(
                "only the first \(bytesRead >> 20) MiB were read: the number of rows is estimated from them")
        } else {
            add("rows", "\(max(0, records - headerRows))", at: "whole file")
            if isUnclosed { extract.warnings.append("a quoted field is not closed") }
        }
        if ragged > 0 {
            extract.warnings.append("\(ragged) rows have another number of fields than the first")
        }
        addColumns(header, to: &extract)
        return extract
    }

    private func addColumns(
        _ header: (names: [String], isRecord: Bool, confidence: Double)?, to extract: inout Extract
    ) {
        guard let header else { return }
        var types = types
        if !header.isRecord {
            for (index, field) in firstRecord.enumerated() where index < types.count {
                types[index].add(Array(field.utf8))
            }
        }
        for (index, title) in header.names.prefix(Self.mostColumns).enumerated() where !title.isEmpty {
            let (name, unit) = Self.splitUnit(title)
            extract.suggest(
                .property(
                    Property(
                        name, index < types.count ? types[index].name : ColumnType().name, unit: unit,
                        isVariable: true)),
                at: "column \(index + 1)", raw: unit == nil ? nil : title, confidence: header.confidence)
        }
        if header.names.count > Self.mostColumns {
            extract.warnings.append("\(header.names.count) columns: the first \(Self.mostColumns) are listed")
        }
        let personal = header.names.filter {
            Self.personalColumns.contains($0.lowercased().filter(\.isLetter))
        }
        if !personal.isEmpty {
            extract.warnings.append(
                "columns that may hold personal data: \(personal.prefix(10).joined(separator: ", "))")
        }
    }

    /// `pressure [hPa]`, `time (s)` and `T / K` as name and unit.
    static func splitUnit(_ title: String) -> (name: String, unit: String?) {
        let pattern = /(.*\S)\s*(?:\[([^\[\]]{1,30})\]|\(([^()]{1,30})\)|\s\/\s([^\s\/]{1,30}))/
        guard let match = title.wholeMatch(of: pattern) else { return (title, nil) }
        let unit = (match.output.2 ?? match.output.3 ?? match.output.4).map { String($0).trimmed }
        return (String(match.output.1).trimmed, unit?.nonEmpty)
    }

    private static let personalColumns: Set<String> = [
        "name", "firstname", "lastname", "givenname", "familyname", "surname", "fullname", "patientname",
        "patient",
        "email", "emailaddress", "mail", "phone", "phonenumber", "telephone", "address", "street",
        "birthdate",
        "dateofbirth", "dob", "birthday", "ssn", "passport", "iban", "ipaddress", "vorname", "nachname",
        "geburtsdatum",
    ]
}
