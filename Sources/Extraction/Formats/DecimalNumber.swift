// SPDX-License-Identifier: Apache-2.0
// The grammars of numbers and dates in text formats, checked byte by byte: files hold millions of them.

/// Decimal numbers as JSON writes them.
enum DecimalNumber {
    /// Whether a byte can be part of a number.
    static func mayHold(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || byte == 43 || byte == 45 || byte == 46 || byte | 0x20 == 101
    }

    /// Whether the number is written as an integer; nil when it is no number: `-?(0|[1-9]d*)(.d+)?([eE][+-]?d+)?`.
    static func isInteger(_ bytes: some Collection<UInt8>) -> Bool? {
        var rest = bytes[...]
        if rest.first == 45 { rest.removeFirst() }
        guard let first = rest.first, isDigit(first) else { return nil }
        rest.removeFirst()
        if first != 48 { rest = rest.drop(while: isDigit) }
        if rest.isEmpty { return true }
        if rest.first == 46 {
            let fraction = rest.dropFirst()
            rest = fraction.drop(while: isDigit)
            guard rest.startIndex > fraction.startIndex else { return nil }
        }
        if let mark = rest.first, mark | 0x20 == 101 {
            rest.removeFirst()
            if rest.first == 43 || rest.first == 45 { rest.removeFirst() }
            guard !rest.isEmpty, rest.allSatisfy(isDigit) else { return nil }
            return false
        }
        return rest.isEmpty ? false : nil
    }

    static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

/// The shape of ISO 8601 dates, without a look into the calendar.
enum DateShape {
    /// `9999-99-99` with nothing or with a time behind it.
    enum Kind { case date, dateTime }

    static func kind(_ text: some Collection<UInt8>) -> Kind? {
        guard matches(text.prefix(10), "9999-99-99") else { return nil }
        let rest = text.dropFirst(10)
        if rest.isEmpty { return .date }
        guard let separator = rest.first, separator | 0x20 == 116 || separator == 32 else { return nil }
        return matches(rest.dropFirst().prefix(5), "99:99") ? .dateTime : nil
    }

    /// Whether the bytes are those of the pattern, in which `9` is any digit.
    static func matches(_ bytes: some Collection<UInt8>, _ pattern: StaticString) -> Bool {
        pattern.withUTF8Buffer { pattern in
            bytes.count == pattern.count
                && zip(bytes, pattern).allSatisfy { $1 == 57 ? DecimalNumber.isDigit($0) : $0 == $1 }
        }
    }
}
