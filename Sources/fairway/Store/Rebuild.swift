// SPDX-License-Identifier: Apache-2.0
// `fairway rebuild`: making the catalogue again from the store.

import ArgumentParser
import Metadata
import Publication

struct Rebuild: FairwayCommand {
    static let configuration = CommandConfiguration(
        abstract: "Drop the catalogue of published records and make it again from objects/.",
        discussion:
            "Accounts, plans and drafts are kept. Readers see the old catalogue until the new one is complete."
    )

    @OptionGroup var common: CommonOptions

    func perform() async throws {
        let installation = try await common.open()
        let bar = ProgressBar("Rebuilding", isQuiet: common.json)
        defer { bar.finish() }
        let result = try await installation.curator.rebuild(by: Installation.operatorOfTheMachine) {
            progress in
            bar.show(
                done: progress.bytes, total: nil,
                detail: "\(progress.objects) objects, \(progress.records) records")
        }
        bar.finish()
        if common.json {
            try Terminal.print(
                json: [
                    "id": "catalogue", "objects": .integer(result.objects),
                    "records": .integer(result.records),
                    "failures": .array(
                        result.failures.map { ["object": .string($0.object), "reason": .string($0.reason)] }),
                ])
        } else {
            Terminal.print("\(result.records) records from \(result.objects) objects.")
            for failure in result.failures { Terminal.print("  ! \(failure.object): \(failure.reason)") }
        }
        guard result.failures.isEmpty else { throw ExitCode(Exit.failed.rawValue) }
    }
}
