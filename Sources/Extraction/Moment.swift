// SPDX-License-Identifier: Apache-2.0
// Date-times as file headers write them: ISO 8601 in its many spellings, with and without a zone.

import Identifiers
import Metadata

/// A day with perhaps a time and perhaps a zone, as a file states it.
struct Moment: Hashable, Sendable {
    let day: Day
    /// `14:28:20` or `14:28:20.25`; nil when only a day is given.
    var time: String?
    /// `Z`, `-06:00`; nil when the file names none, and then the time is local to an unknown place.
    var zone: String?

    init(day: Day, time: String? = nil, zone: String? = nil) {
        self.day = day
        self.time = time
        self.zone = zone
    }

    /// Reads `2011-10-23T14:28:20-06:00`, `2001-02-07T08:54:21-0600`, `2009-09-13 20:55:37`, `2023-05-23 15:47:13 -0700`,
    /// `20171025T205622Z`, `2017-10-25`; nil for anything else and for days that do not exist.
    init?(_ text: String) {
        let pattern =
            /^\s*([0-9]{4})[-\/]?([0-9]{2})[-\/]?([0-9]{2})(?:[T\s]\s*([0-9]{2}):?([0-9]{2})(?::?([0-9]{2})([.,][0-9]{1,9})?)?\s*(Z|z|UTC|GMT|[+\-][0-9]{2}(?::?[0-9]{2})?)?)?\s*$/
        guard text.utf8.count < 80, let match = text.wholeMatch(of: pattern),
            let year = Int(match.output.1), let month = Int(match.output.2), let number = Int(match.output.3),
            year > 0, let day = Day(year: year, month: month, day: number)
        else { return nil }
        self.day = day
        guard let hour = match.output.4, let minute = match.output.5 else { return }
        guard let hours = Int(hour), hours < 24, let minutes = Int(minute), minutes < 60 else { return nil }
        let second = match.output.6 ?? "00"
        let fraction = match.output.7.map { "." + $0.dropFirst() } ?? ""
        guard let seconds = Int(second), seconds <= 60 else { return nil }
        time = "\(hour):\(minute):\(second)\(fraction)"
        zone = match.output.8.flatMap { Self.zone(String($0)) }
    }

    private static func zone(_ text: String) -> String? {
        if ["Z", "z", "UTC", "GMT"].contains(text) { return "Z" }
        let digits = text.dropFirst().filter { $0 != ":" }
        let (hours, minutes) = (digits.prefix(2), digits.dropFirst(2))
        return "\(text.prefix(1))\(hours):\(minutes.isEmpty ? "00" : String(minutes))"
    }

    /// ISO 8601, as exact as the file is.
    var iso: String { "\(day)" + (time.map { "T\($0)" } ?? "") + (zone ?? "") }

    /// The date entry of a span of time, its exact limits in the description. Days are those of the file's own zone.
    static func dateEntry(from start: Moment, to end: Moment?, type: String) -> DateEntry {
        let isInterval = end.map { start.day < $0.day } ?? false
        let date = isInterval ? "\(start.day)/\(end?.day ?? start.day)" : "\(start.day)"
        guard start.time != nil || end?.time != nil else { return DateEntry(date, type: type) }
        var description = start.iso + (end.map { " to \($0.iso)" } ?? "")
        if start.time != nil, start.zone == nil { description += " (time zone not stated)" }
        return DateEntry(date, type: type, description: description)
    }
}
