// SPDX-License-Identifier: Apache-2.0
// Pages to HTML: all templates compiled once at start, for one language.

/// Renders pages in one language. Made once at start; rendering compiles and formats nothing that is the same for every
/// request.
struct PageRenderer: Sendable {
    let texts: Texts
    private let templates: [String: Template]

    /// Compiles every page's template; fails when one names a text, icon, asset or partial that does not exist.
    init(texts: Texts = .english) throws {
        let source = TemplateSource(texts: texts)
        let expanded = try Templates.all.map { ($0.name, try source.expanded($0.text, of: $0.name)) }
        let compiler = TemplateCompiler(sources: Dictionary(expanded) { first, _ in first })
        self.texts = texts
        templates = try Dictionary(Templates.pages.map { ($0, try compiler.compile($0)) }) { first, _ in first
        }
    }

    func html(_ page: some Page, in frame: PageFrame) -> String {
        // Every page's template is in `Templates.pages`: a test renders each of them.
        html(of: PageContext(page: page, frame: frame), template: type(of: page).template) ?? ""
    }

    /// Any model with a template by name; nil when there is no such page.
    func html(of model: any PageModel, template: String) -> String? {
        templates[template]?.html(of: model)
    }
}
