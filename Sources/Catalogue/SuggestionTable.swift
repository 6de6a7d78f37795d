// SPDX-License-Identifier: Apache-2.0
// The SQL of what the layers said about a draft, chosen or not.

import Database
import Foundation
import Metadata

/// A statement of one layer about a draft, kept so that it can be taken instead of the chosen one.
package struct LayeredStatement: Codable, Sendable, Hashable {
    package var layer: Layer
    package var statement: Statement
    /// A file of the deposit, a plan, an account.
    package var source: String
    package var place: String
    package var raw: String?
    package var confidence: Double
    /// May identify a person: shown to the depositor only, never used by itself.
    package var isPersonal: Bool
    /// In how many files the same was found.
    package var files: Int

    package init(
        layer: Layer, statement: Statement, source: String, place: String, raw: String? = nil,
        confidence: Double = 1,
        isPersonal: Bool = false, files: Int = 1
    ) {
        self.layer = layer
        self.statement = statement
        self.source = source
        self.place = place
        self.raw = raw
        self.confidence = confidence
        self.isPersonal = isPersonal
        self.files = files
    }
}

extension Reading {
    package func statements(about record: String, limit: Int = 5000) throws -> [LayeredStatement] {
        try rows(
            "SELECT document, files FROM suggestions WHERE record_id = \(record) ORDER BY layer, field, id LIMIT \(limit)"
        ).map { row in
            let json: String = try row.get("document")
            var statement = try JSONDecoder().decode(LayeredStatement.self, from: Data(json.utf8))
            statement.files = try row.get("files")
            return statement
        }
    }
}

extension Writing {
    package func setStatements(_ statements: [LayeredStatement], about record: String) throws {
        try execute("DELETE FROM suggestions WHERE record_id = \(record)")
        let encoder = JSONEncoder()
        for statement in statements {
            let json = String(decoding: try encoder.encode(statement), as: UTF8.self)
            try execute(
                """
                INSERT INTO suggestions (record_id, field, layer, source, document, is_personal, files)
                VALUES (\(record), \(statement.statement.field), \(statement.layer.rawValue), \(statement.source), \(json),
                    \(statement.isPersonal), \(statement.files))
                """)
        }
    }
}
