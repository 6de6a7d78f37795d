// SPDX-License-Identifier: Apache-2.0
// Passwords and bearer secrets: made at random, kept only as hashes, compared in constant time.

import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: scrypt (RFC 7914) with its parameters, `scrypt$N$r$p$salt$hash` in base64.
package enum Password {
    package static let shortest = 10
    /// scrypt's N for new passwords; a power of two.
    package static let rounds = 1 << 14
    private static let blockSize = 8
    private static let parallelism = 1

    /// - Parameter rounds: scrypt's N; fewer only where many accounts are made for a test.
    package static func hash(_ password: String, rounds: Int = rounds) throws -> String {
        var salt = [UInt8](repeating: 0, count: 16)
        var random = SystemRandomNumberGenerator()
        for index in salt.indices { salt[index] = random.next() }
        let key = try derive(
            password, salt: salt, rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        return
            "scrypt$\(rounds)$\(blockSize)$\(parallelism)$\(Data(salt).base64EncodedString())$\(key.base64EncodedString())"
    }

    /// Whether `password` is the one that `stored` was made from; takes the same time when it is not.
    package static func matches(_ password: String, stored: String) -> Bool {
        let parts = stored.split(separator: "$").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]),
            let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]), (2...1 << 20).contains(rounds),
            (1...32).contains(blockSize), (1...16).contains(parallelism),
            let salt = Data(base64Encoded: parts[4]),
            let expected = Data(base64Encoded: parts[5]),
            let key = try? derive(
                password, salt: [UInt8](salt), rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        else { return false }
        return constantTimeEqual(key, expected)
    }

    private static func derive(
        _ password: String, salt: [UInt8], rounds: Int, blockSize: Int, parallelism: Int
    )
        throws -> Data
    {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.precomposedStringWithCanonicalMapping.utf8), salt: salt, outputByteCount: 32,
            rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        return key.withUnsafeBytes { Data($0) }
    }
}

/// A random secret that is shown once and kept only as its SHA-256: personal tokens, sessions, one-time passwords.
package struct Secret: Sendable {
    /// The secret itself, URL-safe.
    package let text: String

    /// 256 random bits with a prefix that tells people and secret scanners what it is.
    package static func random(prefix: String = "") -> Secret {
        let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let text = key.base64EncodedString().replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
        return Secret(text: prefix + text)
    }

    package init(text: String) { self.text = text }

    /// What the database keeps.
    package var hash: [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }

    /// A secret bound to this one for a purpose, for example the form token of a session.
    package func derived(for purpose: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data(purpose.utf8), using: SymmetricKey(data: Data(text.utf8)))
        return Data(code).base64EncodedString()
    }
}

/// Compares without telling by its duration where two texts differ.
package func constantTimeEqual(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
