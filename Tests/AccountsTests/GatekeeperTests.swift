// SPDX-License-Identifier: Apache-2.0
// Signing in: who gets in, how long it lasts, and that no secret is kept.

import Database
import Foundation
import Synchronization
import TestKit
import Testing

@testable import Accounts

/// A clock that a test moves.
final class Hands: Sendable {
    private let date: Mutex<Date>

    init(_ timestamp: String) {
        date = Mutex((try? Date(timestamp, strategy: .iso8601)) ?? Date(timeIntervalSince1970: 0))
    }

    var clock: Clock { Clock { self.date.withLock { $0 } } }

    func move(seconds: Double) { date.withLock { $0 += seconds } }
}

/// Accounts in a database of their own, at a time that the test sets.
struct House {
    let path: String
    let store: Store
    let hands: Hands
    let gatekeeper: Gatekeeper

    static let operatorView = Viewer(account: nil, role: .administrator, name: "operator")

    static func with(_ body: (House) async throws -> Void) async throws {
        try await Scratch.withFolder { folder in
            let path = folder.appendingPathComponent("catalogue.sqlite").path
            let store = try Store(path: path)
            let hands = Hands("2026-06-15T12:00:00Z")
            try await body(
                House(
                    path: path, store: store, hands: hands,
                    gatekeeper: Gatekeeper(store: store, clock: hands.clock)))
        }
    }

    /// An account; without a password it costs no scrypt.
    func account(_ email: String, _ role: Role = .depositor, password: String? = nil) async throws -> Account
    {
        try await gatekeeper.add(
            email: email, name: "", role: role, password: password, by: Self.operatorView)
    }
}

