// SPDX-License-Identifier: Apache-2.0
// Records, files and searches as pages show them, made up for the golden pages.

@testable import Web

extension AccessState {
    static let mockOpen = AccessState(kind: .open)
    static let mockEmbargo = AccessState(
        kind: .embargoed, until: Day("2028-12-31"), event: "publication of the paper",
        reason: "The results are part of a doctoral thesis.", contact: "Adéla Nováková",
        contactHref: Href(untrusted: "mailto:adela@example.org"))
    static let mockRestricted = AccessState(
        kind: .restricted, reason: "The recordings are personal data.", contact: "data-access@example.org",
        contactHref: Href(untrusted: "mailto:data-access@example.org"))
}

extension RecordCard {
    static let mock = RecordCard(
        title: "Molecular dynamics of amyloid-β with small-molecule modulators",
        href: Href(path: "/records/ha4g3-7x208"),
        kind: "Dataset", creators: "Nováková, A.; Dubois, C.; and 4 more", published: Day("2026-05-14"),
        version: "2",
        access: .mockEmbargo, files: 212, bytes: ByteCount(38_654_705_664), planKey: "CLRP1-01",
        planHref: Href(path: "/plans/clara#CLRP1-01"),
        snippet: SafeHTML(
            trusted:
                "Trajectories of <mark>amyloid</mark>-β(1–42) in explicit solvent, 2 µs each, with and without …"
        ))
    static let mockModel = RecordCard(
        title: "Graph network for aggregation propensity, trained on FireProtDB",
        href: Href(path: "/records/9q2rk-mm114"),
        kind: "Model", creators: "Slaninová, K.; Hachinger, S.", published: Day("2026-04-02"),
        version: "1.0.0",
        access: .mockOpen, files: 3, bytes: ByteCount(412_300_000), planKey: "CLRP1-03",
        planHref: Href(path: "/plans/clara#CLRP1-03"))
    static let mockEEG = RecordCard(
        title: "Resting-state EEG of healthy ageing: derived features",
        href: Href(path: "/records/2hk5d-0c791"),
        kind: "Dataset", creators: "Vondrák, V.; Motol Hospital", published: Day("2026-03-19"), version: nil,
        access: .mockRestricted, files: 1, bytes: ByteCount(88_120_004))
}

extension SearchPage {
    static let mock = SearchPage(
        query: "amyloid", total: 1204, results: [.mock, .mockModel, .mockEEG],
        facets: [
            Facet(
                title: "Type",
                values: [
                    .init(
                        label: "Dataset", count: 1011, href: Href(path: "/search?q=amyloid"), isSelected: true
                    ),
                    .init(label: "Model", count: 142, href: Href(path: "/search?q=amyloid&type=model")),
                    .init(label: "Software", count: 51, href: Href(path: "/search?q=amyloid&type=software")),
                ]),
            Facet(
                title: "Access",
                values: [
                    .init(label: "Open", count: 870, href: Href(path: "/search?access=open")),
                    .init(label: "Embargoed", count: 204, href: Href(path: "/search?access=embargoed")),
                    .init(label: "Restricted", count: 130, href: Href(path: "/search?access=restricted")),
                ]),
            Facet(
                title: "Licence",
                values: [
                    .init(label: "CC-BY-4.0", count: 990, href: Href(path: "/search?licence=cc-by-4.0")),
                    .init(label: "Apache-2.0", count: 44, href: Href(path: "/search?licence=apache-2.0")),
                ]),
            Facet(
                title: "Plan",
                values: [.init(label: "CLARA", count: 318, href: Href(path: "/search?plan=clara"))]),
            Facet(
                title: "Year",
                values: [
                    .init(label: "2026", count: 700, href: Href(path: "/search?year=2026")),
                    .init(label: "2025", count: 504, href: Href(path: "/search?year=2025")),
                ]),
            Facet(
                title: "File format",
                values: [.init(label: "HDF5", count: 402, href: Href(path: "/search?format=hdf5"))],
                moreHref: Href(path: "/search?facet=format"), isOpen: false),
        ],
        filters: [Filter(facet: "Type", label: "Dataset", removeHref: Href(path: "/search?q=amyloid"))],
        clearHref: Href(path: "/search?q=amyloid"),
        sorts: [
            SortOrder(label: "Best match", href: Href(path: "/search?q=amyloid"), isSelected: true),
            SortOrder(label: "Newest", href: Href(path: "/search?q=amyloid&sort=newest")),
            SortOrder(label: "Title", href: Href(path: "/search?q=amyloid&sort=title")),
        ],
        previous: Href(path: "/search?q=amyloid&before=k1"), next: Href(path: "/search?q=amyloid&after=k2"),
        hidden: [HiddenField(name: "type", value: "dataset")])

