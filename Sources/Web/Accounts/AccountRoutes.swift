// SPDX-License-Identifier: Apache-2.0
// Signing in and out, and one's own account: tokens and password.

import Accounts
import Foundation
import Hummingbird

/// Sign-in, sign-out and `/account`.
struct AccountRoutes: Sendable {
    let site: Site

    // MARK: Signing in

    @Sendable func signInPage(_ request: Request, _ context: WebContext) throws -> Response {
        let query = try Form(queryOf: request)
        let target = Self.localPath(query["return"] ?? query["next"])
        if context.session != nil { return site.seeOther(target) }
        return signIn(SignInPage(returnTo: target), request, context)
    }

    @Sendable func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await site.form(of: request, context: context)
        let target = Self.localPath(form["return"] ?? form["next"])
        let email = (form["email"] ?? "").trimmingCharacters(in: .whitespaces)
        do {
            let (_, session) = try await site.roles.gatekeeper.signIn(
                email: email, password: form["password"] ?? "")
            var response = site.seeOther(target)
            response.setCookie(site.cookie(Authentication.sessionCookie, session.text, seconds: 14 * 86_400))
            response.setCookie(site.cookie(Authentication.formCookie, "", seconds: 0))
            return response
        } catch let error as AccountError {
            let problem = Problem(error)
            let page = SignInPage(
                returnTo: target, email: email,
                error: problem.detail ?? "Too many attempts failed; try again in a minute.")
            var response = signIn(page, request, context, status: problem.status)
            for field in problem.headers { response.headers[field.name] = field.value }
            return response
        }
    }

    /// The form, with a token of its own: double submit, because there is no session yet.
    private func signIn(
        _ page: SignInPage, _ request: Request, _ context: WebContext, status: HTTPResponse.Status = .ok
    ) -> Response {
        var context = context
        let secret = context.formSecret ?? Secret.random()
        context.formSecret = secret
        var response = site.html(page, in: .account, status: status, request: request, context: context)
        response.headers[.cacheControl] = "private, no-store"
        response.setCookie(site.cookie(Authentication.formCookie, secret.text, seconds: 3600))
        return response
    }

    @Sendable func signOut(_ request: Request, _ context: SignedInContext) async throws -> Response {
        _ = try await site.form(of: request, context: context.web)
        if let secret = context.session.secret { try await site.roles.gatekeeper.signOut(session: secret) }
        var response = site.seeOther("/", notice: .signedOut)
        response.setCookie(site.cookie(Authentication.sessionCookie, "", seconds: 0))
        return response
    }

    /// A path of this site, whatever was asked for: nothing that a browser could take for another host.
    static func localPath(_ text: String?) -> String {
        guard let text, text.utf8.first == UInt8(ascii: "/"), text.utf8.count <= 2000,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }),
            !text.hasPrefix("//"), !text.hasPrefix("/sign-in")
        else { return "/" }
        return text
    }

    // MARK: The account

    @Sendable func account(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try await page(request, context)
    }

    @Sendable func makeToken(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form = try await site.form(of: request, context: context.web)
        let name = (form["name"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...100).contains(name.count) else {
            return try await page(
                request, context, nameError: "Say in up to 100 characters what the token is for.",
                status: .unprocessableContent)
        }
        let (_, secret) = try await site.roles.gatekeeper.makeToken(
            named: name, for: context.session.account, by: context.viewer)
        return try await page(
            request, context, new: AccountPage.NewToken(name: name, secret: secret.text))
    }

    @Sendable func revokeToken(_ request: Request, _ context: SignedInContext) async throws -> Response {
        _ = try await site.form(of: request, context: context.web)
        guard let id = context.parameters.get("token", as: Int64.self) else { throw WebError.notFound }
        try await site.roles.gatekeeper.revokeToken(id, by: context.viewer)
        return site.seeOther("/account", notice: .tokenRevoked)
    }

    /// Changing the password ends every session of the account, this one too.
    @Sendable func changePassword(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let form = try await site.form(of: request, context: context.web)
        let gatekeeper = site.roles.gatekeeper
        // Whoever finds an open browser must not be able to take the account over.
        _ = try await gatekeeper.signIn(
            email: context.session.account.email, password: form["current"] ?? "")
        try await gatekeeper.changePassword(to: form["password"] ?? "", of: context.viewer)
        return site.seeOther("/sign-in", notice: .passwordChanged)
    }

    private func page(
        _ request: Request, _ context: SignedInContext, new: AccountPage.NewToken? = nil,
        nameError: String? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let tokens = try await site.roles.gatekeeper.tokens(of: context.viewer)
        let account = context.session.account
        let page = AccountPage(
            name: account.viewer.name, email: account.email, role: account.role.rawValue.capitalized,
            orcid: account.orcid, affiliation: account.affiliation,
            tokens: tokens.map {
                AccountPage.TokenLine(
                    id: String($0.id), name: $0.name, created: Day($0.created), lastUsed: nil, prefix: nil)
            },
            newToken: new, tokenNameError: nameError, baseURL: site.baseURL(of: request))
        return site.html(page, in: .account, status: status, request: request, context: context.web)
    }
}
