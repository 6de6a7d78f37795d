// SPDX-License-Identifier: Apache-2.0
// `fairway serve`: the pages and interfaces of a data directory over HTTP.

import ArgumentParser
import Foundation
import Metadata
import Web

struct Serve: FairwayCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the pages and interfaces over HTTP, until stopped with Ctrl-C.",
        discussion: """
            Other commands work on the same data directory at the same time. Put a reverse proxy with TLS in front, and \
            name the outside address with --base-url.
            """)

    @OptionGroup var common: CommonOptions
    @Option(help: "The address to listen on; 0.0.0.0 for all of this machine's.") var host = "127.0.0.1"
    @Option(help: "The port to listen on; 0 for any free one.") var port = 8080
    @Option(
        help: ArgumentHelp(
            "Where readers reach the pages (default: the setting base_url, else as they ask for it).",
            valueName: "url"))
    var baseUrl: String?
    @Flag(help: "Fill an empty data directory with the demonstration first.") var demo = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be 0 to 65535") }
        if let baseUrl {
            guard let url = URL(string: baseUrl), ["http", "https"].contains(url.scheme), url.host() != nil
            else {
                throw ValidationError("--base-url must be a web address such as https://data.example.org")
            }
        }
    }

    func perform() async throws {
        let installation = try await common.open()
        if demo, try await Demonstration.isWelcome(in: installation) {
            try await Demonstration(installation: installation, folder: try Demonstration.findExamples())
                .fill { Terminal.note($0) }
        }
        let server = try WebServer(
            roles: Roles(
                gatekeeper: installation.gatekeeper, librarian: installation.librarian,
                planner: installation.planner, depositor: installation.depositor,
                curator: installation.curator),
            settings: SiteSettings(
                name: installation.settings.name, baseURL: outsideAddress ?? installation.settings.baseURL,
                adminEmail: installation.settings.adminEmail, host: installation.settings.host,
                data: installation.data, isDemonstration: demo))
        let (host, asJSON) = (host.contains(":") ? "[\(host)]" : host, common.json)
        do {
            try await server.run(host: self.host, port: port) { port in
                let address = outsideAddress ?? "http://\(host):\(port)"
                if asJSON {
                    try? Terminal.print(json: ["url": .string(address), "port": .integer(port)])
                } else {
                    Terminal.print(
                        "Fairway serves \(installation.data.path) at \(address) (stop with Ctrl-C)")
                }
            }
        } catch  where "\(error)".contains("Address already in use") {
            throw UsageError("port \(port) is in use already", remedy: "choose another one with --port")
        }
    }

    private var outsideAddress: String? {
        baseUrl.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    }
}
