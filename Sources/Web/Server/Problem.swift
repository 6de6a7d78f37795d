// SPDX-License-Identifier: Apache-2.0
// Errors become HTTP here and nowhere else: a page for people, a problem document (RFC 9457) for programs.

import Accounts
import Catalogue
import Database
import Deposits
import Foundation
import Hummingbird
import Logging
import Metadata
import Plans
import Preservation
import Publication

/// What can be wrong with a request itself.
enum WebError: Error, Hashable, Sendable {
    /// No such address.
    case notFound
    case badToken
    case forgedForm
    case badForm(String)
    case unsupportedForm
    case formTooLong
    /// A query parameter that cannot be understood.
    case badParameter(String, reason: String)
    case notAcceptable([String])
    case rangeNotSatisfiable(size: Int64)
    /// A stored file is not where the catalogue says.
    case contentMissing(record: String, key: String)
}

/// An error as HTTP tells it.
struct Problem: Sendable {
    var status: HTTPResponse.Status
    /// Last part of the problem's type: `urn:fairway:problem:unknown-record`.
    var type: String
    /// What happened, for the reader; nil where the general words say enough.
    var detail: String?
    var findings: [Metadata.Finding] = []
    var headers: HTTPFields = [:]
    var retryAfter: Int?

    init(
        _ status: HTTPResponse.Status, _ type: String, _ detail: String? = nil,
        findings: [Metadata.Finding] = []
    ) {
        self.status = status
        self.type = type
        self.detail = detail
        self.findings = findings
    }

    init(_ error: any Error) {
        switch error {
        case let error as WebError: self.init(web: error)
        case let error as AccountError: self.init(account: error)
        case let error as CatalogueError: self.init(catalogue: error)
        case let error as PlanError: self.init(plan: error)
        case let error as DepositError: self.init(deposit: error)
        case let error as PublicationError: self.init(publication: error)
        case let error as PreservationError: self.init(preservation: error)
        case let error as StoreError: self.init(store: error)
        case let error as HTTPError where error.status == .notFound: self.init(.notFound, "not-found")
        case let error as HTTPError: self.init(error.status, "http")
        default: self.init(.internalServerError, "internal")
        }
    }

    /// WebDAV's 507 (RFC 4918, section 11.5).
    private static let insufficientStorage = HTTPResponse.Status(
        code: 507, reasonPhrase: "Insufficient Storage")

    /// Whether the fault is ours: such errors are written to the log.
    var isOurs: Bool { status.code >= 500 }
}

extension Problem {
    private init(web error: WebError) {
        switch error {
        case .notFound: self.init(.notFound, "not-found")
        case .badToken:
            self.init(.unauthorized, "bad-token", "The access token is unknown, revoked or no longer valid.")
            headers[.wwwAuthenticate] = #"Bearer realm="fairway", error="invalid_token""#
        case .forgedForm:
            self.init(
                .forbidden, "forged-form",
                "The form was not sent from a page of yours, or you have signed in or out since it was opened. Go back, reload the page and send it again."
            )
        case .badForm(let reason): self.init(.badRequest, "bad-form", reason)
        case .unsupportedForm:
            self.init(.unsupportedMediaType, "unsupported-form", "Forms are sent URL-encoded.")
        case .formTooLong:
            self.init(.contentTooLarge, "form-too-long", "Forms may have up to one MiB.")
        case .badParameter(let name, let reason):
            self.init(.badRequest, "bad-parameter", "The parameter “\(name)” cannot be understood: \(reason)")
        case .notAcceptable(let offered):
            self.init(
                .notAcceptable, "not-acceptable",
                "None of the formats asked for is offered. There are: \(offered.joined(separator: ", ")).")
        case .rangeNotSatisfiable(let size):
            self.init(.rangeNotSatisfiable, "range", "The file has \(size) bytes.")
            headers[.contentRange] = "bytes */\(size)"
        case .contentMissing(let record, let key):
            self.init(
                .internalServerError, "content-missing",
                "The content of the file \(key) of record \(record) is not where it should be.")
        }
    }

    private init(account error: AccountError) {
        switch error {
        case .signInRequired:
            self.init(.unauthorized, "sign-in-required", "This needs an account: sign in first.")
            headers[.wwwAuthenticate] = #"Bearer realm="fairway""#
        case .notPermitted(let action, let role):
            self.init(.forbidden, "not-permitted", "Your account may not \(action); a \(role.rawValue) may.")
        case .wrongCredentials:
            self.init(.forbidden, "wrong-credentials", "E-mail address or password is wrong.")
        case .tooManyAttempts(let seconds):
            self.init(.tooManyRequests, "too-many-attempts")
            retryAfter = seconds
            headers[.retryAfter] = String(seconds)
        case .emailTaken(let email): self.init(.conflict, "email-taken", "There is an account for \(email).")
        case .notAnEmail(let text):
            self.init(.unprocessableContent, "not-an-email", "“\(text)” is not an e-mail address.")
        case .passwordTooShort(let minimum):
            self.init(
                .unprocessableContent, "password-too-short", "The password needs \(minimum) characters.")
        case .unknownAccount(let email):
            self.init(.notFound, "unknown-account", "There is no account \(email).")
        case .unknownToken(let id): self.init(.notFound, "unknown-token", "You have no token \(id).")
        }
    }

