// SPDX-License-Identifier: Apache-2.0
// SHA-512 and MD5 of many streams at once: eight files share the lanes of one thread's vector registers.
import CDigestLanes

/// Bytes for one lane.
protocol LaneStream: AnyObject {
    /// The next bytes of the stream, at most as many as fit; 0 at its end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Eight lanes and their buffers; used by one thread.
final class LaneDigests<Stream: LaneStream> {
    /// Eight of these stay in a processor's second cache.
    private static var laneBytes: Int { 64 << 10 }
    private static var blockBytes: Int { 128 }
    private static var count: Int { Int(DIGEST_LANES) }

    private struct Lane {
        var stream: Stream?
        let buffer: UnsafeMutableRawBufferPointer
        /// Bytes of the buffer that have been read, but not hashed.
        var first = 0
        var end = 0
        var total: UInt64 = 0
        var streamHasEnded = false

        var waiting: Int { end - first }
    }

    private var lanes: [Lane]
    private var state = digest_lanes()

    /// Whether lanes are faster than one stream after the other, on this machine and in this build.
    static var pay: Bool { digest_lanes_pay() }

    init() {
        lanes = (0..<Self.count).map { _ in
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.laneBytes, alignment: 64)
            buffer.initializeMemory(as: UInt8.self, repeating: 0)
            return Lane(buffer: buffer)
        }
    }

    deinit {
        for lane in lanes { lane.buffer.deallocate() }
    }

    /// Hashes streams until there are no more.
    /// - Parameters:
    ///   - next: the next stream or nil; may wait for one only when asked to.
    ///   - finished: called with each stream when it has ended or failed.
    func run(
        next: (_ mayWait: Bool) -> Stream?, finished: (Stream, Result<ContentDigests, any Error>) -> Void
    ) {
        while true {
            var busy = lanes.reduce(0) { $0 + ($1.stream == nil ? 0 : 1) }
            for index in lanes.indices {
                // Short streams may end at once: the lane takes one after the other until one has a block.
                while true {
                    if lanes[index].stream == nil {
                        guard let stream = next(busy == 0) else { break }
                        begin(stream, in: index)
                        busy += 1
                    }
                    if prepare(index, finished) { break }
                    busy -= 1
                }
            }
            if busy == 0 { return }
            update()
        }
    }

    private func begin(_ stream: Stream, in index: Int) {
        lanes[index].stream = stream
        lanes[index].first = 0
        lanes[index].end = 0
        lanes[index].total = 0
        lanes[index].streamHasEnded = false
        digest_lanes_begin(&state, Int32(index))
    }

    /// Makes a lane hold at least one block. False when its stream has ended or failed, and the lane is free.
    private func prepare(_ index: Int, _ finished: (Stream, Result<ContentDigests, any Error>) -> Void)
        -> Bool
    {
        guard let stream = lanes[index].stream else { return false }
        do {
            while lanes[index].waiting < Self.blockBytes && !lanes[index].streamHasEnded {
                try refill(index, from: stream)
            }
        } catch {
            lanes[index].stream = nil
            finished(stream, .failure(error))
            return false
        }
        if lanes[index].waiting >= Self.blockBytes { return true }
        lanes[index].stream = nil
        finished(stream, .success(end(index)))
        return false
    }

    private func refill(_ index: Int, from stream: Stream) throws {
        let lane = lanes[index]
        if let base = lane.buffer.baseAddress, lane.first > 0 {
            base.copyMemory(from: base + lane.first, byteCount: lane.waiting)
        }
        let waiting = lane.waiting
        lanes[index].first = 0
        lanes[index].end = waiting
        let count = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: lane.buffer[waiting...]))
        lanes[index].end += count
        lanes[index].total += UInt64(count)
        lanes[index].streamHasEnded = count == 0
    }

    /// Hashes as many blocks as every busy lane has.
    private func update() {
        var blocks = Int.max
        for lane in lanes where lane.stream != nil { blocks = min(blocks, lane.waiting / Self.blockBytes) }
        // Lanes without a stream take part with whatever is in their buffers, so their data must reach far enough.
        withUnsafeTemporaryAllocation(of: UnsafePointer<UInt8>?.self, capacity: Self.count) { pointers in
            for index in lanes.indices {
                let first = lanes[index].stream == nil ? 0 : lanes[index].first
                pointers[index] = lanes[index].buffer.baseAddress
                    .map { UnsafePointer($0.assumingMemoryBound(to: UInt8.self)) + first }
            }
            digest_lanes_update(&state, pointers.baseAddress, blocks)
        }
        for index in lanes.indices where lanes[index].stream != nil {
            lanes[index].first += blocks * Self.blockBytes
        }
    }

    private func end(_ index: Int) -> ContentDigests {
        let lane = lanes[index]
        return withUnsafeTemporaryAllocation(byteCount: 80, alignment: 16) { out in
            let bytes = out.bindMemory(to: UInt8.self)
            let tail = lane.buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
            digest_lanes_end(
                &state, Int32(index), tail.map { $0 + lane.first }, lane.waiting, lane.total,
                bytes.baseAddress,
                bytes.baseAddress.map { $0 + 64 })
            return ContentDigests(sha512: hexadecimal(bytes[..<64]), md5: hexadecimal(bytes[64...]))
        }
    }
}
