// SPDX-License-Identifier: Apache-2.0
// ZIP and TAR: what Python's zipfile and tarfile list, the kinds of ZIP, and archives made to harm.

import Foundation
import Metadata
import TestKit
import Testing

@testable import Extraction

@Suite struct ArchiveTests {
    /// Counts and sizes as Python 3.11's `tarfile` and `zipfile` state them.
    @Test(
        .enabled(if: Corpus.isThere, "corpus not present"),
        arguments: [
            ("tar/test-documents.tar", "TAR", 9, 115328), ("tgz/test-documents.tgz", "TAR", 9, 115328),
            ("docx/testWORD.docx", "Word document (DOCX)", 16, 56037),
            ("xlsx/testEXCEL.xlsx", "Excel workbook (XLSX)", 13, 18415),
            ("odt/testOpenOffice2.odt", "OpenDocument text (ODT)", 9, 42975),
            ("pt/conv2d.pt", "PyTorch (ZIP)", 7, 619),
        ])
    func listsWhatPythonLists(_ name: String, _ format: String, _ files: Int, _ size: Int) throws {
        let extract = try CorpusFile(name).extract(Archive())
        #expect(extract.warnings.isEmpty)
        #expect(extract.property("files") == "\(files)")
        #expect(extract.property("unpacked size") == "\(size)")
        if let found = extract.format {
            #expect(found.name == format)
        } else {
            #expect(format.hasPrefix("TAR"))
        }
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func readsThePropertiesOfOfficeDocuments() throws {
        let word = try CorpusFile("docx-customprops/testWORD_custom_props.docx")
        let extract = try word.extract(Archive())
        let core = try #require(word.truth["docProps/core.xml"] as? [String: String])
        #expect(extract.titles == [try #require(core["title"])])
        #expect(extract.descriptions == [try #require(core["description"])])
        #expect(extract.creators == [try #require(core["creator"])])
        #expect(extract.subjects == [try #require(core["keywords"]), try #require(core["subject"])])
        #expect(extract.date("created") == core["created"].map { String($0.prefix(10)) })
        #expect(extract.date("updated") == core["modified"].map { String($0.prefix(10)) })

        let excel = try CorpusFile("xlsx/testEXCEL.xlsx")
        let workbook = try excel.extract(Archive())
        #expect(workbook.titles == [try #require(excel.truth["title"] as? String)])
        #expect(workbook.date("created") == (excel.truth["created"] as? String).map { String($0.prefix(10)) })
        #expect(workbook.creators == ["Bennett, Keith"])

        let text = try CorpusFile("odt/testOpenOffice2.odt").extract(Archive())
        #expect(text.date("created") == "2007-09-14")
    }

    @Test(arguments: [
        (["META-INF/MANIFEST.MF", "A.class"], "a.zip", "Java archive (JAR)"),
        (["x/ro-crate-metadata.json", "x/data.csv"], "notes.eln", "ELN archive"),
        (["ro-crate-metadata.json"], "a.zip", "RO-Crate (ZIP)"),
        ([".zattrs", ".zgroup", "0/.zarray"], "image.zip", "OME-Zarr (ZIP)"),
        (["zarr.json"], "image.ozx", "OME-Zarr (ZIP)"), (["a.npy", "b.npy"], "a", "NumPy arrays (NPZ)"),
    ])
    func namesKindsOfZIP(_ members: [String], _ name: String, _ kind: String) throws {
        let bytes = ZIPWriter.file(members.map { ($0, [1, 2, 3], 3) })
        let extract = try withFile(name, bytes) { Archive().extract($0, format: Archive.zip) }
        #expect(extract.format?.name == kind)
        #expect(extract.property("files") == "\(members.count)")
    }

    @Test func reportsBombsEscapesAndRepetition() throws {
        let bytes = ZIPWriter.file([
            ("../../etc/passwd", [1], 1), ("/abs", [1], 1), ("größe.txt", [1], 1), ("twice", [1], 1),
            ("twice", [1], 1),
            ("bomb", [1], 0xFFFF_FFFE),
        ])
        let extract = try withFile("a.zip", bytes) { file in
            Archive().extract(file, format: try #require(Archive().recognises(file.head)))
        }
        #expect(extract.warnings.contains { $0.contains("2 members lead outside") })
        #expect(extract.warnings.contains { $0.contains("fill a disk") })
        #expect(extract.warnings.contains { $0.contains("1 names occur more than once") })
        #expect(extract.property("top-level names")?.contains("größe.txt") == true)
        #expect(extract.property("files") == "6")
    }

    @Test func truncatedAndDamagedArchivesCostAWarning() throws {
        let bytes = ZIPWriter.file([("a.txt", Array(repeating: 65, count: 500), 500)])
        for cut in [10, 30, 100, 400] {
            let extract = try withFile("a.zip", Array(bytes.prefix(cut))) {
                Archive().extract($0, format: Archive.zip)
            }
            #expect(!extract.warnings.isEmpty, "\(cut)")
        }
    }
}

/// Writes a ZIP archive of stored members, with the sizes that the test wants it to claim.
enum ZIPWriter {
    static func file(_ members: [(name: String, content: [UInt8], claimedSize: UInt32)]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content, size) in members {
            let name = Array(name.utf8)
            // version, flags (names in UTF-8), method, time, date, checksum, sizes, length of the name
            let common =
                [20, 0, 0, 8] + [0, 0] + [0, 0, 0x21, 0x50] + little(Checksum.crc32(content), 4)
                + little(UInt32(content.count), 4) + little(size, 4) + little(UInt32(name.count), 2) + [0, 0]
            directory +=
                [0x50, 0x4B, 1, 2, 20, 0] + common + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
                + little(UInt32(bytes.count), 4) + name
            bytes += [0x50, 0x4B, 3, 4] + common + name + content
        }
        let count = little(UInt32(members.count), 2)
        return bytes + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
            + little(UInt32(directory.count), 4) + little(UInt32(bytes.count), 4) + [0, 0]
    }

    private static func little(_ number: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