    private init(catalogue error: CatalogueError) {
        switch error {
        case .unknownRecord: self.init(.notFound, "unknown-record")
        case .unknownFile(_, let key):
            self.init(.notFound, "unknown-file", "The record has no file “\(key)”.")
        case .notPermitted(_, let action):
            self.init(.forbidden, "not-permitted", "You may see this record, but not \(action).")
        case .changedMeanwhile(_, let expected, let found):
            self.init(
                .conflict, "changed-meanwhile",
                "Somebody saved this draft in between (revision \(found), you saw \(expected)). Reload it and repeat your change."
            )
        case .notADraft:
            self.init(
                .conflict, "not-a-draft", "This is published; corrections make a new version of the record.")
        case .notPublished: self.init(.conflict, "not-published", "This is a draft.")
        case .badQuery(let reason): self.init(.badRequest, "bad-query", reason)
        }
    }

    private init(plan error: PlanError) {
        switch error {
        case .unknownPlan: self.init(.notFound, "unknown-plan")
        default: self.init(.unprocessableContent, "plan", "\(error)")
        }
    }

    private init(deposit error: DepositError) {
        switch error {
        case .draftInUse:
            self.init(
                .conflict, "in-use", "Files are being deposited into this draft right now; try again later.")
        default: self.init(.unprocessableContent, "deposit", "\(error)")
        }
    }

    private init(publication error: PublicationError) {
        switch error {
        case .incomplete(_, let findings):
            self.init(
                .unprocessableContent, "incomplete", "What is missing must be supplied first.",
                findings: findings)
        case .contradictsPlan(_, let results):
            self.init(
                .unprocessableContent, "contradicts-plan",
                "The draft contradicts its plan: change it, or give the reason for the deviation.",
                findings: results.map {
                    Metadata.Finding(
                        .error, "plan.\($0.obligation.kind.rawValue)", at: $0.obligation.kind.rawValue,
                        $0.message, remedy: $0.remedy)
                })
        case .noFiles:
            self.init(.unprocessableContent, "no-files", "A draft without files cannot be published.")
        case .inUse:
            self.init(.conflict, "in-use", "This is being deposited or published right now; try again later.")
        case .noEmbargo: self.init(.conflict, "no-embargo", "This record is not under embargo.")
        case .emptyReason: self.init(.unprocessableContent, "empty-reason", "Say the reason in a sentence.")
        case .notARecord: self.init(.internalServerError, "not-a-record")
        }
    }

    private init(preservation error: PreservationError) {
        switch error {
        case .diskFull:
            self.init(Self.insufficientStorage, "disk-full", "The disk of the repository is full.")
        default: self.init(.internalServerError, "store")
        }
    }

    private init(store error: StoreError) {
        switch error {
        case .busy:
            self.init(.serviceUnavailable, "busy", "The catalogue is busy; try again in a moment.")
            headers[.retryAfter] = "2"
        case .full: self.init(Self.insufficientStorage, "disk-full", "The disk of the repository is full.")
        default: self.init(.internalServerError, "catalogue")
        }
    }
}

extension Problem {
    /// The problem as a response in the form that the client prefers.
    func response(to request: Request, context: WebContext, site: Site) -> Response {
        let wantsPage = (request.headers[.accept] ?? "").contains("text/html")
        if wantsPage, type == "sign-in-required", request.method == .get || request.method == .head {
            let back = Percent.encode(request.uri.string, keeping: "/")
            return Response(status: .found, headers: [.location: "/sign-in?return=\(back)"])
        }
        var response = wantsPage ? page(request, context, site) : document(request, context)
        for field in headers { response.headers[field.name] = field.value }
        response.headers[.cacheControl] = "no-store"
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func page(_ request: Request, _ context: WebContext, _ site: Site) -> Response {
        var page = ProblemPage(status: status.code)
        page.detail = detail
        page.faults = findings.map {
            ProblemPage.Fault(field: $0.path, message: "\($0.message) \($0.remedy)")
        }
        page.requestID = isOurs ? context.id : nil
        page.retryAfter = retryAfter
        if context.session == nil, [401, 403, 404].contains(status.code) {
            page.signInHref = Href(
                path: "/sign-in?return=\(Percent.encode(request.uri.string, keeping: "/"))")
        }
        return site.html(page, status: status, request: request, context: context)
    }

    private func document(_ request: Request, _ context: WebContext) -> Response {
        let errors = findings.map { finding -> JSONValue in
            [
                "id": .string(finding.id), "field": .string(finding.path),
                "messages": [.string(finding.message)], "remedy": .string(finding.remedy),
            ]
        }
        let body = JSONValue.compact([
            "type": .string("urn:fairway:problem:\(type)"), "title": .string(status.reasonPhrase),
            "status": .integer(status.code), "detail": .text(detail),
            "instance": isOurs ? .string("urn:fairway:request:\(context.id)") : nil,
            "errors": .array(errors),
        ])
        return Response(
            status: status, headers: [.contentType: "application/problem+json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: body.text())))
    }
}

/// Turns errors of handlers into problems.
struct Problems: RouterMiddleware {
    typealias Context = WebContext

    let site: Site

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let problem = Problem(error)
            if problem.isOurs {
                context.logger.error(
                    "\(request.method.rawValue) \(request.uri.path): \(String(reflecting: error))")
            }
            return problem.response(to: request, context: context, site: site)
        }
    }
}
