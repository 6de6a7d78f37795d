// SPDX-License-Identifier: Apache-2.0
// A mutation fuzzer: every file of the corpus, damaged in ways that a seed repeats, through every extractor.

import Foundation
import TestKit
import Testing

@testable import Extraction

/// Damages files and makes the same damage again from the same seed.
enum Fuzz {
    /// SplitMix64: small, fast, the same everywhere.
    struct Generator: RandomNumberGenerator {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }

    /// The corpus files, smallest first.
    static func corpus() throws -> [URL] {
        let root = try #require(Corpus.root).appendingPathComponent("files")
        let found = FileManager.default.enumerator(
            at: root, includingPropertiesForKeys: [.isRegularFileKey, .fileSizeKey])
        let files = (found?.compactMap { $0 as? URL } ?? []).filter {
            (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
                && !["MANIFEST.tsv", "truth.json"].contains($0.lastPathComponent)
        }
        return files.sorted { $0.path < $1.path }
    }

    /// One to four damages; most near the beginning, where headers are.
    static func mutate(_ original: [UInt8], _ random: inout Generator) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let reach = Bool.random(using: &random) ? bytes.count : min(bytes.count, 2048)
            let at = Int.random(in: 0..<reach, using: &random)
            switch Int.random(in: 0..<7, using: &random) {
            case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes[at] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.removeSubrange(at...)
            case 3: inflateLength(&bytes, at: at, &random)
            case 4:
                // A digit in a text header: a length of ASCII digits.
                for index in at..<min(at + 8, bytes.count) where (0x30...0x39).contains(bytes[index]) {
                    bytes[index] = 0x39
                }
            case 5:
                let end = min(bytes.count, at + Int.random(in: 1...512, using: &random))
                bytes.insert(
                    contentsOf: Array(bytes[at..<end]), at: Int.random(in: 0...bytes.count, using: &random))
            default:
                let end = min(bytes.count, at + Int.random(in: 1...64, using: &random))
                bytes.removeSubrange(at..<end)
            }
        }
        return bytes
    }

    /// Writes a number that programs trip over into 2, 4 or 8 bytes, in either byte order.
    private static func inflateLength(_ bytes: inout [UInt8], at offset: Int, _ random: inout Generator) {
        let values: [UInt64] = [
            0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF, 0x7FFF_FFFF_FFFF_FFFF, .max,
        ]
        let value = values.randomElement(using: &random) ?? 0
        let size = [2, 4, 8].randomElement(using: &random) ?? 4
        let isBigEndian = Bool.random(using: &random)
        for index in 0..<size where offset + index < bytes.count {
            let shift = UInt64(8 * (isBigEndian ? size - 1 - index : index))
            bytes[offset + index] = UInt8(truncatingIfNeeded: value >> shift)
        }
    }

    /// Mutations for each file: `FAIRWAY_FUZZ_ROUNDS`, or as many as fit in the normal run.
    static var rounds: Int? { ProcessInfo.processInfo.environment["FAIRWAY_FUZZ_ROUNDS"].flatMap { Int($0) } }

    /// The product's own binary, which the build puts beside the tests.
    static var isolation: Isolation? {
        guard let ownPath = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        else {
            return nil
        }
        let program = URL(fileURLWithPath: ownPath).deletingLastPathComponent().appendingPathComponent(
            "fairway"
        ).path
        guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
        return Isolation(executable: program, arguments: ["extract-isolated"])
    }

    /// The most memory this process has ever used, in bytes.
    static var peakMemory: Int {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        return usage.ru_maxrss * 1024
    }
}

/// No file may crash, hang or fill the process that inspects it.
@Suite(.serialized) struct FuzzTests {
    /// Large files are cut before they are damaged: headers are at the beginning, and writing takes the time of the run.
    private static let longest = 192 << 10
    private static let timeForAll: Duration = .seconds(9)

    @Test(
        .enabled(if: Corpus.isThere, "corpus not present"),
        .enabled(if: Fuzz.isolation != nil, "the program is not built"))
    func damagedFilesCostAWarningOnly() throws {
        let inspection = Inspection(isolation: Fuzz.isolation)
        let files = try Fuzz.corpus()
        let memoryBefore = Fuzz.peakMemory
        let deadline = ContinuousClock.now + (Fuzz.rounds == nil ? Self.timeForAll : .seconds(24 * 3600))
        var slowest: (Duration, String) = (.zero, "")
        var count = 0
        try Scratch.withFolder { folder in
            for round in 0..<(Fuzz.rounds ?? 300) {
                for (index, url) in files.enumerated() {
                    guard ContinuousClock.now < deadline else { return }
                    let seed = UInt64(round) << 32 | UInt64(index)
                    var random = Fuzz.Generator(seed: seed)
                    let handle = try FileHandle(forReadingFrom: url)
                    let original =
                        try handle.read(upToCount: Fuzz.rounds == nil ? Self.longest : 4 << 20) ?? Data()
                    try handle.close()
                    let path = folder.appendingPathComponent(url.lastPathComponent).path
                    let bytes = Fuzz.mutate([UInt8](original), &random)
                    try Data(bytes).write(to: URL(fileURLWithPath: path))
                    let start = ContinuousClock.now
                    _ = try inspection.inspect(path: path)
                    let time = ContinuousClock.now - start
                    if time > slowest.0 { slowest = (time, "\(url.lastPathComponent), seed \(seed)") }
                    count += 1
                }
            }
        }
        print("fuzz: \(count) damaged files, slowest \(slowest.0) (\(slowest.1))")
        // Twice the product's limit: this machine builds and tests other things at the same time.
        #expect(slowest.0 < .seconds(2), "\(slowest.1)")
        #expect(Fuzz.peakMemory - memoryBefore < 400 << 20)
        #expect(count >= files.count)
    }
}

@Suite struct IsolationTests {
    @Test(
        .enabled(if: Corpus.isThere, "corpus not present"),
        .enabled(if: Fuzz.isolation != nil, "the program is not built"))
    func aChildReadsWhatThisProcessReads() throws {
        let path = try CorpusFile("nexus/nexus-example.hdf5").path
        let isolated = try Inspection(isolation: Fuzz.isolation).inspect(path: path)
        #expect(try isolated == Inspection(isolation: nil).inspect(path: path))
    }

    @Test func aProgramThatIsNotThereCostsAWarning() throws {
        let isolation = Isolation(executable: "/nowhere/fairway", arguments: [])
        let extract = isolation.extract(path: "/a", format: .unknown, extractor: "hdf5")
        #expect(extract.warnings.count == 1)
        #expect(extract.warnings[0].hasPrefix("the hdf5 library could not read this file"))
    }

    @Test(arguments: [
        ("kill -SEGV $$", "crashed"), ("exec sleep 60", "too long"), ("while :; do :; done", "too long"),
        ("exit 0", "crashed"), ("echo nonsense", "crashed"),
    ])
    func aChildThatFailsIsReplaced(_ deed: String, _ reason: String) {
        var limits = Isolation.Limits()
        limits.cpu = .milliseconds(300)
        limits.wall = .milliseconds(600)
        let isolation = Isolation(
            executable: "/bin/sh", arguments: ["-c", "echo ready; read request; \(deed)"], limits: limits)
        for _ in 0..<2 {
            let extract = isolation.extract(path: "/a", format: .unknown, extractor: "hdf5")
            #expect(extract.warnings.first?.contains(reason) == true, "\(extract.warnings)")
        }
    }
}
