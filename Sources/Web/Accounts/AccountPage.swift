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
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "email": email.part
        case "role": role.part
        case "orcid": orcid.part
        case "affiliation": affiliation.part
        case "tokens": tokens.part
        case "newToken": newToken.part
        case "tokenNameError": tokenNameError.part
        case "baseURL": baseURL.part
        default: nil
        }
    }
}

extension AccountPage.TokenLine {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "id": id.part
        case "name": name.part
        case "created": created.part
        case "lastUsed": lastUsed.part
        case "prefix": prefix.part
        default: nil
        }
    }
}

extension AccountPage.NewToken {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "secret": secret.part
        default: nil
        }
    }
}
