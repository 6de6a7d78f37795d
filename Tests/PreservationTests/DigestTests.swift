// SPDX-License-Identifier: Apache-2.0
// Digests: the lanes against one-by-one computation, BLAKE2b against published values.
import Foundation
import Testing

@testable import Preservation

struct DigestTests {
    /// Bytes from memory, given out in pieces of odd sizes.
    private final class Bytes: LaneStream {
        let bytes: [UInt8]
        private var at = 0
        init(_ bytes: [UInt8]) { self.bytes = bytes }

        func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
            if bytes.count == 4321 && at > 2000 { throw PreservationError.notFound(path: "gone") }
            let count = min(buffer.count, bytes.count - at, 777 + at)
            bytes[at..<(at + count)].withUnsafeBytes { buffer.copyMemory(from: $0) }
            at += count
            return count
        }
    }

    @Test func lanesGiveTheSameDigestsAsOneByOne() {
        let sizes = Array(0...300) + [4321, 511, 512, 65_535, 65_536, 65_537, 200_000, 4321, 1_000]
        var streams = sizes.map { size in
            Bytes((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ size) })
        }
        var done = 0
        var failures = 0
        LaneDigests<Bytes>().run(
            next: { _ in streams.popLast() },
            finished: { stream, result in
                switch result {
                case .success(let digests):
                    #expect(digests == ContentDigests(of: stream.bytes), "\(stream.bytes.count) bytes")
                    done += 1
                case .failure: failures += 1
                }
            })
        #expect(failures == 2)
        #expect(done == sizes.count - 2)
    }

    @Test(arguments: [
        // OCFL 1.1 section 3.4, extension 0009, RFC 7693 appendix A.
        (DigestAlgorithm.blake2b512, "", "786a02f742015903c6c6fd852552d272912f4740"),
        (.blake2b160, "", "3345524abf6bbe1809449224b5972c41790b6cf2"),
        (.blake2b256, "", "0e5751c026e543b2e8ab2eb06099daa1d1e5df47"),
        (.blake2b384, "", "b32811423377f52d7862286ee1a72ee540524380"),
        (.blake2b512, "abc", "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"),
        (.md5, "", "d41d8cd98f00b204e9800998ecf8427e"),
        (.sha1, "", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    ])
    func givesPublishedDigests(_ algorithm: DigestAlgorithm, _ text: String, _ beginning: String) {
        var digest = RunningDigest(algorithm)
        Array(text.utf8).withUnsafeBytes { digest.update($0) }
        let found = digest.finalize()
        #expect(found.hasPrefix(beginning))
        #expect(algorithm.accepts(found))
    }

    @Test func blake2bDoesNotDependOnThePieces() {
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0) }
        let whole = bytes.withUnsafeBytes { all in
            var digest = Blake2b(outputBytes: 64)
            digest.update(all)
            return digest.finalize()
        }
        for size in [1, 127, 128, 129, 256, 999] {
            var digest = Blake2b(outputBytes: 64)
            for start in stride(from: 0, to: bytes.count, by: size) {
                bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { digest.update($0) }
            }
            #expect(digest.finalize() == whole)
        }
    }
}