    static let mockEmpty = SearchPage(
        query: "amiloyd \"exact\"", total: 0, results: [], facets: [],
        filters: [Filter(facet: "Year", label: "1999", removeHref: Href(path: "/search"))],
        clearHref: Href(path: "/search"))
}

extension FileBrowser {
    static let mock = FileBrowser(
        files: 212, bytes: ByteCount(38_654_705_664), mayDownload: true,
        rows: [
            FileRow(
                name: "run-07", isFolder: true, href: Href(path: "/records/ha4g3-7x208?folder=run-07"),
                bytes: ByteCount(37_580_963_840), contains: 208),
            FileRow(
                name: "traj.xtc", depth: 1, href: Href(path: "/records/ha4g3-7x208/files/run-07/traj.xtc"),
                downloadHref: Href(path: "/records/ha4g3-7x208/files/run-07/traj.xtc?download=1"),
                bytes: ByteCount(4_294_967_296), format: "GROMACS trajectory (XTC)",
                sha512: String(repeating: "9f86d081884c7d65", count: 8),
                md5: "9e107d9d372bb6826bd81d3542a419d6"),
            FileRow(
                name: "topology with a really long name, as people give them — final (2).pdb", depth: 1,
                href: Href(path: "/records/ha4g3-7x208/files/run-07/topology.pdb"),
                previewHref: Href(path: "?preview=run-07/topology.pdb#preview"),
                downloadHref: Href(path: "/records/ha4g3-7x208/files/run-07/topology.pdb?download=1"),
                bytes: ByteCount(482_211), format: "Protein Data Bank (PDB)",
                md5: "9e107d9d372bb6826bd81d3542a419d6"),
            FileRow(
                name: "README.md", href: Href(path: "/records/ha4g3-7x208/files/README.md"),
                previewHref: Href(path: "?preview=README.md#preview"),
                downloadHref: Href(path: "/records/ha4g3-7x208/files/README.md?download=1"),
                bytes: ByteCount(2_310),
                format: "Markdown", sha512: String(repeating: "0123456789abcdef", count: 8)),
            FileRow(
                name: "energies.csv", href: Href(path: "/records/ha4g3-7x208/files/energies.csv"),
                previewHref: Href(path: "?preview=energies.csv#preview"),
                downloadHref: Href(path: "/records/ha4g3-7x208/files/energies.csv?download=1"),
                bytes: ByteCount(91_204), format: "CSV",
                sha512: String(repeating: "fedcba9876543210", count: 8)),
        ], archiveHref: Href(path: "/records/ha4g3-7x208/archive"),
        nextHref: Href(path: "?files-after=energies.csv"))

    static let mockRestricted = FileBrowser(
        files: 212, bytes: ByteCount(38_654_705_664), mayDownload: false,
        rows: [
            FileRow(name: "run-07", isFolder: true, bytes: ByteCount(37_580_963_840), contains: 208),
            FileRow(name: "README.md", bytes: ByteCount(2_310), format: "Markdown"),
        ])
}

