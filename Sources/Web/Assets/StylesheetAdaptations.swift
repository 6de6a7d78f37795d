// SPDX-License-Identifier: Apache-2.0
// The stylesheet, part: adaptations.

extension Stylesheet {
    static let adaptations = #"""
        """#
}
