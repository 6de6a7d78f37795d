// SPDX-License-Identifier: Apache-2.0
// CSV and TSV as a table: the first rows and columns of a file, however large it is.

/// Reads delimited text (RFC 4180) and shows it as a table.
enum DelimitedPreview {
    /// - Parameters:
    ///   - text: the beginning of the file.
    ///   - isWhole: false when the file goes on behind `text`.
    ///   - separator: nil to find out.
    static func preview(_ text: String, isWhole: Bool, separator: UInt8? = nil) -> PreviewResult {
        let bytes = Array(text.utf8.prefix(PreviewLimits.bytes))
        let separator = separator ?? likelySeparator(of: bytes)
        var reader = Reader(bytes: bytes, separator: separator)
        var rows: [[String]] = []
        // One more than is shown, to know that there is more.
        while rows.count <= PreviewLimits.rows, let row = reader.next() { rows.append(row) }
        let isCut = !isWhole || bytes.count < text.utf8.count
        // The last row of a cut file may be half a row.
        if isCut, reader.isAtEnd, bytes.last != UInt8(ascii: "\n"), rows.count > 1 { rows.removeLast() }
        let hasMoreRows = rows.count > PreviewLimits.rows || isCut
        let shown = rows.prefix(PreviewLimits.rows)
        let width = shown.map(\.count).max() ?? 0
        var notes: [String] = []
        if hasMoreRows { notes.append("The first \(Count(shown.count).grouped) lines.") }
        if width > PreviewLimits.columns {
            notes.append("The first \(PreviewLimits.columns) of \(Count(width).grouped) columns.")
        }
        guard !shown.isEmpty else { return PreviewResult(content: .none("The file is empty."), note: nil) }
        return PreviewResult(
            content: .html(table(Array(shown), columns: min(width, PreviewLimits.columns))),
            note: notes.isEmpty ? nil : notes.joined(separator: " "))
    }

    private static func table(_ rows: [[String]], columns: Int) -> SafeHTML {
        let hasHeader = rows.count > 1 && rows[0].allSatisfy { Double($0) == nil }
        let body = hasHeader ? rows[1...] : rows[0...]
        let numeric = (0..<columns).map { column in
            body.prefix(20).allSatisfy { row in
                column >= row.count || row[column].isEmpty || Double(row[column]) != nil
            }
        }
        var html = "<table>"
        if hasHeader {
            html += "<thead><tr>"
            for column in 0..<columns {
                html += numeric[column] ? "<th scope=\"col\" class=\"num\">" : "<th scope=\"col\">"
                append(cell(rows[0], column), to: &html)
                html += "</th>"
            }
            html += "</tr></thead>"
        }
        html += "<tbody>"
        for row in body {
            html += "<tr>"
            for column in 0..<columns {
                html += numeric[column] ? "<td class=\"num\">" : "<td>"
                append(cell(row, column), to: &html)
                html += "</td>"
            }
            html += "</tr>\n"
        }
        return SafeHTML(trusted: html + "</tbody></table>")
    }

    private static func cell(_ row: [String], _ column: Int) -> String {
        column < row.count ? row[column] : ""
    }

    private static func append(_ text: String, to html: inout String) {
        if text.utf8.count > PreviewLimits.cellLength {
            HTMLText.append(text.prefix(PreviewLimits.cellLength), to: &html)
            html += "…"
        } else {
            HTMLText.append(text, to: &html)
        }
    }

    /// The candidate that appears most often in the first lines.
    private static func likelySeparator(of bytes: [UInt8]) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
        let sample = bytes.prefix(4096)
        let counts = candidates.map { candidate in sample.count { $0 == candidate } }
        guard let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) else {
            return candidates[0]
        }
        return candidates[index]
    }

    /// RFC 4180 with the usual leniency: any line ending, quotation marks inside unquoted cells.
    private struct Reader {
        let bytes: [UInt8]
        let separator: UInt8
        var index: Int

        init(bytes: [UInt8], separator: UInt8) {
            self.bytes = bytes
            self.separator = separator
            // A byte order mark is not part of the first cell.
            index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        }

        var isAtEnd: Bool { index >= bytes.count }

        mutating func next() -> [String]? {
            guard !isAtEnd else { return nil }
            var row: [String] = []
            while true {
                row.append(cell())
                guard !isAtEnd else { return row }
                let byte = bytes[index]
                index += 1
                if byte == separator {
                    if isAtEnd { row.append("") }
                    continue
                }
                if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") {
                    index += 1
                }
                return row
            }
        }

        private mutating func cell() -> String {
            guard !isAtEnd, bytes[index] == UInt8(ascii: "\"") else { return plainCell() }
            index += 1
            var content: [UInt8] = []
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                if byte != UInt8(ascii: "\"") {
                    content.append(byte)
                } else if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
                    content.append(byte)
                    index += 1
                } else {
                    break
                }
            }
            // Anything between the closing mark and the separator belongs to the cell.
            return String(decoding: content, as: UTF8.self) + plainCell()
        }

        private mutating func plainCell() -> String {
            let start = index
            while index < bytes.count, bytes[index] != separator, bytes[index] != UInt8(ascii: "\n"),
                bytes[index] != UInt8(ascii: "\r")
            {
                index += 1
            }
            return String(decoding: bytes[start..<index], as: UTF8.self)
        }
    }
}
