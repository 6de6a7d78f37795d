// SPDX-License-Identifier: Apache-2.0
// The stylesheet: its parts in order.

enum Stylesheet {
    static let all = [base, controls, parts, records, plans, drafts, adaptations].joined(separator: "\n")
}
