// SPDX-License-Identifier: Apache-2.0
// Pages to HTML: all templates compiled once at start, for one language.

import Mustache

/// Renders pages in one language. Made once at start; rendering compiles, formats and looks up nothing that is the same
/// for every request.
struct PageRenderer: Sendable {
    let texts: Texts
    private let library: MustacheLibrary

    /// Compiles every template; fails when one names a text, icon or asset that does not exist.
    init(texts: Texts = .english) throws {
        MustacheContentTypes.register(HTMLText(), named: "FAIRWAY")
        let source = TemplateSource(texts: texts)
        var library = MustacheLibrary()
        for (name, template) in Templates.all {
            try library.register(source.expanded(template, of: name), named: name)
        }
        self.texts = texts
        self.library = library
    }

    func html(_ page: some Page, in frame: PageFrame) -> String {
        library.render(PageContext(page: page, frame: frame), withTemplate: type(of: page).template) ?? ""
    }
}
