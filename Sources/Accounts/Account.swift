// SPDX-License-Identifier: Apache-2.0
// People who sign in, what they may do at most, and who is looking right now.

import Database

/// What an account may do at most; each role may do all that the ones before it may.
package enum Role: String, Sendable, Codable, CaseIterable, Comparable, SQLConvertible, SQLReadable {
    /// Sees what is public and what is shared with them.
    case reader
    /// Also imports plans, makes drafts and publishes their own records.
    case depositor
    /// Also sees, corrects and publishes the records of others, and accepts deviations.
    case curator
    /// Also manages accounts and the installation.
    case administrator

    private var rank: Int {
        switch self {
        case .reader: 0
        case .depositor: 1
        case .curator: 2
        case .administrator: 3
        }
    }

    package static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }
}

package struct Account: Sendable, Hashable {
    package let id: Int64
    /// The address that one signs in with; unique, compared without case.
    package var email: String
    package var name: String
    /// ORCID iD without the resolver.
    package var orcid: String?
    package var affiliation: String?
    package var role: Role
    /// ISO 8601 date-time, UTC.
    package let created: String

    package var viewer: Viewer { Viewer(account: id, role: role, name: name.isEmpty ? email : name) }
}

/// Who asks: an account, nobody in particular, or the program itself (a command run on the data directory).
package struct Viewer: Sendable, Hashable {
    /// nil for somebody who has not signed in.
    package let account: Int64?
    package let role: Role
    /// How the audit log calls them.
    package let name: String

    package init(account: Int64?, role: Role, name: String) {
        self.account = account
        self.role = role
        self.name = name
    }

    package static let anonymous = Viewer(account: nil, role: .reader, name: "anonymous")

    package var isSignedIn: Bool { account != nil }
}

/// Why an account may not do something, or cannot be made.
package enum AccountError: Error, Hashable, Sendable {
    case signInRequired
    /// `action` in words, `needs` the lowest role that may.
    case notPermitted(action: String, needs: Role)
    case wrongCredentials
    /// Too many failed sign-ins for this address.
    case tooManyAttempts(retryAfterSeconds: Int)
    case emailTaken(String)
    case notAnEmail(String)
    case passwordTooShort(minimum: Int)
    case unknownAccount(String)
    case unknownToken(Int64)
}

extension Viewer {
    /// Refuses unless the viewer is signed in and has at least `role`.
    package func require(_ role: Role, for action: String) throws(AccountError) {
        guard isSignedIn else { throw .signInRequired }
        guard self.role >= role else { throw .notPermitted(action: action, needs: role) }
    }
}
