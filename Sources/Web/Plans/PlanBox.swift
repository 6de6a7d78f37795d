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
    func child(named part: String) -> Any? {
        switch part {
        case "planTitle": planTitle
        case "planHref": planHref.text
        case "key": key
        case "datasetTitle": datasetTitle
        case "obligations": obligations
        case "deviations": deviations
        case "kept": kept
        case "open": open
        case "broken": broken
        case "accepted": accepted
        case "hasBroken": hasBroken
        default: nil
        }
    }
}

extension ObligationLine {
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "promised": promised
        case "actual": actual
        case "detail": detail
        case "isKept": isKept
        case "isOpen": isOpen
        case "isBroken": isBroken
        case "isAccepted": isAccepted
        default: nil
        }
    }
}

extension DeviationLine {
    func child(named part: String) -> Any? {
        switch part {
        case "obligation": obligation
        case "reason": reason
        case "person": person
        case "date": date
        default: nil
        }
    }
}
