// SPDX-License-Identifier: Apache-2.0
// `fairway plan export`: a plan as maDMP, strict and complete.

import ArgumentParser
import Foundation
import Metadata
import Plans

struct PlanExport: FairwayCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case madmp }

    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a plan as maDMP 1.2 JSON.",
        discussion: "What maDMP cannot say is kept under the key `fairway`, which other readers pass over.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "Id of the plan.") var id: String
    @Option(help: "madmp") var format = Format.madmp
    @Option(
        name: .customShort("o"), help: ArgumentHelp("The file (default: standard output).", valueName: "file")
    )
    var output: String?

    func perform() async throws {
        let installation = try await common.open()
        let viewer = try await installation.viewer(as: common.account)
        let stored = try await installation.planner.plan(named: id, for: viewer)
        let (json, findings) = try await installation.planner.maDMP(of: stored.id, for: viewer)
        for finding in findings {
            Terminal.note("\(finding.severity.rawValue): \(finding.path): \(finding.message)")
        }
        try Output.write(Data(json.utf8), to: output)
    }
}

/// Where an export goes.
enum Output {
    /// Writes to a new or existing file, all of it or nothing, or to standard output.
    static func write(_ data: Data, to file: String?) throws {
        guard let file else {
            FileHandle.standardOutput.write(data)
            return
        }
        do {
            try data.write(to: URL(fileURLWithPath: file), options: .atomic)
        } catch {
            throw UsageError("\(file) cannot be written", remedy: "choose another place")
        }
    }
}
