// SPDX-License-Identifier: Apache-2.0
// Every address of the site, in one list.

import Hummingbird

/// The routes, in the order of the data life cycle. HEAD is answered wherever GET is.
func routes(of site: Site) -> Router<WebContext> {
    let counts = RequestCounts()
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: Counting(counts: counts))
    router.add(middleware: SecurityHeaders(isSecure: site.isSecure))
    router.add(middleware: Authentication(site: site))
    router.add(middleware: Problems(site: site))

    let operation = OperationRoutes(site: site, counts: counts)
    router.get("/health", use: operation.health)
    router.get("/metrics", use: operation.metrics)
    router.get("/robots.txt", use: operation.robots)
    router.get("/assets/:name", use: operation.asset)

    router.get("/", use: HomeRoutes(site: site).home)

    // Plan
    let plans = PlanRoutes(site: site)
    router.get("/plans", use: plans.list)
    router.get("/plans/:id", use: plans.plan)
    router.get("/plans/:id/export/madmp", use: plans.maDMP)

    // Find and reuse
    router.get("/search", use: SearchRoutes(site: site).search)
    let records = RecordRoutes(site: site)
    router.get("/records/:id", use: records.record)
    router.get("/records/:id/latest", use: records.latest)
    router.get("/records/:id/export/:format", use: records.export)
    router.get("/doi/**", use: records.doi)
    router.get("/{ark}/**", use: records.ark)
    let files = FileRoutes(site: site)
    router.get("/records/:id/files/**", use: files.file)
    router.get("/records/:id/raw/**", use: files.raw)
    router.get("/records/:id/files-archive", use: files.archive)
    let harvest = HarvestRoutes(site: site)
    router.get("/oai2d", use: harvest.get)
    router.post("/oai2d", use: harvest.post)
    router.get("/sitemap.xml", use: harvest.sitemap)
    router.get("/sitemaps/:portion", use: harvest.sitemapPortion)
    router.get("/.well-known/api-catalog", use: harvest.catalogue)

    // Accounts
    let accounts = AccountRoutes(site: site)
    router.get("/sign-in", use: accounts.signInPage)
    router.post("/sign-in", use: accounts.signIn)

    let members = router.group(context: SignedInContext.self)
    let drafts = DraftRoutes(site: site)
    members.get("/drafts", use: drafts.list)
    members.get("/drafts/:id", use: drafts.draft)
    members.post("/drafts/:id", use: drafts.change)
    members.post("/records/:id/new-version", use: records.newVersion)
    members.post("/sign-out", use: accounts.signOut)
    members.get("/account", use: accounts.account)
    members.post("/account/tokens", use: accounts.makeToken)
    members.post("/account/tokens/:token/revoke", use: accounts.revokeToken)
    members.post("/account/password", use: accounts.changePassword)
    return router
}
