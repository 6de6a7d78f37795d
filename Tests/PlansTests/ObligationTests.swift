// SPDX-License-Identifier: Apache-2.0
// Obligations as tables: what is planned, what is, and what a steward would say.

import Metadata
import Testing

@testable import Plans

@Suite struct Obligations {
    static let today = "2026-11-21"

    private func state(
        _ kind: Obligation.Kind, _ facts: DepositFacts?, plan: Plan = Plan(title: "P"),
        on day: String = today,
        _ change: (inout PlannedDataset) -> Void
    ) throws -> ObligationResult.State {
        var dataset = PlannedDataset(key: "A", title: "A")
        change(&dataset)
        let results = plan.check(dataset, against: facts, on: day)
        #expect(results.allSatisfy { !$0.message.isEmpty && !$0.obligation.statement.isEmpty })
        #expect(results.allSatisfy { $0.state != .broken || !$0.remedy.isEmpty })
        return try #require(results.first { $0.kind == kind }).state
    }

    private static let open = Access()
    private static let closed = Access(files: .restricted)
    private static func embargo(_ until: String? = nil, event: String? = nil, lifted: String? = nil) -> Access
    {
        let lifting = lifted.map { Embargo.Lifting(at: "2026-10-01T00:00:00Z", evidence: $0) }
        return Access(files: .restricted, embargo: Embargo(until: until, event: event, lifted: lifting))
    }

    @Test(arguments: [
        (PlannedAccess.Level.open, open, nil as PlannedEmbargo?, ObligationResult.State.kept),
        (.open, closed, nil, .broken),
        (.open, Access(record: .restricted, files: .restricted), nil, .broken),
        (.open, embargo("2027-01-01"), nil, .broken),
        (.open, embargo("2027-01-01"), PlannedEmbargo.none, .broken),
        (.open, embargo("2027-01-01"), .until("2027-01-01"), .kept),
        (.open, embargo("2026-01-01"), nil, .kept),
        (.open, embargo(event: "paper", lifted: "10.1/x"), nil, .kept),
        (.restricted, closed, nil, .kept), (.restricted, open, nil, .broken),
        (.restricted, embargo("2027-01-01"), nil, .broken),
        (.restricted, embargo("2027-01-01"), .until("2027-01-01"), .kept),
        (.closed, open, nil, .broken), (.closed, closed, nil, .kept),
        (.mixed, open, nil, .open), (.mixed, closed, nil, .kept),
    ]) func checkAccess(
        level: PlannedAccess.Level, access: Access, embargo: PlannedEmbargo?,
        state expected: ObligationResult.State
    ) throws {
        let found = try state(.access, DepositFacts(access: access)) {
            $0.access = PlannedAccess(level)
            $0.embargo = embargo
        }
        #expect(found == expected)
    }

    @Test(arguments: [
        (PlannedEmbargo.until("2027-06-30"), embargo("2027-06-30"), [String](), ObligationResult.State.kept),
        (.until("2027-06-30"), embargo("2027-06-29"), [], .broken),
        (.until("2027-06-30"), embargo("2028-06-30"), [], .broken),
        (.until("2027-06-30"), open, [], .broken), (.until("2026-06-30"), open, [], .kept),
        (.until("2027-06-30"), closed, [], .broken), (.until("2027-06-30"), embargo(event: "x"), [], .broken),
        (.event("paper publication", latest: nil), open, [], .broken),
        (.event("paper publication", latest: nil), open, ["10.1/paper"], .kept),
        (.event("patent granted", latest: nil), open, ["10.1/paper"], .broken),
        (.event("paper publication", latest: nil), embargo(event: "paper publication"), [], .kept),
        (.event("paper publication", latest: nil), embargo(event: "p", lifted: "10.1/x"), [], .kept),
        (.event("paper publication", latest: nil), embargo("2028-01-01"), [], .open),
        (.event("paper publication", latest: nil), closed, [], .broken),
        (.event("paper", latest: "2028-12-31"), embargo("2028-12-31", event: "paper"), [], .kept),
        (.event("paper", latest: "2028-12-31"), embargo("2029-12-31", event: "paper"), [], .broken),
        (.event("paper", latest: "2028-12-31"), embargo(event: "paper"), [], .broken),
        (.event("paper", latest: "2026-01-01"), open, [], .kept),
        (.assessment("security"), open, [], .open),
        (.assessment("security"), embargo(event: "security"), [], .kept),
        (.possible("justified"), open, [], .kept), (.possible("justified"), embargo("2027-01-01"), [], .open),
        (.possible("justified"), embargo("2027-01-01", event: "paper"), [], .kept),
        (PlannedEmbargo.none, open, [], .kept), (PlannedEmbargo.none, embargo("2027-01-01"), [], .broken),
    ]) func checkEmbargo(
        planned: PlannedEmbargo, access: Access, papers: [String], state expected: ObligationResult.State
    ) throws {
        let found = try state(.embargo, DepositFacts(access: access, publications: papers)) {
            $0.embargo = planned
        }
        #expect(found == expected)
    }

