// SPDX-License-Identifier: Apache-2.0
// Who may see a record and its files, and until when.

/// The access of a record: what holds while an embargo lasts, and the embargo itself.
///
/// When an embargo ends, record and files are public (as in InvenioRDM); whether it has ended is decided at the
/// moment of access, see `Accounts.Permission`.
package struct Access: Codable, Hashable, Sendable {
    package enum Level: String, Codable, Sendable, CaseIterable { case `public`, restricted }

    package var record: Level
    package var files: Level
    package var embargo: Embargo?

    package init(record: Level = .public, files: Level = .public, embargo: Embargo? = nil) {
        self.record = record
        self.files = files
        self.embargo = embargo
    }
}

/// Until when files (or the record) stay restricted: a date, or an event with a latest date.
package struct Embargo: Codable, Hashable, Sendable {
    /// The day on which the embargo is over, ISO 8601 `YYYY-MM-DD`, in UTC. For an event: the latest such day.
    package var until: String?
    /// What ends the embargo before `until`, in words: `paper publication`.
    package var event: String?
    package var reason: String?
    /// When and by what evidence (for example the paper's DOI) the event was recorded; this ends the embargo.
    package var lifted: Lifting?

    package struct Lifting: Codable, Hashable, Sendable {
        /// ISO 8601 date-time, UTC.
        package var at: String
        package var evidence: String

        package init(at: String, evidence: String) {
            self.at = at
            self.evidence = evidence
        }
    }

    package init(until: String? = nil, event: String? = nil, reason: String? = nil, lifted: Lifting? = nil) {
        self.until = until
        self.event = event
        self.reason = reason
        self.lifted = lifted
    }
}
