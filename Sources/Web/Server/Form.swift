// SPDX-License-Identifier: Apache-2.0
// Queries and forms: `application/x-www-form-urlencoded`, read with limits, and only with the token of the session.

import Accounts
import Foundation
import Hummingbird

/// The fields of a query or form, in their order.
struct Form: Sendable {
    private(set) var fields: [(name: String, value: String)] = []

    static let mostFields = 10_000

    /// - Throws: ``WebError/badForm`` for text that is not UTF-8 after decoding, NUL, or too many fields.
    init(parsing text: some StringProtocol) throws {
        for pair in text.utf8.split(separator: UInt8(ascii: "&")) {
            guard fields.count < Self.mostFields else { throw WebError.badForm("It has too many fields.") }
            let mark = pair.firstIndex(of: UInt8(ascii: "="))
            let name = pair[..<(mark ?? pair.endIndex)]
            let value = mark.map { pair[pair.index(after: $0)...] } ?? pair[pair.endIndex...]
            guard let name = Percent.decode(name, plusIsSpace: true),
                let value = Percent.decode(value, plusIsSpace: true)
            else { throw WebError.badForm("It is not UTF-8 text.") }
            fields.append((name, value))
        }
    }

    /// The query of a request.
    init(queryOf request: Request) throws {
        try self.init(parsing: request.uri.query ?? "")
    }

    /// The first value of a field.
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// The last value of a field: of a button that was pressed, whose name hidden inputs have too.
    func last(_ name: String) -> String? { fields.last { $0.name == name }?.value }

    /// All values of a field that are not empty.
    func all(_ name: String) -> [String] {
        fields.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
    }
}

extension Site {
    static let longestForm = 1 << 20

    /// The form that a page of ours sent: its token must be the one of the session, so that no other site can send it.
    ///
    /// - Throws: ``WebError/forgedForm`` without the right token; programs with a bearer token need none.
    func form(of request: Request, context: WebContext) async throws -> Form {
        let form = try await unprotectedForm(of: request)
        if let session = context.session, session.secret == nil { return form }
        guard request.headers[.secFetchSite] != "cross-site", let secret = context.formSecret,
            constantTimeEqual(
                Array((form["csrf"] ?? "").utf8), Array(secret.derived(for: "form").utf8))
        else { throw WebError.forgedForm }
        return form
    }

    /// A form whose sending changes nothing.
    func unprotectedForm(of request: Request) async throws -> Form {
        let type = request.headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw WebError.unsupportedForm
        }
        do {
            let body = try await request.body.collect(upTo: Self.longestForm)
            return try Form(parsing: String(buffer: body))
        } catch let error as WebError {
            throw error
        } catch {
            throw WebError.formTooLong
        }
    }
}
