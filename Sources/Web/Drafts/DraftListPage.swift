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
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "drafts": drafts.part
        case "next": next.part
        case "isEmpty": isEmpty.part
        default: nil
        }
    }
}

extension DraftCard {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "title": title.part
        case "href": href.part
        case "kind": kind.part
        case "updated": updated.part
        case "files": files.part
        case "bytes": bytes.part
        case "planKey": planKey.part
        case "missing": missing.part
        case "broken": broken.part
        case "nextVersionOf": nextVersionOf.part
        case "isReady": isReady.part
        default: nil
        }
    }
}
