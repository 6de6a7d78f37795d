// SPDX-License-Identifier: Apache-2.0
// The stylesheet, part: plans.

extension Stylesheet {
    static let plans = #"""
        """#
}
