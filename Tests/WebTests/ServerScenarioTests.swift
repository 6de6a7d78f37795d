// SPDX-License-Identifier: Apache-2.0
// The contract of the pages as a table: who asks for what, and what comes.

import Foundation
import Testing

@testable import Web

/// One request and what is expected of its answer.
struct Scenario: Sendable, CustomTestStringConvertible {
    let name: String
    var who = Asker.guest
    var method = "GET"
    let path: String
    var accept = "text/html"
    var status = 200
    var contains: [String] = []
    var lacks: [String] = []
    var location: String?

    var testDescription: String { "\(name) (\(who.rawValue) \(method) \(path))" }

    static let pages: [Scenario] = [
        Scenario(name: "home", path: "/", contains: ["Test repository", "Find research data"]),
        Scenario(name: "health", path: "/health", contains: ["ok"]),
        Scenario(
            name: "metrics", path: "/metrics", contains: ["fairway_requests_total", "fairway_public_records"]),
        Scenario(name: "robots", path: "/robots.txt", contains: ["Disallow: /drafts"]),
        Scenario(name: "nothing there", path: "/nothing/there", status: 404, contains: ["Nothing is here"]),
        Scenario(
            name: "problem document", path: "/nothing", accept: "application/json", status: 404,
            contains: ["urn:fairway:problem:not-found"]),
        Scenario(
            name: "search all", path: "/search", contains: ["The embargoed one"],
            lacks: ["The closed one", "The draft one"]),
        Scenario(name: "curator finds closed", who: .curator, path: "/search", contains: ["The closed one"]),
        Scenario(
            name: "search escapes", path: "/search?q=%3Cscript%3Ealert(3)%3C/script%3E",
            lacks: ["<script>alert(3)"]),
        Scenario(
            name: "search of nothing but marks", path: "/search?q=%22%22*%28", contains: ["No record matches"]
        ),
        Scenario(
            name: "search by facet", path: "/search?access=embargoed", contains: ["The embargoed one"],
            lacks: ["The restricted one"]),
        Scenario(name: "unknown sort", path: "/search?sort=upwards", status: 400),
        Scenario(name: "broken cursor", path: "/search?after=x", status: 400),
        Scenario(name: "not UTF-8", path: "/search?q=%FF%FE", status: 400),
        Scenario(name: "plans", path: "/plans", contains: ["A plan"]),
        Scenario(name: "plan", path: "/plans/{plan}", contains: ["First", "D1"]),
        Scenario(name: "plan as maDMP", path: "/plans/{plan}/export/madmp", contains: ["\"dmp\""]),
        Scenario(name: "unknown plan", path: "/plans/zzzzz-zzzzz", status: 404),
    ]

