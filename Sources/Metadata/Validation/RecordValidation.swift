// SPDX-License-Identifier: Apache-2.0
// What must hold before a draft may be saved (little) and before it may be published (much).

import Identifiers

/// The checks of a record's metadata and access. Saving a draft is lenient: ``draft(_:access:)`` says what is wrong in
/// what is there. Publishing is strict: ``publication(_:access:on:)`` also says what is missing.
package enum RecordValidation {
    /// What is syntactically wrong: identifiers, dates, terms, coordinates, licences, access.
    package static func draft(_ metadata: RecordMetadata, access: Access = Access()) -> [Finding] {
        var findings = Findings()
        findings.checkTexts(metadata)
        findings.checkPeople(metadata.creators, list: "creators")
        findings.checkPeople(metadata.contributors, list: "contributors")
        findings.checkTopics(metadata)
        findings.checkDates(metadata)
        findings.checkIdentifiers(metadata)
        findings.checkRights(metadata.rights)
        findings.checkLocations(metadata.locations)
        findings.checkFunding(metadata.funding)
        findings.checkAccess(access)
        return findings.all
    }

    /// Everything of ``draft(_:access:)``, DataCite's mandatory properties, and advice on what makes data findable.
    /// Without a finding of severity `error` the record may be published. `day` is today, `YYYY-MM-DD`, UTC.
    package static func publication(
        _ metadata: RecordMetadata, access: Access, on day: String
    ) -> [Finding] {
        var findings = Findings()
        findings.all = draft(metadata, access: access)
        findings.requireMandatory(metadata)
        findings.requireComplete(metadata)
        findings.advise(metadata)
        findings.checkTiming(metadata, access: access, on: day)
        return findings.all
    }
}

extension [Finding] {
    /// Whether any finding stands in the way of publication.
    package var hasErrors: Bool { contains { $0.severity == .error } }
}

/// Findings as they are collected; paths are given relative to `metadata`.
struct Findings {
    var all: [Finding] = []

    mutating func error(_ id: String, _ path: String, _ message: String, remedy: String) {
        all.append(Finding(.error, id, at: "metadata.\(path)", message, remedy: remedy))
    }

    mutating func warning(_ id: String, _ path: String, _ message: String, remedy: String) {
        all.append(Finding(.warning, id, at: "metadata.\(path)", message, remedy: remedy))
    }

    mutating func advice(_ id: String, _ path: String, _ message: String, remedy: String) {
        all.append(Finding(.advice, id, at: "metadata.\(path)", message, remedy: remedy))
    }

    /// The mandatory properties of DataCite 4.7 (2 creator, 3 title, 4 publisher, 5 publication year, 10 type); the
    /// identifier (1) is given at publication.
    mutating func requireMandatory(_ metadata: RecordMetadata) {
        if metadata.resourceType?.id.isEmpty ?? true {
            error(
                "resource_type.missing", "resource_type", "The record does not say what kind of thing it is.",
                remedy: "Choose a resource type, for example dataset.")
        }
        if metadata.creators.isEmpty {
            error(
                "creators.missing", "creators", "The record names nobody who made it.",
                remedy: "Add at least one person or organisation as creator.")
        }
        let title = metadata.title?.trimmedText ?? ""
        if title.isEmpty {
            error(
                "title.missing", "title", "The record has no title.",
                remedy: "Give it a title that says what it is.")
        } else if title.count < 3 {
            error(
                "title.short", "title", "The title “\(title)” has fewer than three characters.",
                remedy: "Give it a title that says what it is.")
        }
        if metadata.publicationDate?.trimmedText.isEmpty ?? true {
            error(
                "publication_date.missing", "publication_date", "The record has no publication date.",
                remedy: "Give the day, month or year of publication, for example 2024-05-14.")
        }
        if metadata.publisher?.trimmedText.isEmpty ?? true {
            error(
                "publisher.missing", "publisher", "The record names no publisher.",
                remedy: "Name the repository or institution that publishes it.")
        }
    }

