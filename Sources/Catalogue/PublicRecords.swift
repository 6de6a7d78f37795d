// SPDX-License-Identifier: Apache-2.0
// What harvesters ask: public records by time of change, and the sets that there are.

import Accounts

/// Which public records are asked for.
package struct PublicSelection: Sendable {
    /// Time of change and id of the last record of the page before.
    package var after: (updated: String, id: String)?
    /// First and last time of change, both inclusive; ISO 8601 with seconds, UTC.
    package var from: String?
    package var until: String?
    /// Resource type id.
    package var type: String?
    /// Plan id.
    package var plan: String?

    package init(after: (updated: String, id: String)? = nil, from: String? = nil, until: String? = nil) {
        self.after = after
        self.from = from
        self.until = until
    }
}

/// The resource types and plans that have public records.
package struct PublicSets: Sendable, Hashable {
    package struct Plan: Sendable, Hashable {
        package let id: String
        package let title: String
    }

    package let types: [String]
    package let plans: [Plan]
}

extension Librarian {
    /// The next page of records that everybody sees, in the order in which they changed.
    package func publicRecords(_ selection: PublicSelection, limit: Int) async throws -> [Record] {
        let day = clock.day
        return try await read { try $0.publicRecords(selection, on: day, limit: limit) }
    }

    package func publicSets() async throws -> PublicSets {
        let day = clock.day
        return try await read { try $0.publicSets(on: day) }
    }

    /// When the first of the published records was changed last.
    package func earliestChange() async throws -> String? { try await read { try $0.earliestChange() } }
}
