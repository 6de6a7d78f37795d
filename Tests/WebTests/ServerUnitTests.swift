// SPDX-License-Identifier: Apache-2.0
// The small parts of the server by themselves.

import Catalogue
import Foundation
import Metadata
import Testing

@testable import Web

enum FileEntryForZip {
    static func entry(_ key: String, size: Int64) -> FileEntry {
        FileEntry(key: key, size: size, sha512: "", md5: "", mediaType: "", format: "")
    }
}

@Suite struct ServerUnitTests {
    @Test(
        arguments: [
            (nil, Negotiation.Choice.page), ("", .page), ("*/*", .page), ("text/html", .page),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", .page),
            ("application/ld+json", .export(.jsonLD)),
            ("application/ld+json;profile=\"https://w3id.org/ro/crate\"", .export(.roCrate)),
            ("application/x-bibtex", .export(.bibTeX)), ("application/json", .export(.dataCiteJSON)),
            ("text/html;q=0, application/x-bibtex;q=0.1", .export(.bibTeX)),
            ("video/mp4, application/vnd.citationstyles.csl+json", .export(.csl)),
        ] as [(String?, Negotiation.Choice)])
    func choosesWhatTheClientPrefers(_ accept: String?, _ expected: Negotiation.Choice) throws {
        #expect(try Negotiation.choice(for: accept) == expected)
    }

    @Test(
        arguments: [
            ("a%20b", "a b"), ("%C3%A4", "ä"), ("a+b", "a+b"), ("%", nil), ("%4", nil), ("%zz", nil),
            ("%00", nil),
            ("%FF", nil), ("", ""),
        ] as [(String, String?)])
    func decodesOnlyText(_ text: String, _ expected: String?) {
        #expect(Percent.decode(text.utf8) == expected)
    }

    @Test(arguments: ["", "a", "ä/b c%", "\u{1F600}", "\"';<>"])
    func encodingAndDecodingAreInverse(_ text: String) {
        #expect(Percent.decode(Percent.encode(text).utf8) == text)
    }

    @Test(arguments: [
        ("/drafts", "/drafts"), ("/a?b=c", "/a?b=c"), ("//x", "/"), ("/\\x", "/"), ("https://x", "/"),
        ("", "/"),
        ("/a\nb", "/"), ("/a b", "/"), ("/sign-in", "/"), ("javascript:x", "/"),
    ])
    func staysOnThisSite(_ text: String, _ expected: String) {
        #expect(AccountRoutes.localPath(text) == expected)
    }

    @Test(arguments: [
        ("data.example.org", true), ("127.0.0.1:8080", true), ("[::1]:80", true), ("a b", false),
        ("x/../y", false),
        ("evil\"><script>", false), ("", false),
    ])
    func knowsHosts(_ host: String, _ isHost: Bool) {
        #expect(Site.isHost(host) == isHost)
    }

    @Test func writesAndReadsDatesOfHeaders() {
        let date = Date(timeIntervalSince1970: 784_111_777)
        #expect(HTTPDate.text(date) == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(HTTPDate.date("Sun, 06 Nov 1994 08:49:37 GMT") == date)
        #expect(HTTPDate.date("yesterday") == nil)
    }

    @Test(
        arguments: [
            ("metadata.title", "title", nil, nil), ("metadata.resource_type", "type", nil, nil),
            ("metadata.creators.2.person_or_org.identifiers.0", "creators", 2, "orcid"),
            ("metadata.creators.0.person_or_org.family_name", "creators", 0, "family"),
            ("metadata.related_identifiers.1.identifier", "related", 1, "identifier"),
            ("metadata.rights", "rights", nil, nil), ("access.embargo.until", "embargo.until", nil, nil),
        ] as [(String, String, Int?, String?)])
    func putsFindingsBesideTheirFields(_ path: String, _ field: String, _ row: Int?, _ cell: String?) {
        #expect(DraftNames.place(of: path) == DraftNames.Place(field: field, row: row, cell: cell))
    }

    @Test func keepsWhatTheFormDoesNotShow() {
        var document = RecordDocument(id: "a", parent: "b", version: 1, created: "", owner: nil)
        var creator = Creator(.person(family: "Lovelace", given: "Ada", orcid: "0000-0002-1825-0097"))
        creator.personOrOrg.identifiers.append(Identifier("0000000121032683", scheme: "isni"))
        creator.affiliations = [Metadata.Affiliation(id: "05dxps055", name: "Caltech")]
        document.metadata.creators = [creator]
        document.metadata.sizes = ["3 pages"]
        let form = SentForm(values: [
            "title": "T", "creators.0.family": "Lovelace", "creators.0.given": "Ada",
            "creators.0.orcid": "https://orcid.org/0000-0002-1825-0097", "creators.0.affiliation": "Caltech",
            "creators.1.family": "Some Organisation",
        ])
        let reading = DraftReading(form, of: document)
        #expect(reading.metadata.creators.first == creator)
        #expect(reading.metadata.creators.last?.personOrOrg.type == .organizational)
        #expect(reading.metadata.sizes == ["3 pages"])
    }
}
