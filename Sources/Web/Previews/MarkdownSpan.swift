// SPDX-License-Identifier: Apache-2.0
// Markdown inside a line: emphasis, code, links; everything else is escaped text.

/// Renders the inside of a Markdown line.
enum MarkdownSpan {
    static func html(_ line: Substring) -> String {
        var result = ""
        append(Array(line.utf8)[...], to: &result, depth: 0)
        return result
    }

    private static func append(_ bytes: ArraySlice<UInt8>, to result: inout String, depth: Int) {
        var rest = bytes
        var plain = rest.startIndex
        func flush(until end: Int, into result: inout String) {
            HTMLText.append(String(decoding: bytes[plain..<end], as: UTF8.self), to: &result)
        }
        while let byte = rest.first {
            let start = rest.startIndex
            if byte == UInt8(ascii: "\\"), rest.count > 1, isPunctuation(rest[start + 1]) {
                flush(until: start, into: &result)
                plain = start + 1
                rest = rest.dropFirst(2)
                continue
            }
            let before = start > bytes.startIndex ? bytes[start - 1] : nil
            guard depth < 8, let span = span(at: rest, after: before) else {
                rest = rest.dropFirst()
                continue
            }
            flush(until: start, into: &result)
            switch span.kind {
            case .code:
                result += "<code>"
                HTMLText.append(String(decoding: span.content, as: UTF8.self), to: &result)
                result += "</code>"
            case .strong, .emphasis, .strike:
                result += "<\(span.kind.rawValue)>"
                append(span.content, to: &result, depth: depth + 1)
                result += "</\(span.kind.rawValue)>"
            case .link:
                if let href = span.href {
                    result += "<a href=\"\(HTMLText.escape(href.text))\" rel=\"nofollow noopener\">"
                    append(span.content, to: &result, depth: depth + 1)
                    result += "</a>"
                } else {
                    append(span.content, to: &result, depth: depth + 1)
                }
            }
            rest = bytes[span.end...]
            plain = span.end
        }
        flush(until: bytes.endIndex, into: &result)
    }

    private enum Kind: String { case code, strong, emphasis = "em", strike = "s", link }

    private struct Span {
        let kind: Kind
        let content: ArraySlice<UInt8>
        /// The index behind the span.
        let end: Int
        var href: Href?
    }

    /// Spans are looked for this far only, so that the work grows with the length of the text, not with its square.
    private static let reach = 600

    private static func span(at rest: ArraySlice<UInt8>, after before: UInt8?) -> Span? {
        guard let first = rest.first else { return nil }
        let bytes = rest.prefix(reach)
        switch first {
        case UInt8(ascii: "`"): return code(bytes)
        case UInt8(ascii: "*"), UInt8(ascii: "_"): return emphasis(bytes, mark: first, after: before)
        case UInt8(ascii: "~"): return delimited(bytes, by: "~~", as: .strike)
        case UInt8(ascii: "["): return link(bytes)
        case UInt8(ascii: "!"):
            // An image: its words only. A preview loads nothing from elsewhere.
            guard bytes.dropFirst().first == UInt8(ascii: "["), var span = link(bytes.dropFirst()) else {
                return nil
            }
            span.href = nil
            return span
        case UInt8(ascii: "<"): return autolink(bytes)
        default: return nil
        }
    }

    private static func code(_ bytes: ArraySlice<UInt8>) -> Span? {
        let marks = bytes.prefix { $0 == UInt8(ascii: "`") }.count
        let content = bytes.dropFirst(marks)
        var index = content.startIndex
        while index < content.endIndex {
            let run = content[index...].prefix { $0 == UInt8(ascii: "`") }.count
            if run == marks { return Span(kind: .code, content: content[..<index], end: index + run) }
            index += max(run, 1)
        }
        return nil
    }

    private static func emphasis(_ bytes: ArraySlice<UInt8>, mark: UInt8, after before: UInt8?) -> Span? {
        // snake_case_names are names.
        if mark == UInt8(ascii: "_"), let before, isWord(before) { return nil }
        let double = String(decoding: [mark, mark], as: UTF8.self)
        return delimited(bytes, by: double, as: .strong)
            ?? delimited(bytes, by: String(decoding: [mark], as: UTF8.self), as: .emphasis)
    }

    private static func delimited(_ bytes: ArraySlice<UInt8>, by mark: String, as kind: Kind) -> Span? {
        let mark = Array(mark.utf8)
        guard bytes.starts(with: mark) else { return nil }
        let content = bytes.dropFirst(mark.count)
        guard let first = content.first, first > 0x20, first != mark[0] else { return nil }
        var index = content.startIndex + 1
        while index + mark.count <= content.endIndex {
            if content[index...].starts(with: mark), content[index - 1] > 0x20,
                index + mark.count == content.endIndex || content[index + mark.count] != mark[0]
            {
                return Span(kind: kind, content: content[..<index], end: index + mark.count)
            }
            index += 1
        }
        return nil
    }

    /// `[words](address)`, with an optional title that is dropped.
    private static func link(_ bytes: ArraySlice<UInt8>) -> Span? {
        var depth = 0
        var close: Int?
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "[") { depth += 1 }
            if bytes[index] == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 {
                    close = index
                    break
                }
            }
        }
        guard let close, close + 1 < bytes.endIndex, bytes[close + 1] == UInt8(ascii: "("),
            let end = bytes[(close + 1)...].firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let inside = bytes[(close + 2)..<end]
        let address = inside.split(whereSeparator: {
            $0 == 0x20 || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">")
        })
        let href = address.first.flatMap { Href(untrusted: String(decoding: $0, as: UTF8.self)) }
        return Span(kind: .link, content: bytes[(bytes.startIndex + 1)..<close], end: end + 1, href: href)
    }

    /// `<https://example.org>`.
    private static func autolink(_ bytes: ArraySlice<UInt8>) -> Span? {
        guard let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let content = bytes[(bytes.startIndex + 1)..<end]
        guard content.starts(with: "http".utf8),
            !content.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "<") }),
            let href = Href(untrusted: String(decoding: content, as: UTF8.self))
        else { return nil }
        return Span(kind: .link, content: content, end: end + 1, href: href)
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
            || (0x7B...0x7E).contains(byte)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
}
