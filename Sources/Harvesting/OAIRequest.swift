// SPDX-License-Identifier: Apache-2.0
// The six requests of OAI-PMH 2.0 (section 4), read strictly from their arguments.

import Catalogue
import Identifiers

/// A request that can be answered.
enum OAIRequest: Hashable, Sendable {
    case identify
    case listMetadataFormats(identifier: String?)
    case listSets
    case getRecord(identifier: String, format: OAIFormat)
    case list(OAIList, headersOnly: Bool)

    /// - Throws: ``OAIError`` for a verb or argument that is missing, repeated, unknown or malformed.
    init(_ arguments: [(name: String, value: String)]) throws(OAIError) {
        let verbs = arguments.filter { $0.name == "verb" }
        guard let verb = verbs.first?.value else { throw .badVerb("The request has no verb.") }
        guard verbs.count == 1 else { throw .badVerb("The verb is repeated.") }
        let given = Arguments(arguments.filter { $0.name != "verb" })
        switch verb {
        case "Identify":
            try given.allow([])
            self = .identify
        case "ListMetadataFormats":
            try given.allow(["identifier"])
            self = .listMetadataFormats(identifier: try given["identifier"])
        case "ListSets":
            try given.allow(["resumptionToken"])
            // All sets fit into one answer, so that no token was ever given.
            if try given["resumptionToken"] != nil { throw .badResumptionToken }
            self = .listSets
        case "GetRecord":
            try given.allow(["identifier", "metadataPrefix"])
            self = .getRecord(
                identifier: try given.require("identifier"),
                format: try OAIFormat(prefix: try given.require("metadataPrefix")))
        case "ListRecords", "ListIdentifiers":
            self = .list(try OAIList(given), headersOnly: verb == "ListIdentifiers")
        default:
            throw .badVerb("“\(verb)” is not a verb of OAI-PMH.")
        }
    }
}

/// The arguments of a request besides the verb.
struct Arguments {
    private let all: [(name: String, value: String)]

    init(_ all: [(name: String, value: String)]) { self.all = all }

    var names: [String] { all.map(\.name) }

    func allow(_ allowed: Set<String>) throws(OAIError) {
        if let unknown = names.first(where: { !allowed.contains($0) }) {
            throw .badArgument("The argument “\(unknown)” does not belong to this verb.")
        }
    }

    /// - Throws: ``OAIError/badArgument(_:)`` when it is repeated.
    subscript(name: String) -> String? {
        get throws(OAIError) {
            let values = all.filter { $0.name == name }.map(\.value)
            guard values.count <= 1 else { throw .badArgument("The argument “\(name)” is repeated.") }
            return values.first
        }
    }

    func require(_ name: String) throws(OAIError) -> String {
        guard let value = try self[name], !value.isEmpty else {
            throw .badArgument("The argument “\(name)” is missing.")
        }
        return value
    }
}

/// A list of records, or the rest of one.
struct OAIList: Hashable, Sendable {
    var format: OAIFormat
    var query: HarvestQuery
    /// How many records the pages before had.
    var cursor = 0
    var isResumed: Bool { query.after != nil }

    init(format: OAIFormat, query: HarvestQuery, cursor: Int) {
        self.format = format
        self.query = query
        self.cursor = cursor
    }

    init(_ arguments: Arguments) throws(OAIError) {
        if let token = try arguments["resumptionToken"] {
            guard arguments.names.count == 1 else {
                throw .badArgument("A resumption token stands alone.")
            }
            self = try ResumptionToken.list(token)
            return
        }
        try arguments.allow(["metadataPrefix", "from", "until", "set"])
        format = try OAIFormat(prefix: try arguments.require("metadataPrefix"))
        let (from, until) = (try arguments["from"], try arguments["until"])
        query = HarvestQuery(
            from: try from.map { text throws(OAIError) in try OAIDate.start(text) },
            until: try until.map { text throws(OAIError) in try OAIDate.end(text) },
            set: try arguments["set"].map { text throws(OAIError) in try OAISet.parse(text) })
        if let from, let until {
            guard from.utf8.count == until.utf8.count else {
                throw .badArgument("“from” and “until” have different granularities.")
            }
            guard from <= until else { throw .badArgument("“from” is later than “until”.") }
        }
    }
}

