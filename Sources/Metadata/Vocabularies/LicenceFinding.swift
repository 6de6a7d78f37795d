// SPDX-License-Identifier: Apache-2.0
// Recognising a licence in whatever people and programs write: ids, addresses, names.

extension Licence {
    /// The licence that `text` means: an SPDX id in any case, an address of Creative Commons, SPDX, GNU, Open Data
    /// Commons and others, or a common name (`CC BY 4.0`, `MIT License`, `Apache 2`). Nil where that is not certain.
    package static func find(_ text: String) -> Licence? {
        let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !trimmed.isEmpty, trimmed.utf8.count <= 300 else { return nil }
        guard let licence = recognise(trimmed) else { return nil }
        return licence.withoutDeprecatedID(orLater: allowsLater(trimmed))
    }

    private static func recognise(_ trimmed: String) -> Licence? {
        if let licence = named(trimmed) { return licence }
        if trimmed.contains("://") { return find(address: trimmed) }
        let name = trimmed.folded
        if let licence = byName[name] { return licence }
        if let id = creativeCommons(words: trimmed) { return named(id) }
        if trimmed.contains(" ") { return named(trimmed.split(separator: " ").joined(separator: "-")) }
        return nil
    }

    /// Whether the words allow later versions: `GPLv3+`, `GPL 3.0 or later`.
    private static func allowsLater(_ text: String) -> Bool {
        let folded = text.folded
        return text.hasSuffix("+") || folded.contains("orlater") || folded.contains("ornewer")
            || folded.contains("orgreater") || folded.contains("anylater")
    }

    /// GNU licences have the ids `…-only` and `…-or-later` since SPDX 3.0; `GPL-3.0` and `GPL-3.0+` are deprecated.
    private func withoutDeprecatedID(orLater: Bool) -> Licence {
        var base = id
        guard
            base.hasPrefix("gpl-") || base.hasPrefix("lgpl-") || base.hasPrefix("agpl-")
                || base.hasPrefix("gfdl-")
        else { return self }
        for ending in ["-only", "-or-later", "+"] where base.hasSuffix(ending) {
            base.removeLast(ending.count)
        }
        let later = orLater || id.hasSuffix("-or-later") || id.hasSuffix("+")
        return Licence.named(base + (later ? "-or-later" : "-only")) ?? self
    }

    private static func find(address: String) -> Licence? {
        let path = normalAddress(address)
        if let licence = byAddress[path] { return licence }
        if path.hasPrefix("creativecommons.org/") { return creativeCommons(path: path).flatMap(named) }
        for host in ["spdx.org/licenses/", "opensource.org/licenses/", "opensource.org/license/"] {
            guard path.hasPrefix(host) else { continue }
            var id = String(path.dropFirst(host.count))
            for ending in [".html", ".json", ".txt", ".jsonld", "-php"] where id.hasSuffix(ending) {
                id.removeLast(ending.count)
            }
            return named(id) ?? byName[id.folded]
        }
        return nil
    }

    /// Without scheme, `www.`, query, fragment and closing slash, in lower case.
    private static func normalAddress(_ address: String) -> String {
        var path = address.lowercased()
        for prefix in ["https://", "http://", "www."] where path.hasPrefix(prefix) {
            path.removeFirst(prefix.count)
        }
        path = String(path.prefix { $0 != "?" && $0 != "#" })
        while path.hasSuffix("/") { path.removeLast() }
        return path
    }

    /// `creativecommons.org/licenses/by-nc/4.0/legalcode.de` is `CC-BY-NC-4.0`.
    private static func creativeCommons(path: String) -> String? {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count >= 3 else { return nil }
        if parts[1] == "publicdomain", parts[2] == "zero" { return "CC0-1.0" }
        guard parts[1] == "licenses", parts.count >= 4 else { return nil }
        let id = "cc-\(parts[2])-\(parts[3])"
        guard parts.count > 4, !parts[4].hasPrefix("legalcode"), !parts[4].hasPrefix("deed") else {
            return id
        }
        let ported = "\(id)-\(parts[4])"
        return SPDX.spelling(of: ported) == nil ? id : ported
    }

    /// `CC BY-SA 4.0`, `Creative Commons Attribution Share Alike 4.0 International` are `CC-BY-SA-4.0`. Without a
    /// version nothing is certain.
    private static func creativeCommons(words text: String) -> String? {
        let folded = text.lowercased()
        guard folded.hasPrefix("cc") || folded.contains("creative commons") else { return nil }
        let tokens = folded.split { !$0.isLetter && !$0.isNumber && $0 != "." }.map(String.init)
        guard
            let version = tokens.map({ $0.hasPrefix("v") ? String($0.dropFirst()) : $0 })
                .first(where: { ["1.0", "2.0", "2.5", "3.0", "4.0", "1", "2", "3", "4"].contains($0) })
        else { return nil }
        let number = version.contains(".") ? version : version + ".0"
        let letters = folded.filter(\.isLetter)
        if letters.hasPrefix("cczero") || tokens.contains("cc0") || tokens.contains("zero") {
            return "CC0-\(number)"
        }
        func says(_ code: String, _ words: [String]) -> Bool {
            tokens.contains(code) || words.contains { letters.contains($0) }
        }
        guard says("by", ["attribution"]) || tokens.contains("ccby") else { return nil }
        var id = "cc-by"
        if says("nc", ["noncommercial"]) { id += "-nc" }
        if says("nd", ["noderivs", "noderivatives"]) { id += "-nd" }
        if says("sa", ["sharealike"]) { id += "-sa" }
        return id + "-" + number
    }

