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
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "fields": fields.part
        case "found": found.part
        case "total": total.part
        default: nil
        }
    }
}

extension ProvenanceField {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "field": field.part
        case "value": value.part
        case "source": source.part
        default: nil
        }
    }
}

extension SourceChip {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "origin": origin.part
        case "place": place.part
        case "isPlan": isPlan.part
        case "isInstrument": isInstrument.part
        case "isSidecar": isSidecar.part
        case "isHeader": isHeader.part
        case "isAccount": isAccount.part
        case "isTyped": isTyped.part
        case "isDerived": isDerived.part
        case "isStated": isStated.part
        case "isRead": isRead.part
        case "isGuess": isGuess.part
        default: nil
        }
    }
}
