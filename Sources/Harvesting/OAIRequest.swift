// SPDX-License-Identifier: Apache-2.0
// An OAI-PMH request: its verb and arguments, judged by the protocol's rules.

import Identifiers

/// The errors of OAI-PMH 2.0, section 3.6, under its own codes.
package enum OAIError: Error, Hashable, Sendable {
    case badVerb(String)
    case badArgument(String)
    case badResumptionToken
    case cannotDisseminateFormat(String)
    case idDoesNotExist(String)
    case noRecordsMatch
    case noMetadataFormats
    case noSetHierarchy

    var code: String {
        switch self {
        case .badVerb: "badVerb"
        case .badArgument: "badArgument"
        case .badResumptionToken: "badResumptionToken"
        case .cannotDisseminateFormat: "cannotDisseminateFormat"
        case .idDoesNotExist: "idDoesNotExist"
        case .noRecordsMatch: "noRecordsMatch"
        case .noMetadataFormats: "noMetadataFormats"
        case .noSetHierarchy: "noSetHierarchy"
        }
    }

    var message: String {
        switch self {
        case .badVerb(let reason), .badArgument(let reason): reason
        case .badResumptionToken: "The resumption token is not one that this repository gave."
        case .cannotDisseminateFormat(let prefix):
            "There is no metadata format “\(prefix)”; ListMetadataFormats names those there are."
        case .idDoesNotExist(let identifier): "There is no record “\(identifier)”."
        case .noRecordsMatch: "No record matches."
        case .noMetadataFormats: "The record has no metadata formats."
        case .noSetHierarchy: "There are no sets."
        }
    }

    /// The protocol demands a request element without attributes for these two (section 3.6).
    var hidesArguments: Bool {
        switch self {
        case .badVerb, .badArgument: true
        default: false
        }
    }
}

/// The metadata formats that records are given in.
enum MetadataPrefix: String, CaseIterable {
    case dublinCore = "oai_dc"
    case dataCite = "datacite"
    case openAIREDataCite = "oai_datacite"

    var schema: String {
        switch self {
        case .dublinCore: "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
        case .dataCite: "https://schema.datacite.org/meta/kernel-4.7/metadata.xsd"
        case .openAIREDataCite: "http://schema.datacite.org/oai/oai-1.1/oai.xsd"
        }
    }

    var namespace: String {
        switch self {
        case .dublinCore: "http://www.openarchives.org/OAI/2.0/oai_dc/"
        case .dataCite: "http://datacite.org/schema/kernel-4"
        case .openAIREDataCite: "http://schema.datacite.org/oai/oai-1.1/"
        }
    }
}

/// Which records a list is about.
struct Selection: Hashable {
    var prefix: MetadataPrefix
    /// ISO 8601 date-times with seconds, both inclusive.
    var from: String?
    var until: String?
    var set: SetSpec?
    /// The last record of the page before.
    var after: (updated: String, id: String)?

    static func == (left: Selection, right: Selection) -> Bool { left.token == right.token }
    func hash(into hasher: inout Hasher) { hasher.combine(token) }

    /// The selection as a resumption token: everything that the next page needs, so that nothing is kept for it and it
    /// works again as often as it is sent.
    var token: String {
        [prefix.rawValue, from ?? "", until ?? "", set?.text ?? "", after?.updated ?? "", after?.id ?? ""]
            .joined(separator: "!")
    }

    init(token: String) throws(OAIError) {
        let parts = token.split(separator: "!", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, let prefix = MetadataPrefix(rawValue: parts[0]), !parts[4].isEmpty,
            !parts[5].isEmpty,
            token.utf8.count < 400,
            [parts[1], parts[2], parts[4]].allSatisfy({ $0.isEmpty || Datestamp.isMoment($0) }),
            (try? RecordID(parts[5])) != nil
        else { throw .badResumptionToken }
        self.prefix = prefix
        from = parts[1].isEmpty ? nil : parts[1]
        until = parts[2].isEmpty ? nil : parts[2]
        after = (parts[4], parts[5])
        guard parts[3].isEmpty || SetSpec(parts[3]) != nil else { throw .badResumptionToken }
        set = SetSpec(parts[3])
    }

    init(prefix: MetadataPrefix, from: String?, until: String?, set: SetSpec?) {
        self.prefix = prefix
        self.from = from
        self.until = until
        self.set = set
    }
}

/// A set: all records of a resource type (`type:dataset`) or of a plan (`plan:pfx15-69f18`).
enum SetSpec: Hashable {
    case type(String)
    case plan(String)

    init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let value = String(text[text.index(after: colon)...])
        guard !value.isEmpty, value.utf8.count <= 60,
            value.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D })
        else { return nil }
        switch text[..<colon] {
        case "type": self = .type(value)
        case "plan": self = .plan(value)
        default: return nil
        }
    }

    var text: String {
        switch self {
        case .type(let id): "type:\(id)"
        case .plan(let id): "plan:\(id)"
        }
    }
}

/// Dates of OAI-PMH (section 3.3): `YYYY-MM-DD` or `YYYY-MM-DDThh:mm:ssZ`.
enum Datestamp {
    static func isDay(_ text: String) -> Bool { text.utf8.count == 10 && Day.isValid(text) }

    static func isMoment(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, isDay(String(text.prefix(10))), bytes[10] == UInt8(ascii: "T"),
            bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
            let hour = Int(text.dropFirst(11).prefix(2)), let minute = Int(text.dropFirst(14).prefix(2)),
            let second = Int(text.dropFirst(17).prefix(2))
        else { return false }
        return (0...23).contains(hour) && (0...59).contains(minute) && (0...59).contains(second)
    }

    /// The first and the last second that a bound means.
    static func bounds(from: String?, until: String?) throws(OAIError) -> (from: String?, until: String?) {
        for (name, value) in [("from", from), ("until", until)] {
            guard let value, !isDay(value), !isMoment(value) else { continue }
            throw .badArgument("“\(name)” is not a date: YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.")
        }
        if let from, let until, isDay(from) != isDay(until) {
            throw .badArgument("“from” and “until” have different granularity.")
        }
        let first = from.map { isDay($0) ? $0 + "T00:00:00Z" : $0 }
        let last = until.map { isDay($0) ? $0 + "T23:59:59Z" : $0 }
        if let first, let last, first > last { throw .badArgument("“from” is later than “until”.") }
        return (first, last)
    }
}