@Suite struct Gatekeeping {
    @Test func opensTheDoorToTheRightPasswordOnly() async throws {
        try await House.with { house in
            let ada = try await house.account("Ada@Example.org", password: "correct horse é")
            let (account, session) = try await house.gatekeeper.signIn(
                email: "ada@example.ORG", password: "correct horse e\u{301}")
            #expect(account == ada)
            #expect(try await house.gatekeeper.account(session: session) == ada)
            for (email, password) in [("ada@example.org", "correct horse e"), ("nobody@example.org", "x")] {
                await #expect(throws: AccountError.wrongCredentials) {
                    try await house.gatekeeper.signIn(email: email, password: password)
                }
            }
            try await house.gatekeeper.signOut(session: session)
            #expect(try await house.gatekeeper.account(session: session) == nil)
        }
    }

    @Test func endsSessionsOnTime() async throws {
        try await House.with { house in
            let ada = try await house.account("ada@example.org")
            let secret = Secret.random()
            let now = house.hands.clock
            try await house.store.write { writing in
                try writing.insertSession(
                    hash: secret.hash, account: ada.id, created: now.timestamp,
                    expires: now.timestamp(afterSeconds: 60))
            }
            house.hands.move(seconds: 59)
            #expect(try await house.gatekeeper.account(session: secret) == ada)
            house.hands.move(seconds: 1)
            #expect(try await house.gatekeeper.account(session: secret) == nil)
        }
    }

    @Test func keepsOnlyHashesOfSecrets() async throws {
        try await House.with { house in
            let password = "a long password"
            let ada = try await house.account("ada@example.org", password: password)
            let (_, session) = try await house.gatekeeper.signIn(email: ada.email, password: password)
            let (_, token) = try await house.gatekeeper.makeToken(named: "laptop", for: ada, by: ada.viewer)
            let copy = house.path + ".copy"
            try await house.store.copy(to: copy)
            let bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
            for secret in [password, session.text, token.text, String(token.text.dropFirst(4))] {
                #expect(bytes.range(of: Data(secret.utf8)) == nil)
            }
            #expect(bytes.range(of: Data(token.hash)) != nil)
            #expect(token.text.hasPrefix("fwy_"))
        }
    }

    @Test func knowsTokensUntilTheyExpireOrAreRevoked() async throws {
        try await House.with { house in
            let ada = try await house.account("ada@example.org")
            let bob = try await house.account("bob@example.org")
            let gatekeeper = house.gatekeeper
            let (short, shortSecret) = try await gatekeeper.makeToken(
                named: "week", for: ada, days: 7, by: ada.viewer)
            let (long, longSecret) = try await gatekeeper.makeToken(named: "ever", for: ada, by: ada.viewer)
            #expect(short.expires == "2026-06-22T12:00:00Z")
            #expect(long.expires == nil)
            #expect(try await gatekeeper.account(token: shortSecret) == ada)
            #expect(try await gatekeeper.account(token: Secret(text: longSecret.text + " ")) == nil)
            house.hands.move(seconds: 7 * 86_400)
            #expect(try await gatekeeper.account(token: shortSecret) == nil)
            #expect(try await gatekeeper.account(token: longSecret) == ada)
            await #expect(throws: AccountError.unknownToken(long.id)) {
                try await gatekeeper.revokeToken(long.id, by: bob.viewer)
            }
            #expect(try await gatekeeper.account(token: longSecret) == ada)
            try await gatekeeper.revokeToken(long.id, by: ada.viewer)
            #expect(try await gatekeeper.account(token: longSecret) == nil)
            #expect(try await gatekeeper.tokens(of: ada.viewer) == [short])
            await #expect(throws: AccountError.self) {
                try await gatekeeper.makeToken(named: "stolen", for: ada, by: bob.viewer)
            }
        }
    }

    @Test func closesOtherSessionsWhenThePasswordChanges() async throws {
        try await House.with { house in
            let ada = try await house.account("ada@example.org")
            let secret = Secret.random()
            try await house.store.write { writing in
                try writing.insertSession(
                    hash: secret.hash, account: ada.id, created: "2026-01-01T00:00:00Z",
                    expires: "2027-01-01T00:00:00Z")
            }
            await #expect(throws: AccountError.passwordTooShort(minimum: 10)) {
                try await house.gatekeeper.changePassword(to: "short", of: ada.viewer)
            }
            #expect(try await house.gatekeeper.account(session: secret) == ada)
            try await house.gatekeeper.changePassword(to: "long enough now", of: ada.viewer)
            #expect(try await house.gatekeeper.account(session: secret) == nil)
        }
    }

    @Test func makesOneFirstAdministrator() async throws {
        try await House.with { house in
            // An owner whom a rebuild brought back cannot sign in, so somebody still must.
            _ = try await house.account("owner@example.org")
            let password = try #require(try await house.gatekeeper.makeFirstAdministrator(email: "a@b.org"))
            #expect(password.count >= Password.shortest)
            #expect(try await house.gatekeeper.account(email: "a@b.org").role == .administrator)
            #expect(try await house.gatekeeper.makeFirstAdministrator(email: "c@d.org") == nil)
        }
    }

    @Test func makesOneFirstAdministratorWhenTwoProgramsBeginTogether() async throws {
        try await House.with { house in
            async let first = house.gatekeeper.makeFirstAdministrator(email: "a@b.org")
            async let second = Gatekeeper(store: try Store(path: house.path), clock: house.hands.clock)
                .makeFirstAdministrator(email: "a@b.org")
            let passwords = try await [first, second].compactMap(\.self)
            #expect(passwords.count == 1)
        }
    }

    @Test(arguments: [
        "", "a", "@", "a@", "@b", "a b@c", "a@b\n", String(repeating: "a", count: 250) + "@b.org",
    ])
    func refusesWhatIsNoAddress(email: String) async throws {
        try await House.with { house in
            await #expect(throws: AccountError.notAnEmail(email)) { try await house.account(email) }
        }
    }

    @Test func addsAnAddressOnceAndForAdministratorsOnly() async throws {
        try await House.with { house in
            let ada = try await house.account("ada@example.org", .curator)
            await #expect(throws: AccountError.emailTaken("ADA@example.org")) {
                try await house.account("ADA@example.org")
            }
            await #expect(throws: AccountError.self) {
                try await house.gatekeeper.add(
                    email: "b@c", name: "", role: .administrator, password: nil, by: ada.viewer)
            }
            await #expect(throws: AccountError.self) { try await house.gatekeeper.accounts(for: ada.viewer) }
            await #expect(throws: AccountError.passwordTooShort(minimum: 10)) {
                try await house.account("b@c", password: "123456789")
            }
            let entries = try await house.store.read { try $0.auditEntries(on: "account:\(ada.id)") }
            #expect(entries.map(\.action) == ["account.add"])
            #expect(entries.first?.detail == ["email": "ada@example.org", "role": "curator"])
        }
    }
}

