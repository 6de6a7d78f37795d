// SPDX-License-Identifier: Apache-2.0
// Plans: the list, each with what became of it, and as maDMP.

import Accounts
import Catalogue
import Foundation
import Hummingbird
import Plans

struct PlanRoutes: Sendable {
    let site: Site

    private var planner: Planner { site.roles.planner }

    /// The status of more plans than this is not derived for one list.
    private static let mostCards = 100

    @Sendable func list(_ request: Request, _ context: WebContext) async throws -> Response {
        let entries = try await planner.plans(for: context.viewer)
        var cards: [PlanCard] = []
        for entry in entries.prefix(Self.mostCards) {
            cards.append(try await card(of: entry, for: context.viewer))
        }
        return site.html(PlanListPage(plans: cards), in: .plans, request: request, context: context)
    }

    func card(of entry: PlanEntry, for viewer: Viewer) async throws -> PlanCard {
        let stored = try await planner.plan(entry.id, for: viewer)
        let status = try await planner.status(of: entry.id, from: site.roles.librarian, for: viewer)
        return PlanCard(stored, status: status)
    }

    @Sendable func plan(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try context.parameters.require("id")
        let stored = try await planner.plan(id, for: context.viewer)
        let status = try await planner.status(of: id, from: site.roles.librarian, for: context.viewer)
        let versions = try await planner.versions(of: id, for: context.viewer)
        let page = PlanPage(
            stored, status: status, versions: versions, now: site.roles.librarian.clock.timestamp,
            mayEdit: context.viewer.role >= .curator || stored.entry.ownerID == context.viewer.account)
        return site.html(page, in: .plans, request: request, context: context)
    }

    @Sendable func maDMP(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try context.parameters.require("id")
        let (json, _) = try await planner.maDMP(of: id, for: context.viewer)
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/json",
                .contentDisposition: "inline; filename=\"\(ContentDisposition.plain(id)).madmp.json\"",
                .cacheControl: context.session == nil ? "no-cache" : "private, no-store",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: json)))
    }
}
