// SPDX-License-Identifier: Apache-2.0
// A crash after each step of a commit: the store is valid afterwards, and either the version or the draft is whole.
import Foundation
import TestKit
import Testing

@testable import Preservation

struct CrashTests {
    private struct Crash: Error {}

    private static let files = [
        "files/a.txt": "alpha", "files/deep/b.txt": "beta", "files/deep/c.txt": "alpha",
    ]

    struct Stop: Sendable, CustomTestStringConvertible {
        let step: CommitStep
        let laterVersion: Bool
        var testDescription: String { "\(step) of \(laterVersion ? "v2" : "v1")" }

        /// From here on the version is complete.
        var isCommitted: Bool {
            CommitStep.allCases.drop { $0 != .inventoryWritten }.contains(step)
        }
        var leavesJournal: Bool { step != .locked && step != .checked && step != .finished }
    }

    /// A new object is moved whole: it has no inventory to replace.
    static let stops = CommitStep.allCases.flatMap { step -> [Stop] in
        let later = Stop(step: step, laterVersion: true)
        let replaces = step == .inventoryReplaced || step == .sidecarReplaced
        return replaces ? [later] : [Stop(step: step, laterVersion: false), later]
    }

    @Test(arguments: stops)
    func leavesEitherTheVersionOrTheDraftWhole(_ stop: Stop) throws {
        try withDataDirectory { data in
            let store = try data.store()
            var head: VersionNumber?
            if stop.laterVersion {
                let (tree, files) = try data.stage("d0", ["files/old.txt": "old"], in: store)
                head = try store.commit(data.version("zero", tree: tree, files: files)).version
            }
            let objects = data.url.appendingPathComponent("objects")
            let before = try data.contents(objects)

            let crashing = try data.store { if $0 == stop.step { throw Crash() } }
            let (tree, files) = try data.stage("d1", Self.files, in: crashing)
            let version = try data.version("one", after: head, tree: tree, files: files)
            #expect(throws: Crash.self) { try crashing.commit(version) }

            let recovered = try store.recoverAll()
            try data.expectValid("after \(stop)")
            #expect(
                recovered.map(\.outcome)
                    == (stop.leavesJournal ? [stop.isCommitted ? .rolledForward : .rolledBack] : []))
            #expect(try store.recoverAll() == [], "a second recovery has nothing to do")

            if !stop.isCommitted {
                #expect(try data.contents(objects) == before)
                // The draft is whole, and can be published again.
                var again = version
                again.staging = try StagingTree(of: "d1", in: store.staging)
                try store.commit(again)
            }
            try expectPublished(store, data, after: head)
        }
    }

    private func expectPublished(_ store: StorageRoot, _ data: DataDirectory, after head: VersionNumber?)
        throws
    {
        let version = head?.next ?? .first
        for (path, text) in Self.files {
            let file = try store.open(LogicalPath(path), of: DataDirectory.id, version: version)
            #expect(try String(decoding: file.bytes(), as: UTF8.self) == text)
        }
        try data.expectValid()
        #expect(try data.contents(store.staging).keys.filter { !$0.hasPrefix(".locks") } == [])
    }

    @Test func undoesAtOnceWhatFails() throws {
        try withDataDirectory { data in
            let store = try data.store { step in
                if step == .contentMoved { throw PreservationError.diskFull(path: "record.json") }
            }
            let (tree, files) = try data.stage("d1", Self.files, in: store)
            #expect(throws: PreservationError.diskFull(path: "record.json")) {
                try store.commit(data.version("one", tree: tree, files: files))
            }
            #expect(!store.contains(DataDirectory.id))
            try data.store().commit(data.version("one", tree: tree, files: files))
            try data.expectValid()
        }
    }

    @Test func aHalfWrittenJournalIsDropped() throws {
        try withDataDirectory { data in
            let store = try data.store()
            let journal = store.staging.appendingPathComponent(".journal")
            try FileManager.default.createDirectory(at: journal, withIntermediateDirectories: true)
            let name = StorageLayout.hash(of: DataDirectory.id) + ".json"
            try Data("{\"format\":1,".utf8).write(to: journal.appendingPathComponent(name))
            #expect(try store.recoverAll() == [])
            try store.commit(data.version("one"))
            try data.expectValid()
        }
    }
}
