// SPDX-License-Identifier: Apache-2.0
// Inflating a block of compressed bytes up to a limit.

import CZlib

/// zlib and gzip streams in memory, expanded no further than a limit: a bomb gives its first bytes only.
enum BoundedInflate {
    /// The first `limit` bytes of the zlib stream (RFC 1950) in `bytes`; what could be read of a broken one.
    static func zlib(_ bytes: some Collection<UInt8>, limit: Int) -> [UInt8] {
        inflated(bytes, limit: limit, windowBits: 15)
    }

    /// The first `limit` bytes of the gzip stream (RFC 1952) in `bytes`; what could be read of a broken or cut one.
    static func gzip(_ bytes: some Collection<UInt8>, limit: Int) -> [UInt8] {
        // 16 asks inflateInit2 for the gzip wrapper (zlib.h).
        inflated(bytes, limit: limit, windowBits: 15 + 16)
    }

    private static func inflated(_ bytes: some Collection<UInt8>, limit: Int, windowBits: Int32) -> [UInt8] {
        var input = Array(bytes)
        guard !input.isEmpty, limit > 0 else { return [] }
        var stream = z_stream()
        guard fairway_inflate_init(&stream, windowBits) == Z_OK else { return [] }
        defer { inflateEnd(&stream) }
        var output: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(clamping: input.count)
            var status = Z_OK
            while status == Z_OK, output.count < limit {
                let written = block.withUnsafeMutableBufferPointer { block in
                    stream.next_out = block.baseAddress
                    stream.avail_out = UInt32(block.count)
                    status = inflate(&stream, Z_NO_FLUSH)
                    return block.count - Int(stream.avail_out)
                }
                output.append(contentsOf: block.prefix(min(written, limit - output.count)))
                if written == 0 { break }
            }
        }
        return output
    }
}