    @Test(arguments: [
        ([PlannedLicence(.chosen("CC-BY-4.0"))], ["cc-by-4.0"], ObligationResult.State.kept),
        ([PlannedLicence(.chosen("CC-BY-4.0"))], ["CC0-1.0"], .broken),
        (
            [PlannedLicence(.chosen("CC-BY-4.0"))], ["https://creativecommons.org/licenses/by/4.0/legalcode"],
            .kept
        ),
        ([PlannedLicence(.chosen("CC-BY-4.0"))], [], .broken),
        ([PlannedLicence(.chosen("https://example.org/own"))], ["https://example.org/own"], .kept),
        ([PlannedLicence(.shortlist(["MIT", "Apache-2.0"]))], ["apache-2.0"], .kept),
        ([PlannedLicence(.shortlist(["MIT", "Apache-2.0"]))], ["gpl-3.0-only"], .broken),
        (
            [PlannedLicence(.shortlist(["GPL", "Apache-2.0"], ), text: "GPL, Apache-2.0 or similar")],
            ["gpl-3.0-or-later"], .kept
        ),
        (
            [PlannedLicence(.shortlist(["GPL", "Apache-2.0"]), text: "GPL, Apache-2.0 or similar")], ["mit"],
            .open
        ),
        (
            [PlannedLicence(.shortlist(["CC", "CC0"]), text: "a Creative Commons licence")], ["cc-by-sa-4.0"],
            .kept
        ),
        (
            [PlannedLicence(.shortlist(["CC", "CC0"]), text: "a Creative Commons licence")], ["cc0-1.0"],
            .kept
        ),
        ([PlannedLicence(.shortlist(["CC", "CC0"]), text: "a Creative Commons licence")], ["mit"], .broken),
        (
            [
                PlannedLicence(.chosen("CC-BY-4.0"), scope: "data"),
                PlannedLicence(.chosen("MIT"), scope: "code"),
            ], ["mit", "cc-by-4.0"], .kept
        ),
        (
            [
                PlannedLicence(.chosen("CC-BY-4.0"), scope: "public part"),
                PlannedLicence(.undecided, scope: "rest"),
            ], ["mit"], .open
        ),
        ([PlannedLicence(.undecided)], ["mit"], .open), ([], ["mit"], .open),
    ]) func checkLicence(planned: [PlannedLicence], have: [String], state expected: ObligationResult.State)
        throws
    {
        let found = try state(.licence, DepositFacts(access: Self.open, licences: have)) {
            $0.licences = planned
        }
        #expect(found == expected)
    }

    private static let hdf5 = PresentFormat(name: "HDF5", mediaType: "application/x-hdf5")
    private static let readme = PresentFormat(name: "Markdown", mediaType: "text/markdown")
    private static let image = PresentFormat(name: "JPEG (EXIF)", mediaType: "image/jpeg")

