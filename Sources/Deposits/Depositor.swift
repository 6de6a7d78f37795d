// SPDX-License-Identifier: Apache-2.0
// The role that brings folders in: finds or makes the draft, copies, and puts the metadata together.

import Accounts
import Catalogue
import Database
import Extraction
import Foundation
import Identifiers
import Metadata
import Plans
import Preservation

/// Brings files into drafts, and fills the drafts' metadata from plan, sidecars, headers and account.
package struct Depositor: Sendable {
    let store: Store
    let planner: Planner
    let clock: Clock
    let inspection: Inspection
    /// The data directory.
    let data: URL
    /// How the repository calls itself: the publisher where nobody names one.
    let repositoryName: String

    package init(
        store: Store, planner: Planner, clock: Clock, inspection: Inspection, data: URL,
        repositoryName: String
    ) {
        self.store = store
        self.planner = planner
        self.clock = clock
        self.inspection = inspection
        self.data = data
        self.repositoryName = repositoryName
    }

    var staging: URL { data.appendingPathComponent("staging") }

    /// Deposits folders and files into a draft: a new one, the given one, or the one that an interrupted deposit of the
    /// same folder began.
    ///
    /// - Parameter progress: called about ten times a second from another thread.
    /// - Throws: ``DepositError``, ``CatalogueError``, `PlanError`, `PreservationError`; what was staged before stays and
    ///   is used when the deposit is started again.
    package func deposit(
        _ request: DepositRequest, by viewer: Viewer,
        progress: @escaping @Sendable (DepositProgress) -> Void = { _ in }
    ) async throws -> DepositReport {
        try viewer.require(.depositor, for: "deposit data")
        guard let account = viewer.account else { throw AccountError.signInRequired }
        let sources = try checked(request.sources)
        let promise = try await promise(of: request, for: viewer)
        let target = try await draft(for: request, promise: promise, account: account, viewer: viewer)
        let lock = try DraftLock(of: target.record.id, in: staging)
        guard let lock else { throw DepositError.draftInUse(record: target.record.id) }
        defer { lock.release() }

        let copy = FolderCopy(
            store: store, staging: staging, record: target.record, inspection: inspection, sources: sources,
            progress: progress)
        let copied = try await copy.run()
        let finished = try await finish(
            target, promise: promise, copied: copied, title: request.title, viewer: viewer)
        guard finished.fileCount > 0 else {
            try await discardIfNew(target, by: viewer)
            throw DepositError.emptyFolder(path: request.sources.first?.path ?? "")
        }
        if let published = target.publishedBefore, copied.addedFiles == 0 {
            try await discardIfNew(target, by: viewer)
            throw DepositError.nothingNew(record: published)
        }
        return try await report(finished, target: target, promise: promise, copied: copied)
    }

    // MARK: Before copying

    /// The sources as absolute paths; none may hold the data directory, which would be copied into itself.
    private func checked(_ sources: [URL]) throws(DepositError) -> [URL] {
        guard !sources.isEmpty else { throw .noSource }
        let inside = data.resolvingSymlinksInPath().standardizedFileURL.path + "/"
        return try sources.map { source throws(DepositError) in
            let url = source.standardizedFileURL
            guard FileManager.default.fileExists(atPath: url.path) else {
                throw .sourceNotFound(path: source.path)
            }
            guard FileManager.default.isReadableFile(atPath: url.path) else {
                throw .sourceUnreadable(path: source.path)
            }
            let real = url.resolvingSymlinksInPath().path
            guard !inside.hasPrefix(real == "/" ? "/" : real + "/") else {
                throw .sourceHoldsDataDirectory(path: source.path)
            }
            return url
        }
    }

    /// The planned dataset that is to be fulfilled, with its plan.
    private func promise(of request: DepositRequest, for viewer: Viewer) async throws -> Promise? {
        guard let plan = request.plan else {
            if request.dataset != nil { throw DepositError.datasetNeedsPlan }
            return nil
        }
        return try await Promise(plan: plan, dataset: request.dataset, planner: planner, viewer: viewer)
    }

    private func draft(for request: DepositRequest, promise: Promise?, account: Int64, viewer: Viewer)
        async throws -> DepositTarget
    {
        let source = request.sources.map { $0.standardizedFileURL.path }.sorted().joined(separator: "\n")
        let (day, now) = (clock.day, clock.timestamp)
        let (link, staging) = (promise?.link, staging)
        if let id = request.record {
            let existing = try await store.read { try $0.record(id, .edit, for: viewer, on: day) }
            guard let existing else { throw CatalogueError.unknownRecord(id) }
            let isOpen = try await store.read { try $0.openDraft(ofParent: existing.parent) != nil }
            let draft = existing.state == .draft ? existing : try await newVersion(of: id, by: viewer)
            return try await store.write { writing in
                let deposit = try writing.beginDeposit(
                    of: source, into: draft.id, plan: link?.plan, dataset: link?.dataset, by: account, at: now
                )
                return DepositTarget(
                    record: draft, deposit: deposit, isContinued: false, isNew: !isOpen,
                    publishedBefore: isOpen ? nil : id)
            }
        }
        return try await store.write { writing in
            let earlier = try writing.reading.earlierDeposit(
                of: source, plan: link?.plan, dataset: link?.dataset, by: account)
            if let earlier, !earlier.isPublished,
                let record = try writing.reading.record(earlier.record, .edit, for: viewer, on: day)
            {
                try writing.reopenDeposit(earlier.id)
                return DepositTarget(record: record, deposit: earlier.id, isContinued: true, isNew: false)
            }
            if let earlier,
                let target = try writing.nextVersion(
                    after: earlier, source: source, link: link, account: account, viewer: viewer, day: day,
                    now: now)
            {
                return target
            }
            let record = try writing.makeDraft(plan: link, owner: account, at: now)
            _ = try StagingTree(of: record.id, in: staging)
            let deposit = try writing.beginDeposit(
                of: source, into: record.id, plan: link?.plan, dataset: link?.dataset, by: account, at: now)
            try writing.audit("draft.make", on: record.id, by: viewer, at: now)
            return DepositTarget(record: record, deposit: deposit, isContinued: false, isNew: true)
        }
    }

    private func discardIfNew(_ target: DepositTarget, by viewer: Viewer) async throws {
        guard target.isNew else { return }
        let now = clock.timestamp
        try await store.write { writing in
            try writing.deleteRecord(target.record.id)
            try writing.audit(
                "draft.discard", on: target.record.id, by: viewer, at: now, ["reason": "nothing to deposit"])
        }
        try StagingTree.removeAll(of: target.record.id, in: staging)
    }

    // MARK: After copying

    /// Puts the layers together and saves the draft.
    private func finish(
        _ target: DepositTarget, promise: Promise?, copied: CopiedFolder, title: String?, viewer: Viewer
    ) async throws -> Record {
        let (day, now) = (clock.day, clock.timestamp)
        let account = try await accountStatements(of: target.record.ownerID ?? viewer.account)
        let publisher = repositoryName
        return try await store.write { writing in
            guard var record = try writing.reading.record(target.record.id, .edit, for: viewer, on: day)
            else {
                throw CatalogueError.unknownRecord(target.record.id)
            }
            if let promise { record.document.plan = promise.link }
            try writing.countFiles(of: record.id)
            let formats = try writing.reading.formats(of: record.id)
            let plan = try promise ?? record.document.plan.flatMap { try Promise($0, in: writing.reading) }
            var statements = record.document.typedStatements
            if let title {
                statements.removeAll { $0.statement.field == "title" }
                statements.append(
                    LayeredStatement(
                        layer: .typed, statement: .title(title), source: viewer.name, place: "--title"))
            }
            statements += copied.statements + (plan?.statements(repository: publisher) ?? []) + account
            statements.append(
                LayeredStatement(
                    layer: .account, statement: .publisher(publisher), source: "this repository",
                    place: "settings: name"))
            statements += Set(formats.map(\.mediaType)).sorted().map {
                LayeredStatement(
                    layer: .header, statement: .format($0), source: "the files' content", place: "format")
            }
            record.document.take(Layers.assemble(statements), access: plan?.access(on: day))
            record.document.updated = now
            record.document.revision += 1
            try writing.updateRecord(record.document, state: .draft)
            try writing.setStatements(statements.filter { $0.layer != .typed }, about: record.id)
            try writing.completeDeposit(target.deposit, at: now)
            try writing.audit(
                "deposit.complete", on: record.id, by: viewer, at: now,
                ["files": String(copied.addedFiles), "bytes": String(copied.addedBytes)])
            guard let saved = try writing.reading.record(record.id, .edit, for: viewer, on: day) else {
                throw CatalogueError.unknownRecord(record.id)
            }
            return saved
        }
    }

    /// The owner of the draft as the creator, for when nobody else is named; not who deposits for them.
    private func accountStatements(of owner: Int64?) async throws -> [LayeredStatement] {
        guard let id = owner, let account = try await store.read({ try $0.account(id: id) }),
            !account.name.isEmpty
        else { return [] }
        let creator = Creator(
            PersonOrOrganisation(fullName: account.name, orcid: account.orcid),
            affiliations: account.affiliation.map { [Affiliation(name: $0)] } ?? [])
        return [
            LayeredStatement(
                layer: .account, statement: .creator(creator), source: account.email, place: "account")
        ]
    }

    private func report(_ record: Record, target: DepositTarget, promise: Promise?, copied: CopiedFolder)
        async throws
        -> DepositReport
    {
        let day = clock.day
        let (statements, formats, plan) = try await store.read { reading in
            (
                try reading.statements(about: record.id), try reading.formats(of: record.id),
                try promise ?? record.document.plan.flatMap { try Promise($0, in: reading) }
            )
        }
        return DepositReport(
            record: record, isContinued: target.isContinued, addedFiles: copied.addedFiles,
            addedBytes: copied.addedBytes, unchangedFiles: copied.unchangedFiles, notices: copied.notices,
            noticeCount: copied.noticeCount, heldBack: statements.filter(\.isPersonal),
            missing: record.document.publicationFindings(on: day).filter { $0.severity == .error },
            obligations: plan?.check(record, formats: formats, on: day) ?? [])
    }
}

