// SPDX-License-Identifier: Apache-2.0
// The walk through a source folder and the one-pass copy into a staging tree.
import Crypto
import Foundation
import TestKit
import Testing

@testable import Preservation

struct StagingTests {
    /// Stages a folder whole and returns the results by path.
    private func stage(
        _ source: URL, in data: DataDirectory, batch: CopyBatch = CopyBatch(), meter: CopyMeter = CopyMeter()
    ) throws -> [String: CopyResult<Int64>] {
        let store = try data.store()
        let tree = try StagingTree(of: "d1", in: store.staging)
        var results: [String: CopyResult<Int64>] = [:]
        try tree.copy(
            FolderWalk(source), place: { LogicalPath(trusted: "files/" + $0.path.text) }, batch: batch,
            meter: meter,
            examine: { file, url in file.size },
            deliver: { batch in
                for result in batch { results[name(of: result)] = result }
            })
        return results
    }

    private func name(of result: CopyResult<Int64>) -> String {
        switch result {
        case .staged(let file, _, _, _): file.path.text
        case .failed(let source, _): source.path.text
        case .notAFile(.link(let path, _)), .notAFile(.special(let path)), .notAFile(.emptyFolder(let path)),
            .notAFile(.unreadable(let path, _)):
            path.text
        case .notAFile(.file(let source)): source.path.text
        }
    }

    @Test func copiesAndHashesEveryFile() throws {
        try withDataDirectory { data in
            var files = ["empty": "", "ünï/cödé 🧪.txt": "x", "new\nline": "y", "deep/er/and/deeper": "z"]
            for number in 0..<500 {
                files["many/f\(number)"] = String(repeating: "\(number) ", count: number)
            }
            let source = try data.source(files)
            let meter = CopyMeter()
            let results = try stage(source, in: data, batch: CopyBatch(files: 100), meter: meter)
            #expect(results.count == files.count)
            #expect(meter.files == files.count)
            #expect(meter.bytes == files.values.reduce(0) { $0 + $1.utf8.count })
            for (path, text) in files {
                guard case .staged(let file, _, _, let note) = results["files/" + path] else {
                    Issue.record("\(path) is missing")
                    continue
                }
                #expect(file.digests == ContentDigests(of: Array(text.utf8)))
                #expect(note == Int64(text.utf8.count))
                let copy = data.url.appendingPathComponent("staging/d1/content/files/" + path)
                #expect(try Data(contentsOf: copy) == Data(text.utf8))
            }
        }
    }

    @Test func copiesALargeFileOnTwoThreads() throws {
        try withDataDirectory { data in
            let source = try data.source([:])
            var bytes = [UInt8](repeating: 0, count: 40 << 20)
            for index in stride(from: 0, to: bytes.count, by: 61) {
                bytes[index] = UInt8(truncatingIfNeeded: index)
            }
            try Data(bytes).write(to: source.appendingPathComponent("large"))
            let results = try stage(source, in: data)
            guard case .staged(let file, _, _, _) = results["files/large"] else {
                Issue.record("not staged")
                return
            }
            #expect(file.digests == ContentDigests(of: bytes))
            let copy = data.url.appendingPathComponent("staging/d1/content/files/large")
            #expect(try Data(contentsOf: copy) == Data(bytes))
        }
    }

    @Test func keepsHolesInSparseFiles() throws {
        try withDataDirectory { data in
            let file = try data.source([:]).appendingPathComponent("sparse")
            try Data().write(to: file)
            let handle = try FileHandle(forWritingTo: file)
            try handle.seek(toOffset: 20 << 20)
            try handle.write(contentsOf: Data("middle".utf8))
            try handle.truncate(atOffset: 48 << 20)
            try handle.close()
            let results = try stage(file.deletingLastPathComponent(), in: data)
            guard case .staged(let staged, _, _, _) = results["files/sparse"] else {
                Issue.record("not staged")
                return
            }
            let copy = data.url.appendingPathComponent("staging/d1/content/files/sparse")
            let bytes = try Data(contentsOf: file)
            #expect(staged.digests == ContentDigests(of: Array(bytes)))
            #expect(try Data(contentsOf: copy) == bytes)
            var status = stat()
            #expect(stat(copy.path, &status) == 0)
            #expect(Int64(status.st_blocks) * 512 < 1 << 20)
        }
    }

    @Test func reportsWhatItCannotDeposit() throws {
        try withDataDirectory { data in
            let source = try data.source(["real": "x"])
            let outside = data.url.appendingPathComponent("outside")
            try Data("secret".utf8).write(to: outside)
            let manager = FileManager.default
            try manager.createSymbolicLink(
                at: source.appendingPathComponent("link"), withDestinationURL: outside)
            try manager.createSymbolicLink(
                at: source.appendingPathComponent("folder link"), withDestinationURL: data.url)
            try manager.createDirectory(
                at: source.appendingPathComponent("empty"), withIntermediateDirectories: true)
            #expect(mkfifo(source.appendingPathComponent("pipe").path, 0o644) == 0)
            let results = try stage(source, in: data)
            #expect(results.keys.sorted() == ["empty", "files/real", "folder link", "link", "pipe"])
            guard case .notAFile(.link(_, let target)) = results["link"] else {
                Issue.record("link not reported")
                return
            }
            #expect(target == outside.path)
        }
    }

