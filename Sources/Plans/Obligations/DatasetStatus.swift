// SPDX-License-Identifier: Apache-2.0
// Where a planned dataset stands: always derived from its drafts and records, never typed.

import Identifiers
import Metadata

/// A draft or record that fulfils a planned dataset, as the catalogue knows it.
package struct PlannedRecord: Hashable, Sendable {
    package enum Stage: String, Codable, Hashable, Sendable { case draft, inReview, published, removed }

    package var id: String
    package var title: String
    /// Key of the planned dataset.
    package var dataset: String
    package var stage: Stage
    package var facts: DepositFacts
    /// Obligations whose contradiction was accepted, with a reason on record.
    package var accepted: Set<Obligation.Kind>

    package init(
        id: String, title: String, dataset: String, stage: Stage, facts: DepositFacts,
        accepted: Set<Obligation.Kind> = []
    ) {
        self.id = id
        self.title = title
        self.dataset = dataset
        self.stage = stage
        self.facts = facts
        self.accepted = accepted
    }
}

/// Where a planned dataset stands.
package enum PlannedDatasetStatus: String, Codable, Hashable, Sendable, CaseIterable {
    /// Nothing is there yet.
    case planned
    /// A draft exists.
    case collecting
    case inReview = "in review"
    /// Published in several records of different access.
    case published
    case embargoed
    case restricted
    case open
    /// Its deadline is past and nothing is published.
    case overdue
    /// All its records were removed; their metadata remain.
    case retired

    /// - Parameters:
    ///   - deadline: day by which it is to be published.
    ///   - day: today, `YYYY-MM-DD`.
    package init(_ records: [PlannedRecord], deadline: String?, on day: String) {
        let published = records.filter { $0.stage == .published }
        let states = Set(published.map { Self.state(of: $0.facts.access, on: day) })
        if let state = states.first {
            self = states.count == 1 ? state : .published
        } else if records.contains(where: { $0.stage == .inReview }) {
            self = .inReview
        } else if let deadline, deadline < day, !records.contains(where: { $0.stage == .removed }) {
            self = .overdue
        } else if records.contains(where: { $0.stage == .draft }) {
            self = .collecting
        } else {
            self = records.isEmpty ? .planned : .retired
        }
    }

    private static func state(of access: Access, on day: String) -> Self {
        if let embargo = access.embargo {
            let isOver = embargo.lifted != nil || (embargo.until.map { $0 <= day } ?? false)
            return isOver ? .open : .embargoed
        }
        return access.record == .public && access.files == .public ? .open : .restricted
    }

    /// Whether something of it is published.
    package var isPublished: Bool {
        switch self {
        case .published, .embargoed, .restricted, .open: true
        case .planned, .collecting, .inReview, .overdue, .retired: false
        }
    }
}

extension Milestone {
    /// How many days before its date a milestone counts as due.
    package static let daysBeforeDue = 90

    /// Where the milestone stands on a day, derived from its date and the day on which it was met.
    package func state(on day: String) -> MilestoneState {
        if let met, met <= day { return .done }
        guard let due, let end = Day(due), let today = Day(day) else { return .undated }
        if due < day { return .overdue }
        return end.ordinal - today.ordinal <= Self.daysBeforeDue ? .due : .planned
    }
}
