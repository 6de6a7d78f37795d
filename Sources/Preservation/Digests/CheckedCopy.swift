// SPDX-License-Identifier: Apache-2.0
// Copying a file out of the store while its digest is computed.

import Crypto
import Foundation

/// Copies files out of the store.
package enum CheckedCopy {
    private static let chunk = 1 << 20

    /// Copies one file and gives the SHA-512 of what was read, in lower-case hexadecimal.
    ///
    /// - Throws: ``PreservationError`` when reading or writing fails; an existing file is not overwritten.
    package static func copy(from source: URL, to target: URL) throws -> String {
        let input = open(source.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard input >= 0 else { throw PreservationError.last("open", source.path) }
        defer { close(input) }
        let output = open(target.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard output >= 0 else { throw PreservationError.last("open", target.path) }
        defer { close(output) }
        var digest = SHA512()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = read(input, buffer.baseAddress, buffer.count)
            if count == 0 { return hexadecimal(digest.finalize()) }
            guard count > 0 else { throw PreservationError.last("read", source.path) }
            let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            digest.update(bufferPointer: piece)
            var done = 0
            while done < count {
                let written = write(output, piece.baseAddress.map { $0 + done }, count - done)
                guard written > 0 else { throw PreservationError.last("write", target.path) }
                done += written
            }
        }
    }
}
