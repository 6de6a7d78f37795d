// SPDX-License-Identifier: Apache-2.0
// The SQL of plans and their versions.

import Accounts
import Database

/// A plan in a list: what the table knows without opening the document.
package struct PlanEntry: Sendable, Hashable {
    package let id: String
    package let title: String
    package let visibility: Plan.Visibility
    package let ownerID: Int64?
    /// Number of the current version, from 1.
    package let version: Int
    /// When it was imported first, ISO 8601 in UTC.
    package let created: String
    /// When its current version was imported.
    package let updated: String
}

/// One imported version of a plan.
package struct PlanVersion: Sendable, Hashable {
    package let plan: String
    /// From 1.
    package let n: Int
    package let imported: String
    /// Name of the account that imported it.
    package let importedBy: String
    package let sourceName: String
    package let sourceFormat: PlanFormat
}

/// A version of a plan with its content.
package struct StoredPlan: Sendable, Hashable {
    package let entry: PlanEntry
    package let version: PlanVersion
    package let plan: Plan

    package var id: String { entry.id }
}

extension Reading {
    /// The plans that a viewer may see, by title.
    package func plans(for viewer: Viewer, limit: Int = 1000) throws -> [PlanEntry] {
        try rows(
            """
            SELECT p.id, p.title, p.visibility, p.owner_id, p.current, p.created, p.updated FROM plans p
            WHERE \(Permission.seesPlan(viewer)) ORDER BY p.title, p.id LIMIT \(limit)
            """
        ).map(PlanEntry.init)
    }

    /// A plan that a viewer may see; `version` nil for the current one. Nil where there is none.
    package func plan(_ id: String, version: Int? = nil, for viewer: Viewer) throws -> StoredPlan? {
        try plan(id, version: version, where: Permission.seesPlan(viewer), decoded: nil)
    }

    /// The same, decoding only versions that were not decoded lately.
    func plan(_ id: String, version: Int?, for viewer: Viewer, decoded: DecodedPlans) throws -> StoredPlan? {
        try plan(id, version: version, where: Permission.seesPlan(viewer), decoded: decoded)
    }

    /// A plan for a rule that applies whoever asks: the obligations of a record.
    package func plan(_ id: String, version: Int? = nil) throws -> StoredPlan? {
        try plan(id, version: version, where: "1 = 1", decoded: nil)
    }

    private func plan(_ id: String, version: Int?, where condition: SQL, decoded: DecodedPlans?) throws
        -> StoredPlan?
    {
        guard
            let row = try first(
                """
                SELECT p.id, p.title, p.visibility, p.owner_id, p.current, p.created, p.updated,
                    v.plan_id, v.n, v.imported, v.imported_by, v.source_name, v.source_format
                FROM plans p JOIN plan_versions v ON v.plan_id = p.id AND v.n = coalesce(\(version), p.current)
                WHERE p.id = \(id) AND \(condition)
                """)
        else { return nil }
        let number: Int = try row.get("n")
        let decode = { try Plan(stored: try planDocument(of: id, version: number) ?? "") }
        let plan = try decoded?.plan(id, version: number, decode: decode) ?? decode()
        return StoredPlan(entry: try PlanEntry(row), version: try PlanVersion(row), plan: plan)
    }

    /// The versions of a plan, newest first.
    package func planVersions(of id: String) throws -> [PlanVersion] {
        try rows(
            """
            SELECT plan_id, n, imported, imported_by, source_name, source_format FROM plan_versions
            WHERE plan_id = \(id) ORDER BY n DESC
            """
        ).map(PlanVersion.init)
    }

    /// The plan that one of the keys names, tried in their order.
    func planEntry(keys: [String]) throws -> PlanEntry? {
        for key in keys {
            if let row = try first(
                "SELECT id, title, visibility, owner_id, current, created, updated FROM plans WHERE key = \(key)"
            ) {
                return try PlanEntry(row)
            }
        }
        return nil
    }

    func planEntry(id: String) throws -> PlanEntry? {
        try first(
            "SELECT id, title, visibility, owner_id, current, created, updated FROM plans WHERE id = \(id)"
        )
        .map(PlanEntry.init)
    }

    func planDocument(of id: String, version: Int) throws -> String? {
        try value("SELECT document FROM plan_versions WHERE plan_id = \(id) AND n = \(version)")
    }
}

extension Writing {
    func insertPlan(_ entry: PlanEntry, key: String) throws {
        try execute(
            """
            INSERT INTO plans (id, key, title, visibility, owner_id, current, created, updated)
            VALUES (\(entry.id), \(key), \(entry.title), \(entry.visibility.rawValue), \(entry.ownerID),
                \(entry.version), \(entry.created), \(entry.updated))
            """)
    }

    func updatePlan(_ entry: PlanEntry, key: String) throws {
        try execute(
            """
            UPDATE plans SET key = \(key), title = \(entry.title), visibility = \(entry.visibility.rawValue),
                current = \(entry.version), updated = \(entry.updated) WHERE id = \(entry.id)
            """)
    }

    func insertPlanVersion(_ version: PlanVersion, digest: String, document: String) throws {
        try execute(
            """
            INSERT INTO plan_versions
                (plan_id, n, imported, imported_by, source_name, source_format, digest, document)
            VALUES (\(version.plan), \(version.n), \(version.imported), \(version.importedBy),
                \(version.sourceName), \(version.sourceFormat.rawValue), \(digest), \(document))
            """)
    }
}

extension PlanEntry {
    init(_ row: Row) throws {
        id = try row.get("id")
        title = try row.get("title")
        let visibility: String = try row.get("visibility")
        self.visibility = Plan.Visibility(rawValue: visibility) ?? .restricted
        ownerID = row.optional("owner_id")
        version = try row.get("current")
        created = try row.get("created")
        updated = try row.get("updated")
    }
}

extension PlanVersion {
    init(_ row: Row) throws {
        plan = try row.get("plan_id")
        n = try row.get("n")
        imported = try row.get("imported")
        importedBy = try row.get("imported_by")
        sourceName = try row.get("source_name")
        let format: String = try row.get("source_format")
        sourceFormat = PlanFormat(rawValue: format) ?? .planFile
    }
}
