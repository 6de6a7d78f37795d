// SPDX-License-Identifier: Apache-2.0
// The small HTML that descriptions may use: what is allowed comes out, everything else does not.

/// Makes HTML of unknown origin safe to show. Allowed are paragraphs, line breaks, emphasis, lists, links (http, https,
/// mailto), sub- and superscript, code, headings 1 to 3 and quotations, without attributes other than `href`. Other tags
/// are dropped and their text stays, except for elements whose content is no text (`script`, `style`, …). Whatever comes
/// out is built anew from the parsed pieces: nothing of the input's markup is copied.
package enum HTMLSanitiser {
    static let allowed: Set<String> = [
        "p", "br", "b", "strong", "i", "em", "ul", "ol", "li", "a", "sub", "sup", "code", "pre", "h1", "h2",
        "h3",
        "blockquote",
    ]
    /// Deeper nesting is flattened; nobody writes it by hand.
    private static let depthLimit = 50

    /// The safe form of `html`. Sanitising twice changes nothing.
    package static func sanitise(_ html: String) -> String {
        var out = ""
        var open: [String] = []
        for token in HTMLToken.tokens(of: html) {
            switch token {
            case .text(let text): out += escape(text)
            case .open("br", _): out += "<br>"
            case .open("a", let href):
                guard let href = href.flatMap(safeAddress), open.count < depthLimit, !open.contains("a")
                else { continue }
                out += "<a href=\"\(escape(href))\" rel=\"nofollow noopener\">"
                open.append("a")
            case .open(let name, _):
                guard allowed.contains(name), open.count < depthLimit else { continue }
                out += "<\(name)>"
                open.append(name)
            case .close(let name):
                guard let place = open.lastIndex(of: name) else { continue }
                for inner in open[place...].reversed() { out += "</\(inner)>" }
                open.removeSubrange(place...)
            }
        }
        for name in open.reversed() { out += "</\(name)>" }
        return out
    }

    /// The names of the elements that ``sanitise(_:)`` drops, each once, in the order in which they appear.
    package static func disallowed(in html: String) -> [String] {
        var names: [String] = []
        for token in HTMLToken.tokens(of: html) {
            if case .open(let name, _) = token, !allowed.contains(name), !names.contains(name) {
                names.append(name)
            }
        }
        return names
    }

    /// Text for HTML: `<`, `>`, `&` and quotation marks escaped, control characters left out.
    package static func escape(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\n", "\t": out.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value): continue
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// The address without the white space and control characters that browsers ignore in it; nil where its scheme is
    /// not one that a reader should follow.
    private static func safeAddress(_ address: String) -> String? {
        let clean = String(
            String.UnicodeScalarView(
                address.unicodeScalars.filter { $0.value > 0x20 && !(0x7f...0xa0).contains($0.value) }))
        let lower = clean.lowercased()
        return ["https://", "http://", "mailto:"].contains { lower.hasPrefix($0) } ? clean : nil
    }
}

/// HTML as plain text.
package enum HTMLText {
    private static let blocks: Set<String> = [
        "p", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "div", "tr", "pre", "blockquote",
        "section",
    ]

    /// The text of `html`: tags dropped, entities decoded, a line break where a block begins or ends, white space
    /// otherwise single. Text without markup stays as it is, apart from white space.
    package static func plain(_ html: String) -> String {
        var lines = [""]
        for token in HTMLToken.tokens(of: html) {
            switch token {
            case .text(let text): lines[lines.count - 1] += text
            case .open(let name, _), .close(let name):
                if blocks.contains(name) { lines.append("") }
            }
        }
        return lines.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
