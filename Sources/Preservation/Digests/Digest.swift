// SPDX-License-Identifier: Apache-2.0
// Digest algorithms of OCFL and the computation of several of them over one stream of bytes.
import Crypto
import Foundation

/// A digest algorithm that OCFL names (1.1 section 3.4; extension 0009 for the shorter BLAKE2b).
package enum DigestAlgorithm: String, Sendable, CaseIterable, Hashable {
    case md5, sha1, sha256, sha512
    case blake2b512 = "blake2b-512"
    case blake2b160 = "blake2b-160"
    case blake2b256 = "blake2b-256"
    case blake2b384 = "blake2b-384"

    /// Length of the digest in hexadecimal digits.
    var hexLength: Int {
        switch self {
        case .md5: 32
        case .sha1, .blake2b160: 40
        case .sha256, .blake2b256: 64
        case .blake2b384: 96
        case .sha512, .blake2b512: 128
        }
    }

    func accepts(_ digest: String) -> Bool {
        digest.utf8.count == hexLength
            && digest.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (97...102).contains(byte) || (65...70).contains(byte)
            }
    }
}

/// SHA-512 and MD5 of the same bytes, in lower-case hexadecimal: the two digests that Fairway writes.
package struct ContentDigests: Sendable, Hashable {
    package let sha512: String
    package let md5: String

    package init(sha512: String, md5: String) {
        self.sha512 = sha512
        self.md5 = md5
    }

    package init(of bytes: [UInt8]) {
        sha512 = hexadecimal(SHA512.hash(data: bytes))
        md5 = hexadecimal(Insecure.MD5.hash(data: bytes))
    }
}

/// A running digest of one algorithm.
enum RunningDigest {
    case md5(Insecure.MD5), sha1(Insecure.SHA1), sha256(SHA256), sha512(SHA512), blake2b(Blake2b)

    init(_ algorithm: DigestAlgorithm) {
        switch algorithm {
        case .md5: self = .md5(Insecure.MD5())
        case .sha1: self = .sha1(Insecure.SHA1())
        case .sha256: self = .sha256(SHA256())
        case .sha512: self = .sha512(SHA512())
        case .blake2b160, .blake2b256, .blake2b384, .blake2b512:
            self = .blake2b(Blake2b(outputBytes: algorithm.hexLength / 2))
        }
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        switch self {
        case .md5(var digest):
            digest.update(bufferPointer: bytes)
            self = .md5(digest)
        case .sha1(var digest):
            digest.update(bufferPointer: bytes)
            self = .sha1(digest)
        case .sha256(var digest):
            digest.update(bufferPointer: bytes)
            self = .sha256(digest)
        case .sha512(var digest):
            digest.update(bufferPointer: bytes)
            self = .sha512(digest)
        case .blake2b(var digest):
            digest.update(bytes)
            self = .blake2b(digest)
        }
    }

    func finalize() -> String {
        switch self {
        case .md5(let digest): hexadecimal(digest.finalize())
        case .sha1(let digest): hexadecimal(digest.finalize())
        case .sha256(let digest): hexadecimal(digest.finalize())
        case .sha512(let digest): hexadecimal(digest.finalize())
        case .blake2b(let digest): hexadecimal(digest.finalize())
        }
    }
}

func hexDigits(upperCase: Bool = false) -> [UInt8] {
    Array((upperCase ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
}

/// Lower-case hexadecimal.
func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
    String(unsafeUninitializedCapacity: 2 * bytes.count) { out in
        var at = 0
        for byte in bytes {
            out[at] = hexDigit(byte >> 4)
            out[at + 1] = hexDigit(byte & 15)
            at += 2
        }
        return at
    }
}

/// Lower-case hexadecimal of a digest.
func hexadecimal(_ digest: some Crypto.Digest) -> String {
    digest.withUnsafeBytes { hexadecimal($0) }
}

private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }
