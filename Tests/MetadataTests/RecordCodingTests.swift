// SPDX-License-Identifier: Apache-2.0
// The record's JSON is InvenioRDM's, and partly wrong JSON is read as far as it goes.

import Foundation
import Testing

@testable import Metadata

@Suite struct RecordCodingTests {
    /// The `metadata` of InvenioRDM's own reference fixture (invenio-rdm-records, tests/conftest.py, `full_record`).
    static let invenio = """
        {"resource_type":{"id":"image-photo"},
        "creators":[{"person_or_org":{"name":"Nielsen, Lars Holm","type":"personal","given_name":"Lars Holm",
            "family_name":"Nielsen","identifiers":[{"scheme":"orcid","identifier":"0000-0001-8135-3489"}]},
            "role":{"id":"datamanager"},"affiliations":[{"id":"cern"},{"name":"free-text"}]}],
        "title":"InvenioRDM",
        "additional_titles":[{"title":"a research data management platform","type":{"id":"subtitle"},
            "lang":{"id":"eng"}}],
        "publisher":"InvenioRDM","publication_date":"2018/2020-09",
        "subjects":[{"id":"http://id.nlm.nih.gov/mesh/A-D000007"},{"subject":"custom"}],
        "contributors":[{"person_or_org":{"type":"personal","name":"Nielsen, Lars Holm","given_name":"Lars Holm",
            "family_name":"Nielsen"},"role":{"id":"other"},"affiliations":[{"id":"cern"}]}],
        "dates":[{"date":"1939/1945","type":{"id":"other"},"description":"A date"}],
        "languages":[{"id":"dan"},{"id":"eng"}],
        "identifiers":[{"identifier":"1924MNRAS..84..308E","scheme":"ads"}],
        "related_identifiers":[{"identifier":"10.1234/foo.bar","scheme":"doi","relation_type":{"id":"iscitedby"},
            "resource_type":{"id":"dataset"}}],
        "sizes":["11 pages"],"formats":["application/pdf"],"version":"v1.0",
        "rights":[{"title":{"en":"A custom license"},"description":{"en":"A description"},
            "link":"https://customlicense.org/licenses/by/4.0/"},{"id":"cc-by-4.0"}],
        "copyright":"2026 ©","description":"<h1>A description</h1> <p>with HTML tags</p>",
        "additional_descriptions":[{"description":"Bla bla bla","type":{"id":"methods"},"lang":{"id":"eng"}}],
        "locations":{"features":[{"geometry":{"type":"Point","coordinates":[-32.94682,-60.63932]},
            "place":"test location place","description":"test location description",
            "identifiers":[{"identifier":"Q39","scheme":"wikidata"}]}]},
        "funding":[{"funder":{"id":"00k4n6c32"},"award":{"id":"00k4n6c32::755021"}}],
        "references":[{"reference":"Nielsen et al,..","identifier":"0000 0001 1456 7559","scheme":"isni"}]}
        """

