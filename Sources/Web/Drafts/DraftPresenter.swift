// SPDX-License-Identifier: Apache-2.0
// From a draft to the form that shows it: every value with its source, and what is wrong beside its field.

import Catalogue
import Foundation
import Identifiers
import Metadata
import Plans

/// What the draft form shows: the draft as it is kept, or as it was just typed.
struct DraftForm {
    let landing: DraftLanding
    var metadata: RecordMetadata
    var access: Access
    /// What the last attempt to publish found; nil when there was none.
    var findings: [Finding]?
    var deviationReason = ""
    var deviationError: String?
    /// Whether what was asked for was refused.
    var isRefused = false
    /// Something about the whole form.
    var notice: String?

    init(_ landing: DraftLanding) {
        self.landing = landing
        metadata = landing.draft.record.document.metadata
        access = landing.draft.record.document.access
    }

    /// What is wrong with what is there, and after an attempt to publish also what is missing.
    var shownFindings: [Finding] {
        findings ?? RecordValidation.draft(metadata, access: access).filter { $0.severity == .error }
    }
}

extension DraftCard {
    init(_ state: DraftState) {
        let document = state.record.document
        self.init(
            title: document.metadata.title, href: Href(path: "/drafts/\(state.record.id)"),
            kind: document.metadata.kindInWords, updated: Day(document.updated),
            files: Count(state.record.fileCount), bytes: ByteCount(state.record.byteCount),
            planKey: document.plan?.dataset, missing: Count(state.missing.count),
            broken: Count(state.broken.count), nextVersionOf: document.earlierVersion)
    }
}

extension RecordDocument {
    /// The version that this one follows, as a link.
    fileprivate var earlierVersion: TextLink? {
        version > 1
            ? TextLink(text: "version \(version - 1)", href: Href(path: "/records/\(parent)")) : nil
    }
}

extension DraftPage {
    init(_ form: DraftForm, fields: DraftFields) {
        let draft = form.landing.draft
        var document = draft.record.document
        document.metadata = form.metadata
        document.access = form.access
        let obstacles = document.obstacles(on: form.landing.day)
        let builder = DraftSections(form, fields: fields)
        self.init(
            id: draft.record.id,
            action: Href(path: "/drafts/\(draft.record.id)?revision=\(draft.record.document.revision)"),
            title: form.metadata.title, updated: Day(document.updated),
            missing: obstacles.map {
                MissingItem(
                    text: $0.message,
                    field: DraftNames.place(of: $0.path).map { "field-\($0.field)" } ?? "section-more")
            }, sections: builder.sections, files: FileBrowser(draft))
        if draft.record.fileCount == 0 {
            missing.append(MissingItem(text: "The draft has no files.", field: "files"))
        }
        held = draft.statements.filter(\.isPersonal).prefix(100).map {
            HeldValue(
                field: FieldNames.title(of: $0.statement.field),
                value: FieldNames.shortened($0.statement.summary), source: SourceChip($0),
                reason: "may identify a person")
        }
        plan = document.plan.map { PlanBox($0, obligations: form.landing.obligations, deviations: []) }
        deviationReason = form.deviationReason
        deviationError = form.deviationError
        found = Count(document.provenance.count { $0.layer != .typed })
        typed = Count(document.provenance.count { $0.layer == .typed })
        warnings = [form.notice].compactMap(\.self)
        let wrong = form.shownFindings.count + (form.deviationError == nil ? 0 : 1)
        errors = Count(form.isRefused ? wrong : 0)
        nextVersionOf = document.earlierVersion
    }
}

extension SourceChip {
    init(_ entry: LayeredStatement) {
        self.init(
            layer: entry.layer,
            source: entry.files > 1 ? "\(entry.source) and \(entry.files - 1) more" : entry.source,
            place: entry.place, confidence: entry.confidence)
    }
}

