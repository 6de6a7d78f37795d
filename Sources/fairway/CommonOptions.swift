// SPDX-License-Identifier: Apache-2.0
// The options that every command has, and the way a command runs and ends.

import Accounts
import ArgumentParser
import Foundation
import Metadata

struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The data directory (default: FAIRWAY_DATA, else ./fairway-data).", valueName: "dir"))
    var data: String?

    @Flag(help: "Print one JSON object instead of text.")
    var json = false

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Act as this account (default: the first administrator).", valueName: "email"))
    var account: String?

    var dataDirectory: String {
        data ?? ProcessInfo.processInfo.environment["FAIRWAY_DATA"] ?? "./fairway-data"
    }

    /// Opens the data directory and tells of the first administrator when this made one.
    func open() async throws -> Installation {
        let installation = try await Installation.open(dataDirectory)
        if let password = installation.firstPassword {
            Terminal.note(
                "New data directory \(dataDirectory). First administrator: \(installation.settings.adminEmail), one-time password: \(password)"
            )
        }
        return installation
    }
}

/// What commands print.
enum Terminal {
    static func print(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    /// On standard error, so that what is piped stays clean.
    static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    static func print(json object: JSONValue) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(object), as: UTF8.self))
    }
}

/// A command of Fairway: its errors become sentences and documented exit codes in one place.
protocol FairwayCommand: AsyncParsableCommand {
    var common: CommonOptions { get }
    func perform() async throws
}

extension FairwayCommand {
    mutating func run() async throws {
        do {
            try await perform()
        } catch let exit as ExitCode {
            throw exit
        } catch {
            let complaint = Complaint(error: error)
            if common.json {
                try Terminal.print(json: complaint.json)
            } else {
                complaint.tell()
            }
            throw ExitCode(complaint.code.rawValue)
        }
    }
}

extension Complaint {
    var json: JSONValue {
        [
            "error": .string(message), "remedy": remedy.map(JSONValue.string) ?? .null,
            "findings": .array(findings.map(\.json)),
        ]
    }

    func tell() {
        Terminal.note("fairway: \(message)")
        for finding in findings {
            Terminal.note("  \(finding.severity.rawValue): \(finding.path): \(finding.message)")
        }
        if let remedy { Terminal.note("  → \(remedy)") }
    }
}

extension Finding {
    var json: JSONValue {
        [
            "id": .string(id), "severity": .string(severity.rawValue), "where": .string(path),
            "message": .string(message), "remedy": .string(remedy),
        ]
    }
}