    static let records: [Scenario] = [
        Scenario(
            name: "open record", path: "/records/{open}",
            contains: [
                "Open &lt;script&gt;alert(1)&lt;/script&gt;", "application/ld+json", "read me.txt",
                "local identifier",
            ],
            lacks: ["<script>alert(1)", "<script>alert(2)"]),
        Scenario(
            name: "parent leads to latest", path: "/records/{open.parent}", status: 302,
            location: "/records/{open}"),
        Scenario(name: "latest", path: "/records/{open}/latest", status: 302, location: "/records/{open}"),
        Scenario(
            name: "restricted record is visible", path: "/records/{restricted}",
            contains: ["The restricted one"], lacks: ["read me.txt"]),
        Scenario(
            name: "owner sees its files", who: .depositor, path: "/records/{restricted}",
            contains: ["read me.txt"]),
        Scenario(name: "others do not", who: .other, path: "/records/{restricted}", lacks: ["read me.txt"]),
        Scenario(name: "closed record", path: "/records/{closed}", status: 404),
        Scenario(name: "closed to others", who: .other, path: "/records/{closed}", status: 404),
        Scenario(
            name: "closed to its owner", who: .depositor, path: "/records/{closed}",
            contains: ["The closed one"]),
        Scenario(
            name: "closed to a curator", who: .curator, path: "/records/{closed}",
            contains: ["The closed one"]),
        Scenario(name: "closed export", path: "/records/{closed}/export/datacite-xml", status: 404),
        Scenario(
            name: "embargoed", path: "/records/{embargoed}", contains: ["Embargoed", "1 January 2030"],
            lacks: ["read me.txt"]),
        Scenario(name: "embargo is over", path: "/records/{over}", contains: ["read me.txt"]),
        Scenario(name: "draft", path: "/records/{draft}", status: 404),
        Scenario(
            name: "own draft", who: .depositor, path: "/records/{draft}", status: 302,
            location: "/drafts/{draft}"),
        Scenario(name: "no such record", path: "/records/00000-00000", status: 404),
        Scenario(name: "upper case id", path: "/records/AAAAA-AAAAA", status: 404),
        Scenario(
            name: "DataCite by Accept", path: "/records/{open}",
            accept: "application/vnd.datacite.datacite+xml", contains: ["<resource"]),
        Scenario(
            name: "BibTeX by Accept", path: "/records/{open}", accept: "application/x-bibtex", contains: ["@"]
        ),
        Scenario(
            name: "quality decides", path: "/records/{open}", accept: "text/html;q=0.5, application/ld+json",
            contains: ["schema.org"]),
        Scenario(name: "nothing acceptable", path: "/records/{open}", accept: "video/mp4", status: 406),
        Scenario(name: "export", path: "/records/{open}/export/ro-crate", contains: ["read%20me.txt"]),
        Scenario(
            name: "restricted export names no file", path: "/records/{restricted}/export/ro-crate",
            lacks: ["read%20me", "read me"]),
        Scenario(name: "unknown format", path: "/records/{open}/export/word", status: 404),
        Scenario(name: "unknown DOI", path: "/doi/10.1234/x", status: 404),
        Scenario(name: "broken DOI", path: "/doi/x", status: 404),
        Scenario(name: "unknown ARK", path: "/ark:99999/fw1nothing", status: 404),
    ]

    static let files: [Scenario] = [
        Scenario(
            name: "page of a file", path: "/records/{open}/files/read%20me.txt",
            contains: ["wolpertinger", "SHA-512"]),
        Scenario(
            name: "bytes of a file", path: "/records/{open}/files/read%20me.txt?download=1",
            contains: ["wolpertinger of open\n"]),
        Scenario(
            name: "bytes for programs", path: "/records/{open}/files/tables/na%C3%AFve.csv", accept: "*/*",
            contains: ["word,number"]),
        Scenario(
            name: "table preview", path: "/records/{open}/files/tables/na%C3%AFve.csv", contains: ["<table"]),
        Scenario(
            name: "preview on the record", path: "/records/{open}?preview=read%20me.txt",
            contains: ["wolpertinger"]),
        Scenario(
            name: "HTML is shown as text", path: "/records/{open}/files/evil.html",
            lacks: ["<script>document"]),
        Scenario(name: "HTML has no raw view", path: "/records/{open}/raw/evil.html", status: 404),
        Scenario(
            name: "encoded slash is the same file",
            path: "/records/{open}/files/tables%2Fna%C3%AFve.csv?download=1", contains: ["word"]),
        Scenario(
            name: "dots lead nowhere", path: "/records/{open}/files/../../../catalogue.sqlite?download=1",
            status: 404),
        Scenario(
            name: "encoded dots lead nowhere",
            path: "/records/{open}/files/%2e%2e%2f%2e%2e%2fcatalogue.sqlite?download=1", status: 404),
        Scenario(name: "NUL", path: "/records/{open}/files/read%20me.txt%00.png?download=1", status: 404),
        Scenario(name: "not UTF-8", path: "/records/{open}/files/%C3%28?download=1", status: 404),
        Scenario(name: "half an escape", path: "/records/{open}/files/a%2", status: 404),
        Scenario(name: "no such file", path: "/records/{open}/files/none?download=1", status: 404),
        Scenario(
            name: "restricted file", path: "/records/{restricted}/files/read%20me.txt?download=1",
            status: 403, lacks: ["wolpertinger"]),
        Scenario(
            name: "restricted page", path: "/records/{restricted}/files/read%20me.txt", status: 403,
            lacks: ["wolpertinger"]),
        Scenario(name: "restricted archive", path: "/records/{restricted}/files-archive", status: 403),
        Scenario(name: "restricted raw", path: "/records/{restricted}/raw/read%20me.txt", status: 403),
        Scenario(
            name: "restricted preview", path: "/records/{restricted}?preview=read%20me.txt",
            lacks: ["wolpertinger"]),
        Scenario(
            name: "embargoed file", path: "/records/{embargoed}/files/read%20me.txt?download=1", status: 403),
        Scenario(
            name: "embargoed for others", who: .other,
            path: "/records/{embargoed}/files/read%20me.txt?download=1", status: 403),
        Scenario(
            name: "embargoed for a curator", who: .curator,
            path: "/records/{embargoed}/files/read%20me.txt?download=1", contains: ["wolpertinger"]),
        Scenario(name: "closed file", path: "/records/{closed}/files/read%20me.txt?download=1", status: 404),
        Scenario(
            name: "file of a draft", path: "/records/{draft}/files/read%20me.txt?download=1", status: 404),
        Scenario(
            name: "file of one's own draft", who: .depositor,
            path: "/records/{draft}/files/read%20me.txt?download=1", contains: ["wolpertinger"]),
        Scenario(
            name: "the secret is not searched", path: "/search?q=wolpertinger",
            contains: ["No record matches"]),
    ]

