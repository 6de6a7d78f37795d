// SPDX-License-Identifier: Apache-2.0
// The grammar of single values: days, moments, URLs, byte counts, language codes.

import Foundation
import Identifiers

extension Day {
    /// Days since 1970-01-01 (proleptic Gregorian), for distances between days.
    var ordinal: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The last day of the `month`-th month of a project that begins on `start`; months count from 1.
    static func end(ofProjectMonth month: Int, start: Day) -> Day? {
        guard (1...1200).contains(month) else { return nil }
        let months = start.year * 12 + start.month - 1 + month - 1
        let (year, inYear) = (months / 12, months % 12 + 1)
        return Day(year: year, month: inYear, day: Day.count(inMonth: inYear, of: year))
    }
}

/// RFC 3339 date-times with a zone, `2025-04-29T12:00:00Z`.
enum Moment {
    enum Zone: Sendable { case given, missing }

    static func isValid(_ text: String) -> Bool { zone(of: text) == .given }

    /// Whether a date-time says its zone; nil when it is no date-time.
    static func zone(of text: String) -> Zone? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 19, Day.isValid(String(text.prefix(10))),
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t") || bytes[10] == 0x20,
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = two(bytes, 11), hour < 24, let minute = two(bytes, 14), minute < 60,
            let second = two(bytes, 17), second <= 60
        else { return nil }
        var at = 19
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            let first = at
            while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
            if at == first { return nil }
        }
        if at == bytes.count { return .missing }
        if bytes[at] == UInt8(ascii: "Z") || bytes[at] == UInt8(ascii: "z") {
            return at + 1 == bytes.count ? .given : nil
        }
        guard bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-"), at + 6 == bytes.count,
            bytes[at + 3] == UInt8(ascii: ":"), let hours = two(bytes, at + 1), hours < 24,
            let minutes = two(bytes, at + 4), minutes < 60
        else { return nil }
        return .given
    }

    private static func two(_ bytes: [UInt8], _ at: Int) -> Int? {
        guard at + 1 < bytes.count, (0x30...0x39).contains(bytes[at]), (0x30...0x39).contains(bytes[at + 1])
        else {
            return nil
        }
        return Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30)
    }

    /// The day of a day or a moment, as written.
    static func day(of text: String) -> String? {
        let day = String(text.prefix(10))
        return Day.isValid(day) ? day : nil
    }
}

/// URLs as far as a plan needs them.
enum WebAddress {
    /// An absolute URL with a host, or a URN.
    static func isURL(_ text: String) -> Bool {
        guard !text.contains(where: \.isWhitespace), let colon = text.firstIndex(of: ":") else {
            return false
        }
        let scheme = text[..<colon].lowercased()
        guard let first = scheme.utf8.first, (0x61...0x7A).contains(first),
            scheme.utf8.allSatisfy({
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
            })
        else { return false }
        let rest = text[text.index(after: colon)...]
        if scheme == "urn" { return rest.contains(":") }
        return rest.hasPrefix("//") && rest.count > 2
    }
}

/// Byte counts as people write them: `15 TB`, `2.5 GiB`, `1000`.
enum ByteCount {
    private static let units: [String: Double] = [
        "": 1, "b": 1, "byte": 1, "bytes": 1, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "pb": 1e15,
        "eb": 1e18,
        "kib": 1024, "mib": 1_048_576, "gib": 1_073_741_824, "tib": 1_099_511_627_776,
        "pib": 1_125_899_906_842_624, "eib": 1_152_921_504_606_846_976,
    ]

    static func parse(_ text: String) -> Int64? {
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        if let whole = Int64(trimmed) { return whole >= 0 ? whole : nil }
        guard let end = trimmed.lastIndex(where: { $0.isNumber || $0 == "." }) else { return nil }
        let number = trimmed[...end].replacingOccurrences(of: " ", with: "")
        let unit = trimmed[trimmed.index(after: end)...].trimmingCharacters(in: .whitespaces).lowercased()
        guard let factor = units[unit], let value = Double(number), value.isFinite, value >= 0 else {
            return nil
        }
        return Int64(exactly: (value * factor).rounded())
    }

    /// With a decimal unit where that is exact and short (`15 TB`), else the bare count.
    static func text(_ bytes: Int64) -> String {
        let steps: [(Int64, String)] = [
            (1_000_000_000_000_000_000, "EB"), (1_000_000_000_000_000, "PB"), (1_000_000_000_000, "TB"),
            (1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"),
        ]
        for (step, unit) in steps where bytes >= step {
            if bytes % step == 0 { return "\(bytes / step) \(unit)" }
            if bytes % (step / 10) == 0 { return "\(bytes / step).\(bytes % step / (step / 10)) \(unit)" }
        }
        return String(bytes)
    }
}