    private static let byAddress: [String: Licence] = {
        var index: [String: Licence] = [:]
        // The "only" forms come before the "or later" ones: a bare address promises no later version.
        for licence in common where index[normalAddress(licence.url)] == nil {
            index[normalAddress(licence.url)] = licence
        }
        let others = [
            ("apache.org/licenses/license-2.0.html", "apache-2.0"),
            ("apache.org/licenses/license-2.0.txt", "apache-2.0"),
            ("gnu.org/licenses/gpl-2.0.html", "gpl-2.0-only"),
            ("gnu.org/licenses/gpl-2.0.txt", "gpl-2.0-only"),
            ("gnu.org/licenses/gpl-3.0", "gpl-3.0-only"),
            ("gnu.org/licenses/gpl-3.0.en.html", "gpl-3.0-only"),
            ("gnu.org/licenses/gpl-3.0.txt", "gpl-3.0-only"), ("gnu.org/licenses/agpl-3.0", "agpl-3.0-only"),
            ("gnu.org/licenses/agpl-3.0.en.html", "agpl-3.0-only"),
            ("gnu.org/licenses/agpl-3.0.txt", "agpl-3.0-only"),
            ("gnu.org/licenses/lgpl-3.0", "lgpl-3.0-only"),
            ("gnu.org/licenses/lgpl-3.0.en.html", "lgpl-3.0-only"),
            ("opendatacommons.org/licenses/odbl", "odbl-1.0"),
            ("opendatacommons.org/licenses/odbl/1.0", "odbl-1.0"),
            ("opendatacommons.org/licenses/by", "odc-by-1.0"),
            ("opendatacommons.org/licenses/by/1.0", "odc-by-1.0"),
            ("opendatacommons.org/licenses/pddl", "pddl-1.0"),
            ("opendatacommons.org/licenses/pddl/1.0", "pddl-1.0"),
            ("mozilla.org/mpl/2.0", "mpl-2.0"), ("dcat-ap.de/def/licenses/dl-by-de/2.0", "dl-de-by-2.0"),
            ("dcat-ap.de/def/licenses/dl-zero-de/2.0", "dl-de-zero-2.0"),
            ("joinup.ec.europa.eu/software/page/eupl", "eupl-1.2"),
        ]
        for (address, id) in others { index[address] = named(id) }
        return index
    }()

    private static let byName: [String: Licence] = {
        var index: [String: Licence] = [:]
        for licence in common where index[licence.title.folded] == nil {
            index[licence.title.folded] = licence
        }
        let others = [
            ("cc0", "cc0-1.0"), ("cczero", "cc0-1.0"), ("creative commons zero", "cc0-1.0"),
            ("CC0 1.0 Universal", "cc0-1.0"), ("public domain dedication and license", "pddl-1.0"),
            ("pddl", "pddl-1.0"),
            ("odbl", "odbl-1.0"), ("Open Database License", "odbl-1.0"), ("odcby", "odc-by-1.0"),
            ("the MIT license", "mit"), ("mit licence", "mit"), ("expat", "mit"), ("apache2", "apache-2.0"),
            ("apache license", "apache-2.0"), ("Apache License Version 2.0", "apache-2.0"),
            ("apachev2", "apache-2.0"),
            ("apache software license 2.0", "apache-2.0"), ("bsd3", "bsd-3-clause"),
            ("new bsd", "bsd-3-clause"),
            ("modified bsd", "bsd-3-clause"), ("bsd 3 clause license", "bsd-3-clause"),
            ("bsd2", "bsd-2-clause"),
            ("simplified bsd", "bsd-2-clause"), ("bsd 2 clause license", "bsd-2-clause"),
            ("gplv2", "gpl-2.0-only"),
            ("gplv3", "gpl-3.0-only"), ("gpl3", "gpl-3.0-only"),
            ("gpl2", "gpl-2.0-only"),
            ("gnu gpl v3", "gpl-3.0-only"), ("GNU General Public License v3", "gpl-3.0-only"),
            ("GNU General Public License version 3", "gpl-3.0-only"),
            ("GNU General Public License v3.0", "gpl-3.0-only"),
            ("lgplv3", "lgpl-3.0-only"), ("lgplv2.1", "lgpl-2.1-only"), ("agplv3", "agpl-3.0-only"),
            ("eupl", "eupl-1.2"), ("Mozilla Public License", "mpl-2.0"), ("mpl2", "mpl-2.0"),
            ("dlde/by-2-0", "dl-de-by-2.0"), ("dlde/zero-2-0", "dl-de-zero-2.0"), ("boost", "bsl-1.0"),
            ("Datenlizenz Deutschland Namensnennung 2.0", "dl-de-by-2.0"),
            ("Datenlizenz Deutschland Zero 2.0", "dl-de-zero-2.0"),
            ("Datenlizenz Deutschland – Namensnennung – Version 2.0", "dl-de-by-2.0"),
            ("Datenlizenz Deutschland – Zero – Version 2.0", "dl-de-zero-2.0"),
        ]
        for (name, id) in others where index[name.folded] == nil { index[name.folded] = named(id) }
        return index
    }()
}
