// SPDX-License-Identifier: Apache-2.0
// What a licence allows, in one sentence.

/// One sentence for each common licence, by its SPDX id.
enum LicenceSentence {
    /// The sentence, or nil for a licence we cannot sum up.
    static func text(spdx id: String) -> String? {
        let id = id.lowercased()
        if id.hasPrefix("cc0") {
            return "Free for any use, without conditions; citing the authors is good practice."
        }
        if id.hasPrefix("cc-by-nc-nd") {
            return "May be passed on unchanged and not for commercial use, when the authors are named."
        }
        if id.hasPrefix("cc-by-nc-sa") {
            return
                "May be used and changed, not commercially, when the authors are named and changes keep this licence."
        }
        if id.hasPrefix("cc-by-nc") {
            return "May be used and changed, not commercially, when the authors are named."
        }
        if id.hasPrefix("cc-by-nd") {
            return "May be passed on unchanged, also commercially, when the authors are named."
        }
        if id.hasPrefix("cc-by-sa") {
            return
                "May be used and changed, also commercially, when the authors are named and changes keep this licence."
        }
        if id.hasPrefix("cc-by") {
            return "May be used and changed, also commercially, when the authors are named."
        }
        if id.hasPrefix("mit") || id.hasPrefix("bsd") || id.hasPrefix("isc") {
            return "May be used and changed for any purpose, when the copyright notice stays."
        }
        if id.hasPrefix("apache") {
            return
                "May be used and changed for any purpose, when notices stay and changes are stated; patents are licensed too."
        }
        if id.hasPrefix("agpl") {
            return
                "May be used and changed; who passes it on, or offers it over a network, gives its source under this licence."
        }
        if id.hasPrefix("lgpl") {
            return "May be used in any program; changes to it are passed on under this licence."
        }
        if id.hasPrefix("gpl") {
            return "May be used and changed; who passes it on gives its source under this licence."
        }
        if id.hasPrefix("odbl") {
            return
                "The database may be used and changed, when the authors are named and derived databases keep this licence."
        }
        if id.hasPrefix("odc-by") {
            return "The database may be used and changed, when the authors are named."
        }
        if id.hasPrefix("pddl") { return "The database is free for any use, without conditions." }
        return nil
    }
}
