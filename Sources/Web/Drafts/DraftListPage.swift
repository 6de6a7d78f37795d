// SPDX-License-Identifier: Apache-2.0
// A depositor's drafts, and what each of them still needs.

/// The list of one's own drafts.
struct DraftListPage: Page {
    static let template = "draft-list"

    var drafts: [DraftCard]
    var next: Href?

    var isEmpty: Bool { drafts.isEmpty }
}

struct DraftCard: PageModel {
    var title: String?
    var href: Href
    var kind: String?
    var updated: Day
    var files: Count
    var bytes: ByteCount
    var planKey: String?
    /// What a person must still supply.
    var missing: Count = 0
    var broken: Count = 0
    /// Set when it is a draft of a published record.
    var nextVersionOf: TextLink?

    var isReady: Bool { missing.isZero && broken.isZero }
}

// What templates ask for, by name.

extension DraftListPage {
    func child(named part: String) -> Any? {
        switch part {
        case "drafts": drafts
        case "next": next?.text
        case "isEmpty": isEmpty
        default: nil
        }
    }
}

extension DraftCard {
    func child(named part: String) -> Any? {
        switch part {
        case "title": title
        case "href": href.text
        case "kind": kind
        case "updated": updated
        case "files": files
        case "bytes": bytes
        case "planKey": planKey
        case "missing": missing
        case "broken": broken
        case "nextVersionOf": nextVersionOf
        case "isReady": isReady
        default: nil
        }
    }
}
