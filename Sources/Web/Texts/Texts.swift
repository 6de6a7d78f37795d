// SPDX-License-Identifier: Apache-2.0
// The texts of the pages in one language: a key, and what stands for it.

/// A language's texts. Each language has one file with all of them; ``english`` is the first and the most complete.
struct Texts: Sendable {
    /// BCP 47, as in `<html lang>`.
    let language: String
    private let phrases: [String: String]

    init(language: String, phrases: [String: String]) {
        self.language = language
        self.phrases = phrases
    }

    var keys: Set<String> { Set(phrases.keys) }

    subscript(key: String) -> String? { phrases[key] }

    /// The text of a key that code, not a template, names. Where it is missing the key itself is shown: better an odd
    /// word on a page than no page.
    func text(_ key: String) -> String { phrases[key] ?? key }

    /// The singular and the plural of a noun, kept as `record|records` under `n.record`.
    func forms(of noun: String) -> (one: String, many: String)? {
        guard let both = phrases["n.\(noun)"] else { return nil }
        let forms = both.split(separator: "|")
        guard forms.count == 2 else { return nil }
        return (String(forms[0]), String(forms[1]))
    }
}
