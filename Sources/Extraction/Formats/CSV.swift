// SPDX-License-Identifier: Apache-2.0
// Delimited tables: encoding, delimiter, header, rows and the columns with their types and units.

import Metadata

/// Reads CSV, TSV and tables delimited by semicolons.
struct CSV: Extractor {
    let name = "csv"
    let version = 1

    static let comma = FileFormat(mediaType: "text/csv", name: "CSV", pronom: "x-fmt/18")
    static let tab = FileFormat(mediaType: "text/tab-separated-values", name: "TSV", pronom: "x-fmt/13")

    private static let named: Set<String> = ["csv", "tsv", "tab"]
    private static let unnamed: Set<String> = ["", "txt", "dat", "asc", "data"]

    /// There is no signature. A file named so is believed when it is text; any other must look like a table: at least
    /// three lines with the same number of fields, at least two of them.
    func recognises(_ file: FileHead) -> FileFormat? {
        let isNamed = Self.named.contains(file.fileExtension)
        guard isNamed || Self.unnamed.contains(file.fileExtension), !file.bytes.isEmpty,
            let text = CSVText(head: file.bytes, isWhole: Int64(file.bytes.count) >= file.size)
        else { return nil }
        guard let shape = CSVShape(text) else { return nil }
        let fits = isNamed ? shape.isPlausible : shape.isCertain
        guard fits else { return nil }
        return shape.delimiter == UInt8(ascii: "\t") ? Self.tab : Self.comma
    }

    func extract(_ file: FileBytes, format: FileFormat) -> Extract {
        let head = file.head
        guard let text = CSVText(head: head.bytes, isWhole: Int64(head.bytes.count) >= file.size),
            let shape = CSVShape(text)
        else { return Extract(warnings: ["this is not text"]) }
        var table = CSVTable(shape: shape, encoding: text.encoding)
        table.read(file)
        return table.extract(fileSize: file.size)
    }
}

/// The beginning of a file as UTF-8, with the encoding it had.
struct CSVText {
    enum Encoding: String {
        case utf8 = "UTF-8"
        case utf8WithMark = "UTF-8 with byte order mark"
        case utf16Little = "UTF-16LE"
        case utf16Big = "UTF-16BE"
        case latin1 = "ISO-8859-1 or Windows-1252"

        /// Bytes of the byte order mark.
        var markLength: Int {
            switch self {
            case .utf8, .latin1: 0
            case .utf8WithMark: 3
            case .utf16Little, .utf16Big: 2
            }
        }

        /// A block of the file as UTF-8; Latin-1 stays, for the bytes that matter are those of ASCII.
        func utf8(_ block: ArraySlice<UInt8>) -> [UInt8] {
            switch self {
            case .utf8, .utf8WithMark, .latin1: Array(block)
            case .utf16Little: Array(String(utf16: block, bigEndian: false).utf8)
            case .utf16Big: Array(String(utf16: block, bigEndian: true).utf8)
            }
        }
    }

    let encoding: Encoding
    let bytes: [UInt8]
    let isWhole: Bool

    /// Nil when the head is not text.
    init?(head: [UInt8], isWhole: Bool) {
        self.isWhole = isWhole
        if head.starts(with: [0xEF, 0xBB, 0xBF]) {
            encoding = .utf8WithMark
        } else if head.starts(with: [0xFF, 0xFE]) {
            encoding = .utf16Little
        } else if head.starts(with: [0xFE, 0xFF]) {
            encoding = .utf16Big
        } else if Self.isUTF8(head, isWhole: isWhole) {
            encoding = .utf8
        } else {
            encoding = .latin1
        }
        bytes = encoding.utf8(head.dropFirst(encoding.markLength))
        let isText = bytes.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        // Bytes 80 to 9F are control characters in Latin-1 and seldom in Windows-1252 text.
        let odd = encoding == .latin1 ? bytes.count(where: { (0x80...0x9F).contains($0) }) : 0
        guard isText, odd * 20 <= bytes.count else { return nil }
    }

    private static func isUTF8(_ head: [UInt8], isWhole: Bool) -> Bool {
        if String(validating: head, as: UTF8.self) != nil { return true }
        // The head may end within a character.
        return !isWhole && (1...3).contains { String(validating: head.dropLast($0), as: UTF8.self) != nil }
    }
}

/// Delimiter, comment lines and width of a table, found from its beginning.
struct CSVShape {
    let delimiter: UInt8
    /// The lines beginning with `#` at the start, without it.
    let comments: [String]
    private let widths: [Int]

    /// Nil when there is no line.
    init?(_ text: CSVText) {
        var lines = text.bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
        if !text.isWhole, lines.count > 1 { lines.removeLast() }
        let leading = lines.prefix { $0.first == UInt8(ascii: "#") }
        comments = leading.map { String(lenient: $0.drop { $0 == UInt8(ascii: "#") }) }
        let body = lines.dropFirst(leading.count)
        guard !body.isEmpty else { return nil }
        let best = ["\t", ",", ";", "|"].map { character -> (delimiter: UInt8, widths: [Int]) in
            let delimiter = character.utf8.first ?? 0
            var records = CSVRecords(delimiter: delimiter)
            var widths: [Int] = []
            for line in body { records.read(line + [0x0A]) { widths.append($1) } }
            return (delimiter, widths)
        }.max { Self.score($0.widths) < Self.score($1.widths) }
        guard let best else { return nil }
        (delimiter, widths) = best
    }

    /// How many lines have the usual number of fields, if that is more than one.
    private static func score(_ widths: [Int]) -> Double {
        guard let usual = usual(widths), usual > 1, !widths.isEmpty else { return 0 }
        let agreeing = Double(widths.count { $0 == usual }) / Double(widths.count)
        return agreeing + Double(min(usual, 50)) / 1000
    }

    private static func usual(_ widths: [Int]) -> Int? {
        var counts: [Int: Int] = [:]
        for width in widths { counts[width, default: 0] += 1 }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    /// Believable where the name says that it is a table: one column is one too.
    var isPlausible: Bool { !widths.isEmpty }

    /// Believable whatever the name is.
    var isCertain: Bool {
        guard widths.count >= 3, let usual = Self.usual(widths), usual >= 2 else { return false }
        return widths.allSatisfy { $0 == usual }
    }
}
