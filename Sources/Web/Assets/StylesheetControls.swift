// SPDX-License-Identifier: Apache-2.0
// The stylesheet, part: controls.

extension Stylesheet {
    static let controls = #"""
        """#
}
