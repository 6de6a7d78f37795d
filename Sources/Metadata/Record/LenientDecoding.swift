// SPDX-License-Identifier: Apache-2.0
// Reading metadata that is partly wrong: what fits is kept, what does not is reported.

import Foundation

extension RecordMetadata {
    /// Decodes the `metadata` block of a record. Unknown keys are ignored; a value of the wrong type is mended where
    /// that is safe (a number where a text is expected) or else left out, and reported either way.
    package static func decodeLeniently(from json: JSONValue) -> (RecordMetadata, [Finding]) {
        let (value, findings) = LenientDecoding.decode(RecordMetadata.self, from: json, at: "metadata")
        return (value ?? RecordMetadata(), findings)
    }
}

extension Access {
    /// Decodes the `access` block of a record like ``RecordMetadata/decodeLeniently(from:)``. Where a level cannot be
    /// read, access is restricted: a typing error never opens a record.
    package static func decodeLeniently(from json: JSONValue) -> (Access, [Finding]) {
        if case .null = json { return (Access(), []) }
        let (_, findings) = LenientDecoding.decode(Access.self, from: json, at: "access")
        guard findings.isEmpty, let access = try? json.decode(Access.self) else {
            var mended = Access(record: .restricted, files: .restricted)
            if let embargo = json["embargo"] {
                mended.embargo = LenientDecoding.decode(Embargo.self, from: embargo, at: "access.embargo").0
            }
            return (mended, findings)
        }
        return (access, [])
    }
}

/// Decodes, takes out the value that the decoder complains about, and decodes again.
enum LenientDecoding {
    /// After this many repairs whole top-level members are taken out, so that the work stays bounded.
    private static let repairLimit = 50

    static func decode<T: Decodable>(_ type: T.Type, from json: JSONValue, at root: String) -> (T?, [Finding])
    {
        guard case .object(let members) = json else {
            return (nil, [finding(at: root, "should be an object, but is \(json.kind)")])
        }
        var json = json
        var findings: [Finding] = []
        // Every round removes or mends one value; from the limit on, a whole member.
        for round in 0..<(repairLimit + members.count + 1) {
            do {
                return (try json.decode(type), findings)
            } catch let error as DecodingError {
                var path = error.place.map(\.pathPart)
                if round >= repairLimit { path = Array(path.prefix(1)) }
                guard !path.isEmpty else { break }
                let old = json.value(at: path)
                let place = ([root] + path).joined(separator: ".")
                if round < repairLimit, error.wantsText, let text = old?.scalarText {
                    findings.append(
                        finding(at: place, "should be a text, but is \(old?.kind ?? "")", .warning))
                    json.replace(at: path, with: .string(text))
                } else {
                    findings.append(finding(at: place, error.reason))
                    json.replace(at: path, with: nil)
                }
            } catch {
                break
            }
        }
        return (nil, findings.isEmpty ? [finding(at: root, "cannot be read")] : findings)
    }

    private static func finding(
        at place: String, _ reason: String, _ severity: Finding.Severity = .error
    ) -> Finding {
        severity == .warning
            ? Finding(
                .warning, "json.type", at: place, "\(place) \(reason).",
                remedy: "Write the value in quotation marks.")
            : Finding(
                .error, "json.type", at: place, "\(place) \(reason); it was left out.",
                remedy: "Send the value in the shape of the record's JSON schema.")
    }
}

extension DecodingError {
    /// The path of the value that does not fit; for a missing key, of the object that lacks it.
    fileprivate var place: [any CodingKey] {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
            .dataCorrupted(let context):
            context.codingPath
        @unknown default: []
        }
    }

    fileprivate var wantsText: Bool {
        if case .typeMismatch(let type, _) = self { return type == String.self }
        return false
    }

    fileprivate var reason: String {
        switch self {
        case .keyNotFound(let key, _): "has no \(key.stringValue)"
        case .typeMismatch(let type, _), .valueNotFound(let type, _): "should be \(Self.words(for: type))"
        case .dataCorrupted(let context): "is not valid: \(context.debugDescription)"
        @unknown default: "cannot be read"
        }
    }

    private static func words(for type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a text"
        case is Double.Type, is Int.Type: "a number"
        case is Bool.Type: "true or false"
        case is [String: any Any].Type: "an object"
        default: "\(type)".hasPrefix("Array") ? "a list" : "an object"
        }
    }
}

extension CodingKey {
    fileprivate var pathPart: String { intValue.map(String.init) ?? stringValue }
}

extension JSONValue {
    /// The text of a number or truth value, so that `2020` can stand for `"2020"`.
    fileprivate var scalarText: String? {
        switch self {
        case .integer(let value): String(value)
        case .number(let value): "\(value)"
        case .bool(let value): value ? "true" : "false"
        default: nil
        }
    }

    fileprivate func value(at path: [String]) -> JSONValue? {
        path.reduce(self as JSONValue?) { value, part in Int(part).flatMap { value?[$0] } ?? value?[part] }
    }

    /// Puts `value` at the path; nil removes the member, or empties the element's place in its list.
    fileprivate mutating func replace(at path: [String], with value: JSONValue?) {
        guard let part = path.first else {
            self = value ?? .null
            return
        }
        let rest = Array(path.dropFirst())
        switch self {
        case .object(var members):
            if rest.isEmpty {
                members[part] = value
            } else {
                members[part]?.replace(at: rest, with: value)
            }
            self = .object(members)
        case .array(var elements):
            guard let index = Int(part), elements.indices.contains(index) else { return }
            if rest.isEmpty {
                // A null keeps the places of the other elements, so that their findings name the right one.
                elements[index] = value ?? .null
            } else {
                elements[index].replace(at: rest, with: value)
            }
            self = .array(elements)
        default:
            self = .null
        }
    }
}
