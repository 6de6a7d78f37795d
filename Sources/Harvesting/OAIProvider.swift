// SPDX-License-Identifier: Apache-2.0
// The data provider of OAI-PMH 2.0: arguments in, XML out.

import Accounts
import Catalogue
import Foundation
import Metadata

/// Answers harvesters. They see what guests see: every answer asks the catalogue as nobody in particular.
package struct OAIProvider: Sendable {
    /// Records on a page.
    package static let pageSize = 100

    private let librarian: Librarian
    private let place: RepositoryDescription
    /// The address of this interface, as it was asked.
    private let baseURL: String
    private let adminEmail: String

    package init(librarian: Librarian, place: RepositoryDescription, baseURL: String, adminEmail: String) {
        self.librarian = librarian
        self.place = place
        self.baseURL = baseURL
        self.adminEmail = adminEmail
    }

    /// The answer to a request, errors of the protocol included.
    ///
    /// - Parameter arguments: all of them in their order, decoded; repeated ones too.
    /// - Throws: when the catalogue cannot be read.
    package func answer(_ arguments: [(name: String, value: String)]) async throws -> String {
        do {
            let request = try OAIRequest(arguments)
            return document(arguments, try await content(of: request))
        } catch let error as OAIError {
            let shown = error.repeatsArguments ? arguments : []
            return document(
                shown, "<error code=\"\(error.code)\">\(XMLWriter.escape(error.message))</error>\n")
        }
    }

    private func document(_ arguments: [(name: String, value: String)], _ content: String) -> String {
        let attributes = arguments.map { " \($0.name)=\"\(XMLWriter.escape($0.value))\"" }.joined()
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ \
            http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">
            <responseDate>\(librarian.clock.timestamp)</responseDate>
            <request\(attributes)>\(XMLWriter.escape(baseURL))</request>
            \(content)</OAI-PMH>

            """
    }

    private func content(of request: OAIRequest) async throws -> String {
        switch request {
        case .identify: try await identify()
        case .listMetadataFormats(let identifier): try await formats(of: identifier)
        case .listSets: try await sets()
        case .getRecord(let identifier, let format): try await record(identifier, in: format)
        case .list(let list, let headersOnly): try await page(of: list, headersOnly: headersOnly)
        }
    }

    // MARK: The repository

    private func identify() async throws -> String {
        let earliest = try await librarian.earliestHarvest() ?? librarian.clock.timestamp
        let email = XMLWriter.escape(Self.publicAddress(adminEmail))
        return """
            <Identify>
            <repositoryName>\(XMLWriter.escape(place.name))</repositoryName>
            <baseURL>\(XMLWriter.escape(baseURL))</baseURL>
            <protocolVersion>2.0</protocolVersion>
            <adminEmail>\(email)</adminEmail>
            <earliestDatestamp>\(earliest)</earliestDatestamp>
            <deletedRecord>no</deletedRecord>
            <granularity>YYYY-MM-DDThh:mm:ssZ</granularity>
            </Identify>

            """
    }

    /// The schema wants a domain with a dot; `admin@localhost` has none.
    private static func publicAddress(_ email: String) -> String {
        let host = email.split(separator: "@").last ?? ""
        return host.contains(".") ? email : email + ".invalid"
    }

    private func formats(of identifier: String?) async throws -> String {
        if let identifier { _ = try await find(identifier) }
        let formats = OAIFormat.allCases.map { format in
            """
            <metadataFormat><metadataPrefix>\(format.rawValue)</metadataPrefix><schema>\(format.schema)</schema>\
            <metadataNamespace>\(format.namespace)</metadataNamespace></metadataFormat>

            """
        }
        return "<ListMetadataFormats>\n\(formats.joined())</ListMetadataFormats>\n"
    }

    private func sets() async throws -> String {
        let found = try await librarian.harvestSets()
        let top: [(HarvestSet, String)] = [(.anyType, "Records by type"), (.anyPlan, "Records by plan")]
        let named = found.map { set, title -> (HarvestSet, String) in
            switch set {
            case .type(let id): (set, ResourceType.named(id)?.english ?? id)
            case .plan(let id): (set, title ?? "Plan \(id)")
            case .anyType, .anyPlan: (set, "")
            }
        }
        let lines = (top + named).map { set, title in
            "<set><setSpec>\(XMLWriter.escape(OAISet.name(set)))</setSpec>"
                + "<setName>\(XMLWriter.escape(title))</setName></set>\n"
        }
        return "<ListSets>\n\(lines.joined())</ListSets>\n"
    }

    // MARK: Records

    private func find(_ identifier: String) async throws -> Record {
        do {
            let record = try await librarian.record(scheme: "oai", identifier: identifier, for: .anonymous)
            guard record.state == .published else { throw OAIError.idDoesNotExist(identifier) }
            return record
        } catch CatalogueError.unknownRecord {
            throw OAIError.idDoesNotExist(identifier)
        }
    }

    private func record(_ identifier: String, in format: OAIFormat) async throws -> String {
        "<GetRecord>\n\(xml(of: try await find(identifier), in: format))</GetRecord>\n"
    }

    private func page(of list: OAIList, headersOnly: Bool) async throws -> String {
        var records = try await librarian.harvest(list.query, limit: Self.pageSize + 1)
        guard !records.isEmpty else { throw OAIError.noRecordsMatch }
        let hasMore = records.count > Self.pageSize
        if hasMore { records.removeLast() }
        let verb = headersOnly ? "ListIdentifiers" : "ListRecords"
        var text = "<\(verb)>\n"
        for record in records { text += headersOnly ? header(of: record) : xml(of: record, in: list.format) }
        if hasMore, let last = records.last {
            var next = list
            next.cursor += records.count
            let token = XMLWriter.escape(ResumptionToken.text(for: next, after: last))
            text += "<resumptionToken cursor=\"\(list.cursor)\">\(token)</resumptionToken>\n"
        } else if list.isResumed {
            // The last page of a list with several says so (section 3.5).
            text += "<resumptionToken cursor=\"\(list.cursor)\"/>\n"
        }
        return text + "</\(verb)>\n"
    }

    private func header(of record: Record) -> String {
        let document = record.document
        let identifier = document.pids.first { $0.scheme == "oai" }?.identifier ?? "oai:localhost:\(record.id)"
        var sets: [HarvestSet] = []
        if let type = document.metadata.resourceType?.id { sets += [.anyType, .type(type)] }
        if let plan = document.plan?.plan { sets += [.anyPlan, .plan(plan)] }
        let specs = sets.map { "<setSpec>\(XMLWriter.escape(OAISet.name($0)))</setSpec>" }.joined()
        return "<header><identifier>\(XMLWriter.escape(identifier))</identifier>"
            + "<datestamp>\(document.updated)</datestamp>\(specs)</header>\n"
    }

    private func xml(of record: Record, in format: OAIFormat) -> String {
        let exported = record.exportable(files: [], versions: [], on: librarian.clock.day, in: place)
        return "<record>\n\(header(of: record))<metadata>\n\(format.xml(of: exported))</metadata>\n</record>\n"
    }
}
