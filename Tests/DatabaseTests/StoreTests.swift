// SPDX-License-Identifier: Apache-2.0
// The database file: values stay values, transactions are whole, and what is no database of ours is refused.

import Foundation
import TestKit
import Testing

@testable import Database

@Suite struct Stores {
    private struct Stop: Error {}

    private func withStore(_ body: (Store, String) async throws -> Void) async throws {
        try await Scratch.withFolder { folder in
            let path = folder.appendingPathComponent("catalogue.sqlite").path
            try await body(try Store(path: path), path)
        }
    }

    private func count(in store: Store) async throws -> Int? {
        try await store.read { try $0.value("SELECT count(*) FROM audit") }
    }

    private func expect(_ expected: Int, in store: Store, _ place: SourceLocation = #_sourceLocation)
        async throws
    {
        let found = try await count(in: store)
        #expect(found == expected, sourceLocation: place)
    }

    private static func enter(_ text: String, in writing: Writing) throws {
        try writing.execute(
            "INSERT INTO audit (at, actor, action, subject) VALUES ('2026-01-01', \(text), 'test', 'test')")
    }

    private static func failure(_ body: () throws -> Void) -> StoreError? {
        do {
            try body()
            return nil
        } catch {
            return error as? StoreError
        }
    }

    private static func enterAndStop(in writing: Writing) throws {
        try enter("a", in: writing)
        #expect(try writing.reading.value("SELECT count(*) FROM audit") == 1)
        throw Stop()
    }

    @Test(arguments: [
        "'; DROP TABLE audit; --", "\" OR 1=1 --", "?", "?1", "$x", ":x", "%_", "\\", "",
        "line\nline", "Ünïcödé 🧠", "/* */", String(repeating: "x", count: 100_000),
    ])
    func keepsHostileTextAsAValue(text: String) async throws {
        try await withStore { store, _ in
            try await store.write { try Self.enter(text, in: $0) }
            let found: [String] = try await store.read { reading in
                try reading.rows("SELECT actor FROM audit WHERE actor = \(text)").map { try $0.get("actor") }
            }
            #expect(found == [text])
        }
    }

    @Test func bindsEachPieceInItsOrder() {
        let piece: SQL = "a = \(1) AND b IN \(anyOf: ["x", "y"])"
        let whole: SQL =
            "SELECT \("first") WHERE \(piece) OR \(SQL.joined(["c = \(2.5)", "d = \(true)"], by: " OR "))"
        #expect(whole.text == "SELECT ? WHERE a = ? AND b IN (?, ?) OR c = ? OR d = ?")
        #expect(
            whole.arguments == [
                .text("first"), .integer(1), .text("x"), .text("y"), .real(2.5), .integer(1),
            ])
        let none: SQL = "\(nil as String?) IN \(anyOf: [String]())"
        #expect(none.text == "? IN (NULL)")
        #expect(none.arguments == [.null])
    }

