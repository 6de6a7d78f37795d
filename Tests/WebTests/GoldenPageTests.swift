// SPDX-License-Identifier: Apache-2.0
// Every page as HTML, compared with its golden file.

import Foundation
import TestKit
import Testing

@testable import Web

/// One page with the frame it stands in.
struct PageCase: Sendable, CustomTestStringConvertible {
    let name: String
    let render: @Sendable (PageRenderer) -> String

    init(_ name: String, _ page: some Page, in frame: PageFrame) {
        self.name = name
        render = { $0.html(page, in: frame) }
    }

    var testDescription: String { name }

    /// Compiled once for all tests.
    static let renderer = Result { try PageRenderer() }

    static let all: [PageCase] = [
        PageCase("home", HomePage.mock, in: .signedIn(.home)),
        PageCase("home-empty", HomePage.mockEmpty, in: PageFrame(section: .home)),
        PageCase("search", SearchPage.mock, in: PageFrame(section: .search)),
        PageCase("search-empty", SearchPage.mockEmpty, in: PageFrame(section: .search)),
        PageCase("record", RecordPage.mock, in: .guest),
        PageCase("record-open", RecordPage.mockOpen, in: .signedIn(.none)),
        PageCase("record-restricted", RecordPage.mockRestricted, in: .guest),
        PageCase("file", FilePage.mock, in: .guest),
        PageCase("tombstone", TombstonePage.mock, in: .guest),
        PageCase("plan-list", PlanListPage(plans: [.mock, .mockNew]), in: PageFrame(section: .plans)),
        PageCase("plan-list-empty", PlanListPage(plans: []), in: PageFrame(section: .plans)),
        PageCase("plan", PlanPage.mock, in: PageFrame(section: .plans)),
        PageCase("draft-list", DraftListPage.mock, in: .signedIn(.drafts)),
        PageCase("draft-list-empty", DraftListPage(drafts: []), in: .signedIn(.drafts)),
        PageCase("draft", DraftPage.mock, in: .signedIn(.drafts)),
        PageCase(
            "draft-ready", DraftPage.mockReady,
            in: PageFrame(
                section: .drafts, viewer: PageFrame.signedIn(.drafts).viewer, csrf: "c5rf-t0ken",
                notices: [.init(kind: .done, text: "Saved.")])),
        PageCase(
            "sign-in",
            SignInPage(
                returnTo: "/drafts", email: "adela@example.org", error: "E-mail or password is wrong."),
            in: PageFrame(section: .account, csrf: "c5rf-t0ken")),
        PageCase("account", AccountPage.mock, in: .signedIn(.account)),
        PageCase(
            "problem-403", ProblemPage(status: 403, signInHref: Href(path: "/sign-in?return=/records/x")),
            in: .guest),
        PageCase("problem-404", ProblemPage(status: 404), in: .guest),
        PageCase("problem-410", ProblemPage(status: 410), in: .guest),
        PageCase(
            "problem-422",
            ProblemPage(status: 422, faults: [.init(field: "year", message: "must be a number")]), in: .guest),
        PageCase("problem-429", ProblemPage(status: 429, retryAfter: 72), in: .guest),
        PageCase("problem-500", ProblemPage(status: 500, requestID: "f3a9-17"), in: .guest),
    ]
}

@Suite struct GoldenPageTests {
    @Test(arguments: PageCase.all)
    func looksAsRecorded(_ page: PageCase) throws {
        let html = page.render(try PageCase.renderer.get())
        if let folder = ProcessInfo.processInfo.environment["PAGE_PREVIEW"] {
            try preview(html, named: page.name, in: folder)
        }
        try Golden.compare(stable(html), with: "\(page.name).html")
    }

    /// The addresses of assets change with every change of a colour; the golden pages do not.
    private func stable(_ html: String) -> String {
        Assets.all.reduce(html) { $0.replacingOccurrences(of: $1.path, with: "/assets/\($1.name)") }
    }

    /// Writes the page with its assets, so that a browser can show it: `PAGE_PREVIEW=/tmp/preview`.
    private func preview(_ html: String, named name: String, in folder: String) throws {
        let root = URL(fileURLWithPath: folder)
        try FileManager.default.createDirectory(
            at: root.appendingPathComponent("assets"), withIntermediateDirectories: true)
        for asset in Assets.all {
            try Data(asset.content.utf8).write(
                to: root.appendingPathComponent(String(asset.path.dropFirst())))
        }
        try Data(html.utf8).write(to: root.appendingPathComponent("\(name).html"))
    }
}