@Suite struct Throttling {
    @Test func waitsAfterFiveFailures() async throws {
        let hands = Hands("2026-06-15T12:00:00Z")
        let attempts = SignInAttempts(clock: hands.clock)
        for _ in 0..<5 {
            try await attempts.check("ada@example.org")
            await attempts.failed("Ada@example.org")
        }
        hands.move(seconds: 20)
        await #expect(throws: AccountError.tooManyAttempts(retryAfterSeconds: 40)) {
            try await attempts.check("ADA@example.org")
        }
        try await attempts.check("bob@example.org")
        hands.move(seconds: 40)
        try await attempts.check("ada@example.org")
        await attempts.failed("ada@example.org")
        await #expect(throws: AccountError.tooManyAttempts(retryAfterSeconds: 60)) {
            try await attempts.check("ada@example.org")
        }
        await attempts.succeeded("ada@example.org")
        try await attempts.check("ada@example.org")
    }
}

@Suite struct Secrets {
    @Test func hashesPasswordsWithSaltsOfTheirOwn() throws {
        let stored = try Password.hash("correct horse")
        #expect(stored.hasPrefix("scrypt$16384$8$1$"))
        #expect(Password.matches("correct horse", stored: stored))
        #expect(!Password.matches("correct horsf", stored: stored))
        #expect(try Password.hash("correct horse") != stored)
    }

    /// RFC 7914, section 12, third vector: N 16384, r 8, p 1.
    @Test func agreesWithTheVectorOfTheStandard() throws {
        let salt = Data("SodiumChloride".utf8).base64EncodedString()
        let key: [UInt8] = [
            0x70, 0x23, 0xbd, 0xcb, 0x3a, 0xfd, 0x73, 0x48, 0x46, 0x1c, 0x06, 0xcd, 0x81, 0xfd, 0x38, 0xeb,
            0xfd, 0xa8, 0xfb, 0xba, 0x90, 0x4f, 0x8e, 0x3e, 0xa9, 0xb5, 0x43, 0xf6, 0x54, 0x5d, 0xa1, 0xf2,
        ]
        #expect(
            Password.matches(
                "pleaseletmein", stored: "scrypt$16384$8$1$\(salt)$\(Data(key).base64EncodedString())"))
    }

    @Test(arguments: [
        "", "plain", "scrypt$16384$8$1$$", "scrypt$0$8$1$AAAA$AAAA", "scrypt$-1$8$1$AAAA$AAAA",
        "scrypt$3$8$1$AAAA$AAAA", "scrypt$x$8$1$AAAA$AAAA", "md5$16384$8$1$AAAA$AAAA",
    ])
    func nothingMatchesAHashThatCannotBeRead(stored: String) {
        #expect(!Password.matches("", stored: stored))
        #expect(!Password.matches(stored, stored: stored))
    }

    @Test func derivesTokensThatAreBoundToSecretAndPurpose() {
        let secret = Secret(text: "session")
        #expect(secret.derived(for: "form") == Secret(text: "session").derived(for: "form"))
        #expect(secret.derived(for: "form") != secret.derived(for: "other"))
        #expect(secret.derived(for: "form") != Secret(text: "sessioo").derived(for: "form"))
        #expect(Secret.random().text != Secret.random().text)
        #expect(Secret.random().text.utf8.count == 43)
        #expect(
            constantTimeEqual([1, 2], [1, 2]) && !constantTimeEqual([1, 2], [1])
                && !constantTimeEqual([1], [2]))
    }
}

@Suite struct Roles {
    @Test func areALadder() {
        #expect(Role.allCases.sorted() == [.reader, .depositor, .curator, .administrator])
        #expect(throws: AccountError.signInRequired) { try Viewer.anonymous.require(.reader, for: "x") }
        // A name does not sign anybody in, whatever role it claims.
        #expect(throws: AccountError.signInRequired) { try House.operatorView.require(.reader, for: "x") }
        let curator = Viewer(account: 1, role: .curator, name: "c")
        #expect(throws: AccountError.notPermitted(action: "x", needs: .administrator)) {
            try curator.require(.administrator, for: "x")
        }
        #expect(throws: Never.self) { try curator.require(.depositor, for: "x") }
    }
}
