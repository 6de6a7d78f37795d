// SPDX-License-Identifier: Apache-2.0
// Sidecar files: which are recognised, what DataCite's own examples say, and documents made to harm.

import Foundation
import Metadata
import TestKit
import Testing

@testable import Extraction

@Suite struct SidecarTests {
    @Test(arguments: [
        ("datacite.json", "DataCite JSON"), ("DataCite.XML", "DataCite XML"),
        ("datacite.yml", "DataCite YAML"),
        ("metadata/datacite.xml", "DataCite XML"), ("CITATION.cff", "CITATION.cff"),
        ("codemeta.json", "CodeMeta"),
        ("ro-crate-metadata.json", "RO-Crate"), ("./.zenodo.json", ".zenodo.json"),
        ("dataset_description.json", "BIDS dataset_description.json"), ("metadata.toml", "DataCite TOML"),
        ("data/CITATION.cff", "CITATION.cff"),
        ("derivatives/dataset_description.json", nil), ("src/a/CITATION.cff", nil), ("my-datacite.json", nil),
        ("datacite.json.bak", nil), ("", nil), ("/", nil),
    ])
    func recognisesByNameAndPlace(_ path: String, _ name: String?) {
        #expect(Sidecars.recognise(path)?.name == name)
    }

    @Test func authorityIsTheOrderOfTheList() {
        #expect(
            Sidecars.all.map(\.name) == [
                "DataCite JSON", "DataCite YAML", "DataCite XML", "RO-Crate", "CITATION.cff", "CodeMeta",
                ".zenodo.json",
                "BIDS dataset_description.json", "DataCite TOML",
            ])
        #expect(Sidecars.rank(of: "RO-Crate") < Sidecars.rank(of: "CITATION.cff"))
    }

    @Test func placesSortInTheOrderOfAuthors() throws {
        let names = (1...12).map { "Author \(13 - $0)" }
        let list = names.map { "{\"name\": \"\($0)\"}" }.joined(separator: ",")
        let extract = try DataCiteJSON().read(Array("{\"creators\": [\(list)]}".utf8))
        #expect(extract.suggestions.map(\.place) == extract.suggestions.map(\.place).sorted())
        #expect(extract.suggestions.last?.place == "/creators/12")
    }

    // MARK: Documents made to harm

    @Test func aliasesThatGrowAreRefused() {
        var laughs = "a: &a [\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\"]\n"
        for (before, name) in zip("abcdefgh", "bcdefghi") {
            laughs +=
                "\(name): &\(name) [" + Array(repeating: "*\(before)", count: 9).joined(separator: ",")
                + "]\n"
        }
        #expect(throws: SidecarError.expands) { try CitationFile().read(Array(laughs.utf8)) }
        #expect(throws: SidecarError.expands) { try DataCiteYAML().read(Array(laughs.utf8)) }
        // Few aliases, but what they stand for is large.
        let large =
            "a: &a [" + Array(repeating: "x", count: 50_000).joined(separator: ",")
            + "]\nb: [*a,*a,*a,*a,*a]\n"
        #expect(throws: SidecarError.expands) { try CitationFile().read(Array(large.utf8)) }
    }

    @Test func aliasesOfACycleAreRefused() {
        for text in ["a: &a [*a]\ntitle: x\nauthors: []", "&a {cff-version: *a}", "? &a [*a]\n: 1"] {
            #expect(throws: SidecarError.self) { try CitationFile().read(Array(text.utf8)) }
        }
    }

    @Test func anHonestAliasIsReplaced() throws {
        let text = """
            cff-version: 1.2.0
            title: A *title* & more
            authors: &authors
              - family-names: Doe
                given-names: Jane
            preferred-citation:
              type: article
              title: Paper
              authors: *authors
              year: 2020
              doi: 10.1000/abc
            """
        let extract = try CitationFile().read(Array(text.utf8))
        #expect(extract.titles == ["A *title* & more"])
        #expect(
            extract.statements.contains(
                .reference(Reference("Doe, Jane (2020). Paper", identifier: "10.1000/abc", scheme: "doi"))))
    }

    @Test(arguments: [#"<!DOCTYPE r [<!ENTITY x "y">]><resource>&x;</resource>"#, "<resource", "", "<a/>"])
    func hostileAndBrokenXMLIsRefused(_ text: String) {
        #expect(throws: SidecarError.self) { try DataCiteXML().read(Array(text.utf8)) }
    }

    @Test func depthAndSizeAreLimited() {
        let deep = String(repeating: "[", count: 200_000)
        for sidecar in Sidecars.all {
            #expect(throws: (any Error).self) { try sidecar.read(Array(deep.utf8)) }
            #expect(throws: (any Error).self) {
                try sidecar.read(Array(repeating: 0x20, count: Sidecars.longest + 1))
            }
            #expect(throws: (any Error).self) { try sidecar.read([0xFF, 0xFE, 0x00]) }
            #expect(throws: (any Error).self) { try sidecar.read([]) }
        }
        let nested = String(repeating: "- ", count: 20_000) + "x"
        #expect(throws: SidecarError.self) { try CitationFile().read(Array(nested.utf8)) }
        let tables = "[" + Array(repeating: "a", count: 20_000).joined(separator: ".") + "]\nb = 1"
        #expect(throws: SidecarError.self) { try DataCiteTOML().read(Array(tables.utf8)) }
    }

    @Test func everyMutationOfAnExampleIsSurvived() {
        var generator = SystemRandomNumberGenerator()
        for (sidecar, text) in SidecarExamples.all {
            let bytes = Array(text.utf8)
            for round in 0..<150 {
                var mutated = bytes
                for _ in 0..<(1 + round % 8) where !mutated.isEmpty {
                    let place = Int.random(in: 0..<mutated.count, using: &generator)
                    switch Int.random(in: 0..<4, using: &generator) {
                    case 0: mutated[place] = UInt8.random(in: 0...255, using: &generator)
                    case 1: mutated.remove(at: place)
                    case 2: mutated.insert(UInt8.random(in: 32...126, using: &generator), at: place)
                    default: mutated.removeSubrange(place..<min(mutated.count, place + 20))
                    }
                }
                _ = try? sidecar.read(mutated)
            }
        }
    }
}

