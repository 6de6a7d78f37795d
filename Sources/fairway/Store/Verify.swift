// SPDX-License-Identifier: Apache-2.0
// `fairway verify`: proving that the store is whole.

import ArgumentParser
import Foundation
import Metadata
import Preservation
import Publication

struct Verify: FairwayCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Check structure (OCFL 1.0 and 1.1, all rules) and every byte of one record or of the whole store.",
        discussion: "Exit code 1 when an error is found; warnings alone are no error.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "Id of a record; without it the whole store is checked.") var id: String?
    @Option(help: ArgumentHelp("Check one OCFL object anywhere on this machine instead.", valueName: "dir"))
    var object: String?

    func validate() throws {
        if id != nil, object != nil { throw ValidationError("give an id or --object, not both") }
    }

    func perform() async throws {
        let findings: [Preservation.Finding]
        if let object {
            findings = try Validator().findings(inObject: URL(fileURLWithPath: object, isDirectory: true))
        } else {
            let installation = try await common.open()
            let viewer = try await installation.viewer(as: common.account)
            let bar = ProgressBar("Verifying", isQuiet: common.json)
            defer { bar.finish() }
            findings = try await installation.curator.verify(id, by: viewer) { progress in
                bar.show(done: progress.bytes, total: nil, detail: "\(progress.files) files")
            }
        }
        try tell(findings)
        guard findings.areValid else { throw ExitCode(Exit.failed.rawValue) }
    }

    private func tell(_ findings: [Preservation.Finding]) throws {
        if common.json {
            return try Terminal.print(
                json: [
                    "id": .string(id ?? object ?? "store"), "valid": .bool(findings.areValid),
                    "findings": .array(findings.map(\.json)),
                ])
        }
        for finding in findings {
            Terminal.print(
                "\(finding.severity.rawValue) \(finding.code.rawValue) \(Table.oneLine(finding.place)): \(Table.oneLine(finding.message))"
            )
        }
        let errors = findings.count { $0.severity == .error }
        Terminal.print(
            findings.isEmpty
                ? "Valid: structure and every digest agree."
                : "\(errors) errors, \(findings.count - errors) warnings.")
    }
}

extension Preservation.Finding {
    fileprivate var json: JSONValue {
        [
            "id": .string(code.rawValue), "severity": .string(severity.rawValue), "where": .string(place),
            "message": .string(message), "remedy": .string(code.rule),
        ]
    }
}
