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
    func child(named part: String) -> Any? {
        switch part {
        case "records": records
        case "files": files
        case "bytes": bytes
        case "plans": plans
        case "newest": newest
        case "planCards": planCards
        case "kinds": kinds
        case "mayDeposit": mayDeposit
        case "isEmpty": isEmpty
        default: nil
        }
    }
}

extension HomePage.KindLink {
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "records": records
        case "href": href.text
        default: nil
        }
    }
}
