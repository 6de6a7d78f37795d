// SPDX-License-Identifier: Apache-2.0
// The program: its commands in the order of the data life cycle.

import ArgumentParser
import Foundation

@main
struct Fairway: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fairway",
        abstract: "The research data platform whose data management plan runs.",
        discussion: """
            Exit codes: 0 done, 1 failed, 2 usage, 3 refused by a rule.
            """,
        version: "fairway \(Self.version)",
        groupedSubcommands: [
            CommandGroup(name: "Plan", subcommands: [PlanCommands.self]),
            CommandGroup(name: "Collect", subcommands: [Inspect.self, DepositCommand.self]),
            CommandGroup(
                name: "Publish", subcommands: [Publish.self, NewVersion.self, EmbargoCommands.self]),
            CommandGroup(
                name: "Find and reuse", subcommands: [Search.self, Get.self, Export.self, ExplainAccess.self]),
            CommandGroup(name: "Keep", subcommands: [Verify.self, Rebuild.self]),
            CommandGroup(name: "Run", subcommands: [Serve.self, UserCommands.self, TokenCommands.self]),
            CommandGroup(name: "Internal", subcommands: [ExtractIsolated.self]),
        ])

    static let version = "0.1.0"

    /// Arguments that cannot be understood end with exit code 2, everything else with what the command says.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as ExitCode {
            Foundation.exit(error.rawValue)
        } catch {
            let code = exitCode(for: error)
            let text = fullMessage(for: error)
            if code.isSuccess {
                Terminal.print(text)
                Foundation.exit(0)
            }
            Terminal.note(text)
            Foundation.exit(Exit.usage.rawValue)
        }
    }
}
