// SPDX-License-Identifier: Apache-2.0
// Markdown as HTML: the part of CommonMark that README files use. Raw HTML in it is shown as text.

/// Renders Markdown blocks: headings, paragraphs, lists, quotations, code, tables, rules.
enum Markdown {
    /// HTML of a Markdown text. Every foreign character is escaped; links lead only to http, https, mailto and this
    /// site; images become their alternative text.
    static func html(_ text: String) -> SafeHTML {
        let lines = text.prefix(PreviewLimits.bytes).split(omittingEmptySubsequences: false) { $0.isNewline }
        var blocks = Blocks(lines: lines[...])
        blocks.run(depth: 0)
        return SafeHTML(trusted: "<div class=\"prose\">\n\(blocks.result)</div>")
    }

    private struct Blocks {
        var lines: ArraySlice<Substring>
        var result = ""
        var paragraph: [Substring] = []

        init(lines: ArraySlice<Substring>) { self.lines = lines }

        mutating func run(depth: Int) {
            while let line = lines.first {
                let text = line.drop(while: { $0 == " " })
                if text.isEmpty {
                    endParagraph()
                    lines.removeFirst()
                } else if let fence = Blocks.fence(text) {
                    readFence(fence)
                } else if let level = Blocks.headingLevel(text) {
                    endParagraph()
                    lines.removeFirst()
                    heading(text.dropFirst(level), level)
                } else if Blocks.isRule(text) {
                    readRuleOrHeading(text)
                } else if text.first == ">" {
                    readQuotation(depth)
                } else if paragraph.isEmpty || Blocks.item(line)?.isOrdered == false, Blocks.item(line) != nil
                {
                    readList(depth)
                } else if paragraph.isEmpty, isTable() {
                    readTable()
                } else if paragraph.isEmpty, line.hasPrefix("    ") {
                    readIndentedCode()
                } else {
                    paragraph.append(text)
                    lines.removeFirst()
                }
            }
            endParagraph()
        }

        private mutating func endParagraph() {
            guard !paragraph.isEmpty else { return }
            result += "<p>" + paragraph.map { MarkdownSpan.html($0) }.joined(separator: "\n") + "</p>\n"
            paragraph = []
        }

        /// The page has its own first headings: `#` becomes `<h3>`.
        private mutating func heading(_ text: Substring, _ level: Int) {
            var text = text.drop(while: { $0 == " " })
            while text.last == "#" || text.last == " " { text.removeLast() }
            let level = min(level + 2, 6)
            result += "<h\(level)>\(MarkdownSpan.html(text))</h\(level)>\n"
        }

        private mutating func readRuleOrHeading(_ text: Substring) {
            lines.removeFirst()
            guard !paragraph.isEmpty, let mark = text.first, mark == "-" || mark == "=" else {
                endParagraph()
                if text.first != "=" { result += "<hr>\n" }
                return
            }
            // A line of = or - below text makes that text a heading.
            let title = paragraph.joined(separator: " ")
            paragraph = []
            heading(title[...], mark == "=" ? 1 : 2)
        }

        private mutating func readFence(_ fence: String) {
            endParagraph()
            lines.removeFirst()
            result += "<pre><code>"
            while let line = lines.popFirst() {
                if line.drop(while: { $0 == " " }).hasPrefix(fence) { break }
                HTMLText.append(line, to: &result)
                result += "\n"
            }
            result += "</code></pre>\n"
        }

        private mutating func readIndentedCode() {
            result += "<pre><code>"
            while let line = lines.first, line.hasPrefix("    ") {
                HTMLText.append(line.dropFirst(4), to: &result)
                result += "\n"
                lines.removeFirst()
            }
            result += "</code></pre>\n"
        }

        private mutating func readQuotation(_ depth: Int) {
            endParagraph()
            var inner: [Substring] = []
            while let line = lines.first, line.drop(while: { $0 == " " }).first == ">" {
                var text = line.drop(while: { $0 == " " }).dropFirst()
                if text.first == " " { text.removeFirst() }
                inner.append(text)
                lines.removeFirst()
            }
            result += "<blockquote>\n" + nested(inner, depth) + "</blockquote>\n"
        }

