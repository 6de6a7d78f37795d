// SPDX-License-Identifier: Apache-2.0
// The records that every export is tested with: one with everything, one with the least, one full of hostile texts.

@testable import Metadata

enum Fixture {
    /// A record that uses every field of the model.
    static let full: ExportableRecord = {
        var record = ExportableRecord(
            id: "ha4g3-7x208", parentID: "rd9fg-k5282", metadata: metadata,
            access: Access(
                files: .restricted,
                embargo: Embargo(
                    until: "2028-12-31", event: "paper publication", reason: "The paper is under review.")),
            status: .embargoed,
            identifiers: .init(
                doi: "10.14278/rodare.1234", ark: "ark:99999/fw1ha4g37x208r",
                oai: "oai:fairway.example.org:ha4g3-7x208",
                isRegistered: true),
            versionIndex: 2, created: "2024-05-14T12:02:42Z", updated: "2024-06-01T08:00:00Z",
            published: "2024-05-15T09:30:00Z", url: "https://fairway.example.org/records/ha4g3-7x208",
            files: [
                .init(
                    key: "run 1/trajectory.xtc", size: 4_294_967_296, mediaType: "application/x-xtc",
                    sha512: String(repeating: "ab", count: 64), md5: "d41d8cd98f00b204e9800998ecf8427e",
                    downloadURL:
                        "https://fairway.example.org/api/records/ha4g3-7x208/files/run%201/trajectory.xtc/content"
                ),
                .init(
                    key: "README.md", size: 1024, mediaType: "text/markdown",
                    sha512: String(repeating: "cd", count: 64),
                    md5: "0cc175b9c0f1b6a831c399e269772661",
                    downloadURL: "https://fairway.example.org/api/records/ha4g3-7x208/files/README.md/content"
                ),
            ],
            properties: [
                Property("atoms", "31416"), Property("temperature", "300", unit: "K", isVariable: true),
                Property("time step", "2", unit: "fs"),
            ],
            repository: .init(name: "Fairway Example Repository", url: "https://fairway.example.org"))
        record.previousVersion = "https://doi.org/10.14278/rodare.1233"
        record.concept = "https://doi.org/10.14278/rodare.1200"
        return record
    }()

    private static var metadata: RecordMetadata {
        var metadata = RecordMetadata()
        metadata.resourceType = VocabularyTerm(id: "dataset", title: ["en": "Dataset"])
        metadata.title = "Binding of water & ions to calmodulin at 300 K"
        metadata.additionalTitles = [
            AdditionalTitle("Bindung von Wasser an Calmodulin", type: "translated-title", lang: "deu"),
            AdditionalTitle("Molecular dynamics, replica 1", type: "subtitle"),
        ]
        metadata.creators = [
            Creator(
                .person(family: "Curie", given: "Marie", orcid: "0000-0002-1825-0097"), role: "researcher",
                affiliations: [
                    Affiliation(id: "01zy2cs03", name: "Helmholtz-Zentrum Dresden-Rossendorf"),
                    Affiliation(name: "Sorbonne"),
                ]),
            Creator(.person(family: "Plato")),
            Creator(.organisation("Helmholtz-Zentrum Dresden-Rossendorf", ror: "https://ror.org/01zy2cs03")),
        ]
        metadata.contributors = [
            Creator(
                .person(family: "Noether", given: "Emmy", orcid: "https://orcid.org/0000-0002-1694-233X"),
                role: "contactperson"),
            Creator(.person(family: "Franklin", given: "Rosalind"), role: "datacollector"),
            Creator(.person(family: "Meitner", given: "Lise"), role: "editor"),
        ]
        metadata.publisher = "Rossendorf Data Repository"
        metadata.publicationDate = "2024-05-14"
        metadata.subjects = [
            Subject("molecular dynamics"), Subject("calmodulin"),
            Subject("Calmodulin", id: "http://id.nlm.nih.gov/mesh/D002147", scheme: "MeSH"),
        ]
        metadata.dates = [
            DateEntry("2023-01/2023-06-30", type: "collected", description: "Beam time 1"),
            DateEntry("2022", type: "created"),
        ]
        metadata.languages = [VocabularyTerm(id: "eng"), VocabularyTerm(id: "deu")]
        metadata.identifiers = [
            Identifier("1924MNRAS..84..308E", scheme: "ads"), Identifier("CLRP1-01", scheme: "other"),
        ]
        metadata.relatedIdentifiers = [
            RelatedIdentifier(
                "10.1038/s41586-020-2649-2", scheme: "doi", relation: "issupplementto",
                resourceType: "publication-article"),
            RelatedIdentifier(
                "https://github.com/gromacs/gromacs", scheme: "url", relation: "requires",
                resourceType: "software"),
            RelatedIdentifier("hdl:20.500.12345/abc", relation: "isderivedfrom", resourceType: "dataset"),
            RelatedIdentifier("arXiv:2101.00001", scheme: "arxiv", relation: "cites"),
            RelatedIdentifier(
                "swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d", scheme: "swh", relation: "iscompiledby"),
            RelatedIdentifier(
                "https://raid.org/10.83962/b1", scheme: "raid", relation: "other",
                relationInformation: "made in the project"),
        ]
        metadata.sizes = ["4 GiB", "2 files"]
        metadata.formats = ["application/x-xtc"]
        metadata.version = "v1.1"
        metadata.rights = [
            Right(id: "cc-by-4.0"),
            Right(title: ["en": "Terms of the beam line"], link: "https://www.hzdr.de/terms"),
        ]
        metadata.copyright = "© 2024 Helmholtz-Zentrum Dresden-Rossendorf"
        metadata.description =
            "<p>One microsecond of <b>calmodulin</b> in water &amp; 0.15 mol/l NaCl.</p><p>The force field is CHARMM36m.</p>"
        metadata.additionalDescriptions = [
            AdditionalDescription("<p>GROMACS 2023.1, 2 fs time step.</p>", type: "methods", lang: "eng"),
            AdditionalDescription("Part of the CLARA runs.", type: "notes"),
        ]
        metadata.locations = Locations(features: [
            Location(geometry: .point(longitude: 13.95, latitude: 51.0625), place: "Dresden-Rossendorf"),
            Location(
                geometry: .polygon([[13, 51], [14, 51], [14, 52], [13, 51]]), description: "Catchment"),
        ])
        metadata.locations?.features[0].identifiers = [
            Identifier("https://www.geonames.org/2935022", scheme: "geonames")
        ]
        metadata.funding = [
            Funding(
                funder: Funder(id: "00k4n6c32", name: "European Commission"),
                award: Award(id: "00k4n6c32::101080000", title: "Clinical and life science research")),
            Funding(
                funder: Funder(id: "10.13039/501100001659", name: "Deutsche Forschungsgemeinschaft"),
                award: Award(number: "EXC 2046")),
            Funding(funder: Funder(name: "Saxony")),
        ]
        metadata.funding[0].award?.identifiers = [
            Identifier("https://cordis.europa.eu/project/id/101080000", scheme: "url")
        ]
        metadata.references = [
            Reference(
                "Huang et al. CHARMM36m. Nat Methods 14 (2017)", identifier: "10.1038/nmeth.4067",
                scheme: "doi"),
            Reference("Curie, M. Laboratory notebook 7, pages 12 to 19"),
        ]
        return metadata
    }

