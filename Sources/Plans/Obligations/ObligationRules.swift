// SPDX-License-Identifier: Apache-2.0
// Which obligations a planned dataset has, in words, and how each is checked against a deposit.

import Identifiers
import Metadata

/// The obligations of one planned dataset. What the plan does not decide is an obligation too, an open one, so that a
/// steward sees it; an embargo, an identifier or a deadline that nobody planned is none.
struct ObligationRules {
    let plan: Plan
    let dataset: PlannedDataset
    /// The repositories that the dataset is planned for, by key.
    let places: [String: PlannedRepository]

    init(plan: Plan, dataset: PlannedDataset) {
        self.plan = plan
        self.dataset = dataset
        let keys = Set(dataset.placements.compactMap(\.repository))
        let planned = keys.isEmpty ? [] : plan.repositories.filter { keys.contains($0.key) }
        places = Dictionary(planned.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// In the order of the plan's placements.
    var targets: [PlannedRepository] {
        dataset.placements.compactMap { $0.repository.flatMap { places[$0] } }
    }

    var obligations: [Obligation] {
        [access, embargo, licence, format, size, repository, identifier, retention, deadline].compactMap(
            \.self)
    }

    /// - Parameter day: today, `YYYY-MM-DD`.
    func check(_ facts: DepositFacts?, on day: String) -> [ObligationResult] {
        obligations.map { obligation in
            guard let facts else { return nothingYet(obligation, on: day) }
            return switch obligation.kind {
            case .access: checkAccess(obligation, facts, on: day)
            case .embargo: checkEmbargo(obligation, facts, on: day)
            case .licence: checkLicence(obligation, facts)
            case .format: checkFormat(obligation, facts)
            case .size: checkSize(obligation, facts)
            case .repository: checkRepository(obligation, facts)
            case .identifier: checkIdentifier(obligation, facts)
            case .retention: checkRetention(obligation, facts)
            case .deadline: checkDeadline(obligation, facts, on: day)
            }
        }
    }

    private func nothingYet(_ obligation: Obligation, on day: String) -> ObligationResult {
        if let due = deadlineDay, obligation.kind == .deadline, due < day {
            return ObligationResult(
                obligation, .broken, "Nothing is published, and \(due) is past.",
                remedy: "Publish the dataset, or move the date in the next version of the plan.")
        }
        return ObligationResult(
            obligation, .open, isDecided(obligation.kind) ? "Nothing is deposited yet." : undecided,
            remedy: isDecided(obligation.kind) ? "" : "Decide it in the next version of the plan.")
    }

    private let undecided = "The plan does not say."

    private func isDecided(_ kind: Obligation.Kind) -> Bool {
        switch kind {
        case .access: dataset.access != nil
        case .licence: dataset.licences.contains { $0.choice != .undecided }
        case .format: !dataset.formats.isEmpty
        case .size: dataset.size != nil
        case .repository: !dataset.placements.isEmpty
        case .retention: dataset.retention != nil
        case .embargo, .identifier, .deadline: true
        }
    }

    func open(_ obligation: Obligation, actual: String? = nil) -> ObligationResult {
        ObligationResult(
            obligation, .open, actual: actual, undecided, remedy: "Decide it in the next version of the plan."
        )
    }
}

// MARK: - In words

extension ObligationRules {
    private var access: Obligation {
        guard let access = dataset.access else { return Obligation(.access, "access is not decided") }
        let level =
            switch access.level {
            case .open: "open to everybody"
            case .restricted: "restricted: on request or under conditions"
            case .closed: "closed"
            case .mixed: "part open, part not"
            }
        return Obligation(.access, level + (access.reason.map { " (\($0))" } ?? ""))
    }

    private var embargo: Obligation? {
        switch dataset.embargo {
        case nil: nil
        case PlannedEmbargo.none?: Obligation(.embargo, "no embargo")
        case .until(let day): Obligation(.embargo, "closed until \(day)")
        case .event(let event, let latest):
            Obligation(
                .embargo, "closed until \(event)" + (latest.map { ", at the latest until \($0)" } ?? ""))
        case .assessment(let text): Obligation(.embargo, "opened after assessment: \(text)")
        case .possible(let text): Obligation(.embargo, "an embargo is possible: \(text)")
        }
    }

    private var licence: Obligation {
        guard !dataset.licences.isEmpty else { return Obligation(.licence, "the licence is not decided") }
        let parts = dataset.licences.map { licence in
            let words =
                switch licence.choice {
                case .chosen(let id): LicenceReference.name(id)
                case .shortlist(let ids): licence.text ?? "one of " + ids.joined(separator: ", ")
                case .undecided: licence.text ?? "not decided"
                }
            return licence.scope.map { "\(words) for \($0)" } ?? words
        }
        return Obligation(.licence, parts.joined(separator: "; "))
    }

    private var format: Obligation {
        let names = dataset.formats.map(\.name)
        return Obligation(
            .format, names.isEmpty ? "formats are not decided" : names.joined(separator: ", "))
    }

    private var size: Obligation {
        func words(_ bytes: Int64) -> String { ByteCount.text(bytes) }
        let statement =
            switch dataset.size {
            case nil: "the size is not decided"
            case .exact(let bytes)?: "about \(words(bytes))"
            case .range(let least, let most)?: "\(words(least)) to \(words(most))"
            case .cap(let most)?: "at most \(words(most))"
            case .share(let group, let total)?:
                "a share of " + (total.map { "the \(words($0)) of \(group)" } ?? group)
            }
        return Obligation(.size, statement)
    }

    private var repository: Obligation {
        let names = dataset.placements.compactMap { placement in
            placement.repository.map { key in
                (places[key]?.name ?? key) + (placement.condition.map { " (\($0))" } ?? "")
            }
        }
        return Obligation(
            .repository, names.isEmpty ? "no repository is chosen" : "in " + names.joined(separator: ", "))
    }

    private var identifier: Obligation? {
        let systems = pidSystems
        guard !systems.isEmpty else { return nil }
        return Obligation(.identifier, systems.joined(separator: " or "))
    }

    private var retention: Obligation {
        guard let retention = dataset.retention else {
            return Obligation(.retention, "no retention period is given")
        }
        let words = [
            retention.name, retention.years.map { "at least \($0) years" },
            retention.until.map { "until \($0)" },
            retention.disposal.map { "then \($0)" },
        ].compactMap(\.self)
        return Obligation(.retention, words.joined(separator: ", "))
    }

    private var deadline: Obligation? {
        guard let day = deadlineDay else { return nil }
        let milestone = dataset.deadline == nil ? dataset.milestone : nil
        return Obligation(.deadline, "published by \(day)" + (milestone.map { " (\($0))" } ?? ""))
    }

    /// The dataset's own date, else that of its milestone.
    var deadlineDay: String? { dataset.deadline ?? dataset.milestone.flatMap { plan.milestone($0)?.due } }

    /// What the places of publication give, else what the plan names for all.
    var pidSystems: [String] {
        let ofPlaces = targets.flatMap(\.pidSystems)
        return ofPlaces.isEmpty
            ? plan.pidSystems : ofPlaces.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
