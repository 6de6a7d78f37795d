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
    /// What an earlier deposit had from each file, until the file is read again.
    private var earlier: [String: [Key]] = [:]
    private(set) var hasChanged = false

    /// Begins with what an interrupted deposit had gathered.
    init(_ earlier: [LayeredStatement]) {
        for statement in earlier where statement.layer == .header || statement.layer == .sidecar {
            let key = Key(
                layer: statement.layer, statement: statement.statement, isPersonal: statement.isPersonal)
            statements[key] = statement
            self.earlier[statement.source, default: []].append(key)
        }
    }

    /// Adds what one file says, in place of what it said in an earlier deposit.
    mutating func add(_ extract: Extract, layer: Layer, file: String) {
        for key in earlier.removeValue(forKey: file) ?? [] {
            // What other files say too stays, though it was first found in this one.
            if statements[key].map({ $0.files > 1 }) ?? false {
                statements[key]?.files -= 1
            } else {
                statements[key] = nil
            }
            hasChanged = true
        }
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