extension FileBrowser {
    /// The files of a draft, for those who may edit it; of many the first ones.
    init(_ draft: DraftOverview) {
        let record = draft.record
        self.init(files: Count(record.fileCount), bytes: ByteCount(record.byteCount))
        rows = FileRow.tree(of: draft.files, record: record.id)
        for index in rows.indices { rows[index].previewHref = nil }
        archiveHref = record.fileCount > 0 ? Href(path: "/records/\(record.id)/files-archive") : nil
    }
}

/// Makes the sections of the form.
private struct DraftSections {
    let form: DraftForm
    let fields: DraftFields
    private let faults: [(place: DraftNames.Place, text: String)]
    private let sources: [String: [ValueSource]]

    init(_ form: DraftForm, fields: DraftFields) {
        self.form = form
        self.fields = fields
        faults = form.shownFindings.compactMap { finding in
            DraftNames.place(of: finding.path).map { ($0, "\(finding.message) \(finding.remedy)") }
        }
        sources = Dictionary(grouping: form.landing.draft.record.document.provenance, by: \.field)
    }

    var sections: [FormSection] {
        let metadata = form.metadata
        return [
            fields.section(
                "what",
                [
                    single("title", metadata.title, isRequired: true),
                    single(
                        "type", metadata.resourceType?.id, .choice, isRequired: true,
                        options: [FormField.Choice(value: "", label: "–")]
                            + ResourceType.all.map { FormField.Choice(value: $0.id, label: $0.english) }),
                    single("description", metadata.description.map(Self.plain), .paragraph),
                    single("date", metadata.publicationDate, .date),
                    single("publisher", metadata.publisher, isRequired: true),
                    single("version", metadata.version), rows("subjects", subjects),
                    rows("languages", metadata.languages.map { row(["id": $0.id], "languages", $0.id) }),
                ]),
            fields.section(
                "who",
                [
                    rows("creators", people(metadata.creators, "creators"), isRequired: true),
                    rows(
                        "contributors", people(metadata.contributors, "contributors"),
                        choices: ["role": ContributorRole.all.map { .init(value: $0.id, label: $0.english) }]),
                ]),
            fields.section("terms", [rows("rights", rights)] + access),
            fields.section(
                "more",
                [
                    rows("funding", funding),
                    rows(
                        "related", related,
                        choices: ["relation": RelationType.all.map { .init(value: $0.id, label: $0.english) }]
                    ),
                    rows(
                        "dates",
                        metadata.dates.map { date in
                            row(
                                [
                                    "type": date.type.id, "date": date.date,
                                    "description": date.description ?? "",
                                ], "dates", "\(date.date) (\(date.type.id))")
                        }, choices: ["type": DateType.all.map { .init(value: $0.id, label: $0.english) }]),
                ]),
        ]
    }

    // MARK: Single fields

    private func single(
        _ name: String, _ value: String?, _ control: FormField.Control = .text, isRequired: Bool = false,
        options: [FormField.Choice] = []
    ) -> FormItem {
        var choices = options
        for index in choices.indices { choices[index].isSelected = choices[index].value == (value ?? "") }
        if let value, !choices.isEmpty, !choices.contains(where: \.isSelected) {
            choices.append(FormField.Choice(value: value, label: value, isSelected: true))
        }
        let source = sources[DraftNames.recordField(name)]?.first
        return fields.field(
            name, control, value: value ?? "", isRequired: isRequired,
            source: source.map { SourceChip($0) }, others: others(name), error: fault(name), options: choices)
    }

    private func fault(_ name: String) -> String? {
        faults.first { $0.place.field == name && $0.place.row == nil }?.text
    }

    /// What other layers say about a field, and what of it is not in the draft.
    private func others(_ name: String) -> [FormField.OtherValue] {
        let field = DraftNames.recordField(name)
        let known = Set(form.metadata.statements.filter { $0.field == field }.map(\.summary))
        var seen = known
        let offered = form.landing.draft.statements.filter { $0.statement.field == field && !$0.isPersonal }
        var others: [FormField.OtherValue] = []
        for (index, entry) in offered.enumerated() where seen.insert(entry.statement.summary).inserted {
            others.append(
                FormField.OtherValue(
                    value: FieldNames.shortened(entry.statement.summary), source: SourceChip(entry),
                    action: "use:\(name):\(index)"))
            if others.count == 8 { break }
        }
        return others
    }

