// SPDX-License-Identifier: Apache-2.0
// Drafts are checked leniently, publications strictly; descriptions come out safe.

import Foundation
import Testing

@testable import Metadata

@Suite struct ValidationTests {
    static func valid() -> RecordMetadata {
        var metadata = RecordMetadata()
        metadata.resourceType = VocabularyTerm(id: "dataset")
        metadata.title = "Water at 300 K"
        metadata.creators = [Creator(.person(family: "Curie", given: "Marie", orcid: "0000-0002-1825-0097"))]
        metadata.publisher = "HZDR"
        metadata.publicationDate = "2024-05-14"
        metadata.description = "Molecular dynamics of water at 300 K, made with a well known force field."
        metadata.rights = [Right(id: "cc-by-4.0")]
        metadata.subjects = [Subject("water")]
        return metadata
    }

    @Test func anEmptyDraftMayBeSaved() {
        #expect(RecordValidation.draft(RecordMetadata()).isEmpty)
    }

    @Test func aCompleteRecordMayBePublished() {
        #expect(RecordValidation.publication(Self.valid(), access: Access(), on: "2026-01-01").isEmpty)
    }

    @Test func anEmptyRecordMayNotBePublished() {
        let findings = RecordValidation.publication(RecordMetadata(), access: Access(), on: "2026-01-01")
        #expect(
            Set(findings.filter { $0.severity == .error }.map(\.id)) == [
                "resource_type.missing", "creators.missing", "title.missing", "publication_date.missing",
                "publisher.missing",
            ])
        #expect(findings.allSatisfy { !$0.message.isEmpty && !$0.remedy.isEmpty })
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let id: String
        let path: String
        var severity = Finding.Severity.error
        let change: @Sendable (inout RecordMetadata) -> Void
        var testDescription: String { id }
    }

    static let faults: [Fault] = [
        Fault(id: "resource_type.unknown", path: "resource_type") {
            $0.resourceType = VocabularyTerm(id: "thing")
        },
        Fault(id: "title.short", path: "title") { $0.title = " ab " },
        Fault(id: "person.family_name.missing", path: "creators.0.person_or_org.family_name") {
            $0.creators[0].personOrOrg.familyName = ""
        },
        Fault(id: "organisation.name.missing", path: "creators.1.person_or_org.name") {
            $0.creators.append(Creator(.organisation("")))
        },
        Fault(id: "identifier.orcid", path: "creators.0.person_or_org.identifiers.0") {
            $0.creators[0].personOrOrg.identifiers = [Identifier("0000-0002-1825-0098", scheme: "orcid")]
        },
        Fault(id: "identifier.duplicate", path: "creators.0.person_or_org.identifiers.1") {
            $0.creators[0].personOrOrg.identifiers.append(Identifier("0000-0002-1825-0097"))
        },
        Fault(id: "orcid.organisation", path: "creators.1.person_or_org.identifiers.0", severity: .warning) {
            $0.creators.append(Creator(.organisation("HZDR")))
            $0.creators[1].personOrOrg.identifiers = [Identifier("0000-0002-1825-0097")]
        },
        Fault(id: "role.unknown", path: "creators.0.role") {
            $0.creators[0].role = VocabularyTerm(id: "boss")
        },
        Fault(id: "contributor.role.missing", path: "contributors.0.role") {
            $0.contributors = [Creator(.organisation("A"))]
        },
        Fault(id: "ror.check", path: "creators.0.affiliations.0.id") {
            $0.creators[0].affiliations = [Affiliation(id: "01zy2cs04")]
        },
        Fault(id: "ror.form", path: "creators.0.affiliations.0.id", severity: .warning) {
            $0.creators[0].affiliations = [Affiliation(id: "cern")]
        },
        Fault(id: "affiliation.empty", path: "creators.0.affiliations.0") {
            $0.creators[0].affiliations = [Affiliation()]
        },
        Fault(id: "publication_date.form", path: "publication_date") { $0.publicationDate = "14.05.2024" },
        Fault(id: "publication_date.future", path: "publication_date", severity: .warning) {
            $0.publicationDate = "2030"
        },
        Fault(id: "date.form", path: "dates.0.date") {
            $0.dates = [DateEntry("2024-02-30", type: "collected")]
        },
        Fault(id: "date.type.unknown", path: "dates.0.type") { $0.dates = [DateEntry("2024", type: "born")] },
        Fault(id: "date.type.missing", path: "dates.0.type") { $0.dates = [DateEntry("2024", type: "")] },
        Fault(id: "language.code", path: "languages.0") { $0.languages = [VocabularyTerm(id: "en")] },
        Fault(id: "language.unknown", path: "languages.0") { $0.languages = [VocabularyTerm(id: "Elvish")] },
        Fault(id: "identifier.doi", path: "identifiers.0") {
            $0.identifiers = [Identifier("10.x/y", scheme: "doi")]
        },
        Fault(id: "identifier.ark", path: "identifiers.0") {
            $0.identifiers = [Identifier("ark:99999", scheme: "ark")]
        },
        Fault(id: "identifier.handle", path: "identifiers.0") {
            $0.identifiers = [Identifier("abc", scheme: "handle")]
        },
        Fault(id: "identifier.isni", path: "identifiers.0") {
            $0.identifiers = [Identifier("0000000121032684", scheme: "isni")]
        },
        Fault(id: "identifier.scheme.missing", path: "identifiers.0") {
            $0.identifiers = [Identifier("some thing")]
        },
        Fault(id: "identifier.scheme.unknown", path: "identifiers.0", severity: .warning) {
            $0.identifiers = [Identifier("Orphan-V-J", scheme: "clpid")]
        },
        Fault(id: "relation.missing", path: "related_identifiers.0.relation_type") {
            $0.relatedIdentifiers = [RelatedIdentifier("10.1234/x", relation: "")]
        },
        Fault(id: "relation.unknown", path: "related_identifiers.0.relation_type") {
            $0.relatedIdentifiers = [RelatedIdentifier("10.1234/x", relation: "likes")]
        },
        Fault(id: "relation.information.missing", path: "related_identifiers.0.relation_type_information") {
            $0.relatedIdentifiers = [RelatedIdentifier("10.1234/x", relation: "other")]
        },
        Fault(id: "licence.unknown", path: "rights.0.id") { $0.rights = [Right(id: "cc-by")] },
        Fault(id: "licence.empty", path: "rights.0") { $0.rights = [Right()] },
        Fault(id: "licence.known", path: "rights.0", severity: .advice) {
            $0.rights = [Right(title: ["en": "CC BY 4.0"])]
        },
        Fault(id: "rights.missing", path: "rights", severity: .warning) { $0.rights = [] },
        Fault(id: "description.missing", path: "description", severity: .warning) {
            $0.description = "<p> </p>"
        },
        Fault(id: "html.removed", path: "description", severity: .warning) {
            $0.description? += "<script>x</script>"
        },
        Fault(id: "location.range", path: "locations.features.0.geometry") {
            $0.locations = Locations(features: [Location(geometry: .point(longitude: 51, latitude: 113))])
        },
        Fault(id: "location.polygon", path: "locations.features.0.geometry") {
            $0.locations = Locations(features: [Location(geometry: .polygon([[1, 1], [2, 2], [1, 1]]))])
        },
        Fault(id: "location.empty", path: "locations.features.0") {
            $0.locations = Locations(features: [Location()])
        },
        Fault(id: "funder.empty", path: "funding.0.funder") { $0.funding = [Funding(funder: Funder())] },
        Fault(id: "award.empty", path: "funding.0.award") {
            $0.funding = [Funding(funder: Funder(name: "EC"), award: Award())]
        },
    ]

    @Test(arguments: faults) func findsEachFaultAlone(fault: Fault) {
        var metadata = Self.valid()
        fault.change(&metadata)
        let findings = RecordValidation.publication(metadata, access: Access(), on: "2026-01-01")
        #expect(findings.map(\.id) == [fault.id])
        #expect(findings.first?.path == "metadata.\(fault.path)")
        #expect(findings.first?.severity == fault.severity)
    }

    @Test(arguments: [
        (Access(files: .restricted, embargo: Embargo(until: "2028-12-31")), [] as [String]),
        (Access(files: .restricted, embargo: Embargo(until: "2028-12-31", event: "paper")), []),
        (Access(files: .restricted, embargo: Embargo(event: "paper")), ["embargo.until.missing"]),
        (Access(files: .restricted, embargo: Embargo(reason: "because")), ["embargo.end.missing"]),
        (Access(files: .restricted, embargo: Embargo(until: "31.12.2028")), ["embargo.until.form"]),
        (Access(embargo: Embargo(until: "2028-12-31")), ["embargo.public"]),
        (Access(files: .restricted, embargo: Embargo(until: "2020-12-31")), ["embargo.past"]),
    ])
    func checksEmbargoes(access: Access, ids: [String]) {
        #expect(RecordValidation.publication(Self.valid(), access: access, on: "2026-01-01").map(\.id) == ids)
    }

    @Test func findingsAreWrittenAsCommandsPrintThem() throws {
        let finding = Finding(.error, "a.b", at: "metadata.title", "M.", remedy: "R.")
        #expect(
            try JSONValue(encoding: finding) == [
                "id": "a.b", "severity": "error", "where": "metadata.title", "message": "M.", "remedy": "R.",
            ])
    }
}

