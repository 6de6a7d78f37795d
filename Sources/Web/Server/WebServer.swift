// SPDX-License-Identifier: Apache-2.0
// The HTTP server: made from the roles, run until it is told to stop.

import Accounts
import Catalogue
import Deposits
import Foundation
import Hummingbird
import Logging
import Plans
import Publication

/// The roles whose use cases the server translates to HTTP.
package struct Roles: Sendable {
    let gatekeeper: Gatekeeper
    let librarian: Librarian
    let planner: Planner
    let depositor: Depositor
    let curator: Curator

    package init(
        gatekeeper: Gatekeeper, librarian: Librarian, planner: Planner, depositor: Depositor, curator: Curator
    ) {
        self.gatekeeper = gatekeeper
        self.librarian = librarian
        self.planner = planner
        self.depositor = depositor
        self.curator = curator
    }
}

/// What an installation says about itself.
package struct SiteSettings: Sendable {
    package var name: String
    /// Where the pages are reached from outside, `https://data.example.org`; nil to take the Host of each request.
    package var baseURL: String?
    package var adminEmail: String
    /// The host in `oai:<host>:<id>`.
    package var host: String
    /// The data directory: paths of stored files are relative to it.
    package var data: URL
    package var isDemonstration = false

    package init(
        name: String, baseURL: String?, adminEmail: String, host: String, data: URL,
        isDemonstration: Bool = false
    ) {
        self.name = name
        self.baseURL = baseURL
        self.adminEmail = adminEmail
        self.host = host
        self.data = data
        self.isDemonstration = isDemonstration
    }
}

/// Fairway's web server.
package struct WebServer: Sendable {
    private let site: Site

    /// Compiles every page; fails when a template is wrong.
    package init(roles: Roles, settings: SiteSettings) throws {
        site = try Site(roles: roles, settings: settings)
    }

    /// Serves until SIGINT, SIGTERM or cancellation; requests that are being answered are finished.
    ///
    /// - Parameters:
    ///   - port: 0 for any free one.
    ///   - onListening: called once, with the port.
    package func run(
        host: String, port: Int, onListening: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) async throws {
        var logger = Logger(label: "fairway") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        let application = Application(
            router: routes(of: site),
            // Connections on which nothing comes are closed; answers may take as long as they take.
            server: .http1(configuration: .init(idleTimeout: .seconds(75))),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: nil, backlog: 1024),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? port) },
            logger: logger)
        try await application.runService()
    }
}