    /// A description without markup is edited as it reads; one with more than paragraphs as HTML.
    private static func plain(_ html: String) -> String {
        let tags = html.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
        guard tags.allSatisfy({ ["p", "/p"].contains($0) }) else { return html }
        return html.components(separatedBy: "</p>").map { Metadata.HTMLText.plain($0) }
            .filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private var access: [FormItem] {
        let levels = [
            FormField.Choice(value: "public", label: "Everyone"),
            FormField.Choice(value: "restricted", label: "People with permission"),
        ]
        let (access, embargo) = (form.access, form.access.embargo)
        return [
            single("access.record", access.record.rawValue, .choice, options: levels),
            single("access.files", access.files.rawValue, .choice, options: levels),
            single("embargo.until", embargo?.until, .date), single("embargo.event", embargo?.event),
            single("embargo.reason", embargo?.reason),
        ]
    }

    // MARK: Rows

    private func rows(
        _ name: String, _ values: [DraftFields.RowValues], isRequired: Bool = false,
        choices: [String: [FormField.Choice]] = [:]
    ) -> FormItem {
        var values = values
        for fault in faults where fault.place.field == name {
            guard let index = fault.place.row, values.indices.contains(index) else { continue }
            if let cell = fault.place.cell {
                values[index].cellErrors[cell] = fault.text
            } else {
                values[index].error = fault.text
            }
        }
        // An empty row must not say anything by its choices.
        let optional = choices.mapValues { [FormField.Choice(value: "", label: "–")] + $0 }
        return fields.rows(
            name, values, isRequired: isRequired, error: fault(name), choices: optional, others: others(name))
    }

    /// One row with the source of its value.
    private func row(_ values: [String: String], _ name: String, _ summary: String) -> DraftFields.RowValues {
        let source = sources[DraftNames.recordField(name)]?.first { $0.value == summary }
        return DraftFields.RowValues(values: values, source: source.map { SourceChip($0) })
    }

    private func people(_ creators: [Creator], _ name: String) -> [DraftFields.RowValues] {
        creators.map { creator in
            let person = creator.personOrOrg
            let family = person.type == .organizational ? person.name : person.familyName
            let role = creator.role.map { " (\($0.id))" } ?? ""
            return row(
                [
                    "family": family ?? person.name ?? "", "given": person.givenName ?? "",
                    "orcid": person.identifiers.first { $0.scheme == "orcid" }?.identifier ?? "",
                    "affiliation": creator.affiliations.compactMap { $0.name ?? $0.id }.joined(
                        separator: "; "),
                    "role": creator.role?.id ?? "",
                ], name, creator.displayName + (name == "contributors" ? role : ""))
        }
    }

    private var subjects: [DraftFields.RowValues] {
        form.metadata.subjects.map { subject in
            row(
                ["subject": subject.subject ?? "", "id": subject.id ?? ""], "subjects",
                subject.subject ?? subject.id ?? "")
        }
    }

    private var rights: [DraftFields.RowValues] {
        form.metadata.rights.map { right in
            row(
                ["id": right.id.map { SPDX.spelling(of: $0) ?? $0 } ?? "", "link": right.link ?? ""],
                "rights",
                right.id ?? right.title?.values.first ?? right.link ?? "")
        }
    }

    private var funding: [DraftFields.RowValues] {
        form.metadata.funding.map { funding in
            row(
                [
                    "funder": funding.funder.name ?? "", "ror": funding.funder.id ?? "",
                    "number": funding.award?.number ?? "", "title": funding.award?.title?["en"] ?? "",
                ], "funding", Statement.funding(funding).summary)
        }
    }

    private var related: [DraftFields.RowValues] {
        form.metadata.relatedIdentifiers.map { related in
            row(
                [
                    "relation": related.relationType.id, "identifier": related.identifier,
                    "scheme": related.scheme ?? "",
                ], "related", "\(related.relationType.id) \(related.identifier)")
        }
    }
}
