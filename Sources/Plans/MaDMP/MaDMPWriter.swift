// SPDX-License-Identifier: Apache-2.0
// Writes a plan as strict maDMP 1.2; what the standard cannot say goes into the extension, nothing is invented.

import Foundation
import Identifiers
import Metadata

/// The strict writer. Where the schema requires what the plan does not say, a placeholder that says so stands there, the
/// extension takes it away again on import, and a finding tells it.
struct MaDMPWriter {
    let plan: Plan
    let repositories: [String: PlannedRepository]
    private var findings: [Finding] = []

    /// The maDMP document and a finding for every placeholder in it.
    ///
    /// - Parameter planID: Fairway's id of the plan, for the placeholder of a missing `dmp_id`.
    static func write(_ plan: Plan, planID: String?) -> (document: Tree, findings: [Finding]) {
        var writer = MaDMPWriter(plan: plan)
        var dmp = writer.dmp(planID: planID)
        writer.putBack(plan.extras, into: &dmp)
        var datasets: [Tree] = []
        for dataset in plan.datasets {
            var tree = writer.dataset(dataset)
            writer.putBack(dataset.extras, into: &tree)
            datasets.append(tree)
        }
        dmp.add("dataset", Tree(.list(datasets)))
        return (Tree.map([("dmp", extended(dmp, plan: plan))]), writer.findings)
    }

    /// Reads back what the standard part says and adds what is missing as extensions: so a round trip loses nothing.
    private static func extended(_ plain: Tree, plan: Plan) -> Tree {
        var dmp = plain
        let read = MaDMPReader.read(plain).plan
        var datasets = dmp["dataset"]?.elements ?? []
        for (index, planned) in plan.datasets.enumerated() where index < read.datasets.count {
            let fairway = Extension.tree(from: read.datasets[index].tree().json, to: planned.tree().json)
            datasets[index].add(Extension.key, fairway)
        }
        dmp.replace("dataset", with: Tree(.list(datasets)))
        var (plainPlan, planned) = (read, plan)
        plainPlan.datasets = []
        planned.datasets = []
        dmp.add(Extension.key, Extension.tree(from: plainPlan.tree().json, to: planned.tree().json))
        return dmp
    }

