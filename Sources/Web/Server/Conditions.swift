// SPDX-License-Identifier: Apache-2.0
// Conditional requests (RFC 9110, section 13): whether the client has it already.

import Foundation
import Hummingbird

/// What a response says of its version.
struct Validators: Sendable {
    /// With its quotation marks.
    let etag: String
    let modified: Date?

    /// Whether what the client has is still right, so that `304 Not Modified` is the answer.
    func isCurrent(for request: Request) -> Bool {
        if let known = request.headers[.ifNoneMatch] { return Self.list(known, contains: etag) }
        guard let header = request.headers[.ifModifiedSince], let since = HTTPDate.date(header), let modified
        else { return false }
        return modified.timeIntervalSince1970.rounded(.down) <= since.timeIntervalSince1970
    }

    /// Whether `If-Range` permits a part of the file: the client has the other parts of this version.
    func permitsRange(_ request: Request) -> Bool {
        guard let condition = request.headers[.ifRange] else { return true }
        if condition.hasPrefix("\"") { return condition == etag }
        guard let date = HTTPDate.date(condition), let modified else { return false }
        return modified.timeIntervalSince1970.rounded(.down) == date.timeIntervalSince1970
    }

    /// Whether `If-Match`, when it is there, names this version.
    func matches(_ request: Request) -> Bool {
        guard let wanted = request.headers[.ifMatch] else { return true }
        return Self.list(wanted, contains: etag)
    }

    func add(to response: inout Response) {
        response.headers[.eTag] = etag
        if let modified { response.headers[.lastModified] = HTTPDate.text(modified) }
    }

    private static func list(_ header: String, contains etag: String) -> Bool {
        header.split(separator: ",").contains { entry in
            let tag = entry.trimmingCharacters(in: .whitespaces)
            return tag == "*" || tag == etag || tag == "W/" + etag
        }
    }
}

/// Dates of HTTP headers: `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func text(_ date: Date) -> String {
        let iso = date.formatted(.iso8601)
        let parts = iso.split(whereSeparator: { "-T:Z".contains($0) }).compactMap { Int($0) }
        guard parts.count == 6, months.indices.contains(parts[1] - 1) else { return iso }
        // 1970-01-01 was a Thursday.
        let sinceEpoch = Int((date.timeIntervalSince1970 / 86_400).rounded(.down))
        let day = days[((sinceEpoch + 4) % 7 + 7) % 7]
        return
            "\(day), \(two(parts[2])) \(months[parts[1] - 1]) \(parts[0]) \(two(parts[3])):\(two(parts[4])):\(two(parts[5])) GMT"
    }

    static func date(_ text: String) -> Date? {
        let words = text.split(whereSeparator: { " ,:".contains($0) })
        guard words.count == 8, words[7] == "GMT", let month = months.firstIndex(of: String(words[2])),
            let day = Int(words[1]), let year = Int(words[3]), let hour = Int(words[4]),
            let minute = Int(words[5]), let second = Int(words[6])
        else { return nil }
        let iso = "\(year)-\(two(month + 1))-\(two(day))T\(two(hour)):\(two(minute)):\(two(second))Z"
        return try? Date(iso, strategy: .iso8601)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
