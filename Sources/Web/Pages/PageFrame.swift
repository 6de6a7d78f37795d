// SPDX-License-Identifier: Apache-2.0
// What surrounds every page: the site's name, who is signed in, what just happened.

/// The frame of a page: header, navigation and notices, the same for every page of one request.
struct PageFrame: PageModel {
    /// Where in the navigation the page belongs.
    enum Section: Sendable { case none, home, search, plans, drafts, account }

    var siteName = "Fairway"
    var section = Section.none
    /// Who is signed in; nil for a guest.
    var viewer: Viewer?
    /// The token every POST form of this session carries.
    var csrf = ""
    /// Path and query of this page: where sign-in comes back to.
    var path = "/"
    /// What stands in the search box of the header.
    var query = ""
    var notices: [Notice] = []
    var isDemonstration = false

    struct Viewer: PageModel {
        var name: String
        var email: String
        /// True for depositors and above: they have drafts.
        var mayDeposit = true
    }

    /// One message above the page: what was just done, or what the reader must know.
    struct Notice: PageModel {
        enum Kind: Sendable { case done, attention, refused }
        var kind: Kind
        var text: String
        var isDone: Bool { kind == .done }
        var isAttention: Bool { kind == .attention }
        var isRefused: Bool { kind == .refused }
    }

    var isHome: Bool { section == .home }
    var isSearch: Bool { section == .search }
    var isPlans: Bool { section == .plans }
    var isDrafts: Bool { section == .drafts }
    var isAccount: Bool { section == .account }
}

// What templates ask for, by name.

extension PageFrame {
    func child(named part: String) -> Any? {
        switch part {
        case "siteName": siteName
        case "viewer": viewer
        case "csrf": csrf
        case "path": path
        case "query": query
        case "notices": notices
        case "isDemonstration": isDemonstration
        case "isHome": isHome
        case "isSearch": isSearch
        case "isPlans": isPlans
        case "isDrafts": isDrafts
        case "isAccount": isAccount
        default: nil
        }
    }
}

extension PageFrame.Viewer {
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "email": email
        case "mayDeposit": mayDeposit
        default: nil
        }
    }
}

extension PageFrame.Notice {
    func child(named part: String) -> Any? {
        switch part {
        case "text": text
        case "isDone": isDone
        case "isAttention": isAttention
        case "isRefused": isRefused
        default: nil
        }
    }
}
