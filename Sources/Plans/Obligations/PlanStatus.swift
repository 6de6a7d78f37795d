// SPDX-License-Identifier: Apache-2.0
// How a whole plan stands: planned against actual for datasets, groups, storages and milestones.

/// A plan beside what really is, on one day.
package struct PlanStatus: Hashable, Sendable {
    package struct Dataset: Hashable, Sendable {
        package let key: String
        package let title: String
        package let programme: String?
        package let status: PlannedDatasetStatus
        package let records: [PlannedRecord]
        /// The most that the plan allows for the dataset itself; nil when it does not say, or only for its group.
        package let plannedBytes: Int64?
        /// Bytes of its drafts and records.
        package let usedBytes: Int64
        /// One result for each obligation: of several records the worst.
        package let obligations: [ObligationResult]
        /// Broken obligations that were accepted.
        package let accepted: Set<Obligation.Kind>
    }

    /// Planned against used, for a programme or a storage.
    package struct Use: Hashable, Sendable {
        package let key: String
        package let title: String
        package let plannedBytes: Int64?
        package let usedBytes: Int64
        package let datasets: [String]
    }

    package struct Tally: Hashable, Sendable {
        package var kept = 0
        package var open = 0
        package var broken = 0
        /// Broken, with an accepted deviation.
        package var accepted = 0
    }

    package struct MilestoneLine: Hashable, Sendable {
        package let milestone: Milestone
        package let state: MilestoneState
    }

    /// The day it was made for, `YYYY-MM-DD`.
    package let day: String
    package let datasets: [Dataset]
    package let counts: [PlannedDatasetStatus: Int]
    package let groups: [Use]
    /// For a storage: what the plan wants to keep there (`plannedBytes` its capacity), and what of that exists.
    package let storages: [Use]
    package let obligations: Tally
    /// By date, those without date last.
    package let milestones: [MilestoneLine]
    /// The next day on which the plan is to be looked at: a review date or the next open milestone.
    package let nextReview: String?

    package init(of plan: Plan, records: [PlannedRecord], on day: String) {
        self.day = day
        let byDataset = Dictionary(grouping: records, by: \.dataset)
        let used = byDataset.mapValues { records in
            records.reduce(Int64(0)) { $0.addingSaturated($1.facts.bytes) }
        }
        datasets = plan.datasets.map { dataset in
            Self.line(dataset, of: plan, records: byDataset[dataset.key] ?? [], used: used, on: day)
        }
        counts = datasets.reduce(into: [:]) { $0[$1.status, default: 0] += 1 }
        groups = plan.programmes.map { programme in
            let members = plan.datasets.filter { $0.programme == programme.key }.map(\.key)
            return Use(
                key: programme.key, title: programme.title, plannedBytes: programme.size?.largest,
                usedBytes: Self.sum(members, used), datasets: members)
        }
        storages = plan.storages.map { storage in
            let members = plan.datasets.filter { $0.archives.contains { $0.storage == storage.key } }.map(
                \.key)
            return Use(
                key: storage.key, title: storage.name.isEmpty ? storage.key : storage.name,
                plannedBytes: storage.capacity, usedBytes: Self.sum(members, used), datasets: members)
        }
        obligations = datasets.reduce(into: Tally()) { tally, dataset in
            for result in dataset.obligations {
                switch result.state {
                case .kept: tally.kept += 1
                case .open: tally.open += 1
                case .broken where dataset.accepted.contains(result.kind): tally.accepted += 1
                case .broken: tally.broken += 1
                case .notApplicable: break
                }
            }
        }
        milestones = plan.milestones.map { MilestoneLine(milestone: $0, state: $0.state(on: day)) }
            .sorted {
                ($0.milestone.due ?? "9999", $0.milestone.key) < (
                    $1.milestone.due ?? "9999", $1.milestone.key
                )
            }
        let dates = plan.reviewDates + milestones.filter { $0.state != .done }.compactMap(\.milestone.due)
        nextReview = dates.filter { $0 >= day }.min()
    }

    private static func sum(_ keys: [String], _ used: [String: Int64]) -> Int64 {
        keys.reduce(Int64(0)) { $0.addingSaturated(used[$1] ?? 0) }
    }

    private static func line(
        _ dataset: PlannedDataset, of plan: Plan, records: [PlannedRecord], used: [String: Int64],
        on day: String
    ) -> Dataset {
        let rules = ObligationRules(plan: plan, dataset: dataset)
        let total = used[dataset.key] ?? 0
        let others = plan.groupmates(of: dataset).map(\.key)
        let checked = records.filter { $0.stage != .removed }.map { record in
            var facts = record.facts
            facts.bytesOfSiblings = total - min(total, facts.bytes)
            facts.bytesOfGroup = sum(others, used)
            return rules.check(facts, on: day)
        }
        let own: Int64? = if case .share? = dataset.size { nil } else { dataset.size?.largest }
        return Dataset(
            key: dataset.key, title: dataset.title, programme: dataset.programme,
            status: PlannedDatasetStatus(records, deadline: rules.deadlineDay, on: day), records: records,
            plannedBytes: own, usedBytes: total,
            obligations: checked.isEmpty ? rules.check(nil, on: day) : worst(checked),
            accepted: records.reduce(into: []) { $0.formUnion($1.accepted) })
    }

    /// Of several records' results for one obligation the one that most needs a person.
    private static func worst(_ results: [[ObligationResult]]) -> [ObligationResult] {
        func weight(_ state: ObligationResult.State) -> Int {
            switch state {
            case .broken: 0
            case .open: 1
            case .kept: 2
            case .notApplicable: 3
            }
        }
        guard let first = results.first else { return [] }
        return first.indices.compactMap { index in
            results.compactMap { $0.indices.contains(index) ? $0[index] : nil }
                .min { weight($0.state) < weight($1.state) }
        }
    }
}

extension Plan {
    /// The obligations of a planned dataset, in words.
    package func obligations(of dataset: PlannedDataset) -> [Obligation] {
        ObligationRules(plan: self, dataset: dataset).obligations
    }

    /// How the obligations of a planned dataset stand for a deposit; nil facts when there is none yet.
    ///
    /// - Parameter day: today, `YYYY-MM-DD`.
    package func check(
        _ dataset: PlannedDataset, against facts: DepositFacts?, on day: String
    ) -> [ObligationResult] {
        ObligationRules(plan: self, dataset: dataset).check(facts, on: day)
    }

    /// The other datasets that share a size with this one.
    package func groupmates(of dataset: PlannedDataset) -> [PlannedDataset] {
        guard case .share(let group, _)? = dataset.size else { return [] }
        return datasets.filter { other in
            guard other.key != dataset.key, case .share(let name, _)? = other.size else { return false }
            return name == group
        }
    }
}