    @Test func aLinkSwappedInAfterTheListingIsNotFollowed() throws {
        try withDataDirectory { data in
            let source = try data.source(["sub/file": "x"])
            let entries = Array(try FolderWalk(source))
            let file = source.appendingPathComponent("sub/file")
            try FileManager.default.removeItem(at: file)
            try FileManager.default.createSymbolicLink(
                at: file, withDestinationURL: URL(fileURLWithPath: "/etc/passwd"))
            let tree = try StagingTree(of: "d1", in: data.store().staging)
            var failures: [PreservationError] = []
            try tree.copy(
                entries, place: { $0.path }, examine: { _, _ in },
                deliver: { for case .failed(_, let why) in $0 { failures.append(why) } })
            #expect(failures.count == 1)
            #expect(try data.contents(tree.folder).isEmpty)
        }
    }

    @Test func namesThatAreNotUTF8AreEncodedReversibly() throws {
        try withDataDirectory { data in
            let source = try data.source(["100%.txt": "plain", "a%FF": "taken"])
            for (bytes, text) in [([0x61, 0xFF], "bad"), ([0x35, 0x25, 0xC3, 0xBC, 0xC3], "mixed")]
                as [([UInt8], String)]
            {
                let name = Array((source.path + "/").utf8) + bytes + [0]
                let number = name.withUnsafeBufferPointer { pointer in
                    pointer.withMemoryRebound(to: CChar.self) {
                        open($0.baseAddress ?? UnsafePointer(bitPattern: 1)!, O_WRONLY | O_CREAT, 0o644)
                    }
                }
                #expect(number >= 0)
                _ = text.withCString { write(number, $0, text.utf8.count) }
                close(number)
            }
            let results = try stage(source, in: data)
            #expect(
                results.keys.sorted() == ["files/%61%FF", "files/100%.txt", "files/5%25ü%C3", "files/a%FF"])
            guard case .staged(_, let file, _, _) = results["files/5%25ü%C3"] else {
                Issue.record("not staged")
                return
            }
            #expect(file.originalPath == [0x35, 0x25, 0xC3, 0xBC, 0xC3])
            #expect(RawName.decode("5%25ü%C3") == [0x35, 0x25, 0xC3, 0xBC, 0xC3])
        }
    }

    @Test func unicodeNormalisationIsNotTouched() throws {
        try withDataDirectory { data in
            // Two calls: as keys of one dictionary the names would be equal.
            try data.source(["e\u{301}": "decomposed"])
            let source = try data.source(["\u{e9}": "composed"])
            let paths = FolderWalkPaths(try FolderWalk(source))
            #expect(paths.texts.count == 2)
            #expect(try LogicalPath("e\u{301}") != LogicalPath("\u{e9}"))
        }
    }

    private struct FolderWalkPaths {
        let texts: [[UInt8]]
        init(_ walk: FolderWalk) {
            texts = walk.compactMap {
                if case .file(let file) = $0 { Array(file.path.text.utf8) } else { nil }
            }
        }
    }

    @Test func aNameOf255BytesIsKeptAndALongerEncodedOneIsShortened() throws {
        let name = String(repeating: "x", count: 255)
        #expect(try LogicalPath("files/" + name).storedPath.text == "files/" + name)
        let long = try LogicalPath("files/" + name + "y").storedPath.text
        #expect(long.hasPrefix("long/"))
        #expect(long.utf8.count == 5 + 64)
    }

    @Test func aFileThatIsThereAlreadyIsRefusedOrReplaced() throws {
        try withDataDirectory { data in
            let tree = try StagingTree(of: "d1", in: data.store().staging)
            let path = try LogicalPath("files/a")
            _ = try tree.writer(for: path).finish()
            #expect(throws: PreservationError.self) { try tree.writer(for: path) }
            let again = try tree.writer(for: path, replacing: true)
            try again.append(Array("new".utf8))
            #expect(again.finish().digests == ContentDigests(of: Array("new".utf8)))
        }
    }

    @Test func anAbandonedUploadLeavesNothing() throws {
        try withDataDirectory { data in
            let tree = try StagingTree(of: "d1", in: data.store().staging)
            try tree.writer(for: LogicalPath("files/a")).append([1, 2, 3])
            #expect(try data.contents(tree.folder).isEmpty)
        }
    }

    @Test(arguments: ["", "/a", "a/", "a//b", ".", "..", "a/../b", "a/./b", "a\u{0}b"])
    func refusesIllegalPaths(_ text: String) {
        #expect(throws: PreservationError.illegalPath(text)) { try LogicalPath(text) }
    }
}