    /// Parts that a draft may lack.
    mutating func requireComplete(_ metadata: RecordMetadata) {
        for (index, contributor) in metadata.contributors.enumerated()
        where contributor.role?.id.isEmpty ?? true {
            error(
                "contributor.role.missing", "contributors.\(index).role",
                "Contributor \(contributor.displayName) has no role.",
                remedy: "Choose what they did, for example data collector.")
        }
        for (index, title) in metadata.additionalTitles.enumerated() where title.type.id.isEmpty {
            error(
                "title.type.missing", "additional_titles.\(index).type",
                "The additional title “\(title.title)” does not say what kind of title it is.",
                remedy: "Choose alternative title, subtitle, translated title or other.")
        }
        for (index, description) in metadata.additionalDescriptions.enumerated()
        where description.type.id.isEmpty {
            error(
                "description.type.missing", "additional_descriptions.\(index).type",
                "Additional description \(index + 1) does not say what it describes.",
                remedy: "Choose abstract, methods, technical info or another type.")
        }
        for (index, date) in metadata.dates.enumerated() where date.type.id.isEmpty {
            error(
                "date.type.missing", "dates.\(index).type",
                "The date \(date.date) does not say what happened then.",
                remedy: "Choose a type, for example collected or created.")
        }
        for (index, related) in metadata.relatedIdentifiers.enumerated() where related.relationType.id.isEmpty
        {
            error(
                "relation.missing", "related_identifiers.\(index).relation_type",
                "The related identifier \(related.identifier) does not say how it is related.",
                remedy: "Choose a relation, for example is supplement to.")
        }
    }

    /// What harvesters and readers miss most.
    mutating func advise(_ metadata: RecordMetadata) {
        let description = metadata.description.map(HTMLText.plain) ?? ""
        if description.isEmpty {
            warning(
                "description.missing", "description", "The record has no description.",
                remedy: "Say in a few sentences what the data are, how they were made and what for.")
        } else if description.count < 50 {
            advice(
                "description.short", "description",
                "The description has \(description.count) characters; Google Dataset Search skips those below 50.",
                remedy: "Say how the data were made and what they can be used for.")
        } else if description.count > 5000 {
            advice(
                "description.long", "description",
                "The description has \(description.count) characters; Google Dataset Search reads 5,000.",
                remedy: "Move methods and technical details to additional descriptions.")
        }
        if metadata.rights.isEmpty {
            warning(
                "rights.missing", "rights", "The record has no licence, so nobody may reuse it.",
                remedy: "Choose a licence, for example CC-BY-4.0 for data.")
        }
        if metadata.subjects.isEmpty {
            advice(
                "subjects.missing", "subjects", "The record has no keywords.",
                remedy: "Add the words a colleague would search for.")
        }
        let people = metadata.creators.map(\.personOrOrg).filter { $0.type == .personal }
        if !people.isEmpty, !people.contains(where: { $0.identifiers.contains { $0.scheme == "orcid" } }) {
            advice(
                "creators.orcid", "creators",
                "No creator has an ORCID iD, so the record appears on no ORCID profile.",
                remedy: "Add the ORCID iDs of the creators.")
        }
    }

    mutating func checkTiming(_ metadata: RecordMetadata, access: Access, on day: String) {
        if let date = metadata.publicationDate, let edtf = try? EDTF(date), edtf.start > day {
            warning(
                "publication_date.future", "publication_date",
                "The publication date \(date) lies in the future.",
                remedy: "Give today's date, or the date of the first publication elsewhere.")
        }
        if let embargo = access.embargo, embargo.lifted == nil, let until = embargo.until, Day.isValid(until),
            until <= day
        {
            all.append(
                Finding(
                    .warning, "embargo.past", at: "access.embargo.until",
                    "The embargo ended on \(until), so record and files will be public at once.",
                    remedy: "Give a later day, or take the embargo away."))
        }
    }
}

extension Creator {
    /// The name for messages and lists.
    package var displayName: String { personOrOrg.displayName }
}

extension PersonOrOrganisation {
    /// `Family, Given`, the organisation's name, or a word for nobody.
    package var displayName: String {
        if let name, !name.isEmpty { return name }
        return [familyName, givenName].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension String {
    /// Without white space at both ends.
    var trimmedText: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? endIndex
        return start < end ? String(self[start..<end]) : ""
    }
}
