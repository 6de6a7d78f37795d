// SPDX-License-Identifier: Apache-2.0
// `fairway plan list`.

import ArgumentParser
import Metadata
import Plans

struct PlanList: FairwayCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the plans.")

    @OptionGroup var common: CommonOptions

    func perform() async throws {
        let installation = try await common.open()
        let viewer = try await installation.viewer(as: common.account)
        let plans = try await installation.planner.plans(for: viewer)
        if common.json {
            return try Terminal.print(
                json: [
                    "plans": .array(
                        plans.map {
                            [
                                "id": .string($0.id), "title": .string($0.title),
                                "version": .integer($0.version),
                                "visibility": .string($0.visibility.rawValue), "updated": .string($0.updated),
                            ]
                        })
                ])
        }
        guard !plans.isEmpty else {
            return Terminal.print("No plan yet. Import one with `fairway plan import FILE`.")
        }
        var table = Table(["ID", "VERSION", "UPDATED", "TITLE"])
        for plan in plans {
            table.add([plan.id, "\(plan.version)", String(plan.updated.prefix(10)), plan.title])
        }
        Terminal.print(table.text)
    }
}
