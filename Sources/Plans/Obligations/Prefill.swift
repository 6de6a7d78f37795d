// SPDX-License-Identifier: Apache-2.0
// What a plan knows about a dataset before its first file: statements for the draft, each with its place in the plan.

import Foundation
import Identifiers
import Metadata

/// A value that a plan gives to a draft.
package struct PrefilledStatement: Hashable, Sendable {
    /// Whether the planned dataset says it, or the plan and its project.
    package enum Layer: String, Codable, Hashable, Sendable { case dataset, plan }

    package let statement: Statement
    /// Where in the plan file: `datasets.CLRP1-01.licence`.
    package let place: String
    package let layer: Layer
}

extension Plan {
    /// Statements for a draft of a planned dataset, most specific first.
    ///
    /// - Parameter here: names and URL of this installation; when the dataset is planned for it, it is the publisher.
    package func prefill(_ dataset: PlannedDataset, here: [String] = []) -> [PrefilledStatement] {
        Prefill(plan: self, dataset: dataset, here: here.map { $0.lowercased() }).statements
    }

    /// The access that a planned dataset asks for, with its place in the plan; nil when the plan does not say.
    ///
    /// - Parameter day: today; an embargo that is over leaves the data open.
    package func prefillAccess(_ dataset: PlannedDataset, on day: String) -> (access: Access, place: String)?
    {
        Prefill(plan: self, dataset: dataset, here: []).access(on: day)
    }
}

private struct Prefill {
    let plan: Plan
    let dataset: PlannedDataset
    let here: [String]

    var statements: [PrefilledStatement] { ofDataset + ofPlan }

    private func place(_ key: String) -> String { "datasets.\(dataset.key).\(key)" }

    private var ofDataset: [PrefilledStatement] {
        var found: [(Statement, String)] = []
        let title = [plan.project?.acronym, dataset.title].compactMap(\.self).joined(separator: ": ")
        found.append((.title(title), "title"))
        if let type = resourceType { found.append((.resourceType(type), "kind")) }
        if let text = dataset.description { found.append((.description(Self.html(text)), "description")) }
        found += dataset.creators.map { (.creator(Self.creator($0, role: nil)), "creators") }
        found += dataset.responsible.map { person in
            let role = person.roles.compactMap { ContributorRole.named($0)?.id }.first ?? "datamanager"
            return (.contributor(Self.creator(person, role: role)), "responsible")
        }
        found += rights.map { (.right($0), "licence") }
        found += dataset.keywords.map { (.subject(Subject($0)), "keywords") }
        if let language = dataset.language { found.append((.language(language), "language")) }
        found += dataset.relatedIdentifiers.compactMap { work in
            Self.related(work).map { (.relatedIdentifier($0), "related_identifiers") }
        }
        if let target = targets.first(where: isHere) {
            found.append((.publisher(target.name), "repositories"))
        }
        return found.map { PrefilledStatement(statement: $0.0, place: place($0.1), layer: .dataset) }
    }

    private var ofPlan: [PrefilledStatement] {
        var found: [(Statement, String)] = []
        if let acronym = plan.project?.acronym {
            found.append((.subject(Subject(acronym)), "project.acronym"))
        }
        let aboutPlans: Set<String> = ["data management plan", "research data management", "dmp", "plan"]
        for keyword in plan.keywords
        where !aboutPlans.contains(keyword.lowercased()) && keyword != plan.project?.acronym {
            found.append((.subject(Subject(keyword)), "keywords"))
        }
        for (index, project) in plan.projects.enumerated() {
            for (number, source) in project.funding.enumerated() {
                guard let funding = Self.funding(source, of: project) else { continue }
                found.append((.funding(funding), "project[\(index)].funding[\(number)]"))
            }
        }
        if let contact = plan.contact {
            found.append((.contributor(Self.creator(contact, role: "contactperson")), "contact"))
        }
        // Authors of the plan's text are not contributors to the data; roles of the data's vocabulary are.
        for (index, person) in plan.contributors.enumerated() {
            for role in person.roles.compactMap({ ContributorRole.named($0)?.id }) {
                found.append((.contributor(Self.creator(person, role: role)), "contributors[\(index)]"))
            }
        }
        for (index, partner) in plan.partners.enumerated() {
            found.append((.contributor(Self.organisation(partner)), "partners[\(index)]"))
        }
        if let identifier = plan.identifier {
            found.append(
                (
                    .relatedIdentifier(
                        RelatedIdentifier(
                            identifier.identifier, scheme: identifier.scheme, relation: "isdocumentedby",
                            resourceType: "publication-datamanagementplan")), "identifier"
                ))
        }
        return found.map { PrefilledStatement(statement: $0.0, place: $0.1, layer: .plan) }
    }

    // MARK: Values

    private var targets: [PlannedRepository] {
        dataset.placements.compactMap { $0.repository.flatMap { plan.repository($0) } }
    }

    private func isHere(_ target: PlannedRepository) -> Bool {
        here.contains(target.name.lowercased()) || target.url.map { here.contains($0.lowercased()) } ?? false
    }

    /// The resource type that the plan's word means.
    private var resourceType: String? {
        guard let kind = dataset.kind?.lowercased() else { return nil }
        if let known = ResourceType.named(kind) ?? ResourceType.named(dataCiteGeneral: kind) {
            return known.id
        }
        if let named = ResourceType.all.first(where: { $0.english.lowercased() == kind }) { return named.id }
        let words: [String: String] = [
            "data": "dataset", "source code": "software", "source-code": "software", "code": "software",
            "images": "image", "document": "publication-other", "documents": "publication-other",
            "sound": "audio", "training material": "lesson", "models": "model", "workflows": "workflow",
        ]
        return words[kind]
    }

