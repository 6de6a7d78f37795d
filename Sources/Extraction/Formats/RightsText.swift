// SPDX-License-Identifier: Apache-2.0
// Free text about rights, sorted into licences and mere copyright notices.

import Metadata

/// What a text such as EXIF `Copyright` or `dc:rights` says: a licence gives permission, a notice only names the owner.
enum RightsText {
    /// A right for a text that names or links a licence or grants something; a property for a copyright notice.
    static func statement(_ text: String) -> Statement {
        if let licence = Licence.find(text) { return .right(Right(id: licence.id)) }
        if let address = text.firstMatch(of: /https?:\/\/[^\s"'<>,;)]+/).map({ String($0.output) }) {
            if let licence = Licence.find(address) { return .right(Right(id: licence.id)) }
            if address.contains("creativecommons.org/") {
                return .right(Right(title: ["en": text], link: address))
            }
        }
        let lowercased = text.lowercased()
        let isNotice = ["©", "(c)", "copyright", "all rights reserved"].contains { lowercased.contains($0) }
        let grants = ["licen", "cc by", "cc-by", "cc0", "public domain", "creative commons"]
        return isNotice && !grants.contains { lowercased.contains($0) }
            ? .property(Property("copyright notice", text)) : .right(Right(title: ["en": text]))
    }
}
