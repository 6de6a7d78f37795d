// SPDX-License-Identifier: Apache-2.0
// What a validation has found, and where.

/// One breach of a rule of OCFL.
package struct Finding: Sendable, Hashable {
    package enum Severity: String, Sendable { case error, warning }

    package let code: OCFLCode
    /// Path relative to the object or storage root that was validated; empty for the root itself.
    package let place: String
    package let message: String

    package var severity: Severity { code.severity }
}

/// Findings as they come up.
final class FindingLog {
    private(set) var findings: [Finding] = []
    private var seen: Set<Finding> = []
    let prefix: String

    init(prefix: String = "") { self.prefix = prefix }

    func add(_ code: OCFLCode, _ place: String, _ message: String) {
        let finding = Finding(
            code: code, place: prefix.isEmpty || place.isEmpty ? prefix + place : prefix + "/" + place,
            message: message)
        if seen.insert(finding).inserted { findings.append(finding) }
    }
}

/// A version of the OCFL specification.
enum SpecificationVersion: String, Sendable, CaseIterable, Comparable {
    case v1_0 = "1.0"
    case v1_1 = "1.1"

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    var inventoryType: String { "https://ocfl.io/\(rawValue)/spec/#inventory" }
}

/// Names in the repository of community extensions (ocfl.github.io/extensions, 0001 to 0012).
enum RegisteredExtensions {
    static let names: Set<String> = [
        "initial", "0001-digest-algorithms", "0002-flat-direct-storage-layout",
        "0003-hash-and-id-n-tuple-storage-layout", "0004-hashed-n-tuple-storage-layout", "0005-mutable-head",
        "0006-flat-omit-prefix-storage-layout", "0007-n-tuple-omit-prefix-storage-layout",
        "0008-schema-registry",
        "0009-digest-algorithms", "0010-differential-n-tuple-omit-prefix-storage-layout",
        "0011-direct-clean-path-layout", "0012-hash-and-no-prefix-id-n-tuple-storage-layout",
    ]

    /// Digest algorithms of extension 0009 that are not computed here, and therefore ignored (E028).
    static let otherDigests: Set<String> = ["sha512/256", "size"]
}
