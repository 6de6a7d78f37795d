// SPDX-License-Identifier: Apache-2.0
// Why a document cannot be read at all; what is merely odd in it becomes a finding.

/// A document that is no plan: too large, not text, not JSON or YAML, or made to exhaust its reader.
package enum DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
    case empty
    case tooLarge(bytes: Int, limit: Int)
    case notText
    case notJSON(line: Int, column: Int, problem: String)
    case notYAML(line: Int, column: Int, problem: String)
    case tooDeep(limit: Int, line: Int)
    case tooManyValues(limit: Int)
    /// One list or map has too many entries.
    case tooManyEntries(limit: Int, line: Int)
    case tooManyAliases(count: Int, limit: Int)
    /// Well-formed, but nothing in it looks like a plan.
    case notAPlan(found: String)

    package var description: String {
        switch self {
        case .empty: "The file is empty."
        case .tooLarge(let bytes, let limit):
            "The file has \(bytes) bytes; a plan may have at most \(limit) (16 MiB). Is it the right file?"
        case .notText:
            "The file is not text in UTF-8, UTF-16 or Latin-1; a plan is maDMP JSON or a YAML plan file."
        case .notJSON(let line, let column, let problem):
            "The file is not JSON: \(problem) at line \(line), column \(column)."
        case .notYAML(let line, let column, let problem):
            "The file is not YAML: \(problem) at line \(line), column \(column)."
        case .tooDeep(let limit, let line):
            "Line \(line) is nested more than \(limit) levels deep; no plan needs that."
        case .tooManyValues(let limit):
            "The file has more than \(limit) values once its aliases are expanded; no plan needs that."
        case .tooManyEntries(let limit, let line):
            "The list or map at line \(line) has more than \(limit) entries; no plan needs that."
        case .tooManyAliases(let count, let limit):
            "The file uses \(count) YAML aliases; at most \(limit) are followed. Write the values out."
        case .notAPlan(let found):
            "The file is no plan: it holds \(found). Expected maDMP JSON with a “dmp” object, or a plan file with “title”."
        }
    }
}

/// What a document may demand of its reader.
enum DocumentLimit {
    static let bytes = 16 << 20
    static let depth = 64
    static let values = 200_000
    /// Entries of one list or map.
    static let entries = 5000
    /// Unknown members that are kept.
    static let extras = 1000
    /// Findings that are told; a file with more is of another kind.
    static let findings = 1000
    /// Bytes that can begin a value in YAML: Yams makes all nodes before any can be counted.
    static let structuralBytes = 400_000
    /// Uses of YAML aliases, and uses where collections stand as keys (whose comparison expands them).
    static let aliases = 10_000
    static let aliasesBesideKeyCollections = 24
}
