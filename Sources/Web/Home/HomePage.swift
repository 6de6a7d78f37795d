// SPDX-License-Identifier: Apache-2.0
// The first page: what this place holds, what is new, and what to do next.

/// The home page.
struct HomePage: Page {
    static let template = "home"

    var records: Count
    var files: Count
    var bytes: ByteCount
    var plans: Count
    /// The newest published records that the viewer may see.
    var newest: [RecordCard]
    var planCards: [PlanCard]
    /// Records by kind, with links into the search.
    var kinds: [KindLink] = []
    /// True when the viewer may deposit: the empty page then says how.
    var mayDeposit = false

    struct KindLink: PageModel {
        var name: String
        var records: Count
        var href: Href
    }

    var isEmpty: Bool { newest.isEmpty && planCards.isEmpty }
}

// What templates ask for, by name.

extension HomePage {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "records": records.part
        case "files": files.part
        case "bytes": bytes.part
        case "plans": plans.part
        case "newest": newest.part
        case "planCards": planCards.part
        case "kinds": kinds.part
        case "mayDeposit": mayDeposit.part
        case "isEmpty": isEmpty.part
        default: nil
        }
    }
}

extension HomePage.KindLink {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "records": records.part
        case "href": href.part
        default: nil
        }
    }
}
