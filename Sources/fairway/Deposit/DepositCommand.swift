// SPDX-License-Identifier: Apache-2.0
// `fairway deposit`: a folder into a draft, with the metadata filled in.

import ArgumentParser
import Catalogue
import Deposits
import Foundation
import Metadata
import Plans
import Publication

struct DepositCommand: FairwayCommand {
    static let configuration = CommandConfiguration(
        commandName: "deposit",
        abstract:
            "Bring folders and files into a draft; the metadata are filled from plan, sidecar files and headers.",
        discussion: """
            Interrupted and started again, it goes on where it was. It ends with a table of what was filled from where, \
            and the list of what a person must still supply.
            """)

    @OptionGroup var common: CommonOptions
    @Argument(help: "Folders and files to deposit.") var paths: [String]
    @Option(help: ArgumentHelp("Id of the plan whose dataset this is.", valueName: "id")) var plan: String?
    @Option(help: ArgumentHelp("Key of the planned dataset, for example CLRP1-01.", valueName: "key"))
    var dataset: String?
    @Option(help: ArgumentHelp("A draft to add to, or a record to make a new version of.", valueName: "id"))
    var record: String?
    @Option(help: "Title, where plan and files give none that fits.") var title: String?
    @Flag(help: "Publish at once, when nothing is missing.") var publish = false
    @Option(
        help: ArgumentHelp(
            "With --publish: publish although it contradicts the plan, and record why.", valueName: "why"))
    var acceptDeviation: String?

    func perform() async throws {
        let installation = try await common.open()
        let viewer = try await installation.viewer(as: common.account)
        let bar = ProgressBar("Depositing", isQuiet: common.json)
        let request = DepositRequest(
            sources: paths.map { URL(fileURLWithPath: $0) }, plan: plan, dataset: dataset, record: record,
            title: title)
        let report: DepositReport
        do {
            report = try await installation.depositor.deposit(request, by: viewer) { progress in
                bar.show(done: progress.bytes, total: progress.total, detail: "\(progress.files) files")
            }
        } catch {
            bar.finish()
            throw error
        }
        bar.finish()
        if publish {
            if !common.json { tell(report) }
            let record = try await installation.curator.publish(
                report.record.id, accepting: acceptDeviation, by: viewer)
            return try installation.tellPublished(record, asJSON: common.json)
        }
        if common.json { try Terminal.print(json: report.json) } else { tell(report) }
    }

    private func tell(_ report: DepositReport) {
        let record = report.record
        Terminal.print(
            "\(report.isContinued ? "Continued" : "Deposited into") draft \(record.id): \(report.addedFiles) files added, \(readable(bytes: report.addedBytes))"
                + (report.unchangedFiles > 0 ? "; \(report.unchangedFiles) were there already" : ""))
        for notice in report.notices.prefix(20) {
            Terminal.print("  ! \(Table.oneLine(notice.path)): \(Table.oneLine(notice.message))")
        }
        if report.noticeCount > 20 {
            Terminal.print("  ! and \(report.noticeCount - 20) more (--json lists them)")
        }
        var table = Table(["FIELD", "VALUE", "FROM"])
        for source in record.document.provenance where source.field != "formats" {
            table.add([
                source.field, source.value, "\(source.layer.title): \(source.source), \(source.place)",
            ])
        }
        let formats = record.document.metadata.formats
        if !formats.isEmpty { table.add(["formats", formats.joined(separator: ", "), "the files' content"]) }
        if !record.document.properties.isEmpty {
            table.add([
                "properties", "\(record.document.properties.count) variables and properties", "file headers",
            ])
        }
        Terminal.print("\n" + table.text)
        for statement in report.heldBack.prefix(10) {
            Terminal.print(
                "Held back, may identify a person: \(statement.statement.field) in \(Table.oneLine(statement.source)), \(statement.place)"
            )
        }
        tellObligations(report.obligations)
        if report.missing.isEmpty {
            Terminal.print("\nNothing is missing. Publish it with `fairway publish \(record.id)`.")
        } else {
            Terminal.print("\nStill to supply before it can be published:")
            for finding in report.missing {
                Terminal.print("  \(finding.path): \(finding.message) \(finding.remedy)")
            }
        }
    }

    private func tellObligations(_ results: [ObligationResult]) {
        guard !results.isEmpty else { return }
        let broken = results.filter { $0.state == .broken }
        let kept = results.count { $0.state == .kept }
        Terminal.print(
            "\nPlan: \(kept) obligations kept, \(broken.count) broken, \(results.count { $0.state == .open }) open."
        )
        for result in broken { Terminal.print("  broken: \(result.message) \(result.remedy)") }
    }
}

extension DepositReport {
    fileprivate var json: JSONValue {
        [
            "id": .string(record.id), "continued": .bool(isContinued), "files": .integer(record.fileCount),
            "bytes": .integer(Int(record.byteCount)), "added_files": .integer(addedFiles),
            "added_bytes": .integer(Int(addedBytes)), "unchanged_files": .integer(unchangedFiles),
            "title": record.document.metadata.title.map(JSONValue.string) ?? .null,
            "notices": .array(notices.map { ["path": .string($0.path), "message": .string($0.message)] }),
            "missing": .array(missing.map(\.json)),
            "findings": .array(
                (missing + obligations.filter { $0.state == .broken }.map(\.finding)).map(\.json)),
            "held_back": .array(
                heldBack.map {
                    [
                        "field": .string($0.statement.field), "source": .string($0.source),
                        "place": .string($0.place),
                    ]
                }),
            "values": .array(
                record.document.provenance.map {
                    [
                        "field": .string($0.field), "value": .string($0.value),
                        "layer": .string($0.layer.title),
                        "source": .string($0.source), "place": .string($0.place),
                    ]
                }),
        ]
    }
}

extension ObligationResult {
    /// The result as a finding of a check.
    var finding: Finding {
        Finding(
            state == .broken ? .error : .advice, "obligation.\(obligation.kind.rawValue)",
            at: "plan.\(obligation.kind.rawValue)", message, remedy: remedy)
    }
}
