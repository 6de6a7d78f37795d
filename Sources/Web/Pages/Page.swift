// SPDX-License-Identifier: Apache-2.0
// What a page is: a value that templates ask for its parts by name.

/// What a template finds under a name.
enum Part: Sendable {
    /// Written escaped.
    case text(String)
    /// HTML or script data known to be safe: `{{{…}}}` writes it as it is. Nothing else is ever written unescaped.
    case safe(String)
    case flag(Bool)
    case model(any PageModel)
    case list([Part])
}

/// A value whose parts a template may ask for by name.
///
/// Answering by a `switch` instead of reflection makes a page about fifteen times cheaper. A test compares the answers
/// with the stored properties, so that none is forgotten.
protocol PageModel: TemplateValue {
    func part(named wanted: String) -> Part?
}

/// A page: the facts it shows, and the template that shows them.
protocol Page: PageModel {
    /// The name of the page's template in ``Templates``.
    static var template: String { get }
}

/// What the template sees: the page's own parts first, then those of the frame around it.
struct PageContext: PageModel {
    let page: any PageModel
    let frame: PageFrame

    func part(named wanted: String) -> Part? {
        page.part(named: wanted) ?? frame.part(named: wanted)
    }
}

/// A value that can stand under a name in a template.
protocol TemplateValue: Sendable {
    var part: Part? { get }
}

extension PageModel {
    var part: Part? { .model(self) }
}

extension String: TemplateValue {
    var part: Part? { .text(self) }
}

extension Int: TemplateValue {
    var part: Part? { .text(String(self)) }
}

extension Bool: TemplateValue {
    var part: Part? { .flag(self) }
}

extension Href: TemplateValue {
    var part: Part? { .text(text) }
}

extension SafeHTML: TemplateValue {
    var part: Part? { .safe(text) }
}

extension ScriptData: TemplateValue {
    var part: Part? { .safe(text) }
}

extension Optional: TemplateValue where Wrapped: TemplateValue {
    var part: Part? { self?.part }
}

extension Array: TemplateValue where Element: TemplateValue {
    var part: Part? { .list(compactMap(\.part)) }
}
