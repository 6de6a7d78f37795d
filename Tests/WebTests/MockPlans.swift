// SPDX-License-Identifier: Apache-2.0
// The CLARA plan as pages show it, with a state made up for the golden pages.

@testable import Web

extension ObligationLine {
    static let mocks = [
        ObligationLine(
            name: "Access", promised: "open", actual: "embargoed until 31 December 2028 or the paper",
            state: .kept),
        ObligationLine(name: "Licence", promised: "CC-BY-4.0", actual: "CC-BY-4.0", state: .kept),
        ObligationLine(
            name: "Format", promised: "csv, xtc, pdb, txt, nc, HDF5", actual: "xtc, pdb, csv, md",
            state: .accepted),
        ObligationLine(
            name: "Repository", promised: "MDRepo, MDDB or ATLAS", actual: nil, state: .open,
            detail: "Not sent to any of them yet."),
        ObligationLine(
            name: "Size", promised: "at most 15 TB", actual: "38.7 GB", state: .kept),
        ObligationLine(
            name: "Retention", promised: "10 years", actual: "5 years", state: .broken,
            detail: "Change the policy, or say why in a deviation."),
    ]
}

extension DeviationLine {
    static let mock = DeviationLine(
        obligation: "Format", reason: "The README is Markdown, which every reader opens.",
        person: "Adéla Nováková",
        date: Day("2026-05-14"))
}

extension PlanBox {
    static let mock = PlanBox(
        planTitle: "CLARA Data Management Plan", planHref: Href(path: "/plans/clara"), key: "CLRP1-01",
        datasetTitle: "MD Simulation Data", obligations: ObligationLine.mocks, deviations: [.mock])
}

extension PlanCard {
    static let mock = PlanCard(
        title: "CLARA Data Management Plan", href: Href(path: "/plans/clara"), project: "CLARA",
        grant: "101136607",
        version: "FINAL", updated: Day("2025-04-29"),
        datasets: StateBar(published: 2, inDraft: 1, planned: 7, overdue: 1), broken: 1)
    static let mockNew = PlanCard(
        title: "Beamtime 20261104: operando XANES of battery cathodes", href: Href(path: "/plans/xanes"),
        project: nil, grant: nil, version: "1", updated: Day("2026-11-01"), datasets: StateBar(planned: 3))
}

extension PlannedDatasetLine {
    static func mock(
        _ key: String, _ title: String, _ kind: String, _ state: State, used: Int64, planned: Int64?,
        licence: String?, embargo: String?, places: [String], note: String? = nil, sensitive: Bool = false
    ) -> PlannedDatasetLine {
        let hasRecord = state == .published || state == .inDraft
        return PlannedDatasetLine(
            key: key, title: title, kind: kind,
            description: "What this dataset holds, in the words of the plan.",
            state: state, due: state == .overdue ? Day("2026-10-31") : nil,
            obligations: hasRecord
                ? ObligationLine.mocks
                : [
                    ObligationLine(
                        name: "Access", promised: "open", actual: nil, state: .open, detail: nil),
                    ObligationLine(
                        name: "Licence", promised: licence ?? "not chosen", actual: nil, state: .open),
                ], deviations: hasRecord ? [.mock] : [], usedBytes: ByteCount(used),
            plannedBytes: planned.map { ByteCount($0) }, plannedNote: note, licence: licence,
            embargo: embargo,
            access: "open", retention: nil, formats: ["csv", "xtc", "pdb", "HDF5"],
            repositories: places.map { TextLink(text: $0, href: nil) }, isSensitive: sensitive,
            records: hasRecord
                ? [
                    .init(
                        title: "Molecular dynamics of amyloid-β", href: Href(path: "/records/ha4g3-7x208"),
                        isDraft: state == .inDraft, version: state == .inDraft ? nil : "2",
                        date: Day("2026-05-14"))
                ] : [])
    }
}

