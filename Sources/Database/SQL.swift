// SPDX-License-Identifier: Apache-2.0
// SQL text with bound values: what is interpolated becomes a parameter, never text.

import Foundation

/// A piece of SQL with its arguments. Interpolated values are bound: `"WHERE id = \(id)"` gives `WHERE id = ?`.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
    package private(set) var text: String
    package private(set) var arguments: [SQLValue]

    package init(stringLiteral value: String) {
        text = value
        arguments = []
    }

    package init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
        arguments = stringInterpolation.arguments
    }

    private init(text: String, arguments: [SQLValue]) {
        self.text = text
        self.arguments = arguments
    }

    package static func + (left: SQL, right: SQL) -> SQL {
        SQL(text: left.text + right.text, arguments: left.arguments + right.arguments)
    }

    /// The pieces in one line, separated by `separator`, which is trusted text.
    package static func joined(_ pieces: [SQL], by separator: String) -> SQL {
        SQL(
            text: pieces.map(\.text).joined(separator: separator), arguments: pieces.flatMap(\.arguments))
    }

    package struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var text = ""
        var arguments: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { text += literal }

        package mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            text += "?"
            arguments.append(value?.sqlValue ?? .null)
        }

        /// Another piece of SQL, with its own arguments.
        package mutating func appendInterpolation(_ piece: SQL) {
            text += piece.text
            arguments += piece.arguments
        }

        /// `(?, ?, …)` for an `IN` test; an empty list gives `(NULL)`, which nothing equals.
        package mutating func appendInterpolation(anyOf values: [some SQLConvertible]) {
            text += values.isEmpty ? "(NULL)" : "(" + values.map { _ in "?" }.joined(separator: ", ") + ")"
            arguments += values.map(\.sqlValue)
        }
    }
}

/// A value as the database keeps it.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
}

/// What can be bound to a parameter.
package protocol SQLConvertible {
    var sqlValue: SQLValue { get }
}

/// What can be read from a column.
package protocol SQLReadable {
    init?(sqlValue: SQLValue)
}

extension Int64: SQLConvertible, SQLReadable {
    package var sqlValue: SQLValue { .integer(self) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        self = value
    }
}

extension Int: SQLConvertible, SQLReadable {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        self = Int(value)
    }
}

extension Bool: SQLConvertible, SQLReadable {
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        self = value != 0
    }
}

extension Double: SQLConvertible, SQLReadable {
    package var sqlValue: SQLValue { .real(self) }
    package init?(sqlValue: SQLValue) {
        switch sqlValue {
        case .real(let value): self = value
        case .integer(let value): self = Double(value)
        default: return nil
        }
    }
}

extension String: SQLConvertible, SQLReadable {
    package var sqlValue: SQLValue { .text(self) }
    package init?(sqlValue: SQLValue) {
        guard case .text(let value) = sqlValue else { return nil }
        self = value
    }
}

extension [UInt8]: SQLConvertible, SQLReadable {
    package var sqlValue: SQLValue { .bytes(self) }
    package init?(sqlValue: SQLValue) {
        guard case .bytes(let value) = sqlValue else { return nil }
        self = value
    }
}

extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
    package var sqlValue: SQLValue { rawValue.sqlValue }
}

extension SQLReadable where Self: RawRepresentable, RawValue: SQLReadable {
    package init?(sqlValue: SQLValue) {
        guard let raw = RawValue(sqlValue: sqlValue) else { return nil }
        self.init(rawValue: raw)
    }
}
