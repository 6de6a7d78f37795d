// SPDX-License-Identifier: Apache-2.0
// The lines of a record page: people, identifiers, versions, funding, licences.

struct PersonLine: PageModel {
    var name: String
    /// The ORCID iD without its resolver, `0000-0002-1825-0097`.
    var orcid: String?
    /// For organisations.
    var rorHref: Href?
    /// The role in words, for contributors.
    var role: String?
    /// The numbers of the affiliations: `1,3`.
    var marks: String?
    /// Finds everything else of this person here.
    var searchHref: Href?
}

struct Affiliation: PageModel {
    var mark: String
    var name: String
    var rorHref: Href?
}

struct TitledText: PageModel {
    var title: String
    var html: SafeHTML
}

/// One citation style with its text.
struct Citation: PageModel {
    /// A short id for the switch: `apa`, `bibtex`.
    var id: String
    /// `APA`, `BibTeX`, …
    var style: String
    var text: String
    /// BibTeX and RIS keep their lines.
    var isCode = false
    var isFirst = false
}

/// An identifier and how far one may rely on it.
struct IdentifierLine: PageModel {
    /// `DOI`, `ARK`, `Record`, …
    var scheme: String
    var value: String
    var href: Href?
    /// False for an identifier that no agency knows: it is then said beside it.
    var isRegistered: Bool
    /// For example `all versions`, `this version`.
    var note: String?
}

struct VersionLine: PageModel {
    var label: String
    var published: Day
    var href: Href
    var isCurrent = false
    var isNewest = false
    var isRemoved = false
}

struct PropertyLine: PageModel {
    var name: String
    var value: String
    var unit: String?
}

struct FundingLine: PageModel {
    var funder: String
    var award: String?
    var number: String?
    var href: Href?
}

struct RelatedLine: PageModel {
    /// In words: `is derived from`.
    var relation: String
    var title: String?
    var identifier: String
    var href: Href?
    var kind: String?
}

/// A licence, with one sentence that says what it allows.
struct LicenceLine: PageModel {
    var name: String
    var id: String?
    var href: Href?
    /// From ``LicenceSentence`` for the common ones.
    var sentence: String?
}

struct TextLink: PageModel {
    var text: String
    var href: Href?
}

struct DateLine: PageModel {
    var kind: String
    var date: Day
    var note: String?
}

struct ExportLink: PageModel {
    var label: String
    var href: Href
    var mediaType: String
}

struct Usage: PageModel {
    var views: Count
    var downloads: Count
    var bytes: ByteCount
}

// What templates ask for, by name.

extension PersonLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "orcid": orcid.part
        case "rorHref": rorHref.part
        case "role": role.part
        case "marks": marks.part
        case "searchHref": searchHref.part
        default: nil
        }
    }
}

extension Affiliation {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "mark": mark.part
        case "name": name.part
        case "rorHref": rorHref.part
        default: nil
        }
    }
}

extension TitledText {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "title": title.part
        case "html": html.part
        default: nil
        }
    }
}

extension Citation {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "id": id.part
        case "style": style.part
        case "text": text.part
        case "isCode": isCode.part
        case "isFirst": isFirst.part
        default: nil
        }
    }
}

extension IdentifierLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "scheme": scheme.part
        case "value": value.part
        case "href": href.part
        case "isRegistered": isRegistered.part
        case "note": note.part
        default: nil
        }
    }
}

extension VersionLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "label": label.part
        case "published": published.part
        case "href": href.part
        case "isCurrent": isCurrent.part
        case "isNewest": isNewest.part
        case "isRemoved": isRemoved.part
        default: nil
        }
    }
}

extension PropertyLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "value": value.part
        case "unit": unit.part
        default: nil
        }
    }
}

extension FundingLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "funder": funder.part
        case "award": award.part
        case "number": number.part
        case "href": href.part
        default: nil
        }
    }
}

extension RelatedLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "relation": relation.part
        case "title": title.part
        case "identifier": identifier.part
        case "href": href.part
        case "kind": kind.part
        default: nil
        }
    }
}

extension LicenceLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "id": id.part
        case "href": href.part
        case "sentence": sentence.part
        default: nil
        }
    }
}

extension TextLink {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "text": text.part
        case "href": href.part
        default: nil
        }
    }
}

extension DateLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "kind": kind.part
        case "date": date.part
        case "note": note.part
        default: nil
        }
    }
}

extension ExportLink {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "label": label.part
        case "href": href.part
        case "mediaType": mediaType.part
        default: nil
        }
    }
}

extension Usage {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "views": views.part
        case "downloads": downloads.part
        case "bytes": bytes.part
        default: nil
        }
    }
}