    private init(plan: Plan) {
        self.plan = plan
        repositories = Dictionary(
            plan.repositories.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private mutating func placeholder(_ path: String, _ message: String, _ remedy: String) {
        findings.append(Finding(.warning, "placeholder", at: path, message, remedy: remedy))
    }

    /// Unknown members of an imported maDMP return to their places, unless the standard has taken the name since.
    private func putBack(_ extras: [String: JSONValue], into tree: inout Tree) {
        for (pointer, value) in extras.sorted(by: { $0.key < $1.key }) {
            let steps = JSONPointer.steps(pointer)
            guard let name = steps.last, !MaDMPVocabulary.keys.contains(name), name != Extension.key else {
                continue
            }
            tree.insert(Tree(json: value), at: steps[...])
        }
    }
}

// MARK: - Plan

extension MaDMPWriter {
    private mutating func dmp(planID: String?) -> Tree {
        let language = plan.language.flatMap { LanguageCode.isListed($0) ? $0 : nil }
        if language == nil {
            placeholder(
                "$.dmp.language", "The plan does not say its language; “eng” stands in the export.",
                "Add the language of the plan's text.")
        }
        let created = Self.moment(plan.created) ?? Self.moment(plan.modified)
        let modified = Self.moment(plan.modified) ?? created
        if plan.created == nil || plan.modified == nil {
            placeholder(
                "$.dmp.modified", "The plan does not say when it was created or modified.",
                "Add “created” and “modified”.")
        }
        return .map([
            ("title", .text(plan.title)),
            ("description", .text(plan.description)),
            ("language", .text(language ?? "eng")),
            ("created", .text(created ?? "1970-01-01T00:00:00Z")),
            ("modified", .text(modified ?? "1970-01-01T00:00:00Z")),
            ("dmp_id", dmpID(planID: planID)),
            ("alternate_identifier", list(plan.alternateIdentifiers.map(Self.identifier))),
            ("related_identifier", list(Self.related(plan.relatedIdentifiers))),
            ("ethical_issues_exist", .text((plan.ethics?.exist ?? .unknown).rawValue)),
            ("ethical_issues_description", .text(plan.ethics?.description)),
            ("ethical_issues_report", .text(plan.ethics?.report)),
            ("contact", contact()),
            (
                "contributor",
                list(plan.contributors.map { Self.person($0, id: "contributor_id", hasRole: true) })
            ),
            ("project", list(plan.projects.map { project($0) })),
            ("cost", list(plan.costs.map(Self.cost))),
        ])
    }

    private mutating func dmpID(planID: String?) -> Tree {
        if let identifier = plan.identifier { return Self.identifier(identifier) }
        placeholder(
            "$.dmp.dmp_id", "The plan has no identifier of its own; Fairway's stands in the export.",
            "Register the plan and add its identifier.")
        return Self.identifier(Identifier("urn:fairway:plan:\(planID ?? "unregistered")", scheme: "other"))
    }

    private mutating func contact() -> Tree {
        let person = plan.contact ?? PlanPerson(name: "unknown")
        let hasMbox = person.mbox.map(MaDMPVocabulary.isEmail) ?? false
        if plan.contact == nil || !hasMbox || person.identifiers.isEmpty {
            placeholder(
                "$.dmp.contact", "The standard asks for a contact with e-mail address and identifier.",
                "Add a contact with “mbox” and “identifiers” (ORCID).")
        }
        return .map([
            ("name", .text(person.name)),
            ("mbox", .text(hasMbox ? person.mbox : "unknown@fairway.invalid")),
            (
                "contact_id",
                Self.ids(person.identifiers) ?? Self.identifier(Identifier("unknown", scheme: "other"))
            ),
            ("affiliation", list(Self.affiliations(person.affiliations))),
        ])
    }

    private mutating func project(_ project: Project) -> Tree {
        .map([
            ("title", .text(project.title)),
            ("description", .text(project.description)),
            ("start", .text(project.start)),
            ("end", .text(project.end)),
            ("project_id", list(project.identifiers.map(Self.identifier))),
            ("funding", list(project.funding.map { funding($0) })),
        ])
    }

    private mutating func funding(_ funding: FundingSource) -> Tree {
        let named = funding.funder.map { Identifier($0, scheme: "other") }
        let funder = funding.funderIdentifier ?? named ?? Identifier("unknown", scheme: "other")
        if funding.funderIdentifier == nil {
            placeholder(
                "$.dmp.project.funding.funder_id",
                "The plan has no identifier of the funder; its name stands there.",
                "Add the ROR or Crossref funder id as “funder_identifier”.")
        }
        return .map([
            ("funder_id", Self.identifier(funder)),
            ("grant_id", funding.grant.map(Self.identifier)),
            ("funding_status", .text(funding.status?.rawValue)),
        ])
    }
}

// MARK: - Small objects

extension MaDMPWriter {
    static func identifier(_ identifier: Identifier) -> Tree {
        .map([
            ("identifier", .text(identifier.identifier)),
            ("type", .text(identifier.scheme ?? (WebAddress.isURL(identifier.identifier) ? "url" : "other"))),
        ])
    }

    /// One identifier as an object, several as a list, none as nil.
    static func ids(_ identifiers: [Identifier]) -> Tree? {
        identifiers.count > 1 ? Tree(.list(identifiers.map(identifier))) : identifiers.first.map(identifier)
    }

    static func person(_ person: PlanPerson, id: String, hasRole: Bool) -> Tree {
        .map([
            ("name", .text(person.name)),
            ("mbox", .text(person.mbox.flatMap { MaDMPVocabulary.isEmail($0) ? $0 : nil })),
            (id, ids(person.identifiers) ?? Tree(.list([]))),
            ("affiliation", list(affiliations(person.affiliations))),
            ("role", hasRole ? Tree(.list(person.roles.map { .text($0) })) : nil),
        ])
    }

    /// Only those with an identifier: the standard requires one.
    static func affiliations(_ affiliations: [PlanAffiliation]) -> [Tree] {
        affiliations.compactMap { affiliation in
            affiliation.identifier.map { id in
                .map([("name", .text(affiliation.name)), ("affiliation_id", identifier(id))])
            }
        }
    }

    /// Only those with type and relation: the standard requires both.
    static func related(_ works: [RelatedWork]) -> [Tree] {
        works.compactMap { work in
            guard let type = work.type, let relation = work.relation else { return nil }
            return .map([
                ("identifier", .text(work.identifier)),
                ("type", .text(type)),
                ("relation_type", .text(relation)),
                ("resource_type", .text(work.resourceType)),
                ("metadata_scheme", .text(work.metadataScheme)),
                ("scheme_type", .text(work.schemeType)),
                ("scheme_uri", .text(work.schemeURI.flatMap { WebAddress.isURL($0) ? $0 : nil })),
            ])
        }
    }

    private static func cost(_ cost: Cost) -> Tree {
        .map([
            ("title", .text(cost.title)),
            ("description", .text(cost.description)),
            ("value", cost.value.map(Form<Double>.number.write)),
            (
                "currency_code",
                .text(cost.currency.flatMap { MaDMPVocabulary.currencies.contains($0) ? $0 : nil })
            ),
        ])
    }

    /// A date-time with zone, from one or from a day.
    static func moment(_ text: String?) -> String? {
        guard let text else { return nil }
        if Moment.zone(of: text) == .given { return text.replacing(" ", with: "T") }
        return Day.isValid(text) ? text + "T00:00:00Z" : nil
    }
}

/// A list, nil when it is empty.
func list(_ elements: [Tree]) -> Tree? { elements.isEmpty ? nil : Tree(.list(elements)) }

extension Tree {
    static func text(_ text: String?) -> Tree? { text.map { Tree(.text($0)) } }

    mutating func add(_ key: String, _ value: Tree?) {
        guard case .map(var entries) = content, let value else { return }
        entries.append(Entry(key: key, value: value))
        content = .map(entries)
    }

    mutating func replace(_ key: String, with value: Tree) {
        guard case .map(var entries) = content, let index = entries.firstIndex(where: { $0.key == key })
        else { return }
        entries[index].value = value
        content = .map(entries)
    }

    /// Adds a member where its parent exists and has no such member yet.
    mutating func insert(_ value: Tree, at steps: ArraySlice<String>) {
        guard let step = steps.first else { return }
        let rest = steps.dropFirst()
        switch content {
        case .map(var entries):
            if rest.isEmpty {
                guard self[step] == nil else { return }
                entries.append(Entry(key: step, value: value))
            } else if let index = entries.firstIndex(where: { $0.key == step }) {
                entries[index].value.insert(value, at: rest)
            }
            content = .map(entries)
        case .list(var elements):
            guard let index = Int(step), elements.indices.contains(index), !rest.isEmpty else { return }
            elements[index].insert(value, at: rest)
            content = .list(elements)
        default: return
        }
    }
}