/// The draft that a deposit goes into.
struct DepositTarget: Sendable {
    let record: Record
    let deposit: Int64
    let isContinued: Bool
    /// Made for this deposit, so that it goes again when nothing can be deposited.
    let isNew: Bool
    /// The published record that the same folder went into before; the target is its next version.
    var publishedBefore: String?
}

extension Writing {
    /// The draft of the version after the record that the same folder was published as; so the same content is stored
    /// once, whoever forgets `--record`.
    fileprivate func nextVersion(
        after earlier: EarlierDeposit, source: String, link: PlanLink?, account: Int64, viewer: Viewer,
        day: String,
        now: String
    ) throws -> DepositTarget? {
        guard let before = try reading.record(earlier.record, .edit, for: viewer, on: day),
            let latestID = try reading.newestPublished(ofParent: before.parent),
            let latest = try reading.record(latestID, .edit, for: viewer, on: day)
        else { return nil }
        let isNew = try reading.openDraft(ofParent: before.parent) == nil
        let draft = try makeNextVersion(of: latest, owner: latest.ownerID ?? account, at: now)
        let deposit = try beginDeposit(
            of: source, into: draft.id, plan: link?.plan, dataset: link?.dataset, by: account, at: now)
        return DepositTarget(
            record: draft, deposit: deposit, isContinued: true, isNew: isNew,
            publishedBefore: isNew ? latestID : nil)
    }
}

