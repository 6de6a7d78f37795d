// SPDX-License-Identifier: Apache-2.0
// Licences between their SPDX ids, which people write, and their URLs, which maDMP asks for.

import Metadata

/// What a plan's licence references mean: SPDX ids, URLs, and families (`GPL`, `CC`) that a shortlist may name.
enum LicenceReference {
    /// The SPDX id that a URL or an id in any case stands for; nil when it is not known.
    static func spdx(_ reference: String) -> String? { Licence.find(reference)?.spdx }

    /// The URL of a licence: where it can be read when it is known, a URL as it is, else its SPDX page.
    static func url(_ licence: String) -> String {
        if let known = Licence.named(licence) { return known.url }
        return WebAddress.isURL(licence) ? licence : "https://spdx.org/licenses/\(licence)"
    }

    /// For people: the SPDX id in its own spelling, else as it was written.
    static func name(_ reference: String) -> String { spdx(reference) ?? reference }

    /// Whether a licence is the planned one, or one of the planned family.
    static func same(_ planned: String, _ have: String) -> Bool {
        let (left, right) = (name(planned).lowercased(), name(have).lowercased())
        if left == right { return true }
        guard !planned.contains("://"), planned.utf8.allSatisfy({ $0 != UInt8(ascii: ".") }) else {
            return false
        }
        // A family has no version: `GPL` allows every GPL.
        return right.hasPrefix(left + "-")
    }
}
