// SPDX-License-Identifier: Apache-2.0
// Stylesheet and scripts, each under an address that contains the hash of its content.

/// What pages load besides HTML. The address changes with the content, so every answer may be cached for ever.
enum Assets {
    struct Asset: Sendable {
        /// `style.css`: how templates name it.
        let name: String
        let mediaType: String
        let content: String
        /// `/assets/style-1f0c….css`.
        let path: String

        init(_ name: String, _ mediaType: String, _ content: String) {
            self.name = name
            self.mediaType = mediaType
            self.content = content
            let dot = name.lastIndex(of: ".") ?? name.endIndex
            path = "/assets/\(name[..<dot])-\(Assets.hash(content))\(name[dot...])"
        }
    }

    /// For every asset: it may be kept for a year, and its address says when it changed.
    static let cacheControl = "public, max-age=31536000, immutable"

    /// The policy of every page: nothing from elsewhere, nothing inline.
    static let contentSecurityPolicy = [
        "default-src 'none'", "style-src 'self'", "img-src 'self' data:", "script-src 'self'",
        "connect-src 'self'", "form-action 'self'", "frame-src 'self'", "object-src 'none'",
        "base-uri 'none'",
    ].joined(separator: "; ")

    static let all: [Asset] = [
        Asset("style.css", "text/css; charset=utf-8", Stylesheet.all),
        Asset("page.js", "text/javascript; charset=utf-8", Scripts.page),
        Asset("draft.js", "text/javascript; charset=utf-8", Scripts.draft),
        Asset("mark.svg", "image/svg+xml", mark),
    ]

    private static let byPath = Dictionary(all.map { ($0.path, $0) }) { first, _ in first }
    private static let pathByName = Dictionary(all.map { ($0.name, $0.path) }) { first, _ in first }

    static func asset(at path: String) -> Asset? { byPath[path] }

    static func path(of name: String) -> String? { pathByName[name] }

    /// FNV-1a, 64 bits: it must differ when the content does, nothing more.
    static func hash(_ content: String) -> String {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in content.utf8 {
            value ^= UInt64(byte)
            value = value &* 0x100_0000_01b3
        }
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static let mark = #"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="#0b5563"/><path fill="#9fe0e4" d="M8 21c0-8 2-12.5 4-18 2 5.5 4 10 4 18z"/><circle cx="5" cy="14" r="2.3" fill="#fff"/><circle cx="19" cy="14" r="2.3" fill="#fff"/></svg>
        """#
}