    @Test(arguments: [
        (["HDF5"], [hdf5], ObligationResult.State.kept), (["HDF5"], [hdf5, readme], .kept),
        (["HDF5"], [hdf5, image], .broken), (["HDF5"], [readme], .broken), (["HDF5"], [], .open),
        ([], [hdf5], .open),
        (["nc"], [PresentFormat(name: "NetCDF-4", mediaType: "application/x-netcdf")], .kept),
        (["HDF5"], [PresentFormat(name: "NetCDF-4", mediaType: "application/x-netcdf")], .kept),
        (["HDF5"], [PresentFormat(name: "NeXus (HDF5)", mediaType: "application/x-hdf5")], .kept),
        (
            ["pdb", "xtc"],
            [
                PresentFormat(name: "Protein Data Bank (PDB)", mediaType: "chemical/x-pdb"),
                PresentFormat(name: "GROMACS XTC trajectory", mediaType: "application/x-xtc"),
            ], .kept
        ),
        (["mmCIF"], [PresentFormat(name: "PDBx/mmCIF", mediaType: "chemical/x-mmcif")], .kept),
        (["NIfTI"], [PresentFormat(name: "NIfTI-1 (gzip)", mediaType: "application/gzip")], .kept),
        (["SDF (compressed)"], [PresentFormat(name: "SDF", mediaType: "chemical/x-mdl-sdfile")], .kept),
        (["UTF-8 source code"], [PresentFormat(name: "Python source", mediaType: "text/x-python")], .kept),
        (["UTF-8 source code"], [image], .broken),
        (["text/csv"], [PresentFormat(name: "CSV", mediaType: "text/csv")], .kept),
        (["various de-facto standards"], [image], .open),
        (
            ["csv"],
            [
                PresentFormat(name: "CSV", mediaType: "text/csv"),
                PresentFormat(
                    name: "unknown", mediaType: "application/octet-stream", names: ["md5sums", "data.md5"]),
            ], .kept
        ),
        (
            ["fbx"],
            [PresentFormat(name: "unknown", mediaType: "application/octet-stream", names: ["scene.fbx"])],
            .kept
        ),
    ]) func checkFormats(planned: [String], have: [PresentFormat], state expected: ObligationResult.State)
        throws
    {
        let found = try state(.format, DepositFacts(access: Self.open, formats: have)) {
            $0.formats = planned.map { PlannedFormat($0) }
        }
        #expect(found == expected)
    }

    @Test(arguments: [
        (PlannedSize.exact(1000), 1100 as Int64, 0 as Int64, 0 as Int64, ObligationResult.State.kept),
        (.exact(1000), 1101, 0, 0, .broken), (.cap(1000), 1000, 0, 0, .kept),
        (.cap(1000), 1001, 0, 0, .broken),
        (.cap(1000), 600, 500, 0, .broken), (.range(10, 1000), 5, 0, 0, .kept),
        (.range(10, 1000), 1001, 0, 0, .broken),
        (.share(of: "G", total: 1000), 500, 0, 400, .kept),
        (.share(of: "G", total: 1000), 500, 0, 600, .broken),
        (.share(of: "G", total: nil), 500, 0, 600, .open), (.cap(.max), .max, .max, .max, .kept),
    ]) func checkSize(
        planned: PlannedSize, bytes: Int64, siblings: Int64, group: Int64,
        state expected: ObligationResult.State
    ) throws {
        let facts = DepositFacts(
            access: Self.open, bytes: bytes, fileCount: 1, bytesOfSiblings: siblings, bytesOfGroup: group)
        #expect(try state(.size, facts) { $0.size = planned } == expected)
        #expect(try state(.size, facts) { $0.size = nil } == .open)
    }

