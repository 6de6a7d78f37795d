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
    /// How what is published stands, in a word: `embargoed`, `restricted`, `open`.
    var standing: String?
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
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "id": id.part
        case "title": title.part
        case "version": version.part
        case "updated": updated.part
        case "project": project.part
        case "projectTitle": projectTitle.part
        case "start": start.part
        case "end": end.part
        case "grant": grant.part
        case "grantHref": grantHref.part
        case "funder": funder.part
        case "contact": contact.part
        case "partners": partners.part
        case "description": description.part
        case "states": states.part
        case "datasets": datasets.part
        case "kept": kept.part
        case "open": open.part
        case "broken": broken.part
        case "milestones": milestones.part
        case "timeline": timeline.part
        case "storage": storage.part
        case "findings": findings.part
        case "versions": versions.part
        case "exports": exports.part
        case "derived": derived.part
        case "partnerCount": partnerCount.part
        case "partnerNames": partnerNames.part
        default: nil
        }
    }
}

extension PartnerLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "short": short.part
        case "name": name.part
        case "role": role.part
        case "href": href.part
        default: nil
        }
    }
}

extension PlannedDatasetLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "key": key.part
        case "title": title.part
        case "kind": kind.part
        case "description": description.part
        case "standing": standing.part
        case "due": due.part
        case "obligations": obligations.part
        case "deviations": deviations.part
        case "usedBytes": usedBytes.part
        case "plannedBytes": plannedBytes.part
        case "plannedNote": plannedNote.part
        case "licence": licence.part
        case "embargo": embargo.part
        case "access": access.part
        case "retention": retention.part
        case "formats": formats.part
        case "repositories": repositories.part
        case "isSensitive": isSensitive.part
        case "records": records.part
        case "isPlanned": isPlanned.part
        case "isInDraft": isInDraft.part
        case "isPublished": isPublished.part
        case "isOverdue": isOverdue.part
        case "kept": kept.part
        case "open": open.part
        case "broken": broken.part
        case "accepted": accepted.part
        case "formatList": formatList.part
        case "isOverPlan": isOverPlan.part
        case "bar": bar.part
        default: nil
        }
    }
}

extension PlannedDatasetLine.LinkedRecord {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "title": title.part
        case "href": href.part
        case "isDraft": isDraft.part
        case "version": version.part
        case "date": date.part
        default: nil
        }
    }
}

extension MilestoneLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "date": date.part
        case "detail": detail.part
        case "isDone": isDone.part
        case "isComing": isComing.part
        case "isOverdue": isOverdue.part
        default: nil
        }
    }
}

extension StorageLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "owner": owner.part
        case "kind": kind.part
        case "note": note.part
        case "planned": planned.part
        case "used": used.part
        case "capacity": capacity.part
        case "bar": bar.part
        default: nil
        }
    }
}

extension FindingLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "id": id.part
        case "place": place.part
        case "message": message.part
        case "remedy": remedy.part
        case "isError": isError.part
        case "isWarning": isWarning.part
        case "isHint": isHint.part
        default: nil
        }
    }
}
