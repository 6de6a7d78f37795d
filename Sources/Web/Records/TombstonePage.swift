// SPDX-License-Identifier: Apache-2.0
// What remains readable of a removed record.

/// The page of a removed record: its citation stays, its files are gone.
struct TombstonePage: Page {
    static let template = "tombstone"

    var title: String
    var removed: Day
    /// In words: `Retracted`, `Retention period over`.
    var reason: String
    /// What whoever removed it wrote for readers.
    var note: String?
    var citation: String
    var identifiers: [IdentifierLine]
    var versions: [VersionLine] = []
    /// A record that takes its place.
    var replacement: TextLink?
}

// What templates ask for, by name.

extension TombstonePage {
    func child(named part: String) -> Any? {
        switch part {
        case "title": title
        case "removed": removed
        case "reason": reason
        case "note": note
        case "citation": citation
        case "identifiers": identifiers
        case "versions": versions
        case "replacement": replacement
        default: nil
        }
    }
}
