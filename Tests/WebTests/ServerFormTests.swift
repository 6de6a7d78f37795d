// SPDX-License-Identifier: Apache-2.0
// Signing in, forms and their tokens, drafts from typing to publishing.

import Accounts
import Foundation
import Testing

@testable import Web

/// A browser: keeps cookies, knows the form token of the last page.
private struct Browser {
    let site: ServerSite
    var cookies: [String: String] = [:]
    var token = ""

    init(_ site: ServerSite) { self.site = site }

    mutating func get(_ path: String) async throws -> ServerAnswer {
        take(try await ask(port: site.port, "GET", site.filled(path), headers: headers))
    }

    mutating func post(_ path: String, _ fields: [(String, String)], withToken: Bool = true) async throws
        -> ServerAnswer
    {
        let all = fields + (withToken ? [("csrf", token)] : [])
        let body = all.map { "\($0.0)=\(Percent.encode($0.1))" }.joined(separator: "&")
        return take(try await ask(port: site.port, "POST", site.filled(path), headers: headers, body: body))
    }

    private var headers: [String: String] {
        var headers = ["Accept": "text/html"]
        if !cookies.isEmpty {
            headers["Cookie"] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        }
        return headers
    }

    private mutating func take(_ answer: ServerAnswer) -> ServerAnswer {
        for name in ["fairway_session", "fairway_form", "fairway_notice"] {
            if let value = answer.cookie(name) { cookies[name] = value.isEmpty ? nil : value }
        }
        let mark = "name=\"csrf\" value=\""
        if let found = answer.text.range(of: mark) {
            token = String(answer.text[found.upperBound...].prefix { $0 != "\"" }).replacing(
                "&#39;", with: "'")
        }
        return answer
    }

    static func signedIn(_ site: ServerSite) async throws -> Browser {
        var browser = Browser(site)
        _ = try await browser.get("/sign-in")
        let answer = try await browser.post(
            "/sign-in",
            [("email", "depositor@example.org"), ("password", ServerSite.password), ("return", "/drafts")])
        #expect(answer.status == 303)
        #expect(answer.header("Location") == "/drafts")
        return browser
    }
}

@Suite(.serialized) struct ServerFormTests {
    @Test func signsInAndOut() async throws {
        let site = try await ServerSite.shared.value
        var browser = try await Browser.signedIn(site)
        let drafts = try await browser.get("/drafts")
        #expect(drafts.text.contains("The draft one"))
        #expect(drafts.header("Cache-Control") == "private, no-store")
        _ = try await browser.get("/account")
        let out = try await browser.post("/sign-out", [])
        #expect(out.status == 303)
        let after = try await browser.get("/drafts")
        #expect(after.status == 302)
    }

    @Test func sessionCookiesAreOutOfReachOfScripts() async throws {
        let site = try await ServerSite.shared.value
        var browser = Browser(site)
        _ = try await browser.get("/sign-in")
        let answer = try await browser.post(
            "/sign-in", [("email", "depositor@example.org"), ("password", ServerSite.password)])
        let cookie = answer.headers.first { $0.value.hasPrefix("fairway_session=") }?.value ?? ""
        #expect(cookie.contains("HttpOnly"))
        #expect(cookie.contains("SameSite=Lax"))
    }

    @Test func keepsTheAddressAfterAWrongPassword() async throws {
        let site = try await ServerSite.shared.value
        var browser = Browser(site)
        _ = try await browser.get("/sign-in?return=/plans")
        let answer = try await browser.post(
            "/sign-in", [("email", "nobody@example.org"), ("password", "wrong"), ("return", "/plans")])
        #expect(answer.status == 403)
        #expect(answer.text.contains("nobody@example.org"))
        #expect(answer.text.contains("role=\"alert\""))
    }

    @Test func signInGoesNowhereElse() async throws {
        let site = try await ServerSite.shared.value
        var browser = Browser(site)
        _ = try await browser.get("/sign-in")
        let answer = try await browser.post(
            "/sign-in",
            [
                ("email", "depositor@example.org"), ("password", ServerSite.password),
                ("return", "//evil.example/"),
            ])
        #expect(answer.header("Location") == "/")
    }