/// Dates of requests: a day, or a second in UTC (section 3.3).
enum OAIDate {
    static func start(_ text: String) throws(OAIError) -> String {
        try isDay(text) ? text + "T00:00:00Z" : text
    }

    static func end(_ text: String) throws(OAIError) -> String {
        try isDay(text) ? text + "T23:59:59Z" : text
    }

    private static func isDay(_ text: String) throws(OAIError) -> Bool {
        let error = OAIError.badArgument("“\(text)” is not a date such as 2026-11-21 or 2026-11-21T10:15:30Z.")
        guard text.utf8.count == 10 || text.utf8.count == 20, Day.isValid(String(text.prefix(10))) else { throw error }
        guard text.utf8.count == 20 else { return true }
        let time = Array(text.utf8.dropFirst(10))
        func number(_ at: Int, below limit: UInt8) -> Bool {
            let (tens, ones) = (time[at] &- 48, time[at + 1] &- 48)
            return tens < 10 && ones < 10 && tens * 10 + ones < limit
        }
        guard time[0] == UInt8(ascii: "T"), time[3] == UInt8(ascii: ":"), time[6] == UInt8(ascii: ":"),
            time[9] == UInt8(ascii: "Z"), number(1, below: 24), number(4, below: 60), number(7, below: 60)
        else { throw error }
        return false
    }
}

/// Sets: by type and by plan, one level below `type` and `plan`.
enum OAISet {
    static func parse(_ text: String) throws(OAIError) -> HarvestSet {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let isWellFormed = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "-_.!~*'()".utf8.contains(byte)
                }
            }
        }
        guard isWellFormed else { throw .badArgument("“\(text)” is not the name of a set.") }
        switch (parts[0], parts.count) {
        case ("type", 1): return .anyType
        case ("plan", 1): return .anyPlan
        case ("type", 2): return .type(parts[1])
        case ("plan", 2): return .plan(parts[1])
        default: throw .noRecordsMatch
        }
    }

    static func name(_ set: HarvestSet) -> String {
        switch set {
        case .anyType: "type"
        case .type(let id): "type:\(id)"
        case .anyPlan: "plan"
        case .plan(let id): "plan:\(id)"
        }
    }
}

/// Resumption tokens carry everything that the next page needs: the server keeps nothing, a token works again and again,
/// and what was changed in between moves to the end of the list.
enum ResumptionToken {
    private static let version = "1"

    static func text(for list: OAIList, after last: Record) -> String {
        [
            version, list.format.rawValue, list.query.from ?? "", list.query.until ?? "",
            list.query.set.map(OAISet.name) ?? "", last.document.updated, last.id, String(list.cursor),
        ].joined(separator: "|")
    }

    /// - Throws: ``OAIError/badResumptionToken`` unless every part is as ``text(for:after:)`` writes it.
    static func list(_ token: String) throws(OAIError) -> OAIList {
        let parts = token.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 8, parts[0] == version, let format = OAIFormat(rawValue: parts[1]),
            let cursor = Int(parts[7]), cursor > 0, (try? RecordID(parts[6])) != nil
        else { throw .badResumptionToken }
        do {
            for date in [parts[2], parts[3], parts[5]] where !date.isEmpty {
                guard try OAIDate.start(date) == date else { throw OAIError.badResumptionToken }
            }
            let set = try parts[4].isEmpty ? nil : OAISet.parse(parts[4])
            guard !parts[5].isEmpty else { throw OAIError.badResumptionToken }
            return OAIList(
                format: format,
                query: HarvestQuery(
                    from: parts[2].isEmpty ? nil : parts[2], until: parts[3].isEmpty ? nil : parts[3],
                    set: set, after: (parts[5], parts[6])), cursor: cursor)
        } catch {
            throw .badResumptionToken
        }
    }
}
