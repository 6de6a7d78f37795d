// SPDX-License-Identifier: Apache-2.0
// What every handler has at hand, and the way from a page to a response.

import Accounts
import Foundation
import Hummingbird

/// Everything that answers are made from.
struct Site: Sendable {
    let roles: Roles
    let settings: SiteSettings
    let renderer: PageRenderer
    let started: Date
    let content: ContentReader
    let pages = PageCache()

    init(roles: Roles, settings: SiteSettings) throws {
        self.roles = roles
        self.settings = settings
        renderer = try PageRenderer()
        started = Date()
        content = ContentReader(folder: settings.data)
    }

    /// Whether readers reach the site over TLS: cookies are marked, and browsers told to stay with it.
    var isSecure: Bool { settings.baseURL?.hasPrefix("https://") ?? false }

    /// The address that absolute links begin with, without a slash at the end. Without a setting it is the Host that the
    /// client asked for, when that is the name of a host and nothing else.
    func baseURL(of request: Request) -> String {
        if let base = settings.baseURL { return base }
        guard let host = request.head.authority, Self.isHost(host) else { return "http://localhost" }
        return "http://\(host)"
    }

    static func isHost(_ text: String) -> Bool {
        let allowed = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
                true
            default: false
            }
        }
        return allowed && !text.isEmpty && text.utf8.count <= 255
    }

    // MARK: Pages

    /// A page as a response. Pages of people who are signed in are never kept by a cache.
    func html(
        _ page: some Page, in section: PageFrame.Section = .none, status: HTTPResponse.Status = .ok,
        query: String = "", request: Request, context: WebContext
    ) -> Response {
        var frame = PageFrame()
        frame.siteName = settings.name
        frame.section = section
        frame.viewer = context.session.map { session in
            PageFrame.Viewer(
                name: session.account.viewer.name, email: session.account.email,
                mayDeposit: session.account.role >= .depositor)
        }
        frame.csrf = context.formToken
        frame.path = Percent.encode(request.uri.string, keeping: "/")
        frame.query = query
        frame.isDemonstration = settings.isDemonstration
        if let notice = Notice(of: request) { frame.notices = [notice.shown] }
        var response = Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: renderer.html(page, in: frame))))
        response.headers[.cacheControl] = context.session == nil ? "no-cache" : "private, no-store"
        if !frame.notices.isEmpty {
            response.setCookie(cookie(Notice.cookie, "", seconds: 0))
        }
        return response
    }

    /// `303 See Other` to a path of this site, with a notice that the next page shows.
    func seeOther(_ path: String, notice: Notice? = nil) -> Response {
        var response = Response(status: .seeOther, headers: [.location: path])
        if let notice { response.setCookie(cookie(Notice.cookie, notice.rawValue, seconds: 60)) }
        return response
    }

    func cookie(_ name: String, _ value: String, seconds: Int) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: seconds, path: "/", secure: isSecure, httpOnly: true,
            sameSite: .lax)
    }
}

/// What was just done, told on the next page.
enum Notice: String, Sendable {
    case saved, published, discarded, signedOut, tokenRevoked, passwordChanged, newVersion

    static let cookie = "fairway_notice"

    init?(of request: Request) {
        guard let value = request.cookies[Self.cookie]?.value else { return nil }
        self.init(rawValue: value)
    }

    var shown: PageFrame.Notice {
        switch self {
        case .saved: PageFrame.Notice(kind: .done, text: "Saved.")
        case .published: PageFrame.Notice(kind: .done, text: "Published. This is the page that others see.")
        case .discarded: PageFrame.Notice(kind: .done, text: "The draft is gone.")
        case .signedOut: PageFrame.Notice(kind: .done, text: "You are signed out.")
        case .tokenRevoked:
            PageFrame.Notice(kind: .done, text: "The token is revoked; programs that use it stop working.")
        case .passwordChanged:
            PageFrame.Notice(kind: .done, text: "The password is changed. Sign in again with the new one.")
        case .newVersion:
            PageFrame.Notice(
                kind: .done, text: "This is the draft of the next version, with everything from the last one."
            )
        }
    }
}
