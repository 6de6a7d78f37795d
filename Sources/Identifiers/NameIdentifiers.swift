// SPDX-License-Identifier: Apache-2.0
// Identifiers of people and organisations: ORCID, ISNI, ROR, GND.

/// An ORCID iD: sixteen characters in four groups, `0000-0002-1825-0097`.
package struct ORCID: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Reads an iD, bare or with `orcid:` or its URL.
    package init(_ text: String) throws(IdentifierError) {
        let trimmed = text.trimmed
        let bare =
            trimmed.path(onAnyOf: ["orcid.org", "www.orcid.org"]) ?? trimmed.dropping(anyOf: ["orcid:"])?
            .trimmed ?? trimmed
        let number = try ISNI.number(bare, as: .orcid, given: text, expected: "0000-0002-1825-0097")
        // The blocks of ISNI numbers that ORCID assigns from (ORCID, "Structure of the ORCID Identifier").
        let value = Int(number.dropLast()) ?? 0
        guard (15_000_000...35_000_000).contains(value) || (900_000_000_000...900_100_000_000).contains(value)
        else {
            throw .outsideRange(.orcid, text, range: "0000-0001-5000-0007 to 0000-0003-5000-0001 or 0009-…")
        }
        description = number.grouped(by: 4, with: "-")
    }

    package var url: String { "https://orcid.org/\(description)" }
}

/// An International Standard Name Identifier (ISO 27729): sixteen characters, printed in four groups.
package struct ISNI: Hashable, Sendable, CustomStringConvertible {
    /// Without spaces: `0000000121032683`.
    package let compact: String

    package init(_ text: String) throws(IdentifierError) {
        let trimmed = text.trimmed
        let hosts = ["isni.org/isni", "www.isni.org/isni", "isni.org", "www.isni.org"]
        let bare =
            trimmed.path(onAnyOf: hosts) ?? trimmed.dropping(anyOf: ["isni:", "isni "])?.trimmed ?? trimmed
        compact = try Self.number(bare, as: .isni, given: text, expected: "0000 0001 2103 2683")
    }

    package var description: String { compact.grouped(by: 4, with: " ") }
    package var url: String { "https://isni.org/isni/\(compact)" }

    static func number(
        _ text: String, as scheme: IdentifierScheme, given: String, expected: String
    ) throws(IdentifierError) -> String {
        let number = text.without("- \u{a0}\u{2010}\u{2011}\u{2013}").uppercased()
        guard number.utf8.count == 16, let check = CheckDigits.mod11Radix2(String(number.dropLast())),
            let last = number.last, last == "X" || last.isASCII && last.isNumber
        else { throw .malformed(scheme, given, expected: expected) }
        guard last == check else { throw .wrongCheckDigit(scheme, given, expected: String(check)) }
        return number
    }
}

/// A Research Organization Registry id: `01zy2cs03`, always with its nine characters and without the resolver.
package struct ROR: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ text: String) throws(IdentifierError) {
        let trimmed = text.trimmed
        let bare =
            (trimmed.path(onAnyOf: ["ror.org", "www.ror.org"]) ?? trimmed.dropping(anyOf: ["ror:"]) ?? trimmed)
            .lowercased()
        guard bare.utf8.count == 9, bare.hasPrefix("0"), String(bare.suffix(2)).isDigits,
            let check = CheckDigits.mod97Radix10(crockford: String(bare.dropFirst().prefix(6)))
        else { throw .malformed(.ror, text, expected: "https://ror.org/01zy2cs03") }
        guard bare.hasSuffix(check) else { throw .wrongCheckDigit(.ror, text, expected: check) }
        description = bare
    }

    package var url: String { "https://ror.org/\(description)" }
}

/// An id of the Gemeinsame Normdatei (German National Library): `118540238`, `4079163-4`.
package struct GND: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ text: String) throws(IdentifierError) {
        let trimmed = text.trimmed
        let bare = (trimmed.path(onAnyOf: ["d-nb.info/gnd"]) ?? trimmed.dropping(anyOf: ["gnd:"]) ?? trimmed)
            .uppercased()
        guard Self.hasForm(bare) else { throw .malformed(.gnd, text, expected: "118540238") }
        description = bare
    }

    package var url: String { "https://d-nb.info/gnd/\(description)" }

    /// The four forms of Wikidata's property P227, which idutils uses too.
    private static func hasForm(_ text: String) -> Bool {
        guard let last = text.last, last == "X" || last.isASCII && last.isNumber else { return false }
        let body = String(text.dropLast())
        let hyphenated = body.hasSuffix("-")
        let digits = hyphenated ? String(body.dropLast()) : body
        guard digits.isDigits, let first = digits.first else { return false }
        if hyphenated { return first != "0" && digits.utf8.count <= 8 }
        if first == "3" { return digits.utf8.count == 8 }
        guard first == "1" else { return false }
        let second = digits.dropFirst().first
        return digits.utf8.count == 8
            || digits.utf8.count == 9 && (second == "0" || second == "1" || second == "2")
    }
}

extension String {
    fileprivate func grouped(by size: Int, with separator: String) -> String {
        let characters = Array(self)
        return stride(from: 0, to: characters.count, by: size)
            .map { String(characters[$0..<min($0 + size, characters.count)]) }
            .joined(separator: separator)
    }
}
