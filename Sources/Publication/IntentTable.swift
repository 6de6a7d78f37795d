// SPDX-License-Identifier: Apache-2.0
// The SQL of publications in progress: written before the store is changed, removed with the change of the catalogue.

import Database

/// A publication or amendment that has begun and of which the catalogue does not know the end.
struct PublicationIntent: Sendable, Hashable {
    let record: String
    let parent: String
    /// Revision of the document that is being sealed.
    let revision: Int
}

extension Reading {
    func publicationIntents() throws -> [PublicationIntent] {
        try rows("SELECT record_id, parent_id, revision FROM publications ORDER BY started").map {
            PublicationIntent(
                record: try $0.get("record_id"), parent: try $0.get("parent_id"),
                revision: try $0.get("revision"))
        }
    }
}

extension Writing {
    func beginPublication(_ intent: PublicationIntent, at time: String) throws {
        try execute(
            """
            INSERT INTO publications (record_id, parent_id, revision, started)
            VALUES (\(intent.record), \(intent.parent), \(intent.revision), \(time))
            ON CONFLICT (record_id) DO UPDATE SET revision = excluded.revision, started = excluded.started
            """)
    }

    func endPublication(of record: String) throws {
        try execute("DELETE FROM publications WHERE record_id = \(record)")
    }
}
