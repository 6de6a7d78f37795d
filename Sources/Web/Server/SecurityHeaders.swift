// SPDX-License-Identifier: Apache-2.0
// What every answer tells browsers: nothing from elsewhere, no guessing of types, no framing by others.

import Hummingbird

/// Adds the security headers that an answer does not set itself.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext

    let isSecure: Bool
    private let policy = Assets.contentSecurityPolicy + "; frame-ancestors 'self'"

    init(isSecure: Bool) { self.isSecure = isSecure }

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = policy
        }
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        response.addVary("Cookie")
        return response
    }
}

extension Response {
    /// Says that another answer would be given to another value of this header.
    mutating func addVary(_ name: String) {
        guard let known = headers[.vary] else {
            headers[.vary] = name
            return
        }
        if !known.split(separator: ",").contains(where: { $0.trimmingPrefix(" ") == name }) {
            headers[.vary] = known + ", " + name
        }
    }
}
