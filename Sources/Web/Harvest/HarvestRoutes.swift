// SPDX-License-Identifier: Apache-2.0
// The doors for harvesters and crawlers: OAI-PMH, sitemaps, and the catalogue of interfaces.

import Catalogue
import Foundation
import Harvesting
import Hummingbird
import Metadata

struct HarvestRoutes: Sendable {
    let site: Site

    // MARK: OAI-PMH

    @Sendable func get(_ request: Request, _ context: WebContext) async throws -> Response {
        try await answer(try Form(queryOf: request), request)
    }

    /// Section 3.1.1.2 of OAI-PMH: the same arguments, as a form.
    @Sendable func post(_ request: Request, _ context: WebContext) async throws -> Response {
        try await answer(try await site.unprotectedForm(of: request), request)
    }

    private func answer(_ form: Form, _ request: Request) async throws -> Response {
        let provider = OAIProvider(
            librarian: site.roles.librarian,
            place: RepositoryDescription(
                name: site.settings.name, links: RecordLinks(base: site.baseURL(of: request))),
            adminEmail: site.settings.adminEmail, host: site.settings.host)
        return xml(try await provider.answer(form.fields), type: "text/xml; charset=utf-8")
    }

    // MARK: Sitemaps

    /// The sitemap of a small repository; of a large one the list of its sitemaps.
    @Sendable func sitemap(_ request: Request, _ context: WebContext) async throws -> Response {
        let portions = try await site.roles.librarian.sitemapPortions()
        guard portions > 1 else { return try await portion(0, request) }
        let base = site.baseURL(of: request)
        let lines = (0..<portions).map { "<sitemap><loc>\(base)/sitemaps/\($0)</loc></sitemap>\n" }
        return xml(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            \(lines.joined())</sitemapindex>

            """, type: "application/xml")
    }

    @Sendable func sitemapPortion(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let portion = context.parameters.get("portion", as: Int.self), portion >= 0 else {
            throw WebError.notFound
        }
        return try await self.portion(portion, request)
    }

    private func portion(_ portion: Int, _ request: Request) async throws -> Response {
        let links = RecordLinks(base: site.baseURL(of: request))
        let entries = try await site.roles.librarian.sitemap(portion: portion)
        let lines = entries.map {
            "<url><loc>\(links.record($0.id))</loc><lastmod>\($0.updated)</lastmod></url>\n"
        }
        return xml(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            \(lines.joined())</urlset>

            """, type: "application/xml")
    }

    private func xml(_ text: String, type: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: type, .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    // MARK: The catalogue of interfaces

    /// RFC 9727, with the contexts of FAIRiCat.
    @Sendable func catalogue(_ request: Request, _ context: WebContext) async throws -> Response {
        let base = site.baseURL(of: request)
        func link(_ href: String, _ type: String) -> JSONValue {
            [["href": .string(href), "type": .string(type)]]
        }
        let contexts: [JSONValue] = [
            [
                "anchor": .string(base + "/oai2d"),
                "service-doc": link(
                    "https://www.openarchives.org/OAI/openarchivesprotocol.html", "text/html"),
                "service-meta": link(base + "/oai2d?verb=Identify", "text/xml"),
            ],
            [
                "anchor": .string(base + "/sitemap.xml"),
                "service-doc": link("https://www.sitemaps.org/protocol.html", "text/html"),
            ],
            [
                "anchor": .string(base + "/records"),
                "service-doc": link("https://signposting.org/FAIR/", "text/html"),
            ],
        ]
        let body: JSONValue = ["linkset": .array(contexts)]
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"",
                .link: "<\(base)/.well-known/api-catalog>; rel=\"api-catalog\"", .cacheControl: "no-cache",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: body.text(pretty: true) + "\n")))
    }
}