@Suite struct HTMLTests {
    @Test(arguments: [
        ("<p>Water &amp; ice</p>", "<p>Water &amp; ice</p>"), ("a < b > c", "a &lt; b &gt; c"),
        ("<script>alert(1)</script>x", "x"), ("<img src=x onerror=alert(1)>y", "y"),
        ("<p onclick='x()'>t</p>", "<p>t</p>"),
        ("<a href=\"javascript:alert(1)\">t</a>", "t"), ("<a href=' java\tscript:alert(1)'>t</a>", "t"),
        ("<a href=\"&#106;avascript:alert(1)\">t</a>", "t"), ("<a href=\"data:text/html,x\">t</a>", "t"),
        (
            "<a href='https://example.org/?a=1&b=2'>t</a>",
            "<a href=\"https://example.org/?a=1&amp;b=2\" rel=\"nofollow noopener\">t</a>"
        ),
        (
            "<a href='https://x\" onmouseover=\"y'>t</a>",
            "<a href=\"https://x&quot;onmouseover=&quot;y\" rel=\"nofollow noopener\">t</a>"
        ),
        ("<b>bold", "<b>bold</b>"), ("</p>stray", "stray"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a<li>b</li></li></ul>"),
        ("<!-- <b>hidden</b> -->x", "x"), ("<svg><script>1</script></svg>z", "z"),
        ("<P>Caps</P>", "<p>Caps</p>"),
        ("<div><h2>T</h2></div>", "<h2>T</h2>"), ("H<sub>2</sub>O", "H<sub>2</sub>O"), ("x<br/>y", "x<br>y"),
        ("&lt;script&gt;", "&lt;script&gt;"), ("<scr<script>ipt>alert(1)</script>", "ipt&gt;alert(1)"),
        ("<", "&lt;"), ("<a", ""),
        ("<style>p{}</style>", ""), ("\u{0}a\u{1b}b", "ab"), ("<p/style=x>", "<p></p>"),
        ("&unknown; &#x41;", "&amp;unknown; A"),
    ])
    func letsOnlyTheAllowedThrough(html: String, safe: String) {
        #expect(HTMLSanitiser.sanitise(html) == safe)
        #expect(HTMLSanitiser.sanitise(safe) == safe)
    }

    /// Whatever goes in, no tag comes out that is not allowed and no attribute but href and rel.
    @Test func mutatedMarkupStaysSafe() {
        var generator = SystemRandomNumberGenerator()
        let pieces = [
            "<", ">", "/", "\"", "'", "=", "a", "href", "script", "svg", " ", "&", "#", ";", "!--", "--",
            "javascript:", "p", "\n", "é", "onload", "<a href=",
        ]
        for _ in 0..<3000 {
            let html = (0..<20).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let safe = HTMLSanitiser.sanitise(html)
            #expect(HTMLSanitiser.sanitise(safe) == safe)
            let tags = safe.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
            for tag in tags {
                let name = tag.drop { $0 == "/" }.prefix { $0 != " " }
                #expect(HTMLSanitiser.allowed.contains(String(name)), "\(html) gives \(safe)")
                #expect(
                    name == tag.drop { $0 == "/" } || tag.hasPrefix("a href=\"http"), "\(html) gives \(safe)")
            }
        }
    }

    @Test func manyOpenTagsAreLinearWork() {
        let html = String(repeating: "<b>", count: 200_000) + String(repeating: "<a href='", count: 100_000)
        #expect(HTMLSanitiser.sanitise(html).count < 2000)
    }

    @Test(arguments: [
        ("<p>Water &amp; ice</p><p>Second</p>", "Water & ice\nSecond"),
        ("plain  text\n here", "plain text here"),
        ("a < b", "a < b"), ("<ul><li>a</li><li>b</li></ul>", "a\nb"), ("H<sub>2</sub>O", "H2O"),
        ("x<br>y", "x\ny"),
    ])
    func readsAsPlainText(html: String, text: String) {
        #expect(HTMLText.plain(html) == text)
    }
}
