// SPDX-License-Identifier: Apache-2.0
// A planned dataset as it applies to one draft or record: what it fills in, and what it obliges to.

import Accounts
import Database
import Metadata
import Plans

/// The promise that a draft or record is to keep: one dataset of the current version of a plan.
package struct Promise: Sendable {
    package let link: PlanLink
    package let plan: Plan
    package let dataset: PlannedDataset

    /// The promise behind a record's link; nil when the plan or the dataset is gone.
    package init?(_ link: PlanLink, in reading: Reading) throws {
        guard let stored = try reading.plan(link.plan), let dataset = stored.plan.dataset(link.dataset) else {
            return nil
        }
        self.init(stored, dataset)
    }

    /// The promise that somebody names.
    ///
    /// - Parameter dataset: its key; may be left away when the plan has one dataset only.
    /// - Throws: `PlanError` when there is no such plan or dataset.
    package init(plan name: String, dataset key: String?, planner: Planner, viewer: Viewer) async throws {
        let stored = try await planner.plan(named: name, for: viewer)
        let known = stored.plan.datasets
        let match =
            key.map { key in known.first { $0.key.lowercased() == key.lowercased() } }
            ?? (known.count == 1 ? known.first : nil)
        guard let match else {
            throw PlanError.unknownDataset(plan: stored.id, dataset: key ?? "", known: known.map(\.key))
        }
        self.init(stored, match)
    }

    private init(_ stored: StoredPlan, _ dataset: PlannedDataset) {
        plan = stored.plan
        self.dataset = dataset
        link = PlanLink(
            plan: stored.id, planTitle: stored.plan.project?.acronym ?? stored.plan.title,
            planVersion: stored.version.n, dataset: dataset.key, datasetTitle: dataset.title)
    }

    /// What the plan says about the draft.
    ///
    /// - Parameter repository: the name of this installation; its publisher when the dataset is planned for it.
    package func statements(repository: String) -> [LayeredStatement] {
        plan.prefill(dataset, here: [repository]).map {
            LayeredStatement(
                layer: $0.layer == .dataset ? .dataset : .plan, statement: $0.statement,
                source: source($0.layer),
                place: $0.place)
        }
    }

    /// The access that the plan asks for, with its source; nil when it does not say.
    package func access(on day: String) -> (access: Access, source: ValueSource)? {
        guard let planned = plan.prefillAccess(dataset, on: day) else { return nil }
        return (
            planned.access,
            ValueSource(
                field: "access", value: planned.access.summary, layer: .dataset, source: source(.dataset),
                place: planned.place)
        )
    }

    private func source(_ layer: PrefilledStatement.Layer) -> String {
        layer == .dataset ? "\(link.planTitle), dataset \(link.dataset)" : link.planTitle
    }

    /// How a draft or record stands to every obligation.
    package func check(_ record: Record, formats: [FormatCount], on day: String) -> [ObligationResult] {
        plan.check(dataset, against: record.facts(formats: formats), on: day)
    }
}

extension Record {
    /// What the record really is, as far as obligations ask.
    package func facts(formats: [FormatCount]) -> DepositFacts {
        var facts = DepositFacts(metadata: document.metadata, access: document.access)
        facts.formats = formats.map {
            PresentFormat(name: $0.format, mediaType: $0.mediaType, files: $0.files, names: $0.names)
        }
        facts.bytes = byteCount
        facts.fileCount = fileCount
        facts.repository = document.metadata.publisher
        facts.published = document.published.map { String($0.prefix(10)) }
        facts.identifiers += document.pids.map { Identifier($0.identifier, scheme: $0.scheme) }
        return facts
    }

    /// The record as the status of a plan counts it; nil without a planned dataset.
    package func planned(formats: [FormatCount]) -> PlannedRecord? {
        guard let link = document.plan else { return nil }
        return PlannedRecord(
            id: id, title: document.metadata.title ?? "", dataset: link.dataset,
            stage: state == .draft ? .draft : .published, facts: facts(formats: formats),
            accepted: Set(document.deviations.compactMap { Obligation.Kind(rawValue: $0.obligation) }))
    }
}

extension Access {
    /// In words: `files restricted until paper publication, at the latest 2028-12-31`.
    package var summary: String {
        var text =
            record == .restricted
            ? "record and files restricted" : files == .restricted ? "files restricted" : "public"
        guard let embargo else { return text }
        if let event = embargo.event {
            text += " until \(event)" + (embargo.until.map { ", at the latest \($0)" } ?? "")
        } else if let until = embargo.until {
            text += " until \(until)"
        }
        return text
    }
}

extension RecordDocument {
    /// The document as it would be published on a day: with that day as its publication date where it has none.
    package func dated(_ day: String) -> RecordDocument {
        guard metadata.publicationDate == nil else { return self }
        var document = self
        document.metadata.publicationDate = day
        document.provenance.append(
            ValueSource(
                field: "publication_date", value: day, layer: .account, source: "this repository",
                place: "day of publication"))
        return document
    }

    /// What speaks for and against publishing this document on a day.
    package func publicationFindings(on day: String) -> [Finding] {
        RecordValidation.publication(dated(day).metadata, access: access, on: day)
    }
}

/// The catalogue's answer to how a plan stands.
extension Librarian: RecordFacts {
    /// Drafts and latest records of a plan, as far as the viewer may see them.
    package func records(ofPlan plan: String, for viewer: Viewer) async throws -> [PlannedRecord] {
        let day = clock.day
        return try await read { reading in
            try reading.records(ofPlan: plan, for: viewer, on: day).filter {
                $0.state == .draft || $0.isLatest
            }
            .compactMap { record in record.planned(formats: try reading.formats(of: record.id)) }
        }
    }
}
