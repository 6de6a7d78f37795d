// SPDX-License-Identifier: Apache-2.0
// Who asks: found out once per request, from a session cookie or a bearer token.

import Accounts
import Foundation
import Hummingbird

/// The context of a request: who asks.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// nil for a guest.
    var session: Session?
    /// The secret that form tokens are derived from: the session's, or for sign-in one of its own.
    var formSecret: Secret?

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
    }

    var viewer: Viewer { session?.account.viewer ?? .anonymous }
    /// What every POST form carries; empty where no form may be sent.
    var formToken: String { formSecret?.derived(for: "form") ?? "" }
}

/// Somebody who is signed in.
struct Session: Sendable {
    let account: Account
    /// nil for a bearer token: such requests come from programs, not from forms of a browser.
    let secret: Secret?
}

/// The context of handlers that need somebody signed in.
struct SignedInContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let web: WebContext
    let session: Session

    init(context: WebContext) throws {
        guard let session = context.session else { throw AccountError.signInRequired }
        coreContext = context.coreContext
        web = context
        self.session = session
    }

    var viewer: Viewer { session.account.viewer }
}

/// Finds out who asks.
struct Authentication: RouterMiddleware {
    typealias Context = WebContext

    static let sessionCookie = "fairway_session"
    /// Of guests on the sign-in page: its form token is derived from it.
    static let formCookie = "fairway_form"

    let site: Site

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        do {
            try await identify(request, &context)
        } catch {
            return Problem(error).response(to: request, context: context, site: site)
        }
        return try await next(request, context)
    }

    private func identify(_ request: Request, _ context: inout WebContext) async throws {
        if let authorization = request.headers[.authorization] {
            let words = authorization.split(separator: " ", maxSplits: 1)
            guard words.count == 2, words[0].lowercased() == "bearer" else {
                throw WebError.badToken
            }
            let secret = Secret(text: words[1].trimmingCharacters(in: .whitespaces))
            guard let account = try await site.roles.gatekeeper.account(token: secret) else {
                throw WebError.badToken
            }
            context.session = Session(account: account, secret: nil)
            return
        }
        guard request.headers[.cookie] != nil else { return }
        let cookies = request.cookies
        if let value = cookies[Self.sessionCookie]?.value {
            let secret = Secret(text: value)
            if let account = try await site.roles.gatekeeper.account(session: secret) {
                context.session = Session(account: account, secret: secret)
                context.formSecret = secret
                return
            }
        }
        context.formSecret = cookies[Self.formCookie].map { Secret(text: $0.value) }
    }
}
