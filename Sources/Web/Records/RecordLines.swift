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
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "orcid": orcid
        case "rorHref": rorHref?.text
        case "role": role
        case "marks": marks
        case "searchHref": searchHref?.text
        default: nil
        }
    }
}

extension Affiliation {
    func child(named part: String) -> Any? {
        switch part {
        case "mark": mark
        case "name": name
        case "rorHref": rorHref?.text
        default: nil
        }
    }
}

extension TitledText {
    func child(named part: String) -> Any? {
        switch part {
        case "title": title
        case "html": html.text
        default: nil
        }
    }
}

extension Citation {
    func child(named part: String) -> Any? {
        switch part {
        case "id": id
        case "style": style
        case "text": text
        case "isCode": isCode
        case "isFirst": isFirst
        default: nil
        }
    }
}

extension IdentifierLine {
    func child(named part: String) -> Any? {
        switch part {
        case "scheme": scheme
        case "value": value
        case "href": href?.text
        case "isRegistered": isRegistered
        case "note": note
        default: nil
        }
    }
}

extension VersionLine {
    func child(named part: String) -> Any? {
        switch part {
        case "label": label
        case "published": published
        case "href": href.text
        case "isCurrent": isCurrent
        case "isNewest": isNewest
        case "isRemoved": isRemoved
        default: nil
        }
    }
}

extension PropertyLine {
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "value": value
        case "unit": unit
        default: nil
        }
    }
}

extension FundingLine {
    func child(named part: String) -> Any? {
        switch part {
        case "funder": funder
        case "award": award
        case "number": number
        case "href": href?.text
        default: nil
        }
    }
}

extension RelatedLine {
    func child(named part: String) -> Any? {
        switch part {
        case "relation": relation
        case "title": title
        case "identifier": identifier
        case "href": href?.text
        case "kind": kind
        default: nil
        }
    }
}

extension LicenceLine {
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "id": id
        case "href": href?.text
        case "sentence": sentence
        default: nil
        }
    }
}

extension TextLink {
    func child(named part: String) -> Any? {
        switch part {
        case "text": text
        case "href": href?.text
        default: nil
        }
    }
}

extension DateLine {
    func child(named part: String) -> Any? {
        switch part {
        case "kind": kind
        case "date": date
        case "note": note
        default: nil
        }
    }
}

extension ExportLink {
    func child(named part: String) -> Any? {
        switch part {
        case "label": label
        case "href": href.text
        case "mediaType": mediaType
        default: nil
        }
    }
}

extension Usage {
    func child(named part: String) -> Any? {
        switch part {
        case "views": views
        case "downloads": downloads
        case "bytes": bytes
        default: nil
        }
    }
}
