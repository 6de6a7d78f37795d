// SPDX-License-Identifier: Apache-2.0
// One's account: who one is here, and the tokens for programs.

/// The account page.
struct AccountPage: Page {
    static let template = "account"

    var name: String
    var email: String
    /// In words: `Depositor`.
    var role: String
    var orcid: String?
    var affiliation: String?
    var tokens: [TokenLine]
    /// A token just made: shown this once.
    var newToken: NewToken?
    var tokenNameError: String?
    /// The address of this server, for the examples.
    var baseURL: String

    struct TokenLine: PageModel {
        var id: String
        var name: String
        var created: Day
        var lastUsed: Day?
        /// Its first characters, to tell tokens apart.
        var prefix: String?
    }

    struct NewToken: PageModel {
        var name: String
        var secret: String
    }
}

// What templates ask for, by name.

extension AccountPage {
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "email": email
        case "role": role
        case "orcid": orcid
        case "affiliation": affiliation
        case "tokens": tokens
        case "newToken": newToken
        case "tokenNameError": tokenNameError
        case "baseURL": baseURL
        default: nil
        }
    }
}

extension AccountPage.TokenLine {
    func child(named part: String) -> Any? {
        switch part {
        case "id": id
        case "name": name
        case "created": created
        case "lastUsed": lastUsed
        case "prefix": prefix
        default: nil
        }
    }
}

extension AccountPage.NewToken {
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "secret": secret
        default: nil
        }
    }
}
