// SPDX-License-Identifier: Apache-2.0
// Dates a plan promises: deliverables, plan updates, reviews; their state is derived.

/// A dated promise of the plan.
package struct Milestone: Hashable, Sendable {
    /// `M6`.
    package var key = ""
    package var title = ""
    /// ISO 8601 date.
    package var due: String?
    /// `plan`, `plan update`, `deliverable`, `review`, `data`.
    package var kind: String?
    /// The day on which it was met: a fact, with ``evidence``. The state is derived from it, see ``state(on:)``.
    package var met: String?
    /// What shows that it was met: a deliverable number, a URL.
    package var evidence: String?
    package var note: String?

    package init() {}
}

/// Where a milestone stands on a given day.
package enum MilestoneState: String, Sendable, CaseIterable {
    case done, overdue
    /// To be met within the next ninety days.
    case due
    case planned
    /// Without a date nothing can be said.
    case undated
}
