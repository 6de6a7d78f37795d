// SPDX-License-Identifier: Apache-2.0
// Small questions about characters that identifier grammars ask.

import Foundation

extension String {
    var isDigits: Bool { !isEmpty && utf8.allSatisfy { $0.isDigit } }

    func isMade(of alphabet: String) -> Bool { !isEmpty && allSatisfy { alphabet.contains($0) } }

    /// No white space and no control characters.
    var isOneWord: Bool {
        !isEmpty
            && unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0.value >= 0x20 && $0.value != 0x7f
            }
    }

    /// The text after the first of `prefixes` that it begins with, ignoring case; nil where it begins with none.
    func dropping(anyOf prefixes: [String]) -> String? {
        for prefix in prefixes where utf8.count >= prefix.utf8.count {
            if self.prefix(prefix.count).lowercased() == prefix { return String(dropFirst(prefix.count)) }
        }
        return nil
    }

    /// The text after `http://` or `https://` and one of `hosts`, with percent escapes decoded; nil for other texts.
    func path(onAnyOf hosts: [String]) -> String? {
        guard let rest = dropping(anyOf: ["https://", "http://"]) ?? (contains("://") ? nil : self) else {
            return nil
        }
        guard let path = rest.dropping(anyOf: hosts.map { $0 + "/" }) else { return nil }
        return path.removingPercentEncoding ?? path
    }

    func without(_ characters: String) -> String { filter { !characters.contains($0) } }

    /// Percent-encoded for the path of a URL; what identifiers use as structure stays.
    var encodedForPath: String {
        var allowed = CharacterSet(charactersIn: "/:;@,-._~()=+!*'$&")
        allowed.formUnion(CharacterSet(charactersIn: Unicode.Scalar(0x30)...Unicode.Scalar(0x39)))
        allowed.formUnion(CharacterSet(charactersIn: Unicode.Scalar(0x41)...Unicode.Scalar(0x5a)))
        allowed.formUnion(CharacterSet(charactersIn: Unicode.Scalar(0x61)...Unicode.Scalar(0x7a)))
        return addingPercentEncoding(withAllowedCharacters: allowed) ?? self
    }

    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var digit: Int { Int(self) - Int(UInt8(ascii: "0")) }
}
