// SPDX-License-Identifier: Apache-2.0
// What time it is, handed in so that tests can say so.

import Foundation

/// The current time in the forms the catalogue keeps: all of them ISO 8601 in UTC, so that text order is time order.
package struct Clock: Sendable {
    private let now: @Sendable () -> Date

    package init(now: @escaping @Sendable () -> Date = { Date() }) { self.now = now }

    /// A clock that always shows the same time.
    package static func fixed(_ timestamp: String) -> Clock {
        let date = (try? Date(timestamp, strategy: .iso8601)) ?? Date(timeIntervalSince1970: 0)
        return Clock(now: { date })
    }

    package var date: Date { now() }

    /// `2026-11-21T10:15:30Z`.
    package var timestamp: String { Self.timestamp(now()) }

    /// `2026-11-21`, the day on which embargoes are judged.
    package var day: String { String(timestamp.prefix(10)) }

    package func timestamp(afterSeconds seconds: Double) -> String {
        Self.timestamp(now().addingTimeInterval(seconds))
    }

    package static func timestamp(_ date: Date) -> String { date.formatted(.iso8601) }
}
