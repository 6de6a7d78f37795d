// SPDX-License-Identifier: Apache-2.0
// Places in a JSON value (RFC 6901, without the leading slash), and the difference of two values by place.

import Metadata

/// JSON pointers as Fairway writes them: `project/0/acronym`.
enum JSONPointer {
    /// A member name as one step of a pointer.
    static func escaped(_ key: String) -> String {
        key.replacing("~", with: "~0").replacing("/", with: "~1")
    }

    static func steps(_ pointer: String) -> [String] {
        pointer.split(separator: "/", omittingEmptySubsequences: false)
            .map { String($0).replacing("~1", with: "/").replacing("~0", with: "~") }
    }
}

extension JSONValue {
    /// The value at a place, nil where there is none.
    func value(at steps: ArraySlice<String>) -> JSONValue? {
        guard let step = steps.first else { return self }
        switch self {
        case .object: return self[step]?.value(at: steps.dropFirst())
        case .array: return Int(step).flatMap { self[$0] }?.value(at: steps.dropFirst())
        default: return nil
        }
    }

    /// Puts a value at a place, or takes it away with nil. False when the place's parent does not exist.
    mutating func set(_ value: JSONValue?, at steps: ArraySlice<String>) -> Bool {
        guard let step = steps.first else { return false }
        let rest = steps.dropFirst()
        switch self {
        case .object(var members):
            // The only owner changes in place: a file may have thousands of places.
            self = .null
            defer { self = .object(members) }
            guard !rest.isEmpty else {
                members[step] = value
                return true
            }
            guard var member = members.removeValue(forKey: step) else { return false }
            defer { members[step] = member }
            return member.set(value, at: rest)
        case .array(var elements):
            guard let index = Int(step), elements.indices.contains(index) else { return false }
            self = .null
            defer { self = .array(elements) }
            guard rest.isEmpty else { return elements[index].set(value, at: rest) }
            guard let value else { return false }
            elements[index] = value
            return true
        default: return false
        }
    }

    /// What must be put where in `self` to make it `target`: the smallest places, nil for what must go.
    /// Lists of different length differ as a whole.
    func difference(to target: JSONValue) -> [(pointer: String, value: JSONValue?, instead: JSONValue?)] {
        var found: [(pointer: String, value: JSONValue?, instead: JSONValue?)] = []
        Self.compare(self, target, at: "", into: &found)
        return found
    }

    private static func compare(
        _ from: JSONValue?, _ to: JSONValue?, at pointer: String,
        into found: inout [(pointer: String, value: JSONValue?, instead: JSONValue?)]
    ) {
        func below(_ step: String) -> String { pointer.isEmpty ? step : pointer + "/" + step }
        switch (from, to) {
        case (.object(let a)?, .object(let b)?):
            for key in Set(a.keys).union(b.keys).sorted() {
                compare(a[key], b[key], at: below(JSONPointer.escaped(key)), into: &found)
            }
        case (.array(let a)?, .array(let b)?) where a.count == b.count:
            for index in a.indices { compare(a[index], b[index], at: below(String(index)), into: &found) }
        default:
            if from != to { found.append((pointer, to, from)) }
        }
    }
}
