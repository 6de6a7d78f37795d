// SPDX-License-Identifier: Apache-2.0
// A draft as the form shows it, made up for the golden pages.

@testable import Web

extension DraftPage {
    static let mock: DraftPage = {
        let fields = DraftFields(texts: .english)
        let plan = SourceChip(kind: .plan, origin: "CLRP1-01", place: "licence", confidence: 1)
        let header = SourceChip(kind: .header, origin: "run-07/topology.pdb", place: "TITLE", confidence: 0.6)
        return DraftPage(
            id: "9q2rk-mm114", action: Href(path: "/drafts/9q2rk-mm114"), title: "Docking results for APOE",
            updated: Day("2026-11-21T10:22:00Z"),
            missing: [
                MissingItem(text: "Publication date", field: "field-date"),
                MissingItem(text: "A valid ORCID for Dubois, Claire", field: "field-creators"),
            ],
            sections: [
                fields.section(
                    "what",
                    [
                        fields.field(
                            "title", value: "Docking results for APOE", isRequired: true,
                            source: SourceChip(
                                kind: .sidecar, origin: "datacite.json", place: "/titles/0", confidence: 1),
                            others: [
                                .init(
                                    value: "APOLIPOPROTEIN E3, N-TERMINAL DOMAIN", source: header,
                                    action: "use:title:1"),
                                .init(
                                    value: "Docking Results",
                                    source: SourceChip(
                                        kind: .plan, origin: "CLRP1-02", place: "title", confidence: 1),
                                    action: "use:title:2"),
                            ]),
                        fields.field(
                            "type", .choice, value: "dataset", isRequired: true, source: plan,
                            options: [
                                .init(value: "dataset", label: "Dataset", isSelected: true),
                                .init(value: "model", label: "Model"),
                                .init(value: "software", label: "Software"),
                            ]),
                        fields.field(
                            "description", .paragraph,
                            value: "Poses and scores of 1,200 ligands docked into APOE.",
                            source: SourceChip(kind: .typed)),
                        fields.field(
                            "date", .date, value: "21.11.2026", isRequired: true,
                            error: "“21.11.2026” is not a date this form reads. Write 2026-11-21."),
                        fields.field(
                            "publisher", value: "INDRC", isRequired: true,
                            source: SourceChip(kind: .plan, origin: "CLARA", place: "partners", confidence: 1)
                        ),
                        fields.field("version"),
                    ]),
                fields.section(
                    "who",
                    [
                        fields.rows(
                            "creators",
                            [
                                .init(
                                    values: [
                                        "family": "Nováková", "given": "Adéla",
                                        "orcid": "0000-0002-1825-0097",
                                        "affiliation": "VSB – Technical University of Ostrava",
                                    ], source: SourceChip(kind: .account, origin: "adela@example.org")),
                                .init(
                                    values: [
                                        "family": "Dubois", "given": "Claire", "orcid": "0000-0001-5109-3701",
                                    ],
                                    source: SourceChip(
                                        kind: .sidecar, origin: "datacite.json", place: "/creators/1",
                                        confidence: 1),
                                    cellErrors: ["orcid": "The check digit is wrong."]),
                            ], isRequired: true),
                        fields.rows(
                            "contributors", [],
                            choices: [
                                "role": [
                                    .init(value: "", label: "–"),
                                    .init(value: "datacurator", label: "Data curator"),
                                ]
                            ]),
                    ]),
                fields.section(
                    "terms",
                    [
                        fields.field(
                            "access.record", .choice, value: "public", source: plan,
                            options: [
                                .init(value: "public", label: "Everyone", isSelected: true),
                                .init(value: "restricted", label: "Only people with permission"),
                            ]),
                        fields.field(
                            "embargo.until", .date, value: "2028-12-31",
                            source: SourceChip(
                                kind: .plan, origin: "CLRP1-02", place: "embargo", confidence: 1)),
                        fields.field("embargo.event", value: "publication of the paper"),
                        fields.rows("rights", [.init(values: ["id": "CC-BY-4.0"], source: plan)], spare: 0),
                    ]),
                fields.section(
                    "more",
                    [
                        fields.rows(
                            "subjects", [.init(values: ["subject": "APOE"], source: header)]),
                        fields.rows(
                            "funding",
                            [
                                .init(
                                    values: [
                                        "funder": "European Research Executive Agency", "number": "101136607",
                                        "title": "CLARA",
                                    ], source: plan)
                            ], spare: 0),
                    ]),
            ],
            held: [
                HeldValue(
                    field: "Contributor", value: "J. Doe, 14-MAR-1951",
                    source: SourceChip(
                        kind: .header, origin: "eeg/subject-12.edf", place: "header bytes 8–88", confidence: 1
                    ),
                    reason: "names a patient")
            ], files: .mock, plan: .mock, deviationReason: "",
            deviationError: "Say why the retention differs.",
            found: 16, typed: 1,
            warnings: ["run-07/broken.h5: truncated after 2,048 bytes; nothing was read from it."],
            errors: 2)
    }()

