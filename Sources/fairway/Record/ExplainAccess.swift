// SPDX-License-Identifier: Apache-2.0
// `fairway access`: why somebody may or may not see a record, read its files or change it.

import Accounts
import ArgumentParser
import Catalogue
import Metadata

struct ExplainAccess: FairwayCommand {
    static let configuration = CommandConfiguration(
        commandName: "access", abstract: "Explain what an account, or anybody, may do with a record, and why."
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: "Id of the draft or record.") var id: String
    @Flag(help: "Explain for somebody who has not signed in.") var anonymous = false

    func perform() async throws {
        let installation = try await common.open()
        let viewer = anonymous ? Viewer.anonymous : try await installation.viewer(as: common.account)
        var answers: [(Permission, Bool, [(reason: String, holds: Bool)])] = []
        for permission in Permission.allCases {
            let rungs = try await installation.librarian.explain(permission, record: id, viewer: viewer)
            answers.append((permission, rungs.contains { $0.holds }, rungs))
        }
        if common.json {
            return try Terminal.print(
                json: [
                    "id": .string(id), "viewer": .string(viewer.name),
                    "permissions": .array(
                        answers.map { permission, isPermitted, rungs in
                            [
                                "permission": .string(permission.rawValue), "permitted": .bool(isPermitted),
                                "reasons": .array(
                                    rungs.map { ["reason": .string($0.reason), "holds": .bool($0.holds)] }),
                            ]
                        }),
                ])
        }
        Terminal.print("What \(viewer.name) may do with \(id):")
        var table = Table(["MAY", "", "BECAUSE"])
        for (permission, isPermitted, rungs) in answers {
            let reasons = rungs.map { ($0.holds ? "" : "not: ") + $0.reason }.joined(separator: "; ")
            table.add([
                permission.title, isPermitted ? "yes" : "no",
                reasons.isEmpty ? "no rule permits it" : reasons,
            ])
        }
        Terminal.print(table.text)
    }
}

extension Permission {
    fileprivate var title: String {
        switch self {
        case .see: "see it"
        case .readFiles: "read its files"
        case .edit: "change it"
        }
    }
}
