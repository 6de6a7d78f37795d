// SPDX-License-Identifier: Apache-2.0
// `fairway user …` and `fairway token …`: accounts and their tokens.

import Accounts
import ArgumentParser
import Foundation
import Metadata

struct UserCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Accounts of this installation.",
        subcommands: [UserAdd.self, UserList.self])
}

struct UserAdd: FairwayCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add an account; without --password one is made and printed.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "The address that one signs in with.") var email: String
    @Option(help: "reader, depositor, curator or administrator.") var role: Role
    @Option(
        help:
            "Password, at least ten characters; better left away, because other users of the machine see it.")
    var password: String?
    @Option(help: "Full name, as it stands under a publication.") var name: String?
    @Option(help: "ORCID iD.") var orcid: String?
    @Option(help: "Affiliation.") var affiliation: String?

    func perform() async throws {
        let installation = try await common.open()
        let chosen = password ?? String(Secret.random().text.prefix(20))
        let account = try await installation.gatekeeper.add(
            email: email, name: name ?? "", role: role, password: chosen, orcid: orcid,
            affiliation: affiliation,
            by: Installation.operatorOfTheMachine)
        if common.json {
            var object: [String: JSONValue] = [
                "id": .integer(Int(account.id)), "email": .string(account.email),
                "role": .string(account.role.rawValue),
            ]
            if password == nil { object["password"] = .string(chosen) }
            try Terminal.print(json: .object(object))
        } else {
            Terminal.print("Added \(account.email) as \(account.role.rawValue).")
            if password == nil { Terminal.print(chosen) }
        }
    }
}

struct UserList: FairwayCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the accounts.")

    @OptionGroup var common: CommonOptions

    func perform() async throws {
        let installation = try await common.open()
        let accounts = try await installation.gatekeeper.accounts(for: Installation.operatorOfTheMachine)
        if common.json {
            return try Terminal.print(
                json: [
                    "accounts": .array(
                        accounts.map {
                            [
                                "id": .integer(Int($0.id)), "email": .string($0.email),
                                "name": .string($0.name),
                                "role": .string($0.role.rawValue), "created": .string($0.created),
                            ]
                        })
                ])
        }
        var table = Table(["E-MAIL", "ROLE", "NAME", "SINCE"])
        for account in accounts {
            table.add([
                account.email, account.role.rawValue, account.name, String(account.created.prefix(10)),
            ])
        }
        Terminal.print(table.text)
    }
}

struct TokenCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Personal tokens.", subcommands: [TokenCreate.self])
}

struct TokenCreate: FairwayCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a personal token; it is the last line printed and is shown only now.")

    @OptionGroup var common: CommonOptions
    @Option(help: "E-mail of the account.") var user: String
    @Option(help: "What it is for.") var name = "command line"
    @Option(help: "Days until it stops working (default: never).") var days: Int?

    func validate() throws {
        if let days, days < 1 || days > 3650 { throw ValidationError("--days must be 1 to 3650") }
    }

    func perform() async throws {
        let installation = try await common.open()
        let account = try await installation.gatekeeper.account(email: user)
        let (token, secret) = try await installation.gatekeeper.makeToken(
            named: name, for: account, days: days, by: Installation.operatorOfTheMachine)
        if common.json {
            try Terminal.print(json: ["id": .integer(Int(token.id)), "token": .string(secret.text)])
        } else {
            Terminal.print(secret.text)
        }
    }
}

extension Role: ExpressibleByArgument {}
