// SPDX-License-Identifier: Apache-2.0
// Records in the order of their change, for harvesters: what everybody may see, page after page.

import Accounts
import Database

/// A part of the public records that can be harvested by itself.
package enum HarvestSet: Sendable, Hashable {
    case anyType
    /// Id of a resource type.
    case type(String)
    case anyPlan
    /// Id of a plan.
    case plan(String)
}

/// Which public records, and where to go on.
package struct HarvestQuery: Sendable, Hashable {
    /// ISO 8601 date-times in UTC, inclusive.
    package var from: String?
    package var until: String?
    package var set: HarvestSet?
    /// Time and id of the last record of the page before.
    package var after: (updated: String, id: String)? {
        get { last.map { ($0.updated, $0.id) } }
        set { last = newValue.map { Last(updated: $0.updated, id: $0.id) } }
    }
    private var last: Last?

    private struct Last: Sendable, Hashable {
        let updated: String
        let id: String
    }

    package init(
        from: String? = nil, until: String? = nil, set: HarvestSet? = nil,
        after: (updated: String, id: String)? = nil
    ) {
        self.from = from
        self.until = until
        self.set = set
        self.after = after
    }
}

extension Librarian {
    /// The next public records by time of change. Harvesters are guests, whoever they are.
    package func harvest(_ query: HarvestQuery, limit: Int) async throws -> [Record] {
        let day = clock.day
        return try await read { try $0.harvest(query, on: day, limit: limit) }
    }

    /// The types and plans that public records have; plans with their titles where everybody may see them.
    package func harvestSets() async throws -> [(set: HarvestSet, title: String?)] {
        let day = clock.day
        return try await read { reading in
            try reading.harvestedTypes(on: day).map { (HarvestSet.type($0), nil) }
                + reading.harvestedPlans(on: day).map { (HarvestSet.plan($0.id), $0.title) }
        }
    }

    /// When the oldest public record was changed last; nil when there is none.
    package func earliestHarvest() async throws -> String? {
        let day = clock.day
        return try await read { try $0.earliestHarvest(on: day) }
    }
}
