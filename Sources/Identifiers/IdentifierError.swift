// SPDX-License-Identifier: Apache-2.0
// What can be wrong with an identifier, and how to say it.

/// Why a text is not an identifier of its scheme. The description names the text, the reason and the expected form.
package enum IdentifierError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text does not have the scheme's form.
    case malformed(IdentifierScheme, String, expected: String)
    /// The form is right, but the check digit is not: most often a typing error.
    case wrongCheckDigit(IdentifierScheme, String, expected: String)
    /// A number outside of the range that the scheme's agency assigns.
    case outsideRange(IdentifierScheme, String, range: String)
    /// Not a record id of ours.
    case malformedRecordID(String)
    case wrongRecordIDCheck(String, expected: String)

    package var description: String {
        switch self {
        case .malformed(let scheme, let text, let expected):
            "“\(text.excerpt)” is not \(scheme.labelWithArticle): it should look like \(expected)"
        case .wrongCheckDigit(let scheme, let text, let expected):
            "“\(text.excerpt)” is not \(scheme.labelWithArticle): its check digit is wrong (\(expected) would fit), "
                + "so at least one character is mistyped"
        case .outsideRange(let scheme, let text, let range):
            "“\(text.excerpt)” is not \(scheme.labelWithArticle): it should lie in \(range)"
        case .malformedRecordID(let text):
            "“\(text.excerpt)” is not a record id: it should look like ha4g3-7x208"
        case .wrongRecordIDCheck(let text, let expected):
            "“\(text.excerpt)” is not a record id: its last two digits should be \(expected), "
                + "so at least one character is mistyped"
        }
    }
}

extension String {
    /// The text short enough for a message, without control characters.
    var excerpt: String {
        let clean = String(unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : Character($0) })
        return clean.count > 60 ? clean.prefix(57) + "…" : clean
    }
}