    /// Chosen licences for the whole, and for the part that a dataset of this kind is.
    private var rights: [Right] {
        let code: Set<String> = ["code", "software", "source code"]
        return dataset.licences.compactMap { licence in
            guard case .chosen(let reference) = licence.choice else { return nil }
            if let scope = licence.scope, code.contains(scope.lowercased()) != (resourceType == "software") {
                return nil
            }
            if let known = Licence.find(reference) { return Right(id: known.id) }
            return WebAddress.isURL(reference)
                ? Right(title: ["en": licence.text ?? reference], link: reference)
                : Right(title: ["en": reference])
        }
    }

    func access(on day: String) -> (access: Access, place: String)? {
        let closed = { (embargo: Embargo?) in Access(record: .public, files: .restricted, embargo: embargo) }
        switch dataset.access?.level {
        case .restricted, .closed, .mixed: return (closed(nil), place("access"))
        case nil where dataset.personalData == .yes: return (closed(nil), place("personal_data"))
        case nil where dataset.sensitiveData == .yes: return (closed(nil), place("sensitive_data"))
        case nil where dataset.embargo == nil: return nil
        case .open, nil: break
        }
        let reason = dataset.access?.reason
        switch dataset.embargo {
        case .until(let end) where end > day:
            return (closed(Embargo(until: end, reason: reason)), place("embargo"))
        case .event(let event, let latest) where latest.map({ $0 > day }) ?? true:
            return (closed(Embargo(until: latest, event: event, reason: reason)), place("embargo"))
        case .assessment(let text): return (closed(Embargo(event: text, reason: reason)), place("embargo"))
        default: return (Access(), place(dataset.access == nil ? "embargo" : "access"))
        }
    }

    // MARK: People and organisations

    /// `Family, Given` as written; else the last word is taken as the family name.
    private static func creator(_ person: PlanPerson, role: String?) -> Creator {
        let parts: (family: String, given: String?)
        if let comma = person.name.firstIndex(of: ",") {
            parts = (
                String(person.name[..<comma]),
                person.name[person.name.index(after: comma)...].split(separator: " ").joined(separator: " ")
            )
        } else {
            let words = person.name.split(separator: " ").map(String.init)
            parts = (
                words.last ?? person.name, words.count > 1 ? words.dropLast().joined(separator: " ") : nil
            )
        }
        var entry = PersonOrOrganisation.person(family: parts.family, given: parts.given)
        entry.identifiers = person.identifiers.compactMap(nameIdentifier)
        return Creator(
            entry, role: role,
            affiliations: person.affiliations.map {
                Affiliation(id: $0.identifier.flatMap(ror), name: $0.name)
            })
    }

    private static func organisation(_ partner: Partner) -> Creator {
        let words = partner.role?.lowercased() ?? ""
        let role =
            ContributorRole.named(words)?.id
            ?? (words.contains("computing centre") || words.contains("hosting") || words.contains("storage")
                ? "hostinginstitution" : words.contains("coordinator") ? "projectleader" : "projectmember")
        var entry = PersonOrOrganisation.organisation(partner.name)
        entry.identifiers = partner.identifiers.compactMap(nameIdentifier)
        return Creator(entry, role: role)
    }

    /// Without its resolver, with the scheme that a name identifier needs.
    private static func nameIdentifier(_ identifier: Identifier) -> Identifier? {
        let schemes: Set<String> = ["orcid", "isni", "gnd", "ror"]
        guard let scheme = identifier.scheme?.lowercased(), schemes.contains(scheme) else { return nil }
        return Identifier(bare(identifier.identifier), scheme: scheme)
    }

    private static func ror(_ identifier: Identifier) -> String? {
        let id = bare(identifier.identifier)
        let isROR = identifier.scheme?.lowercased() == "ror" || identifier.identifier.contains("ror.org/")
        return isROR ? id : nil
    }

    private static func bare(_ text: String) -> String {
        guard let start = text.range(of: "://") else { return text }
        return text[start.upperBound...].split(separator: "/", maxSplits: 1).last.map(String.init) ?? text
    }

    private static func funding(_ source: FundingSource, of project: Project) -> Funding? {
        let ror = source.funderIdentifier.flatMap(ror)
        let name = source.funder ?? (ror == nil ? source.funderIdentifier?.identifier : nil)
        guard ror != nil || name != nil else { return nil }
        var award: Award?
        if let grant = source.grant {
            let title = [project.acronym, project.title].compactMap(\.self).filter { !$0.isEmpty }
            award = Award(
                number: grant.identifier, title: title.isEmpty ? nil : title.joined(separator: ": "))
        }
        return Funding(funder: Funder(id: ror, name: name), award: award)
    }

    private static func related(_ work: RelatedWork) -> RelatedIdentifier? {
        guard let relation = work.relation.flatMap({ RelationType.named($0)?.id }) else { return nil }
        let type = work.resourceType.flatMap { ResourceType.named(dataCiteGeneral: $0)?.id }
        return RelatedIdentifier(
            work.identifier, scheme: work.type?.lowercased(), relation: relation, resourceType: type)
    }

    /// The plan's plain text as a paragraph of the small HTML that records keep.
    private static func html(_ text: String) -> String {
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
            ">", with: "&gt;")
        return "<p>\(escaped)</p>"
    }
}