    @Test(arguments: ["/drafts/{draft}", "/sign-out", "/account/tokens", "/records/{open}/new-version"])
    func refusesFormsWithoutToken(_ path: String) async throws {
        let site = try await ServerSite.shared.value
        var browser = try await Browser.signedIn(site)
        let answer = try await browser.post(path, [("action", "publish"), ("name", "x")], withToken: false)
        #expect(answer.status == 403)
        browser.token = "wrong"
        #expect(try await browser.post(path, [("action", "publish"), ("name", "x")]).status == 403)
    }

    @Test func refusesSignInWithoutToken() async throws {
        let site = try await ServerSite.shared.value
        var browser = Browser(site)
        let answer = try await browser.post(
            "/sign-in", [("email", "depositor@example.org"), ("password", ServerSite.password)])
        #expect(answer.status == 403)
        #expect(answer.cookie("fairway_session") == nil)
    }

    @Test func refusesFormsThatAreTooLong() async throws {
        let site = try await ServerSite.shared.value
        let answer = try await ask(
            port: site.port, "POST", "/oai2d", body: "verb=" + String(repeating: "x", count: 1_100_000))
        #expect(answer.status == 413)
        let other = try await ask(
            port: site.port, "POST", "/oai2d", headers: ["Content-Type": "application/json"], body: "{}")
        #expect(other.status == 415)
    }

    @Test func makesAndRevokesTokens() async throws {
        let site = try await ServerSite()
        var browser = try await Browser.signedIn(site)
        _ = try await browser.get("/account")
        let made = try await browser.post("/account/tokens", [("name", "cluster <b>")])
        #expect(made.text.contains("fwy_"))
        #expect(made.text.contains("cluster &lt;b&gt;"))
        let account = try await browser.get("/account")
        #expect(!account.text.contains("id=\"new-token\""))
        let action = try #require(account.text.range(of: "/account/tokens/"))
        let id = account.text[action.upperBound...].prefix { $0.isNumber }
        #expect(try await browser.post("/account/tokens/\(id)/revoke", []).status == 303)
        #expect(try await browser.post("/account/tokens/\(id)/revoke", []).status == 404)
    }

    @Test func aDraftIsCorrectedAndPublished() async throws {
        let site = try await ServerSite()
        var browser = try await Browser.signedIn(site)
        let form = try await browser.get("/drafts/{draft}")
        let action = try #require(form.text.range(of: "action=\"/drafts/"))
        let address = String(
            form.text[form.text.index(action.lowerBound, offsetBy: 8)...].prefix { $0 != "\"" })
        let fields = [
            ("type", "dataset"), ("description", "Typed <b>here</b>"), ("publisher", "Somebody"),
            ("creators.0.family", "Carberry"), ("creators.0.given", "Josiah"),
            ("creators.0.orcid", "0000-0002-1825-0097"), ("rights.0.id", "CC-BY-4.0"),
            ("access.record", "public"), ("access.files", "public"),
        ]
        // What is missing is said beside the field, and what was typed stays.
        let refused = try await browser.post(address, fields + [("title", ""), ("action", "publish")])
        #expect(refused.status == 422)
        #expect(refused.text.contains("The record has no title"))
        #expect(refused.text.contains("Carberry"))
        #expect(try await ask(port: site.port, site.filled("/records/{draft}")).status == 404)
        // The first form is old now: nothing is overwritten.
        let conflict = try await browser.post(address, fields + [("title", "Late"), ("action", "save")])
        #expect(conflict.status == 409)
        #expect(conflict.text.contains("Late"))
        _ = try await browser.get("/drafts/{draft}")
        let published = try await browser.post(
            "/drafts/{draft}", fields + [("title", "Corrected <i>title</i>"), ("action", "publish")])
        #expect(published.status == 303, "\(published.text)")
        let record = try await browser.get("/records/{draft}")
        #expect(record.text.contains("Corrected &lt;i&gt;title&lt;/i&gt;"))
        #expect(record.text.contains("Carberry"))
        #expect(record.text.contains("Published."))
        #expect(record.text.contains("/new-version"))
        let next = try await browser.post("/records/{draft}/new-version", [])
        #expect(next.status == 303)
        #expect(next.header("Location")?.hasPrefix("/drafts/") == true)
    }

    @Test func aDraftIsGivenUp() async throws {
        let site = try await ServerSite()
        var browser = try await Browser.signedIn(site)
        _ = try await browser.get("/drafts/{draft}")
        #expect(try await browser.post("/drafts/{draft}", [("action", "discard")]).status == 303)
        #expect(try await browser.get("/drafts/{draft}").status == 404)
    }
}