    static let members: [Scenario] = [
        Scenario(
            name: "drafts need sign-in", path: "/drafts", status: 302, location: "/sign-in?return=/drafts"),
        Scenario(name: "programs are told so", path: "/drafts", accept: "*/*", status: 401),
        Scenario(name: "own drafts", who: .depositor, path: "/drafts", contains: ["The draft one"]),
        Scenario(name: "drafts of others", who: .other, path: "/drafts", lacks: ["The draft one"]),
        Scenario(
            name: "draft form", who: .depositor, path: "/drafts/{draft}",
            contains: ["The draft one", "name=\"title\"", "revision="]),
        Scenario(name: "draft of somebody else", who: .other, path: "/drafts/{draft}", status: 404),
        Scenario(name: "draft for a reader", who: .reader, path: "/drafts/{draft}", status: 404),
        Scenario(
            name: "draft for a curator", who: .curator, path: "/drafts/{draft}", contains: ["The draft one"]),
        Scenario(
            name: "published is no draft", who: .depositor, path: "/drafts/{open}", status: 303,
            location: "/records/{open}"),
        Scenario(name: "account", who: .reader, path: "/account", contains: ["reader@example.org"]),
        Scenario(name: "sign-in page", path: "/sign-in?return=/drafts", contains: ["value=\"/drafts\""]),
        Scenario(
            name: "sign-in elsewhere", path: "/sign-in?return=//evil.example/", contains: ["value=\"/\""]),
        Scenario(
            name: "sign-in backslash", path: "/sign-in?return=/%5Cevil.example/", contains: ["value=\"/\""]),
        Scenario(
            name: "sign-in script", path: "/sign-in?return=javascript:alert(1)", contains: ["value=\"/\""]),
        Scenario(
            name: "sitemap", path: "/sitemap.xml", contains: ["/records/{open}<"],
            lacks: ["{closed}", "{draft}"]),
        Scenario(name: "sitemap portion", path: "/sitemaps/0", contains: ["/records/{open}<"]),
        Scenario(name: "far portion", path: "/sitemaps/9223372036854775807", contains: ["<urlset"]),
        Scenario(
            name: "catalogue of interfaces", path: "/.well-known/api-catalog",
            contains: ["linkset", "/oai2d"]),
        Scenario(
            name: "harvest", path: "/oai2d?verb=ListRecords&metadataPrefix=oai_dc",
            contains: ["The embargoed one"], lacks: ["The closed one", "The draft one", "wolpertinger"]),
        Scenario(name: "harvest error", path: "/oai2d?verb=Nonsense", contains: ["badVerb"]),
    ]
}

