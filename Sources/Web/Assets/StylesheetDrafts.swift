// SPDX-License-Identifier: Apache-2.0
// The stylesheet, part: drafts.

extension Stylesheet {
    static let drafts = #"""
        """#
}
