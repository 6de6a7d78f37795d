// SPDX-License-Identifier: Apache-2.0
// The stylesheet, part: parts.

extension Stylesheet {
    static let parts = #"""
        """#
}
