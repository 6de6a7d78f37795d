// SPDX-License-Identifier: Apache-2.0
// Previews show the beginning of a file and never more, and nothing in a file becomes markup.

import Testing

@testable import Web

@Suite struct PreviewTests {
    private func html(_ markdown: String) -> String {
        let wrapped = Markdown.html(markdown).text
        return String(wrapped.dropFirst("<div class=\"prose\">\n".count).dropLast("</div>".count))
    }

    @Test(arguments: [
        ("# Title #", "<h3>Title</h3>\n"), ("Title\n=====\nText", "<h3>Title</h3>\n<p>Text</p>\n"),
        ("a\nb\n\nc", "<p>a\nb</p>\n<p>c</p>\n"),
        ("*a* **b** `c<d`", "<p><em>a</em> <strong>b</strong> <code>c&lt;d</code></p>\n"),
        ("snake_case_name and _this_", "<p>snake_case_name and <em>this</em></p>\n"),
        ("- a\n- b\n  - c\n", "<ul>\n<li>a</li>\n<li><p>b</p>\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("> q\n> r", "<blockquote>\n<p>q\nr</p>\n</blockquote>\n"),
        ("```sh\nrm <x>\n```\nafter", "<pre><code>rm &lt;x&gt;\n</code></pre>\n<p>after</p>\n"),
        ("```\nnever closed", "<pre><code>never closed\n</code></pre>\n"),
        ("    code", "<pre><code>code\n</code></pre>\n"),
        (
            "| a | b |\n|---|---|\n| 1 | <2> |",
            "<table><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead><tbody>\n<tr><td>1</td><td>&lt;2&gt;</td></tr>\n</tbody></table>\n"
        ),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n"),
        (
            "[x](https://a.org)",
            "<p><a href=\"https://a.org\" rel=\"nofollow noopener\">x</a></p>\n"
        ),
        ("[x](javascript:alert)", "<p>x</p>\n"), ("![alt](https://a.org/x.png)", "<p>alt</p>\n"),
        ("<https://a.org>", "<p><a href=\"https://a.org\" rel=\"nofollow noopener\">https://a.org</a></p>\n"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"), (#"\*not\*"#, "<p>*not*</p>\n"),
        (
            "[a](https://x.org/\"onclick=y)",
            "<p><a href=\"https://x.org/&quot;onclick=y\" rel=\"nofollow noopener\">a</a></p>\n"
        ),
        ("** a **", "<p>** a **</p>\n"), ("", ""), ("#", "<h3></h3>\n"), ("[](", "<p>[](</p>\n"),
    ])
    func rendersMarkdown(_ markdown: String, _ expected: String) {
        #expect(html(markdown) == expected)
    }

    @Test(arguments: [
        "*", "_", "`", "[", "> ", "- ", "![", "~~", "**a", "[a](", "<http", "\\", "  - ", "|-|\n", "&",
    ])
    func hostileMarkdownStaysCheap(_ piece: String) {
        let text = Markdown.html(String(repeating: piece, count: 4_000)).text
        #expect(text.utf8.count < 1_000_000)
    }

    @Test func readsDelimitedText() throws {
        let csv = "\u{FEFF}name,value\r\n\"a \"\"q\"\", b\",1\r\n<b>,2\r\n\"multi\nline\",3"
        let result = DelimitedPreview.preview(csv, isWhole: true)
        guard case .html(let html) = result.content else { return #expect(Bool(false)) }
        #expect(html.text.contains("<th scope=\"col\">name</th><th scope=\"col\" class=\"num\">value</th>"))
        #expect(html.text.contains("<td>a &quot;q&quot;, b</td><td class=\"num\">1</td>"))
        #expect(html.text.contains("<td>&lt;b&gt;</td>"))
        #expect(html.text.contains("<td>multi\nline</td>"))
        #expect(result.note == nil)
    }

    @Test(arguments: [("a\tb\n1\t2", 2), ("a;b;c\n1;2;3", 3), ("a|b\n1|2", 2), ("one column\nonly", 1)])
    func findsTheSeparator(_ text: String, _ columns: Int) {
        guard case .html(let html) = DelimitedPreview.preview(text, isWhole: true).content else { return }
        #expect(html.text.split(separator: "</th>").count == columns + 1)
    }

    @Test func showsTheBeginningOfALongTable() {
        let line = (0..<60).map(String.init).joined(separator: ",") + "\n"
        let result = DelimitedPreview.preview(String(repeating: line, count: 5_000), isWhole: false)
        #expect(result.note == "The first 200 lines. The first 50 of 60 columns.")
        #expect(DelimitedPreview.preview("", isWhole: true).note == nil)
        let quotes = DelimitedPreview.preview(String(repeating: "\"", count: 100_000), isWhole: true)
        #expect(quotes.note == nil)
    }

    @Test(arguments: [
        (#"{"a":[1,{}],"b":"x,{y"}"#, "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": \"x,{y\"\n}"),
        (#"[ ]"#, "[]"), ("", ""), (#"{"a":"\"}"}"#, "{\n  \"a\": \"\\\"}\"\n}"), ("}}}", "\n}\n}\n}"),
        ("\"open", "\"open"),
        ("\"\\", "\"\\"),
    ])
    func indentsJSON(_ json: String, _ expected: String) {
        guard case .text(let text) = JSONPreview.preview(json, isWhole: true).content else { return }
        #expect(text == expected)
    }

    @Test func deepJSONStaysSmall() {
        let result = JSONPreview.preview(String(repeating: "[", count: 300_000), isWhole: true)
        guard case .text(let text) = result.content else { return }
        #expect(text.utf8.count < 3_000_000)
        #expect(result.note != nil)
    }

    @Test(
        arguments: [
            ("image/png", "a.png", .image), ("image/svg+xml", "a.svg", .text),
            ("application/pdf", "a.pdf", .pdf),
            (nil, "a.CSV", .delimited), ("text/plain", "README.md", .markdown),
            ("application/json", "x", .json),
            ("text/html", "x", .text), ("application/x-hdf5", "a.h5", nil), (nil, "a", nil),
        ] as [(String?, String, TextPreview.Kind?)])
    func choosesThePreview(_ type: String?, _ name: String, _ kind: TextPreview.Kind?) {
        #expect(TextPreview.kind(mediaType: type, name: name) == kind)
    }

    @Test func showsNoTextOfBinaryFiles() {
        guard case .none = TextPreview.preview([0x41, 0, 0x42], as: .text, name: "x", isWhole: true).content
        else {
            return #expect(Bool(false))
        }
    }
}
