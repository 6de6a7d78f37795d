// SPDX-License-Identifier: Apache-2.0
// Foreign HTML made harmless: a short list of elements stays, everything else becomes text or goes.

/// Makes foreign HTML safe to show: a record's description may carry paragraphs, lists, emphasis and links.
///
/// Works on bytes in one pass. Only listed elements are written, always without their attributes (links keep a checked
/// `href`), and every one that is opened is closed, so that nothing can leak out of the place where it stands.
enum HTMLSanitiser {
    /// Longer descriptions are cut: a page must stay a page.
    static let limit = 200_000

    private static let allowed: Set<String> = [
        "p", "br", "hr", "strong", "b", "em", "i", "u", "s", "sub", "sup", "ul", "ol", "li", "dl", "dt", "dd",
        "code", "pre", "blockquote", "a", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
    ]
    /// A description's headings stand below the page's own.
    private static let renamed = ["h1": "h3", "h2": "h3", "b": "strong", "i": "em", "div": "p"]
    private static let void: Set<String> = ["br", "hr"]
    /// Elements whose content is not text for readers.
    private static let dropped: Set<String> = [
        "script", "style", "iframe", "object", "embed", "template", "noscript", "svg", "math", "title",
        "head",
        "textarea", "select", "xmp",
    ]

    static func sanitise(_ html: String) -> String {
        var reader = Reader(bytes: Array(html.utf8.prefix(limit)))
        return reader.run()
    }

