// SPDX-License-Identifier: Apache-2.0
// A data directory with all roles, on a day that the test sets, and short ways to deposit and publish.

import Accounts
import Catalogue
import Database
import Deposits
import Extraction
import Foundation
import Metadata
import Plans
import Preservation
import Synchronization
import TestKit
import Testing

@testable import Publication

struct Archive {
    let folder: URL
    let store: Store
    let ada: Viewer
    let bob: Viewer
    let cleo: Viewer
    let admin: Viewer
    let hands: Hands

    var data: URL { folder.appendingPathComponent("data") }
    var source: URL { folder.appendingPathComponent("source") }

    /// Gives a test an archive with a depositor (and another), a curator and an administrator.
    static func with(_ body: (Archive) async throws -> Void) async throws {
        try await Scratch.withFolder { folder in
            let data = folder.appendingPathComponent("data")
            try FileManager.default.createDirectory(
                at: data.appendingPathComponent("staging"), withIntermediateDirectories: true)
            let store = try Store(path: data.appendingPathComponent("catalogue.sqlite").path)
            func viewer(_ email: String, _ name: String, _ role: Role) async throws -> Viewer {
                let id = try await store.write {
                    try $0.insertAccount(
                        email: email, name: name, role: role, password: nil, created: "2026-01-01T00:00:00Z")
                }
                return Viewer(account: id, role: role, name: name)
            }
            try await body(
                Archive(
                    folder: folder, store: store,
                    ada: try await viewer("ada@example.org", "Ada Lovelace", .depositor),
                    bob: try await viewer("bob@example.org", "Bob", .depositor),
                    cleo: try await viewer("cleo@example.org", "Cleo", .curator),
                    admin: try await viewer("admin@example.org", "Admin", .administrator), hands: Hands()))
        }
    }

    /// Keeps the catalogue as it is now; the archive that is given has it beside the store as it will be.
    func catalogueOfNow() async throws -> Archive {
        let path = folder.appendingPathComponent("\(UUID().uuidString).sqlite").path
        try await store.copy(to: path)
        return with(try Store(path: path))
    }

    /// The same store with an empty catalogue.
    func withoutCatalogue() throws -> Archive {
        with(try Store(path: folder.appendingPathComponent("\(UUID().uuidString).sqlite").path))
    }

    private func with(_ store: Store) -> Archive {
        Archive(folder: folder, store: store, ada: ada, bob: bob, cleo: cleo, admin: admin, hands: hands)
    }

    var curator: Curator {
        get throws {
            try Curator(
                store: store, clock: hands.clock, data: data,
                minting: Minting(naan: "99999", host: "example.org"))
        }
    }
    var librarian: Librarian { Librarian(store: store, clock: hands.clock) }
    var planner: Planner { Planner(store: store, clock: hands.clock) }
    var depositor: Depositor {
        Depositor(
            store: store, planner: planner, clock: hands.clock, inspection: Inspection(isolation: nil),
            data: data,
            repositoryName: "Test Repository")
    }
    var root: StorageRoot { get throws { try StorageRoot(dataDirectory: data) } }

    /// Writes files below the source folder; nil removes one.
    func write(_ files: [String: String?]) throws {
        for (path, text) in files {
            let file = source.appendingPathComponent(path)
            guard let text else {
                try FileManager.default.removeItem(at: file)
                continue
            }
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    /// Deposits the source folder; what is missing for publication is typed.
    @discardableResult
    func deposit(_ files: [String: String?] = [:], title: String = "A title", plan: String? = nil)
        async throws
        -> DepositReport
    {
        try write(files)
        let request = DepositRequest(sources: [source], plan: plan, title: title)
        var report = try await depositor.deposit(request, by: ada)
        var metadata = report.record.document.metadata
        metadata.resourceType = VocabularyTerm(id: "dataset")
        report.record = try await librarian.save(
            metadata, access: report.record.document.access, of: report.record.id, seen: nil, by: ada)
        return report
    }

    /// A published record of the source folder.
    func publish(_ files: [String: String?], access: Access = Access()) async throws -> Record {
        let draft = try await deposit(files).record
        _ = try await librarian.save(
            draft.document.metadata, access: access, of: draft.id, seen: nil, by: ada)
        return try await curator.publish(draft.id, by: ada)
    }

    /// What the catalogue says of a record, with its files.
    func state(of id: String) async throws -> (Record, [StoredFile]) {
        (
            try await librarian.record(id, for: admin), try await librarian.files(of: id, for: admin)
        )
    }

    /// Expects that the store is valid by every rule, and that the files of records are where the catalogue says.
    func expectWhole(_ ids: [String], _ place: SourceLocation = #_sourceLocation) async throws {
        let findings = try await curator.verify(nil, by: cleo)
        #expect(findings.map { "\($0.code) \($0.place): \($0.message)" } == [], sourceLocation: place)
        for id in ids {
            for file in try await librarian.files(of: id, for: admin) {
                let bytes = try? Data(contentsOf: data.appendingPathComponent(file.path))
                #expect(
                    bytes.map { Int64($0.count) } == file.entry.size, "\(file.path)", sourceLocation: place)
            }
        }
    }

    /// The bytes of all content files below `objects/`.
    func contentFiles() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: data.appendingPathComponent("objects").path)
            .filter {
                $0.contains("/content/files/") && !$0.hasSuffix("/files")
            }
    }
}

/// A clock that a test moves.
final class Hands: Sendable {
    private let date = Mutex(
        (try? Date("2026-06-15T12:00:00Z", strategy: .iso8601)) ?? Date(timeIntervalSince1970: 0))

    var clock: Clock { Clock { self.date.withLock { $0 } } }

    func move(days: Double) { date.withLock { $0 += days * 86_400 } }
}
