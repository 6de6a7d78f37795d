// SPDX-License-Identifier: Apache-2.0
// From a plan and its derived status to the pages that show planned beside actual.

import Accounts
import Catalogue
import Foundation
import Identifiers
import Metadata
import Plans

extension PlanCard {
    init(_ stored: StoredPlan, status: PlanStatus) {
        let plan = stored.plan
        self.init(
            title: plan.title, href: Href(path: "/plans/\(stored.id)"), project: plan.project?.acronym,
            grant: plan.funding.first?.grant?.identifier, version: "\(stored.version.n)",
            updated: Day(String(stored.entry.updated.prefix(10))), datasets: StateBar(status),
            broken: Count(status.obligations.broken))
    }
}

extension StateBar {
    init(_ status: PlanStatus) {
        self.init()
        for dataset in status.datasets {
            switch PlannedDatasetLine.State(dataset.status) {
            case .published: published += 1
            case .inDraft: inDraft += 1
            case .planned: planned += 1
            case .overdue: overdue += 1
            }
        }
    }
}

extension PlannedDatasetLine.State {
    init(_ status: PlannedDatasetStatus) {
        switch status {
        case .planned: self = .planned
        case .collecting, .inReview: self = .inDraft
        case .published, .embargoed, .restricted, .open, .retired: self = .published
        case .overdue: self = .overdue
        }
    }
}

extension PlanPage {
    /// - Parameter mayEdit: what the checks say is for those who look after the plan.
    init(_ stored: StoredPlan, status: PlanStatus, versions: [PlanVersion], now: String, mayEdit: Bool) {
        let plan = stored.plan
        let project = plan.project
        self.init(
            id: stored.id, title: plan.title, version: plan.version ?? "\(stored.version.n)",
            updated: Day(String(stored.entry.updated.prefix(10))), states: StateBar(status),
            datasets: status.datasets.map { line in
                PlannedDatasetLine(line, of: plan, day: status.day)
            })
        self.project = project?.acronym
        projectTitle = project?.title
        start = project?.start.map { Day($0) }
        end = project?.end.map { Day($0) }
        let source = plan.funding.first
        grant = source?.grant?.identifier
        grantHref = source?.grant.flatMap {
            IdentifierScheme.resolverURL(for: $0.identifier, scheme: $0.scheme)
        }.flatMap { Href(untrusted: $0) }
        funder = source?.funder
        contact = plan.contact?.name
        partners = plan.partners.map { partner in
            PartnerLine(
                short: partner.key.isEmpty ? partner.name : partner.key, name: partner.name,
                role: partner.role,
                href: partner.identifiers.lazy.compactMap {
                    IdentifierScheme.resolverURL(for: $0.identifier, scheme: $0.scheme)
                }.first.flatMap { Href(untrusted: $0) })
        }
        description = (plan.description ?? project?.description).map { SafeHTML(sanitising: $0) }
        kept = Count(status.obligations.kept)
        open = Count(status.obligations.open)
        broken = Count(status.obligations.broken)
        milestones = status.milestones.map { MilestoneLine($0) }
        timeline =
            Timeline(
                start: project?.start, end: project?.end, today: status.day,
                marks: status.milestones.compactMap { line in
                    line.milestone.due.map {
                        Timeline.Mark(
                            name: line.milestone.key.isEmpty ? line.milestone.title : line.milestone.key,
                            date: $0, state: MilestoneLine(line).state)
                    }
                }
            ).svg
        storage = plan.storages.map { storage in
            StorageLine(storage, use: status.storages.first { $0.key == storage.key })
        }
        if mayEdit { findings = plan.check().map(FindingLine.init) }
        self.versions = versions.map {
            VersionLine(
                label: "Version \($0.n)", published: Day(String($0.imported.prefix(10))),
                href: Href(path: "/plans/\(stored.id)"), isCurrent: $0.n == stored.version.n,
                isNewest: $0.n == stored.entry.version)
        }
        exports = [
            ExportLink(
                label: "maDMP 1.2 (JSON)", href: Href(path: "/plans/\(stored.id)/export/madmp"),
                mediaType: "application/json")
        ]
        derived = Day(now)
    }
}

extension MilestoneLine {
    init(_ line: PlanStatus.MilestoneLine) {
        let milestone = line.milestone
        let state: State =
            switch line.state {
            case .done: .done
            case .overdue: .overdue
            case .due, .planned, .undated: .coming
            }
        let name = [milestone.key, milestone.title].filter { !$0.isEmpty }.joined(separator: ": ")
        self.init(
            name: name, date: Day(milestone.due ?? ""),
            detail: [milestone.note, milestone.evidence].compactMap(\.self).first, state: state)
    }
}

