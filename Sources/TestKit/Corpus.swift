// SPDX-License-Identifier: Apache-2.0
// Where the tests find real files and reference documents that are not part of the repository.

import Foundation

/// The root of the project that the tests were built from.
package enum Project {
    package static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// `../shared/<name>` beside the project, or the folder that the environment variable names.
    fileprivate static func folder(_ name: String, variable: String) -> URL? {
        let given = ProcessInfo.processInfo.environment[variable].map { URL(fileURLWithPath: $0) }
        let url = given ?? root.deletingLastPathComponent().appendingPathComponent("shared/\(name)")
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue
        else {
            return nil
        }
        return url
    }
}

/// Files of the field that nobody here made: `../shared/corpus` or `FAIRWAY_CORPUS`.
package enum Corpus {
    package static let root = Project.folder("corpus", variable: "FAIRWAY_CORPUS")
    package static var isThere: Bool { root != nil }

    /// A file of the corpus, for example `files/truth.json`; nil where it is absent.
    package static func file(_ path: String) -> URL? { existing(root, path) }
}

/// Specifications, schemas and examples: `../shared/reference` or `FAIRWAY_REFERENCE`.
package enum ReferenceShelf {
    package static let root = Project.folder("reference", variable: "FAIRWAY_REFERENCE")
    package static var isThere: Bool { root != nil }

    /// A file of the shelf, for example `datacite/kernel-4.7/metadata.xsd`; nil where it is absent.
    package static func file(_ path: String) -> URL? { existing(root, path) }
}

private func existing(_ root: URL?, _ path: String) -> URL? {
    guard let url = root?.appendingPathComponent(path), FileManager.default.fileExists(atPath: url.path)
    else {
        return nil
    }
    return url
}
