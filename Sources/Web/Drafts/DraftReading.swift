// SPDX-License-Identifier: Apache-2.0
// From a sent draft form to metadata: what the form shows is replaced, what it does not show is kept.

import Catalogue
import Foundation
import Identifiers
import Metadata

/// The metadata and access that a sent form says. Nothing is refused here: what is wrong is kept as it was typed, and
/// the checks say so beside the field.
struct DraftReading {
    private(set) var metadata: RecordMetadata
    private(set) var access: Access

    init(_ form: SentForm, of document: RecordDocument) {
        let old = document.metadata
        metadata = old
        metadata.title = form.value("title")
        metadata.resourceType = form.value("type").map { VocabularyTerm(id: $0) }
        metadata.description = form.value("description").map { Self.html($0, old: old.description) }
        metadata.publicationDate = form.value("date")
        metadata.publisher = form.value("publisher")
        metadata.version = form.value("version")
        metadata.creators = form.rows("creators").map { Self.creator($0, old: old.creators) }
        metadata.contributors = form.rows("contributors").map { Self.creator($0, old: old.contributors) }
        metadata.rights = form.rows("rights").map { Self.right($0, old: old.rights) }
        metadata.subjects = form.rows("subjects").map { row in
            old.subjects.first {
                ($0.subject ?? "") == (row["subject"] ?? "") && ($0.id ?? "") == (row["id"] ?? "")
            }
                ?? Subject(row["subject"] ?? row["id"] ?? "", id: row["id"])
        }
        metadata.languages = form.rows("languages").compactMap { $0["id"] }.map { text in
            VocabularyTerm(id: Language.find(text)?.id ?? text)
        }
        metadata.funding = form.rows("funding").map { Self.funding($0, old: old.funding) }
        metadata.relatedIdentifiers = form.rows("related").compactMap {
            Self.related($0, old: old.relatedIdentifiers)
        }
        metadata.dates = form.rows("dates").map { row in
            DateEntry(row["date"] ?? "", type: row["type"] ?? "other", description: row["description"])
        }.filter { !$0.date.isEmpty || $0.description != nil }
        access = Self.access(form, old: document.access)
    }

    /// Takes a suggestion: the one value of a field, or one more of a list.
    mutating func take(_ statement: Statement) { metadata.add(statement) }

    // MARK: Rows

    private static func creator(_ row: [String: String], old: [Creator]) -> Creator {
        let (family, given) = (row["family"] ?? "", row["given"])
        let orcid = row["orcid"].map { text in (try? ORCID(text).description) ?? text }
        // The same person or organisation keeps what the form does not show: other identifiers, the kind.
        let known = old.first { creator in
            let person = creator.personOrOrg
            let name = person.type == .organizational ? person.name : person.familyName
            return name == family && person.givenName == given
        }
        var creator: Creator
        if let known {
            creator = known
        } else if given == nil, orcid == nil {
            creator = Creator(.organisation(family))
        } else {
            creator = Creator(.person(family: family, given: given))
        }
        let before = creator.personOrOrg.identifiers.first { $0.scheme == "orcid" }?.identifier
        if before != orcid {
            creator.personOrOrg.identifiers.removeAll { $0.scheme == "orcid" }
            if let orcid {
                creator.personOrOrg.identifiers.insert(Identifier(orcid, scheme: "orcid"), at: 0)
            }
        }
        if let role = row["role"] { creator.role = VocabularyTerm(id: role) }
        if DraftFields.columns["creators"]?.contains(where: { $0.name == "affiliation" }) == true,
            row["role"] == nil
        {
            creator.affiliations = affiliations(row["affiliation"], old: creator.affiliations)
        }
        return creator
    }

    /// Names between semicolons; one that was there keeps its ROR id.
    private static func affiliations(_ text: String?, old: [Metadata.Affiliation]) -> [Metadata.Affiliation] {
        (text ?? "").split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }.map { name in
                old.first { ($0.name ?? $0.id) == name } ?? Metadata.Affiliation(name: name)
            }
    }

    private static func right(_ row: [String: String], old: [Right]) -> Right {
        if let id = row["id"] {
            let licence = Licence.find(id)?.id ?? id.lowercased()
            return old.first { $0.id == licence && $0.link == row["link"] }
                ?? Right(id: licence, link: row["link"])
        }
        let link = row["link"] ?? ""
        return old.first { $0.id == nil && $0.link == link } ?? Right(title: ["en": link], link: link)
    }

    private static func funding(_ row: [String: String], old: [Funding]) -> Funding {
        let known = old.first {
            ($0.funder.name ?? "") == (row["funder"] ?? "")
                && ($0.award?.number ?? "") == (row["number"] ?? "")
        }
        var funding = known ?? Funding(funder: Funder(name: row["funder"]))
        let ror = row["ror"].map { text in (try? ROR(text).description) ?? text }
        if funding.funder.id != ror { funding.funder.id = ror }
        funding.funder.name = row["funder"]
        guard row["number"] != nil || row["title"] != nil else {
            funding.award = nil
            return funding
        }
        var award = funding.award ?? Award()
        award.number = row["number"]
        if award.title?["en"] != row["title"] { award.title = row["title"].map { ["en": $0] } }
        funding.award = award
        return funding
    }

    private static func related(_ row: [String: String], old: [RelatedIdentifier]) -> RelatedIdentifier? {
        // The choice alone, which a spare row has, is no related work.
        guard let text = row["identifier"] else { return nil }
        let relation = row["relation"] ?? "references"
        if let known = old.first(where: {
            $0.identifier == text && $0.relationType.id == relation && $0.scheme == row["scheme"]
        }) {
            return known
        }
        let scheme =
            row["scheme"].flatMap { IdentifierScheme(rawValue: $0.lowercased()) }
            ?? IdentifierScheme.detect(text)
        return RelatedIdentifier(
            (try? scheme?.normalise(text)) ?? text, scheme: scheme?.rawValue ?? row["scheme"],
            relation: relation)
    }

    // MARK: Texts and access

    /// What is typed as plain text becomes paragraphs; markup stays what it was.
    private static func html(_ text: String, old: String?) -> String {
        if text == old || text.contains("<") { return Metadata.HTMLSanitiser.sanitise(text) }
        return text.split(separator: "\n\n").map { "<p>\(Metadata.HTMLSanitiser.escape(String($0)))</p>" }
            .joined(separator: "\n")
    }

    private static func access(_ form: SentForm, old: Access) -> Access {
        var access = Access(
            record: form.value("access.record").flatMap { Access.Level(rawValue: $0) } ?? old.record,
            files: form.value("access.files").flatMap { Access.Level(rawValue: $0) } ?? old.files)
        let (until, event) = (form.value("embargo.until"), form.value("embargo.event"))
        if until != nil || event != nil {
            access.embargo = Embargo(
                until: until, event: event, reason: form.value("embargo.reason"), lifted: old.embargo?.lifted)
        }
        return access.consistent
    }
}