extension StorageLine {
    init(_ storage: PlannedStorage, use: PlanStatus.Use?) {
        self.init(
            name: storage.name.isEmpty ? storage.key : storage.name, owner: storage.owner,
            kind: storage.kind, note: storage.description, planned: nil,
            used: use.map { ByteCount($0.usedBytes) }, capacity: storage.capacity.map { ByteCount($0) })
    }
}

extension FindingLine {
    init(_ finding: Finding) {
        let severity: Severity =
            switch finding.severity {
            case .error: .error
            case .warning: .warning
            case .advice: .hint
            }
        self.init(
            id: finding.id, severity: severity, place: finding.path, message: finding.message,
            remedy: finding.remedy.isEmpty ? nil : finding.remedy)
    }
}

extension PlannedDatasetLine {
    init(_ line: PlanStatus.Dataset, of plan: Plan, day: String) {
        let dataset = plan.dataset(line.key) ?? PlannedDataset(key: line.key, title: line.title)
        let kind = dataset.kind ?? "dataset"
        self.init(
            key: line.key, title: line.title,
            kind: ResourceType.named(kind)?.english ?? kind.capitalized,
            description: dataset.description, state: State(line.status),
            due: (dataset.deadline ?? dataset.milestone.flatMap { plan.milestone($0)?.due }).map { Day($0) },
            obligations: ObligationLine.lines(
                line.obligations, accepted: Set(line.accepted.map(\.rawValue))),
            usedBytes: ByteCount(line.usedBytes), plannedBytes: line.plannedBytes.map { ByteCount($0) })
        standing = line.status.isPublished && line.status != .published ? line.status.rawValue : nil
        plannedNote = dataset.size.flatMap { PlannedDatasetLine.words(for: $0, plan: plan) }
        licence = PlannedDatasetLine.words(for: dataset.licences)
        embargo = dataset.embargo.flatMap(PlannedDatasetLine.words)
        access = dataset.access.map { access in
            let reason = access.reason.map { ": \($0)" } ?? ""
            return access.level.rawValue + reason
        }
        retention = dataset.retention.map(PlannedDatasetLine.words)
        formats = dataset.formats.map(\.name)
        repositories = dataset.placements.compactMap { placement in
            guard let repository = placement.repository.flatMap({ plan.repository($0) }) else { return nil }
            let condition = placement.condition.map { " (\($0))" } ?? ""
            return TextLink(
                text: repository.name + condition, href: repository.url.flatMap { Href(untrusted: $0) })
        }
        isSensitive = dataset.personalData == .yes || dataset.sensitiveData == .yes
        records = line.records.filter { $0.stage != .removed }.map { record in
            let isDraft = record.stage != .published
            return LinkedRecord(
                title: record.title.isEmpty ? record.id : record.title,
                href: Href(path: isDraft ? "/drafts/\(record.id)" : "/records/\(record.id)"),
                isDraft: isDraft, date: record.facts.published.map { Day($0) })
        }
    }

    private static func words(for size: PlannedSize, plan: Plan) -> String? {
        switch size {
        case .exact, .cap: nil
        case .range(let least, let most): "\(ByteCount(least).text) to \(ByteCount(most).text)"
        case .share(let group, let total):
            "share of \(total.map { ByteCount($0).text } ?? "what") of \(plan.programme(group)?.title ?? group)"
        }
    }

    private static func words(for licences: [PlannedLicence]) -> String? {
        let parts = licences.map { licence -> String in
            let scope = licence.scope.map { "\($0): " } ?? ""
            switch licence.choice {
            case .chosen(let id): return scope + (SPDX.spelling(of: id) ?? id)
            case .shortlist(let ids):
                return scope + ids.map { SPDX.spelling(of: $0) ?? $0 }.joined(separator: " or ")
            case .undecided: return scope + (licence.text ?? "not decided")
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private static func words(for embargo: PlannedEmbargo) -> String? {
        switch embargo {
        case .none: nil
        case .until(let day): "until \(Day(day).text)"
        case .event(let event, let latest):
            "until \(event)" + (latest.map { ", at the latest \(Day($0).text)" } ?? "")
        case .assessment(let text): "decided by assessment: \(text)"
        case .possible(let text): "possible: \(text)"
        }
    }

    private static func words(for retention: Retention) -> String {
        let time = retention.years.map { "\($0) \($0 == 1 ? "year" : "years")" }
        let until = retention.until.map { "until \(Day($0).text)" }
        return [time ?? until, retention.name, retention.disposal].compactMap(\.self).joined(separator: ", ")
    }
}
