// SPDX-License-Identifier: Apache-2.0
// `fairway plan status`: planned against actual, derived from what really is.

import ArgumentParser
import Foundation
import Metadata
import Plans

struct PlanStatusCommand: FairwayCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show each planned dataset beside what is really there.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "Id of the plan, or its acronym.") var id: String

    func perform() async throws {
        let installation = try await common.open()
        let viewer = try await installation.viewer(as: common.account)
        let stored = try await installation.planner.plan(named: id, for: viewer)
        let status = try await installation.planner.status(
            of: stored.id, from: installation.librarian, for: viewer)
        if common.json { return try Terminal.print(json: json(stored, status)) }
        Terminal.print("\(stored.plan.title), version \(stored.version.n), on \(status.day)\n")
        var table = Table(["DATASET", "STATE", "USED", "PLANNED", "KEPT", "OPEN", "BROKEN", "TITLE"])
        for dataset in status.datasets {
            table.add([
                dataset.key, dataset.status.rawValue,
                dataset.usedBytes == 0 ? "–" : readable(bytes: dataset.usedBytes),
                dataset.plannedBytes.map(readable(bytes:)) ?? "–", "\(dataset.count(.kept))",
                "\(dataset.count(.open))",
                "\(dataset.count(.broken))", dataset.title,
            ])
        }
        Terminal.print(table.text)
        for dataset in status.datasets {
            for result in dataset.obligations where result.state == .broken {
                let accepted = dataset.accepted.contains(result.kind) ? " (deviation accepted)" : ""
                Terminal.print("  \(dataset.key): \(result.message)\(accepted)")
            }
        }
        var milestones = Table(["MILESTONE", "DUE", "STATE", ""])
        for line in status.milestones {
            milestones.add([
                line.milestone.key, line.milestone.due ?? "–", line.state.rawValue, line.milestone.title,
            ])
        }
        if !milestones.isEmpty { Terminal.print("\n" + milestones.text) }
        if let review = status.nextReview { Terminal.print("\nTo be reviewed next on \(review).") }
    }

    private func json(_ stored: StoredPlan, _ status: PlanStatus) -> JSONValue {
        [
            "id": .string(stored.id), "version": .integer(stored.version.n), "day": .string(status.day),
            "datasets": .array(
                status.datasets.map { dataset in
                    [
                        "key": .string(dataset.key), "title": .string(dataset.title),
                        "state": .string(dataset.status.rawValue),
                        "used_bytes": .integer(Int(dataset.usedBytes)),
                        "planned_bytes": dataset.plannedBytes.map { .integer(Int($0)) } ?? .null,
                        "records": .array(dataset.records.map { .string($0.id) }),
                        "obligations": .array(
                            dataset.obligations.map {
                                [
                                    "kind": .string($0.kind.rawValue), "state": .string($0.state.rawValue),
                                    "statement": .string($0.obligation.statement),
                                    "message": .string($0.message),
                                    "accepted": .bool(dataset.accepted.contains($0.kind)),
                                ]
                            }),
                    ]
                }),
            "milestones": .array(
                status.milestones.map {
                    [
                        "key": .string($0.milestone.key),
                        "due": $0.milestone.due.map(JSONValue.string) ?? .null,
                        "state": .string($0.state.rawValue),
                    ]
                }),
            "next_review": status.nextReview.map(JSONValue.string) ?? .null,
        ]
    }
}

extension PlanStatus.Dataset {
    fileprivate func count(_ state: ObligationResult.State) -> Int { obligations.count { $0.state == state } }
}
