// SPDX-License-Identifier: Apache-2.0
// What a file says about the data, and where exactly it says so.

import Metadata

/// A statement found in a file, with the place it was read from, so that a person can trust or correct it.
package struct Suggestion: Codable, Hashable, Sendable {
    package var statement: Statement
    /// Where in the file: `header bytes 8-88`, `/entry/title`, `EXIF DateTimeOriginal`.
    package var place: String
    /// The text as the file has it, before interpretation; nil where it equals the value.
    package var raw: String?
    /// 0 to 1: 1 = the file states it in a field made for it, 0.5 = read from free text or guessed.
    package var confidence: Double
    /// True when the value may identify a person (patient name, owner e-mail, GPS position). Such a value is shown to
    /// the depositor only and never enters the public metadata by itself.
    package var isPersonal: Bool

    package init(
        _ statement: Statement, at place: String, raw: String? = nil, confidence: Double = 1,
        isPersonal: Bool = false
    ) {
        self.statement = statement
        self.place = place
        self.raw = raw
        self.confidence = confidence
        self.isPersonal = isPersonal
    }
}

/// What one extractor found in one file.
package struct Extract: Codable, Hashable, Sendable {
    package var suggestions: [Suggestion] = []
    /// What was odd in the file: truncated, not as its specification demands. Never an error of the deposit.
    package var warnings: [String] = []
    /// A more exact format than the head of the file shows: NeXus and NetCDF-4 are HDF5 by their first bytes.
    package var format: FileFormat?

    package init(suggestions: [Suggestion] = [], warnings: [String] = [], format: FileFormat? = nil) {
        self.suggestions = suggestions
        self.warnings = warnings
        self.format = format
    }

    /// Adds a suggestion; see ``Suggestion`` for the parameters. A raw text that equals the value is left out, and NULs in it,
    /// which databases refuse, become spaces.
    package mutating func suggest(
        _ statement: Statement, at place: String, raw: String? = nil, confidence: Double = 1,
        isPersonal: Bool = false
    ) {
        let raw = raw?.replacing("\0", with: " ")
        suggestions.append(
            Suggestion(
                statement, at: place, raw: raw == Self.words(of: statement) ? nil : raw,
                confidence: confidence,
                isPersonal: isPersonal))
    }

    private static func words(of statement: Statement) -> String? {
        switch statement {
        case .title(let text), .description(let text), .version(let text): text
        case .property(let property): property.value
        case .creator(let creator), .contributor(let creator): creator.personOrOrg.name
        default: nil
        }
    }
}
