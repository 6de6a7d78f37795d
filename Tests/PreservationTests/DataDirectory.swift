// SPDX-License-Identifier: Apache-2.0
// A data directory of its own for a test, and short ways to stage, commit and describe.
import Foundation
import TestKit
import Testing

@testable import Preservation

/// Runs a test in an empty data directory.
func withDataDirectory<Result>(_ body: (DataDirectory) throws -> Result) throws -> Result {
    try Scratch.withFolder { try body(DataDirectory(url: $0)) }
}

struct DataDirectory {
    let url: URL

    static let id = "urn:fairway:record:ha4g3-7x208"
    static let user = VersionUser(name: "Test", address: "mailto:test@example.org")

    func store(afterStep: @escaping @Sendable (CommitStep) throws -> Void = { _ in }) throws -> StorageRoot {
        try StorageRoot(dataDirectory: url, afterStep: afterStep)
    }

    var object: URL {
        url.appendingPathComponent("objects/" + StorageLayout.elements(of: Self.id).joined(separator: "/"))
    }

    /// Writes files below `source/`.
    @discardableResult
    func source(_ files: [String: String]) throws -> URL {
        let folder = url.appendingPathComponent("source")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (path, text) in files {
            let file = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return folder
    }

    /// Stages files given as text under their logical paths.
    func stage(_ draft: String, _ files: [String: String], in store: StorageRoot) throws -> (
        StagingTree, [StagedFile]
    ) {
        let tree = try StagingTree(of: draft, in: store.staging)
        let staged = try files.sorted { $0.key < $1.key }.map { path, text in
            let writer = try tree.writer(for: LogicalPath(path), replacing: true)
            try writer.append(Array(text.utf8))
            return writer.finish()
        }
        try tree.flush()
        return (tree, staged)
    }

    /// A version with `record.json` and the staged files, each under the path it was staged for.
    func version(
        _ record: String, after head: VersionNumber? = nil, tree: StagingTree? = nil,
        files: [StagedFile] = [],
        keeping state: [LogicalPath: String] = [:]
    ) throws -> NewVersion {
        var state = state
        for file in files { state[file.path] = file.digests.sha512 }
        return NewVersion(
            objectID: Self.id, expectedHead: head, staging: tree, stagedFiles: files,
            smallFiles: [try LogicalPath("record.json"): Array(record.utf8)], state: state,
            message: "Publish \(record)", user: Self.user, created: Date(timeIntervalSince1970: 1_800_000_000)
        )
    }

    /// Expects that the validator finds nothing in the store.
    func expectValid(_ when: String = "", _ place: SourceLocation = #_sourceLocation) throws {
        var all: [Finding] = []
        let own = try Validator().findings(inStorageRoot: url.appendingPathComponent("objects")) { all += $1 }
        let texts = (own + all).map { "\($0.code) \($0.place): \($0.message)" }
        #expect(texts == [], "\(when)", sourceLocation: place)
    }

    /// Every file below a folder with its text, by path.
    func contents(_ folder: URL) throws -> [String: String] {
        var result: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let file = folder.appendingPathComponent(path)
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
            if !isFolder.boolValue {
                result[path] = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            }
        }
        return result
    }
}
