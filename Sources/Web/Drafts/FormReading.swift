// SPDX-License-Identifier: Apache-2.0
// What a browser sends back from a form: names and values, and rows put together from numbered names.

/// A form as it was sent, `application/x-www-form-urlencoded`.
struct SentForm: Sendable {
    /// More fields than this are not read: a draft has a few hundred.
    static let limit = 10_000

    private(set) var values: [String: String] = [:]

    init(values: [String: String]) { self.values = values }

    /// Reads the body of a POST. The first value of a name counts, except that of a button, which is the only one.
    init(body: some Collection<UInt8>) {
        for pair in body.split(separator: UInt8(ascii: "&"), maxSplits: SentForm.limit) {
            let halves = pair.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = halves.first else { continue }
            let name = SentForm.decoded(first)
            let value = halves.count == 2 ? SentForm.decoded(halves[1]) : ""
            if values[name] == nil { values[name] = value }
        }
    }

    /// The value without the space around it; nil when nothing was typed.
    func value(_ name: String) -> String? {
        guard let raw = values[name] else { return nil }
        let text = raw.drop(while: \.isWhitespace)
        guard let last = text.lastIndex(where: { !$0.isWhitespace }) else { return nil }
        return String(text[...last])
    }

    /// The rows of a group that have any value, in order.
    func rows(_ group: String) -> [[String: String]] {
        var rows: [Int: [String: String]] = [:]
        for name in values.keys {
            let parts = name.split(separator: ".", maxSplits: 2)
            guard parts.count == 3, parts[0] == group, let index = Int(parts[1]), let text = value(name)
            else {
                continue
            }
            rows[index, default: [:]][String(parts[2])] = text
        }
        return rows.sorted { $0.key < $1.key }.map(\.value)
    }

    /// `+` is a space and `%41` a byte; a percent sign that begins no byte stays.
    private static func decoded(_ bytes: some Collection<UInt8>) -> String {
        var result: [UInt8] = []
        var rest = Array(bytes)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                result.append(0x20)
            } else if byte == UInt8(ascii: "%"), rest.count >= 2, let high = digit(rest[rest.startIndex]),
                let low = digit(rest[rest.startIndex + 1])
            {
                result.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        // Browsers send CRLF in text areas; we keep LF.
        return String(decoding: result, as: UTF8.self).split(
            separator: "\r\n", omittingEmptySubsequences: false
        )
        .joined(separator: "\n")
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