    @Test func checkRepositoryDeadlineRetentionAndIdentifier() throws {
        var plan = Plan(title: "P")
        var zenodo = PlannedRepository()
        zenodo.key = "zenodo"
        zenodo.name = "Zenodo"
        zenodo.url = "https://www.zenodo.org"
        zenodo.limit = 50
        plan.repositories = [zenodo]
        plan.pidSystems = ["doi"]
        func facts(_ change: (inout DepositFacts) -> Void = { _ in }) -> DepositFacts {
            var facts = DepositFacts(access: Self.open, bytes: 10, fileCount: 1, published: "2026-11-01")
            change(&facts)
            return facts
        }
        let place: (inout PlannedDataset) -> Void = { $0.placements = [Placement(repository: "zenodo")] }
        #expect(try state(.repository, facts { $0.repository = "Fairway" }, plan: plan, place) == .open)
        #expect(try state(.repository, facts { $0.repository = "zenodo" }, plan: plan, place) == .kept)
        #expect(
            try state(.repository, facts { $0.copies = ["https://zenodo.org/records/1"] }, plan: plan, place)
                == .kept)
        let tooLarge = facts {
            $0.repository = "Zenodo"
            $0.bytes = 51
        }
        #expect(try state(.repository, tooLarge, plan: plan, place) == .broken)
        #expect(try state(.identifier, facts(), plan: plan) { _ in } == .open)
        #expect(
            try state(
                .identifier, facts { $0.identifiers = [Identifier("10.1/x", scheme: "doi")] }, plan: plan
            ) { _ in } == .kept)
        #expect(try state(.deadline, facts()) { $0.deadline = "2026-12-31" } == .kept)
        #expect(try state(.deadline, facts()) { $0.deadline = "2026-10-31" } == .broken)
        #expect(try state(.deadline, facts { $0.published = nil }) { $0.deadline = "2026-10-31" } == .open)
        #expect(try state(.deadline, nil) { $0.deadline = "2026-10-31" } == .broken)
        #expect(try state(.retention, facts()) { _ in } == .open)
        let tenYears: (inout PlannedDataset) -> Void = {
            $0.retention = Retention()
            $0.retention?.years = 10
        }
        #expect(try state(.retention, facts(), tenYears) == .kept)
        #expect(try state(.retention, facts { $0.keptUntil = "2030-01-01" }, tenYears) == .broken)
        #expect(try state(.retention, facts { $0.keptUntil = "2037-01-01" }, tenYears) == .kept)
    }

    @Test func areAllOpenForClaraBeforeTheFirstFile() throws {
        let plan = try Fixtures.clara().plan
        for dataset in plan.datasets {
            let results = plan.check(dataset, against: nil, on: "2026-01-01")
            #expect(results.allSatisfy { $0.state == .open })
            #expect(results.contains { $0.kind == .retention })
        }
    }
}

@Suite struct Status {
    private func record(
        _ stage: PlannedRecord.Stage, _ access: Access = Access(), bytes: Int64 = 0, dataset: String = "A",
        accepted: Set<Obligation.Kind> = []
    ) -> PlannedRecord {
        PlannedRecord(
            id: "r-\(stage)-\(bytes)", title: "R", dataset: dataset, stage: stage,
            facts: DepositFacts(
                access: access, bytes: bytes, fileCount: 1,
                published: stage == .published ? "2026-01-01" : nil),
            accepted: accepted)
    }

    @Test func isDerivedFromRecords() {
        let embargoed = Access(files: .restricted, embargo: Embargo(until: "2027-01-01"))
        let restricted = Access(files: .restricted)
        let table: [([PlannedRecord], String?, PlannedDatasetStatus)] = [
            ([], nil, .planned), ([], "2026-01-01", .overdue), ([], "2027-01-01", .planned),
            ([record(.draft)], nil, .collecting), ([record(.draft)], "2026-01-01", .overdue),
            ([record(.inReview)], nil, .inReview), ([record(.published)], "2025-01-01", .open),
            ([record(.published, embargoed)], nil, .embargoed),
            ([record(.published, restricted)], nil, .restricted),
            ([record(.published), record(.published, restricted)], nil, .published),
            ([record(.published), record(.draft)], nil, .open), ([record(.removed)], nil, .retired),
            ([record(.removed)], "2020-01-01", .retired),
            ([record(.removed), record(.draft)], nil, .collecting),
            (
                [record(.published, Access(files: .restricted, embargo: Embargo(until: "2026-01-01")))], nil,
                .open
            ),
            (
                [record(.published, Access(files: .restricted, embargo: Embargo(event: "paper")))], nil,
                .embargoed
            ),
        ]
        for (records, deadline, expected) in table {
            #expect(PlannedDatasetStatus(records, deadline: deadline, on: "2026-11-21") == expected)
        }
    }

