// SPDX-License-Identifier: Apache-2.0
// Names of HTTP headers that the library does not know.

import Hummingbird

extension HTTPFields.Element.Name {
    static let secFetchSite = known("Sec-Fetch-Site")
    static let referrerPolicy = known("Referrer-Policy")
    static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")
    static let link = known("Link")
    /// RFC 9530.
    static let reprDigest = known("Repr-Digest")
    static let contentMD5 = known("Content-MD5")

    /// Every name above is a token; the fallback is never used.
    private static func known(_ name: String) -> Self { Self(name) ?? .allow }
}
