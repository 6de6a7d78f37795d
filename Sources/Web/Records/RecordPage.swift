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
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "id": id.part
        case "title": title.part
        case "kind": kind.part
        case "version": version.part
        case "published": published.part
        case "publisher": publisher.part
        case "access": access.part
        case "creators": creators.part
        case "affiliations": affiliations.part
        case "contributors": contributors.part
        case "description": description.part
        case "descriptions": descriptions.part
        case "citations": citations.part
        case "identifiers": identifiers.part
        case "files": files.part
        case "preview": preview.part
        case "versions": versions.part
        case "newerHref": newerHref.part
        case "plan": plan.part
        case "provenance": provenance.part
        case "properties": properties.part
        case "variables": variables.part
        case "funding": funding.part
        case "related": related.part
        case "licences": licences.part
        case "subjects": subjects.part
        case "languages": languages.part
        case "dates": dates.part
        case "exports": exports.part
        case "usage": usage.part
        case "editHref": editHref.part
        case "newVersionHref": newVersionHref.part
        case "head": head.part
        case "languageNames": languageNames.part
        case "hasHistory": hasHistory.part
        default: nil
        }
    }
}

extension RecordHead {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "canonical": canonical.part
        case "metas": metas.part
        case "openGraph": openGraph.part
        case "links": links.part
        case "jsonLD": jsonLD.part
        default: nil
        }
    }
}

extension RecordHead.MetaTag {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "content": content.part
        default: nil
        }
    }
}

extension RecordHead.HeadLink {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "rel": rel.part
        case "href": href.part
        case "type": type.part
        case "profile": profile.part
        default: nil
        }
    }
}
