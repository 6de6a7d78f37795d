// SPDX-License-Identifier: Apache-2.0
// Two digests of one stream on two threads: while one is computed here, the other is computed in the lane.
import Crypto
import Foundation

/// Buffers that a stream is read into, and a thread that computes MD5 over them in turn.
final class HashLane: @unchecked Sendable {
    // A buffer belongs to the reader from `freeBuffer` to `submit`, and is only read by both sides from then
    // until the lane has put it back: the two queues hand it over.
    struct Buffer: @unchecked Sendable {
        let bytes: UnsafeMutableRawBufferPointer
    }
    private enum Work: Sendable {
        case hash(Buffer, count: Int)
        case zeros(Int64)
        case finish
    }

    private let free: BoundedQueue<Buffer>
    private let work = BoundedQueue<Work>(capacity: 8)
    private let digests = BoundedQueue<String>(capacity: 1)
    private let buffers: [Buffer]

    init(bufferBytes: Int, buffers count: Int = 3) {
        free = BoundedQueue(capacity: count)
        buffers = (0..<count).map { _ in
            Buffer(bytes: .allocate(byteCount: bufferBytes, alignment: 4096))
        }
        for buffer in buffers { free.push(buffer) }
        let (work, free, digests) = (work, free, digests)
        let thread = Thread {
            var md5 = Insecure.MD5()
            while case .element(let next) = work.pop() {
                switch next {
                case .hash(let buffer, let count):
                    md5.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer.bytes[..<count]))
                    free.push(buffer)
                case .zeros(let count):
                    Zeros.feed(count) { md5.update(bufferPointer: $0) }
                case .finish:
                    digests.push(hexadecimal(md5.finalize()))
                    md5 = Insecure.MD5()
                }
            }
        }
        thread.start()
    }

    /// The lane's thread must be idle: `finish` has been called after the last `submit`.
    deinit {
        work.close()
        for buffer in buffers { buffer.bytes.deallocate() }
    }

    func freeBuffer() -> Buffer? {
        if case .element(let buffer) = free.pop() { return buffer }
        return nil
    }

    /// Hands over a buffer; the caller may go on reading it, but not write, until it gets it from `freeBuffer` again.
    func submit(_ buffer: Buffer, count: Int) { work.push(.hash(buffer, count: count)) }

    func submitZeros(_ count: Int64) { work.push(.zeros(count)) }

    /// MD5 of everything submitted since the last time.
    func finish() -> String {
        work.push(.finish)
        if case .element(let digest) = digests.pop() { return digest }
        return ""
    }
}

/// The bytes of a hole in a sparse file.
enum Zeros {
    private static let block = [UInt8](repeating: 0, count: 1 << 20)

    static func feed(_ count: Int64, _ take: (UnsafeRawBufferPointer) -> Void) {
        block.withUnsafeBytes { zeros in
            var rest = count
            while rest > 0 {
                let part = Int(min(rest, Int64(zeros.count)))
                take(UnsafeRawBufferPointer(rebasing: zeros[..<part]))
                rest -= Int64(part)
            }
        }
    }
}
