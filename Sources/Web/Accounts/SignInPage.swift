// SPDX-License-Identifier: Apache-2.0
// Sign-in.

/// The sign-in form.
struct SignInPage: Page {
    static let template = "sign-in"

    /// Where to go afterwards; a path of this site.
    var returnTo: String
    var email = ""
    /// Why the last attempt failed.
    var error: String?
    /// Why one is asked to sign in: `This draft belongs to someone.`
    var reason: String?
}

// What templates ask for, by name.

extension SignInPage {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "returnTo": returnTo.part
        case "email": email.part
        case "error": error.part
        case "reason": reason.part
        default: nil
        }
    }
}
