// SPDX-License-Identifier: Apache-2.0
// Models answer for all their properties; templates and texts fit together.

import Testing

@testable import Web

@Suite struct PageModelTests {
    /// Reflection finds every stored property; `part(named:)` must know it too.
    @Test func answersForEveryStoredProperty() {
        var forgotten: Set<String> = []
        var seen: Set<String> = []
        func visit(_ value: Any) {
            let mirror = Mirror(reflecting: value)
            if let model = value as? any PageModel, mirror.displayStyle == .struct {
                seen.insert("\(type(of: model))")
                for child in mirror.children {
                    guard let label = child.label, let part = (child.value as? any TemplateValue)?.part,
                        !notForTemplates.contains("\(type(of: model)).\(label)")
                    else { continue }
                    if case nil = model.part(named: label) { forgotten.insert("\(type(of: model)).\(label)") }
                    _ = part
                }
            }
            for child in mirror.children { visit(child.value) }
        }
        for model in PageCase.models { visit(model) }
        visit(PageFrame.signedIn(.home))
        #expect(forgotten == [])
        #expect(seen.count > 50)
    }

    /// Numbers that templates show through another property.
    private let notForTemplates: Set = [
        "Count.number", "StateBar.published", "StateBar.inDraft", "StateBar.planned", "StateBar.overdue",
        "FileRow.depth", "Cell.width", "Provenance.kind",
    ]

    @Test func everyTextIsUsedAndEveryUsedTextExists() throws {
        var used: Set<String> = ["language"]
        for (_, template) in Templates.all {
            for tag in template.split(separator: "{{").dropFirst() {
                guard let inside = tag.split(separator: "}}").first else { continue }
                if inside.hasPrefix("t.") { used.insert(String(inside.dropFirst(2))) }
                if inside.hasPrefix("n."), let noun = inside.split(separator: " ").first {
                    used.insert(String(noun))
                }
            }
        }
        let keys = Texts.english.keys
        #expect(used.subtracting(keys) == [])
        // These are named by code, not by templates.
        let byCode = ["facet.", "sort.", "field.", "cell.", "section.", "choice."]
        #expect(keys.subtracting(used).filter { key in !byCode.contains { key.hasPrefix($0) } } == [])
    }

    @Test(arguments: [
        ("{{t.nothing.here}}", TemplateSource.Fault.unknownName("t.nothing.here", template: "x")),
        ("{{icon.unicorn}}", .unknownName("icon.unicorn", template: "x")),
        ("{{n.unicorns total}}", .unknownName("n.unicorns", template: "x")),
        ("{{asset.none.css}}", .unknownName("asset.none.css", template: "x")),
        ("{{title", .unclosedTag(template: "x")),
    ])
    func refusesATemplateThatNamesWhatDoesNotExist(_ template: String, _ fault: TemplateSource.Fault) {
        #expect(throws: fault) { try TemplateSource(texts: .english).expanded(template, of: "x") }
    }

    @Test(arguments: [
        ("{{#a}}x", TemplateCompiler.Fault.wrongClosing("a", template: "t")),
        ("{{#a}}x{{/b}}", .wrongClosing("b", template: "t")), ("{{/a}}", .wrongClosing("a", template: "t")),
        ("{{>gone}}", .unknownTemplate("gone")), ("{{>t}}", .tooDeep(template: "t")),
    ])
    func refusesATemplateThatIsNotWellFormed(_ template: String, _ fault: TemplateCompiler.Fault) {
        #expect(throws: fault) { try TemplateCompiler(sources: ["t": template]).compile("t") }
    }

    @Test func assetsAreFoundUnderTheirHashedAddress() throws {
        for asset in Assets.all {
            #expect(Assets.asset(at: asset.path)?.content == asset.content)
            #expect(Assets.path(of: asset.name) == asset.path)
        }
        #expect(Assets.asset(at: "/assets/style.css") == nil)
        // Without a cache the first page loads less than this.
        #expect(Assets.all.reduce(0) { $0 + $1.content.utf8.count } < 60_000)
    }

    @Test func draftFieldsAreReadBackAsTheyAreNamed() throws {
        let form = SentForm(
            body: Array(
                "csrf=a&title=+A%20title%2B+&creators.1.family=Dubois&creators.0.family=Nov%C3%A1kov%C3%A1&creators.0.given=Ad%C3%A9la&creators.2.family=++&action=use%3Atitle%3A1&description=a%0D%0Ab&bad=%zz&title=second"
                    .utf8))
        #expect(form.value("title") == "A title+")
        #expect(form.value("action") == "use:title:1")
        #expect(form.value("description") == "a\nb")
        #expect(form.value("bad") == "%zz")
        #expect(form.value("nothing") == nil)
        #expect(
            form.rows("creators") == [["family": "Nováková", "given": "Adéla"], ["family": "Dubois"]])
        for (_, columns) in DraftFields.columns {
            #expect(columns.reduce(0) { $0 + [1: 2, 2: 3, 3: 4, 4: 6][$1.width, default: 0] } <= 12)
        }
    }
}

extension PageCase {
    static let models: [any Page] = [
        HomePage.mock, HomePage.mockEmpty, SearchPage.mock, SearchPage.mockEmpty, RecordPage.mock,
        RecordPage.mockOpen, RecordPage.mockRestricted, FilePage.mock, TombstonePage.mock,
        PlanListPage(plans: [.mock, .mockNew]), PlanPage.mock, DraftListPage.mock, DraftPage.mock,
        SignInPage(returnTo: "/", email: "a", error: "b", reason: "c"), AccountPage.mock,
        ProblemPage(
            status: 422, detail: "x", faults: [.init(field: "a", message: "b")], requestID: "r",
            signInHref: Href(path: "/sign-in"), retryAfter: 3),
    ]
}
