// SPDX-License-Identifier: Apache-2.0
// The landing page of a record: what it is, who made it, how to cite, read and trust it.

/// The page of one version of a record.
struct RecordPage: Page {
    static let template = "record"

    var id: String
    var title: String
    /// The resource type in words.
    var kind: String
    var version: String?
    var published: Day
    var publisher: String
    var access: AccessState
    var creators: [PersonLine]
    /// Numbered from 1; ``PersonLine/marks`` point to them.
    var affiliations: [Affiliation] = []
    var contributors: [PersonLine] = []
    var description: SafeHTML?
    var descriptions: [TitledText] = []
    var citations: [Citation]
    var identifiers: [IdentifierLine]
    var files: FileBrowser
    /// The preview of one file; a file is chosen by `?preview=path`.
    var preview: FilePreview?
    var versions: [VersionLine]
    /// Where the newest version is, when this is not it.
    var newerHref: Href?
    var plan: PlanBox?
    var provenance: Provenance?
    var properties: [PropertyLine] = []
    var variables: [PropertyLine] = []
    var funding: [FundingLine] = []
    var related: [RelatedLine] = []
    var licences: [LicenceLine] = []
    var subjects: [TextLink] = []
    var languages: [String] = []
    var dates: [DateLine] = []
    var exports: [ExportLink] = []
    var usage: Usage?
    /// Set for those who may edit: opens the draft of this record.
    var editHref: Href?
    /// Set for those who may: the form posts here and opens a draft of the next version.
    var newVersionHref: Href?
    var head = RecordHead()

    var languageNames: String { languages.joined(separator: ", ") }
    var hasHistory: Bool { versions.count > 1 }
}

/// What stands in the `<head>` for machines: Highwire and Dublin Core, Open Graph, Signposting, JSON-LD.
struct RecordHead: PageModel {
    var canonical: Href?
    /// `name`/`content`: `citation_title`, `DC.creator`, …
    var metas: [MetaTag] = []
    /// `property`/`content`: `og:title`, …
    var openGraph: [MetaTag] = []
    /// Typed links: `cite-as`, `describedby`, `item`, …
    var links: [HeadLink] = []
    var jsonLD: ScriptData?

    struct MetaTag: PageModel {
        var name: String
        var content: String
    }

    struct HeadLink: PageModel {
        var rel: String
        var href: Href
        /// The media type.
        var type: String?
        /// A profile URI (Signposting `linkset`).
        var profile: String?
    }
}

// What templates ask for, by name.

extension RecordPage {
    func child(named part: String) -> Any? {
        switch part {
        case "id": id
        case "title": title
        case "kind": kind
        case "version": version
        case "published": published
        case "publisher": publisher
        case "access": access
        case "creators": creators
        case "affiliations": affiliations
        case "contributors": contributors
        case "description": description?.text
        case "descriptions": descriptions
        case "citations": citations
        case "identifiers": identifiers
        case "files": files
        case "preview": preview
        case "versions": versions
        case "newerHref": newerHref?.text
        case "plan": plan
        case "provenance": provenance
        case "properties": properties
        case "variables": variables
        case "funding": funding
        case "related": related
        case "licences": licences
        case "subjects": subjects
        case "languages": languages
        case "dates": dates
        case "exports": exports
        case "usage": usage
        case "editHref": editHref?.text
        case "newVersionHref": newVersionHref?.text
        case "head": head
        case "languageNames": languageNames
        case "hasHistory": hasHistory
        default: nil
        }
    }
}

extension RecordHead {
    func child(named part: String) -> Any? {
        switch part {
        case "canonical": canonical?.text
        case "metas": metas
        case "openGraph": openGraph
        case "links": links
        case "jsonLD": jsonLD?.text
        default: nil
        }
    }
}

extension RecordHead.MetaTag {
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "content": content
        default: nil
        }
    }
}

extension RecordHead.HeadLink {
    func child(named part: String) -> Any? {
        switch part {
        case "rel": rel
        case "href": href.text
        case "type": type
        case "profile": profile
        default: nil
        }
    }
}
