// SPDX-License-Identifier: Apache-2.0
// What we write, judged by ocfl-py, which nobody here made.
import Foundation
import TestKit
import Testing

@testable import Preservation

@Suite(.enabled(if: ExternalTool.isThere("ocfl-validate.py"), "ocfl-py not installed"))
struct OracleTests {
    @Test func ocflPyAcceptsEveryObjectWithoutWarning() throws {
        try withDataDirectory { data in
            let store = try data.store()
            let odd = [
                "files/new\nline": "1", "files/ünï cödé 🧪": "2", "files/100%": "3", "files/q\"uo\\te": "4",
                "files/\u{1}": "5", "files/" + String(repeating: "n", count: 255): "6", "files/empty": "",
                "files/" + String(repeating: "long name ", count: 40): "7", "files/deep/a/b/c/d/e": "8",
                "files/same": "1",
            ]
            let (tree, files) = try data.stage("d1", odd, in: store)
            var head = try store.commit(data.version("one", tree: tree, files: files)).version
            let kept = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.digests.sha512) })
            head = try store.commit(data.version("two", after: head, keeping: kept)).version
            let (next, more) = try data.stage("d2", ["files/new": "9", "files/again": "2"], in: store)
            head = try store.commit(
                data.version("three", after: head, tree: next, files: more, keeping: kept)
            ).version
            head = try store.commit(data.version("three", after: head)).version
            #expect(head.number == 4)
            try data.expectValid()

            let tool = try #require(ExternalTool.named("ocfl-validate.py"))
            let object = try tool.run([data.object.path])
            #expect(object.succeeded, "\(object.transcript)")
            #expect(object.transcript.contains("is VALID"), "\(object.transcript)")
            #expect(!object.transcript.contains("[W"), "\(object.transcript)")
        }
    }

    @Test func ocflPyAcceptsTheStorageRoot() throws {
        try withDataDirectory { data in
            let store = try data.store()
            for number in 0..<5 {
                var version = try data.version("record \(number)")
                version.objectID = "urn:fairway:record:\(number)"
                try store.commit(version)
            }
            // ocfl-py 2.1 does not know layout 0004; without the description it takes the hierarchy as it finds it.
            try FileManager.default.removeItem(at: store.folder.appendingPathComponent("ocfl_layout.json"))
            let tool = try #require(ExternalTool.named("ocfl-root.py"))
            let root = try tool.run(["validate", "--root", store.folder.path])
            #expect(root.succeeded && !root.transcript.contains("INVALID"), "\(root.transcript)")
            #expect(Array(store.objectFolders()).count == 5)
        }
    }
}
