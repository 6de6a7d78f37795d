// SPDX-License-Identifier: Apache-2.0
// SoftWare Hash IDentifiers (ISO/IEC 18670): `swh:1:rev:…`.

/// A SWHID: the hash of a piece of software, with optional qualifiers that say where it was found.
package struct SWHID: Hashable, Sendable, CustomStringConvertible {
    package enum ObjectType: String, Sendable, CaseIterable { case cnt, dir, rev, rel, snp }

    package let objectType: ObjectType
    /// Forty hexadecimal digits in lower case.
    package let hash: String
    /// `origin=…`, `visit=…`, `anchor=…`, `path=…`, `lines=…`, `bytes=…` in the given order.
    package let qualifiers: [String]

    package init(_ text: String) throws(IdentifierError) {
        let expected = "swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d"
        let trimmed = text.trimmed
        let bare = trimmed.path(onAnyOf: ["archive.softwareheritage.org"]) ?? trimmed
        let pieces = bare.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        let core = pieces[0].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard core.count == 4, core[0] == "swh", core[1] == "1", let type = ObjectType(rawValue: core[2]),
            core[3].utf8.count == 40, core[3].isMade(of: "0123456789abcdef"),
            pieces.dropFirst().allSatisfy(Self.isQualifier)
        else { throw .malformed(.swh, text, expected: expected) }
        objectType = type
        hash = core[3]
        qualifiers = Array(pieces.dropFirst())
    }

    package var core: String { "swh:1:\(objectType.rawValue):\(hash)" }
    package var description: String { ([core] + qualifiers).joined(separator: ";") }
    package var url: String { "https://archive.softwareheritage.org/" + description.encodedForPath }

    private static func isQualifier(_ text: String) -> Bool {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard parts.count == 2, parts[1].isOneWord else { return false }
        switch parts[0] {
        case "origin", "path": return true
        case "visit", "anchor": return (try? SWHID(parts[1])) != nil
        case "lines", "bytes":
            let ends = parts[1].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
            return (1...2).contains(ends.count) && ends.allSatisfy(\.isDigits)
        default: return false
        }
    }
}