    @Test func givesEveryKindOfValueBack() async throws {
        try await withStore { store, _ in
            let bytes: [UInt8] = [0, 255, 0]
            let row = try await store.read { reading in
                let row = try #require(
                    try reading.first(
                        "SELECT \(Int64.min) AS i, \(0.1) AS r, \("t") AS t, \(bytes) AS b, NULL AS n, \(false) AS f"
                    ))
                #expect(try row.get("i") == Int64.min)
                #expect(try row.get("r") == 0.1)
                #expect(try row.get("t") == "t")
                #expect(try row.get("b") == bytes)
                #expect(try row.get("f") == false)
                #expect(row.optional("n", as: String.self) == nil)
                for column in ["n", "t", "none"] {
                    let failure = Self.failure { _ = try row.get(column, as: Int.self) }
                    #expect(failure == .unexpected(column: column))
                }
                return true
            }
            #expect(row)
        }
    }

    @Test func undoesEverythingWhenTheBodyThrows() async throws {
        try await withStore { store, _ in
            await #expect(throws: Stop.self) {
                try await store.write { try Self.enterAndStop(in: $0) }
            }
            #expect(throws: Stop.self) {
                try store.writeNow { try Self.enterAndStop(in: $0) }
            }
            let entries = try await count(in: store)
            #expect(entries == 0)
        }
    }

    @Test func tellsABrokenRuleFromAFailure() async throws {
        try await withStore { store, _ in
            await #expect(throws: StoreError.self) { try await store.write { try $0.execute("NO SQL") } }
            do {
                try await store.write { writing in
                    try writing.execute(
                        "INSERT INTO accounts (email, role, created) VALUES ('a@b', 'emperor', '2026')")
                }
                Issue.record("a role that does not exist was taken")
            } catch StoreError.constraint {}
            do {
                try await store.write { writing in
                    try writing.execute("INSERT INTO sessions VALUES (x'00', 99, '2026', '2027')")
                }
                Issue.record("a session of nobody was taken")
            } catch StoreError.constraint {}
        }
    }

    @Test func refusesTheFileOfANewerFairway() async throws {
        try await withStore { store, path in
            let known = Migrations.steps.count
            try await store.write { try $0.execute("INSERT INTO schema_steps VALUES (\(known + 1), '2030')") }
            #expect(throws: StoreError.newerSchema(step: known + 1, known: known)) { try Store(path: path) }
        }
    }

    @Test func opensAnExistingFileWithoutChangingItsSchema() async throws {
        try await withStore { store, path in
            try await store.write { try Self.enter("a", in: $0) }
            let again = try Store(path: path)
            try await expect(1, in: again)
            #expect(try await again.read { try $0.schema() } == store.read { try $0.schema() })
        }
    }

    @Test func refusesWhatIsNoDatabase() throws {
        try Scratch.withFolder { folder in
            let text = folder.appendingPathComponent("text.sqlite")
            try Data(String(repeating: "This is a letter, not a database. ", count: 100).utf8).write(to: text)
            #expect(throws: StoreError.notADatabase) { try Store(path: text.path) }
            #expect(throws: StoreError.self) { try Store(path: folder.path) }
            let nowhere = folder.appendingPathComponent("missing/catalogue.sqlite").path
            do {
                _ = try Store(path: nowhere)
                Issue.record("made a database in a folder that is not there")
            } catch StoreError.cannotOpen {}
        }
    }

    @Test func saysThatADatabaseCannotBeWritten() async throws {
        try await withStore { store, _ in
            await #expect(throws: StoreError.readOnly) {
                try await store.write { writing in
                    try writing.execute("PRAGMA query_only = 1")
                    try Self.enter("a", in: writing)
                }
            }
        }
    }

    @Test func takesTheWritesOfTwoStoresOnOneFile() async throws {
        try await withStore { first, path in
            let second = try Store(path: path)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<40 {
                    let store = index.isMultiple(of: 2) ? first : second
                    group.addTask { try await store.write { try Self.enter("writer \(index)", in: $0) } }
                }
                try await group.waitForAll()
            }
            try await expect(40, in: first)
            try await expect(40, in: second)
        }
    }

    @Test func migratesOnceWhenTwoProcessesBeginTogether() async throws {
        try await Scratch.withFolder { folder in
            let path = folder.appendingPathComponent("catalogue.sqlite").path
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 { group.addTask { _ = try Store(path: path) } }
                try await group.waitForAll()
            }
            let steps: Int? = try await Store(path: path).read {
                try $0.value("SELECT count(*) FROM schema_steps")
            }
            #expect(steps == Migrations.steps.count)
        }
    }

    @Test func readsOneSnapshot() async throws {
        try await withStore { store, _ in
            let (before, after) = try await store.read { reading in
                let before: Int? = try reading.value("SELECT count(*) FROM audit")
                let written = DispatchSemaphore(value: 0)
                Thread {
                    try? store.writeNow { try Self.enter("meanwhile", in: $0) }
                    written.signal()
                }.start()
                written.wait()
                return (before, try reading.value("SELECT count(*) FROM audit", as: Int.self))
            }
            #expect(before == 0)
            #expect(after == 0)
            try await expect(1, in: store)
        }
    }

    @Test func copiesAllOfItself() async throws {
        try await withStore { store, path in
            try await store.write { try Self.enter("kept", in: $0) }
            try await store.copy(to: path + ".copy")
            try await expect(1, in: Store(path: path + ".copy"))
        }
    }

    @Test func keepsTheAuditLogAppendOnly() async throws {
        try await withStore { store, _ in
            try await store.write { try Self.enter("a", in: $0) }
            for change: SQL in ["DELETE FROM audit", "UPDATE audit SET actor = 'nobody'"] {
                do {
                    try await store.write { try $0.execute(change) }
                    Issue.record("the audit log was changed: \(change.text)")
                } catch StoreError.constraint {}
            }
            let entries = try await count(in: store)
            #expect(entries == 1)
        }
    }

    @Test func hasTheGoldenSchema() async throws {
        try await withStore { store, _ in
            let schema = try await store.read { try $0.schema() }
            try Golden.compare(schema.joined(separator: ";\n\n") + ";\n", with: "schema.sql")
        }
    }
}
