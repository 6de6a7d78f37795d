// SPDX-License-Identifier: Apache-2.0
// `fairway plan …`: the group, and importing.

import ArgumentParser
import Foundation
import Metadata
import Plans

struct PlanCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Data management plans: import, list, status, export.",
        subcommands: [PlanImportCommand.self, PlanList.self, PlanStatusCommand.self, PlanExport.self])
}

struct PlanImportCommand: FairwayCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import a plan: maDMP JSON 1.0 to 1.2, or a plan file (YAML, see docs/user/plan-file.md).",
        discussion: "A plan that is there already gets a new version.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "The file.") var file: String

    func perform() async throws {
        let installation = try await common.open()
        let viewer = try await installation.viewer(as: common.account)
        let url = URL(fileURLWithPath: file)
        let bytes = try PlanFileBytes.read(url)
        let result = try await installation.planner.importPlan(
            bytes, fileName: url.lastPathComponent, by: viewer)
        if common.json {
            return try Terminal.print(
                json: [
                    "id": .string(result.id), "version": .integer(result.version),
                    "title": .string(result.title),
                    "outcome": .string(result.outcome.rawValue),
                    "findings": .array(result.findings.map(\.json)),
                ])
        }
        for finding in result.findings {
            Terminal.print(
                "\(finding.severity.rawValue): \(finding.path): \(finding.message) \(finding.remedy)")
        }
        switch result.outcome {
        case .new: Terminal.print("Imported “\(result.title)” as plan \(result.id).")
        case .newVersion:
            Terminal.print("Imported “\(result.title)”: version \(result.version) of plan \(result.id).")
        case .unchanged:
            Terminal.print("“\(result.title)” is plan \(result.id) already; nothing has changed.")
        }
    }
}

/// The bytes of a plan file, with a limit before anything is read.
enum PlanFileBytes {
    static func read(_ url: URL) throws -> Data {
        let values = try? url.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey])
        guard let values, values.isRegularFile == true else {
            throw UsageError("\(url.path) is not a file that can be read")
        }
        guard (values.fileSize ?? 0) <= PlanDocument.longest else {
            throw UsageError(
                "\(url.lastPathComponent) is larger than \(readable(bytes: Int64(PlanDocument.longest))), which no plan is",
                remedy: "give the plan itself, without its attachments")
        }
        do {
            return try Data(contentsOf: url)
        } catch {
            throw UsageError("\(url.path) cannot be read", remedy: "check its permissions")
        }
    }
}
