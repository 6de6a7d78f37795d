// SPDX-License-Identifier: Apache-2.0
// The stylesheet, part: base.

extension Stylesheet {
    static let base = #"""
        """#
}