    @Test(arguments: [
        ("2026-01-01", nil as String?, MilestoneState.overdue), ("2026-12-31", nil, .due),
        ("2027-12-31", nil, .planned),
        ("2026-01-01", "2026-01-01", .done), ("2027-01-01", "2027-01-01", .due), ("", nil, .undated),
    ]) func ofMilestonesIsDerivedFromDates(due: String, met: String?, expected: MilestoneState) {
        var milestone = Milestone()
        milestone.due = due.isEmpty ? nil : due
        milestone.met = met
        #expect(milestone.state(on: "2026-11-21") == expected)
    }

    @Test func aggregatesClara() throws {
        let plan = try Fixtures.clara().plan
        let records = [
            record(.published, bytes: 1_000_000, dataset: "CLRP1-01"),
            record(.draft, bytes: 500, dataset: "CLRP1-01"),
            record(
                .published, Access(files: .restricted), bytes: 2000, dataset: "CLRP1-02",
                accepted: [.access, .embargo]),
            record(.draft, bytes: 7, dataset: "CLRP3-01"),
        ]
        let status = PlanStatus(of: plan, records: records, on: "2026-11-21")
        #expect(status.counts == [.open: 1, .restricted: 1, .collecting: 1, .planned: 8])
        #expect(status.datasets.first?.usedBytes == 1_000_500)
        #expect(status.datasets.first?.plannedBytes == 15_000_000_000_000)
        #expect(status.groups.map(\.usedBytes) == [1_002_500, 0, 7, 0])
        #expect(status.storages.first { $0.key == "lrz-tape" }?.usedBytes == 1_002_507)
        #expect(status.milestones.map(\.state) == [.done, .planned, .planned])
        #expect(status.nextReview == "2027-04-30")
        #expect(status.obligations.accepted == 2)
        #expect(status.obligations.broken > 0)
        let total = status.datasets.flatMap(\.obligations).count { $0.state != .notApplicable }
        let tally = status.obligations
        #expect(tally.kept + tally.open + tally.broken + tally.accepted == total)
    }
}

@Suite struct Rules {
    @Test func noticeWhatACarefulReaderOfClaraWould() throws {
        let plan = try Fixtures.clara().plan
        let findings = plan.check()
        #expect(findings.allSatisfy { $0.severity != .error })
        func datasets(_ id: String, _ severity: Finding.Severity = .warning) -> [String] {
            findings.filter { $0.id == id && $0.severity == severity }.compactMap { finding in
                plan.datasets.indices.first { finding.path.hasPrefix("datasets[\($0)].") }.map {
                    plan.datasets[$0].key
                }
            }
        }
        #expect(datasets("repo-limit") == ["CLRP1-02"])
        #expect(
            datasets("size-missing") == [
                "CLRP1-02", "CLRP1-03", "CLRP2-01", "CLRP3-01", "CLRP3-02", "CLRP3-03", "CLRP3-04",
            ])
        #expect(datasets("licence-missing") == ["CLRP2-01"])
        #expect(
            datasets("licence-not-a-choice") == ["CLRP3-01", "CLRP3-04", "CLOO-01", "CLOO-02", "CLOO-03"])
        #expect(
            datasets("embargo-without-date") == [
                "CLRP1-01", "CLRP1-02", "CLRP1-03", "CLRP3-01", "CLRP3-03", "CLRP3-04",
            ])
        #expect(datasets("no-repository") == ["CLRP3-02", "CLRP3-03"])
        #expect(datasets("sensitive-on-open-hub") == ["CLRP2-01"])
        #expect(datasets("retention-missing") == plan.datasets.map(\.key))
        #expect(datasets("unknown-reference") == [])
        for id in ["contact-missing", "cost-missing", "retention-vs-end"] {
            #expect(findings.contains { $0.id == id }, "\(id)")
        }
        #expect(!findings.contains { $0.id == "date-clash" })
    }

    @Test func noticeADateThatIsNotInItsMonth() throws {
        let plan = try Fixtures.read(
            "title: T\nproject: {title: P, start: 2024-11-01}\nmilestones: [{key: M30, due: 2025-04-30}]\ndatasets: [{key: A, title: B, programme: X, repositories: [y], archives: [z], milestone: M1}]"
        ).plan
        let ids = plan.check().map(\.id)
        #expect(ids.contains("date-clash"))
        #expect(ids.count { $0 == "unknown-reference" } == 4)
    }
}

