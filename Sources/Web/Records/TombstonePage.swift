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
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "title": title.part
        case "removed": removed.part
        case "reason": reason.part
        case "note": note.part
        case "citation": citation.part
        case "identifiers": identifiers.part
        case "versions": versions.part
        case "replacement": replacement.part
        default: nil
        }
    }
}
