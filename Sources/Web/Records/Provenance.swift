// SPDX-License-Identifier: Apache-2.0
// Where each metadata value comes from, so that a reader can trust it and an author can correct it.

/// The provenance of a record's metadata, field by field.
struct Provenance: PageModel {
    var fields: [ProvenanceField]
    /// Values that nobody had to type.
    var found: Count
    var total: Count
}

struct ProvenanceField: PageModel {
    /// The field in words: `Title`, `Creator`.
    var field: String
    var value: String
    var source: SourceChip
}

/// A source of a metadata value, as a chip.
struct SourceChip: PageModel {
    enum Kind: Sendable, CaseIterable { case plan, instrument, sidecar, header, account, typed, derived }

    var kind: Kind
    /// Which one: `CLRP1-01`, `datacite.json`, `run-07/traj.xtc`.
    var origin: String?
    /// Where in it: `/entry/title`, `header bytes 8–88`.
    var place: String?
    /// 0 to 1; nil for what a person typed.
    var confidence: Double?

    var isPlan: Bool { kind == .plan }
    var isInstrument: Bool { kind == .instrument }
    var isSidecar: Bool { kind == .sidecar }
    var isHeader: Bool { kind == .header }
    var isAccount: Bool { kind == .account }
    var isTyped: Bool { kind == .typed }
    var isDerived: Bool { kind == .derived }
    /// Confidence in words: the file states it, it was read from text, it is a guess.
    var isStated: Bool { (confidence ?? 0) >= 0.9 }
    var isRead: Bool { confidence.map { $0 >= 0.5 && $0 < 0.9 } ?? false }
    var isGuess: Bool { confidence.map { $0 < 0.5 } ?? false }
}

// What templates ask for, by name.

extension Provenance {
    func child(named part: String) -> Any? {
        switch part {
        case "fields": fields
        case "found": found
        case "total": total
        default: nil
        }
    }
}

extension ProvenanceField {
    func child(named part: String) -> Any? {
        switch part {
        case "field": field
        case "value": value
        case "source": source
        default: nil
        }
    }
}

extension SourceChip {
    func child(named part: String) -> Any? {
        switch part {
        case "origin": origin
        case "place": place
        case "isPlan": isPlan
        case "isInstrument": isInstrument
        case "isSidecar": isSidecar
        case "isHeader": isHeader
        case "isAccount": isAccount
        case "isTyped": isTyped
        case "isDerived": isDerived
        case "isStated": isStated
        case "isRead": isRead
        case "isGuess": isGuess
        default: nil
        }
    }
}
