// SPDX-License-Identifier: Apache-2.0
// The composition root: a data directory opened, with every role made from it.

import Accounts
import Catalogue
import Database
import Deposits
import Extraction
import Foundation
import Plans
import Preservation
import Publication

/// One installation: the data directory with its settings, store and roles.
struct Installation: Sendable {
    let data: URL
    let settings: Settings
    let store: Store
    let gatekeeper: Gatekeeper
    let planner: Planner
    let librarian: Librarian
    let depositor: Depositor
    let curator: Curator
    /// The one-time password of the first administrator, when this call made it.
    let firstPassword: String?

    /// Opens a data directory, making it where it is missing, and finishes what a crash has left.
    ///
    /// - Throws: ``UsageError`` when the directory cannot be made or written, `StoreError`, `SettingsError`.
    static func open(_ path: String) async throws -> Installation {
        let data = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
        do {
            for folder in [data, data.appendingPathComponent("staging")] {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            }
        } catch {
            throw UsageError(
                "the data directory \(data.path) cannot be made",
                remedy: "choose one that can be written, with --data DIR or FAIRWAY_DATA")
        }
        let settings = try Settings(
            dataDirectory: data.path, environment: ProcessInfo.processInfo.environment)
        let clock = Clock()
        let store = try Store(path: data.appendingPathComponent("catalogue.sqlite").path)
        let gatekeeper = Gatekeeper(store: store, clock: clock)
        let firstPassword = try await gatekeeper.makeFirstAdministrator(email: settings.adminEmail)
        let planner = Planner(store: store, clock: clock)
        let librarian = Librarian(store: store, clock: clock)
        let inspection = Inspection(
            isolation: Isolation(executable: Self.ownPath, arguments: ["extract-isolated"]))
        let depositor = Depositor(
            store: store, planner: planner, clock: clock, inspection: inspection, data: data,
            repositoryName: settings.name)
        let curator = try Curator(
            store: store, clock: clock, data: data,
            minting: Minting(naan: settings.naan, host: settings.host))
        try await curator.recover()
        return Installation(
            data: data, settings: settings, store: store, gatekeeper: gatekeeper, planner: planner,
            librarian: librarian, depositor: depositor, curator: curator, firstPassword: firstPassword)
    }

    /// The addresses that commands print; without a base URL those of `fairway serve` on this machine.
    var links: RecordLinks { RecordLinks(base: settings.baseURL ?? "http://127.0.0.1:8080") }

    /// Path of the running program, for the child processes that read untrusted files.
    static var ownPath: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments[0]
    }

    /// The account that a command acts as: the one named, the one in the settings, or the first administrator.
    func viewer(as email: String?) async throws -> Viewer {
        if let email = email ?? settings.user { return try await gatekeeper.account(email: email).viewer }
        let accounts = try await gatekeeper.accounts(for: Self.operatorOfTheMachine)
        guard let first = accounts.filter({ $0.role == .administrator }).min(by: { $0.id < $1.id }) else {
            throw UsageError(
                "there is no administrator",
                remedy: "make one with `fairway user add EMAIL --role administrator`")
        }
        return first.viewer
    }

    /// Whoever can write the data directory administers it.
    static let operatorOfTheMachine = Viewer(account: nil, role: .administrator, name: "command line")
}

extension Settings {
    /// The host that `oai:` identifiers name.
    var host: String { baseURL.flatMap { URL(string: $0)?.host() } ?? "localhost" }
}
