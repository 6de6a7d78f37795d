// SPDX-License-Identifier: Apache-2.0
// How the server is doing: `/health` for the watchdog, `/metrics` in Prometheus' text format.

import Accounts
import Catalogue
import Foundation
import Hummingbird
import Synchronization

/// Counts answers by status.
final class RequestCounts: Sendable {
    private let counts = Mutex<[Int: Int]>([:])

    func add(_ status: Int) { counts.withLock { $0[status, default: 0] &+= 1 } }

    var all: [(status: Int, requests: Int)] {
        counts.withLock { $0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

struct Counting: RouterMiddleware {
    typealias Context = WebContext

    let counts: RequestCounts

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        counts.add(response.status.code)
        return response
    }
}

/// For whoever operates the server.
struct OperationRoutes: Sendable {
    let site: Site
    let counts: RequestCounts

    @Sendable func health(_ request: Request, _ context: WebContext) -> Response {
        text("ok\n")
    }

    /// Counts what everybody may know; nothing here tells of restricted records.
    @Sendable func metrics(_ request: Request, _ context: WebContext) async throws -> Response {
        let holdings = try await site.roles.librarian.holdings(for: .anonymous)
        var lines = [
            "# HELP fairway_requests_total Answers by HTTP status.", "# TYPE fairway_requests_total counter",
        ]
        lines += counts.all.map { "fairway_requests_total{status=\"\($0.status)\"} \($0.requests)" }
        lines += [
            "# HELP fairway_uptime_seconds Seconds since the start.", "# TYPE fairway_uptime_seconds gauge",
            "fairway_uptime_seconds \(Int(Date().timeIntervalSince(site.started)))",
            "# HELP fairway_public_records Newest versions of public records.",
            "# TYPE fairway_public_records gauge", "fairway_public_records \(holdings.records)",
            "# HELP fairway_public_bytes Bytes of these records' files.",
            "# TYPE fairway_public_bytes gauge", "fairway_public_bytes \(holdings.bytes)", "",
        ]
        var response = text(lines.joined(separator: "\n"))
        response.headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
        return response
    }

    /// Searches with their many combinations of facets are not for crawlers.
    @Sendable func robots(_ request: Request, _ context: WebContext) -> Response {
        text(
            """
            User-agent: *
            Disallow: /search?
            Disallow: /drafts
            Disallow: /account
            Disallow: /sign-in
            Disallow: /oai2d

            """)
    }

    @Sendable func asset(_ request: Request, _ context: WebContext) throws -> Response {
        guard let asset = Assets.asset(at: request.uri.path) else { throw WebError.notFound }
        return Response(
            status: .ok, headers: [.contentType: asset.mediaType, .cacheControl: Assets.cacheControl],
            body: ResponseBody(byteBuffer: ByteBuffer(string: asset.content)))
    }

    private func text(_ text: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
