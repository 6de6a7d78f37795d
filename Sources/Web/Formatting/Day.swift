// SPDX-License-Identifier: Apache-2.0
// Dates on pages: ISO in the attribute, readable in the text.

/// A date of a record or plan, from its ISO 8601 or EDTF text.
struct Day: PageModel, Hashable {
    /// As the data have it: `2028-12-31`, `2028-12`, `2028`, `2028-01-01/2028-06-30` or `2026-05-14T10:22:00Z`.
    let iso: String

    init(_ iso: String) { self.iso = iso }

    /// `31 December 2028`, `December 2028`, `1 January 2028 to 30 June 2028`, `14 May 2026, 10:22 UTC`. What is no such
    /// date is shown as it is.
    var text: String {
        let ends = iso.split(separator: "/", omittingEmptySubsequences: false)
        if ends.count == 2 {
            switch (ends[0].isEmpty || ends[0] == "..", ends[1].isEmpty || ends[1] == "..") {
            case (false, false): return "\(Day.readable(ends[0])) to \(Day.readable(ends[1]))"
            case (false, true): return "since \(Day.readable(ends[0]))"
            case (true, false): return "until \(Day.readable(ends[1]))"
            case (true, true): return iso
            }
        }
        return Day.readable(iso[...])
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]

    private static func readable(_ text: Substring) -> String {
        let halves = text.split(separator: "T", maxSplits: 1)
        guard let date = halves.first else { return String(text) }
        let parts = date.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 3, parts[0].utf8.count == 4, parts.allSatisfy({ Int($0) != nil }) else {
            return String(text)
        }
        if parts.count == 1 { return String(parts[0]) }
        guard let month = Int(parts[1]), months.indices.contains(month - 1) else { return String(text) }
        let monthAndYear = "\(months[month - 1]) \(parts[0])"
        if parts.count == 2 { return monthAndYear }
        guard let day = Int(parts[2]), (1...31).contains(day) else { return String(text) }
        let whole = "\(day) \(monthAndYear)"
        guard halves.count == 2, let time = clock(halves[1]) else { return whole }
        return "\(whole), \(time)"
    }

    /// `10:22 UTC` or `10:22 +02:00` of `10:22:31.5Z` or `10:22:31+02:00`.
    private static func clock(_ time: Substring) -> String? {
        guard time.utf8.count >= 5 else { return nil }
        let minute = time.prefix(5)
        guard minute.utf8.dropFirst(2).first == UInt8(ascii: ":") else { return nil }
        if time.hasSuffix("Z") { return "\(minute) UTC" }
        if let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            return "\(minute) \(time[sign...])"
        }
        return String(minute)
    }
}

// What templates ask for, by name.

extension Day {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "iso": iso.part
        case "text": text.part
        default: nil
        }
    }
}
