// SPDX-License-Identifier: Apache-2.0
// One key of the plan file: how it is called, what it means, how it is read and written.

import Metadata

/// A thing that is a map of keys in the plan file. One list of fields reads it, writes it, and documents it.
protocol PlanRecord: Sendable {
    init()
    static var fields: [Field<Self>] { get }
    /// The key whose value may stand for the whole: `- HDF5` for `- {name: HDF5}`.
    static var shorthand: String? { get }
    /// What a record of this kind is, for messages: `a milestone`.
    static var noun: String { get }
}

extension PlanRecord {
    static var shorthand: String? { nil }
}

/// A key of a ``PlanRecord``.
struct Field<Root>: Sendable {
    let key: String
    /// One line for `docs/user/plan-file.md`; a test compares it with the page.
    let meaning: String
    let isRequired: Bool
    let expected: String
    let read: @Sendable (Tree, inout Root, inout DocumentReading, String) -> Void
    let write: @Sendable (Root) -> Tree?

    init<Value: Sendable>(
        _ key: String, _ path: any WritableKeyPath<Root, Value?> & Sendable, _ form: Form<Value>,
        _ meaning: String
    ) {
        self.key = key
        self.meaning = meaning
        isRequired = false
        expected = form.expected
        read = { tree, root, reading, place in
            if tree.isNull { return }
            root[keyPath: path] = form.read(tree, &reading, place)
        }
        write = { root in root[keyPath: path].map(form.write) }
    }

    /// A value that is always there; `required` means that a document without it is told so.
    init<Value: Hashable & Sendable>(
        _ key: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ form: Form<Value>,
        default absent: Value, required: Bool = false, _ meaning: String
    ) {
        self.key = key
        self.meaning = meaning
        isRequired = required
        expected = form.expected
        read = { tree, root, reading, place in
            if tree.isNull { return }
            root[keyPath: path] = form.read(tree, &reading, place) ?? absent
        }
        write = { root in
            let value = root[keyPath: path]
            return value == absent ? nil : form.write(value)
        }
    }

    /// A list; a single value is read as a list of one.
    init<Element: Sendable>(
        _ key: String, list path: any WritableKeyPath<Root, [Element]> & Sendable, _ form: Form<Element>,
        _ meaning: String
    ) {
        self.key = key
        self.meaning = meaning
        isRequired = false
        expected = "a list, each entry \(form.expected)"
        let list = Form.list(of: form)
        read = { tree, root, reading, place in
            if tree.isNull { return }
            root[keyPath: path] = list.read(tree, &reading, place) ?? []
        }
        write = { root in
            let elements = root[keyPath: path]
            return elements.isEmpty ? nil : list.write(elements)
        }
    }
}

extension PlanRecord {
    /// Reads a record from a map, or from the value that stands for the whole.
    static func read(_ tree: Tree, _ reading: inout DocumentReading, _ path: String) -> Self? {
        guard let entries = tree.entries else { return readShorthand(tree, &reading, path) }
        var record = Self()
        let fields = Dictionary(Self.fields.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        var given: Set<String> = []
        for entry in entries {
            guard let field = fields[entry.key] else {
                reading.noteUnknown(entry, at: path, known: Self.fields.map(\.key), noun: noun)
                continue
            }
            if !entry.value.isNull { given.insert(entry.key) }
            field.read(entry.value, &record, &reading, path.isEmpty ? entry.key : path + "." + entry.key)
        }
        for field in Self.fields where field.isRequired && !given.contains(field.key) {
            reading.note(
                .error, "missing-key", at: path.isEmpty ? field.key : path + "." + field.key, line: tree.line,
                "The key “\(field.key)” is missing: \(noun) needs it.",
                remedy: "Add “\(field.key)”: \(field.expected).")
        }
        return record
    }

    private static func readShorthand(_ tree: Tree, _ reading: inout DocumentReading, _ path: String) -> Self?
    {
        guard let shorthand, tree.scalar != nil, let field = fields.first(where: { $0.key == shorthand })
        else {
            reading.expected("\(noun) as a map of keys", at: path, found: tree)
            return nil
        }
        var record = Self()
        field.read(tree, &record, &reading, path)
        return record
    }

    /// The record as a map in the order of its fields, or as the value that stands for the whole.
    func tree() -> Tree {
        let entries = Self.fields.compactMap { field in
            field.write(self).map { Tree.Entry(key: field.key, value: $0) }
        }
        if let only = entries.first, entries.count == 1, only.key == Self.shorthand, only.value.scalar != nil
        {
            return only.value
        }
        return Tree(.map(entries))
    }
}

extension DocumentReading {
    mutating func noteUnknown(_ entry: Tree.Entry, at path: String, known: [String], noun: String) {
        guard tellsUnknownKeys, hasRoom else { return }
        let nearest = known.map { ($0, Spelling.distance($0, entry.key)) }.min { $0.1 < $1.1 }
        let remedy =
            if let nearest, nearest.1 <= 2 { "Did you mean “\(nearest.0)”?" } else {
                "It was left out; the keys of \(noun) are \(known.joined(separator: ", "))."
            }
        note(
            .warning, "unknown-key", at: path.isEmpty ? entry.key : path + "." + entry.key, line: entry.line,
            "The key “\(entry.key)” is not known.", remedy: remedy)
    }
}

/// How far two words are apart, for “did you mean”.
enum Spelling {
    /// Levenshtein distance of the first 64 characters.
    static func distance(_ left: String, _ right: String) -> Int {
        let a = Array(left.lowercased().prefix(64))
        let b = Array(right.lowercased().prefix(64))
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let cost = letter == other ? diagonal : 1 + min(diagonal, row[j], row[j + 1])
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[b.count]
    }
}
