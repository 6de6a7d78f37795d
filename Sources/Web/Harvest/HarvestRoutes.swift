// SPDX-License-Identifier: Apache-2.0
// The door for harvesters: OAI-PMH by GET and POST.

import Catalogue
import Harvesting
import Hummingbird

struct HarvestRoutes: Sendable {
    let site: Site

    @Sendable func get(_ request: Request, _ context: WebContext) async throws -> Response {
        try await answer(try Form(queryOf: request), request)
    }

    /// Section 3.1.1.2 of OAI-PMH: the same arguments, as a form.
    @Sendable func post(_ request: Request, _ context: WebContext) async throws -> Response {
        try await answer(try await site.unprotectedForm(of: request), request)
    }

    private func answer(_ form: Form, _ request: Request) async throws -> Response {
        let base = site.baseURL(of: request)
        let provider = OAIProvider(
            librarian: site.roles.librarian,
            place: RepositoryDescription(name: site.settings.name, links: RecordLinks(base: base)),
            adminEmail: site.settings.adminEmail, host: site.settings.host)
        return Response(
            status: .ok, headers: [.contentType: "text/xml; charset=utf-8", .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: try await provider.answer(form.fields))))
    }
}
