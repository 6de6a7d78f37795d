// SPDX-License-Identifier: Apache-2.0
// Names of people and organisations as free text, taken apart as far as that is certain.

import Metadata

/// Turns a name written as one text into a family and a given name, or an organisation.
enum PersonName {
    /// `Family, Given` is a person; so is `Given Family` of two to four words that look like a person's. Anything else,
    /// and anything with a word that organisations have, is kept whole as an organisation's name.
    static func parse(_ text: String) -> PersonOrOrganisation {
        let name = text.singleSpaced
        let parts = name.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        if isOrganisation(name) { return .organisation(name) }
        if parts.count >= 2, parts.count <= 3, let family = parts.first {
            return .person(family: family, given: parts.dropFirst().joined(separator: ", "))
        }
        let words = name.split(separator: " ").map(String.init)
        guard (2...5).contains(words.count), parts.count == 1 else { return .organisation(name) }
        return split(words)
    }

    /// As ``parse(_:)``, for a field that holds people only: one word is a family name.
    static func parsePerson(_ text: String) -> PersonOrOrganisation {
        let name = text.singleSpaced
        let parts = name.split(separator: ",", maxSplits: 1).map { String($0).trimmed }
        if parts.count == 2, let family = parts.first, !family.isEmpty {
            return .person(family: family, given: parts[1].nonEmpty)
        }
        let words = name.split(separator: " ").map(String.init)
        return words.count < 2 ? .person(family: name) : split(words)
    }

    /// The family name is the last word with the particles before it: `Ursula von der Leyen`.
    private static func split(_ words: [String]) -> PersonOrOrganisation {
        var start = words.count - 1
        if suffixes.contains(words[start].lowercased()), start > 1 { start -= 1 }
        while start > 1, particles.contains(words[start - 1].lowercased()) { start -= 1 }
        return .person(
            family: words[start...].joined(separator: " "), given: words[..<start].joined(separator: " "))
    }

    private static func isOrganisation(_ name: String) -> Bool {
        let words = name.lowercased().split { !$0.isLetter && $0 != "&" }.map(String.init)
        return words.contains { organisationWords.contains($0) }
            || name.contains("(") || name.contains("@") || name.contains("/")
    }

    private static let suffixes: Set<String> = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]

    private static let particles: Set<String> = [
        "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "ter", "ten",
        "zu",
        "zur", "zum", "vom", "af", "av", "bin", "ibn", "al", "el", "st.", "mac", "mc",
    ]

    private static let organisationWords: Set<String> = [
        "university", "universität", "université", "universidad", "universiteit", "institute", "institut",
        "instituto",
        "institution", "centre", "center", "zentrum", "consortium", "laboratory", "laboratories", "lab",
        "labs", "group",
        "gmbh", "inc", "ltd", "llc", "ag", "corp", "corporation", "company", "foundation", "stiftung",
        "society",
        "association", "department", "faculty", "school", "college", "hospital", "agency", "ministry",
        "council",
        "observatory", "museum", "library", "project", "initiative", "network", "team", "collaboration",
        "committee",
        "helmholtz", "fraunhofer", "max-planck", "academy", "akademie", "service", "survey", "bundesamt", "&",
    ]
}