@Suite struct TOMLTextTests {
    @Test func readsEveryKindOfValue() throws {
        let text = """
            # comment
            title = "a\\tb\\u00e9" # after
            path = 'C:\\x'
            long = \"\"\"
            one \\
               two
            three\"\"\"
            number = [1_000, 0xFF, 0o17, 0b11, -2, +3, 1.5, 1e3, inf]
            day = 2020-01-02
            moment = 2020-01-02 03:04:05Z
            yes = true
            a.b."c d" = 1
            point = { x = 1, y = { z = [ { }, ], } }
            [server]
            [server.alpha]
            ip = "1"
            [[authors]]
            name = "A"
            [[authors.ids]]
            id = 1
            [[authors]]
            name = "B"
            """
        let expected = """
            {"title": "a\\tb\\u00e9", "path": "C:\\\\x", "long": "one two\\nthree",
             "number": [1000, 255, 15, 3, -2, 3, 1.5, 1000.0, null],
             "day": "2020-01-02", "moment": "2020-01-02T03:04:05Z", "yes": true, "a": {"b": {"c d": 1}},
             "point": {"x": 1, "y": {"z": [{}]}}, "server": {"alpha": {"ip": "1"}},
             "authors": [{"name": "A", "ids": [{"id": 1}]}, {"name": "B"}]}
            """
        let found = try TOMLText.parse(text)
        let wanted = try JSONText(Array(expected.utf8)).value
        #expect(found == wanted)
    }

    @Test(arguments: [
        "a", "a =", "a = 1 b = 2", "= 1", "a = 1\na = 2", "[a]\n[a]", "a = 1\n[a]", "[a", "a = [1",
        "a = {b = 1",
        "a = \"x", "a = \"\\q\"", "a = 01", "[[a]]\n[a]", "a = 'x\ny'", "a = \"\\uD800\"", "[]", "[a.]",
        "a = \"\"\"x", "a.b = 1\na.b.c = 2", "a = tru", "\u{0}", "a = 2020-01-02 x",
    ])
    func refusesWhatIsNotTOML(_ text: String) {
        #expect(throws: JSONTextError.self) { try TOMLText.parse(text) }
    }
}

@Suite struct DataCiteTests {
    static let examples = [
        "audiovisual", "award", "coverage", "dataset", "full", "instrument", "multilingual",
        "parallel-languages",
        "poster", "presentation", "project", "relateditem1", "relateditem2", "relateditem3",
        "relationtypeinformation", "translation-original", "translation-translated",
    ]

