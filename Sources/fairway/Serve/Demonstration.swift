// SPDX-License-Identifier: Apache-2.0
// The demonstration: a real project's plan and small data files of our own, deposited as a user would.

import Accounts
import Catalogue
import Deposits
import Foundation
import Metadata
import Plans
import Publication
import Yams

/// Fills an empty data directory with the project in `Examples/clara`: the plan, and the records that
/// `demonstration.yaml` lists.
struct Demonstration {
    /// `demonstration.yaml`.
    private struct Script: Codable {
        struct Entry: Codable {
            var folder: String
            var dataset: String
            var title: String?
            var publish: Bool
            /// `restricted`: the files are restricted whatever the plan says.
            var access: String?
            var accept_deviation: String?
            var new_version_folder: String?
        }

        var plan: String
        var records: [Entry]
    }

    let installation: Installation
    let folder: URL

    /// Where the examples are: FAIRWAY_EXAMPLES, or `Examples` in the current folder or beside the program.
    static func findExamples() throws(UsageError) -> URL {
        let beside = URL(fileURLWithPath: Installation.ownPath).deletingLastPathComponent()
            .appendingPathComponent("Examples")
        let places = [ProcessInfo.processInfo.environment["FAIRWAY_EXAMPLES"], "Examples", beside.path]
            .compactMap(\.self)
        for place in places {
            let folder = URL(fileURLWithPath: place, isDirectory: true).appendingPathComponent("clara")
            if FileManager.default.fileExists(
                atPath: folder.appendingPathComponent("demonstration.yaml").path)
            {
                return folder
            }
        }
        throw UsageError(
            "the demonstration's files are not here",
            remedy: "name their folder with FAIRWAY_EXAMPLES=…/Examples")
    }

    /// Whether the data directory has nothing yet, so that the demonstration may be put in.
    static func isWelcome(in installation: Installation) async throws -> Bool {
        let operatorView = Installation.operatorOfTheMachine
        let plans = try await installation.planner.plans(for: operatorView)
        let holdings = try await installation.librarian.holdings(for: operatorView)
        return plans.isEmpty && holdings.records == 0
    }

    /// Imports the plan, deposits and publishes; tells one line for each step.
    func fill(tell: (String) -> Void) async throws {
        let script = try YAMLDecoder().decode(
            Script.self,
            from: try String(contentsOf: folder.appendingPathComponent("demonstration.yaml"), encoding: .utf8)
        )
        let viewer = try await depositor()
        let file = folder.appendingPathComponent(script.plan)
        let plan = try await installation.planner.importPlan(
            try Data(contentsOf: file), fileName: file.lastPathComponent, by: viewer)
        tell("Plan \(plan.id) imported.")
        for entry in script.records {
            let record = try await add(entry, plan: plan.id, viewer: viewer)
            tell("\(entry.dataset): \(record.state == .published ? "published" : "draft") \(record.id)")
        }
    }

    /// The demonstration's data steward, who owns its records; signs in with a token or not at all.
    private func depositor() async throws -> Viewer {
        try await installation.gatekeeper.add(
            email: "steward@clara.example", name: "Stella Steward", role: .curator, password: nil,
            orcid: "0000-0002-1825-0097", affiliation: "CLARA demonstration",
            by: Installation.operatorOfTheMachine
        ).viewer
    }

    private func add(_ entry: Script.Entry, plan: String, viewer: Viewer) async throws -> Record {
        let request = DepositRequest(
            sources: [folder.appendingPathComponent(entry.folder)], plan: plan, dataset: entry.dataset,
            title: entry.title)
        var record = try await installation.depositor.deposit(request, by: viewer).record
        if entry.access == "restricted" {
            var access = record.document.access
            access.files = .restricted
            record = try await installation.librarian.save(
                record.document.metadata, access: access, of: record.id, seen: nil, by: viewer)
        }
        guard entry.publish else { return record }
        record = try await installation.curator.publish(
            record.id, accepting: entry.accept_deviation, by: viewer)
        guard let next = entry.new_version_folder else { return record }
        let update = DepositRequest(sources: [folder.appendingPathComponent(next)], record: record.id)
        let draft = try await installation.depositor.deposit(update, by: viewer).record
        return try await installation.curator.publish(draft.id, accepting: entry.accept_deviation, by: viewer)
    }
}