extension FilePreview {
    static let mockTable: FilePreview = {
        let csv =
            "time_ps,potential,kinetic,note\n0,-1204512.1,210033.4,start\n2,-1204601.9,209871.0,\"a, b\"\n"
        let result = DelimitedPreview.preview(csv, isWhole: false)
        return FilePreview(
            name: "energies.csv", content: result.content, note: result.note,
            downloadHref: Href(path: "/records/ha4g3-7x208/files/energies.csv?download=1"))
    }()
}

extension RecordPage {
    static let mock = RecordPage(
        id: "ha4g3-7x208", title: "Molecular dynamics of amyloid-β with small-molecule modulators",
        kind: "Dataset",
        version: "2", published: Day("2026-05-14"), publisher: "INDRC", access: .mockEmbargo,
        creators: [
            PersonLine(
                name: "Nováková, Adéla", orcid: "0000-0002-1825-0097", marks: "1,2",
                searchHref: Href(path: "/search?q=Nov%C3%A1kov%C3%A1")),
            PersonLine(name: "Dubois, Claire", orcid: "0000-0001-5109-3700", marks: "3"),
            PersonLine(name: "CLARA Consortium", rorHref: Href(untrusted: "https://ror.org/05dxps055")),
        ],
        affiliations: [
            Affiliation(
                mark: "1", name: "VSB – Technical University of Ostrava",
                rorHref: Href(untrusted: "https://ror.org/05x8mcb75")),
            Affiliation(mark: "2", name: "International Neurodegenerative Disorders Research Center"),
            Affiliation(mark: "3", name: "Paris Brain Institute"),
        ],
        contributors: [
            PersonLine(name: "Hachinger, Stephan", orcid: "0000-0003-4341-2222", role: "Data curator"),
            PersonLine(name: "IT4Innovations", role: "Hosting institution"),
        ],
        description: SafeHTML(
            sanitising: """
                <p>Trajectories of amyloid-β(1–42) in explicit solvent, with and without three small molecules that \
                are thought to slow its aggregation. Each of the 24 runs covers 2 µs at 310 K; frames are 10 ps apart.</p>
                <p>The folder of each run holds the trajectory, the topology and the energies; \
                <code>README.md</code> explains the naming. See the <a href="https://example.org/protocol">protocol</a>.</p>
                """),
        descriptions: [
            TitledText(
                title: "Methods",
                html: SafeHTML(sanitising: "<p>GROMACS 2025.1, CHARMM36m, TIP3P water, 150 mM NaCl, PME.</p>")
            )
        ],
        citations: [
            Citation(
                id: "apa", style: "APA",
                text:
                    "Nováková, A., Dubois, C., & CLARA Consortium. (2026). Molecular dynamics of amyloid-β with small-molecule modulators (Version 2) [Data set]. INDRC. https://fairway.example.org/records/ha4g3-7x208",
                isFirst: true),
            Citation(
                id: "bibtex", style: "BibTeX",
                text:
                    "@misc{novakova2026,\n  author = {Nováková, Adéla and Dubois, Claire},\n  title  = {Molecular dynamics of amyloid-β},\n  year   = {2026}\n}",
                isCode: true),
            Citation(id: "ris", style: "RIS", text: "TY  - DATA\nAU  - Nováková, Adéla\nER  -", isCode: true),
        ],
        identifiers: [
            IdentifierLine(
                scheme: "Record", value: "ha4g3-7x208",
                href: Href(untrusted: "https://fairway.example.org/records/ha4g3-7x208"), isRegistered: false,
                note: "this version"),
            IdentifierLine(
                scheme: "ARK", value: "ark:/99999/ha4g37x208", href: nil, isRegistered: false, note: nil),
            IdentifierLine(
                scheme: "OAI", value: "oai:fairway.example.org:ha4g3-7x208", href: nil, isRegistered: true,
                note: nil),
        ], files: .mock, preview: .mockTable,
        versions: [
            VersionLine(
                label: "Version 2", published: Day("2026-05-14"), href: Href(path: "/records/ha4g3-7x208"),
                isCurrent: true, isNewest: true),
            VersionLine(
                label: "Version 1", published: Day("2026-01-30"), href: Href(path: "/records/1m2x9-t5514")),
        ], plan: .mock, provenance: .mock,
        properties: [
            PropertyLine(name: "Atoms", value: "104,233"), PropertyLine(name: "Frames", value: "200,001"),
            PropertyLine(name: "Time step", value: "10", unit: "ps"),
            PropertyLine(name: "Box", value: "10.2 × 10.2 × 10.2", unit: "nm"),
        ],
        variables: [
            PropertyLine(name: "potential", value: "Potential energy of the system", unit: "kJ/mol"),
            PropertyLine(name: "rmsd", value: "Root mean square deviation from the first frame", unit: "nm"),
        ],
        funding: [
            FundingLine(
                funder: "European Research Executive Agency",
                award: "Center for Artificial Intelligence and Quantum Computing in System Brain Research",
                number: "101136607", href: Href(untrusted: "https://cordis.europa.eu/project/id/101136607"))
        ],
        related: [
            RelatedLine(
                relation: "is derived from", title: "Protein Data Bank entry 1IYT",
                identifier: "10.2210/pdb1iyt/pdb",
                href: Href(untrusted: "https://doi.org/10.2210/pdb1iyt/pdb"), kind: "Dataset"),
            RelatedLine(
                relation: "is supplement to", title: nil, identifier: "10.1000/182",
                href: Href(untrusted: "https://doi.org/10.1000/182"), kind: "Journal article"),
        ],
        licences: [
            LicenceLine(
                name: "Creative Commons Attribution 4.0 International", id: "CC-BY-4.0",
                href: Href(untrusted: "https://creativecommons.org/licenses/by/4.0/"),
                sentence: LicenceSentence.text(spdx: "CC-BY-4.0"))
        ],
        subjects: [
            TextLink(text: "amyloid beta", href: Href(path: "/search?subject=amyloid")),
            TextLink(text: "molecular dynamics", href: Href(path: "/search?subject=md")),
            TextLink(text: "Alzheimer’s disease", href: nil),
        ], languages: ["English"],
        dates: [DateLine(kind: "Collected", date: Day("2025-09-01/2026-03-31"), note: nil)],
        exports: [
            ExportLink(
                label: "DataCite XML", href: Href(path: "/records/ha4g3-7x208/export/datacite-xml"),
                mediaType: "application/vnd.datacite.datacite+xml"),
            ExportLink(
                label: "JSON-LD", href: Href(path: "/records/ha4g3-7x208/export/json-ld"),
                mediaType: "application/ld+json"),
            ExportLink(
                label: "BibTeX", href: Href(path: "/records/ha4g3-7x208/export/bibtex"),
                mediaType: "application/x-bibtex"),
            ExportLink(
                label: "RO-Crate", href: Href(path: "/records/ha4g3-7x208/export/ro-crate"),
                mediaType: "application/zip"),
        ], usage: Usage(views: 1410, downloads: 96, bytes: ByteCount(1_204_000_000_000)),
        head: RecordHead(
            canonical: Href(untrusted: "https://fairway.example.org/records/ha4g3-7x208"),
            metas: [
                .init(name: "citation_title", content: "Molecular dynamics of amyloid-β"),
                .init(name: "DC.creator", content: "Nováková, Adéla"),
            ], openGraph: [.init(name: "og:title", content: "Molecular dynamics of amyloid-β")],
            links: [
                .init(
                    rel: "describedby", href: Href(path: "/records/ha4g3-7x208/export/json-ld"),
                    type: "application/ld+json")
            ], jsonLD: ScriptData(json: #"{"@context":"https://schema.org","name":"</script><b>"}"#)))

    static let mockOpen: RecordPage = {
        var page = RecordPage.mock
        page.access = .mockOpen
        page.title = "Short record"
        page.version = nil
        page.descriptions = []
        page.preview = FilePreview(
            name: "README.md",
            content: .html(
                Markdown.html(
                    "# Runs\n\n* `traj.xtc`: the **trajectory**\n* see [here](https://example.org)\n")),
            note: nil)
        page.plan = nil
        page.provenance = nil
        page.newerHref = Href(path: "/records/9q2rk-mm114")
        page.editHref = Href(path: "/drafts/ha4g3-7x208")
        page.newVersionHref = Href(path: "/records/ha4g3-7x208/new-version")
        return page
    }()

    static let mockRestricted: RecordPage = {
        var page = RecordPage.mock
        page.access = .mockRestricted
        page.files = .mockRestricted
        page.preview = nil
        return page
    }()
}

extension FilePage {
    static let mock = FilePage(
        name: "energies.csv",
        crumbs: [TextLink(text: "run-07", href: Href(path: "/records/x?folder=run-07"))],
        recordTitle: "Molecular dynamics of amyloid-β", recordHref: Href(path: "/records/ha4g3-7x208"),
        bytes: ByteCount(91_204), format: "CSV", mediaType: "text/csv",
        sha512: String(repeating: "fedcba9876543210", count: 8), md5: "9e107d9d372bb6826bd81d3542a419d6",
        downloadHref: Href(path: "/records/ha4g3-7x208/files/energies.csv?download=1"), preview: .mockTable,
        access: .mockOpen, properties: [PropertyLine(name: "Rows", value: "200,001")])
}

extension TombstonePage {
    static let mock = TombstonePage(
        title: "Calcium imaging of organoids, batch 3", removed: Day("2026-09-02"),
        reason: "Retracted by the authors",
        note: "The batch was contaminated; the conclusions do not hold.",
        citation: "Dubois, C. (2025). Calcium imaging of organoids, batch 3 [Data set]. INDRC.",
        identifiers: [
            IdentifierLine(scheme: "Record", value: "7d1kk-hp309", href: nil, isRegistered: false, note: nil)
        ],
        versions: [
            VersionLine(
                label: "Version 1", published: Day("2025-11-02"), href: Href(path: "/records/7d1kk-hp309"),
                isCurrent: true, isRemoved: true)
        ],
        replacement: TextLink(text: "Calcium imaging of organoids, batch 4", href: Href(path: "/records/aa")))
}

extension Provenance {
    static let mock = Provenance(
        fields: [
            ProvenanceField(
                field: "Title", value: "Molecular dynamics of amyloid-β with small-molecule modulators",
                source: SourceChip(kind: .sidecar, origin: "datacite.json", place: "/titles/0", confidence: 1)
            ),
            ProvenanceField(
                field: "Creator", value: "Nováková, Adéla",
                source: SourceChip(kind: .account, origin: "adela@example.org", place: nil, confidence: 1)),
            ProvenanceField(
                field: "Funding", value: "European Research Executive Agency, 101136607",
                source: SourceChip(kind: .plan, origin: "CLARA", place: "funding", confidence: 1)),
            ProvenanceField(
                field: "Atoms", value: "104,233",
                source: SourceChip(
                    kind: .header, origin: "run-07/traj.xtc", place: "header bytes 4–8", confidence: 1)),
            ProvenanceField(
                field: "Subject", value: "amyloid beta",
                source: SourceChip(
                    kind: .header, origin: "run-07/topology.pdb", place: "TITLE", confidence: 0.6)),
            ProvenanceField(
                field: "Description", value: "Trajectories of amyloid-β(1–42) in explicit solvent …",
                source: SourceChip(kind: .typed, origin: "Adéla Nováková", place: nil, confidence: nil)),
        ], found: 16, total: 17)
}
