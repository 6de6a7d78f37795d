// SPDX-License-Identifier: Apache-2.0
// The addresses of records, files and plans, made in one place so that no link rots.

import Foundation

/// Addresses below the base URL of an installation.
package struct RecordLinks: Sendable, Hashable {
    /// Without a slash at the end.
    package let base: String

    package init(base: String) { self.base = base }

    package func record(_ id: String) -> String { "\(base)/records/\(id)" }

    package func latest(_ id: String) -> String { "\(base)/records/\(id)/latest" }

    package func export(_ id: String, format: String) -> String { "\(base)/records/\(id)/export/\(format)" }

    package func archive(_ id: String) -> String { "\(base)/records/\(id)/files-archive" }

    package func file(_ key: String, of id: String, download: Bool = false) -> String {
        "\(base)/records/\(id)/files/\(Self.encoded(key))" + (download ? "?download=1" : "")
    }

    package func plan(_ id: String) -> String { "\(base)/plans/\(id)" }

    package func draft(_ id: String) -> String { "\(base)/drafts/\(id)" }

    /// A file's key as URL path: every byte percent-encoded but letters, digits, `-._~` and the slashes between folders
    /// (RFC 3986, section 2.3).
    package static func encoded(_ key: String) -> String {
        var text = ""
        for byte in key.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F:
                text.append(Character(UnicodeScalar(byte)))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return text
    }
}
