// SPDX-License-Identifier: Apache-2.0
// The role that makes accounts, signs people in and tells who a token or a session belongs to.

import Database
import Foundation

/// A personal token, without its secret.
package struct Token: Sendable, Hashable {
    package let id: Int64
    package let name: String
    package let created: String
    /// When it stops working; nil for never.
    package let expires: String?
}

/// Makes accounts, signs in and out, issues tokens. Every change is in the audit log.
package struct Gatekeeper: Sendable {
    private let store: Store
    private let clock: Clock
    private let attempts: SignInAttempts
    private static let sessionSeconds = 14.0 * 24 * 3600

    private let passwordRounds: Int

    /// - Parameter passwordRounds: scrypt's N for new passwords.
    package init(store: Store, clock: Clock, passwordRounds: Int = Password.rounds) {
        self.store = store
        self.passwordRounds = passwordRounds
        self.clock = clock
        attempts = SignInAttempts(clock: clock)
    }

    // MARK: Accounts

    /// Makes the first administrator of an empty installation.
    ///
    /// - Returns: the one-time password to be shown, nil when somebody can sign in already.
    package func makeFirstAdministrator(email: String) async throws -> String? {
        guard try await !store.read({ try $0.hasAccounts() }) else { return nil }
        let password = Secret.random().text.prefix(20)
        do {
            _ = try await add(
                email: email, name: "", role: .administrator, password: String(password),
                by: Viewer(account: nil, role: .administrator, name: "first start"))
        } catch AccountError.emailTaken {
            // Another program has begun at the same time, and shows its password.
            if try await store.read({ try $0.hasAccounts() }) { return nil }
            throw AccountError.emailTaken(email)
        }
        return String(password)
    }

    /// Adds an account. Administrators only; a command on the data directory acts as one.
    ///
    /// - Throws: ``AccountError`` for an address that is taken or none, or a short password.
    package func add(
        email: String, name: String, role: Role, password: String?, orcid: String? = nil,
        affiliation: String? = nil, by viewer: Viewer
    ) async throws -> Account {
        guard viewer.role >= .administrator else {
            throw AccountError.notPermitted(action: "add accounts", needs: .administrator)
        }
        guard email.contains("@"), !email.hasPrefix("@"), !email.hasSuffix("@"), email.utf8.count <= 254,
            !email.contains(where: { $0.isWhitespace || $0.isNewline })
        else { throw AccountError.notAnEmail(email) }
        if let password, password.count < Password.shortest {
            throw AccountError.passwordTooShort(minimum: Password.shortest)
        }
        let hash = try password.map { try Password.hash($0, rounds: passwordRounds) }
        let now = clock.timestamp
        return try await store.write { writing in
            guard try writing.reading.account(email: email) == nil else {
                throw AccountError.emailTaken(email)
            }
            let id = try writing.insertAccount(
                email: email, name: name, role: role, password: hash, orcid: orcid, affiliation: affiliation,
                created: now)
            try writing.audit(
                "account.add", on: "account:\(id)", by: viewer, at: now,
                ["email": email, "role": role.rawValue])
            guard let account = try writing.reading.account(id: id) else {
                throw AccountError.unknownAccount(email)
            }
            return account
        }
    }

    package func accounts(for viewer: Viewer) async throws -> [Account] {
        guard viewer.role >= .administrator else {
            throw AccountError.notPermitted(action: "list accounts", needs: .administrator)
        }
        return try await store.read { try $0.accounts() }
    }

    package func account(email: String) async throws -> Account {
        guard let account = try await store.read({ try $0.account(email: email) }) else {
            throw AccountError.unknownAccount(email)
        }
        return account
    }

    /// The account of a signed-in viewer.
    package func account(of viewer: Viewer) async throws -> Account? {
        guard let id = viewer.account else { return nil }
        return try await store.read { try $0.account(id: id) }
    }

    // MARK: Signing in

    /// Signs in with a password and opens a session.
    ///
    /// - Throws: ``AccountError/wrongCredentials``, which does not tell whether the address is known, or
    ///   ``AccountError/tooManyAttempts(retryAfterSeconds:)``.
    package func signIn(email: String, password: String) async throws -> (account: Account, session: Secret) {
        try await attempts.check(email)
        let found = try await store.read { reading in
            try reading.account(email: email).map { ($0, try reading.password(of: $0.id)) }
        }
        // An unknown address costs the same time as a wrong password.
        let stored = found?.1 ?? nobodysPassword
        let isRight = Password.matches(password, stored: stored)
        guard let account = found?.0, found?.1 != nil, isRight else {
            await attempts.failed(email)
            throw AccountError.wrongCredentials
        }
        await attempts.succeeded(email)
        let session = Secret.random()
        let now = clock.timestamp
        let expires = clock.timestamp(afterSeconds: Self.sessionSeconds)
        try await store.write { writing in
            try writing.insertSession(hash: session.hash, account: account.id, created: now, expires: expires)
            try writing.audit("session.open", on: "account:\(account.id)", by: account.viewer, at: now)
        }
        return (account, session)
    }

    package func signOut(session: Secret) async throws {
        try await store.write { try $0.deleteSession(hash: session.hash) }
    }

    package func account(session: Secret) async throws -> Account? {
        let now = clock.timestamp
        return try await store.read { try $0.account(sessionHash: session.hash, now: now) }
    }

    package func changePassword(to password: String, of viewer: Viewer) async throws {
        guard let id = viewer.account else { throw AccountError.signInRequired }
        guard password.count >= Password.shortest else {
            throw AccountError.passwordTooShort(minimum: Password.shortest)
        }
        let hash = try Password.hash(password, rounds: passwordRounds)
        let now = clock.timestamp
        try await store.write { writing in
            try writing.setPassword(hash, of: id)
            try writing.audit("account.password", on: "account:\(id)", by: viewer, at: now)
        }
    }

    // MARK: Tokens

    /// Makes a personal token for an account; the secret is in the answer and nowhere else.
    package func makeToken(named name: String, for account: Account, days: Int? = nil, by viewer: Viewer)
        async throws -> (Token, Secret)
    {
        guard viewer.account == account.id || viewer.role >= .administrator else {
            throw AccountError.notPermitted(action: "make tokens for others", needs: .administrator)
        }
        let secret = Secret.random(prefix: "fwy_")
        let now = clock.timestamp
        let expires = days.map { clock.timestamp(afterSeconds: Double($0) * 86_400) }
        let id = try await store.write { writing in
            let id = try writing.insertToken(
                account: account.id, name: name, hash: secret.hash, created: now, expires: expires)
            try writing.audit("token.make", on: "account:\(account.id)", by: viewer, at: now, ["name": name])
            return id
        }
        return (Token(id: id, name: name, created: now, expires: expires), secret)
    }

    package func tokens(of viewer: Viewer) async throws -> [Token] {
        guard let id = viewer.account else { throw AccountError.signInRequired }
        return try await store.read { try $0.tokens(of: id) }
    }

    package func revokeToken(_ token: Int64, by viewer: Viewer) async throws {
        guard let id = viewer.account else { throw AccountError.signInRequired }
        let now = clock.timestamp
        try await store.write { writing in
            guard try writing.deleteToken(id: token, account: id) else {
                throw AccountError.unknownToken(token)
            }
            try writing.audit("token.revoke", on: "account:\(id)", by: viewer, at: now)
        }
    }

    package func account(token: Secret) async throws -> Account? {
        let now = clock.timestamp
        return try await store.read { try $0.account(tokenHash: token.hash, now: now) }
    }

    /// The hash of a password that nobody has.
    private var nobodysPassword: String {
        "scrypt$\(passwordRounds)$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    }
}

/// Failed sign-ins of the last minutes, per address: after five, the next must wait.
actor SignInAttempts {
    private let clock: Clock
    private var failures: [String: (count: Int, last: Date)] = [:]
    private static let free = 5
    private static let waitSeconds = 60.0

    init(clock: Clock) { self.clock = clock }

    func check(_ email: String) throws(AccountError) {
        guard let failure = failures[email.lowercased()], failure.count >= Self.free else { return }
        let waited = clock.date.timeIntervalSince(failure.last)
        guard waited >= Self.waitSeconds else {
            throw .tooManyAttempts(retryAfterSeconds: Int((Self.waitSeconds - waited).rounded(.up)))
        }
    }

    func failed(_ email: String) {
        // Forgetting what is old keeps the table small whatever addresses are tried.
        failures = failures.filter { clock.date.timeIntervalSince($0.value.last) < 3600 }
        failures[email.lowercased(), default: (0, clock.date)].count += 1
        failures[email.lowercased()]?.last = clock.date
    }

    func succeeded(_ email: String) { failures[email.lowercased()] = nil }
}
