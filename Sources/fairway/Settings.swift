// SPDX-License-Identifier: Apache-2.0
// The settings of an installation: `fairway.yaml` in the data directory, overridden by FAIRWAY_… variables.

import Foundation
import Yams

/// What an installation can be told. Every setting is a key of `fairway.yaml` and, in capitals with FAIRWAY_ before it,
/// an environment variable: `base_url` is `FAIRWAY_BASE_URL`.
struct Settings: Sendable {
    /// Where the pages are reached from outside, without a slash at the end; links and identifiers begin with it.
    var baseURL: String?
    /// How the repository calls itself; the publisher of records that name none.
    var name = "Fairway"
    /// Who to write to; also in OAI-PMH `Identify`.
    var adminEmail = "admin@localhost"
    /// Name Assigning Authority Number for ARKs; 99999 is the one for tests, whose ARKs nobody resolves.
    var naan = "99999"
    /// E-mail of the account that commands act as; without it the first administrator.
    var user: String?

    /// - Throws: ``SettingsError`` for a file that is no YAML mapping, an unknown key or a value of the wrong kind.
    init(dataDirectory: String, environment: [String: String]) throws(SettingsError) {
        let path = dataDirectory + "/fairway.yaml"
        if FileManager.default.fileExists(atPath: path) {
            for (key, value) in try Self.read(path) { try set(key, to: value, from: path) }
        }
        for (name, value) in environment where name.hasPrefix("FAIRWAY_") {
            let key = name.dropFirst("FAIRWAY_".count).lowercased()
            if Self.keys.contains(key) { try set(key, to: value, from: name) }
        }
    }

    static let keys = ["base_url", "name", "admin_email", "naan", "user"]

    private static func read(_ path: String) throws(SettingsError) -> [(String, String)] {
        let node: Node?
        do {
            node = try Yams.compose(yaml: try String(contentsOfFile: path, encoding: .utf8))
        } catch {
            throw .unreadable(path: path, reason: String(describing: error))
        }
        guard let node else { return [] }
        guard let mapping = node.mapping else {
            throw .unreadable(path: path, reason: "it is not a list of `key: value` lines")
        }
        var pairs: [(String, String)] = []
        for (key, value) in mapping {
            guard let key = key.string, let value = value.scalar?.string else {
                throw .unreadable(path: path, reason: "every setting is one `key: value` line")
            }
            pairs.append((key, value))
        }
        return pairs
    }

    private mutating func set(_ key: String, to value: String, from place: String) throws(SettingsError) {
        switch key {
        case "base_url":
            guard let url = URL(string: value), ["http", "https"].contains(url.scheme), url.host() != nil
            else {
                throw .badValue(
                    key: key, place: place, expected: "a web address such as https://data.example.org")
            }
            baseURL = value.hasSuffix("/") ? String(value.dropLast()) : value
        case "name": name = value
        case "admin_email":
            guard value.contains("@") else {
                throw .badValue(key: key, place: place, expected: "an e-mail address")
            }
            adminEmail = value
        case "naan":
            guard value.count == 5, value.allSatisfy({ $0.isASCII && $0.isNumber }) else {
                throw .badValue(key: key, place: place, expected: "five digits")
            }
            naan = value
        case "user": user = value
        default: throw .unknownKey(key, place: place, known: Self.keys)
        }
    }
}

enum SettingsError: Error {
    case unreadable(path: String, reason: String)
    case unknownKey(String, place: String, known: [String])
    case badValue(key: String, place: String, expected: String)
}
