// SPDX-License-Identifier: Apache-2.0
// Depositing folders: everything that can be kept is, what cannot is said, and twice is once.

import Accounts
import Catalogue
import Database
import Foundation
import Metadata
import Plans
import Preservation
import TestKit
import Testing

@testable import Deposits

@Suite struct Depositing {
    @Test func keepsEveryFileUnderItsName() async throws {
        try await Desk.with { desk in
            let long = String(repeating: "ü", count: 127) + "x"
            let files = [
                "a.txt": "one", "sub/deep/er/b.txt": "two", "empty": "", "same.txt": "one",
                "sub/a.txt": "one",
                "line\nbreak": "n", "🧠 brain.txt": "e", long: "255", "%41": "percent", "back\\slash": "b",
                " ": "space", "é": "composed", ".hidden": "h", "-rf": "d",
            ]
            // Another file than the composed one, though Swift holds their names for equal.
            let decomposed = Array("e\u{301}".utf8)
            try desk.write("decomposed", rawName: decomposed)
            let report = try await desk.deposit(files)
            #expect(report.addedFiles == files.count + 1 && report.unchangedFiles == 0)
            #expect(report.addedBytes == files.values.reduce(10) { $0 + Int64($1.utf8.count) })
            #expect(report.record.fileCount == files.count + 1)
            let found = try await desk.librarian.files(of: report.record.id, for: desk.ada)
            #expect(
                Set(found.map { Array($0.entry.key.utf8) })
                    == Set(files.keys.map { Array($0.utf8) } + [decomposed]))
            for file in found {
                let bytes = try Data(contentsOf: desk.data.appendingPathComponent(file.path))
                #expect(Int64(bytes.count) == file.entry.size)
                #expect(try Data(contentsOf: desk.source.appendingPathComponent(file.entry.key)) == bytes)
            }
            #expect(report.record.state == .draft && !report.isContinued)
            #expect(try desk.staged() == [report.record.id])
        }
    }

    @Test func saysWhatItDidNotTake() async throws {
        try await Desk.with { desk in
            try desk.write(["secret.txt": "outside"], to: "elsewhere")
            try desk.write(["real.txt": "in"])
            let manager = FileManager.default
            for (name, target) in [
                ("link", "../elsewhere/secret.txt"), ("folder", "../elsewhere"), ("loop", "."),
            ] {
                try manager.createSymbolicLink(
                    atPath: desk.source.appendingPathComponent(name).path, withDestinationPath: target)
            }
            try #require(mkfifo(desk.source.appendingPathComponent("pipe").path, 0o644) == 0)
            try manager.createDirectory(
                at: desk.source.appendingPathComponent("hollow"), withIntermediateDirectories: true)
            try desk.write("bytes", rawName: [0x66, 0xFF, 0x6F])
            try desk.write("long", rawName: [UInt8](repeating: 0xFE, count: 255))
            let report = try await desk.deposit()
            #expect(report.addedFiles == 3)
            #expect(
                Set(report.notices.map(\.path)).isSuperset(of: [
                    "link", "folder", "loop", "pipe", "hollow", "f%FFo",
                ]))
            #expect(report.noticeCount == 7)
            let contents = try await desk.contents(of: report.record)
            #expect(contents["real.txt"] == "in" && contents["f%FFo"] == "bytes")
            #expect(contents.values.contains("long") && !contents.values.contains("outside"))
        }
    }

    @Test func leavesNothingBehindOfAnEmptyFolder() async throws {
        try await Desk.with { desk in
            await #expect(throws: DepositError.emptyFolder(path: desk.source.path)) {
                try await desk.deposit()
            }
            try #require(mkfifo(desk.source.appendingPathComponent("pipe").path, 0o644) == 0)
            await #expect(throws: DepositError.emptyFolder(path: desk.source.path)) {
                try await desk.deposit()
            }
            #expect(try await desk.librarian.drafts(of: desk.ada).isEmpty)
            #expect(try desk.staged().isEmpty)
        }
    }

    @Test func refusesWhatIsNoSource() async throws {
        try await Desk.with { desk in
            try desk.write(["a.txt": "one"])
            func deposit(_ sources: [URL], dataset: String? = nil, by viewer: Viewer) async throws {
                _ = try await desk.depositor.deposit(
                    DepositRequest(sources: sources, dataset: dataset), by: viewer)
            }
            let missing = desk.folder.appendingPathComponent("missing")
            await #expect(throws: DepositError.noSource) { try await deposit([], by: desk.ada) }
            await #expect(throws: DepositError.sourceNotFound(path: missing.path)) {
                try await deposit([desk.source, missing], by: desk.ada)
            }
            for holder in [desk.data, desk.folder] {
                await #expect(throws: DepositError.sourceHoldsDataDirectory(path: holder.path)) {
                    try await deposit([holder], by: desk.ada)
                }
            }
            await #expect(throws: DepositError.datasetNeedsPlan) {
                try await deposit([desk.source], dataset: "D", by: desk.ada)
            }
            await #expect(throws: AccountError.signInRequired) {
                try await deposit([desk.source], by: .anonymous)
            }
            await #expect(throws: AccountError.self) {
                try await deposit(
                    [desk.source], by: Viewer(account: desk.ada.account, role: .reader, name: "r"))
            }
            #expect(try await desk.librarian.drafts(of: desk.ada).isEmpty)
        }
    }

    @Test func goesOnWithTheDraftAndCopiesNothingTwice() async throws {
        try await Desk.with { desk in
            let first = try await desk.deposit(["a.txt": "one", "sub/b.txt": "two"])
            let again = try await desk.deposit()
            #expect(again.record.id == first.record.id && again.isContinued)
            #expect(again.addedFiles == 0 && again.unchangedFiles == 2)
            #expect(again.record.document.metadata == first.record.document.metadata)
            let more = try await desk.deposit(["c.txt": "three", "a.txt": "changed"])
            #expect(more.record.id == first.record.id)
            #expect(more.addedFiles == 2 && more.unchangedFiles == 1 && more.record.fileCount == 3)
            #expect(
                try await desk.contents(of: more.record) == [
                    "a.txt": "changed", "sub/b.txt": "two", "c.txt": "three",
                ])
            // The same folder of somebody else is another deposit.
            let other = try await desk.deposit(by: desk.bob)
            #expect(other.record.id != first.record.id && other.addedFiles == 3)
        }
    }

    @Test func putsSeveralSourcesBesideEachOther() async throws {
        try await Desk.with { desk in
            try desk.write(["run/out.txt": "1", "lone.txt": "2"], to: "one")
            try desk.write(["run/out.txt": "3", "lone.txt": "4"], to: "two")
            let sources = ["one/run", "one/lone.txt", "two/run", "two/lone.txt"].map(
                desk.folder.appendingPathComponent)
            let report = try await desk.depositor.deposit(DepositRequest(sources: sources), by: desk.ada)
            #expect(report.addedFiles == 4)
            let contents = try await desk.contents(of: report.record)
            #expect(
                contents == ["run/out.txt": "1", "lone.txt": "2", "2/run/out.txt": "3", "2/lone.txt": "4"])
            let again = try await desk.depositor.deposit(
                DepositRequest(sources: sources.reversed()), by: desk.ada)
            #expect(again.record.id == report.record.id && again.addedFiles == 0)
        }
    }

    @Test func takesTwoDepositsAtOnceIntoDifferentDrafts() async throws {
        try await Desk.with { desk in
            try desk.write(
                Dictionary(uniqueKeysWithValues: (0..<50).map { ("\($0).txt", "a\($0)") }), to: "one")
            try desk.write(
                Dictionary(uniqueKeysWithValues: (0..<50).map { ("\($0).txt", "b\($0)") }), to: "two")
            async let first = desk.depositor.deposit(
                DepositRequest(sources: [desk.folder.appendingPathComponent("one")]), by: desk.ada)
            async let second = desk.depositor.deposit(
                DepositRequest(sources: [desk.folder.appendingPathComponent("two")]), by: desk.ada)
            let reports = try await [first, second]
            #expect(reports[0].record.id != reports[1].record.id)
            #expect(try await desk.contents(of: reports[0].record)["7.txt"] == "a7")
            #expect(try await desk.contents(of: reports[1].record)["7.txt"] == "b7")
            #expect(reports.map(\.record.fileCount) == [50, 50])
        }
    }

    @Test func refusesASecondDepositIntoADraftInUse() async throws {
        try await Desk.with { desk in
            let first = try await desk.deposit(["a.txt": "one"])
            let lock = try #require(try DraftLock(of: first.record.id, in: desk.staging))
            for record in [nil, first.record.id] {
                await #expect(throws: DepositError.draftInUse(record: first.record.id)) {
                    try await desk.deposit(["b.txt": "two"], into: record)
                }
            }
            await #expect(throws: DepositError.draftInUse(record: first.record.id)) {
                try await desk.depositor.discard(first.record.id, by: desk.ada)
            }
            #expect(try await desk.librarian.record(first.record.id, for: desk.ada) == first.record)
            lock.release()
            #expect(try await desk.deposit().addedFiles == 1)
        }
    }

    @Test func givesUpADraftWithAllOfIt() async throws {
        try await Desk.with { desk in
            let draft = try await desk.deposit(["a.txt": "one"]).record
            await #expect(throws: CatalogueError.unknownRecord(draft.id)) {
                try await desk.depositor.discard(draft.id, by: desk.bob)
            }
            try await desk.depositor.discard(draft.id, by: desk.ada)
            #expect(try desk.staged().isEmpty)
            let next = try await desk.deposit()
            #expect(next.record.id != draft.id && !next.isContinued && next.addedFiles == 1)
        }
    }

    @Test func writesIntoNobodyElsesDraft() async throws {
        try await Desk.with { desk in
            let draft = try await desk.deposit(["a.txt": "one"]).record
            await #expect(throws: CatalogueError.unknownRecord(draft.id)) {
                try await desk.deposit(into: draft.id, by: desk.bob)
            }
        }
    }
}
