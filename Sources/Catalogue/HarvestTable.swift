// SPDX-License-Identifier: Apache-2.0
// The SQL of harvesting.

import Accounts
import Database

extension Reading {
    func harvest(_ query: HarvestQuery, on day: String, limit: Int) throws -> [Record] {
        var conditions = Self.harvested(on: day)
        if let after = query.after {
            conditions.append("(r.updated, r.id) > (\(after.updated), \(after.id))")
        }
        if let from = query.from { conditions.append("r.updated >= \(from)") }
        if let until = query.until { conditions.append("r.updated <= \(until)") }
        switch query.set {
        case .anyType: conditions.append("r.resource_type IS NOT NULL")
        case .type(let type): conditions.append("r.resource_type = \(type)")
        case .anyPlan: conditions.append("r.plan_id IS NOT NULL")
        case .plan(let plan): conditions.append("r.plan_id = \(plan)")
        case nil: break
        }
        return try rows(
            """
            SELECT \(RecordTable.columns) FROM records r
            WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY r.updated, r.id LIMIT \(limit)
            """
        ).map(RecordTable.record)
    }

    func harvestedTypes(on day: String) throws -> [String] {
        try rows(
            """
            SELECT DISTINCT r.resource_type AS type FROM records r
            WHERE \(SQL.joined(Self.harvested(on: day), by: " AND ")) AND r.resource_type IS NOT NULL ORDER BY 1
            """
        ).map { try $0.get("type") }
    }

    func harvestedPlans(on day: String) throws -> [(id: String, title: String?)] {
        try rows(
            """
            SELECT r.plan_id AS id,
                (SELECT p.title FROM plans p WHERE p.id = r.plan_id AND \(Permission.seesPlan(.anonymous))) AS title
            FROM records r
            WHERE \(SQL.joined(Self.harvested(on: day), by: " AND ")) AND r.plan_id IS NOT NULL
            GROUP BY r.plan_id ORDER BY 1
            """
        ).map { (try $0.get("id"), $0.optional("title")) }
    }

    func earliestHarvest(on day: String) throws -> String? {
        try value(
            """
            SELECT r.updated FROM records r WHERE \(SQL.joined(Self.harvested(on: day), by: " AND "))
            ORDER BY r.updated LIMIT 1
            """)
    }

    private static func harvested(on day: String) -> [SQL] {
        ["r.state = 'published'", Permission.see.condition(for: .anonymous, on: day)]
    }
}
