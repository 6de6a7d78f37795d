// SPDX-License-Identifier: Apache-2.0
// The SQL of sitemaps.

import Accounts
import Database

extension Reading {
    func highestRecordRow() throws -> Int { try value("SELECT coalesce(max(n), 0) FROM records") ?? 0 }

    func publicRecordIDs(rows range: ClosedRange<Int>, on day: String) throws -> [SitemapEntry] {
        try rows(
            """
            SELECT r.id, r.updated FROM records r
            WHERE r.n BETWEEN \(range.lowerBound) AND \(range.upperBound) AND r.state = 'published'
                AND r.is_latest = 1 AND \(Permission.see.condition(for: .anonymous, on: day)) ORDER BY r.n
            """
        ).map { SitemapEntry(id: try $0.get("id"), updated: try $0.get("updated")) }
    }
}
