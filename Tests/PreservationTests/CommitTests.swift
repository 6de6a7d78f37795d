// SPDX-License-Identifier: Apache-2.0
// Commits: what lies on the disk afterwards, what is refused, and that a crash at any step loses nothing.
import Foundation
import TestKit
import Testing

@testable import Preservation

struct CommitTests {
    @Test func makesAnObjectOfAStagingTree() throws {
        try withDataDirectory { data in
            let store = try data.store()
            let (tree, files) = try data.stage(
                "d1", ["files/a.txt": "alpha", "files/sub/b.txt": "beta"], in: store)
            let committed = try store.commit(data.version("one", tree: tree, files: files))

            #expect(committed.version == .first)
            #expect(committed.contentPaths[try LogicalPath("files/a.txt")]?.text == "v1/content/files/a.txt")
            let contents = try data.contents(data.object)
            #expect(
                contents.keys.sorted() == [
                    "0=ocfl_object_1.1", "inventory.json", "inventory.json.sha512", "v1/content/files/a.txt",
                    "v1/content/files/sub/b.txt", "v1/content/record.json", "v1/inventory.json",
                    "v1/inventory.json.sha512",
                ])
            #expect(contents["v1/content/files/sub/b.txt"] == "beta")
            try data.expectValid()
            #expect(try data.contents(store.staging).keys.filter { !$0.hasPrefix(".locks") } == [])
        }
    }

    @Test func inventoryIsGolden() throws {
        try withDataDirectory { data in
            let store = try data.store()
            let (tree, files) = try data.stage(
                "d1", ["files/a.txt": "alpha", "files/a\"\\\n\u{1}ü.txt": "beta"], in: store)
            try store.commit(data.version("one", tree: tree, files: files))
            try store.commit(data.version("two", after: .first))
            let json = try String(
                contentsOf: data.object.appendingPathComponent("inventory.json"), encoding: .utf8)
            try Golden.compare(json, with: "inventory.json")
        }
    }

    @Test func storesContentOnce() throws {
        try withDataDirectory { data in
            let store = try data.store()
            let (tree, files) = try data.stage("d1", ["files/a": "same", "files/b": "same"], in: store)
            let first = try store.commit(data.version("one", tree: tree, files: files))
            #expect(first.contentPaths[try LogicalPath("files/b")]?.text == "v1/content/files/a")

            let (next, more) = try data.stage("d2", ["files/c": "same", "files/d": "other"], in: store)
            let second = try store.commit(data.version("one", after: .first, tree: next, files: more))
            #expect(second.contentPaths[try LogicalPath("files/c")]?.text == "v1/content/files/a")
            #expect(second.contentPaths[try LogicalPath("record.json")]?.text == "v1/content/record.json")
            #expect(
                try data.contents(data.object.appendingPathComponent("v2/content")) == ["files/d": "other"])
            try data.expectValid()
        }
    }

    @Test func anAmendmentKeepsTheFiles() throws {
        try withDataDirectory { data in
            let store = try data.store()
            let (tree, files) = try data.stage("d1", ["files/a": "alpha"], in: store)
            try store.commit(data.version("one", tree: tree, files: files))
            let path = try LogicalPath("files/a")
            let kept = [path: try #require(files.first).digests.sha512]
            try store.commit(data.version("two", after: .first, keeping: kept))

            let second = VersionNumber.first.next
            #expect(try store.inventory(of: DataDirectory.id).head == second)
            #expect(
                try store.open(path, of: DataDirectory.id, version: second).bytes() == Array("alpha".utf8))
            #expect(
                try store.open(LogicalPath("record.json"), of: DataDirectory.id, version: second).bytes()
                    == Array("two".utf8))
            #expect(
                try store.open(LogicalPath("record.json"), of: DataDirectory.id, version: .first).bytes()
                    == Array("one".utf8))
            try data.expectValid()
        }
    }

    @Test func aVersionWithoutNewContentHasNoContentFolder() throws {
        try withDataDirectory { data in
            let store = try data.store()
            try store.commit(data.version("one"))
            try store.commit(data.version("one", after: .first))
            #expect(try FileManager.default.contentsOfDirectory(atPath: data.object.path + "/v2").count == 2)
            try data.expectValid()
        }
    }

    @Test func refusesAnotherHeadThanExpected() throws {
        try withDataDirectory { data in
            let store = try data.store()
            try store.commit(data.version("one"))
            let error = PreservationError.headMoved(id: DataDirectory.id, expected: nil, found: .first)
            #expect(throws: error) { try store.commit(data.version("two")) }
            #expect(throws: PreservationError.self) {
                try store.commit(data.version("two", after: VersionNumber.first.next))
            }
            #expect(try store.inventory(of: DataDirectory.id).head == .first)
        }
    }

    @Test func refusesWhatTheStagingTreeDoesNotSay() throws {
        try withDataDirectory { data in
            let store = try data.store()
            let (tree, files) = try data.stage("d1", ["files/a": "alpha", "files/b": "beta"], in: store)
            // Not listed.
            #expect(throws: PreservationError.stagingDiffers(path: "files/b")) {
                try store.commit(data.version("one", tree: tree, files: [files[0]]))
            }
            // Listed, but missing.
            try tree.remove(LogicalPath("files/b"))
            #expect(throws: PreservationError.stagingDiffers(path: "files/b")) {
                try store.commit(data.version("one", tree: tree, files: files))
            }
            // A link.
            try FileManager.default.createSymbolicLink(
                at: tree.folder.appendingPathComponent("files/b"),
                withDestinationURL: URL(fileURLWithPath: "/etc/passwd"))
            #expect(throws: PreservationError.stagingDiffers(path: "files/b")) {
                try store.commit(data.version("one", tree: tree, files: files))
            }
            try tree.removeUnlisted(keeping: [LogicalPath("files/a")])
            try store.commit(data.version("one", tree: tree, files: [files[0]]))
            try data.expectValid()
        }
    }

    @Test(arguments: [
        ["files/a": "x", "files/a/b": "y"], ["record.json": "x"], ["record.json/x": "y"],
    ])
    func refusesConflictingPaths(_ paths: [String: String]) throws {
        try withDataDirectory { data in
            let store = try data.store()
            let digest = try #require(data.stage("d1", ["files/x": "x"], in: store).1.first)
            let tree = try StagingTree(of: "d1", in: store.staging)
            var version = try data.version("one", tree: tree, files: [digest])
            for path in paths.keys { version.state[try LogicalPath(path)] = digest.digests.sha512 }
            #expect(throws: PreservationError.self) { try store.commit(version) }
            #expect(!store.contains(DataDirectory.id))
        }
    }

    @Test func refusesADigestThatIsNowhere() throws {
        try withDataDirectory { data in
            let store = try data.store()
            let digest = String(repeating: "0", count: 128)
            #expect(throws: PreservationError.unknownDigest(digest, logicalPath: "files/a")) {
                try store.commit(data.version("one", keeping: [LogicalPath("files/a"): digest]))
            }
        }
    }

    @Test func twoCommitsAtOnceMakeOneWinner() async throws {
        try await Scratch.withFolder { url in
            let data = DataDirectory(url: url)
            let store = try data.store()
            try store.commit(data.version("zero"))
            let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<8 {
                    let version = try data.version("record \(number)", after: .first)
                    group.addTask {
                        do {
                            try StorageRoot(dataDirectory: url).commit(version)
                            return true
                        } catch PreservationError.headMoved {
                            return false
                        }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(wins == 1)
            try data.expectValid()
        }
    }
}
