// SPDX-License-Identifier: Apache-2.0
// The beginning of a gzip stream, unpacked: headers in compressed files need no more.

import CZlib

enum Gunzip {
    /// Up to `limit` bytes of what `bytes`, the beginning of a gzip file, unpack to; fewer when the stream ends, is cut or
    /// damaged.
    static func prefix(of bytes: [UInt8], limit: Int) -> [UInt8] {
        guard bytes.starts(with: [0x1F, 0x8B]), limit > 0 else { return [] }
        var input = bytes
        return [UInt8](unsafeUninitializedCapacity: limit) { output, filled in
            input.withUnsafeMutableBufferPointer { input in
                var stream = z_stream()
                // 15 is the largest window, 16 asks for the gzip wrapper (zlib.h, inflateInit2).
                guard fairway_inflate_init(&stream, 15 + 16) == Z_OK else { return }
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(clamping: input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(clamping: limit)
                _ = inflate(&stream, Z_SYNC_FLUSH)
                filled = limit - Int(stream.avail_out)
                inflateEnd(&stream)
            }
        }
    }
}
