// SPDX-License-Identifier: Apache-2.0
// The project behind a plan: funding, partners, programmes, costs, ethics, policies.

import Metadata

/// A project that a plan is for.
package struct Project: Hashable, Sendable {
    package var acronym: String?
    package var title = ""
    package var description: String?
    /// First day, ISO 8601 date.
    package var start: String?
    /// Last day, ISO 8601 date.
    package var end: String?
    package var identifiers: [Identifier] = []
    package var funding: [FundingSource] = []

    package init() {}
}

/// Who pays for a project, and under which grant.
package struct FundingSource: Hashable, Sendable {
    /// maDMP `funding_status`.
    package enum Status: String, Sendable, CaseIterable { case planned, applied, granted, rejected }

    package var funder: String?
    package var funderIdentifier: Identifier?
    /// Grant number or identifier.
    package var grant: Identifier?
    package var status: Status?
    package var programme: String?
    package var call: String?
    package var topic: String?

    package init() {}
}

/// An organisation that takes part.
package struct Partner: Hashable, Sendable {
    package var key = ""
    package var name = ""
    /// What it does in the project, in words.
    package var role: String?
    package var identifiers: [Identifier] = []

    package init() {}
}

/// A part of the project with datasets of its own, such as a research programme; also the group that shares a size.
package struct Programme: Hashable, Sendable {
    package var key = ""
    package var title = ""
    package var description: String?
    /// How sensitive its data are, in words.
    package var sensitivity: String?
    /// Expected size of everything it produces.
    package var size: PlannedSize?
    /// Size of what it takes in.
    package var inputSize: PlannedSize?
    package var inputFormats: [PlannedFormat] = []
    /// Existing data that it re-uses.
    package var sources: [ReusedSource] = []
    /// Who may use its results.
    package var users: [String] = []
    package var notes: [String] = []

    package init() {}
}

/// Existing data that a programme re-uses.
package struct ReusedSource: Hashable, Sendable {
    package var name = ""
    package var url: String?
    /// Access to the source, as the plan says it: `open`, `proprietary`, `commercial`; nil when it does not say.
    package var access: String?
    package var note: String?

    package init() {}
}

/// What data management costs (maDMP `cost`).
package struct Cost: Hashable, Sendable {
    package var title = ""
    package var description: String?
    package var value: Double?
    /// ISO 4217 code.
    package var currency: String?

    package init() {}
}

/// Ethical and legal issues of the plan (maDMP `ethical_issues_…`).
package struct Ethics: Hashable, Sendable {
    package var exist: YesNoUnknown = .unknown
    package var description: String?
    package var report: String?

    package init() {}
}

/// A rule of a funder or an institution that the plan follows.
package struct PolicyReference: Hashable, Sendable {
    package var title = ""
    package var url: String?
    package var note: String?

    package init() {}
}

/// maDMP's three answers.
package enum YesNoUnknown: String, Sendable, CaseIterable { case yes, no, unknown }

/// A person (or a group that acts as one) named by a plan.
package struct PlanPerson: Hashable, Sendable {
    package var name = ""
    package var mbox: String?
    package var identifiers: [Identifier] = []
    package var affiliations: [PlanAffiliation] = []
    /// DataCite contributor types where possible: `DataManager`.
    package var roles: [String] = []

    package init() {}

    package init(name: String, mbox: String? = nil) {
        self.name = name
        self.mbox = mbox
    }
}

package struct PlanAffiliation: Hashable, Sendable {
    package var name = ""
    package var identifier: Identifier?

    package init() {}
}
