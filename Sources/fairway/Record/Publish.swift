// SPDX-License-Identifier: Apache-2.0
// `fairway publish`, `fairway new-version` and `fairway embargo lift`.

import ArgumentParser
import Catalogue
import Deposits
import Metadata
import Publication

struct Publish: FairwayCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Publish a draft: check it, seal it in the store, give it its identifiers, make it visible.",
        discussion: "Refused with exit code 3 when metadata are missing or the draft contradicts its plan.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "Id of the draft.") var id: String
    @Option(help: ArgumentHelp("Publish although it contradicts the plan, and record why.", valueName: "why"))
    var acceptDeviation: String?

    func perform() async throws {
        let installation = try await common.open()
        let viewer = try await installation.viewer(as: common.account)
        let record = try await installation.curator.publish(id, accepting: acceptDeviation, by: viewer)
        try installation.tellPublished(record, asJSON: common.json)
    }
}

struct NewVersion: FairwayCommand {
    static let configuration = CommandConfiguration(
        commandName: "new-version",
        abstract: "Make the draft of a record's next version, with its metadata and files.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "Id of the published record.") var id: String

    func perform() async throws {
        let installation = try await common.open()
        let viewer = try await installation.viewer(as: common.account)
        let draft = try await installation.depositor.newVersion(of: id, by: viewer)
        if common.json {
            return try Terminal.print(
                json: [
                    "id": .string(draft.id), "version": .integer(draft.document.version), "of": .string(id),
                ])
        }
        Terminal.print("Draft \(draft.id) for version \(draft.document.version).")
        Terminal.print(
            "Change files with `fairway deposit DIR --record \(draft.id)`, then `fairway publish \(draft.id)`."
        )
    }
}

struct EmbargoCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "embargo", abstract: "Embargoes that end with an event.", subcommands: [EmbargoLift.self]
    )
}

struct EmbargoLift: FairwayCommand {
    static let configuration = CommandConfiguration(
        commandName: "lift",
        abstract: "Record the event that an embargo waits for; the record is open at once.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "Id of the published record.") var id: String
    @Option(help: "What shows that the event has happened, for example the paper's DOI.") var evidence: String

    func perform() async throws {
        let installation = try await common.open()
        let viewer = try await installation.viewer(as: common.account)
        let record = try await installation.curator.liftEmbargo(of: id, evidence: evidence, by: viewer)
        if common.json {
            return try Terminal.print(json: [
                "id": .string(record.id), "lifted": .string(record.document.access.embargo?.lifted?.at ?? ""),
            ])
        }
        Terminal.print("The embargo of \(record.id) is lifted: \(evidence)")
    }
}

extension Installation {
    /// One line for what was published and where.
    func tellPublished(_ record: Record, asJSON: Bool) throws {
        let document = record.document
        let url = links.record(document.id)
        if asJSON {
            var object: [String: JSONValue] = [
                "id": .string(document.id), "version": .integer(document.version), "url": .string(url),
                "deviations": .integer(document.deviations.count),
            ]
            for pid in document.pids { object[pid.scheme] = .string(pid.identifier) }
            return try Terminal.print(json: .object(object))
        }
        Terminal.print("Published \(document.id), version \(document.version): \(url)")
        for pid in document.pids {
            Terminal.print("  \(pid.identifier)\(pid.isRegistered ? "" : " (local, not registered)")")
        }
        for deviation in document.deviations { Terminal.print("  deviation recorded: \(deviation.message)") }
    }
}
