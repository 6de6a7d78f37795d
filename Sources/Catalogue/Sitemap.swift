// SPDX-License-Identifier: Apache-2.0
// The addresses of public records for crawlers, in portions that never move.

import Accounts
import Database

/// A record in a sitemap.
package struct SitemapEntry: Sendable, Hashable {
    package let id: String
    /// ISO 8601 date-time, UTC.
    package let updated: String
}

extension Librarian {
    /// Most entries of one file (sitemaps.org).
    package static let sitemapSize = 50_000

    /// How many portions there are; at least one.
    package func sitemapPortions() async throws -> Int {
        let rows = try await read { try $0.highestRecordRow() }
        return max(1, (rows + Self.sitemapSize - 1) / Self.sitemapSize)
    }

    /// The newest public versions of one portion, which is a range of rows: a new record changes the last one only.
    package func sitemap(portion: Int) async throws -> [SitemapEntry] {
        let day = clock.day
        let (first, overflow) = portion.multipliedReportingOverflow(by: Self.sitemapSize)
        guard portion >= 0, !overflow, first < Int.max - Self.sitemapSize else { return [] }
        return try await read { reading in
            try reading.publicRecordIDs(rows: first + 1...first + Self.sitemapSize, on: day)
        }
    }
}
