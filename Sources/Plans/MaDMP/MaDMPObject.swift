// SPDX-License-Identifier: Apache-2.0
// One object of a maDMP while it is read: which of its members were understood, and lenient ways to read them.

import Identifiers
import Metadata

/// A cursor over the members of an object; every read takes a member, what is left at the end is unknown.
struct MaDMPObject {
    let entries: [Tree.Entry]
    let line: Int
    /// JSON path for messages: `$.dmp.dataset[0]`.
    let path: String
    /// JSON pointer below the plan or the dataset, for members kept as extras; empty at its root.
    let pointer: String
    private(set) var taken: Set<String> = []

    init(_ entries: [Tree.Entry], line: Int, path: String, pointer: String) {
        self.entries = entries
        self.line = line
        self.path = path
        self.pointer = pointer
    }

    /// The member `key`, null read as absent.
    mutating func take(_ key: String) -> Tree? {
        taken.insert(key)
        return entries.last { $0.key == key }.map(\.value)
    }

    /// The first member of the names; all but the first are misspellings that occur.
    mutating func take(_ key: String, or others: [String], _ reading: inout DocumentReading) -> Tree? {
        if let value = take(key) { return value }
        for other in others {
            guard let value = take(other) else { continue }
            reading.note(
                .warning, "unknown-key", at: "\(path).\(other)", line: value.line,
                "The key “\(other)” is not in the standard.", remedy: "It was read as “\(key)”; rename it.")
            return value
        }
        return nil
    }

    func place(_ key: String) -> String { path + "." + key }

    /// A path below this object, for one of a list.
    static func below(_ pointer: String, _ key: String, _ index: Int? = nil) -> String {
        let step = index.map { "\(key)/\($0)" } ?? key
        return pointer.isEmpty ? step : pointer + "/" + step
    }

    var unknown: [Tree.Entry] { entries.filter { !taken.contains($0.key) } }
}

extension DocumentReading {
    /// A text; null and empty texts are read as absent.
    mutating func text(_ object: inout MaDMPObject, _ key: String, or others: [String] = []) -> String? {
        guard let tree = object.take(key, or: others, &self) else { return nil }
        return text(tree, at: object.place(key))
    }

    mutating func text(_ tree: Tree, at path: String) -> String? {
        if tree.isNull {
            note(
                .advice, "null-value", at: path, line: tree.line, "The value is null.",
                remedy: "It was read as not given; leave the key out.")
            return nil
        }
        if let elements = tree.elements, let first = elements.first, first.scalar != nil {
            note(
                .warning, "list-for-value", at: path, line: tree.line,
                "A list stands where one text is meant.",
                remedy: "Its texts were joined; write one text.")
            return elements.compactMap(\.scalar).joined(separator: "; ")
        }
        guard let text = tree.scalar else {
            dropped(tree, at: path, expected: "a text")
            return nil
        }
        if text.allSatisfy(\.isWhitespace) {
            note(
                .advice, "empty-value", at: path, line: tree.line, "The text is empty.",
                remedy: "It was read as not given; leave the key out.")
            return nil
        }
        return text
    }

    mutating func texts(_ object: inout MaDMPObject, _ key: String) -> [String] {
        let path = object.place(key)
        return elements(of: &object, key).enumerated().compactMap { text($1, at: "\(path)[\($0)]") }
    }

    /// The elements of a list; a single value is read as a list of one, and told.
    mutating func elements(of object: inout MaDMPObject, _ key: String) -> [Tree] {
        guard let tree = object.take(key), !tree.isNull else { return [] }
        if let elements = tree.elements { return elements }
        note(
            .warning, "single-value", at: object.place(key), line: tree.line,
            "One value stands where the standard has a list.",
            remedy: "It was read as a list of one; write [ … ].")
        return [tree]
    }

    /// The objects of a list, each with its own path and pointer.
    mutating func objects(of object: inout MaDMPObject, _ key: String) -> [MaDMPObject] {
        let isList = object.entries.contains { $0.key == key && $0.value.elements != nil }
        return elements(of: &object, key).enumerated().compactMap { index, tree in
            let path = isList ? "\(object.place(key))[\(index)]" : object.place(key)
            // Written back as a list, whatever it was.
            let pointer = MaDMPObject.below(object.pointer, key, index)
            guard let entries = tree.entries else {
                dropped(tree, at: path, expected: "an object")
                return nil
            }
            return MaDMPObject(entries, line: tree.line, path: path, pointer: pointer)
        }
    }

    /// One object; of a list the first.
    mutating func object(of object: inout MaDMPObject, _ key: String) -> MaDMPObject? {
        guard var tree = object.take(key), !tree.isNull else { return nil }
        if let elements = tree.elements {
            guard let first = elements.first else { return nil }
            note(
                .warning, "list-for-value", at: object.place(key), line: tree.line,
                "A list stands where one object is meant.", remedy: "The first was read; write one object.")
            tree = first
        }
        guard let entries = tree.entries else {
            dropped(tree, at: object.place(key), expected: "an object")
            return nil
        }
        return MaDMPObject(
            entries, line: tree.line, path: object.place(key),
            pointer: MaDMPObject.below(object.pointer, key))
    }

