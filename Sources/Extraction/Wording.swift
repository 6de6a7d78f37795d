// SPDX-License-Identifier: Apache-2.0
// Texts of file headers made fit for metadata: placeholders dropped, names of people taken apart, DOIs and ORCIDs found.

import Foundation
import Metadata

/// How texts in file headers are to be understood.
enum Wording {
    /// What programs write where nobody entered anything.
    private static let placeholders: Set<String> = [
        "unknown", "none", "n/a", "na", "n.a.", "null", "nil", "-", "--", ".", "?", "x", "default",
        "undefined",
        "untitled", "unnamed", "not specified", "unspecified", "tbd", "todo", "test", "nan", "no title",
        "unnamed sample", "default sample", "no description provided.", "no description provided",
        "no comment",
        "(none)", "<unknown>", "unknown user", "user", "not available", "not applicable", "anonymous",
        "empty",
    ]

    /// The text without surrounding white space and control characters; nil when it is empty or a placeholder.
    static func meaningful(_ text: String) -> String? {
        var cleaned = String(
            String.UnicodeScalarView(
                text.unicodeScalars.lazy.map { isControl($0) ? " " : $0 }))
        cleaned = cleaned.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !cleaned.isEmpty, !placeholders.contains(cleaned.lowercased()),
            cleaned.unicodeScalars.contains(where: {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            })
        else { return nil }
        return cleaned
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
    }

    /// Plain text as the HTML that descriptions are.
    static func html(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: ">", with: "&gt;")
    }

    /// A person as written `Given Family` or `Family, Given`, perhaps with titles and an address in `<>`.
    static func person(_ text: String, orcid: String? = nil) -> PersonOrOrganisation? {
        guard let name = meaningful(String(text.prefix { $0 != "<" && $0 != "(" })), !name.contains("@")
        else {
            return nil
        }
        var words = name.split(whereSeparator: \.isWhitespace)
        while words.count > 1, let first = words.first, titles.contains(first.lowercased()) {
            words.removeFirst()
        }
        var person = PersonName.parsePerson(words.joined(separator: " "))
        if let orcid { person.identifiers = [Identifier(orcid, scheme: "orcid")] }
        return person
    }

    private static let titles: Set<String> = [
        "dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "ph.d.",
    ]

    /// Several people in one text, separated by `;`, line ends, ` and ` or, where none is written `Family, Given`, commas.
    static func people(_ text: String) -> [PersonOrOrganisation] {
        var parts = text.components(separatedBy: CharacterSet(charactersIn: ";\n|"))
            .flatMap { $0.components(separatedBy: " and ") }
        if parts.count == 1 {
            let commas = text.components(separatedBy: ",")
            if commas.count > 2
                || commas.count == 2 && commas.allSatisfy({ $0.split(separator: " ").count > 1 })
            {
                parts = commas
            }
        }
        return parts.prefix(100).compactMap { person($0) }
    }

    /// The e-mail address in a text such as `Jane Roe <jane@example.org>`.
    static func email(_ text: String) -> String? {
        text.firstMatch(of: /[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(\.[A-Za-z0-9\-]{1,63}){1,8}/)
            .map { String($0.output.0) }
    }

    /// The first DOI in a text, without the resolver, in lower case.
    static func doi(_ text: String) -> String? {
        guard let match = text.prefix(4000).firstMatch(of: /10\.[0-9]{4,9}\/[^\s"<>;]{1,200}/) else {
            return nil
        }
        var doi = String(match.output)
        while let last = doi.last, ".,)]}'".contains(last) { doi.removeLast() }
        return doi.lowercased()
    }

    /// The first ORCID iD in a text, without the resolver.
    static func orcid(_ text: String) -> String? {
        text.prefix(400).firstMatch(of: /[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]/).map { String($0.output) }
    }

    /// A licence by its Creative Commons address or SPDX name, else its text.
    static func right(_ text: String) -> Right? {
        guard let text = meaningful(text) else { return nil }
        let lower = text.lowercased()
        if let match = lower.firstMatch(
            of: /creativecommons\.org\/licenses\/(by|by-sa|by-nc|by-nd|by-nc-sa|by-nc-nd)\/([1-4]\.0)/)
        {
            return Right(id: "cc-\(match.output.1)-\(match.output.2)")
        }
        if lower.contains("creativecommons.org/publicdomain/zero/1.0") { return Right(id: "cc0-1.0") }
        if let match = lower.firstMatch(of: /^cc[ -](by|by-sa|by-nc|by-nd|by-nc-sa|by-nc-nd)[ -]([1-4]\.0)$/)
        {
            return Right(id: "cc-\(match.output.1)-\(match.output.2)")
        }
        if ["cc0", "cc0-1.0", "cc0 1.0"].contains(lower) { return Right(id: "cc0-1.0") }
        return Right(title: ["en": String(text.prefix(1000))])
    }
}

extension Wording {
    /// A number without a needless fraction: `2`, `2.2`, `0.0003`.
    static func number(_ value: Double) -> String {
        guard value.isFinite, value == value.rounded(), abs(value) < 1e15 else { return "\(value)" }
        return String(Int64(value))
    }

    /// A number that the file keeps with single precision: `2.2`, not `2.1999990940093994`'s neighbours.
    static func number(_ value: Float) -> String {
        guard value.isFinite, value == value.rounded(), abs(value) < 1e9 else { return "\(value)" }
        return String(Int64(value))
    }

    /// The shortest number within the error of single precision: `900` for a sum of steps that came to 900.00006.
    static func rounded(_ value: Float) -> String {
        guard value.isFinite else { return "\(value)" }
        for digits in 1...8 {
            let text = String(format: "%.\(digits)g", Double(value))
            if let short = Float(text), abs(short - value) <= abs(value) * Float.ulpOfOne {
                return number(short)
            }
        }
        return number(value)
    }

    /// Sizes joined as people write them: `64 × 64 × 30`.
    static func shape(_ sizes: [some BinaryInteger]) -> String {
        sizes.map { "\($0)" }.joined(separator: " × ")
    }
}
