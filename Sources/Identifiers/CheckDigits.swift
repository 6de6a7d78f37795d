// SPDX-License-Identifier: Apache-2.0
// The check characters of identifier schemes, each as one function.

/// Check characters. Every function takes the text without its check character and gives the character that fits, or
/// nil where the text holds a character that the scheme does not have.
package enum CheckDigits {
    /// ISO 7064 MOD 11-2, as ISNI and ORCID use it: the sixteenth character, `0` to `9` or `X`.
    package static func mod11Radix2(_ digits: String) -> Character? {
        guard digits.isDigits else { return nil }
        let total = digits.utf8.reduce(0) { (total: Int, byte) in (total + byte.digit) * 2 % 11 }
        return character((12 - total) % 11)
    }

    /// ISO 7064 MOD 97-10 of a number written in Crockford's base 32: two digits, as ROR and record ids use it.
    package static func mod97Radix10(crockford text: String) -> String? {
        var rest = 0
        for byte in text.utf8 {
            guard let value = RecordID.value(of: byte) else { return nil }
            rest = (rest * 32 + value) % 97
        }
        let check = 98 - rest * 100 % 97
        return check < 10 ? "0\(check)" : "\(check)"
    }

    /// ISBN-10 and ISSN: weights falling to 2, modulo 11.
    package static func mod11Weighted(_ digits: String) -> Character? {
        guard digits.isDigits else { return nil }
        var weight = digits.utf8.count + 1
        var total = 0
        for byte in digits.utf8 {
            total = (total + byte.digit * weight) % 11
            weight -= 1
        }
        return character((11 - total) % 11)
    }

    /// EAN-13, ISBN-13 (weights 1, 3) and UPC-A (weights 3, 1): modulo 10, the rightmost digit weighs 3.
    package static func mod10Weighted(_ digits: String) -> Character? {
        guard digits.isDigits else { return nil }
        var total = 0
        for (index, byte) in digits.utf8.reversed().enumerated() {
            total = (total + byte.digit * (index % 2 == 0 ? 3 : 1)) % 10
        }
        return character((10 - total) % 10)
    }

    /// ISTC: hexadecimal, weights 11, 9, 3, 1, modulo 16.
    package static func mod16Weighted(_ text: String) -> Character? {
        let weights = [11, 9, 3, 1]
        var total = 0
        for (index, character) in text.enumerated() {
            guard character.isASCII, let value = character.hexDigitValue else { return nil }
            total = (total + value * weights[index % 4]) % 16
        }
        return String(total, radix: 16, uppercase: true).first
    }

    /// NOID's check character over an ARK without its label (`99999/fw1abc`): position × value, modulo 29. Characters
    /// outside of the betanumeric alphabet count as zero (noid(1), "check digit algorithm").
    package static func noid(_ text: String) -> Character {
        let alphabet = Array(ARK.betanumeric)
        var total = 0
        for (index, character) in text.enumerated() {
            total = (total + (index + 1) * (alphabet.firstIndex(of: character) ?? 0)) % alphabet.count
        }
        return alphabet[total]
    }

    private static func character(_ value: Int) -> Character? {
        value == 10 ? "X" : String(value).first
    }
}
