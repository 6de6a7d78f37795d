// SPDX-License-Identifier: Apache-2.0
// A YAML reader on top of Yams that keeps lines and cannot be exhausted by aliases, cycles or depth.

import Metadata
import Yams

/// Reads one YAML document into a ``Tree``. Anchors and aliases are followed within limits; only `true`, `false`,
/// `null`, `~` and numbers are special among plain scalars, so that `no` stays a word.
enum YAMLTreeParser {
    static func parse(_ utf8: [UInt8]) throws(DocumentError) -> (tree: Tree, findings: [Finding]) {
        let text = String(decoding: utf8, as: UTF8.self)
        let structural = utf8.count { isStructural($0) }
        guard structural <= DocumentLimit.structuralBytes else {
            throw .tooManyValues(limit: DocumentLimit.values)
        }
        try checkAliases(in: utf8)
        let root: Node
        do {
            // The basic resolver leaves plain scalars alone; the default one runs ten expressions on each.
            guard let node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
                throw DocumentError.empty
            }
            root = node
        } catch let error as DocumentError {
            throw error
        } catch let error as YamlError {
            throw translated(error, in: text)
        } catch {
            throw .notYAML(line: 1, column: 1, problem: "\(error)")
        }
        var walk = Walk()
        let tree = try walk.tree(of: root, depth: 0, path: "$")
        return (tree, walk.findings)
    }

    /// The walk over Yams' nodes; counts every value, so that nested aliases end at the limit.
    private struct Walk {
        var values = 0
        var findings: [Finding] = []

        mutating func tree(of node: Node, depth: Int, path: String) throws(DocumentError) -> Tree {
            values += 1
            guard values <= DocumentLimit.values else { throw .tooManyValues(limit: DocumentLimit.values) }
            let line = node.mark?.line ?? 0
            guard depth <= DocumentLimit.depth else { throw .tooDeep(limit: DocumentLimit.depth, line: line) }
            let count = node.sequence?.count ?? node.mapping?.count ?? 0
            guard count <= DocumentLimit.entries else {
                throw .tooManyEntries(limit: DocumentLimit.entries, line: line)
            }
            switch node {
            case .scalar(let scalar): return Tree(YAMLTreeParser.content(of: scalar), line: line)
            case .sequence(let sequence):
                var elements: [Tree] = []
                for (index, element) in sequence.enumerated() {
                    elements.append(try tree(of: element, depth: depth + 1, path: "\(path)[\(index)]"))
                }
                return Tree(.list(elements), line: line)
            case .mapping(let mapping):
                return Tree(.map(try entries(of: mapping, depth: depth, path: path)), line: line)
            case .alias: return Tree(.null, line: line)
            }
        }

        private mutating func entries(
            of mapping: Node.Mapping, depth: Int, path: String
        ) throws(DocumentError) -> [Tree.Entry] {
            var entries: [Tree.Entry] = []
            for (key, value) in mapping {
                guard case .scalar(let scalar) = key else {
                    findings.append(
                        Finding(
                            .warning, "odd-key", at: path,
                            "Line \(key.mark?.line ?? 0) has a list or a map as key.",
                            remedy: "It was left out; keys are words."))
                    continue
                }
                entries.append(
                    Tree.Entry(
                        key: scalar.string,
                        value: try tree(of: value, depth: depth + 1, path: path + "." + scalar.string),
                        line: key.mark?.line ?? 0))
            }
            return entries
        }
    }

    private static func content(of scalar: Node.Scalar) -> Tree.Content {
        guard scalar.style == .plain || scalar.style == .any else { return .text(scalar.string) }
        switch scalar.string {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        default:
            let first = scalar.string.utf8.first ?? 0
            let startsLikeNumber = (0x30...0x39).contains(first) || first == UInt8(ascii: "-")
            return startsLikeNumber && isNumber(scalar.string) ? .number(scalar.string) : .text(scalar.string)
        }
    }

    /// Decimal numbers as JSON has them; `0x1p3` and `1_000` are texts.
    private static func isNumber(_ text: String) -> Bool {
        text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E || $0 == 0x45 || $0 == 0x65
        } && Double(text) != nil
    }

    /// Refuses texts whose aliases could be made to grow. Aliased collections as keys are the worst: Yams compares keys,
    /// which expands them before any value can be counted.
    private static func checkAliases(in utf8: [UInt8]) throws(DocumentError) {
        var anchors: Set<ArraySlice<UInt8>> = []
        var uses: [ArraySlice<UInt8>] = []
        var hasKeyCollections = false
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") {
                var end = index + 1
                while end < utf8.count, isNameByte(utf8[end]) { end += 1 }
                if end > index + 1 {
                    let name = utf8[(index + 1)..<end]
                    if byte == UInt8(ascii: "&") { anchors.insert(name) } else { uses.append(name) }
                    if byte == UInt8(ascii: "*"), followedByColon(utf8, from: end) {
                        hasKeyCollections = true
                    }
                    index = end
                    continue
                }
            } else if byte == UInt8(ascii: "?") {
                hasKeyCollections = true
            } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}"),
                followedByColon(utf8, from: index + 1)
            {
                hasKeyCollections = true
            }
            index += 1
        }
        guard !anchors.isEmpty else { return }
        let count = uses.count { anchors.contains($0) }
        let limit = hasKeyCollections ? DocumentLimit.aliasesBesideKeyCollections : DocumentLimit.aliases
        guard count <= limit else { throw .tooManyAliases(count: count, limit: limit) }
    }

    /// What separates values: line breaks, `,`, `[`, `{`, `:`, `-` and `?`.
    private static func isStructural(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x0A, 0x0D, 0x2C, 0x5B, 0x7B, 0x3A, 0x2D, 0x3F: true
        default: false
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
        default: byte >= 0x80
        }
    }

    private static func followedByColon(_ utf8: [UInt8], from start: Int) -> Bool {
        var index = start
        while index < utf8.count, DocumentText.isSpace(utf8[index]) { index += 1 }
        return index < utf8.count && utf8[index] == UInt8(ascii: ":")
    }

    private static func translated(_ error: YamlError, in text: String) -> DocumentError {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            if problem.hasPrefix("Maximum nesting level") || context?.text.contains("nesting") == true {
                return .tooDeep(limit: DocumentLimit.depth, line: mark.line)
            }
            return .notYAML(line: mark.line, column: mark.column, problem: problem)
        case .composer(_, let problem, let mark, _):
            let isAlias = problem.contains("undefined alias")
            return .notYAML(
                line: mark.line, column: mark.column,
                problem: isAlias
                    ? "an alias stands before the end of what it names (a cycle) or names nothing" : problem)
        case .reader(let problem, let offset, _, _):
            let line = 1 + text.utf8.prefix(offset ?? 0).count { $0 == 0x0A }
            return .notYAML(line: line, column: 1, problem: problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            return .notYAML(
                line: context.mark.line, column: context.mark.column,
                problem:
                    "the key \(duplicates.map { "“\($0)”" }.joined(separator: ", ")) stands twice in one map")
        default:
            return .notYAML(line: 1, column: 1, problem: "\(error)")
        }
    }
}