    @Test func roundTripsInveniosFullRecord() throws {
        let json = try JSONValue(parsing: Data(Self.invenio.utf8))
        let metadata = try json.decode(RecordMetadata.self)
        #expect(metadata.creators.first?.affiliations.last?.name == "free-text")
        #expect(
            metadata.locations?.features.first?.geometry == .point(longitude: -32.94682, latitude: -60.63932))
        #expect(try JSONValue(encoding: metadata) == json)
    }

    @Test func writesNothingForAnEmptyRecord() throws {
        #expect(try JSONValue(encoding: RecordMetadata()) == .object([:]))
        #expect(try JSONValue.object([:]).decode(RecordMetadata.self) == RecordMetadata())
    }

    @Test func readsABarePolygonAndClosesNothingItself() throws {
        let ring: JSONValue = [[8, 50], [9, 50], [9, 51], [8, 50]]
        let json: JSONValue = ["type": "Polygon", "coordinates": [ring]]
        #expect(try json.decode(Geometry.self) == .polygon([[8, 50], [9, 50], [9, 51], [8, 50]]))
    }

    @Test func keepsWhatFitsAndReportsWhatDoesNot() {
        let (metadata, findings) = RecordMetadata.decodeLeniently(from: [
            "title": "Water at 300 K", "version": 2,
            "creators": [["person_or_org": 7], ["person_or_org": ["name": "HZDR"]]],
            "subjects": "water", "unknown": true, "sizes": ["1 GB", ["a"], .null],
            "dates": [["date": "2024"], ["type": ["id": "created"]]],
        ])
        #expect(metadata.title == "Water at 300 K")
        #expect(metadata.version == "2")
        #expect(metadata.creators.map(\.personOrOrg.name) == ["HZDR"])
        #expect(metadata.creators.first?.personOrOrg.type == .organizational)
        #expect(metadata.sizes == ["1 GB"])
        #expect(metadata.dates == [DateEntry("2024", type: "")])
        #expect(
            Set(findings.map(\.path)) == [
                "metadata.version", "metadata.creators.0.person_or_org", "metadata.creators.0",
                "metadata.subjects",
                "metadata.sizes.1", "metadata.dates.1",
            ])
        #expect(findings.filter { $0.severity == .warning }.map(\.path) == ["metadata.version"])
    }

    @Test func givesUpOnAListOfNonsenseInBoundedWork() {
        let nonsense = JSONValue.array(Array(repeating: 1, count: 5000))
        let (metadata, findings) = RecordMetadata.decodeLeniently(from: ["title": "T", "creators": nonsense])
        #expect(metadata.title == "T")
        #expect(findings.count < 60)
    }

    @Test func isNotAnObject() {
        let (metadata, findings) = RecordMetadata.decodeLeniently(from: "text")
        #expect(metadata == RecordMetadata())
        #expect(findings.map(\.path) == ["metadata"])
    }
}

@Suite struct AccessTests {
    @Test(arguments: [
        (#"{"record":"public","files":"public","embargo":{"active":false,"reason":null}}"#, nil as Embargo?),
        (#"{"record":"public","files":"restricted"}"#, nil),
        (
            #"{"record":"public","files":"restricted","embargo":{"active":true,"until":"2131-01-01","reason":"R"}}"#,
            Embargo(until: "2131-01-01", reason: "R")
        ),
    ])
    func readsInveniosBlock(text: String, embargo: Embargo?) throws {
        let access = try JSONValue(parsing: Data(text.utf8)).decode(Access.self)
        #expect(access.embargo == embargo)
    }

    @Test func endsOnTheDayItself() {
        let access = Access(files: .restricted, embargo: Embargo(until: "2028-12-31"))
        #expect(access.isEmbargoed(on: "2028-12-30"))
        #expect(!access.isEmbargoed(on: "2028-12-31"))
        #expect(access.effective(on: "2028-12-31").files == .public)
        #expect(access.status(on: "2028-12-30", hasFiles: true) == .embargoed)
        #expect(access.status(on: "2029-01-01", hasFiles: true) == .open)
    }

    @Test func endsWithItsEvent() {
        var access = Access(files: .restricted, embargo: Embargo(until: "2028-12-31", event: "paper"))
        #expect(access.status(on: "2026-01-01", hasFiles: true) == .embargoed)
        access.embargo?.lifted = .init(at: "2026-01-01T00:00:00Z", evidence: "10.1234/x")
        #expect(access.status(on: "2026-01-01", hasFiles: true) == .open)
    }

    @Test func staysClosedWhereTheEndCannotBeRead() {
        let access = Access(files: .restricted, embargo: Embargo(until: "soon"))
        #expect(access.isEmbargoed(on: "2999-01-01"))
        let (read, findings) = Access.decodeLeniently(from: ["record": "publik", "files": "public"])
        #expect(read.record == .restricted)
        #expect(read.files == .restricted)
        #expect(findings.map(\.path) == ["access.record"])
    }

    @Test func writesTheDerivedFlag() {
        let access = Access(files: .restricted, embargo: Embargo(until: "2028-12-31", reason: "R"))
        #expect(
            access.json(on: "2026-01-01", hasFiles: true) == [
                "record": "public", "files": "restricted", "status": "embargoed",
                "embargo": ["active": true, "until": "2028-12-31", "reason": "R"],
            ])
        #expect(
            Access().json(on: "2026-01-01", hasFiles: false) == [
                "record": "public", "files": "public", "status": "metadata-only",
                "embargo": ["active": false, "reason": .null],
            ])
    }
}
