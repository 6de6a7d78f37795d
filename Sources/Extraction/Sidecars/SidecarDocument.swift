// SPDX-License-Identifier: Apache-2.0
// JSON, YAML and TOML files as one kind of value, read with limits, and forgiving ways to look into it.

import Metadata
import Yams

/// Reads the syntaxes of sidecar files.
enum SidecarDocument {
    /// Most values in a document after its aliases are replaced.
    static let mostValues = 200_000
    static let deepest = 100
    /// Most aliases of a YAML document. With `n` of them a document can grow by the factor `3^(n/3)` at most; sixteen
    /// is more than any description has and leaves a factor that ``mostValues`` then stops.
    static let mostAliases = 16

    static func json(_ bytes: [UInt8]) throws(SidecarError) -> JSONValue {
        guard bytes.count <= Sidecars.longest else { throw .tooLong(bytes: bytes.count) }
        do {
            return try JSONText(bytes).value
        } catch {
            throw .malformed(reason: "not valid JSON, \(error)")
        }
    }

    // MARK: YAML

    /// Plain scalars stay texts, for `version: 1.10` is not the number 1.1; only `true`, `false` and `null` are values.
    static func yaml(_ text: String) throws(SidecarError) -> JSONValue {
        // Aliases are counted before anything is composed: comparing keys would already expand them.
        guard aliasCount(in: text) <= mostAliases else { throw .expands }
        let root: Node?
        do {
            root = try Parser(yaml: text).singleRoot()
        } catch let error as YamlError {
            throw .malformed(reason: "not valid YAML, \(Self.line(of: error))")
        } catch {
            throw .malformed(reason: "not valid YAML")
        }
        var count = 0
        return try root.map { node throws(SidecarError) in try value(of: node, depth: 0, count: &count) }
            ?? .null
    }

    /// How many words `*name` refer to a word `&name`, wherever in the text they stand: in strings and comments too,
    /// so never fewer than there are aliases.
    static func aliasCount(in text: String) -> Int {
        var anchors: Set<Substring> = []
        var references: [Substring] = []
        var previous: UInt8 = 0x0A
        let bytes = text.utf8
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let byte = bytes[position]
            let next = bytes.index(after: position)
            if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"), Self.mayPrecedeMark(previous) {
                let end = bytes[next...].firstIndex(where: Self.endsName) ?? bytes.endIndex
                if end > next {
                    if byte == UInt8(ascii: "&") {
                        anchors.insert(text[next..<end])
                    } else {
                        references.append(text[next..<end])
                    }
                }
            }
            previous = byte
            position = next
        }
        return references.count { anchors.contains($0) }
    }

    private static func mayPrecedeMark(_ byte: UInt8) -> Bool {
        byte <= 0x20 || "[{,:-?".utf8.contains(byte) || byte >= 0x80
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || "[]{},".utf8.contains(byte) || byte == 0x3A
    }

    private static func value(of node: Node, depth: Int, count: inout Int) throws(SidecarError) -> JSONValue {
        count += 1
        guard count <= mostValues, depth <= deepest else { throw .expands }
        switch node {
        case .scalar(let scalar):
            guard scalar.style == .plain || scalar.style == .any else { return .string(scalar.string) }
            switch scalar.string {
            case "", "~", "null", "Null", "NULL": return .null
            case "true", "True", "TRUE": return .bool(true)
            case "false", "False", "FALSE": return .bool(false)
            default: return .string(scalar.string)
            }
        case .sequence(let sequence):
            var elements: [JSONValue] = []
            for element in sequence {
                elements.append(try value(of: element, depth: depth + 1, count: &count))
            }
            return .array(elements)
        case .mapping(let mapping):
            var members: [String: JSONValue] = [:]
            for (key, element) in mapping {
                guard case .scalar(let name) = key else { continue }
                members[name.string] = try value(of: element, depth: depth + 1, count: &count)
            }
            return .object(members)
        case .alias: return .null
        }
    }

    private static func line(of error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            "line \(mark.line): \(problem)"
        case .duplicatedKeysInMapping(let keys, let context):
            "line \(context.mark.line): \(keys.count) names occur twice"
        default: "it cannot be read"
        }
    }

    // MARK: TOML

    static func toml(_ text: String) throws(SidecarError) -> JSONValue {
        do {
            return try TOMLText.parse(text)
        } catch {
            throw .malformed(reason: "not valid TOML, \(error)")
        }
    }
}

// MARK: - Looking into a document that people wrote

extension JSONValue {
    /// The text of a text or a number; nil for anything else and where nothing but white space is left.
    var words: String? {
        switch self {
        case .string(let text): text.trimmed.nonEmpty
        case .integer(let number): "\(number)"
        case .number(let number): EXIF.text(number)
        default: nil
        }
    }

    /// The elements of a list; any other value is a list of one, null of none.
    var list: [JSONValue] {
        switch self {
        case .array(let elements): elements
        case .null: []
        default: [self]
        }
    }

    /// The number of a number or of a text that spells one.
    var quantity: Double? {
        (double ?? string.flatMap { Double($0.trimmed) }).flatMap { $0.isFinite ? $0 : nil }
    }

    /// The same document with the names of all members in lower case and without `_`, `-` and spaces, so that
    /// `publicationYear`, `publication_year` and `Publication-Year` are one; of several the first non-null counts.
    var withFoldedNames: JSONValue {
        switch self {
        case .array(let elements): .array(elements.map(\.withFoldedNames))
        case .object(let members):
            .object(
                Dictionary(
                    members.sorted { $0.key < $1.key }.map {
                        ($0.key.lowercased().filter { !"_- ".contains($0) }, $0.value.withFoldedNames)
                    },
                    uniquingKeysWith: { first, second in first == .null ? second : first }))
        default: self
        }
    }
}

extension Optional where Wrapped == JSONValue {
    var list: [JSONValue] { self?.list ?? [] }
    var words: String? { self?.words }
    var quantity: Double? { self?.quantity }
}