    private static func example(_ name: String) throws -> Extract {
        let url = try #require(
            ReferenceShelf.file("datacite/kernel-4.7/example/datacite-example-\(name)-v4.xml"))
        return try DataCiteXML().read([UInt8](Data(contentsOf: url)))
    }

    @Test(.enabled(if: ReferenceShelf.isThere, "reference not present"), arguments: examples)
    func everyExampleOfDataCiteIsReadWithoutWarning(_ name: String) throws {
        let extract = try Self.example(name)
        #expect(extract.warnings.isEmpty)
        #expect(extract.titles.count == 1)
        #expect(!extract.creators.isEmpty)
        #expect(extract.suggestions.contains { if case .resourceType = $0.statement { true } else { false } })
        #expect(extract.suggestions.contains { if case .publisher = $0.statement { true } else { false } })
    }

    @Test(.enabled(if: ReferenceShelf.isThere, "reference not present"))
    func everyPropertyOfTheFullExampleArrives() throws {
        let extract = try Self.example("full")
        let statements = extract.statements
        func count(_ field: String) -> Int { statements.count { $0.field == field } }
        #expect(extract.titles == ["Example Title"])
        #expect(
            statements.contains(
                .additionalTitle(
                    AdditionalTitle("Example AlternativeTitle", type: "alternative-title", lang: "eng"))))
        #expect(count("additional_titles") == 3)
        #expect(extract.creators == ["ExampleFamilyName, ExampleGivenName", "ExampleOrganization"])
        let person = Creator(
            .person(family: "ExampleFamilyName", given: "ExampleGivenName", orcid: "0000-0001-5727-2427"),
            affiliations: [Affiliation(id: "04wxnsj81", name: "ExampleAffiliation")])
        #expect(statements.contains(.creator(person)))
        #expect(
            statements.contains(.creator(Creator(.organisation("ExampleOrganization", ror: "04wxnsj81")))))
        #expect(count("contributors") == 22)
        #expect(
            !statements.contains {
                if case .contributor(let contributor) = $0 { contributor.role?.id == nil } else { false }
            })
        #expect(statements.contains(.publisher("Example Publisher")))
        #expect(statements.contains(.publicationDate("2024")))
        #expect(statements.contains(.resourceType("dataset")))
        #expect(count("subjects") == 3)
        #expect(count("dates") == 12)
        #expect(extract.date("collected") == "2024-01-01/2024-12-31")
        #expect(extract.date("withdrawn") == "2024-01-01")
        #expect(statements.contains(.language("eng")))
        #expect(statements.contains(.identifier(Identifier("10.82433/B09Z-4K37", scheme: "doi"))))
        #expect(statements.contains(.identifier(Identifier("12345", scheme: "other"))))
        #expect(extract.related.count == 42)
        #expect(extract.related.first { $0.scheme == "ads" }?.relationType.id == "issupplementto")
        #expect(extract.related.first { $0.scheme == "swh" } != nil)
        #expect(extract.related.first { $0.relationTypeInformation != nil }?.relationType.id == "other")
        #expect(statements.contains(.size("90 pages")) && statements.contains(.format("text/plain")))
        #expect(statements.contains(.version("1")))
        #expect(extract.rights == [Right(id: "cc-by-4.0")])
        #expect(extract.descriptions == ["Example Abstract"])
        #expect(
            statements.contains(
                .additionalDescription(
                    AdditionalDescription(
                        "Example SeriesInformation", type: "series-information", lang: "eng"))))
        #expect(count("additional_descriptions") == 5)
        #expect(extract.locations.count == 3)
        #expect(extract.locations.first?.geometry == .point(longitude: -123.1207, latitude: 49.2827))
        #expect(extract.locations.first?.place == "Vancouver, British Columbia, Canada")
        guard case .funding(let funding)? = statements.first(where: { $0.field == "funding" }) else {
            Issue.record("no funding")
            return
        }
        #expect(funding.funder.name == "Example Funder")
        #expect(funding.award?.number == "12345")
        #expect(funding.award?.identifiers.first?.identifier == "https://example.com/example-award-uri")
        #expect(count("references") == 1)
    }

    @Test func readsJSONYAMLAndTOMLAlike() throws {
        let json = try DataCiteJSON().read(Array(SidecarExamples.dataCiteJSON.utf8))
        let yaml = try DataCiteYAML().read(Array(SidecarExamples.dataCiteYAML.utf8))
        let toml = try DataCiteTOML().read(Array(SidecarExamples.dataCiteTOML.utf8))
        #expect(json.warnings.isEmpty)
        #expect(Set(json.statements) == Set(yaml.statements))
        #expect(Set(json.statements) == Set(toml.statements))
        #expect(json.titles == ["Binding sites"])
        #expect(json.creators == ["Doe, Jane", "Max Planck Institute of Biochemistry"])
        #expect(json.rights == [Right(id: "cc-by-4.0")])
        #expect(json.statements.contains(.version("1.10")))
    }

    @Test func readsKernelThree() throws {
        let text = """
            <resource xmlns="http://datacite.org/schema/kernel-3">
              <identifier identifierType="DOI">10.5072/EXAMPLE</identifier>
              <creators><creator><creatorName>Toru, Nozawa</creatorName></creator>
                <creator><creatorName>National Institute for Environmental Studies</creatorName></creator></creators>
              <titles><title>Old</title></titles><publisher>P</publisher><publicationYear>2014</publicationYear>
              <rightsList><rights rightsURI="http://creativecommons.org/licenses/by-nc-sa/3.0/"/></rightsList>
              <descriptions><description descriptionType="Abstract">one<br/>two</description></descriptions>
              <geoLocations><geoLocation><geoLocationPoint>31.233 -67.302</geoLocationPoint>
                <geoLocationBox>41.090 -71.032 42.893 -68.211</geoLocationBox></geoLocation></geoLocations>
            </resource>
            """
        let extract = try DataCiteXML().read(Array(text.utf8))
        #expect(extract.creators == ["Toru, Nozawa", "National Institute for Environmental Studies"])
        #expect(extract.rights == [Right(id: "cc-by-nc-sa-3.0")])
        #expect(extract.descriptions == ["one\\ntwo".replacingOccurrences(of: "\\n", with: "\n")])
        #expect(extract.locations.first?.geometry == .point(longitude: -67.302, latitude: 31.233))
        #expect(extract.locations.count == 2)
    }

    @Test func readsTheDescriptionOfGIN() throws {
        let text = """
            authors:
              - firstname: "Aleksander"
                lastname: "Alekseev"
                affiliation: "LMU Munich"
                id: "ORCID:0000-0002-1825-0097"
            title: "Recordings"
            description: |
              First paragraph.

              Second paragraph with p < 0.05.
            keywords: [Neuroscience, Electrophysiology]
            license:
              name: "Creative Commons CC0 1.0 Public Domain Dedication"
              url: "https://creativecommons.org/publicdomain/zero/1.0/"
            funding: ["DFG, AB1234/5-6", "EU, EU.12345"]
            references:
              - id: "doi:10.1000/xyz"
                reftype: "IsSupplementTo"
                citation: "Citation1"
            resourcetype: Dataset
            templateversion: 1.2
            """
        let extract = try DataCiteYAML().read(Array(text.utf8))
        #expect(extract.creators == ["Alekseev, Aleksander"])
        #expect(extract.rights == [Right(id: "cc0-1.0")])
        #expect(
            extract.descriptions == ["<p>First paragraph.</p>\n<p>Second paragraph with p &lt; 0.05.</p>"])
        #expect(extract.related.first?.relationType.id == "issupplementto")
        #expect(extract.statements.count { $0.field == "funding" } == 2)
    }
}

