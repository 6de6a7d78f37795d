// SPDX-License-Identifier: Apache-2.0
// Digital Object Identifiers and the Handles they are made of.

/// A DOI: `10.5281/zenodo.1234`. DOIs are equal without regard to case (DOI Handbook, section 2.4).
package struct DOI: Hashable, Sendable, CustomStringConvertible {
    package let prefix: String
    package let suffix: String

    /// Reads a DOI, bare or with `doi:` or a resolver before it.
    package init(_ text: String) throws(IdentifierError) {
        let bare =
            text.trimmed.path(onAnyOf: Self.hosts) ?? text.trimmed.dropping(anyOf: ["doi:"])?.trimmed
            ?? text.trimmed
        let parts = bare.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard parts.count == 2, Self.isPrefix(parts[0]), parts[1].isOneWord else {
            throw .malformed(.doi, text, expected: "10.5281/zenodo.1234")
        }
        prefix = parts[0]
        suffix = parts[1]
    }

    /// Whether `text` is a DOI prefix: `10.` and numbers joined by full stops.
    package static func isPrefix(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        return parts.count >= 2 && parts[0] == "10" && parts.allSatisfy(\.isDigits)
    }

    package var description: String { prefix + "/" + suffix }
    package var url: String { "https://doi.org/" + description.encodedForPath }

    package static func == (left: DOI, right: DOI) -> Bool {
        left.description.lowercased() == right.description.lowercased()
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(description.lowercased()) }

    static let hosts = ["doi.org", "dx.doi.org", "www.doi.org"]
}

/// A Handle: a naming authority and a local name, `20.500.12345/abc` (RFC 3651).
package struct Handle: Hashable, Sendable, CustomStringConvertible {
    package let prefix: String
    package let suffix: String

    /// Reads a Handle, bare or with `hdl:` or the resolver before it.
    package init(_ text: String) throws(IdentifierError) {
        let trimmed = text.trimmed
        let bare =
            trimmed.path(onAnyOf: ["hdl.handle.net"]) ?? trimmed.dropping(anyOf: ["hdl:"])?.trimmed ?? trimmed
        let parts = bare.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let authority = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, authority.allSatisfy({ !$0.isEmpty }), !parts[0].contains(":"),
            parts[0].isOneWord,
            parts[1].isOneWord
        else { throw .malformed(.handle, text, expected: "20.500.12345/abc") }
        prefix = parts[0]
        suffix = parts[1]
    }

    package var description: String { prefix + "/" + suffix }
    package var url: String { "https://hdl.handle.net/" + description.encodedForPath }
}
