// SPDX-License-Identifier: Apache-2.0
// What a deposit writes into the metadata, and what a person wrote staying there.

import Accounts
import Catalogue
import Database
import Foundation
import Metadata
import Plans
import TestKit
import Testing

@testable import Deposits

@Suite struct Describing {
    private func citation(_ title: String, _ keyword: String) -> String {
        "cff-version: 1.2.0\nmessage: m\ntitle: \(title)\nkeywords: [\(keyword)]\n"
    }

    @Test func namesTheDepositorAndTheRepositoryWhereNobodyElseIsNamed() async throws {
        try await Desk.with { desk in
            let metadata = try await desk.deposit(["a.txt": "one"]).record.document.metadata
            #expect(metadata.creators.map(\.displayName) == ["Lovelace, Ada"])
            #expect(metadata.creators.first?.affiliations.map(\.name) == ["Analytical Society"])
            #expect(metadata.publisher == "Test Repository")
            #expect(metadata.title == nil)
            #expect(metadata.formats == ["text/plain"])
        }
    }

    @Test func followsASidecarThatChanged() async throws {
        try await Desk.with { desk in
            let first = try await desk.deposit(["CITATION.cff": citation("Alpha", "old"), "a.txt": "one"])
            #expect(first.record.document.metadata.title == "Alpha")
            let second = try await desk.deposit(["CITATION.cff": citation("Beta and more", "new")])
            #expect(second.record.document.metadata.title == "Beta and more")
            #expect(second.record.document.metadata.subjects.map(\.subject) == ["new"])
        }
    }

    @Test func keepsWhatAPersonTyped() async throws {
        try await Desk.with { desk in
            let first = try await desk.deposit(
                ["CITATION.cff": citation("Alpha", "brain"), "a.txt": "one"], title: "From the command line")
            #expect(first.record.document.metadata.title == "From the command line")
            var metadata = first.record.document.metadata
            metadata.title = "Typed in the form"
            metadata.description = "Words of a person"
            metadata.creators = [Creator(.person(family: "Somebody", given: "Else"))]
            metadata.subjects.append(Subject("typed"))
            _ = try await desk.librarian.save(
                metadata, access: Access(files: .restricted), of: first.record.id, seen: nil, by: desk.ada)
            let again = try await desk.deposit(["b.txt": "two", "CITATION.cff": citation("Beta", "brain")])
                .record
            #expect(again.document.metadata.title == "Typed in the form")
            #expect(again.document.metadata.description == "Words of a person")
            #expect(again.document.metadata.creators.map(\.displayName) == ["Somebody, Else"])
            #expect(Set(again.document.metadata.subjects.map(\.subject)) == ["brain", "typed"])
            #expect(again.document.access.files == .restricted)
            let typed = again.document.provenance.filter { $0.layer == .typed }
            #expect(
                Set(typed.map(\.field)).isSuperset(of: [
                    "title", "description", "creators", "subjects", "access",
                ]))
            #expect(typed.allSatisfy { $0.source == "Ada Lovelace" })
        }
    }

    @Test func takesThePlanAndItsAccess() async throws {
        try await Desk.with { desk in
            let plan = try await desk.planner.importPlan(
                Data(
                    """
                    fairway_plan: 1
                    title: Plan of tests
                    keywords: [planned]
                    datasets:
                      - key: D-1
                        title: Planned title
                        kind: dataset
                        access: open
                        embargo: {event: paper publication, latest: 2029-06-30}
                        licence: CC-BY-4.0
                    """.utf8), fileName: "plan.yaml", by: desk.ada)
            try desk.write(["a.txt": "one"])
            let request = DepositRequest(sources: [desk.source], plan: plan.id)
            let report = try await desk.depositor.deposit(request, by: desk.ada)
            let document = report.record.document
            #expect(document.plan?.dataset == "D-1")
            #expect(document.metadata.title == "Planned title")
            #expect(document.metadata.rights.compactMap { $0.id?.lowercased() } == ["cc-by-4.0"])
            #expect(document.access.files == .restricted && document.access.embargo?.until == "2029-06-30")
            #expect(document.access.embargo?.event == "paper publication")
            await #expect(throws: PlanError.self) {
                try await desk.depositor.deposit(
                    DepositRequest(sources: [desk.source], plan: plan.id, dataset: "D-9"), by: desk.ada)
            }
            // The plan is found again by the next deposit of the same folder into the same dataset only.
            let other = try await desk.deposit()
            #expect(other.record.id != report.record.id)
            #expect(try await desk.depositor.deposit(request, by: desk.ada).record.id == report.record.id)
        }
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func holdsPersonalValuesBack() async throws {
        try await Desk.with { desk in
            let root = try #require(Corpus.root)
            let edf = try #require(
                FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
                    .first {
                        let size = try? FileManager.default.attributesOfItem(atPath: root.path + "/" + $0)[
                            .size]
                        return $0.lowercased().hasSuffix(".edf") && (size as? Int ?? .max) < 4 << 20
                    })
            try FileManager.default.copyItem(
                at: root.appendingPathComponent(edf), to: desk.source.appendingPathComponent("a.edf"))
            let report = try await desk.deposit()
            let text = String(decoding: try report.record.document.json(), as: UTF8.self)
            for held in report.heldBack {
                #expect(!text.contains("\"\(held.statement.summary)\""), "\(held.statement.summary)")
            }
        }
    }
}
