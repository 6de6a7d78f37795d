// SPDX-License-Identifier: Apache-2.0
// What a page is: a value that templates ask for its parts by name.

import Mustache

/// A value whose parts a template may ask for by name.
///
/// swift-mustache finds the parts of any struct by reflection; answering by name is about ten times faster, and pages
/// are rendered for every request. A test compares the answers with the stored properties, so that none is forgotten.
protocol PageModel: MustacheParent, Sendable {}

/// A page: the facts it shows, and the template that shows them.
protocol Page: PageModel {
    /// The name of the page's template in ``Templates``.
    static var template: String { get }
}

/// What the template sees: the page's own parts first, then those of the frame around it.
struct PageContext: PageModel {
    let page: any PageModel
    let frame: PageFrame

    func child(named name: String) -> Any? {
        page.child(named: name) ?? frame.child(named: name)
    }
}