extension RecordDocument {
    /// What a person typed before: the whole value of every field that has a typed source.
    var typedStatements: [LayeredStatement] {
        let typed = Dictionary(
            grouping: provenance.filter { $0.layer == .typed }, by: \.field)
        return metadata.statements.compactMap { statement in
            guard let source = typed[statement.field]?.first else { return nil }
            return LayeredStatement(
                layer: .typed, statement: statement, source: source.source, place: source.place)
        }
    }

    /// Takes what the layers give; access follows the plan unless a person has chosen it.
    mutating func take(_ assembly: Assembly, access planned: (access: Access, source: ValueSource)?) {
        let typedAccess = provenance.first { $0.field == "access" && $0.layer == .typed }
        metadata = assembly.metadata
        properties = assembly.properties
        provenance = assembly.provenance
        if let typedAccess {
            provenance.append(typedAccess)
        } else if let planned {
            access = planned.access.consistent
            provenance.append(planned.source)
        }
    }
}

extension PersonOrOrganisation {
    /// A person from a full name as accounts have it: `Ada Lovelace` or `Lovelace, Ada`.
    init(fullName: String, orcid: String?) {
        let parts = fullName.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        if parts.count == 2 {
            self = .person(family: parts[0], given: parts[1].isEmpty ? nil : parts[1], orcid: orcid)
        } else {
            let words = fullName.split(whereSeparator: \.isWhitespace).map(String.init)
            let given = words.dropLast().joined(separator: " ")
            self = .person(family: words.last ?? "", given: given.isEmpty ? nil : given, orcid: orcid)
        }
    }
}
