// SPDX-License-Identifier: Apache-2.0
// The planner: versions instead of second plans, who may, and what is found again.

import Accounts
import Database
import Foundation
import Metadata
import TestKit
import Testing

@testable import Plans

@Suite final class Planning {
    private let folder: URL
    private let store: Store
    private let planner: Planner
    private let administrator: Viewer
    private let depositor: Viewer
    private let other: Viewer

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("plans-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = try Store(path: folder.appendingPathComponent("catalogue.sqlite").path)
        let clock = Clock.fixed("2026-11-21T10:00:00Z")
        planner = Planner(store: store, clock: clock)
        var ids: [Int64] = []
        for (index, role) in ["administrator", "depositor", "depositor"].enumerated() {
            ids.append(
                try await store.write { writing in
                    try writing.insert(
                        "INSERT INTO accounts (email, role, created) VALUES (\("a\(index)@example.org"), \(role), '2026-01-01')"
                    )
                })
        }
        administrator = Viewer(account: ids[0], role: .administrator, name: "admin")
        depositor = Viewer(account: ids[1], role: .depositor, name: "depositor")
        other = Viewer(account: ids[2], role: .depositor, name: "other")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func data(_ text: String) -> Data { Data(text.utf8) }

    @Test func importsClaraOnceHoweverOftenItComes() async throws {
        let bytes = try Data(contentsOf: Fixtures.claraFile)
        let first = try await planner.importPlan(bytes, fileName: "plan.yaml", by: depositor)
        #expect(first.outcome == .new)
        #expect(first.version == 1)
        #expect(first.findings.allSatisfy { $0.severity != .error })
        let again = try await planner.importPlan(bytes, fileName: "plan.yaml", by: depositor)
        #expect(again.outcome == .unchanged)
        #expect(again.id == first.id)
        let changed = String(decoding: bytes, as: UTF8.self).replacing(
            "version: FINAL\n", with: "version: M30\n")
        let third = try await planner.importPlan(data(changed), fileName: "plan.yaml", by: depositor)
        #expect(third.outcome == .newVersion)
        #expect(third.id == first.id)
        #expect(third.version == 2)
        #expect(try await planner.plans(for: .anonymous).map(\.id) == [first.id])
        #expect(try await planner.versions(of: first.id, for: .anonymous).map(\.n) == [2, 1])
        #expect(try await planner.plan(first.id, version: 1, for: .anonymous).plan.version == "FINAL")
        #expect(try await planner.plan(first.id, for: .anonymous).plan.version == "M30")
        #expect(try await planner.plan(named: "CLARA", for: .anonymous).id == first.id)
        #expect(
            try await planner.dataset("CLRP1-01", ofPlan: first.id, for: .anonymous).1.title
                == "MD Simulation Data")
        let entries = try await store.read { try $0.auditEntries(on: "plan:\(first.id)") }
        #expect(entries.map(\.action) == ["plan.import", "plan.import"])
    }

    @Test func recognisesItsOwnExports() async throws {
        let first = try await planner.importPlan(
            Data(contentsOf: Fixtures.claraFile), fileName: "p.yaml", by: depositor)
        let export = try await planner.maDMP(of: first.id, for: .anonymous)
        #expect(export.json.contains("urn:fairway:plan:\(first.id)"))
        let again = try await planner.importPlan(data(export.json), fileName: "p.json", by: depositor)
        #expect(again.outcome == .unchanged)
        #expect(again.id == first.id)
    }

    @Test func recognisesAPlanByItsIdentifierWhateverItsTitle() async throws {
        let text = { (title: String, doi: String) in
            "title: \(title)\nidentifier: {identifier: \"\(doi)\", type: doi}\ndatasets: []"
        }
        let first = try await planner.importPlan(data(text("One", "10.1/X")), fileName: "a", by: depositor)
        let second = try await planner.importPlan(
            data(text("Two", "https://doi.org/10.1/x")), fileName: "b", by: depositor)
        #expect(second.id == first.id)
        #expect(second.outcome == .newVersion)
        let third = try await planner.importPlan(
            data("title: Two\ndatasets: []"), fileName: "c", by: depositor)
        #expect(third.id != first.id)
    }

    @Test func letsOnlyThoseImportWhoMay() async throws {
        let bytes = data("title: Mine\ndatasets: []")
        await #expect(throws: AccountError.signInRequired) {
            try await planner.importPlan(bytes, fileName: "p", by: .anonymous)
        }
        await #expect(throws: AccountError.notPermitted(action: "import plans", needs: .depositor)) {
            try await planner.importPlan(
                bytes, fileName: "p", by: Viewer(account: 2, role: .reader, name: "r"))
        }
        let first = try await planner.importPlan(bytes, fileName: "p", by: depositor)
        await #expect(throws: AccountError.self) {
            try await planner.importPlan(
                data("title: Mine\nversion: '2'\ndatasets: []"), fileName: "p", by: other)
        }
        let second = try await planner.importPlan(
            data("title: Mine\nversion: '2'\ndatasets: []"), fileName: "p", by: administrator)
        #expect(second.id == first.id)
    }

    @Test func showsRestrictedPlansToTheirOwnerAndCurators() async throws {
        let made = try await planner.importPlan(
            data("title: Secret\nvisibility: restricted\ndatasets: []"), fileName: "p", by: depositor)
        #expect(try await planner.plan(made.id, for: depositor).entry.visibility == .restricted)
        #expect(try await planner.plan(made.id, for: administrator).plan.title == "Secret")
        for viewer in [Viewer.anonymous, other] {
            await #expect(throws: PlanError.unknownPlan(made.id)) {
                try await planner.plan(made.id, for: viewer)
            }
            await #expect(throws: PlanError.unknownPlan(made.id)) {
                try await planner.versions(of: made.id, for: viewer)
            }
            #expect(try await planner.plans(for: viewer).isEmpty)
        }
    }

    @Test func keepsNothingOfABadFile() async throws {
        await #expect {
            try await planner.importPlan(
                data("title: T\ndatasets: [{key: A}]"), fileName: "bad.yaml", by: depositor)
        } throws: { error in
            guard case .invalid("bad.yaml", let findings)? = error as? PlanError else { return false }
            return findings.map(\.id) == ["missing-key"]
        }
        await #expect(throws: PlanError.unreadable(file: "x", .empty)) {
            try await planner.importPlan(Data(), fileName: "x", by: depositor)
        }
        #expect(try await planner.plans(for: administrator).isEmpty)
    }

    private struct Facts: RecordFacts {
        func records(ofPlan id: String, for viewer: Viewer) async throws -> [PlannedRecord] {
            [
                PlannedRecord(
                    id: "r", title: "R", dataset: "CLRP1-01", stage: .published,
                    facts: DepositFacts(access: Access(), bytes: 5, fileCount: 1, published: "2026-01-01"))
            ]
        }
    }

    @Test func tellsTheStatusFromFacts() async throws {
        let made = try await planner.importPlan(
            Data(contentsOf: Fixtures.claraFile), fileName: "p", by: depositor)
        let status = try await planner.status(of: made.id, from: Facts(), for: .anonymous)
        #expect(status.day == "2026-11-21")
        #expect(status.datasets.first?.status == .open)
        #expect(status.datasets.first?.obligations.first { $0.kind == .embargo }?.state == .broken)
    }
}
