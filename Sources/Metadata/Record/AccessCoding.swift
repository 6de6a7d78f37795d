// SPDX-License-Identifier: Apache-2.0
// Access as JSON in InvenioRDM's shape, and what an access rule means on a given day.

import Identifiers

extension Access {
    enum CodingKeys: String, CodingKey { case record, files, embargo }

    /// Absent levels: the record is public, the files follow the record. A restricted record has restricted files. An
    /// embargo block that says nothing (`{"active": false, "reason": null}`) is no embargo.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        record = try container.decodeIfPresent(Level.self, forKey: .record) ?? .public
        let files = try container.decodeIfPresent(Level.self, forKey: .files) ?? record
        self.files = record == .restricted ? .restricted : files
        let embargo = try container.decodeIfPresent(EmbargoJSON.self, forKey: .embargo)
        self.embargo = embargo.flatMap { $0.isNone ? nil : $0.embargo }
    }

    /// InvenioRDM's `access` block as it is true on `day` (`YYYY-MM-DD`, UTC): with the derived `embargo.active` and
    /// `status`, and the levels as they then hold. What is stored is the encoding without these.
    package func json(on day: String, hasFiles: Bool) -> JSONValue {
        let now = effective(on: day)
        let embargoJSON: JSONValue = .object([
            "active": .bool(isEmbargoed(on: day)),
            "until": .text(embargo?.until) ?? .null,
            "reason": .text(embargo?.reason) ?? .null,
            "event": .text(embargo?.event) ?? .null,
            "lifted": embargo?.lifted.map { ["at": .string($0.at), "evidence": .string($0.evidence)] }
                ?? .null,
        ])
        return [
            "record": .string(now.record.rawValue),
            "files": .string(now.files.rawValue),
            "embargo": .object(
                (embargoJSON.object ?? [:]).filter { key, value in
                    value != .null || key == "active" || key == "reason"
                }),
            "status": .string(status(on: day, hasFiles: hasFiles).rawValue),
        ]
    }
}

/// An embargo block as clients send it: with `active`, which only tells "no embargo" from an empty one.
private struct EmbargoJSON: Decodable {
    var embargo: Embargo
    var isNone: Bool

    private enum CodingKeys: String, CodingKey { case active }

    init(from decoder: any Decoder) throws {
        embargo = try Embargo(from: decoder)
        let active = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(
            Bool.self, forKey: .active)
        isNone = embargo.until == nil && embargo.event == nil && embargo.lifted == nil && active != true
    }
}

/// What a reader is told about access: InvenioRDM's `access.status`.
package enum AccessStatus: String, Codable, Sendable, CaseIterable {
    case open, embargoed, restricted
    case metadataOnly = "metadata-only"
}

extension Access {
    /// Whether an embargo holds on `day` (`YYYY-MM-DD`, UTC). An embargo whose end cannot be read holds: a typing error
    /// never opens a record.
    package func isEmbargoed(on day: String) -> Bool {
        guard let embargo, embargo.lifted == nil else { return false }
        guard record == .restricted || files == .restricted else { return false }
        guard let until = embargo.until, Day.isValid(until) else { return true }
        return day < until
    }

    /// The levels that hold on `day`: after an embargo, everything is public.
    package func effective(on day: String) -> (record: Level, files: Level) {
        guard embargo == nil || isEmbargoed(on: day) else { return (.public, .public) }
        return (record, record == .restricted ? .restricted : files)
    }

    package func status(on day: String, hasFiles: Bool) -> AccessStatus {
        if isEmbargoed(on: day) { return .embargoed }
        let now = effective(on: day)
        if now.record == .restricted { return .restricted }
        if !hasFiles { return .metadataOnly }
        return now.files == .restricted ? .restricted : .open
    }
}
