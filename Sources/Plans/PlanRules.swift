// SPDX-License-Identifier: Apache-2.0
// What must hold in a plan, and what a careful reader would ask: rules over the whole plan.

import Identifiers
import Metadata

extension Plan {
    /// What is missing, contradicts itself or cannot be carried out. Never an error: an incomplete plan is a plan.
    package func check() -> [Finding] { PlanRules(plan: self).findings }
}

private struct PlanRules {
    private let plan: Plan
    private let repositories: [String: PlannedRepository]

    init(plan: Plan) {
        self.plan = plan
        repositories = Dictionary(
            plan.repositories.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var findings: [Finding] {
        ofPlan + plan.milestones.enumerated().flatMap { milestone($1, at: "milestones[\($0)]") }
            + plan.datasets.enumerated().flatMap { dataset($1, at: "datasets[\($0)]") }
    }

    private func warning(_ id: String, _ path: String, _ message: String, _ remedy: String) -> Finding {
        Finding(.warning, id, at: path, message, remedy: remedy)
    }

    private func advice(_ id: String, _ path: String, _ message: String, _ remedy: String) -> Finding {
        Finding(.advice, id, at: path, message, remedy: remedy)
    }

    // MARK: Plan

    private var ofPlan: [Finding] {
        var found: [Finding] = []
        if plan.contact?.mbox == nil || plan.contact?.identifiers.isEmpty != false {
            found.append(
                warning(
                    "contact-missing", "contact",
                    "Nobody is named whom one could ask, with e-mail and identifier.",
                    "Add a contact with “mbox” and “identifiers”; maDMP requires both."))
        }
        if plan.identifier == nil {
            found.append(
                advice(
                    "identifier-missing", "identifier", "The plan has no identifier of its own.",
                    "Publish the plan and add its DOI."))
        }
        if plan.costs.isEmpty {
            found.append(
                advice("cost-missing", "costs", "No cost of data management is given.", "Add “costs”."))
        }
        for (index, project) in plan.projects.enumerated() {
            if let start = project.start, let end = project.end, end < start {
                found.append(
                    warning(
                        "date-clash", "project[\(index)].end",
                        "The project ends on \(end), before it starts on \(start).",
                        "Correct one of the two days."))
            }
        }
        if let end = plan.project?.end, plan.datasets.allSatisfy({ $0.retention == nil }) {
            for (index, storage) in plan.storages.enumerated() where storage.kind?.contains("project") == true
            {
                found.append(
                    advice(
                        "retention-vs-end", "storages[\(index)]",
                        "Nothing says what happens to the data in “\(storage.name)” after the project ends on \(end).",
                        "Say where they go, or how long they stay."))
            }
        }
        return found
    }

    /// `M6` is the sixth month of the project; its date must agree.
    private func milestone(_ milestone: Milestone, at path: String) -> [Finding] {
        var found: [Finding] = []
        if milestone.due == nil {
            found.append(
                advice(
                    "date-missing", path + ".due", "The milestone \(milestone.key) has no date.", "Add “due”."
                ))
        }
        if milestone.key.first == "M", let month = Int(milestone.key.dropFirst()),
            let due = milestone.due.flatMap({ Day($0) }),
            let start = plan.project?.start.flatMap({ Day($0) }),
            let end = Day.end(ofProjectMonth: month, start: start),
            (due.year, due.month) != (end.year, end.month)
        {
            found.append(
                warning(
                    "date-clash", path + ".due",
                    "\(due) is not in month \(month) of the project, which ends on \(end).",
                    "Correct the key or the day."))
        }
        return found
    }

    // MARK: Dataset

    private func dataset(_ dataset: PlannedDataset, at path: String) -> [Finding] {
        references(dataset, at: path) + promises(dataset, at: path) + places(dataset, at: path)
    }

    private func references(_ dataset: PlannedDataset, at path: String) -> [Finding] {
        func unknown(_ key: String, _ kind: String, _ place: String) -> Finding {
            warning(
                "unknown-reference", path + place,
                "\(dataset.key) names the \(kind) “\(key)”, which the plan does not have.",
                "Add it to the plan, or correct the key.")
        }
        var found: [Finding] = []
        if let key = dataset.programme, plan.programme(key) == nil {
            found.append(unknown(key, "programme", ".programme"))
        }
        if let key = dataset.milestone, plan.milestone(key) == nil {
            found.append(unknown(key, "milestone", ".milestone"))
        }
        for (index, placement) in dataset.placements.enumerated() {
            if let key = placement.repository, repositories[key] == nil {
                found.append(unknown(key, "repository", ".repositories[\(index)]"))
            }
        }
        for (index, copy) in dataset.archives.enumerated() where plan.storage(copy.storage) == nil {
            found.append(unknown(copy.storage, "storage", ".archives[\(index)]"))
        }
        return found
    }

    private func promises(_ dataset: PlannedDataset, at path: String) -> [Finding] {
        var found: [Finding] = []
        let key = dataset.key
        switch dataset.size {
        case nil, .share:
            found.append(
                warning(
                    "size-missing", path + ".size", "\(key) has no size of its own.",
                    "Estimate it, as a range or a limit."))
        default: break
        }
        if dataset.access == nil {
            found.append(
                warning(
                    "access-missing", path + ".access", "\(key) does not say who may use it.", "Add “access”."
                ))
        }
        let isOpen = dataset.access.map { $0.level == .open || $0.level == .mixed } ?? false
        if isOpen, dataset.licences.isEmpty || dataset.licences.allSatisfy({ $0.choice == .undecided }) {
            found.append(
                warning(
                    "licence-missing", path + ".licence", "\(key) has no licence for what is open.",
                    "Choose a licence."))
        }
        for (index, licence) in dataset.licences.enumerated() {
            guard case .shortlist(let ids) = licence.choice else { continue }
            found.append(
                warning(
                    "licence-not-a-choice", path + ".licence[\(index)]",
                    "“\(licence.text ?? ids.joined(separator: ", "))” is not one licence.",
                    "Choose one of them."))
        }
        switch dataset.embargo {
        case .event(_, nil), .possible:
            found.append(
                warning(
                    "embargo-without-date", path + ".embargo", "The embargo of \(key) has no latest day.",
                    "Add “latest”, so that the data open even if the event never comes."))
        default: break
        }
        if dataset.retention == nil {
            found.append(
                warning(
                    "retention-missing", path + ".retention", "\(key) does not say how long it is kept.",
                    "Add “retention”."))
        }
        return found
    }

    private func places(_ dataset: PlannedDataset, at path: String) -> [Finding] {
        guard !dataset.placements.isEmpty else {
            return [
                warning(
                    "no-repository", path + ".repositories",
                    "\(dataset.key) has no repository to be published in.",
                    "Choose one.")
            ]
        }
        var found: [Finding] = []
        for (index, placement) in dataset.placements.enumerated() {
            guard let repository = placement.repository.flatMap({ repositories[$0] }) else { continue }
            let place = path + ".repositories[\(index)]"
            if let limit = repository.limit, let size = ownSize(dataset), size.bytes > limit {
                found.append(
                    Finding(
                        size.isExpected ? .warning : .advice, "repo-limit", at: place,
                        "\(dataset.key) may have \(ByteCount.text(size.bytes)); \(repository.name) takes \(ByteCount.text(limit)) for a record.",
                        remedy: "Split the dataset, ask for more, or choose another repository."))
            }
            let isHub =
                repository.kind.map { ["models", "code", "experiment tracking"].contains($0) } ?? false
            if isHub, dataset.sensitiveData == .yes || dataset.personalData == .yes {
                found.append(
                    warning(
                        "sensitive-on-open-hub", place,
                        "\(dataset.key) is sensitive and aimed at \(repository.name), which is open to everybody.",
                        "Choose a repository with controlled access, or show that what is published is not sensitive."
                    ))
            }
        }
        return found
    }

    /// The dataset's size; data without one may take what their programme has. A limit is not expected to be reached.
    private func ownSize(_ dataset: PlannedDataset) -> (bytes: Int64, isExpected: Bool)? {
        switch dataset.size {
        case .exact(let bytes), .range(_, let bytes): return (bytes, true)
        case .cap(let bytes): return (bytes, false)
        case .share: return nil
        case nil:
            guard dataset.kind == nil || dataset.kind == "dataset" else { return nil }
            let programme = dataset.programme.flatMap { plan.programme($0) }
            return programme?.size?.largest.map { ($0, true) }
        }
    }
}