    private struct Reader {
        let bytes: [UInt8]
        var index = 0
        var result: [UInt8] = []
        var open: [String] = []

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func run() -> String {
            result.reserveCapacity(bytes.count)
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: "<"): readMarkup()
                case UInt8(ascii: "&"): readReference()
                case UInt8(ascii: ">"): write("&gt;")
                case UInt8(ascii: "\""): write("&quot;")
                case UInt8(ascii: "'"): write("&#39;")
                case let byte:
                    result.append(byte)
                    index += 1
                }
            }
            while let name = open.popLast() { result.append(contentsOf: "</\(name)>".utf8) }
            return String(decoding: result, as: UTF8.self)
        }

        private mutating func write(_ text: String) {
            result.append(contentsOf: text.utf8)
            index += 1
        }

        /// `&amp;` and `&#228;` stay; a lone ampersand is escaped.
        private mutating func readReference() {
            var end = index + 1
            while end < bytes.count, end - index < 32, isName(bytes[end]) || bytes[end] == UInt8(ascii: "#") {
                end += 1
            }
            if end < bytes.count, bytes[end] == UInt8(ascii: ";"), end > index + 1 {
                result.append(contentsOf: bytes[index...end])
                index = end + 1
            } else {
                write("&amp;")
            }
        }

        private mutating func readMarkup() {
            let rest = bytes[index...]
            if rest.starts(with: "<!--".utf8) {
                index = end(of: "-->") ?? bytes.count
                return
            }
            guard index + 1 < bytes.count else { return write("&lt;") }
            let isClosing = bytes[index + 1] == UInt8(ascii: "/")
            var position = index + (isClosing ? 2 : 1)
            let start = position
            while position < bytes.count, isName(bytes[position]) { position += 1 }
            let name = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
            let second = bytes[index + 1]
            guard !name.isEmpty || second == UInt8(ascii: "!") || second == UInt8(ascii: "?") else {
                return write("&lt;")
            }
            guard let close = endOfTag(from: position) else { return write("&lt;") }
            let attributes = Array(bytes[position..<close])
            index = close + 1
            if dropped.contains(name) {
                if !isClosing { skipContent(of: name) }
                return
            }
            let element = renamed[name] ?? name
            guard allowed.contains(element) else { return }
            if isClosing { closeElement(element) } else { openElement(element, attributes) }
        }

        private mutating func openElement(_ name: String, _ attributes: [UInt8]) {
            if void.contains(name) {
                result.append(contentsOf: "<\(name)>".utf8)
                return
            }
            // Deep nesting is hostile or broken; the text itself stays.
            guard open.count < 64 else { return }
            if name == "p", open.last == "p" { closeElement("p") }
            if name == "a" {
                guard let href = link(in: attributes) else { return }
                result.append(
                    contentsOf: "<a href=\"\(HTMLText.escape(href.text))\" rel=\"nofollow noopener\">".utf8)
            } else {
                result.append(contentsOf: "<\(name)>".utf8)
            }
            open.append(name)
        }

        /// Closes the element and everything opened inside it; a closing tag without an opening one is dropped.
        private mutating func closeElement(_ name: String) {
            guard open.contains(name) else { return }
            while let last = open.popLast() {
                result.append(contentsOf: "</\(last)>".utf8)
                if last == name { return }
            }
        }

        private mutating func skipContent(of name: String) {
            index = end(of: "</\(name)") ?? bytes.count
            index = endOfTag(from: index).map { $0 + 1 } ?? bytes.count
        }

        /// The place behind `text`, ASCII case ignored.
        private func end(of text: String) -> Int? {
            let wanted = Array(text.utf8)
            guard bytes.count >= wanted.count, index <= bytes.count - wanted.count else { return nil }
            for start in index...(bytes.count - wanted.count)
            where bytes[start] == wanted[0]
                && zip(bytes[start...], wanted).allSatisfy({ lower($0) == $1 })
            {
                return start + wanted.count
            }
            return nil
        }

        /// The place of the `>` that ends a tag; quoted attribute values may contain one. Longer tags are text, so that
        /// many unfinished ones cost no more than their length.
        private func endOfTag(from start: Int) -> Int? {
            var quote: UInt8?
            var position = start
            while position < min(bytes.count, start + 2048) {
                let byte = bytes[position]
                if let open = quote {
                    if byte == open { quote = nil }
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    quote = byte
                } else if byte == UInt8(ascii: ">") {
                    return position
                }
                position += 1
            }
            return nil
        }

        /// The value of `href`, if it is an address that may stand in a link.
        private func link(in attributes: [UInt8]) -> Href? {
            var position = 0
            while position < attributes.count {
                guard isName(attributes[position]) else {
                    position += 1
                    continue
                }
                let start = position
                while position < attributes.count, isName(attributes[position]) { position += 1 }
                let name = String(decoding: attributes[start..<position], as: UTF8.self).lowercased()
                while position < attributes.count, attributes[position] <= 0x20 { position += 1 }
                guard position < attributes.count, attributes[position] == UInt8(ascii: "=") else { continue }
                position += 1
                while position < attributes.count, attributes[position] <= 0x20 { position += 1 }
                let value = attributeValue(attributes, &position)
                if name == "href" { return Href(untrusted: decoded(value)) }
            }
            return nil
        }

        private func attributeValue(_ attributes: [UInt8], _ position: inout Int) -> [UInt8] {
            guard position < attributes.count else { return [] }
            let first = attributes[position]
            if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
                position += 1
                let start = position
                while position < attributes.count, attributes[position] != first { position += 1 }
                defer { position += 1 }
                return Array(attributes[start..<position])
            }
            let start = position
            while position < attributes.count, attributes[position] > 0x20 { position += 1 }
            return Array(attributes[start..<position])
        }

        /// `&amp;` decoded; an address with any other reference is not trusted to be what it seems.
        private func decoded(_ value: [UInt8]) -> String {
            let parts = String(decoding: value, as: UTF8.self).split(
                separator: "&amp;", omittingEmptySubsequences: false)
            let text = parts.joined(separator: "&")
            return parts.contains { $0.contains("&#") || $0.contains("&colon") } ? "" : text
        }

        private func lower(_ byte: UInt8) -> UInt8 {
            byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
        }

        private func isName(_ byte: UInt8) -> Bool {
            let letter = lower(byte)
            return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")
                || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
        }
    }
}
