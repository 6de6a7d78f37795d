// SPDX-License-Identifier: Apache-2.0
// A data directory with a depositor and a source folder, for one test.

import Accounts
import Catalogue
import Database
import Extraction
import Foundation
import Metadata
import Plans
import Preservation
import TestKit
import Testing

@testable import Deposits

struct Desk {
    let folder: URL
    let store: Store
    let ada: Viewer
    let bob: Viewer

    static let clock = Clock.fixed("2026-06-15T12:00:00Z")

    var data: URL { folder.appendingPathComponent("data") }
    var source: URL { folder.appendingPathComponent("source") }
    var staging: URL { data.appendingPathComponent("staging") }
    var librarian: Librarian { Librarian(store: store, clock: Self.clock) }
    var planner: Planner { Planner(store: store, clock: Self.clock) }
    var depositor: Depositor {
        Depositor(
            store: store, planner: planner, clock: Self.clock, inspection: Inspection(isolation: nil),
            data: data,
            repositoryName: "Test Repository")
    }

    static func with(_ body: (Desk) async throws -> Void) async throws {
        try await Scratch.withFolder { folder in
            for name in ["data/staging", "source"] {
                try FileManager.default.createDirectory(
                    at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
            }
            let store = try Store(path: folder.appendingPathComponent("data/catalogue.sqlite").path)
            let viewers = try await store.write { writing in
                try ["Ada Lovelace", "Bob"].map { name in
                    let id = try writing.insertAccount(
                        email: "\(name.prefix(3))@example.org", name: name, role: .depositor, password: nil,
                        orcid: "0000-0002-1825-0097", affiliation: "Analytical Society",
                        created: "2026-01-01T00:00:00Z")
                    return Viewer(account: id, role: .depositor, name: name)
                }
            }
            try await body(Desk(folder: folder, store: store, ada: viewers[0], bob: viewers[1]))
        }
    }

    /// Writes files below the source folder (or another); nil removes one.
    func write(_ files: [String: String?], to place: String = "source") throws {
        for (path, text) in files {
            let file = folder.appendingPathComponent(place).appendingPathComponent(path)
            guard let text else {
                try FileManager.default.removeItem(at: file)
                continue
            }
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    /// Writes a file of any name below the source folder.
    func write(_ text: String, rawName: [UInt8]) throws {
        let path = (Array(source.path.utf8) + [UInt8(ascii: "/")] + rawName + [0]).map {
            CChar(bitPattern: $0)
        }
        let file = open(path, O_CREAT | O_WRONLY, 0o644)
        try #require(file >= 0)
        _ = Array(text.utf8).withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
        close(file)
    }

    @discardableResult
    func deposit(
        _ files: [String: String?] = [:], into record: String? = nil, title: String? = nil,
        by viewer: Viewer? = nil
    ) async throws -> DepositReport {
        try write(files)
        return try await depositor.deposit(
            DepositRequest(sources: [source], record: record, title: title), by: viewer ?? ada)
    }

    /// The text of each file of a draft, by key, read from where the catalogue says it is.
    func contents(of record: Record) async throws -> [String: String] {
        let files = try await librarian.files(of: record.id, for: ada)
        return Dictionary(
            uniqueKeysWithValues: try files.map { file in
                let bytes = try Data(contentsOf: data.appendingPathComponent(file.path))
                #expect(Int64(bytes.count) == file.entry.size)
                return (file.entry.key, String(decoding: bytes, as: UTF8.self))
            })
    }

    /// What lies in staging, but for locks.
    func staged() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: staging.path).filter { !$0.hasPrefix(".") }
    }
}