extension PlanPage {
    static let mock = PlanPage(
        id: "clara", title: "CLARA Data Management Plan", version: "FINAL", updated: Day("2025-04-29"),
        project: "CLARA",
        projectTitle: "Center for Artificial Intelligence and Quantum Computing in System Brain Research",
        start: Day("2024-11-01"), end: Day("2030-10-31"), grant: "101136607",
        grantHref: Href(untrusted: "https://cordis.europa.eu/project/id/101136607"),
        funder: "European Research Executive Agency", contact: nil,
        partners: [
            PartnerLine(
                short: "INDRC", name: "International Neurodegenerative Disorders Research Center",
                role: "coordinator"),
            PartnerLine(
                short: "VSB/IT4I", name: "VSB – IT4Innovations National Supercomputing Centre",
                role: "computing centre"),
            PartnerLine(
                short: "BADW-LRZ",
                name: "Leibniz Supercomputing Centre of the Bavarian Academy of Sciences and Humanities",
                role: "data management"),
            PartnerLine(short: "PBI", name: "Paris Brain Institute", role: "clinical partner"),
        ], description: nil, states: StateBar(published: 2, inDraft: 1, planned: 7, overdue: 1),
        datasets: [
            .mock(
                "CLRP1-01", "MD Simulation Data", "Dataset", .published, used: 38_654_705_664,
                planned: 15_000_000_000_000, licence: "CC-BY-4.0", embargo: "until the paper is published",
                places: ["MDRepo", "MDDB", "ATLAS"]),
            .mock(
                "CLRP1-02", "Docking Results", "Dataset", .inDraft, used: 62_000_000_000,
                planned: 50_000_000_000,
                licence: "CC-BY-4.0", embargo: "until the paper is published",
                places: ["Zenodo", "paper supplement"]),
            .mock(
                "CLRP1-03", "ML Models", "Model", .published, used: 412_300_000, planned: nil,
                licence: "CC-BY-4.0",
                embargo: "until the paper is published", places: ["GitHub", "Hugging Face"]),
            .mock(
                "CLRP2-01", "ML Models", "Model", .overdue, used: 0, planned: 1_000_000_000_000_000,
                licence: nil,
                embargo: nil, places: ["Hugging Face"], sensitive: true),
            .mock(
                "CLRP3-01", "Model data", "Model", .planned, used: 0, planned: nil,
                licence: "CC-BY-4.0 (data); GPL, Apache-2.0 or similar (code)",
                embargo: "justified embargo possible",
                places: ["GitLab", "GitHub", "Zenodo"], note: "a share of 500 TB"),
            .mock(
                "CLRP3-02", "Multi-Modal Biological Data", "Dataset", .planned, used: 0, planned: nil,
                licence: "CC-BY-4.0 (public part)", embargo: nil, places: [], note: "a share of 500 TB",
                sensitive: true),
            .mock(
                "CLRP3-03", "Derived Visualisation Data and Simulation Outputs", "Dataset", .planned, used: 0,
                planned: nil, licence: "CC-BY-4.0", embargo: "justified embargo possible", places: [],
                note: "a share of 500 TB"),
            .mock(
                "CLRP3-04", "Visualisation and Platform Codes", "Software", .planned, used: 0, planned: nil,
                licence: "GPL, Apache-2.0 or similar", embargo: "justified embargo possible",
                places: ["GitLab", "GitHub", "Zenodo"]),
            .mock(
                "CLOO-01", "Testbed Codes", "Software", .planned, used: 0, planned: 1_000_000_000_000,
                licence: "GPL, Apache-2.0 or similar", embargo: "after a security and IP assessment",
                places: ["GitLab", "GitHub"]),
            .mock(
                "CLOO-02", "Workflow Descriptions", "Workflow", .planned, used: 0, planned: 1_000_000_000_000,
                licence: "GPL, Apache-2.0 or similar", embargo: "after a security assessment",
                places: ["GitLab", "GitHub"]),
            .mock(
                "CLOO-03", "Material with Educational or Training Value", "Documents", .planned, used: 0,
                planned: 1_000_000_000_000, licence: "a Creative Commons licence", embargo: nil,
                places: ["Zenodo"]),
        ], kept: 9, open: 19, broken: 3,
        milestones: [
            MilestoneLine(name: "Project starts", date: Day("2024-11-01"), detail: nil, state: .done),
            MilestoneLine(
                name: "First plan (M6)", date: Day("2025-04-30"), detail: "deliverable D2.4", state: .done),
            MilestoneLine(name: "FireProtDB release", date: Day("2025-08-31"), detail: nil, state: .overdue),
            MilestoneLine(name: "Update (M30)", date: Day("2027-04-30"), detail: nil, state: .coming),
            MilestoneLine(name: "Update (M60)", date: Day("2029-10-31"), detail: nil, state: .coming),
            MilestoneLine(name: "Project ends", date: Day("2030-10-31"), detail: nil, state: .coming),
        ],
        timeline: Timeline(
            start: "2024-11-01", end: "2030-10-31", today: "2026-11-21",
            marks: [
                .init(name: "Project starts", date: "2024-11-01", state: .done),
                .init(name: "First plan (M6)", date: "2025-04-30", state: .done),
                .init(name: "FireProtDB release", date: "2025-08-31", state: .overdue),
                .init(name: "Update (M30)", date: "2027-04-30", state: .coming),
                .init(name: "Update (M60)", date: "2029-10-31", state: .coming),
                .init(name: "Project ends", date: "2030-10-31", state: .coming),
            ]
        ).svg,
        storage: [
            StorageLine(
                name: "Project storage", owner: "CLARA testbed", kind: "intermediate",
                note: "between compute and repositories", planned: ByteCount(515_000_000_000_000),
                used: ByteCount(101_067_000_000), capacity: ByteCount(5_300_000_000_000_000)),
            StorageLine(
                name: "Scratch", owner: "CLARA testbed", kind: "scratch", note: "not for keeping",
                planned: nil,
                used: nil, capacity: ByteCount(2_665_000_000_000_000)),
            StorageLine(
                name: "LRZ tape", owner: "BADW-LRZ", kind: "tape archive", note: nil, planned: nil, used: nil,
                capacity: nil),
        ],
        findings: [
            FindingLine(
                id: "repo-limit", severity: .error, place: "CLRP1-02",
                message: "One simulation is 25 to 150 GB; Zenodo takes 50 GB by default.",
                remedy: "Name a repository that takes it, or split the deposit."),
            FindingLine(
                id: "licence-missing", severity: .warning, place: "CLRP2-01",
                message: "The public part has no licence.", remedy: "Choose one, for example CC-BY-4.0."),
            FindingLine(
                id: "retention-missing", severity: .hint, place: "plan",
                message: "No dataset says how long it is kept.", remedy: nil),
        ],
        versions: [
            VersionLine(
                label: "Version FINAL", published: Day("2025-04-29"), href: Href(path: "/plans/clara"),
                isCurrent: true,
                isNewest: true),
            VersionLine(
                label: "Version 2.0", published: Day("2025-04-27"),
                href: Href(path: "/plans/clara?version=2.0")),
        ],
        exports: [
            ExportLink(
                label: "maDMP 1.2 (JSON)", href: Href(path: "/plans/clara/export/madmp"),
                mediaType: "application/json")
        ], derived: Day("2026-11-21T10:22:00Z"))
}
