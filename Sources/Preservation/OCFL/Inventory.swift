// SPDX-License-Identifier: Apache-2.0
// The inventory of an object: which content it has, and what each of its versions is made of.
import Foundation

/// The number of an object version, written `v1`, `v2`, …
package struct VersionNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let number: Int

    /// Nil unless positive.
    package init?(_ number: Int) {
        guard number > 0 else { return nil }
        self.number = number
    }

    /// Nil unless `v` and a positive number without padding.
    package init?(name: String) {
        guard name.hasPrefix("v"), let number = Int(name.dropFirst()), number > 0, name == "v\(number)" else {
            return nil
        }
        self.number = number
    }

    private init(trusted number: Int) { self.number = number }

    package static let first = VersionNumber(trusted: 1)

    package var next: VersionNumber { VersionNumber(trusted: number + 1) }
    package var description: String { "v\(number)" }
    package static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// Who made an object version. `address` is a URI: `mailto:` or an ORCID (OCFL 1.1 section 3.5.3.1).
package struct VersionUser: Sendable, Hashable {
    package let name: String
    package let address: String?

    package init(name: String, address: String?) {
        self.name = name
        self.address = address
    }
}

/// One version of an object.
package struct ObjectVersion: Sendable, Equatable {
    /// RFC 3339, as in the inventory.
    package let created: String
    package let message: String?
    package let user: VersionUser?
    /// The files of the version: logical path to digest (lower case).
    package let state: [LogicalPath: String]
}

/// An OCFL inventory (1.1 section 3.5) of an object with sha512 and unpadded versions, as Fairway writes them.
package struct Inventory: Sendable, Equatable {
    package let id: String
    package let contentDirectory: String
    /// Digest (lower case) to content paths, relative to the object.
    package internal(set) var manifest: [String: [LogicalPath]]
    /// In order: the first is `v1`.
    package internal(set) var versions: [ObjectVersion]
    /// Algorithm to digest to content paths.
    package internal(set) var fixity: [DigestAlgorithm: [String: [LogicalPath]]]

    package static let fileName = "inventory.json"
    package static let sidecarName = "inventory.json.sha512"
    static let type = "https://ocfl.io/1.1/spec/#inventory"

    /// Nothing larger is read: it would not be an inventory of ours (50,000 files make 18 MB).
    package static let maximumBytes: Int64 = 512 << 20

    init(id: String, contentDirectory: String = "content") {
        self.id = id
        self.contentDirectory = contentDirectory
        manifest = [:]
        versions = []
        fixity = [:]
    }

    package var head: VersionNumber? { VersionNumber(versions.count) }

    package subscript(_ version: VersionNumber) -> ObjectVersion? {
        version.number <= versions.count ? versions[version.number - 1] : nil
    }

    /// Content path of a file of a version, relative to the object.
    package func contentPath(of path: LogicalPath, in version: VersionNumber) throws -> LogicalPath {
        guard let state = self[version]?.state else {
            throw PreservationError.versionNotFound(id: id, version: version)
        }
        guard let digest = state[path], let content = manifest[digest]?.first else {
            throw PreservationError.logicalPathNotFound(id: id, version: version, path: path.text)
        }
        return content
    }

    /// MD5 of each content path, where the fixity block has it.
    package func md5ByContentPath() -> [LogicalPath: String] {
        var result: [LogicalPath: String] = [:]
        for (digest, paths) in fixity[.md5] ?? [:] {
            for path in paths { result[path] = digest }
        }
        return result
    }
}
