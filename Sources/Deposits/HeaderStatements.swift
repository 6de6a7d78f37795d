// SPDX-License-Identifier: Apache-2.0
// What the headers of many files say, gathered: the same statement of a thousand files is kept once, with its count.

import Catalogue
import Extraction
import Metadata

/// The statements of file headers and sidecars of one deposit, in memory that does not grow with the number of files.
struct HeaderStatements {
    private struct Key: Hashable {
        let layer: Layer
        let statement: Statement
        let isPersonal: Bool
    }

    /// The most different statements that are kept; a folder of tables can have a column name per file.
    static let most = 20_000

    private var statements: [Key: LayeredStatement] = [:]
    /// What was gathered before, by the file that said it.
    private var earlierKeys: [String: [Key]] = [:]
    private(set) var hasChanged = false

    /// Begins with what an interrupted deposit or an earlier version had gathered.
    init(_ earlier: [LayeredStatement]) {
        for statement in earlier where statement.layer == .header || statement.layer == .sidecar {
            let key = Key(
                layer: statement.layer, statement: statement.statement, isPersonal: statement.isPersonal)
            statements[key] = statement
            earlierKeys[statement.source, default: []].append(key)
        }
    }

    /// Drops what a file said before it was replaced; what other files say too stays.
    mutating func forget(_ file: String) {
        for key in earlierKeys.removeValue(forKey: file) ?? [] {
            guard let files = statements[key]?.files else { continue }
            if files > 1 { statements[key]?.files = files - 1 } else { statements[key] = nil }
            hasChanged = true
        }
    }

    /// Adds what one file says.
    mutating func add(_ extract: Extract, layer: Layer, file: String) {
        for suggestion in extract.suggestions {
            // Formats are counted from the files themselves, which is cheaper and complete.
            if case .format = suggestion.statement { continue }
            let key = Key(layer: layer, statement: suggestion.statement, isPersonal: suggestion.isPersonal)
            if statements[key] != nil {
                statements[key]?.files += 1
            } else if statements.count < Self.most {
                statements[key] = LayeredStatement(
                    layer: layer, statement: suggestion.statement, source: file, place: suggestion.place,
                    raw: suggestion.raw, confidence: suggestion.confidence, isPersonal: suggestion.isPersonal)
            }
            hasChanged = true
        }
    }

    /// All of them, in an order that does not depend on which file was read first: sidecars by their precedence.
    mutating func taken() -> [LayeredStatement] {
        hasChanged = false
        return statements.values.map { ($0, Self.rank($0)) }.sorted { left, right in
            (
                left.0.layer.rawValue, left.1, left.0.statement.field, left.0.source, left.0.place,
                left.0.statement.summary
            )
                < (
                    right.0.layer.rawValue, right.1, right.0.statement.field, right.0.source, right.0.place,
                    right.0.statement.summary
                )
        }.map(\.0)
    }

    private static func rank(_ statement: LayeredStatement) -> Int {
        guard statement.layer == .sidecar, let sidecar = Sidecars.recognise(statement.source) else {
            return 0
        }
        return Sidecars.rank(of: sidecar.name)
    }
}
