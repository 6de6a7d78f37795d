// SPDX-License-Identifier: Apache-2.0
// A compiled template and a model become HTML.

extension Template {
    func html(of model: any PageModel) -> String {
        var rendering = Rendering(stack: [.model(model)])
        rendering.write(nodes)
        return rendering.html.text
    }

    private struct Rendering {
        /// The values around the place being written, the innermost last.
        var stack: [Part]
        var html = HTMLBuffer(capacity: 32_768)

        mutating func write(_ nodes: [Node]) {
            for node in nodes {
                switch node {
                case .text(let bytes): html.write(bytes)
                case .variable(let path): writeValue(value(at: path), isRaw: false)
                case .raw(let path): writeValue(value(at: path), isRaw: true)
                case .section(let path, let inner): writeSection(path, inner)
                case .inverted(let path, let inner): if !isTrue(path) { write(inner) }
                }
            }
        }

        private mutating func writeValue(_ part: Part?, isRaw: Bool) {
            switch part {
            case .text(let text): html.writeEscaped(text)
            case .safe(let text): if isRaw { html.write(text) } else { html.writeEscaped(text) }
            case .flag, .model, .list, nil: break
            }
        }

        private mutating func writeSection(_ path: Path, _ inner: [Node]) {
            if path.isEmptyTest {
                if isTrue(path) { write(inner) }
                return
            }
            guard let part = value(at: path) else { return }
            switch part {
            case .flag(let isOn): if isOn { write(inner) }
            case .list(let elements): for element in elements { write(inner, inside: element) }
            case .text(let text): if !text.isEmpty { write(inner, inside: part) }
            case .safe, .model: write(inner, inside: part)
            }
        }

        private mutating func write(_ inner: [Node], inside part: Part) {
            stack.append(part)
            write(inner)
            stack.removeLast()
        }

        private func isTrue(_ path: Path) -> Bool {
            let part = value(at: path)
            if path.isEmptyTest {
                if case .list(let elements)? = part { return elements.isEmpty }
                return true
            }
            switch part {
            case nil: return false
            case .flag(let isOn): return isOn
            case .list(let elements): return !elements.isEmpty
            case .text(let text): return !text.isEmpty
            case .safe, .model: return true
            }
        }

        private func value(at path: Path) -> Part? {
            guard let first = path.names.first else { return stack.last }
            guard var found = path.isLocal ? local(first) : climbing(first) else { return nil }
            for name in path.names.dropFirst() {
                guard case .model(let model) = found, let next = model.part(named: name) else { return nil }
                found = next
            }
            return found
        }

        private func local(_ name: String) -> Part? {
            guard case .model(let model)? = stack.last else { return nil }
            return model.part(named: name)
        }

        private func climbing(_ name: String) -> Part? {
            for case .model(let model) in stack.reversed() {
                if let found = model.part(named: name) { return found }
            }
            return nil
        }
    }
}
