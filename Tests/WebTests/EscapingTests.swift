// SPDX-License-Identifier: Apache-2.0
// Foreign text never becomes markup, wherever in a page it stands.

import Testing

@testable import Web

private let hostile = #"x"'><script>boom()</script><img src=x onerror=boom()>"#

/// A model in which every text is hostile.
private struct Hostile: Page {
    static let template = ""
    let base: any PageModel

    func part(named wanted: String) -> Part? { base.part(named: wanted).map(Hostile.poisoned) }

    private static func poisoned(_ part: Part) -> Part {
        switch part {
        case .text: .text(hostile)
        case .model(let model): .model(Hostile(base: model))
        case .list(let elements): .list(elements.map(poisoned))
        case .safe, .flag: part
        }
    }
}

@Suite struct EscapingTests {
    @Test(arguments: Templates.pages)
    func escapesEveryTextOfEveryPage(_ name: String) throws {
        let renderer = try PageCase.renderer.get()
        var hasText = false
        for model in PageCase.models where type(of: model).template == name {
            let html = try #require(renderer.html(of: Hostile(base: model), template: name))
            #expect(!html.contains("<script>boom"))
            #expect(!html.contains("<img src=x"))
            #expect(!html.contains("x\"'"))
            hasText = hasText || html.contains("x&quot;&#39;&gt;&lt;script&gt;")
        }
        #expect(hasText)
    }

    @Test(arguments: PageCase.all)
    func hasNothingInlineThatThePolicyForbids(_ page: PageCase) throws {
        let html = page.render(try PageCase.renderer.get())
        #expect(!html.contains(" style="))
        #expect(!html.contains("<style"))
        #expect(!html.contains("javascript:"))
        let scripts = html.split(separator: "<script").dropFirst()
        for script in scripts {
            #expect(
                script.hasPrefix(" type=\"module\" src=\"/assets/")
                    || script.hasPrefix(" type=\"application/ld+json\">")
            )
        }
        for event in [" onclick=", " onload=", " onerror=", " onsubmit="] { #expect(!html.contains(event)) }
    }

    @Test func writesOnlySafePartsUnescaped() throws {
        let compiler = TemplateCompiler(sources: ["t": "{{{title}}}|{{{description}}}|{{description}}"])
        var page = RecordPage.mock
        page.title = "<b>"
        page.description = SafeHTML(sanitising: "<p>x</p>")
        #expect(try compiler.compile("t").html(of: page) == "&lt;b&gt;|<p>x</p>|&lt;p&gt;x&lt;/p&gt;\n")
    }

    @Test func jsonCannotEndItsScriptElement() {
        #expect(ScriptData(json: #"{"a":"</script><!--"}"#).text == #"{"a":"\u003c/script>\u003c!--"}"#)
        #expect(ScriptData(json: "<<").text == "\\u003c\\u003c")
    }

    @Test(arguments: [
        ("https://example.org/a?b=c", true), ("HTTP://example.org", true), ("mailto:a@example.org", true),
        ("/records/1", true), ("?page=2", true), ("#files", true), ("  https://example.org", true),
        ("javascript:alert(1)", false), ("JaVaScRiPt:alert(1)", false), ("java\nscript:alert(1)", false),
        ("\u{1}javascript:alert(1)", false), ("data:text/html,x", false), ("//evil.example", false),
        ("/\\evil.example", false), ("vbscript:x", false), ("", false), ("https://", false),
        ("https://a\nb", false), ("records/1", false),
    ])
    func takesOnlyHarmlessAddresses(_ address: String, _ isTaken: Bool) {
        #expect((Href(untrusted: address) != nil) == isTaken)
    }

    @Test(arguments: [
        ("<p>A <b>bold</b> word</p>", "<p>A <strong>bold</strong> word</p>"),
        ("a & b &amp; c &#228; &", "a &amp; b &amp; c &#228; &amp;"),
        ("<script>alert(1)</script>after", "after"), ("<SCRIPT >x</ScRiPt >after", "after"),
        ("<script>never closed", ""), ("<style>p{}</style>x", "x"), ("<svg onload=x><p>y</p></svg>z", "z"),
        ("<p onclick=\"x()\" style='color:red'>t</p>", "<p>t</p>"), ("<img src=x onerror=y>", ""),
        ("<a href=\"javascript:x\">t</a>", "t"),
        (
            "<a href='https://a.org/?b=1&amp;c=2'>t</a>",
            "<a href=\"https://a.org/?b=1&amp;c=2\" rel=\"nofollow noopener\">t</a>"
        ),
        ("<a href=jav&#x61;script:x>t</a>", "t"), ("<p>open", "<p>open</p>"),
        (
            "<ul><li>a<li>b</ul>",
            "<ul><li>a<li>b</li></li></ul>"
        ),
        ("</p></div>x", "x"), ("1 < 2 and 3 > 2", "1 &lt; 2 and 3 &gt; 2"), ("<!-- <b> -->x", "x"),
        ("<h1>T</h1>", "<h3>T</h3>"), ("<p title=\"a>b\">t</p>", "<p>t</p>"), ("<", "&lt;"), ("<b", "&lt;b"),
        ("<!doctype html><html><body><p>x</p></body></html>", "<p>x</p>"), ("<p><p>x", "<p></p><p>x</p>"),
        ("\"'", "&quot;&#39;"), ("<br/>x<hr />", "<br>x<hr>"), ("<iframe src=x>y</iframe>z", "z"),
    ])
    func keepsOnlyHarmlessHTML(_ html: String, _ expected: String) {
        #expect(SafeHTML(sanitising: html).text == expected)
    }

    @Test func costsNoMoreThanItsLengthOnHostileHTML() {
        for piece in ["<a \"", "<", "<p>", "<!--", "&", "<b><i>", "</p>", "<a href=\"x"] {
            let html = String(repeating: piece, count: 40_000)
            #expect(SafeHTML(sanitising: html).text.utf8.count < 4_000_000)
        }
    }
}
