// SPDX-License-Identifier: Apache-2.0
// Licences between their SPDX ids, which people write, and their URLs, which maDMP asks for.

/// Turns licence URLs into SPDX ids and back, for the licences that plans name.
enum LicenceReference {
    /// The SPDX id that a URL, an SPDX page or an id in any case stands for; nil when it is not one of the known.
    static func spdx(_ reference: String) -> String? {
        let key = canonical(reference)
        if let id = byKey[key] { return id }
        return key.hasPrefix("spdx.org/licenses/")
            ? byKey[String(key.dropFirst("spdx.org/licenses/".count))] : nil
    }

    /// The URL of a licence: its own page where one is known, a URL as it is, else its SPDX page.
    static func url(_ licence: String) -> String {
        if let url = pages[licence] { return url }
        return WebAddress.isURL(licence) ? licence : "https://spdx.org/licenses/\(licence)"
    }

    /// Whether two references mean the same licence.
    static func same(_ left: String, _ right: String) -> Bool {
        (spdx(left) ?? canonical(left)) == (spdx(right) ?? canonical(right))
    }

    private static func canonical(_ reference: String) -> String {
        var text = reference.lowercased()
        for prefix in ["https://", "http://", "www."] where text.hasPrefix(prefix) {
            text.removeFirst(prefix.count)
        }
        for suffix in ["/", "/legalcode", "/deed.en", ".html", ".php", ".txt", ".json", "/"]
        where text.hasSuffix(suffix) {
            text.removeLast(suffix.count)
        }
        return text
    }

    private static let pages: [String: String] = {
        var pages: [String: String] = [
            "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
            "Apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0",
            "MIT": "https://opensource.org/licenses/MIT",
            "BSD-2-Clause": "https://opensource.org/licenses/BSD-2-Clause",
            "BSD-3-Clause": "https://opensource.org/licenses/BSD-3-Clause",
            "GPL-2.0-only": "https://www.gnu.org/licenses/old-licenses/gpl-2.0.html",
            "GPL-3.0-only": "https://www.gnu.org/licenses/gpl-3.0.html",
            "LGPL-3.0-only": "https://www.gnu.org/licenses/lgpl-3.0.html",
            "AGPL-3.0-only": "https://www.gnu.org/licenses/agpl-3.0.html",
            "MPL-2.0": "https://www.mozilla.org/en-US/MPL/2.0/",
            "EUPL-1.2": "https://spdx.org/licenses/EUPL-1.2",
            "ODbL-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
            "ODC-By-1.0": "https://opendatacommons.org/licenses/by/1-0/",
            "PDDL-1.0": "https://opendatacommons.org/licenses/pddl/1-0/",
        ]
        for kind in ["by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd"] {
            for version in ["1.0", "2.0", "2.5", "3.0", "4.0"] {
                pages["CC-\(kind.uppercased())-\(version)"] =
                    "https://creativecommons.org/licenses/\(kind)/\(version)/"
            }
        }
        return pages
    }()

    private static let byKey: [String: String] = {
        var keys: [String: String] = [
            "opensource.org/licenses/mit-license": "MIT", "opensource.org/license/mit": "MIT",
            "apache.org/licenses/license-2.0": "Apache-2.0",
            "opensource.org/licenses/apache-2.0": "Apache-2.0",
            "gnu.org/licenses/gpl-3.0.en": "GPL-3.0-only", "opensource.org/licenses/gpl-3.0": "GPL-3.0-only",
            "GPL-3.0-or-later".lowercased(): "GPL-3.0-or-later",
            "GPL-2.0-or-later".lowercased(): "GPL-2.0-or-later",
            "opendatacommons.org/licenses/by/1.0": "ODC-By-1.0",
            "opendatacommons.org/licenses/odbl/1.0": "ODbL-1.0",
        ]
        for (id, page) in pages {
            keys[id.lowercased()] = id
            keys[canonical(page)] = id
        }
        return keys
    }()
}
