// SPDX-License-Identifier: Apache-2.0
// The stylesheet, part: records.

extension Stylesheet {
    static let records = #"""
        """#
}
