// SPDX-License-Identifier: Apache-2.0
// Aligned tables for the terminal.

import Foundation

/// Rows of text in columns that are as wide as their widest cell; the last column is not padded.
struct Table {
    private var rows: [[String]]
    private let widest = 72

    init(_ head: [String]) { rows = [head] }

    mutating func add(_ cells: [String]) { rows.append(cells.map(Self.oneLine)) }

    var isEmpty: Bool { rows.count == 1 }

    var text: String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            min(widest, rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0)
        }
        return rows.map { row in
            row.enumerated().map { column, cell in
                let shown = cell.count > widest ? cell.prefix(widest - 1) + "…" : cell[...]
                return column == row.count - 1
                    ? String(shown) : shown + String(repeating: " ", count: widths[column] - shown.count)
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    /// Text from files may hold line ends and control characters; the terminal must not obey them.
    static func oneLine(_ text: String) -> String {
        String(
            text.unicodeScalars.map { scalar -> Character in
                scalar.properties.generalCategory == .control
                    ? (scalar == "\n" || scalar == "\t" ? " " : "\u{FFFD}") : Character(scalar)
            })
    }
}

/// Bytes in powers of ten for people: `15 TB`, `1.2 GB`.
func readable(bytes: Int64) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB", "PB"]
    var value = Double(bytes)
    var unit = 0
    while value >= 1000, unit < units.count - 1 {
        value /= 1000
        unit += 1
    }
    if unit == 0 { return "\(bytes) \(bytes == 1 ? "byte" : "bytes")" }
    return (value < 10 ? String(format: "%.1f", value) : String(format: "%.0f", value)) + " " + units[unit]
}