@Suite struct Prefilling {
    @Test func givesWhatThePlanKnowsWithItsPlace() throws {
        let plan = try Fixtures.clara().plan
        let dataset = try #require(plan.dataset("CLRP1-01"))
        let found = plan.prefill(dataset, here: ["MDRepo"])
        func places(_ field: String) -> [String] { found.filter { $0.statement.field == field }.map(\.place) }
        #expect(
            found.contains { $0.statement == .title("CLARA: MD Simulation Data") && $0.layer == .dataset })
        #expect(
            found.contains {
                $0.statement == .right(Right(id: "cc-by-4.0")) && $0.place == "datasets.CLRP1-01.licence"
            })
        #expect(found.contains { $0.statement == .resourceType("dataset") })
        #expect(found.contains { $0.statement == .publisher("MDRepo") })
        #expect(places("funding") == ["project[0].funding[0]"])
        #expect(places("contributors") == ["partners[0]", "partners[1]", "partners[2]", "partners[3]"])
        #expect(
            found.contains {
                if case .funding(let funding) = $0.statement {
                    funding.award?.number == "101136607"
                } else {
                    false
                }
            })
        #expect(!plan.prefill(dataset).contains { $0.statement.field == "publisher" })
        let contributors = found.compactMap {
            if case .contributor(let who) = $0.statement { who.role?.id } else { nil }
        }
        #expect(
            contributors == ["projectleader", "hostinginstitution", "hostinginstitution", "projectmember"])
    }

    @Test func choosesTheLicenceOfThePart() throws {
        let plan = try Fixtures.clara().plan
        func rights(_ key: String) throws -> [String?] {
            plan.prefill(try #require(plan.dataset(key))).compactMap {
                if case .right(let right) = $0.statement { right.id } else { nil }
            }
        }
        #expect(try rights("CLRP3-01") == ["cc-by-4.0"])
        #expect(try rights("CLRP3-04") == [])
        #expect(try rights("CLRP2-01") == [])
    }

    @Test func givesTheAccessThatThePlanAsksFor() throws {
        let plan = try Fixtures.clara().plan
        func access(_ key: String) throws -> Access? {
            plan.prefillAccess(try #require(plan.dataset(key)), on: "2026-11-21")?.access
        }
        #expect(
            try access("CLRP1-01") == Access(files: .restricted, embargo: Embargo(event: "paper publication"))
        )
        #expect(try access("CLRP2-01") == Access(files: .restricted))
        #expect(try access("CLRP3-03") == Access())
        #expect(try access("CLOO-01")?.embargo?.event == "security and IP assessment")
        var dataset = PlannedDataset(key: "A", title: "A")
        #expect(plan.prefillAccess(dataset, on: "2026-11-21") == nil)
        dataset.personalData = .yes
        #expect(plan.prefillAccess(dataset, on: "2026-11-21")?.access == Access(files: .restricted))
        dataset.personalData = .no
        dataset.access = PlannedAccess(.open)
        dataset.embargo = .until("2026-01-01")
        #expect(plan.prefillAccess(dataset, on: "2026-11-21")?.access == Access())
        dataset.embargo = .event("paper", latest: "2028-12-31")
        #expect(
            plan.prefillAccess(dataset, on: "2026-11-21")?.access.embargo
                == Embargo(until: "2028-12-31", event: "paper"))
    }

    /// What a plan fills in keeps what the plan promises.
    @Test func contradictsNothing() throws {
        let plan = try Fixtures.clara().plan
        for dataset in plan.datasets {
            var metadata = RecordMetadata()
            for case .right(let right) in plan.prefill(dataset).map(\.statement) {
                metadata.rights.append(right)
            }
            let access = plan.prefillAccess(dataset, on: "2026-11-21")?.access ?? Access()
            let facts = DepositFacts(metadata: metadata, access: access)
            let broken = plan.check(dataset, against: facts, on: "2026-11-21").filter { $0.state == .broken }
            #expect(broken.filter { $0.kind != .licence } == [], "\(dataset.key)")
        }
    }
}
