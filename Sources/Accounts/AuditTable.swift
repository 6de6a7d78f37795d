// SPDX-License-Identifier: Apache-2.0
// The append-only audit log: who did what to which thing, and when.

import Database
import Foundation

/// One entry of the audit log.
package struct AuditEntry: Sendable, Hashable {
    package let at: String
    package let actor: String
    /// Dotted name of the use case, for example `record.publish`.
    package let action: String
    /// Id of the thing it was done to.
    package let subject: String
    /// What else matters, never a secret.
    package let detail: [String: String]
}

extension Writing {
    /// Adds one entry, in the transaction of the change itself.
    package func audit(
        _ action: String, on subject: String, by viewer: Viewer, at time: String,
        _ detail: [String: String] = [:]
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(detail), as: UTF8.self)
        try execute(
            """
            INSERT INTO audit (at, account_id, actor, action, subject, detail)
            VALUES (\(time), \(viewer.account), \(viewer.name), \(action), \(subject), \(json))
            """)
    }
}

extension Reading {
    /// The latest entries about a thing, newest first.
    package func auditEntries(on subject: String, limit: Int = 100) throws -> [AuditEntry] {
        try rows(
            "SELECT at, actor, action, subject, detail FROM audit WHERE subject = \(subject) ORDER BY id DESC LIMIT \(limit)"
        ).map { row in
            let detail: String = try row.get("detail")
            return AuditEntry(
                at: try row.get("at"), actor: try row.get("actor"), action: try row.get("action"),
                subject: try row.get("subject"),
                detail: (try? JSONDecoder().decode([String: String].self, from: Data(detail.utf8))) ?? [:])
        }
    }
}
