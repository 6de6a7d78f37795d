// SPDX-License-Identifier: Apache-2.0
// Dates and intervals of EDTF level 0, and their forms in DataCite.

/// A date with the precision it was written with: year, month or day.
package struct EDTFDate: Hashable, Sendable, CustomStringConvertible {
    package let year: Int
    package let month: Int?
    package let day: Int?

    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        let widths = parts.map(\.utf8.count)
        guard (1...3).contains(parts.count), widths == Array([4, 2, 2].prefix(parts.count)) else {
            return nil
        }
        let numbers = parts.compactMap { Day.number($0.utf8) }
        guard numbers.count == parts.count else { return nil }
        year = numbers[0]
        month = numbers.count > 1 ? numbers[1] : nil
        day = numbers.count > 2 ? numbers[2] : nil
        guard Day(year: year, month: month ?? 1, day: day ?? 1) != nil else { return nil }
    }

    package init(_ day: Day) {
        year = day.year
        month = day.month
        self.day = day.day
    }

    /// The first day that the date covers.
    package var start: String { days.lowerBound }
    /// The last day that the date covers.
    package var end: String { days.upperBound }

    private var days: ClosedRange<String> {
        let last = month ?? 12
        let from = "\(Day.padded(year, 4))-\(Day.padded(month ?? 1, 2))-\(Day.padded(day ?? 1, 2))"
        let to =
            "\(Day.padded(year, 4))-\(Day.padded(last, 2))-\(Day.padded(day ?? Day.count(inMonth: last, of: year), 2))"
        return from...to
    }

    package var description: String {
        [Day.padded(year, 4)].appending(month).appending(day).joined(separator: "-")
    }
}

extension [String] {
    fileprivate func appending(_ number: Int?) -> [String] {
        number.map { self + [Day.padded($0, 2)] } ?? self
    }
}

/// Why a text is not a date of EDTF level 0.
package enum DateError: Error, Hashable, Sendable, CustomStringConvertible {
    case malformed(String)
    /// The form is right but the calendar has no such day, or the time does not exist.
    case noSuchDate(String)
    case reversed(String)

    package var description: String {
        let form = "2024, 2024-05, 2024-05-14 or an interval such as 2024-05-01/2024-06"
        switch self {
        case .malformed(let text): return "“\(text.excerpt)” is not a date: it should look like \(form)"
        case .noSuchDate(let text): return "“\(text.excerpt)” is not a date: the calendar has no such day"
        case .reversed(let text): return "“\(text.excerpt)” ends before it begins"
        }
    }
}

/// A date or an interval of EDTF level 0 (ISO 8601-2:2019): `2020`, `2020-06`, `2020-06-01`, `2018/2020-09`.
package enum EDTF: Hashable, Sendable, CustomStringConvertible {
    case date(EDTFDate)
    case interval(EDTFDate, EDTFDate)

    package init(_ text: String) throws(DateError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), parts.allSatisfy(EDTF.hasForm) else { throw .malformed(text) }
        let dates = parts.compactMap(EDTFDate.init)
        guard dates.count == parts.count else { throw .noSuchDate(text) }
        guard dates.count == 2 else {
            self = .date(dates[0])
            return
        }
        guard dates[0].start <= dates[1].end else { throw .reversed(text) }
        self = .interval(dates[0], dates[1])
    }

    package static func isValid(_ text: String) -> Bool { (try? EDTF(text)) != nil }

    /// The year in which the date, or the interval, begins.
    package var year: Int { first.year }
    /// The first day, `YYYY-MM-DD`.
    package var start: String { first.start }
    /// The last day, `YYYY-MM-DD`.
    package var end: String { last.end }

    package var first: EDTFDate {
        switch self {
        case .date(let date), .interval(let date, _): date
        }
    }

    package var last: EDTFDate {
        switch self {
        case .date(let date), .interval(_, let date): date
        }
    }

    package var description: String {
        switch self {
        case .date(let date): date.description
        case .interval(let from, let to): "\(from)/\(to)"
        }
    }

    /// W3CDTF for a date, RKMS-ISO8601 for an interval: what DataCite's property 8 holds. Level 0 is written the same.
    package var dataCite: String { description }

    /// Reads a DataCite date: W3CDTF with or without time, or an RKMS range. Times are cut to the day; an open end
    /// (`2004-03-02/`) gives the known end alone.
    package init?(dataCite text: String) {
        let parts = text.trimmed.split(separator: "/", omittingEmptySubsequences: false).map { part in
            String(part.prefix { $0 != "T" && $0 != " " })
        }
        let known = parts.filter { !$0.isEmpty && $0 != ".." }
        guard (1...2).contains(parts.count), let edtf = try? EDTF(known.joined(separator: "/")) else {
            return nil
        }
        self = edtf
    }

    private static func hasForm(_ text: String) -> Bool {
        let shape = String(text.map { $0.isASCII && $0.isNumber ? "9" : $0 })
        return shape == "9999" || shape == "9999-99" || shape == "9999-99-99"
    }
}
