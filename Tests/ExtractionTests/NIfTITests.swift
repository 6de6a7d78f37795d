// SPDX-License-Identifier: Apache-2.0
// NIfTI images: values equal nibabel's, both byte orders, pairs, extensions, cut files.

import Foundation
import Metadata
import TestKit
import Testing

@testable import Extraction

@Suite struct NIfTITests {
    @Test(
        .enabled(if: Corpus.isThere, "corpus not present"),
        arguments: [
            ("nifti1.gz/example4d.nii.gz", "NIfTI-1 (gzip)"),
            ("nifti2.gz/example_nifti2.nii.gz", "NIfTI-2 (gzip)"),
            ("nifti1/anatomical.nii", "NIfTI-1"), ("nifti-hdr/nifti1.hdr", "NIfTI-1 pair"),
        ])
    func saysWhatNibabelSays(_ name: String, _ formatName: String) throws {
        let file = try CorpusFile(name)
        let inspected = try Inspection(isolation: nil).inspect(path: file.path)
        let extract = inspected.extract
        #expect(inspected.extractor == "nifti")
        #expect(inspected.format.name == formatName)

        let shape = try #require(file.truth["shape"] as? [Int])
        #expect(extract.property("image size") == Wording.shape(shape))

        let type = try #require(file.truth["dtype"] as? String)
        #expect(extract.property("element type") == (type.hasPrefix(">") ? "int16" : type))
        #expect(extract.property("byte order") == (type.hasPrefix(">") ? "big-endian" : "little-endian"))

        let zooms = try #require(file.truth["zooms"] as? [Double]).map { Float($0) }
        let voxel = extract.property("voxel size")?.split(separator: " × ").compactMap { Float($0) }
        #expect(voxel == Array(zooms.prefix(3)))
        if zooms.count > 3 { #expect(extract.property("repetition time").flatMap { Float($0) } == zooms[3]) }

        let units = try #require(file.truth["units"] as? [String])
        #expect(extract.unit("voxel size") == units[0])
        if zooms.count > 3 { #expect(extract.unit("repetition time").map { $0 + "ec" } == units[1]) }

        let description = try #require(file.truth["descrip"] as? String)
        let suggestion = extract.suggestion("image description")
        #expect(
            suggestion.map { $0.raw ?? extract.property("image description") ?? "" }
                == description.replacingOccurrences(of: "\0", with: " "))

        let systems = [1: "scanner", 2: "aligned to another image", 4: "MNI 152"]
        #expect(
            extract.property("coordinate system (qform)") == systems[file.truth["qform_code"] as? Int ?? 0])
        #expect(
            extract.property("coordinate system (sform)") == systems[file.truth["sform_code"] as? Int ?? 0])
        #expect(extract.property("intent") == nil)
    }

    /// A NIfTI-1 header of a 2 × 3 × 4 int16 image in the byte order asked for.
    private func header(isBigEndian: Bool, magic: String = "n+1") -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 352)
        func put(_ value: UInt32, _ size: Int, at offset: Int) {
            for index in 0..<size {
                let shift = UInt32(8 * (isBigEndian ? size - 1 - index : index))
                bytes[offset + index] = UInt8(truncatingIfNeeded: value >> shift)
            }
        }
        put(348, 4, at: 0)
        for (index, size) in [3, 2, 3, 4].enumerated() { put(UInt32(size), 2, at: 40 + 2 * index) }
        put(1002, 2, at: 68)
        put(4, 2, at: 70)
        put(16, 2, at: 72)
        for (index, step) in [Float(1), 0.7, 0.7, 1.5].enumerated() {
            put(step.bitPattern, 4, at: 76 + 4 * index)
        }
        put(Float(352).bitPattern, 4, at: 108)
        bytes[123] = 2
        bytes.replaceSubrange(344..<347, with: magic.utf8)
        return bytes
    }

    @Test(arguments: [false, true])
    func bothByteOrdersAreRead(_ isBigEndian: Bool) throws {
        let bytes = header(isBigEndian: isBigEndian) + [UInt8](repeating: 0, count: 48)
        try withFile("image.nii", bytes) { file in
            let format = try #require(NIfTI().recognises(file.head))
            let extract = NIfTI().extract(file, format: format)
            #expect(extract.warnings.isEmpty)
            #expect(extract.property("image size") == "2 × 3 × 4")
            #expect(extract.property("voxel size") == "0.7 × 0.7 × 1.5")
            #expect(extract.property("intent") == "label")
            #expect(extract.property("element type") == "int16")
        }
    }

    @Test func aCutImageIsReported() throws {
        try withFile("image.nii", header(isBigEndian: false) + [0, 0]) { file in
            let extract = NIfTI().extract(file, format: try #require(NIfTI().recognises(file.head)))
            #expect(
                extract.warnings == ["the file is cut off: the header promises 400 bytes, the file has 354"])
        }
    }

    @Test func extensionsAreNamedAndDICOMIsPersonal() throws {
        var bytes = header(isBigEndian: false)
        bytes[348] = 1
        let comment = Array("phantom scan".utf8) + [0, 0, 0, 0]
        bytes +=
            [24, 0, 0, 0, 6, 0, 0, 0] + comment + [16, 0, 0, 0, 2, 0, 0, 0] + [UInt8](repeating: 65, count: 8)
        bytes.replaceSubrange(108..<112, with: [0, 0, 0xC4, 0x43])  // vox_offset 392
        try withFile("image.nii", bytes + [UInt8](repeating: 0, count: 48)) { file in
            let extract = NIfTI().extract(file, format: try #require(NIfTI().recognises(file.head)))
            #expect(extract.properties("header extension") == ["comment, 24 bytes", "DICOM, 16 bytes"])
            #expect(extract.descriptions == ["phantom scan"])
            #expect(extract.warnings.count == 1)
        }
    }

    @Test func theDataFileOfAPairIsKnownByItsHeader() throws {
        try Scratch.withFolder { folder in
            let image = folder.appendingPathComponent("brain.img")
            try Data(header(isBigEndian: true, magic: "ni1")).write(
                to: folder.appendingPathComponent("brain.hdr"))
            try Data([UInt8](repeating: 200, count: 48)).write(to: image)
            let inspected = try Inspection(isolation: nil).inspect(path: image.path)
            #expect(inspected.format.name == "NIfTI-1 pair, image data")
            #expect(inspected.extract == Extract())
        }
    }
}
