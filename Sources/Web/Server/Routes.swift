// SPDX-License-Identifier: Apache-2.0
// Every address of the site, in one list.

import Hummingbird
import Logging

/// The routes, in the order of the data life cycle. HEAD is answered wherever GET is.
func routes(of site: Site, logger: Logger) -> Router<WebContext> {
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
    return router
}