    mutating func dropped(_ tree: Tree, at path: String, expected: String) {
        note(
            .warning, "wrong-value", at: path, line: tree.line, "Expected \(expected), found \(tree.kind).",
            remedy: "It was left out; write \(expected).")
    }

    /// A member that the standard requires.
    mutating func missing(_ key: String, of object: MaDMPObject, _ consequence: String) {
        note(
            .warning, "missing-key", at: object.place(key), line: object.line,
            "The standard requires “\(key)”.", remedy: consequence)
    }
}

extension DocumentReading {
    /// A day; of a date-time its day, and told.
    mutating func date(_ object: inout MaDMPObject, _ key: String, or others: [String] = []) -> String? {
        guard let tree = object.take(key, or: others, &self), let text = text(tree, at: object.place(key))
        else {
            return nil
        }
        if Day.isValid(text) { return text }
        if let day = Moment.day(of: text), Moment.zone(of: text) != nil {
            note(
                .warning, "date-time-for-date", at: object.place(key), line: tree.line,
                "“\(text)” is a date-time where the standard has a date.",
                remedy: "It was read as \(day); write YYYY-MM-DD.")
            return day
        }
        dropped(tree, at: object.place(key), expected: "a date as YYYY-MM-DD")
        return nil
    }

    /// A date-time; without zone it is read as UTC, and told.
    mutating func moment(_ object: inout MaDMPObject, _ key: String) -> String? {
        guard let tree = object.take(key), let text = text(tree, at: object.place(key)) else {
            missing(key, of: object, "It is not known then; add a date-time with zone.")
            return nil
        }
        if Moment.zone(of: text) == .given { return text }
        if Moment.zone(of: text) == .missing {
            let utc = text.replacing(" ", with: "T") + "Z"
            note(
                .warning, "no-zone", at: object.place(key), line: tree.line,
                "“\(text)” does not say its time zone.", remedy: "It was read as \(utc) (UTC); add the zone.")
            return utc
        }
        if Day.isValid(text) {
            note(
                .warning, "date-for-date-time", at: object.place(key), line: tree.line,
                "“\(text)” is a date where the standard has a date-time.",
                remedy: "It was read as the day; write \(text)T00:00:00Z.")
            return text
        }
        dropped(tree, at: object.place(key), expected: "a date-time such as 2025-04-29T12:00:00Z")
        return nil
    }

    mutating func language(_ object: inout MaDMPObject, isRequired: Bool = false) -> String? {
        guard let tree = object.take("language"), let text = text(tree, at: object.place("language")) else {
            if isRequired { missing("language", of: object, "It is not known then; add a code such as eng.") }
            return nil
        }
        if LanguageCode.isListed(text) { return text }
        guard let code = LanguageCode.threeLetters(text) else {
            dropped(
                tree, at: object.place("language"), expected: "a language code of three letters such as eng")
            return nil
        }
        note(
            .warning, "language-code", at: object.place("language"), line: tree.line,
            "“\(text)” is not a three-letter code of ISO 639-3.",
            remedy: "It was read as \(code); write \(code).")
        return code
    }

    /// One of the words of an enumeration, in any case.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ object: inout MaDMPObject, _ key: String, or others: [String] = [], as type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        guard let tree = object.take(key, or: others, &self), let text = text(tree, at: object.place(key))
        else {
            return nil
        }
        let words = Choice.allCases.map(\.rawValue)
        if case .bool(let value) = tree.content, let choice = Choice(rawValue: value ? "yes" : "no") {
            note(
                .warning, "wrong-type", at: object.place(key), line: tree.line,
                "The truth value \(text) stands where the standard has a word.",
                remedy: "It was read as “\(choice.rawValue)”; write that.")
            return choice
        }
        if let choice = Choice(rawValue: text) { return choice }
        if let choice = Choice(rawValue: text.lowercased()) {
            note(
                .advice, "letter-case", at: object.place(key), line: tree.line,
                "“\(text)” is written in lower case in the standard.", remedy: "Write “\(choice.rawValue)”.")
            return choice
        }
        dropped(tree, at: object.place(key), expected: "one of \(words.joined(separator: ", "))")
        return nil
    }

    /// A count of bytes; a number in quotes is read, and told.
    mutating func bytes(_ object: inout MaDMPObject, _ key: String, or others: [String]) -> Int64? {
        guard let tree = object.take(key, or: others, &self), !tree.isNull else { return nil }
        let text = tree.scalar ?? ""
        let whole = Int64(text) ?? Double(text).flatMap { Int64(exactly: $0) }
        guard let count = whole ?? ByteCount.parse(text), count >= 0 else {
            dropped(tree, at: object.place(key), expected: "a whole number of bytes, not negative")
            return nil
        }
        if case .number = tree.content, Int64(text) != nil { return count }
        note(
            .warning, "wrong-type", at: object.place(key), line: tree.line,
            "\(tree.kind) stands where the standard has a whole number.",
            remedy: "It was read as \(count); write that.")
        return count
    }
}
