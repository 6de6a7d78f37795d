// SPDX-License-Identifier: Apache-2.0
// How promises are written: sizes, access, embargoes and licences, each with a short and a long form.

import Identifiers
import Metadata

extension Form where Value == PlannedSize {
    private static var words: String {
        "a size such as 15 TB, {min: 100 GB, max: 1 PB}, {at_most: 1 PB} or {share_of: RP3, total: 500 TB}"
    }

    static let size = Form(
        words,
        read: { tree, reading, path in
            if let text = tree.scalar, let bytes = ByteCount.parse(text) { return .exact(bytes) }
            guard tree.entries != nil else {
                reading.expected(words, at: path, found: tree)
                return nil
            }
            func bytes(_ key: String) -> Int64? {
                tree[key].flatMap { Form<Int64>.bytes.read($0, &reading, path + "." + key) }
            }
            if let group = tree["share_of"]?.scalar { return .share(of: group, total: bytes("total")) }
            if tree["at_most"] != nil { return bytes("at_most").map { .cap($0) } }
            if tree["min"] != nil || tree["max"] != nil {
                guard let least = bytes("min"), let most = bytes("max"), least <= most else {
                    reading.expected(
                        "“min” not above “max”, both given (or at_most alone)", at: path, found: tree)
                    return nil
                }
                return .range(least, most)
            }
            reading.expected(words, at: path, found: tree)
            return nil
        },
        write: { size in
            switch size {
            case .exact(let bytes): Tree(.bytes(bytes))
            case .range(let least, let most):
                .map([("min", Tree(.bytes(least))), ("max", Tree(.bytes(most)))])
            case .cap(let most): .map([("at_most", Tree(.bytes(most)))])
            case .share(let group, let total):
                .map([("share_of", .text(group)), ("total", total.map { Tree(.bytes($0)) })])
            }
        })
}

extension Form where Value == PlannedAccess {
    static let access = Form(
        "open, restricted, closed or mixed, or {level: …, reason: …}",
        read: { tree, reading, path in
            let level = Form<PlannedAccess.Level>.choice
            guard tree.entries != nil else {
                return level.read(tree, &reading, path).map { PlannedAccess($0) }
            }
            guard let given = tree["level"], let value = level.read(given, &reading, path + ".level") else {
                if tree["level"] == nil { reading.expected("the key “level”", at: path, found: tree) }
                return nil
            }
            return PlannedAccess(value, reason: tree["reason"]?.scalar)
        },
        write: { access in
            guard let reason = access.reason else { return .text(access.level.rawValue) }
            return .map([("level", .text(access.level.rawValue)), ("reason", .text(reason))])
        })
}

extension Form where Value == PlannedEmbargo {
    private static var words: String {
        "none, a date, {event: …, latest: date}, {assessment: …} or {possible: …}"
    }

    static let embargo = Form(
        words,
        read: { tree, reading, path in
            if let text = tree.scalar {
                if text == "none" || text == "false" { return PlannedEmbargo.none }
                if Day.isValid(text) { return .until(text) }
            }
            if let date = tree["until"] {
                return Form<String>.date.read(date, &reading, path + ".until").map { .until($0) }
            }
            if let event = tree["event"]?.scalar {
                let latest = tree["latest"].flatMap { latest in
                    latest.isNull ? nil : Form<String>.date.read(latest, &reading, path + ".latest")
                }
                return .event(event, latest: latest)
            }
            if let text = tree["assessment"]?.scalar { return .assessment(text) }
            if let text = tree["possible"]?.scalar { return .possible(text) }
            reading.expected(words, at: path, found: tree)
            return nil
        },
        write: { embargo in
            switch embargo {
            case .none: .text("none")
            case .until(let day): .map([("until", .text(day))])
            case .event(let event, let latest):
                .map([("event", .text(event)), ("latest", latest.map { .text($0) })])
            case .assessment(let text): .map([("assessment", .text(text))])
            case .possible(let text): .map([("possible", .text(text))])
            }
        })
}

extension Form where Value == PlannedLicence {
    private static var words: String {
        "an SPDX id or URL, {one_of: […]}, {undecided: true}, each with scope and text where needed"
    }

    static let licence = Form(
        words,
        read: { tree, reading, path in
            if let text = tree.scalar {
                if text == "undecided" { return PlannedLicence(.undecided) }
                if isLicenceReference(text) { return PlannedLicence(.chosen(text)) }
            }
            guard tree.entries != nil, let choice = choice(of: tree, &reading, path) else {
                if tree.entries == nil { reading.expected(words, at: path, found: tree) }
                return nil
            }
            let from = tree["from"].flatMap {
                $0.isNull ? nil : Form<String>.date.read($0, &reading, path + ".from")
            }
            return PlannedLicence(
                choice, scope: tree["scope"]?.scalar, text: tree["text"]?.scalar, from: from)
        },
        write: { licence in
            if case .chosen(let id) = licence.choice, licence == PlannedLicence(.chosen(id)) {
                return .text(id)
            }
            let choice: (String, Tree?) =
                switch licence.choice {
                case .chosen(let id): ("id", .text(id))
                case .shortlist(let ids): ("one_of", Tree(.list(ids.map { .text($0) })))
                case .undecided: ("undecided", Tree(.bool(true)))
                }
            return .map([
                choice, ("scope", licence.scope.map { .text($0) }), ("text", licence.text.map { .text($0) }),
                ("from", licence.from.map { .text($0) }),
            ])
        })

    private static func choice(
        of tree: Tree, _ reading: inout DocumentReading, _ path: String
    ) -> PlannedLicence.Choice? {
        if let id = tree["id"] {
            guard let text = id.scalar, isLicenceReference(text) else {
                reading.expected("an SPDX id or a URL", at: path + ".id", found: id)
                return nil
            }
            return .chosen(text)
        }
        if let list = tree["one_of"] {
            let ids = (list.elements ?? [list]).compactMap(\.scalar)
            guard !ids.isEmpty else {
                reading.expected("a list of SPDX ids or URLs", at: path + ".one_of", found: list)
                return nil
            }
            return .shortlist(ids)
        }
        return .undecided
    }

    /// The grammar of SPDX ids (letters, digits, `.`, `+`, `-`) or a URL.
    private static func isLicenceReference(_ text: String) -> Bool {
        if WebAddress.isURL(text) { return true }
        return !text.isEmpty
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                    || ".+-".utf8.contains($0)
            }
    }
}

extension Form where Value == Identifier {
    /// As text, or `{identifier: …, type: …}`.
    static let identifier = Form(
        "an identifier, or {identifier: …, type: …}",
        read: { tree, reading, path in
            if let text = tree.scalar { return Identifier(text) }
            guard let text = tree["identifier"]?.scalar else {
                reading.expected("an identifier, or {identifier: …, type: …}", at: path, found: tree)
                return nil
            }
            return Identifier(text, scheme: tree["type"]?.scalar)
        },
        write: { identifier in
            guard let scheme = identifier.scheme else { return .text(identifier.identifier) }
            return .map([("identifier", .text(identifier.identifier)), ("type", .text(scheme))])
        })
}
