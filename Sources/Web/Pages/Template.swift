// SPDX-License-Identifier: Apache-2.0
// Templates: the Mustache language, compiled at start into a tree in which partials and layouts are already resolved.

/// A compiled template.
///
/// The language is Mustache with inheritance: `{{name}}` writes escaped, `{{{name}}}` writes what is known to be safe,
/// `{{#name}}…{{/name}}` is a section, `{{^name}}` its opposite, `{{>name}}` a partial, `{{<layout}}` with
/// `{{$block}}…{{/block}}` fills the blocks of a layout. A leading dot, `{{.name}}`, asks the innermost value only;
/// `{{^empty(name)}}` asks whether a list has elements.
struct Template: Sendable {
    let nodes: [Node]

    indirect enum Node: Sendable {
        case text([UInt8])
        case variable(Path)
        case raw(Path)
        case section(Path, [Node])
        case inverted(Path, [Node])
    }

    /// Where a value is found.
    struct Path: Sendable {
        let names: [String]
        /// Asks only the innermost value instead of climbing outwards.
        let isLocal: Bool
        /// Asks whether the list there is empty.
        let isEmptyTest: Bool

        init(_ text: Substring) {
            var text = text
            isEmptyTest = text.hasPrefix("empty(") && text.hasSuffix(")")
            if isEmptyTest { text = text.dropFirst(6).dropLast() }
            isLocal = text.hasPrefix(".")
            names = text.split(separator: ".").map(String.init)
        }
    }
}

/// Compiles templates by name, each once.
struct TemplateCompiler {
    enum Fault: Error, Equatable {
        case unknownTemplate(String)
        case unclosedTag(template: String)
        case wrongClosing(String, template: String)
        /// A partial that contains itself.
        case tooDeep(template: String)
    }

    /// The expanded source (``TemplateSource``) of every template.
    let sources: [String: String]

    func compile(_ name: String) throws -> Template {
        Template(nodes: merged(try resolved(try parsed(name), blocks: [:], name, depth: 0)))
    }

    /// The tree as written; partials and layouts are still names.
    private indirect enum Raw {
        case text(Substring)
        case variable(Template.Path)
        case raw(Template.Path)
        case section(Template.Path, [Raw], isInverted: Bool)
        case partial(String)
        case layout(String, blocks: [String: [Raw]])
        case block(String, [Raw])
    }

    private func parsed(_ name: String) throws -> [Raw] {
        guard let source = sources[name] else { throw Fault.unknownTemplate(name) }
        var parser = Parser(template: name)
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) { try parser.read(line) }
        return try parser.finished()
    }

    private func resolved(
        _ nodes: [Raw], blocks: [String: [Raw]], _ name: String, depth: Int
    ) throws -> [Template.Node] {
        guard depth < 20 else { throw Fault.tooDeep(template: name) }
        var result: [Template.Node] = []
        for node in nodes {
            switch node {
            case .text(let text): result.append(.text(Array(text.utf8)))
            case .variable(let path): result.append(.variable(path))
            case .raw(let path): result.append(.raw(path))
            case .section(let path, let inner, let isInverted):
                let inner = merged(try resolved(inner, blocks: blocks, name, depth: depth + 1))
                result.append(isInverted ? .inverted(path, inner) : .section(path, inner))
            case .partial(let partial):
                result += try resolved(try parsed(partial), blocks: blocks, partial, depth: depth + 1)
            case .layout(let layout, let own):
                let all = blocks.merging(own) { outer, _ in outer }
                result += try resolved(try parsed(layout), blocks: all, layout, depth: depth + 1)
            case .block(let block, let inner):
                result += try resolved(blocks[block] ?? inner, blocks: blocks, name, depth: depth + 1)
            }
        }
        return result
    }

    /// Neighbouring texts become one.
    private func merged(_ nodes: [Template.Node]) -> [Template.Node] {
        var result: [Template.Node] = []
        for node in nodes {
            if case .text(let new) = node, case .text(let old)? = result.last {
                result[result.count - 1] = .text(old + new)
            } else {
                result.append(node)
            }
        }
        return result
    }

    private struct Parser {
        let template: String
        private var open: [(tag: Character, name: Substring)] = []
        private var levels: [[Raw]] = [[]]

        init(template: String) { self.template = template }

        mutating func read(_ line: Substring) throws {
            // A line with nothing but one section, block or partial tag is not a line of the result.
            let isStandalone =
                line.hasPrefix("{{") && line.hasSuffix("}}") && !line.dropFirst(2).dropLast(2).contains("}")
                && "#^/$<>".contains(line.dropFirst(2).first ?? " ")
            var rest = line
            while let begin = rest.firstRange(of: "{{") {
                add(.text(rest[..<begin.lowerBound]))
                rest = rest[begin.upperBound...]
                let isRaw = rest.first == "{"
                guard let end = rest.firstRange(of: isRaw ? "}}}" : "}}") else {
                    throw Fault.unclosedTag(template: template)
                }
                try readTag(rest[..<end.lowerBound])
                rest = rest[end.upperBound...]
            }
            if !isStandalone {
                add(.text(rest))
                add(.text("\n"))
            }
        }

        private mutating func readTag(_ tag: Substring) throws {
            guard let mark = tag.first else { throw Fault.unclosedTag(template: template) }
            let name = tag.dropFirst()
            switch mark {
            case "#", "^", "$", "<":
                open.append((mark, name))
                levels.append([])
            case "/":
                try close(name)
            case ">": add(.partial(String(name)))
            case "{": add(.raw(Template.Path(name)))
            default: add(.variable(Template.Path(tag)))
            }
        }

        private mutating func close(_ name: Substring) throws {
            guard let last = open.popLast(), last.name == name, let inner = levels.popLast() else {
                throw Fault.wrongClosing(String(name), template: template)
            }
            switch last.tag {
            case "#": add(.section(Template.Path(name), inner, isInverted: false))
            case "^": add(.section(Template.Path(name), inner, isInverted: true))
            case "$": add(.block(String(name), inner))
            default:
                // Between the blocks that fill a layout nothing counts.
                var blocks: [String: [Raw]] = [:]
                for case .block(let block, let content) in inner { blocks[block] = content }
                add(.layout(String(name), blocks: blocks))
            }
        }

        private mutating func add(_ node: Raw) {
            if case .text(let text) = node, text.isEmpty { return }
            levels[levels.count - 1].append(node)
        }

        func finished() throws -> [Raw] {
            if let last = open.last { throw Fault.wrongClosing(String(last.name), template: template) }
            return levels[0]
        }
    }
}
