// SPDX-License-Identifier: Apache-2.0
// The forms that values take in a plan file: texts, dates, sizes, choices, lists, records.

import Foundation
import Identifiers
import Metadata

/// How a value is written in a document and what to say when it is not.
struct Form<Value>: Sendable {
    /// For messages: `a date as YYYY-MM-DD`.
    let expected: String
    let read: @Sendable (Tree, inout DocumentReading, String) -> Value?
    let write: @Sendable (Value) -> Tree

    init(
        _ expected: String, read: @escaping @Sendable (Tree, inout DocumentReading, String) -> Value?,
        write: @escaping @Sendable (Value) -> Tree
    ) {
        self.expected = expected
        self.read = read
        self.write = write
    }

    /// A form of scalars: what `parse` does not accept is told.
    static func scalar(
        _ expected: String, parse: @escaping @Sendable (String) -> Value?,
        write: @escaping @Sendable (Value) -> Tree
    ) -> Form {
        Form(
            expected,
            read: { tree, reading, path in
                if let text = tree.scalar, let value = parse(text) { return value }
                reading.expected(expected, at: path, found: tree)
                return nil
            }, write: write)
    }
}

extension Form where Value == String {
    static let text = Form.scalar("a text", parse: { $0 }, write: { .text($0) })
    static let url = Form.scalar(
        "a URL with its scheme, such as https://example.org/", parse: { WebAddress.isURL($0) ? $0 : nil },
        write: { .text($0) })
    static let date = Form.scalar(
        "a date as YYYY-MM-DD", parse: { Day.isValid($0) ? $0 : nil }, write: { .text($0) })
    static let moment = Form.scalar(
        "a date as YYYY-MM-DD or a time with zone such as 2025-04-29T12:00:00Z",
        parse: { Day.isValid($0) || Moment.isValid($0) ? $0 : nil }, write: { .text($0) })
    static let language = Form.scalar(
        "a language code such as eng", parse: { LanguageCode.threeLetters($0) }, write: { .text($0) })
}

extension Form where Value == Bool {
    static let truth = Form(
        "true or false",
        read: { tree, reading, path in
            switch tree.scalar?.lowercased() {
            case "true", "yes": return true
            case "false", "no": return false
            default:
                reading.expected("true or false", at: path, found: tree)
                return nil
            }
        }, write: { Tree(.bool($0)) })
}

extension Form where Value == Int {
    static let count = Form.scalar(
        "a whole number", parse: { Int($0).flatMap { $0 >= 0 ? $0 : nil } },
        write: { Tree(.number(String($0))) })
}

extension Form where Value == Double {
    static let number = Form.scalar(
        "a number", parse: { Double($0).flatMap { $0.isFinite ? $0 : nil } },
        write: { value in
            let isWhole = value == value.rounded() && abs(value) < 1e15
            return Tree(.number(isWhole ? String(Int64(value)) : "\(value)"))
        })
}

extension Form where Value == Int64 {
    static let bytes = Form.scalar(
        "a size such as 15 TB or a number of bytes", parse: { ByteCount.parse($0) },
        write: { Tree(.bytes($0)) })
}

extension Form where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
    static var choice: Form {
        let words = Value.allCases.map(\.rawValue)
        return Form(
            "one of " + words.joined(separator: ", "),
            read: { tree, reading, path in
                if let text = tree.scalar {
                    // An unquoted true or false is how some writers put yes and no.
                    let word =
                        ["true": "yes", "false": "no"][text].flatMap { words.contains($0) ? $0 : nil } ?? text
                    if let value = Value(rawValue: word.lowercased()) { return value }
                }
                reading.expected("one of " + words.joined(separator: ", "), at: path, found: tree)
                return nil
            }, write: { .text($0.rawValue) })
    }
}

extension Form where Value: PlanRecord {
    static var record: Form {
        Form(Value.noun, read: { Value.read($0, &$1, $2) }, write: { $0.tree() })
    }
}

extension Form {
    /// A list of what `form` reads; a single value is a list of one.
    static func list<Element: Sendable>(of form: Form<Element>) -> Form<[Element]> where Value == [Element] {
        listForm(of: form)
    }
}

private func listForm<Element: Sendable>(of form: Form<Element>) -> Form<[Element]> {
    Form<[Element]>(
        "a list, each entry \(form.expected)",
        read: { tree, reading, path in
            guard let elements = tree.elements else {
                return form.read(tree, &reading, path).map { [$0] } ?? []
            }
            var values: [Element] = []
            for (index, element) in elements.enumerated() {
                if let value = form.read(element, &reading, "\(path)[\(index)]") { values.append(value) }
            }
            return values
        }, write: { Tree(.list($0.map(form.write))) })
}

extension Form where Value == [String: JSONValue] {
    /// Members that are passed on without being understood.
    static let passedOn = Form(
        "a map of keys",
        read: { tree, reading, path in
            guard case .object(let members) = tree.json else {
                reading.expected("a map of keys", at: path, found: tree)
                return nil
            }
            return members
        }, write: { Tree(json: .object($0)) })
}
