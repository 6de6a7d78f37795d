// SPDX-License-Identifier: Apache-2.0
// Archival Resource Keys: `ark:99999/fw1ha4g37x208r`.

import Foundation

/// An ARK (draft-kunze-ark): a name assigning authority number (NAAN) and a name, with the label `ark:`.
package struct ARK: Hashable, Sendable, CustomStringConvertible {
    package let naan: String
    /// The name with any qualifiers, without hyphens: they carry no meaning in an ARK.
    package let name: String

    /// The NAAN for tests and examples: nothing below it resolves anywhere.
    package static let testNAAN = "99999"
    /// The shoulder of the names that Fairway gives; what follows is a record id and a NOID check character.
    package static let recordShoulder = "fw1"
    package static let betanumeric = "0123456789bcdfghjkmnpqrstvwxz"

    /// The ARK of a record.
    package init(of record: RecordID, naan: String = ARK.testNAAN) {
        let name = Self.recordShoulder + record.compact
        self.naan = naan
        self.name = name + String(CheckDigits.noid("\(naan)/\(name)"))
    }

    /// Reads an ARK with its label, in the new (`ark:99999/x`) or old (`ark:/99999/x`) form, or behind a resolver. An
    /// ARK with the shoulder of a Fairway record must have the right check character.
    package init(_ text: String) throws(IdentifierError) {
        let expected = "ark:99999/fw1ha4g37x208r"
        var bare = text.trimmed
        if bare.contains("://"), let label = bare.range(of: "/ark:", options: .caseInsensitive) {
            bare = String(bare[bare.index(after: label.lowerBound)...])
        }
        guard var rest = bare.dropping(anyOf: ["ark:"]) else {
            throw .malformed(.ark, text, expected: expected)
        }
        if rest.hasPrefix("/") { rest.removeFirst() }
        let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard parts.count == 2, parts[0].lowercased().isMade(of: Self.betanumeric), parts[1].isOneWord else {
            throw .malformed(.ark, text, expected: expected)
        }
        let name = parts[1].without("-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}")
        guard !name.isEmpty else { throw .malformed(.ark, text, expected: expected) }
        naan = parts[0].lowercased()
        self.name = name
        if naan == Self.testNAAN, name.hasPrefix(Self.recordShoulder), name.utf8.count == 14 {
            let check = CheckDigits.noid("\(naan)/\(name.dropLast())")
            guard name.last == check else { throw .wrongCheckDigit(.ark, text, expected: String(check)) }
        }
    }

    /// The record that this ARK names, if its name is one that Fairway gives.
    package var record: RecordID? {
        guard name.hasPrefix(Self.recordShoulder), name.utf8.count == 14 else { return nil }
        return try? RecordID(String(name.dropFirst(3).prefix(10)))
    }

    package var description: String { "ark:\(naan)/\(name)" }
    /// At the global resolver; ARKs of the test NAAN do not resolve there.
    package var url: String { "https://n2t.net/" + description.encodedForPath }
}
