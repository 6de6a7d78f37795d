// SPDX-License-Identifier: Apache-2.0
// A running server over a small data directory: people of every role, records of every kind of access.

import Accounts
import Catalogue
import Database
import Deposits
import Extraction
import Foundation
import Metadata
import Plans
import Publication

@testable import Web

/// Who asks in a scenario.
enum Asker: String, Sendable, CaseIterable {
    case guest, reader, depositor, other, curator
}

/// A server on a free port with the records that scenarios name: `{open}`, `{embargoed}`, …
struct ServerSite: Sendable {
    let port: Int
    let data: URL
    let roles: Roles
    let tokens: [Asker: String]
    /// Ids by the names that scenarios use.
    let names: [String: String]
    /// The password of the depositor, `depositor@example.org`.
    static let password = "correct horse battery"

    /// One site for all tests that change nothing.
    static let shared = Task { try await ServerSite() }

    static let secret = "wolpertinger"
    static let hostileTitle = "Open <script>alert(1)</script> & \"data\""

    init() async throws {
        data = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: data.appendingPathComponent("staging"), withIntermediateDirectories: true)
        let store = try Store(path: data.appendingPathComponent("catalogue.sqlite").path)
        let clock = Clock.fixed("2026-11-21T10:00:00Z")
        let planner = Planner(store: store, clock: clock)
        let roles = Roles(
            gatekeeper: Gatekeeper(store: store, clock: clock, passwordRounds: 16),
            librarian: Librarian(store: store, clock: clock), planner: planner,
            depositor: Depositor(
                store: store, planner: planner, clock: clock, inspection: Inspection(isolation: nil),
                data: data, repositoryName: "Test repository"),
            curator: try Curator(
                store: store, clock: clock, data: data,
                minting: Minting(naan: "99999", host: "data.example.org")))
        self.roles = roles
        let people = try await Self.people(roles.gatekeeper)
        tokens = people.mapValues(\.token)
        names = try await Self.records(roles, in: data, by: people)
        port = try await Self.start(
            try WebServer(
                roles: roles,
                settings: SiteSettings(
                    name: "Test repository", baseURL: nil, adminEmail: "admin@example.org",
                    host: "data.example.org", data: data)))
    }

    private static func start(_ server: WebServer) async throws -> Int {
        try await withCheckedThrowingContinuation { continuation in
            Task {
                do {
                    try await server.run(host: "127.0.0.1", port: 0) { continuation.resume(returning: $0) }
                } catch {
                    print("the test server stopped: \(error)")
                }
            }
        }
    }

    private struct Person {
        let viewer: Viewer
        let token: String
    }

    private static func people(_ gatekeeper: Gatekeeper) async throws -> [Asker: Person] {
        let setup = Viewer(account: nil, role: .administrator, name: "test")
        var people: [Asker: Person] = [:]
        for asker in Asker.allCases where asker != .guest {
            let role: Role = asker == .other ? .depositor : Role(rawValue: asker.rawValue) ?? .reader
            let account = try await gatekeeper.add(
                email: "\(asker.rawValue)@example.org", name: "Test, \(asker.rawValue.capitalized)",
                role: role,
                password: asker == .depositor ? password : nil, by: setup)
            let (_, secret) = try await gatekeeper.makeToken(named: "test", for: account, by: setup)
            people[asker] = Person(viewer: account.viewer, token: secret.text)
        }
        return people
    }

    private static func records(_ roles: Roles, in data: URL, by people: [Asker: Person]) async throws
        -> [String: String]
    {
        guard let depositor = people[.depositor]?.viewer, let curator = people[.curator]?.viewer else {
            return [:]
        }
        var names: [String: String] = [:]
        let plan = try await roles.planner.importPlan(Data(planFile.utf8), fileName: "plan.json", by: curator)
        names["plan"] = plan.id
        let accesses: [(String, Access)] = [
            ("open", Access()), ("restricted", Access(files: .restricted)),
            ("closed", Access(record: .restricted, files: .restricted)),
            ("embargoed", Access(files: .restricted, embargo: Embargo(until: "2030-01-01", event: "paper"))),
            ("over", Access(files: .restricted, embargo: Embargo(until: "2026-11-21"))),
            ("draft", Access()),
        ]
        for (name, access) in accesses {
            let folder = data.appendingPathComponent("sources/\(name)")
            try files(for: name, in: folder)
            var request = DepositRequest(
                sources: [folder], title: name == "open" ? hostileTitle : "The \(name) one")
            if name == "open" {
                request.plan = plan.id
                request.dataset = "D1"
            }
            let draft = try await roles.depositor.deposit(request, by: depositor).record
            var metadata = draft.document.metadata
            metadata.resourceType = VocabularyTerm(id: "dataset")
            metadata.description = "<p>About the <b>\(name)</b> one</p><script>alert(2)</script>"
            metadata.rights = [Right(id: "cc-by-4.0")]
            let saved = try await roles.librarian.save(
                metadata, access: access, of: draft.id, seen: nil, by: depositor)
            names[name] = saved.id
            names["\(name).parent"] = saved.parent
            if name != "draft" {
                _ = try await roles.curator.publish(saved.id, accepting: "made by a test", by: depositor)
            }
        }
        return names
    }

    private static func files(for name: String, in folder: URL) throws {
        let manager = FileManager.default
        try manager.createDirectory(
            at: folder.appendingPathComponent("tables"), withIntermediateDirectories: true)
        let contents: [(String, Data)] = [
            ("read me.txt", Data("\(secret) of \(name)\n".utf8)),
            ("tables/naïve.csv", Data("word,number\n\(secret),1\n".utf8)),
            ("evil.html", Data("<script>document.title='taken'</script>".utf8)),
            ("big.bin", Data((0..<1_500_000).map { UInt8(truncatingIfNeeded: $0 / 7) })),
            ("empty.dat", Data()),
        ]
        for (path, content) in contents { try content.write(to: folder.appendingPathComponent(path)) }
    }

    private static let planFile = """
        {"dmp": {"title": "A plan", "created": "2026-01-01T00:00:00Z", "modified": "2026-01-01T00:00:00Z",
          "language": "eng", "ethical_issues_exist": "no",
          "dmp_id": {"identifier": "https://example.org/plans/1", "type": "url"},
          "contact": {"name": "C", "mbox": "c@example.org", "contact_id": {"identifier": "https://orcid.org/0000-0002-1825-0097", "type": "orcid"}},
          "dataset": [{"title": "First", "type": "dataset", "personal_data": "no", "sensitive_data": "no",
            "dataset_id": {"identifier": "D1", "type": "other"},
            "distribution": [{"title": "d", "data_access": "open", "license": [{"license_ref": "https://spdx.org/licenses/CC-BY-4.0", "start_date": "2026-01-01"}]}]}]}}
        """

    /// `{open}` becomes the id of the open record.
    func filled(_ text: String) -> String {
        names.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}
