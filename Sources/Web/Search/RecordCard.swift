// SPDX-License-Identifier: Apache-2.0
// One record in a list: on the home page, among search results, beside a planned dataset.

/// One record as lists show it.
struct RecordCard: PageModel {
    var title: String
    var href: Href
    /// The resource type in words: `Dataset`.
    var kind: String
    /// Names, already shortened: `Novák, J.; Dubois, C.; and 4 more`.
    var creators: String
    var published: Day
    var version: String?
    var access: AccessState
    var files: Count
    var bytes: ByteCount
    /// The planned dataset it fulfils, `CLRP1-01`, with a link to its plan.
    var planKey: String?
    var planHref: Href?
    /// Where the query was found; the words found are in `<mark>`.
    var snippet: SafeHTML?
}

// What templates ask for, by name.

extension RecordCard {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "title": title.part
        case "href": href.part
        case "kind": kind.part
        case "creators": creators.part
        case "published": published.part
        case "version": version.part
        case "access": access.part
        case "files": files.part
        case "bytes": bytes.part
        case "planKey": planKey.part
        case "planHref": planHref.part
        case "snippet": snippet.part
        default: nil
        }
    }
}
