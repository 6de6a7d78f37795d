// SPDX-License-Identifier: Apache-2.0
// Reading all content files of an object once, on several threads, and comparing their digests with what is expected.
import Crypto
import Foundation
import Synchronization

/// A digest that a content file must have, according to the inventory at `place`.
struct FixityExpectation: Hashable {
    let algorithm: DigestAlgorithm
    let digest: String
    /// What is broken when the file has another digest.
    let code: OCFLCode
    let place: String
}

final class FixityReading: Sendable {
    private let root: Descriptor
    private let paths: [LogicalPath]
    private let expectations: [LogicalPath: Set<FixityExpectation>]
    private let meter: CopyMeter
    private let next = Atomic<Int>(0)
    private let breaches = Mutex<[(OCFLCode, LogicalPath, String)]>([])
    private let failure = Mutex<PreservationError?>(nil)

    /// From this size on a file is hashed on two threads.
    private static let largeBytes: Int64 = 16 << 20

    init(
        root: Descriptor, paths: [LogicalPath], expectations: [LogicalPath: Set<FixityExpectation>],
        meter: CopyMeter
    ) {
        self.root = root
        self.paths = paths
        self.expectations = expectations
        self.meter = meter
    }

    func run(workers: Int, _ log: FindingLog) throws {
        DispatchQueue.concurrentPerform(iterations: min(workers, max(1, paths.count))) { _ in work() }
        if let why = failure.withLock({ $0 }) { throw why }
        for (code, path, message) in breaches.withLock({ $0 }).sorted(by: { ($0.1, $0.0) < ($1.1, $1.0) }) {
            log.add(code, path.text, message)
        }
    }

    /// A content file in a lane.
    private final class OpenContent: LaneStream {
        let path: LogicalPath
        let file: Descriptor
        let size: Int64
        private let meter: CopyMeter

        init(_ path: LogicalPath, in root: Descriptor, _ meter: CopyMeter) throws {
            let (file, status) = try root.openFile(below: path)
            self.path = path
            self.file = file
            self.size = status.size
            self.meter = meter
        }

        func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
            let count = try file.read(into: buffer, path: path.text)
            meter.count(bytes: count)
            return count
        }
    }

    /// One worker: what only SHA-512 and MD5 are known of goes into the lanes, eight at a time; the rest one by one.
    private func work() {
        let reader = DigestReader()
        let useLanes = LaneDigests<OpenContent>.pay && paths.count > 2
        LaneDigests<OpenContent>().run(
            next: { _ in
                while let path = nextPath() {
                    do {
                        let content = try OpenContent(path, in: root, meter)
                        let algorithms = Set((expectations[path] ?? []).map(\.algorithm))
                        if algorithms.isSubset(of: [.sha512, .md5]) {
                            if content.size < Self.largeBytes && useLanes { return content }
                            if content.size >= Self.largeBytes {
                                compare(path, try reader.digestsOnTwoThreads(content.read))
                                continue
                            }
                        }
                        compare(path, try reader.digests(algorithms, content.read))
                    } catch {
                        fail(error, path)
                    }
                }
                return nil
            },
            finished: { content, result in
                do {
                    let digests = try result.get()
                    compare(content.path, [.sha512: digests.sha512, .md5: digests.md5])
                } catch {
                    fail(error, content.path)
                }
            })
    }

    private func nextPath() -> LogicalPath? {
        guard failure.withLock({ $0 == nil }) else { return nil }
        let index = next.add(1, ordering: .relaxed).oldValue
        return index < paths.count ? paths[index] : nil
    }

    private func compare(_ path: LogicalPath, _ digests: [DigestAlgorithm: String]) {
        meter.countFile()
        for expected in expectations[path] ?? [] where digests[expected.algorithm] != expected.digest {
            let message = "\(expected.algorithm.rawValue) differs from \(expected.place)"
            breaches.withLock { $0.append((expected.code, path, message)) }
        }
    }

    private func fail(_ error: any Error, _ path: LogicalPath) {
        let why = error as? PreservationError ?? .system(call: "read", path: path.text, code: EIO)
        failure.withLock { $0 = $0 ?? why }
    }
}

/// Computes digests of one file after the other.
private final class DigestReader {
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 4096)
    private var lane: HashLane?

    deinit { buffer.deallocate() }

    func digests(
        _ algorithms: Set<DigestAlgorithm>, _ read: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws -> [DigestAlgorithm: String] {
        var running = algorithms.map { ($0, RunningDigest($0)) }
        while case let count = try read(buffer), count > 0 {
            let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            for index in running.indices { running[index].1.update(bytes) }
        }
        return Dictionary(uniqueKeysWithValues: running.map { ($0.0, $0.1.finalize()) })
    }

    /// SHA-512 here, MD5 on a thread beside.
    func digestsOnTwoThreads(
        _ read: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws -> [DigestAlgorithm: String] {
        let lane = self.lane ?? HashLane(bufferBytes: 1 << 20)
        self.lane = lane
        var sha512 = SHA512()
        while let buffer = lane.freeBuffer() {
            var count = 0
            do {
                defer { lane.submit(buffer, count: count) }
                count = try read(buffer.bytes)
            } catch {
                _ = lane.finish()
                throw error
            }
            if count == 0 { break }
            sha512.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer.bytes[..<count]))
        }
        return [.sha512: hexadecimal(sha512.finalize()), .md5: lane.finish()]
    }
}
