// SPDX-License-Identifier: Apache-2.0
// Addresses that may stand in a link: http, https, mailto, or a path of this site, and nothing else.

/// The address of a link. A value that came from a file or a person becomes a link only through ``init(untrusted:)``,
/// so that `javascript:` and `data:` never reach an `href`.
struct Href: Sendable, Hashable {
    let text: String

    /// A path of this site that our own code made, beginning with `/`, `?` or `#`.
    init(path: String) {
        text = Href.isLocal(path) ? path : "/"
    }

    /// Any address; nil unless it is http, https, mailto, or a path of this site.
    init?(untrusted raw: String) {
        let address = raw.utf8.drop(while: { $0 <= 0x20 })
        let schemes = ["http://", "https://", "mailto:"]
        let isKnown = schemes.contains { scheme in
            address.count > scheme.utf8.count
                && zip(scheme.utf8, address).allSatisfy { $0 == ($1 | ($1 >= 0x41 && $1 <= 0x5A ? 0x20 : 0)) }
        }
        let text = String(address) ?? ""
        guard isKnown || Href.isLocal(text), !text.utf8.contains(where: { $0 < 0x20 }) else { return nil }
        self.text = text
    }

    /// `//host` would leave the site, and browsers read a backslash as a slash.
    private static func isLocal(_ path: String) -> Bool {
        guard let first = path.utf8.first else { return false }
        if first == UInt8(ascii: "?") || first == UInt8(ascii: "#") { return true }
        guard first == UInt8(ascii: "/") else { return false }
        let second = path.utf8.dropFirst().first
        return second != UInt8(ascii: "/") && second != UInt8(ascii: "\\")
    }
}
