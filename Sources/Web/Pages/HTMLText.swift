// SPDX-License-Identifier: Apache-2.0
// Text as HTML: escaping, and the two kinds of text that are written unescaped because they are known to be safe.

import Mustache

/// The content type of our templates: escapes bytes, not characters, which is many times faster than the library's own
/// escaping and gives the same result, because all five characters are ASCII.
struct HTMLText: MustacheContentType {
    func escapeText(_ text: String) -> String { HTMLText.escape(text) }

    static func escape(_ text: some StringProtocol) -> String {
        var result = ""
        append(text, to: &result)
        return result
    }

    /// Appends `text`, escaped for element content and for quoted attributes.
    static func append(_ text: some StringProtocol, to result: inout String) {
        let bytes = text.utf8
        var start = bytes.startIndex
        var index = start
        while index != bytes.endIndex {
            let replacement: String? =
                switch bytes[index] {
                case UInt8(ascii: "<"): "&lt;"
                case UInt8(ascii: ">"): "&gt;"
                case UInt8(ascii: "&"): "&amp;"
                case UInt8(ascii: "\""): "&quot;"
                case UInt8(ascii: "'"): "&#39;"
                default: nil
                }
            let next = bytes.index(after: index)
            if let replacement {
                result += text[start..<index]
                result += replacement
                start = next
            }
            index = next
        }
        result += text[start...]
    }
}

/// HTML that may be written as it is: made by our own code from escaped text, or by ``HTMLSanitiser``.
struct SafeHTML: Sendable, Hashable {
    let text: String

    /// HTML made by our own code. Whoever calls this has escaped every foreign text in it.
    init(trusted text: String) { self.text = text }

    /// Foreign HTML, such as a record's description: only its harmless elements remain.
    init(sanitising html: String) { text = HTMLSanitiser.sanitise(html) }

    /// Plain text.
    init(plain text: String) { self.text = HTMLText.escape(text) }
}

/// JSON that stands in a `<script type="application/ld+json">`. No `<` remains in it, so it cannot end the element.
struct ScriptData: Sendable, Hashable {
    let text: String

    init(json: String) {
        var result = ""
        for piece in json.utf8.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false) {
            if !result.isEmpty || piece.startIndex != json.utf8.startIndex { result += "\\u003c" }
            result += String(Substring(piece))
        }
        text = result
    }
}