    static let mockReady: DraftPage = {
        var page = DraftPage.mock
        page.missing = []
        page.errors = 0
        page.held = []
        page.warnings = []
        page.plan = nil
        page.deviationError = nil
        page.title = nil
        page.nextVersionOf = TextLink(text: "Version 1", href: Href(path: "/records/1m2x9-t5514"))
        return page
    }()
}

extension DraftListPage {
    static let mock = DraftListPage(
        drafts: [
            DraftCard(
                title: "Docking results for APOE", href: Href(path: "/drafts/9q2rk-mm114"), kind: "Dataset",
                updated: Day("2026-11-21T10:22:00Z"), files: 412, bytes: ByteCount(62_000_000_000),
                planKey: "CLRP1-02", missing: 2, broken: 1),
            DraftCard(
                title: nil, href: Href(path: "/drafts/0rk21-hp404"), kind: nil,
                updated: Day("2026-11-02T08:00:00Z"),
                files: 1, bytes: ByteCount(12)),
        ])
}

extension AccountPage {
    static let mock = AccountPage(
        name: "Adéla Nováková", email: "adela@example.org", role: "Depositor", orcid: "0000-0002-1825-0097",
        affiliation: "VSB – Technical University of Ostrava",
        tokens: [
            TokenLine(
                id: "t1", name: "Karolina login node", created: Day("2026-10-01"),
                lastUsed: Day("2026-11-20"),
                prefix: "fwy_8Kq2"),
            TokenLine(id: "t2", name: "notebook", created: Day("2026-11-21"), lastUsed: nil),
        ], newToken: NewToken(name: "notebook", secret: "fwy_3nX0pQ9sT7vB1kR5mL2cD8hJ4wZ6"),
        baseURL: "https://fairway.example.org")
}

extension HomePage {
    static let mock = HomePage(
        records: 1204, files: 48_211, bytes: ByteCount(15_300_000_000_000), plans: 2,
        newest: [.mock, .mockModel, .mockEEG], planCards: [.mock, .mockNew],
        kinds: [
            KindLink(name: "Dataset", records: 1011, href: Href(path: "/search?type=dataset")),
            KindLink(name: "Model", records: 142, href: Href(path: "/search?type=model")),
            KindLink(name: "Software", records: 51, href: Href(path: "/search?type=software")),
        ], mayDeposit: true)
    static let mockEmpty = HomePage(
        records: 0, files: 0, bytes: ByteCount(0), plans: 0, newest: [], planCards: [])
}

extension PageFrame {
    static let guest = PageFrame(path: "/records/ha4g3-7x208", isDemonstration: true)
    static func signedIn(_ section: Section) -> PageFrame {
        PageFrame(
            section: section, viewer: Viewer(name: "Adéla Nováková", email: "adela@example.org"),
            csrf: "c5rf-t0ken", path: "/drafts")
    }
}
