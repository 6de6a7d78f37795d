// SPDX-License-Identifier: Apache-2.0
// The promises of a planned dataset beside what really is: on record, draft and plan pages.

/// Which planned dataset a record or draft fulfils, and how its obligations stand.
struct PlanBox: PageModel {
    var planTitle: String
    var planHref: Href
    /// `CLRP1-01`.
    var key: String
    var datasetTitle: String
    var obligations: [ObligationLine]
    var deviations: [DeviationLine] = []

    var kept: Count { Count(obligations.count { $0.state == .kept }) }
    var open: Count { Count(obligations.count { $0.state == .open }) }
    var broken: Count { Count(obligations.count { $0.state == .broken }) }
    var accepted: Count { Count(obligations.count { $0.state == .accepted }) }
    var hasBroken: Bool { obligations.contains { $0.state == .broken } }
}

/// One checkable promise.
struct ObligationLine: PageModel {
    enum State: Sendable, CaseIterable {
        case kept
        /// Not decided yet.
        case open
        case broken
        /// Broken, with a recorded and accepted reason.
        case accepted
    }

    /// `Licence`, `Access`, `Size`, …
    var name: String
    var promised: String
    /// What really is; nil while nothing is.
    var actual: String?
    var state: State
    /// More: why it is open, or what to do.
    var detail: String?

    var isKept: Bool { state == .kept }
    var isOpen: Bool { state == .open }
    var isBroken: Bool { state == .broken }
    var isAccepted: Bool { state == .accepted }
}

/// A recorded deviation: who accepted it, when, why.
struct DeviationLine: PageModel {
    var obligation: String
    var reason: String
    var person: String
    var date: Day
}

// What templates ask for, by name.

extension PlanBox {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "planTitle": planTitle.part
        case "planHref": planHref.part
        case "key": key.part
        case "datasetTitle": datasetTitle.part
        case "obligations": obligations.part
        case "deviations": deviations.part
        case "kept": kept.part
        case "open": open.part
        case "broken": broken.part
        case "accepted": accepted.part
        case "hasBroken": hasBroken.part
        default: nil
        }
    }
}

extension ObligationLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "promised": promised.part
        case "actual": actual.part
        case "detail": detail.part
        case "isKept": isKept.part
        case "isOpen": isOpen.part
        case "isBroken": isBroken.part
        case "isAccepted": isAccepted.part
        default: nil
        }
    }
}

extension DeviationLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "obligation": obligation.part
        case "reason": reason.part
        case "person": person.part
        case "date": date.part
        default: nil
        }
    }
}