@Suite struct ServerScenarioTests {
    @Test(arguments: Scenario.pages + Scenario.records + Scenario.files + Scenario.members)
    func answers(_ scenario: Scenario) async throws {
        let site = try await ServerSite.shared.value
        var headers = ["Accept": scenario.accept]
        if let token = site.tokens[scenario.who] { headers["Authorization"] = "Bearer \(token)" }
        let answer = try await ask(
            port: site.port, scenario.method, site.filled(scenario.path), headers: headers)
        #expect(answer.status == scenario.status, "\(answer.text.prefix(600))")
        for text in scenario.contains {
            #expect(answer.text.contains(site.filled(text)), "lacks \(text):\n\(answer.text)")
        }
        for text in scenario.lacks { #expect(!answer.text.contains(site.filled(text)), "contains \(text)") }
        if let location = scenario.location { #expect(answer.header("Location") == site.filled(location)) }
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
        #expect(answer.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
    }

    @Test(arguments: [
        "/", "/records/{open}", "/records/{open}/files/big.bin?download=1", "/search", "/nothing",
        "/oai2d?verb=Identify",
    ])
    func answersHeadLikeGet(_ path: String) async throws {
        let site = try await ServerSite.shared.value
        let get = try await ask(port: site.port, site.filled(path), headers: ["Accept": "text/html"])
        let head = try await ask(port: site.port, "HEAD", site.filled(path), headers: ["Accept": "text/html"])
        #expect(head.status == get.status)
        #expect(head.body.isEmpty)
        #expect(head.header("Content-Type") == get.header("Content-Type"))
        #expect(head.header("Content-Length") == String(get.body.count))
        #expect(head.header("Link") == get.header("Link"))
    }

    @Test func keepsPagesUntilTheyChange() async throws {
        let site = try await ServerSite.shared.value
        let path = site.filled("/records/{open}")
        let first = try await ask(port: site.port, path, headers: ["Accept": "text/html"])
        let etag = try #require(first.header("ETag"))
        let again = try await ask(
            port: site.port, path, headers: ["Accept": "text/html", "If-None-Match": etag])
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
        let kept = try await ask(port: site.port, path, headers: ["Accept": "text/html"])
        #expect(kept.body == first.body)
        #expect(first.header("Vary")?.contains("Accept") == true)
        #expect(first.header("Vary")?.contains("Cookie") == true)
    }

    @Test func saysOneLinkHeaderWithoutUnregisteredIdentifiers() async throws {
        let site = try await ServerSite.shared.value
        let answer = try await ask(
            port: site.port, site.filled("/records/{open}"), headers: ["Accept": "text/html"])
        let links = answer.headers.filter { $0.name.lowercased() == "link" }
        #expect(links.count == 1)
        let link = links.first?.value ?? ""
        for relation in ["type", "describedby", "item", "license"] {
            #expect(link.contains("rel=\"\(relation)\""))
        }
        #expect(!link.contains("cite-as"))
    }

    @Test func refusesAWrongToken() async throws {
        let site = try await ServerSite.shared.value
        let answer = try await ask(port: site.port, "/", headers: ["Authorization": "Bearer nonsense"])
        #expect(answer.status == 401)
        #expect(answer.header("WWW-Authenticate")?.contains("invalid_token") == true)
    }

    @Test func assetsMayBeKeptForEver() async throws {
        let site = try await ServerSite.shared.value
        let path = try #require(Assets.path(of: "style.css"))
        let answer = try await ask(port: site.port, path)
        #expect(answer.status == 200)
        #expect(answer.header("Cache-Control")?.contains("immutable") == true)
    }
}
