// SPDX-License-Identifier: Apache-2.0
// The first page: what is new, what there is.

import Accounts
import Catalogue
import Foundation
import Hummingbird
import Metadata
import Plans

struct HomeRoutes: Sendable {
    let site: Site

    private static let newest = 6
    private static let mostPlans = 4

    @Sendable func home(_ request: Request, _ context: WebContext) async throws -> Response {
        let viewer = context.viewer
        let found = try await site.roles.librarian.search(SearchQuery(size: Self.newest), for: viewer)
        let holdings = try await site.roles.librarian.holdings(for: viewer)
        let plans = try await site.roles.planner.plans(for: viewer)
        var cards: [PlanCard] = []
        for entry in plans.prefix(Self.mostPlans) {
            cards.append(try await PlanRoutes(site: site).card(of: entry, for: viewer))
        }
        let page = HomePage(
            records: Count(holdings.records), files: Count(holdings.files),
            bytes: ByteCount(holdings.bytes), plans: Count(plans.count),
            newest: found.hits.map { RecordCard($0.record, status: $0.status) }, planCards: cards,
            kinds: (found.facets[.type] ?? []).map { value in
                HomePage.KindLink(
                    name: ResourceType.named(value.value)?.english ?? value.value,
                    records: Count(value.count),
                    href: SearchAddress().adding(value.value, to: .type).href)
            },
            mayDeposit: viewer.isSignedIn && viewer.role >= .depositor)
        return site.html(page, in: .home, request: request, context: context)
    }
}
