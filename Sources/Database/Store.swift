// SPDX-License-Identifier: Apache-2.0
// The database of a data directory: one file, many readers, one writer at a time, shared by several processes.

import Foundation
import GRDB

/// The catalogue database, opened and brought up to date. Reads see one consistent snapshot; every write is one
/// transaction. Several processes may have the same file open (SQLite in WAL mode).
package final class Store: Sendable {
    private let pool: DatabasePool

    /// Opens the database, creating it when it is missing, and applies the migrations that it has not seen.
    ///
    /// - Parameter path: the file; its folder must exist.
    /// - Throws: ``StoreError`` when it cannot be opened, is no database, or was written by a newer Fairway.
    package init(path: String) throws(StoreError) {
        var configuration = Configuration()
        configuration.busyMode = .timeout(60)
        configuration.maximumReaderCount = 6
        configuration.label = "fairway"
        configuration.prepareDatabase { database in
            // A commit that was acknowledged must survive a power cut, not only a crash of the process.
            try database.execute(
                sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            try pool.write { try Migrations.apply(to: $0) }
        } catch {
            throw StoreError(error)
        }
    }

    /// Reads in one snapshot.
    package func read<T: Sendable>(_ body: @Sendable (Reading) throws -> T) async throws -> T {
        do {
            return try await pool.read { try body(Reading(database: $0)) }
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    /// Writes in one transaction, which is rolled back when `body` throws.
    package func write<T: Sendable>(_ body: @Sendable (Writing) throws -> T) async throws -> T {
        do {
            return try await pool.write { try body(Writing(database: $0)) }
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    /// Reads on the calling thread, for threads of our own that may wait (copying files).
    package func readNow<T>(_ body: (Reading) throws -> T) throws -> T {
        do {
            return try pool.read { try body(Reading(database: $0)) }
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    /// Writes in one transaction on the calling thread, for threads of our own that may wait.
    package func writeNow<T>(_ body: (Writing) throws -> T) throws -> T {
        do {
            return try pool.write { try body(Writing(database: $0)) }
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    /// Writes a consistent copy of the whole database to a new file.
    package func copy(to path: String) async throws {
        do {
            try pool.backup(to: try DatabaseQueue(path: path))
        } catch {
            throw StoreError(error)
        }
    }
}

/// Questions inside one snapshot or transaction.
package struct Reading {
    fileprivate let database: GRDB.Database

    package func rows(_ sql: SQL) throws -> [Row] {
        try GRDB.Row.fetchAll(try statement(sql), arguments: arguments(sql)).map(Row.init)
    }

    package func first(_ sql: SQL) throws -> Row? {
        try GRDB.Row.fetchOne(try statement(sql), arguments: arguments(sql)).map(Row.init)
    }

    /// The first column of the first row.
    package func value<T: SQLReadable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
        guard let row = try GRDB.Row.fetchOne(try statement(sql), arguments: arguments(sql)) else {
            return nil
        }
        return T(sqlValue: SQLValue(row[0] as DatabaseValue))
    }

    /// Gives the rows one by one, without holding them all; stops when `body` answers false.
    package func each(_ sql: SQL, _ body: (Row) throws -> Bool) throws {
        let cursor = try GRDB.Row.fetchCursor(try statement(sql), arguments: arguments(sql))
        while let row = try cursor.next() {
            if try !body(Row(row)) { break }
        }
    }

    /// The text of every `CREATE` statement in the database, for the golden schema.
    package func schema() throws -> [String] {
        try rows(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' ORDER BY name"
        )
        .map { try $0.get("sql") }
    }

    private func statement(_ sql: SQL) throws -> Statement { try database.cachedStatement(sql: sql.text) }
}

/// Changes inside one transaction; reads see what was written before.
package struct Writing {
    package let reading: Reading
    private let database: GRDB.Database

    fileprivate init(database: GRDB.Database) {
        self.database = database
        reading = Reading(database: database)
    }

    package func execute(_ sql: SQL) throws {
        try database.cachedStatement(sql: sql.text).execute(arguments: arguments(sql))
    }

    /// Executes and tells how many rows were changed.
    package func change(_ sql: SQL) throws -> Int {
        try execute(sql)
        return database.changesCount
    }

    /// Executes an `INSERT` and tells the number of the new row.
    package func insert(_ sql: SQL) throws -> Int64 {
        try execute(sql)
        return database.lastInsertedRowID
    }
}

private func arguments(_ sql: SQL) -> StatementArguments {
    StatementArguments(sql.arguments.map(\.databaseValue))
}

/// One row of an answer.
package struct Row {
    private let row: GRDB.Row

    fileprivate init(_ row: GRDB.Row) { self.row = row }

    /// The value of a column.
    ///
    /// - Throws: ``StoreError/unexpected(column:)`` when the column is missing, null or of another kind.
    package func get<T: SQLReadable>(_ column: String, as type: T.Type = T.self) throws(StoreError) -> T {
        guard let value = row[column] as DatabaseValue?, let result = T(sqlValue: SQLValue(value)) else {
            throw .unexpected(column: column)
        }
        return result
    }

    /// The value of a column, nil when it is null.
    package func optional<T: SQLReadable>(_ column: String, as type: T.Type = T.self) -> T? {
        (row[column] as DatabaseValue?).flatMap { T(sqlValue: SQLValue($0)) }
    }
}

extension SQLValue {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let value): self = .integer(value)
        case .double(let value): self = .real(value)
        case .string(let value): self = .text(value)
        case .blob(let value): self = .bytes([UInt8](value))
        }
    }

    fileprivate var databaseValue: (any DatabaseValueConvertible)? {
        switch self {
        case .null: nil
        case .integer(let value): value
        case .real(let value): value
        case .text(let value): value
        case .bytes(let value): Data(value)
        }
    }
}

/// Why the database did not do what was asked.
package enum StoreError: Error, Hashable, Sendable {
    case cannotOpen(reason: String)
    case notADatabase
    /// Made by a newer Fairway: its schema has steps that this one does not know.
    case newerSchema(step: Int, known: Int)
    case busy
    case full
    case readOnly
    /// A rule of the schema refused the change, for example a unique value given twice.
    case constraint(String)
    case unexpected(column: String)
    case failed(code: Int, message: String)

    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError:
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
            case .SQLITE_FULL: self = .full
            case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly
            case .SQLITE_CANTOPEN: self = .cannotOpen(reason: error.message ?? "cannot open the file")
            case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .notADatabase
            case .SQLITE_CONSTRAINT: self = .constraint(error.message ?? "constraint")
            default:
                self = .failed(code: Int(error.extendedResultCode.rawValue), message: error.message ?? "")
            }
        default: self = .failed(code: 0, message: String(describing: error))
        }
    }
}
