// SPDX-License-Identifier: Apache-2.0
// The ids of records: short, readable aloud, and proof against one mistyped character.

/// The id of a record or of its parent: eight random characters of Crockford's base 32 and two check digits (ISO 7064
/// MOD 97-10), written in two groups of five as InvenioRDM does: `ha4g3-7x208`.
package struct RecordID: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// The ten characters without hyphen: `ha4g37x208`.
    package let compact: String

    /// A new id of 40 random bits.
    package static func random(using generator: inout some RandomNumberGenerator) -> RecordID {
        var bits = generator.next() as UInt64
        var body: [UInt8] = []
        for _ in 0..<8 {
            body.append(alphabet[Int(bits & 31)])
            bits >>= 5
        }
        let text = String(decoding: body, as: UTF8.self)
        // The body holds characters of the alphabet only, so it has a check.
        return RecordID(compact: text + (CheckDigits.mod97Radix10(crockford: text) ?? "00"))
    }

    /// Reads an id as people write it: with or without hyphens, in any case, `o` for `0`, `i` and `l` for `1`.
    package init(_ text: String) throws(IdentifierError) {
        let normal = String(
            text.lowercased().without("-").map { letter -> Character in
                switch letter {
                case "o": "0"
                case "i", "l": "1"
                default: letter
                }
            })
        guard normal.utf8.count == 10,
            let check = CheckDigits.mod97Radix10(crockford: String(normal.prefix(8)))
        else { throw .malformedRecordID(text) }
        guard normal.hasSuffix(check) else { throw .wrongRecordIDCheck(text, expected: check) }
        compact = normal
    }

    private init(compact: String) { self.compact = compact }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        do throws(IdentifierError) {
            self = try RecordID(text)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: error.description))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package var description: String { compact.prefix(5) + "-" + compact.dropFirst(5) }

    package static func < (left: Self, right: Self) -> Bool { left.compact < right.compact }

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// The value of a character of Crockford's base 32 in lower case.
    static func value(of byte: UInt8) -> Int? { alphabet.firstIndex(of: byte) }
}
