// SPDX-License-Identifier: Apache-2.0
// What a planned dataset promises: format, size, access, embargo, licence, places, retention.

/// A file format a plan names: `HDF5`, `text/csv`.
package struct PlannedFormat: Hashable, Sendable {
    /// As the plan writes it.
    package var name = ""
    /// Media type, where the plan gives one beside the name.
    package var mediaType: String?

    package init() {}

    package init(_ name: String, mediaType: String? = nil) {
        self.name = name
        self.mediaType = mediaType
    }
}

/// How much there will be, in bytes.
package enum PlannedSize: Hashable, Sendable {
    case exact(Int64)
    case range(Int64, Int64)
    /// At most so much.
    case cap(Int64)
    /// A part, not told how large, of what a group (a ``Programme`` key, else words) has together.
    case share(of: String, total: Int64?)

    /// The most that the promise allows; for a share the total of its group.
    package var largest: Int64? {
        switch self {
        case .exact(let bytes), .cap(let bytes): bytes
        case .range(_, let most): most
        case .share(_, let total): total
        }
    }
}

/// Who may use the data.
package struct PlannedAccess: Hashable, Sendable {
    package enum Level: String, Sendable, CaseIterable {
        case open
        /// On request, under conditions (maDMP `shared`).
        case restricted
        case closed
        /// Part open, part not.
        case mixed
    }

    package var level: Level
    package var reason: String?

    package init(_ level: Level, reason: String? = nil) {
        self.level = level
        self.reason = reason
    }
}

/// Until when data stay closed. A plan that does not speak of it has no value (nil), not ``none``.
package enum PlannedEmbargo: Hashable, Sendable {
    /// The plan says that there is none.
    case none
    /// Over on this day, ISO 8601.
    case until(String)
    /// Over with an event (`paper publication`), on the latest day at the latest.
    case event(String, latest: String?)
    /// Decided by an assessment, in words.
    case assessment(String)
    /// Foreseen as possible, in words.
    case possible(String)
}

/// Under which licence; a plan may have chosen one, weigh several, or not know yet.
package struct PlannedLicence: Hashable, Sendable {
    package enum Choice: Hashable, Sendable {
        /// SPDX id, or the URL of the licence where it has none.
        case chosen(String)
        /// One of these; SPDX ids or URLs.
        case shortlist([String])
        case undecided
    }

    package var choice: Choice
    /// What part it is for: `data`, `code`, `public part`; nil for everything.
    package var scope: String?
    /// The plan's own words: `GPL, Apache-2.0 or similar`.
    package var text: String?
    /// Day from which it holds (maDMP `start_date`), ISO 8601.
    package var from: String?

    package init(_ choice: Choice, scope: String? = nil, text: String? = nil, from: String? = nil) {
        self.choice = choice
        self.scope = scope
        self.text = text
        self.from = from
    }
}

/// A copy of the dataset in a repository. What is nil holds as the dataset says.
package struct Placement: Hashable, Sendable {
    /// Key of a ``PlannedRepository``; nil when the place is not known.
    package var repository: String?
    /// `as available`, `where feasible`.
    package var condition: String?
    package var title: String?
    package var description: String?
    package var access: PlannedAccess.Level?
    package var formats: [PlannedFormat]?
    /// Bytes.
    package var size: Int64?
    package var licences: [PlannedLicence]?
    package var accessURL: String?
    package var downloadURL: String?
    /// ISO 8601 date.
    package var availableUntil: String?
    /// ISO 8601 date.
    package var issued: String?

    package init() {}

    package init(repository: String, condition: String? = nil) {
        self.repository = repository
        self.condition = condition
    }
}

/// A copy kept in a ``PlannedStorage``, beside publication.
package struct ArchiveCopy: Hashable, Sendable {
    /// Key of a ``PlannedStorage``.
    package var storage = ""
    package var condition: String?

    package init() {}

    package init(storage: String, condition: String? = nil) {
        self.storage = storage
        self.condition = condition
    }
}

/// How long data are kept, and what happens then.
package struct Retention: Hashable, Sendable {
    /// Name of a retention class.
    package var name: String?
    package var years: Int?
    /// ISO 8601 date.
    package var until: String?
    /// What happens at the end: `delete`, `review`.
    package var disposal: String?

    package init() {}
}
