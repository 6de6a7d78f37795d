// SPDX-License-Identifier: Apache-2.0
// What a client prefers of a record (RFC 9110, section 12.5.1): the page, or one of the exports.

import Metadata

enum Negotiation {
    enum Choice: Equatable { case page, export(ExportFormat) }

    /// Media types under which clients ask for exports, besides those of the exports themselves.
    private static let others: [(String, ExportFormat)] = [
        ("application/json", .dataCiteJSON), ("application/xml", .dataCiteXML), ("text/xml", .dataCiteXML),
        ("application/x-bibtex-text-file", .bibTeX), ("text/x-bibliography", .bibTeX),
        ("application/yaml", .cff),
    ]

    private static let offers: [(type: String, choice: Choice)] = {
        var offers: [(String, Choice)] = [("text/html", .page), ("application/xhtml+xml", .page)]
        for format in ExportFormat.allCases {
            let bare = format.mediaType.prefix { $0 != ";" }
            if !offers.contains(where: { $0.0 == bare }) { offers.append((String(bare), .export(format))) }
        }
        offers += others.map { ($0.0, .export($0.1)) }
        return offers
    }()

    /// - Throws: ``WebError/notAcceptable(_:)`` when the client takes nothing that is offered.
    static func choice(for accept: String?) throws -> Choice {
        guard let accept, !accept.isEmpty else { return .page }
        var best: (choice: Choice, quality: Double, exactness: Int)?
        for (index, entry) in accept.split(separator: ",").enumerated() where index < 32 {
            let parts = entry.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let type = parts.first?.lowercased() else { continue }
            let quality =
                parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            guard quality > 0, let (choice, exactness) = offer(type, parameters: parts.dropFirst()) else {
                continue
            }
            if best == nil || (quality, exactness) > (best?.quality ?? 0, best?.exactness ?? 0) {
                best = (choice, quality, exactness)
            }
        }
        guard let best else { throw WebError.notAcceptable(offers.map(\.type)) }
        return best.choice
    }

    private static func offer(_ type: String, parameters: ArraySlice<String>) -> (Choice, exactness: Int)? {
        if type == "*/*" { return (.page, 0) }
        if type == "text/*" { return (.page, 1) }
        if type == "application/ld+json", parameters.contains(where: { $0.contains("w3id.org/ro/crate") }) {
            return (.export(.roCrate), 3)
        }
        return offers.first { $0.type == type }.map { ($0.choice, 2) }
    }
}
