// SPDX-License-Identifier: Apache-2.0
// The OAI-PMH 2.0 data provider: arguments in, XML out. Harvesters see what anybody may see.

import Accounts
import Catalogue
import Metadata

/// Answers OAI-PMH requests about the public records (http://www.openarchives.org/OAI/openarchivesprotocol.html).
package struct OAIProvider: Sendable {
    private let librarian: Librarian
    private let place: RepositoryDescription
    private let adminEmail: String
    /// The host in `oai:<host>:<id>`.
    private let host: String
    /// Records on a page of a list.
    private static let pageSize = 100

    package init(librarian: Librarian, place: RepositoryDescription, adminEmail: String, host: String) {
        self.librarian = librarian
        self.place = place
        self.adminEmail = adminEmail
        self.host = host
    }

    /// The whole answer to a request, errors of the protocol included; to be sent with status 200 as `text/xml`.
    ///
    /// - Parameter arguments: all of them, in order, repeated ones too.
    package func answer(_ arguments: [(name: String, value: String)]) async throws -> String {
        do {
            let body = try await body(for: arguments)
            return document(arguments: arguments, body: body)
        } catch let error as OAIError {
            return document(
                arguments: error.hidesArguments ? [] : arguments,
                body: "<error code=\"\(error.code)\">\(XMLWriter.escape(error.message))</error>")
        }
    }

    private func document(arguments: [(name: String, value: String)], body: String) -> String {
        let attributes = arguments.map { " \($0.name)=\"\(XMLWriter.escape($0.value))\"" }.joined()
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">
            <responseDate>\(librarian.clock.timestamp)</responseDate>
            <request\(attributes)>\(XMLWriter.escape(baseURL))</request>
            \(body)
            </OAI-PMH>

            """
    }

    private var baseURL: String { place.links.base + "/oai2d" }

    // MARK: Verbs

    private static let allowed: [String: Set<String>] = [
        "Identify": [], "ListMetadataFormats": ["identifier"], "ListSets": ["resumptionToken"],
        "GetRecord": ["identifier", "metadataPrefix"],
        "ListIdentifiers": ["metadataPrefix", "from", "until", "set", "resumptionToken"],
        "ListRecords": ["metadataPrefix", "from", "until", "set", "resumptionToken"],
    ]

    private func body(for arguments: [(name: String, value: String)]) async throws -> String {
        let verbs = arguments.filter { $0.name == "verb" }
        guard verbs.count == 1, let verb = verbs.first?.value else {
            throw OAIError.badVerb(verbs.isEmpty ? "The verb is missing." : "There is more than one verb.")
        }
        guard let allowed = Self.allowed[verb] else { throw OAIError.badVerb("There is no verb “\(verb)”.") }
        var given: [String: String] = [:]
        for (name, value) in arguments where name != "verb" {
            guard allowed.contains(name) else {
                throw OAIError.badArgument("\(verb) has no argument “\(name)”.")
            }
            guard given[name] == nil else { throw OAIError.badArgument("“\(name)” is given twice.") }
            given[name] = value
        }
        switch verb {
        case "Identify": return try await identify()
        case "ListMetadataFormats": return try await listMetadataFormats(given["identifier"])
        case "ListSets": return try await listSets(given["resumptionToken"])
        case "GetRecord": return try await getRecord(given)
        default: return try await list(given, verb: verb)
        }
    }

    private func identify() async throws -> String {
        let earliest = try await librarian.earliestChange() ?? librarian.clock.timestamp
        return """
            <Identify>
            <repositoryName>\(XMLWriter.escape(place.name))</repositoryName>
            <baseURL>\(XMLWriter.escape(baseURL))</baseURL>
            <protocolVersion>2.0</protocolVersion>
            <adminEmail>\(XMLWriter.escape(publicEmail))</adminEmail>
            <earliestDatestamp>\(earliest)</earliestDatestamp>
            <deletedRecord>no</deletedRecord>
            <granularity>YYYY-MM-DDThh:mm:ssZ</granularity>
            </Identify>
            """
    }

    /// The schema of the protocol wants a domain with a dot; `admin@localhost`, the default, has none.
    private var publicEmail: String {
        adminEmail.split(separator: "@").last?.contains(".") == true ? adminEmail : adminEmail + ".invalid"
    }

    private func listMetadataFormats(_ identifier: String?) async throws -> String {
        if let identifier { _ = try await record(identifier) }
        let formats = MetadataPrefix.allCases.map {
            "<metadataFormat><metadataPrefix>\($0.rawValue)</metadataPrefix><schema>\($0.schema)</schema>"
                + "<metadataNamespace>\($0.namespace)</metadataNamespace></metadataFormat>"
        }
        return "<ListMetadataFormats>\n\(formats.joined(separator: "\n"))\n</ListMetadataFormats>"
    }

    private func listSets(_ token: String?) async throws -> String {
        guard token == nil else { throw OAIError.badResumptionToken }
        let sets = try await librarian.publicSets()
        guard !sets.types.isEmpty else { throw OAIError.noSetHierarchy }
        let types = sets.types.map { id in (SetSpec.type(id).text, ResourceType.named(id)?.title["en"] ?? id)
        }
        let plans = sets.plans.map { (SetSpec.plan($0.id).text, "Plan: \($0.title)") }
        let lines = (types + plans).map { spec, name in
            "<set><setSpec>\(spec)</setSpec><setName>\(XMLWriter.escape(name))</setName></set>"
        }
        return "<ListSets>\n\(lines.joined(separator: "\n"))\n</ListSets>"
    }

    private func getRecord(_ given: [String: String]) async throws -> String {
        guard let identifier = given["identifier"] else {
            throw OAIError.badArgument("“identifier” is missing.")
        }
        let prefix = try prefix(given)
        let record = try await record(identifier)
        return "<GetRecord>\n\(text(of: record, prefix: prefix))\n</GetRecord>"
    }

    private func list(_ given: [String: String], verb: String) async throws -> String {
        var selection: Selection
        if let token = given["resumptionToken"] {
            guard given.count == 1 else {
                throw OAIError.badArgument("A resumption token stands alone.")
            }
            selection = try Selection(token: token)
        } else {
            let prefix = try prefix(given)
            let bounds = try Datestamp.bounds(from: given["from"], until: given["until"])
            let set = given["set"].map(SetSpec.init)
            if case .some(.none) = set { throw OAIError.noRecordsMatch }
            selection = Selection(prefix: prefix, from: bounds.from, until: bounds.until, set: set ?? nil)
        }
        let isFirst = selection.after == nil
        var records = try await librarian.publicRecords(matching(selection), limit: Self.pageSize + 1)
        guard !records.isEmpty else { throw isFirst ? OAIError.noRecordsMatch : .badResumptionToken }
        let hasMore = records.count > Self.pageSize
        if hasMore { records.removeLast() }
        let isFull = verb == "ListRecords"
        var lines = records.map { isFull ? text(of: $0, prefix: selection.prefix) : header(of: $0) }
        if hasMore, let last = records.last {
            selection.after = (last.document.updated, last.id)
            lines.append("<resumptionToken>\(XMLWriter.escape(selection.token))</resumptionToken>")
        } else if !isFirst {
            lines.append("<resumptionToken/>")
        }
        return "<\(verb)>\n\(lines.joined(separator: "\n"))\n</\(verb)>"
    }

    private func prefix(_ given: [String: String]) throws(OAIError) -> MetadataPrefix {
        guard let text = given["metadataPrefix"] else { throw .badArgument("“metadataPrefix” is missing.") }
        guard let prefix = MetadataPrefix(rawValue: text) else { throw .cannotDisseminateFormat(text) }
        return prefix
    }

    private func matching(_ selection: Selection) -> PublicSelection {
        var query = PublicSelection(after: selection.after, from: selection.from, until: selection.until)
        switch selection.set {
        case .type(let id): query.type = id
        case .plan(let id): query.plan = id
        case nil: break
        }
        return query
    }

    private func record(_ identifier: String) async throws -> Record {
        let prefix = "oai:\(host):"
        guard identifier.hasPrefix(prefix) else { throw OAIError.idDoesNotExist(identifier) }
        do {
            let record = try await librarian.record(
                String(identifier.dropFirst(prefix.count)), for: .anonymous)
            guard record.state == .published else { throw OAIError.idDoesNotExist(identifier) }
            return record
        } catch CatalogueError.unknownRecord {
            throw OAIError.idDoesNotExist(identifier)
        }
    }

    // MARK: Records

    private func header(of record: Record) -> String {
        var sets: [String] = []
        if let type = record.document.metadata.resourceType?.id { sets.append(SetSpec.type(type).text) }
        if let plan = record.document.plan?.plan { sets.append(SetSpec.plan(plan).text) }
        return
            "<header><identifier>oai:\(host):\(record.id)</identifier><datestamp>\(record.document.updated)</datestamp>"
            + sets.map { "<setSpec>\(XMLWriter.escape($0))</setSpec>" }.joined() + "</header>"
    }

    private func text(of record: Record, prefix: MetadataPrefix) -> String {
        let exportable = record.exportable(files: [], versions: [], on: librarian.clock.day, in: place)
        let metadata: String
        switch prefix {
        case .dublinCore: metadata = DublinCore.xml(of: exportable, declaration: false)
        case .dataCite: metadata = DataCite.xml(of: exportable, declaration: false)
        case .openAIREDataCite:
            metadata = """
                <oai_datacite xmlns="http://schema.datacite.org/oai/oai-1.1/" \
                xsi:schemaLocation="http://schema.datacite.org/oai/oai-1.1/ http://schema.datacite.org/oai/oai-1.1/oai.xsd">
                <schemaVersion>4.7</schemaVersion>
                <datacentreSymbol>\(XMLWriter.escape(place.name))</datacentreSymbol>
                <payload>
                \(DataCite.xml(of: exportable, declaration: false))
                </payload>
                </oai_datacite>
                """
        }
        return "<record>\(header(of: record))\n<metadata>\n\(metadata)\n</metadata></record>"
    }
}
