// SPDX-License-Identifier: Apache-2.0
// What went wrong, in words, and the way out.

/// An error page for readers; machines get the same as a problem document.
struct ProblemPage: Page {
    static let template = "problem"

    /// The HTTP status: 403, 404, 410, 422, 429, 500.
    var status: Int
    /// What happened; the general words of the status when nil.
    var detail: String?
    /// What is wrong with what was sent, field by field.
    var faults: [Fault] = []
    /// To be named when asking for help.
    var requestID: String?
    /// Offered when signing in might help.
    var signInHref: Href?
    /// Seconds until another attempt makes sense (429).
    var retryAfter: Int?

    struct Fault: PageModel {
        var field: String
        var message: String
    }

    var isForbidden: Bool { status == 403 || status == 401 }
    var isNotFound: Bool { status == 404 }
    var isGone: Bool { status == 410 }
    var isInvalid: Bool { status == 422 || status == 400 }
    var isTooMany: Bool { status == 429 }
    var isServer: Bool { status >= 500 }
    var isOther: Bool {
        !(isForbidden || isNotFound || isGone || isInvalid || isTooMany || isServer)
    }
    var retryText: String? { retryAfter.map { Span.text(seconds: Double($0)) } }
}

// What templates ask for, by name.

extension ProblemPage {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "status": status.part
        case "detail": detail.part
        case "faults": faults.part
        case "requestID": requestID.part
        case "signInHref": signInHref.part
        case "retryAfter": retryAfter.part
        case "isForbidden": isForbidden.part
        case "isNotFound": isNotFound.part
        case "isGone": isGone.part
        case "isInvalid": isInvalid.part
        case "isTooMany": isTooMany.part
        case "isServer": isServer.part
        case "isOther": isOther.part
        case "retryText": retryText.part
        default: nil
        }
    }
}

extension ProblemPage.Fault {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "field": field.part
        case "message": message.part
        default: nil
        }
    }
}
