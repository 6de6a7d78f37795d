// SPDX-License-Identifier: Apache-2.0
// The role that takes plans in, keeps their versions and tells how they stand.

import Accounts
import Database
import Foundation
import Identifiers
import Metadata

/// Imports, finds and exports plans.
package struct Planner: Sendable {
    private let store: Store
    private let clock: Clock
    private let decoded = DecodedPlans()

    package init(store: Store, clock: Clock) {
        self.store = store
        self.clock = clock
    }

    // MARK: Taking in

    /// Reads a plan without keeping it: the plan and everything that was found in it, with the rules of ``Plan/check()``.
    ///
    /// - Throws: ``PlanError/unreadable(file:_:)``.
    package static func inspect(_ bytes: Data, fileName: String) throws(PlanError) -> PlanDocument {
        do throws(DocumentError) {
            var document = try PlanDocument.read(bytes)
            document.findings += document.plan.check()
            return document
        } catch {
            throw .unreadable(file: fileName, error)
        }
    }

    /// Imports a plan. One that is there already, by its identifier or else by its title, gets a new version; when
    /// nothing in it has changed, nothing is written.
    ///
    /// - Throws: ``PlanError``; `AccountError` when the viewer may not deposit, or the plan is somebody else's.
    package func importPlan(_ bytes: Data, fileName: String, by viewer: Viewer) async throws -> PlanImport {
        try viewer.require(.depositor, for: "import plans")
        let document = try Self.inspect(bytes, fileName: fileName)
        let errors = document.findings.filter { $0.severity == .error }
        guard errors.isEmpty else { throw PlanError.invalid(file: fileName, errors) }
        let plan = document.plan
        let json = plan.stored
        let now = clock.timestamp
        return try await store.write { writing in
            let existing = try Self.existing(plan, in: writing.reading)
            if let existing,
                try writing.reading.planDocument(of: existing.id, version: existing.version) == json,
                plan.visibility == nil || plan.visibility == existing.visibility
            {
                return PlanImport(
                    id: existing.id, version: existing.version, outcome: .unchanged, title: plan.title,
                    findings: document.findings)
            }
            let entry = try Self.entry(
                for: plan, existing: existing, by: viewer, at: now, in: writing.reading)
            let key = Self.keys(of: plan)[0]
            if existing == nil {
                try writing.insertPlan(entry, key: key)
            } else {
                try writing.updatePlan(entry, key: key)
            }
            let version = PlanVersion(
                plan: entry.id, n: entry.version, imported: now, importedBy: viewer.name,
                sourceName: fileName,
                sourceFormat: document.format)
            try writing.insertPlanVersion(version, digest: Self.digest(json), document: json)
            try writing.audit(
                "plan.import", on: "plan:\(entry.id)", by: viewer, at: now,
                ["version": String(entry.version), "file": fileName])
            return PlanImport(
                id: entry.id, version: entry.version, outcome: existing == nil ? .new : .newVersion,
                title: plan.title, findings: document.findings)
        }
    }

    /// The names under which a plan is found again: its identifier, else acronym and title.
    static func keys(of plan: Plan) -> [String] {
        let words = [plan.project?.acronym, plan.title].compactMap(\.self).joined(separator: " ")
        let title = "title:" + words.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let identifier = plan.identifier?.identifier.lowercased() else { return [title] }
        var name = identifier
        for prefix in ["https://", "http://", "dx.doi.org/", "doi.org/", "hdl.handle.net/", "doi:"]
        where name.hasPrefix(prefix) {
            name.removeFirst(prefix.count)
        }
        return ["id:" + name, title]
    }

    private static func existing(_ plan: Plan, in reading: Reading) throws -> PlanEntry? {
        // An export whose extension other software has dropped carries Fairway's own id.
        let prefix = "urn:fairway:plan:"
        if let identifier = plan.identifier?.identifier, identifier.hasPrefix(prefix),
            let entry = try reading.planEntry(id: String(identifier.dropFirst(prefix.count)))
        {
            return entry
        }
        return try reading.planEntry(keys: keys(of: plan))
    }

    private static func entry(
        for plan: Plan, existing: PlanEntry?, by viewer: Viewer, at now: String, in reading: Reading
    ) throws -> PlanEntry {
        guard let existing else {
            var generator = SystemRandomNumberGenerator()
            var id = RecordID.random(using: &generator).description
            while try reading.planEntry(id: id) != nil { id = RecordID.random(using: &generator).description }
            return PlanEntry(
                id: id, title: plan.title, visibility: plan.visibility ?? .public, ownerID: viewer.account,
                version: 1, created: now, updated: now)
        }
        guard viewer.role >= .curator || existing.ownerID == viewer.account else {
            throw AccountError.notPermitted(
                action: "make a new version of the plan “\(existing.title)”", needs: .curator)
        }
        return PlanEntry(
            id: existing.id, title: plan.title, visibility: plan.visibility ?? existing.visibility,
            ownerID: existing.ownerID, version: existing.version + 1, created: existing.created, updated: now)
    }

    /// FNV-1a, 64 bits: tells versions apart at a glance, promises nothing about security.
    private static func digest(_ text: String) -> String {
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }

    // MARK: Finding

    package func plans(for viewer: Viewer) async throws -> [PlanEntry] {
        try await store.read { try $0.plans(for: viewer) }
    }

    /// - Parameter version: nil for the current one.
    /// - Throws: ``PlanError/unknownPlan(_:)`` also when the viewer may not know of it.
    package func plan(_ id: String, version: Int? = nil, for viewer: Viewer) async throws -> StoredPlan {
        guard
            let plan = try await store.read({
                try $0.plan(id, version: version, for: viewer, decoded: decoded)
            })
        else {
            if let version, try await store.read({ try $0.plan(id, for: viewer) }) != nil {
                throw PlanError.unknownVersion(plan: id, version: version)
            }
            throw PlanError.unknownPlan(id)
        }
        return plan
    }

    /// The plan that a person means: by its id, or by its title or acronym where that is one plan only.
    package func plan(named name: String, for viewer: Viewer) async throws -> StoredPlan {
        if let id = try? RecordID(name),
            let plan = try await store.read({ try $0.plan(id.description, for: viewer) })
        {
            return plan
        }
        let wanted = name.lowercased()
        let matches = try await plans(for: viewer).filter {
            $0.title.lowercased() == wanted || $0.title.lowercased().hasPrefix(wanted + " ")
        }
        guard let match = matches.first, matches.count == 1 else { throw PlanError.unknownPlan(name) }
        return try await plan(match.id, for: viewer)
    }

    /// The versions of a plan, newest first.
    package func versions(of id: String, for viewer: Viewer) async throws -> [PlanVersion] {
        let versions = try await store.read { reading in
            try reading.plan(id, for: viewer) == nil ? [] : reading.planVersions(of: id)
        }
        guard !versions.isEmpty else { throw PlanError.unknownPlan(id) }
        return versions
    }

    /// A planned dataset with its plan.
    ///
    /// - Throws: ``PlanError/unknownDataset(plan:dataset:known:)``.
    package func dataset(_ key: String, ofPlan id: String, for viewer: Viewer) async throws -> (
        StoredPlan, PlannedDataset
    ) {
        let stored = try await plan(id, for: viewer)
        guard let dataset = stored.plan.dataset(key) else {
            throw PlanError.unknownDataset(plan: id, dataset: key, known: stored.plan.datasets.map(\.key))
        }
        return (stored, dataset)
    }

    // MARK: Telling

    /// How a plan stands today, from what its drafts and records really are.
    package func status(of id: String, from facts: any RecordFacts, for viewer: Viewer) async throws
        -> PlanStatus
    {
        let stored = try await plan(id, for: viewer)
        let records = try await facts.records(ofPlan: id, for: viewer)
        return PlanStatus(of: stored.plan, records: records, on: clock.day)
    }

    /// A plan as maDMP 1.2 JSON, with a finding for every placeholder in it.
    package func maDMP(of id: String, version: Int? = nil, for viewer: Viewer) async throws -> (
        json: String, findings: [Finding]
    ) {
        let stored = try await plan(id, version: version, for: viewer)
        return stored.plan.maDMP(planID: stored.id)
    }
}

/// What an import did.
package struct PlanImport: Sendable, Hashable {
    package enum Outcome: String, Sendable { case new, newVersion, unchanged }

    package let id: String
    package let version: Int
    package let outcome: Outcome
    package let title: String
    /// From reading the file and from the rules; never an error, those refuse the import.
    package let findings: [Finding]
}

/// Why a plan cannot be imported or found.
package enum PlanError: Error, Hashable, Sendable {
    case unreadable(file: String, DocumentError)
    /// Values could not be read; nothing was imported.
    case invalid(file: String, [Finding])
    case unknownPlan(String)
    case unknownVersion(plan: String, version: Int)
    case unknownDataset(plan: String, dataset: String, known: [String])
}

/// What is known about the drafts and records that fulfil a plan; the catalogue answers it.
package protocol RecordFacts: Sendable {
    /// Drafts and latest published versions, as far as the viewer may see them.
    func records(ofPlan id: String, for viewer: Viewer) async throws -> [PlannedRecord]
}
