// SPDX-License-Identifier: Apache-2.0
// Publishing: visible at once and only then, or refused with the reasons and unchanged.

import Accounts
import Catalogue
import Database
import Deposits
import Foundation
import Metadata
import Plans
import Preservation
import TestKit
import Testing

@testable import Publication

@Suite struct Publishing {
    @Test func makesARecordVisibleAtOnceAndOnlyThen() async throws {
        try await Archive.with { archive in
            let draft = try await archive.deposit(["a.txt": "one", "sub/b.txt": "two", "empty": ""]).record
            await #expect(throws: CatalogueError.unknownRecord(draft.id)) {
                try await archive.librarian.record(draft.id, for: .anonymous)
            }
            #expect(try await archive.librarian.search(SearchQuery(), for: .anonymous).total == 0)
            let record = try await archive.curator.publish(draft.id, by: archive.ada)
            #expect(record.state == .published && record.isLatest)
            #expect(record.document.published == "2026-06-15T12:00:00Z")
            #expect(record.document.metadata.publicationDate == "2026-06-15")
            #expect(record.document.pids.map(\.scheme) == ["ark", "oai"])
            #expect(record.document.pids.allSatisfy { !$0.isRegistered })
            #expect(record.document.revision > draft.document.revision)
            let seen = try await archive.librarian.overview(of: draft.id, for: .anonymous)
            #expect(seen.files.map(\.key) == ["a.txt", "empty", "sub/b.txt"])
            #expect(
                try await archive.librarian.search(SearchQuery(text: "title"), for: .anonymous).total == 1)
            for pid in record.document.pids {
                let found = try await archive.librarian.record(
                    scheme: pid.scheme, identifier: pid.identifier, for: .anonymous)
                #expect(found.id == record.id)
            }
            try await archive.expectWhole([record.id])
            let intents = try await archive.store.read { try $0.publicationIntents() }
            #expect(intents.isEmpty)
            let left = archive.data.appendingPathComponent("staging/\(record.id)").path
            #expect(!FileManager.default.fileExists(atPath: left))
            let actions = try await archive.store.read { try $0.auditEntries(on: record.id).map(\.action) }
            #expect(actions.first == "record.publish")
        }
    }

    @Test func refusesAnIncompleteDraftAndLeavesItAsItIs() async throws {
        try await Archive.with { archive in
            try archive.write(["a.txt": "one"])
            let draft = try await archive.depositor.deposit(
                DepositRequest(sources: [archive.source]), by: archive.ada
            ).record
            let before = try await archive.state(of: draft.id)
            do {
                _ = try await archive.curator.publish(draft.id, by: archive.ada)
                Issue.record("an incomplete draft was published")
            } catch PublicationError.incomplete(let id, let findings) {
                #expect(id == draft.id)
                #expect(Set(findings.map(\.id)).isSuperset(of: ["title.missing", "resource_type.missing"]))
                #expect(findings.allSatisfy { $0.severity == .error })
            }
            let after = try await archive.state(of: draft.id)
            #expect(before == after)
            #expect(try archive.contentFiles().isEmpty)
            await #expect(throws: PublicationError.emptyReason) {
                try await archive.curator.publish(draft.id, accepting: " \n", by: archive.ada)
            }
        }
    }

    @Test func asksWhoPublishesWhat() async throws {
        try await Archive.with { archive in
            let draft = try await archive.deposit(["a.txt": "one"]).record
            let curator = try archive.curator
            await #expect(throws: CatalogueError.unknownRecord(draft.id)) {
                try await curator.publish(draft.id, by: archive.bob)
            }
            await #expect(throws: AccountError.signInRequired) {
                try await curator.publish(draft.id, by: .anonymous)
            }
            await #expect(throws: AccountError.self) {
                try await curator.publish(
                    draft.id, by: Viewer(account: archive.ada.account, role: .reader, name: "ada"))
            }
            let record = try await curator.publish(draft.id, by: archive.cleo)
            #expect(record.ownerID == archive.ada.account)
            await #expect(throws: CatalogueError.notADraft(draft.id)) {
                try await curator.publish(draft.id, by: archive.ada)
            }
            await #expect(throws: CatalogueError.notPermitted(record: draft.id, action: "publish it")) {
                try await curator.publish(draft.id, by: archive.bob)
            }
        }
    }

    @Test func waitsForNobodyWhoWorksOnTheDraft() async throws {
        try await Archive.with { archive in
            let draft = try await archive.deposit(["a.txt": "one"]).record
            let lock = try #require(
                try DraftLock(of: draft.id, in: archive.data.appendingPathComponent("staging")))
            await #expect(throws: PublicationError.inUse(record: draft.id)) {
                try await archive.curator.publish(draft.id, by: archive.ada)
            }
            lock.release()
            _ = try await archive.curator.publish(draft.id, by: archive.ada)
        }
    }

    @Test func sharesTheContentOfVersions() async throws {
        try await Archive.with { archive in
            let first = try await archive.publish(["same.txt": "same", "old.txt": "old"])
            archive.hands.move(days: 1)
            let second = try await archive.publish(["new.txt": "new", "copy.txt": "same"])
            #expect(second.id != first.id && second.parent == first.parent)
            #expect(second.document.version == 2 && second.isLatest)
            #expect(try await archive.librarian.record(first.id, for: .anonymous).isLatest == false)
            #expect(try archive.contentFiles().count == 3)
            let files = try await archive.librarian.files(of: second.id, for: .anonymous)
            #expect(files.map(\.entry.key) == ["copy.txt", "new.txt", "old.txt", "same.txt"])
            #expect(try await archive.librarian.files(of: first.id, for: .anonymous).count == 2)
            try await archive.expectWhole([first.id, second.id])
            #expect(
                try await archive.librarian.search(SearchQuery(text: "title"), for: .anonymous).total == 1)
        }
    }

    @Test func saysThatNothingIsNewOrTakesWhatChanged() async throws {
        try await Archive.with { archive in
            let first = try await archive.publish(["a.txt": "one", "b.txt": "two"])
            let request = DepositRequest(sources: [archive.source])
            await #expect(throws: DepositError.nothingNew(record: first.id)) {
                try await archive.depositor.deposit(request, by: archive.ada)
            }
            #expect(try await archive.librarian.drafts(of: archive.ada).isEmpty)
            let staging = archive.data.appendingPathComponent("staging").path
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: staging).filter { !$0.hasPrefix(".") }
                    == [])
            // Only the time of this file changes; the content is known.
            try archive.write(["a.txt": "one", "b.txt": "three", "c.txt": "new"])
            let report = try await archive.depositor.deposit(request, by: archive.ada)
            #expect(report.addedFiles == 2 && report.unchangedFiles == 1)
            #expect(report.record.parent == first.parent && report.record.document.version == 2)
            let (_, files) = try await archive.state(of: report.record.id)
            #expect(files.map { $0.path.hasPrefix("objects/") } == [true, false, false])
            let record = try await archive.curator.publish(report.record.id, by: archive.ada)
            #expect(record.document.metadata.title == "A title")
            try await archive.expectWhole([first.id, record.id])
        }
    }

    @Test func recordsWhyThePlanWasNotKept() async throws {
        try await Archive.with { archive in
            let plan = try await archive.planner.importPlan(
                Data(
                    """
                    fairway_plan: 1
                    title: Plan of tests
                    datasets:
                      - {key: D-1, title: Text, kind: dataset, formats: [HDF5], access: open, licence: CC-BY-4.0}
                    """.utf8), fileName: "plan.yaml", by: archive.ada)
            let draft = try await archive.deposit(["a.txt": "one"], plan: plan.id).record
            let before = try await archive.state(of: draft.id)
            do {
                _ = try await archive.curator.publish(draft.id, by: archive.ada)
                Issue.record("a draft that contradicts its plan was published")
            } catch PublicationError.contradictsPlan(_, let broken) {
                #expect(!broken.isEmpty && broken.allSatisfy { $0.state == .broken })
            }
            #expect(try await archive.state(of: draft.id) == before)
            let record = try await archive.curator.publish(
                draft.id, accepting: "no HDF5 yet", by: archive.ada)
            #expect(!record.document.deviations.isEmpty)
            #expect(
                record.document.deviations.allSatisfy {
                    $0.reason == "no HDF5 yet" && $0.acceptedBy == "Ada Lovelace"
                })
            let entry = try await archive.store.read { try $0.auditEntries(on: record.id).first }
            #expect(entry?.detail["deviation"] == "no HDF5 yet")
        }
    }

    @Test(.enabled(if: ExternalTool.isThere("ocfl-validate.py"), "ocfl-py not present"))
    func writesObjectsThatAnotherImplementationAccepts() async throws {
        try await Archive.with { archive in
            _ = try await archive.publish(["same.txt": "same", "sub/ä.txt": "old"])
            let second = try await archive.publish(["new.txt": "new"])
            let object = try archive.root.url(of: Sealed.objectID(parent: second.parent))
            let tool = try #require(ExternalTool.named("ocfl-validate.py"))
            let outcome = try tool.run([object.path])
            #expect(outcome.succeeded && !outcome.transcript.contains("[W"), "\(outcome.transcript)")
        }
    }
}
