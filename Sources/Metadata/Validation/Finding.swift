// SPDX-License-Identifier: Apache-2.0
// One thing that a check found: what, where, why and the way out.

/// What a check has to say about one value.
package struct Finding: Codable, Hashable, Sendable {
    package enum Severity: String, Codable, Sendable, CaseIterable, Comparable {
        /// Must be put right before publication.
        case error
        /// Probably wrong; publication goes on.
        case warning
        /// Could be better.
        case advice

        private var rank: Int {
            switch self {
            case .error: 0
            case .warning: 1
            case .advice: 2
            }
        }

        package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
    }

    /// The rule, stable and readable by machines: `creators.missing`.
    package var id: String
    package var severity: Severity
    /// The field, as InvenioRDM names it: `metadata.creators.0.person_or_org.family_name`.
    package var path: String
    /// The thing and the reason, one sentence.
    package var message: String
    /// The way out, one sentence.
    package var remedy: String

    package init(_ severity: Severity, _ id: String, at path: String, _ message: String, remedy: String) {
        self.id = id
        self.severity = severity
        self.path = path
        self.message = message
        self.remedy = remedy
    }

    private enum CodingKeys: String, CodingKey {
        case id, severity, message, remedy
        case path = "where"
    }
}
