// SPDX-License-Identifier: Apache-2.0
// XTC trajectories: values equal the reference reader's, and both magic numbers are read.

import Foundation
import Metadata
import TestKit
import Testing

@testable import Extraction

@Suite struct XTCTests {
    @Test(
        .enabled(if: Corpus.isThere, "corpus not present"),
        arguments: [
            ("xtc/adk_oplsaa.xtc", 10, "900", "100"),
            ("xtc/xtc_test_only_10_frame_10_atoms.xtc", 10, "4.5", "0.5"),
        ])
    func saysWhatMDAnalysisSays(_ name: String, _ frames: Int, _ end: String, _ interval: String) throws {
        let file = try CorpusFile(name)
        let extract = try file.extract(XTC())
        #expect(extract.warnings.isEmpty)
        #expect(extract.property("atoms") == (file.truth["natoms"] as? Int).map { "\($0)" })
        #expect(extract.property("start time").flatMap(Double.init) == file.truth["time0_ps"] as? Double)
        #expect(extract.property("first step") == (file.truth["step0"] as? Int).map { "\($0)" })
        #expect(extract.property("frames") == "\(frames)")
        #expect(extract.property("end time") == end)
        #expect(extract.property("time between frames") == interval)
        let box = try #require(file.truth["box"] as? [Double]).map { Float($0) }
        #expect(extract.property("box vectors")?.split(separator: " ").compactMap { Float($0) } == box)
    }

    /// A frame as GROMACS writes it; `packed` bytes stand for the coordinates.
    private func frame(magic: UInt32, atoms: UInt32, time: Float, packed: Int) -> [UInt8] {
        func be(_ value: UInt32) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
        }
        let box: [Float] = [2, 0, 0, 0, 3, 0, 0, 0, 4]
        var bytes =
            be(magic) + be(atoms) + be(7) + be(time.bitPattern) + box.flatMap { be($0.bitPattern) }
            + be(atoms)
        if atoms <= 9 { return bytes + [UInt8](repeating: 0, count: 12 * Int(atoms)) }
        bytes += be(Float(1000).bitPattern) + [UInt8](repeating: 0, count: 28)
        bytes += (magic == 2023 ? be(0) : []) + be(UInt32(packed))
        return bytes + [UInt8](repeating: 0xAA, count: (packed + 3) / 4 * 4)
    }

    @Test(arguments: [UInt32(1995), 2023])
    func bothMagicNumbersAreWalked(_ magic: UInt32) throws {
        let bytes = (0..<3).flatMap { frame(magic: magic, atoms: 50, time: Float($0) * 2, packed: 37 + $0) }
        try withFile("run.xtc", bytes) { file in
            let format = try #require(XTC().recognises(file.head))
            let extract = XTC().extract(file, format: format)
            #expect(extract.warnings.isEmpty)
            #expect(extract.property("frames") == "3")
            #expect(extract.property("end time") == "4")
            #expect(extract.property("coordinate precision") == "0.001")
            #expect(extract.property("box vectors") == "2 0 0 0 3 0 0 0 4")
        }
    }

    @Test func smallSystemsAreNotPacked() throws {
        let bytes = (0..<2).flatMap { frame(magic: 1995, atoms: 3, time: Float($0), packed: 0) }
        try withFile("water.xtc", bytes) { file in
            let extract = XTC().extract(file, format: try #require(XTC().recognises(file.head)))
            #expect(extract.property("frames") == "2")
            #expect(extract.property("coordinate precision") == nil)
        }
    }

    @Test func aLongTrajectoryIsEstimatedAndItsEndFound() throws {
        let bytes = (0..<1000).flatMap { frame(magic: 1995, atoms: 30, time: Float($0), packed: 40) }
        try withFile("long.xtc", bytes) { file in
            let extract = XTC(timeLimit: .zero).extract(
                file, format: try #require(XTC().recognises(file.head)))
            #expect(extract.property("frames") == "about 1000")
            #expect(extract.property("end time") == "999")
            #expect(extract.suggestion("frames")?.confidence == 0.5)
            #expect(extract.warnings.count == 1)
        }
    }

    @Test func aCutFrameIsNotCounted() throws {
        let bytes = (0..<3).flatMap { frame(magic: 1995, atoms: 50, time: Float($0), packed: 40) }
        try withFile("cut.xtc", Array(bytes.dropLast(10))) { file in
            let extract = XTC().extract(file, format: try #require(XTC().recognises(file.head)))
            #expect(extract.property("frames") == "2")
            #expect(extract.warnings.count == 1)
        }
    }

    @Test func aLengthBeyondTheFileEndsTheWalk() throws {
        var bytes = frame(magic: 2023, atoms: 50, time: 0, packed: 40)
        bytes.replaceSubrange(88..<96, with: [0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF])
        try withFile("hostile.xtc", bytes) { file in #expect(XTC().recognises(file.head) == nil) }
    }
}
