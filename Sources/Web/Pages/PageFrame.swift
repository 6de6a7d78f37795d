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
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "siteName": siteName.part
        case "viewer": viewer.part
        case "csrf": csrf.part
        case "path": path.part
        case "query": query.part
        case "notices": notices.part
        case "isDemonstration": isDemonstration.part
        case "isHome": isHome.part
        case "isSearch": isSearch.part
        case "isPlans": isPlans.part
        case "isDrafts": isDrafts.part
        case "isAccount": isAccount.part
        default: nil
        }
    }
}

extension PageFrame.Viewer {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "email": email.part
        case "mayDeposit": mayDeposit.part
        default: nil
        }
    }
}

extension PageFrame.Notice {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "text": text.part
        case "isDone": isDone.part
        case "isAttention": isAttention.part
        case "isRefused": isRefused.part
        default: nil
        }
    }
}
