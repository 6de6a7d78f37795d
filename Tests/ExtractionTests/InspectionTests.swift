// SPDX-License-Identifier: Apache-2.0
// The entrance: files of every kind get a format, nothing throws for content, budgets hold.

import Foundation
import Metadata
import TestKit
import Testing

@testable import Extraction

@Suite struct InspectionTests {
    private let inspection = Inspection(isolation: nil)

    /// Name, content with each byte as a Latin-1 character, media type.
    private static let samples: [(String, String, String)] = [
        ("a.bin", "", "application/x-empty"),
        ("a.pdf", "%PDF-1.7\n", "application/pdf"),
        ("a.dat", "\u{1F}\u{8B}\u{8}\0\0\0\0\0", "application/gzip"),
        ("a.nc", "CDF\u{1}\0\0\0\0", "application/x-netcdf"),
        ("a.db", "SQLite format 3\0", "application/vnd.sqlite3"),
        ("a.mp4", "\0\0\0\u{14}ftypisom\0\0\u{2}\0", "video/mp4"),
        ("a.wav", "RIFF\u{4}\0\0\0WAVEfmt ", "audio/vnd.wave"),
        ("a.out", "\u{7F}ELF\u{2}\u{1}\u{1}", "application/x-executable"),
        ("a.parquet", "PAR1\u{15}\0\0\u{FF}", "application/vnd.apache.parquet"),
        ("a.npy", "\u{93}NUMPY\u{1}\0", "application/x-npy"),
        ("a.pkl", "\u{80}\u{4}N.", "application/x-python-pickle"),
        ("noise", "\u{1}\u{FE}\u{80}\0\u{C3}", "application/octet-stream"),
        ("notes.md", "# Title\n\nSome words.\n", "text/markdown"),
        ("notes", "Some words, nothing else in them.\n", "text/plain"),
        ("model.py", "import os\n", "text/x-python"),
        ("not-really.nii", "Some words, nothing else in them.\n", "text/plain"),
        ("a.svg", "<?xml version=\"1.0\"?><svg xmlns=\"x\"/>", "image/svg+xml"),
    ]

    @Test(arguments: samples)
    func theContentDecides(_ name: String, _ content: String, _ mediaType: String) throws {
        let bytes = content.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        try withFile(name, bytes) { file in #expect(inspection.inspect(file).format.mediaType == mediaType) }
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func everyFileOfTheCorpusHasAFormat() throws {
        let unknown = try Fuzz.corpus().filter { url in
            try inspection.inspect(path: url.path).format == .unknown
        }
        // A SavedModel's protobuf, GROMACS' TPR and a chunk of a Zarr array have no signature, ADIOS BP3 one at the end.
        #expect(
            Set(unknown.map(\.lastPathComponent)).isSubset(of: [
                "saved_model.pb", "dummy_2016.tpr", "0", "heat.bp",
            ]))
    }

    @Test func aTextCutInTheMiddleOfACharacterIsText() throws {
        let text = String(repeating: "ä", count: 4000)
        try withFile("long", [0x20] + Array(text.utf8)) { file in
            #expect(inspection.inspect(file).format.mediaType == "text/plain")
        }
    }

    @Test func onlyFilesThatCannotBeOpenedThrow() {
        #expect(throws: FileBytesError.self) { try inspection.inspect(path: "/nowhere/at/all") }
        #expect(throws: FileBytesError.self) { try inspection.inspect(path: "/dev/null") }
    }

    @Test func readsHaveABudget() throws {
        try withFile("a.bin", [UInt8](repeating: 1, count: 1000)) { file in
            let small = try FileBytes(path: file.path, budget: 600)
            #expect(small.read(at: 0, count: 500).count == 500)
            #expect(!small.isExhausted)
            #expect(small.read(at: 0, count: 500).isEmpty)
            #expect(small.isExhausted)
            let late = try FileBytes(path: file.path, timeLimit: .zero)
            #expect(late.read(at: 0, count: 10).isEmpty)
        }
    }
}

@Suite struct MomentTests {
    @Test(arguments: [
        ("2011-10-23T14:28:20-06:00", "2011-10-23T14:28:20-06:00"),
        ("2001-02-07T08:54:21-0600", "2001-02-07T08:54:21-06:00"),
        ("2009-09-13 20:55:37", "2009-09-13T20:55:37"),
        ("2023-05-23 15:47:13 -0700", "2023-05-23T15:47:13-07:00"),
        ("2017-10-25T20:56:22.6Z", "2017-10-25T20:56:22.6Z"), ("20171025", "2017-10-25"),
        ("2017-10-25T20:56Z", "2017-10-25T20:56:00Z"), ("2017/10/25", "2017-10-25"),
    ])
    func readsTheSpellingsOfISO(_ text: String, _ iso: String) { #expect(Moment(text)?.iso == iso) }

    @Test(arguments: ["", "yesterday", "2023-02-30", "2023-02-03T25:00", "0000-01-01", "12.03.2020", "2020"])
    func refusesWhatIsNoDay(_ text: String) { #expect(Moment(text) == nil) }
}

@Suite struct WordingTests {
    @Test(arguments: ["", "  ", "unknown", "N/A", "None", "---", "X", "\0\0", "Default Sample"])
    func placeholdersSayNothing(_ text: String) { #expect(Wording.meaningful(text) == nil) }

    @Test(arguments: [
        ("Dale Schaefer", "Schaefer, Dale"), ("Dr. Jane Roe", "Roe, Jane"), ("Roe, Jane", "Roe, Jane"),
        ("Jane Roe <jane@example.org>", "Roe, Jane"), ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
    ])
    func namesAreTakenApart(_ text: String, _ name: String) { #expect(Wording.person(text)?.name == name) }

    @Test(arguments: [
        ("https://creativecommons.org/licenses/by/4.0/", "cc-by-4.0"), ("CC-BY-SA 4.0", "cc-by-sa-4.0"),
        ("CC0", "cc0-1.0"), ("https://creativecommons.org/publicdomain/zero/1.0/", "cc0-1.0"),
    ])
    func licencesAreKnown(_ text: String, _ id: String) { #expect(Wording.right(text)?.id == id) }

    @Test func doisEndBeforePunctuation() {
        #expect(Wording.doi("See https://doi.org/10.5281/Zenodo.123).") == "10.5281/zenodo.123")
    }
}