    /// A record with the mandatory fields only, without DOI and without files.
    static let minimal: ExportableRecord = {
        var metadata = RecordMetadata()
        metadata.resourceType = VocabularyTerm(id: "software")
        metadata.title = "Analysis scripts"
        metadata.creators = [Creator(.organisation("CLARA consortium"))]
        metadata.publicationDate = "2024"
        metadata.publisher = "Fairway Example Repository"
        return ExportableRecord(
            id: "q3twg-h3e29", parentID: "cbk0z-40w73", metadata: metadata, access: Access(),
            status: .metadataOnly,
            identifiers: .init(ark: "ark:99999/fw1q3twgh3e29j", oai: "oai:fairway.example.org:q3twg-h3e29"),
            versionIndex: 1,
            created: "2024-05-14T12:02:42Z", updated: "2024-05-14T12:02:42Z",
            published: "2024-05-14T12:02:42Z",
            url: "https://fairway.example.org/records/q3twg-h3e29", files: [],
            repository: .init(name: "Fairway Example Repository", url: "https://fairway.example.org"))
    }()

    /// What depositors and attackers type: markup, quotation marks, control characters, line breaks, commands.
    static let nasty =
        "\"'<script>]]>&amp;\u{0}\u{1}\u{b}\u{1b}\u{85}\u{fffe}\r\n\t\\{}$%#_~^@ : - | > 🙂 \u{2028} }\nER  - \n@misc{x}, {{x}} </rdf> \"\"\" '''"

    /// The full record with ``nasty`` in every text that is free.
    static let hostile: ExportableRecord = {
        var record = full
        record.metadata.title = nasty
        record.metadata.additionalTitles[0].title = nasty
        record.metadata.creators[0].personOrOrg = .person(family: nasty, given: nasty)
        record.metadata.creators[0].affiliations = [Affiliation(id: nasty, name: nasty)]
        record.metadata.creators[2].personOrOrg = .organisation(nasty, ror: nasty)
        record.metadata.contributors[0].personOrOrg = .organisation(nasty)
        record.metadata.publisher = nasty
        record.metadata.subjects[0] = Subject(nasty, id: nasty, scheme: nasty)
        record.metadata.dates[0].description = nasty
        record.metadata.languages = [VocabularyTerm(id: "eng")]
        record.metadata.identifiers[0] = Identifier(nasty, scheme: nasty)
        record.metadata.relatedIdentifiers[0] = RelatedIdentifier(
            nasty, scheme: "url", relation: "other", relationInformation: nasty)
        record.metadata.relatedIdentifiers[1] = RelatedIdentifier(
            "10.1234/<x>\"'\\{}", scheme: "doi", relation: "cites")
        record.metadata.sizes = [nasty]
        record.metadata.formats = [nasty]
        record.metadata.version = nasty
        record.metadata.rights = [Right(title: ["en": nasty], link: nasty), Right(id: nasty)]
        record.metadata.copyright = nasty
        record.metadata.description = nasty
        record.metadata.additionalDescriptions[0].description = nasty
        record.metadata.locations?.features[0].place = nasty
        record.metadata.funding[0].funder = Funder(id: nasty, name: nasty)
        record.metadata.funding[1].award = Award(number: nasty, title: nasty)
        record.metadata.references[1].reference = nasty
        record.files[0].key = "../" + nasty + "/c:\\x"
        record.properties[0] = Property(nasty, nasty, unit: nasty)
        return record
    }()
}
