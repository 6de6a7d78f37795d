// SPDX-License-Identifier: Apache-2.0
// A plan and what became of it: planned against actual, derived live.

/// The page of one plan.
struct PlanPage: Page {
    static let template = "plan"

    var id: String
    var title: String
    var version: String
    var updated: Day
    var project: String?
    var projectTitle: String?
    var start: Day?
    var end: Day?
    var grant: String?
    var grantHref: Href?
    var funder: String?
    var contact: String?
    var partners: [PartnerLine] = []
    var description: SafeHTML?
    var states: StateBar
    var datasets: [PlannedDatasetLine]
    var kept: Count = 0
    var open: Count = 0
    var broken: Count = 0
    var milestones: [MilestoneLine] = []
    /// Drawn by ``Timeline``; nil without dated milestones.
    var timeline: SafeHTML?
    var storage: [StorageLine] = []
    var findings: [FindingLine] = []
    var versions: [VersionLine] = []
    var exports: [ExportLink] = []
    /// When the states were derived: this moment.
    var derived: Day?

    var partnerCount: Count { Count(partners.count) }
    var partnerNames: String { partners.map(\.short).joined(separator: ", ") }
}

struct PartnerLine: PageModel {
    var short: String
    var name: String
    var role: String?
    var href: Href?
}

/// One planned dataset, planned beside actual.
struct PlannedDatasetLine: PageModel {
    enum State: Sendable, CaseIterable { case planned, inDraft, published, overdue }

    var key: String
    var title: String
    /// `Dataset`, `Model`, `Software`, …
    var kind: String
    var description: String?
    var state: State
    /// What the plan says about when: `month 30`, `with the paper`.
    var due: Day?
    var obligations: [ObligationLine]
    var deviations: [DeviationLine] = []
    var usedBytes: ByteCount
    /// The planned size: its upper end when it is a range; nil when the plan gives none.
    var plannedBytes: ByteCount?
    /// The planned size in words when it is more than a number: `share of 500 TB`.
    var plannedNote: String?
    /// `CC-BY-4.0`, `GPL-3.0-only or Apache-2.0`, or nil.
    var licence: String?
    /// `until the paper is published, at the latest 31 December 2028`.
    var embargo: String?
    var access: String?
    var retention: String?
    var formats: [String] = []
    var repositories: [TextLink] = []
    /// True when personal or sensitive data are declared.
    var isSensitive = false
    var records: [LinkedRecord] = []

    struct LinkedRecord: PageModel {
        var title: String
        var href: Href
        var isDraft = false
        var version: String?
        var date: Day?
    }

    var isPlanned: Bool { state == .planned }
    var isInDraft: Bool { state == .inDraft }
    var isPublished: Bool { state == .published }
    var isOverdue: Bool { state == .overdue }
    var kept: Count { Count(obligations.count { $0.state == .kept }) }
    var open: Count { Count(obligations.count { $0.state == .open }) }
    var broken: Count { Count(obligations.count { $0.state == .broken }) }
    var accepted: Count { Count(obligations.count { $0.state == .accepted }) }
    var formatList: String { formats.joined(separator: ", ") }
    var isOverPlan: Bool { plannedBytes.map { usedBytes.bytes > $0.bytes } ?? false }
    var bar: SafeHTML? { plannedBytes.map { Bar.used(usedBytes.bytes, of: $0.bytes) } }
}

struct MilestoneLine: PageModel {
    enum State: Sendable { case done, coming, overdue }
    var name: String
    var date: Day
    var detail: String?
    var state: State

    var isDone: Bool { state == .done }
    var isComing: Bool { state == .coming }
    var isOverdue: Bool { state == .overdue }
}

struct StorageLine: PageModel {
    var name: String
    var owner: String?
    /// `project storage`, `tape archive`, …
    var kind: String?
    /// What its use is, in words.
    var note: String?
    /// What this plan's datasets are planned to need there.
    var planned: ByteCount?
    var used: ByteCount?
    var capacity: ByteCount?

    var bar: SafeHTML? {
        guard let used, let whole = planned ?? capacity else { return nil }
        return Bar.used(used.bytes, of: whole.bytes)
    }
}

/// What the checks say about the plan.
struct FindingLine: PageModel {
    enum Severity: Sendable, CaseIterable { case error, warning, hint }
    var id: String
    var severity: Severity
    /// A dataset's key, a storage, or the plan.
    var place: String
    var message: String
    var remedy: String?

    var isError: Bool { severity == .error }
    var isWarning: Bool { severity == .warning }
    var isHint: Bool { severity == .hint }
}

// What templates ask for, by name.

extension PlanPage {
    func child(named part: String) -> Any? {
        switch part {
        case "id": id
        case "title": title
        case "version": version
        case "updated": updated
        case "project": project
        case "projectTitle": projectTitle
        case "start": start
        case "end": end
        case "grant": grant
        case "grantHref": grantHref?.text
        case "funder": funder
        case "contact": contact
        case "partners": partners
        case "description": description?.text
        case "states": states
        case "datasets": datasets
        case "kept": kept
        case "open": open
        case "broken": broken
        case "milestones": milestones
        case "timeline": timeline?.text
        case "storage": storage
        case "findings": findings
        case "versions": versions
        case "exports": exports
        case "derived": derived
        case "partnerCount": partnerCount
        case "partnerNames": partnerNames
        default: nil
        }
    }
}

extension PartnerLine {
    func child(named part: String) -> Any? {
        switch part {
        case "short": short
        case "name": name
        case "role": role
        case "href": href?.text
        default: nil
        }
    }
}

extension PlannedDatasetLine {
    func child(named part: String) -> Any? {
        switch part {
        case "key": key
        case "title": title
        case "kind": kind
        case "description": description
        case "due": due
        case "obligations": obligations
        case "deviations": deviations
        case "usedBytes": usedBytes
        case "plannedBytes": plannedBytes
        case "plannedNote": plannedNote
        case "licence": licence
        case "embargo": embargo
        case "access": access
        case "retention": retention
        case "formats": formats
        case "repositories": repositories
        case "isSensitive": isSensitive
        case "records": records
        case "isPlanned": isPlanned
        case "isInDraft": isInDraft
        case "isPublished": isPublished
        case "isOverdue": isOverdue
        case "kept": kept
        case "open": open
        case "broken": broken
        case "accepted": accepted
        case "formatList": formatList
        case "isOverPlan": isOverPlan
        case "bar": bar?.text
        default: nil
        }
    }
}

extension PlannedDatasetLine.LinkedRecord {
    func child(named part: String) -> Any? {
        switch part {
        case "title": title
        case "href": href.text
        case "isDraft": isDraft
        case "version": version
        case "date": date
        default: nil
        }
    }
}

extension MilestoneLine {
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "date": date
        case "detail": detail
        case "isDone": isDone
        case "isComing": isComing
        case "isOverdue": isOverdue
        default: nil
        }
    }
}

extension StorageLine {
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "owner": owner
        case "kind": kind
        case "note": note
        case "planned": planned
        case "used": used
        case "capacity": capacity
        case "bar": bar?.text
        default: nil
        }
    }
}

extension FindingLine {
    func child(named part: String) -> Any? {
        switch part {
        case "id": id
        case "place": place
        case "message": message
        case "remedy": remedy
        case "isError": isError
        case "isWarning": isWarning
        case "isHint": isHint
        default: nil
        }
    }
}
