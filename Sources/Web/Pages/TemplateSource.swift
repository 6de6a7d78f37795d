// SPDX-License-Identifier: Apache-2.0
// What our templates say beyond Mustache, resolved before they are compiled: texts, icons, assets, numbers with nouns.

/// Turns a template as it is written into plain Mustache.
///
/// | written | becomes |
/// |---|---|
/// | `{{t.home.newest}}` | the text of that key in the renderer's language |
/// | `{{icon.lock}}` | the inline SVG |
/// | `{{asset.style}}` | the address of the asset, with its hash |
/// | `{{n.records total}}` | the number `total` (a ``Count``) with its noun, `1 record` or `1,204 records` |
/// | `{{size .bytes}}` | a ``ByteCount``, with GiB and the exact number as its title |
/// | `{{date .published}}` | a ``Day`` in a `<time>` element |
///
/// Indentation is for the reader of the template only and is removed.
struct TemplateSource {
    enum Fault: Error, Equatable {
        case unknownName(String, template: String)
        case unclosedTag(template: String)
    }

    let texts: Texts

    func expanded(_ template: String, of name: String) throws -> String {
        var result = ""
        for line in template.split(separator: "\n") {
            let text = line.drop(while: { $0 == " " })
            if !result.isEmpty { result += "\n" }
            try append(text, of: name, to: &result)
        }
        return result
    }

    private func append(_ line: Substring, of name: String, to result: inout String) throws {
        var rest = line
        while let open = rest.firstRange(of: "{{") {
            result += rest[..<open.lowerBound]
            let tag = rest[open.lowerBound...]
            guard let close = tag.firstRange(of: "}}") else { throw Fault.unclosedTag(template: name) }
            let inside = rest[open.upperBound..<close.lowerBound]
            result += try replacement(of: inside, in: name) ?? String(tag[..<close.upperBound])
            rest = rest[close.upperBound...]
        }
        result += rest
    }

    /// What stands for a tag of ours; nil for a tag of Mustache's.
    private func replacement(of tag: Substring, in template: String) throws -> String? {
        let words = tag.split(separator: " ")
        guard let head = words.first, !head.hasPrefix(".") else { return nil }
        let parts = head.split(separator: ".", maxSplits: 1)
        guard !parts.isEmpty else { return nil }
        let argument = words.count == 2 ? String(words[1]) : nil
        switch (parts[0], parts.count == 2 ? String(parts[1]) : nil, argument) {
        case ("t", let key?, nil):
            return try known(texts[key].map { HTMLText.escape($0) }, head, template)
        case ("icon", let key?, nil):
            return try known(Icons.all[key], head, template)
        case ("asset", let key?, nil):
            return try known(Assets.path(of: key), head, template)
        case ("n", let noun?, let path?):
            let forms = try known(texts.forms(of: noun), head, template)
            let dot = path == "." ? "" : path
            return
                "<span class=\"n\">{{\(dot).grouped}}</span> {{#\(dot).isOne}}\(forms.one){{/\(dot).isOne}}"
                + "{{^\(dot).isOne}}\(forms.many){{/\(dot).isOne}}"
        case ("size", nil, let path?):
            let dot = path == "." ? "" : path
            return
                "<span class=\"n\" title=\"{{\(dot).binary}}, {{\(dot).exact}} bytes\">{{\(dot).text}}</span>"
        case ("date", nil, let path?):
            let dot = path == "." ? "" : path
            return "<time datetime=\"{{\(dot).iso}}\">{{\(dot).text}}</time>"
        default:
            return nil
        }
    }

    private func known<T>(_ value: T?, _ name: Substring, _ template: String) throws -> T {
        guard let value else { throw Fault.unknownName(String(name), template: template) }
        return value
    }
}
