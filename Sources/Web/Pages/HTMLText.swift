// SPDX-License-Identifier: Apache-2.0
// Text as HTML: escaping, and the two kinds of text that are written unescaped because they are known to be safe.

/// HTML being written, as UTF-8.
struct HTMLBuffer {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes bytes that are HTML already.
    mutating func write(_ html: [UInt8]) { bytes.append(contentsOf: html) }

    mutating func write(_ html: String) { bytes.append(contentsOf: html.utf8) }

    /// Writes text, escaped for element content and for quoted attributes.
    mutating func writeEscaped(_ text: some StringProtocol) {
        let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { writeEscaped($0) }
        if isWritten == nil { Array(text.utf8).withUnsafeBufferPointer { writeEscaped($0) } }
    }

    private mutating func writeEscaped(_ source: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in source.indices {
            let replacement: StaticString
            switch source[index] {
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "\""): replacement = "&quot;"
            case UInt8(ascii: "'"): replacement = "&#39;"
            default: continue
            }
            bytes.append(contentsOf: source[start..<index])
            replacement.withUTF8Buffer { bytes.append(contentsOf: $0) }
            start = index + 1
        }
        bytes.append(contentsOf: source[start...])
    }
}

/// Escaping into strings, where HTML is put together outside of templates.
enum HTMLText {
    static func escape(_ text: some StringProtocol) -> String {
        var buffer = HTMLBuffer(capacity: text.utf8.count)
        buffer.writeEscaped(text)
        return buffer.text
    }

    static func append(_ text: some StringProtocol, to result: inout String) {
        result += escape(text)
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
        guard json.utf8.contains(UInt8(ascii: "<")) else {
            text = json
            return
        }
        let pieces = json.split(separator: "<", omittingEmptySubsequences: false)
        text = pieces.joined(separator: "\\u003c")
    }
}