@Suite struct OtherSidecarTests {
    @Test func readsACitationFile() throws {
        let extract = try CitationFile().read(Array(SidecarExamples.citation.utf8))
        #expect(extract.warnings.isEmpty)
        #expect(extract.titles == ["My Research Software"])
        #expect(extract.creators == ["van der Druskat Jr., Stephan", "The Research Team"])
        #expect(extract.statements.contains(.resourceType("dataset")))
        #expect(extract.statements.contains(.version("1.10")))
        #expect(extract.statements.contains(.publicationDate("2021-08-11")))
        #expect(extract.statements.contains(.identifier(Identifier("10.5281/zenodo.1234", scheme: "doi"))))
        #expect(extract.rights == [Right(id: "apache-2.0")])
        #expect(extract.subjects == ["research", "2024"])
        #expect(
            extract.related.contains {
                $0.identifier == "https://github.com/citation-file-format/cff"
                    && $0.relationType.id == "issupplementto"
            })
        #expect(
            extract.statements.contains {
                if case .reference(let reference) = $0 {
                    reference.reference == "Lisa, Mona (2021). My Paper. Journal of X, 3(1), 10–12"
                } else {
                    false
                }
            })
        #expect(!extract.suggestions.contains { $0.raw?.contains("@") == true })
    }

    @Test func readsABIDSDescription() throws {
        let extract = try BIDSDescription().read(Array(SidecarExamples.bids.utf8))
        #expect(extract.titles == ["The mother of all experiments"])
        #expect(extract.creators == ["Broca, Paul", "Wernicke, Carl"])
        #expect(extract.rights == [Right(id: "cc0-1.0")])
        #expect(
            extract.statements.contains(
                .identifier(Identifier("10.18112/openneuro.ds000001.v1.0.0", scheme: "doi"))))
        #expect(extract.related.contains { $0.identifier == "10.1016/j.neuroimage.2007.10.035" })
        #expect(extract.related.contains { $0.relationType.id == "isderivedfrom" })
        #expect(
            extract.statements.contains {
                if case .funding(let funding) = $0 {
                    funding.funder.name == "National Institute of Neuroscience"
                        && funding.award?.number == "F378236MFH1"
                } else {
                    false
                }
            })
        #expect(extract.property("software") == "fmriprep 1.4.1")
        #expect(extract.property("BIDS version") == "1.8.0")
    }

    @Test func readsCodeMetaTwoAndThree() throws {
        for text in [SidecarExamples.codeMeta2, SidecarExamples.codeMeta3] {
            let extract = try CodeMeta().read(Array(text.utf8))
            #expect(extract.warnings.isEmpty)
            #expect(extract.titles == ["CodeMeta tools"])
            #expect(extract.creators == ["Boettiger, Carl"])
            #expect(extract.statements.contains(.resourceType("software")))
            #expect(extract.rights == [Right(id: "apache-2.0")])
            #expect(extract.subjects == ["metadata", "software"])
            #expect(extract.property("programming language") == "R 4.1")
            #expect(
                extract.statements.contains {
                    if case .creator(let creator) = $0 {
                        creator.personOrOrg.identifiers == [
                            Identifier("0000-0002-1642-628X", scheme: "orcid")
                        ]
                            && creator.affiliations == [Affiliation(name: "UC Berkeley")]
                    } else {
                        false
                    }
                })
        }
    }

    @Test func readsTheRootOfAnROCrate() throws {
        let extract = try ROCrate().read(Array(SidecarExamples.roCrate.utf8))
        #expect(extract.warnings.isEmpty)
        #expect(extract.titles == ["Rainfall in Katoomba"])
        #expect(extract.creators == ["Doe, Jane"])
        #expect(
            extract.statements.contains(
                .creator(
                    Creator(
                        .person(family: "Doe", given: "Jane", orcid: "0000-0002-1825-0097"),
                        affiliations: [Affiliation(id: "03f0f6041", name: "University of Technology Sydney")])
                )))
        #expect(extract.rights == [Right(id: "cc-by-4.0")])
        #expect(extract.subjects.contains("rain"))
        #expect(extract.statements.contains(.publicationDate("2022-12-01")))
        #expect(extract.locations.first?.geometry == .point(longitude: 150.3, latitude: -33.7))
        #expect(extract.locations.first?.place == "Katoomba")
        #expect(
            extract.related.contains {
                $0.identifier == "10.1000/paper" && $0.relationType.id == "references"
            })
        #expect(
            extract.statements.contains(
                .funding(Funding(funder: Funder(id: "05mmh0f86", name: "Australian Research Council")))))
    }

    @Test func readsAllOfZenodosForm() throws {
        let extract = try ZenodoJSON().read(Array(SidecarExamples.zenodo.utf8))
        #expect(extract.warnings.count == 1 && extract.warnings.first?.contains("access_right") == true)
        #expect(extract.titles == ["A paper"])
        #expect(extract.statements.contains(.resourceType("publication-article")))
        #expect(extract.creators == ["Doe, John", "CERN"])
        #expect(
            extract.statements.contains(
                .contributor(Creator(.person(family: "Kowalski", given: "Jack"), role: "editor"))))
        #expect(extract.rights == [Right(id: "cc-by-4.0")])
        #expect(extract.descriptions == ["<p>Some <b>text</b></p>"])
        #expect(extract.statements.contains(.language("eng")))
        #expect(
            extract.related.contains {
                $0.identifier == "10.1234/foo" && $0.relationType.id == "issupplementto"
            })
        #expect(extract.date("collected") == "2018-03-21/2018-03-25")
        #expect(extract.locations.first?.geometry == .point(longitude: -118.125, latitude: 34.02577))
        #expect(
            extract.statements.contains(
                .funding(
                    Funding(
                        funder: Funder(id: "00k4n6c32", name: "European Commission"),
                        award: Award(number: "283595")))))
        #expect(extract.property("journal") == "Journal of X, 3, 2, 1-5")
        #expect(
            extract.statements.contains(
                .additionalDescription(AdditionalDescription("By hand", type: "methods"))))
    }
}
