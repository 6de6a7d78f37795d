// SPDX-License-Identifier: Apache-2.0
// From the words of sidecar files to the record's: people, identifiers, licences, dates, relations and texts.

import Identifiers
import Metadata

/// Turns what the formats have in common into parts of a record.
enum SidecarTerms {
    // MARK: Identifiers

    /// An identifier in the spelling and with the scheme id of the record. `type` is DataCite's or anybody's name of
    /// the scheme (`DOI`, `bibcode`, `Crossref Funder ID`); without it the scheme is told from the form.
    static func identifier(_ text: String, type: String? = nil) -> Identifier {
        let stated = type.flatMap(scheme)
        if let stated, let normal = try? stated.normalise(text) {
            return Identifier(normal, scheme: stated.rawValue)
        }
        if type == nil, let detected = IdentifierScheme.detect(text), !numberOnly.contains(detected),
            let normal = try? detected.normalise(text)
        {
            return Identifier(normal, scheme: detected.rawValue)
        }
        // Left as it is: publishing says what is wrong with it.
        return Identifier(text.trimmed, scheme: (stated ?? .other).rawValue)
    }

    /// Schemes that nearly every number fits: never guessed.
    private static let numberOnly: Set<IdentifierScheme> = [.pmid, .gnd, .ean13, .istc]

    static func scheme(_ type: String) -> IdentifierScheme? {
        let folded = type.lowercased().filter { $0.isLetter || $0.isNumber }
        switch folded {
        case "bibcode": return .ads
        case "swhid": return .swh
        case "ean": return .ean13
        case "pubmed", "pubmedid": return .pmid
        case "crossreffunder", "funderdoi", "fundref": return .crossreffunderid
        default: return IdentifierScheme(rawValue: folded)
        }
    }

    /// ROR id without resolver, from an address or a bare id.
    static func ror(_ text: String?) -> String? {
        text.flatMap { try? IdentifierScheme.ror.normalise($0) }
    }

    static func orcid(_ text: String?) -> String? {
        text.flatMap { try? IdentifierScheme.orcid.normalise($0) }
    }

    // MARK: People

    /// A person or an organisation. What is stated (the kind, the parts of the name) counts, the rest is told from the
    /// name: see ``PersonName``.
    static func agent(
        name: String?, family: String? = nil, given: String? = nil, isOrganisation: Bool? = nil,
        identifiers: [Identifier] = []
    ) -> PersonOrOrganisation? {
        var agent: PersonOrOrganisation
        if isOrganisation != true, let family = family?.trimmed.nonEmpty {
            agent = .person(family: family, given: given?.trimmed.nonEmpty)
        } else if let name = (name ?? given)?.singleSpaced.nonEmpty {
            switch isOrganisation {
            case true: agent = .organisation(name)
            case false: agent = PersonName.parsePerson(name)
            default:
                let isPerson = identifiers.contains { $0.scheme == IdentifierScheme.orcid.rawValue }
                agent = isPerson ? PersonName.parsePerson(name) : PersonName.parse(name)
            }
        } else {
            return nil
        }
        var seen: Set<Identifier> = []
        agent.identifiers = identifiers.filter { seen.insert($0).inserted }
        return agent
    }

    // MARK: Licences

    /// A licence by the first of the given texts that names one (SPDX id, address, name); else what they say.
    static func right(
        _ candidates: String?..., title: String? = nil, link: String? = nil, language: String? = nil
    ) -> Right? {
        for text in candidates.compactMap({ $0 }) + [link, title].compactMap({ $0 }) {
            if let licence = Licence.find(text) { return Right(id: licence.id) }
        }
        let texts = candidates.compactMap { $0?.trimmed.nonEmpty }
        let address = link ?? texts.first { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
        let words = title?.trimmed.nonEmpty ?? texts.first { $0 != address }
        guard words != nil || address != nil else { return nil }
        return Right(title: words.map { [self.language(language) ?? "en": $0] }, link: address)
    }

    // MARK: Terms and texts

    /// The day, month, year or interval of a date-time of any precision; nil where it is none.
    static func date(_ text: String) -> String? { EDTF(dataCite: text)?.description }

    /// The two-letter tag that keys texts in several languages.
    static func language(_ text: String?) -> String? { text.flatMap { Language.find($0)?.tag } }

    /// The InvenioRDM id of a language.
    static func languageID(_ text: String?) -> String? { text.flatMap { Language.find($0)?.id } }

    /// Text as the HTML that descriptions are: text with tags is taken as HTML, any other is escaped and its
    /// paragraphs marked.
    static func html(_ text: String) -> String {
        let trimmed = text.trimmed
        if trimmed.firstMatch(of: tag) != nil { return trimmed }
        let paragraphs = trimmed.split(separator: /\r?\n[ \t]*\r?\n/).map { Wording.html(String($0).trimmed) }
        guard paragraphs.count > 1 else { return paragraphs.first ?? "" }
        return paragraphs.filter { !$0.isEmpty }.map { "<p>\($0)</p>" }.joined(separator: "\n")
    }

    private static var tag: some RegexComponent {
        /<\/?(p|br|ul|ol|li|em|i|b|strong|a|sub|sup|div|span|h[1-6]|blockquote|pre|code|table)(\s[^<>]*)?\/?>/
            .ignoresCase()
    }

    /// A reference in the usual order: authors (year): title. container, volume, pages. publisher.
    static func citation(
        authors: [String], year: String?, title: String?, container: [String?], publisher: String? = nil
    ) -> String? {
        var parts: [String] = []
        let names =
            authors.count > 6
            ? authors.prefix(6).joined(separator: "; ") + " et al." : authors.joined(separator: "; ")
        let head = [names.nonEmpty, year.map { "(\($0))" }].compactMap { $0 }.joined(separator: " ")
        if !head.isEmpty { parts.append(head) }
        if let title = title?.trimmed.nonEmpty { parts.append(title) }
        if let source = container.compactMap({ $0?.trimmed.nonEmpty }).joined(separator: ", ").nonEmpty {
            parts.append(source)
        }
        if let publisher = publisher?.trimmed.nonEmpty { parts.append(publisher) }
        return parts.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }.joined(separator: ". ").nonEmpty
    }
}