        private mutating func readList(_ depth: Int) {
            endParagraph()
            guard let line = lines.first, let first = Blocks.item(line) else { return }
            let tag = first.isOrdered ? "ol" : "ul"
            result += "<\(tag)>\n"
            while let line = lines.first, let item = Blocks.item(line), item.isOrdered == first.isOrdered {
                lines.removeFirst()
                var inner = [item.text]
                var isLoose = false
                // What is indented below an item belongs to it.
                while let next = lines.first {
                    let indent = next.prefix { $0 == " " }.count
                    if next.allSatisfy({ $0 == " " }) {
                        guard let after = lines.dropFirst().first, after.hasPrefix("  ") else { break }
                        isLoose = true
                        inner.append("")
                    } else if indent >= 2
                        || (Blocks.item(next) == nil && !isLoose && inner.last?.isEmpty == false
                            && Blocks.continues(next))
                    {
                        inner.append(next.dropFirst(min(indent, item.width)))
                    } else {
                        break
                    }
                    lines.removeFirst()
                }
                result += "<li>" + itemHTML(inner, depth) + "</li>\n"
                while let blank = lines.first, blank.allSatisfy({ $0 == " " }),
                    let after = lines.dropFirst().first,
                    Blocks.item(after)?.isOrdered == first.isOrdered
                {
                    lines.removeFirst()
                }
            }
            result += "</\(tag)>\n"
        }

        /// An item of one paragraph stands without `<p>`.
        private func itemHTML(_ inner: [Substring], _ depth: Int) -> String {
            inner.count == 1 ? MarkdownSpan.html(inner[0]) : nested(inner, depth)
        }

        /// Below some depth, lines stay text: nesting costs stack.
        private func nested(_ inner: [Substring], _ depth: Int) -> String {
            guard depth < 12 else { return HTMLText.escape(inner.joined(separator: "\n")) }
            var blocks = Blocks(lines: inner[...])
            blocks.run(depth: depth + 1)
            return blocks.result
        }

        private func isTable() -> Bool {
            guard let head = lines.first, head.contains("|"), let rule = lines.dropFirst().first else {
                return false
            }
            return rule.contains("-") && rule.allSatisfy { $0 == "|" || $0 == "-" || $0 == ":" || $0 == " " }
                && rule.contains("|")
        }

        private mutating func readTable() {
            guard let head = lines.popFirst() else { return }
            lines.removeFirst()
            let titles = Blocks.cells(head)
            result += "<table><thead><tr>"
            for title in titles { result += "<th scope=\"col\">\(MarkdownSpan.html(title))</th>" }
            result += "</tr></thead><tbody>\n"
            while let line = lines.first, line.contains("|") {
                lines.removeFirst()
                let cells = Blocks.cells(line)
                result += "<tr>"
                for index in titles.indices {
                    result += "<td>\(index < cells.count ? MarkdownSpan.html(cells[index]) : "")</td>"
                }
                result += "</tr>\n"
            }
            result += "</tbody></table>\n"
        }

        private static func cells(_ line: Substring) -> [Substring] {
            var line = trimmed(line)
            if line.first == "|" { line.removeFirst() }
            if line.last == "|" { line.removeLast() }
            return line.split(
                separator: "|", maxSplits: PreviewLimits.columns, omittingEmptySubsequences: false
            )
            .map { trimmed($0) }
        }

        private static func trimmed(_ text: Substring) -> Substring {
            var text = text.drop(while: { $0 == " " })
            while text.last == " " { text.removeLast() }
            return text
        }

        private static func fence(_ text: Substring) -> String? {
            text.hasPrefix("```") ? "```" : text.hasPrefix("~~~") ? "~~~" : nil
        }

        private static func headingLevel(_ text: Substring) -> Int? {
            let level = text.prefix { $0 == "#" }.count
            guard (1...6).contains(level) else { return nil }
            let next = text.dropFirst(level).first
            return next == " " || next == nil ? level : nil
        }

        private static func isRule(_ text: Substring) -> Bool {
            guard let mark = text.first, "-*_=".contains(mark) else { return false }
            return text.count { $0 == mark } >= 3 && text.allSatisfy { $0 == mark || $0 == " " }
        }

        private static func continues(_ line: Substring) -> Bool {
            let text = line.drop(while: { $0 == " " })
            return headingLevel(text) == nil && fence(text) == nil && text.first != ">" && !isRule(text)
        }

        private struct Item {
            let isOrdered: Bool
            /// How far the text is indented.
            let width: Int
            let text: Substring
        }

        private static func item(_ line: Substring) -> Item? {
            let indent = line.prefix { $0 == " " }.count
            guard indent < 4 else { return nil }
            let text = line.dropFirst(indent)
            guard let mark = text.first else { return nil }
            if "-*+".contains(mark), text.dropFirst().first == " " {
                return Item(isOrdered: false, width: indent + 2, text: text.dropFirst(2))
            }
            let digits = text.prefix { $0.isASCII && $0.isNumber }.count
            guard (1...9).contains(digits) else { return nil }
            let rest = text.dropFirst(digits)
            guard rest.first == "." || rest.first == ")", rest.dropFirst().first == " " else { return nil }
            return Item(isOrdered: true, width: indent + digits + 2, text: rest.dropFirst(2))
        }
    }
}
