// SPDX-License-Identifier: Apache-2.0
// The bytes of a file that is being inspected: its head, and bounded reads anywhere in it.

import Foundation
import Synchronization

/// The first bytes of a file, from which its format is recognised.
package struct FileHead: Sendable {
    /// The last part of the path: a hint only, the content decides.
    package let name: String
    /// The first ``FileBytes/headLength`` bytes, fewer when the file is shorter.
    package let bytes: [UInt8]
    /// Size of the whole file in bytes.
    package let size: Int64

    package init(name: String, bytes: [UInt8], size: Int64) {
        self.name = name
        self.bytes = bytes
        self.size = size
    }

    /// Whether the head has `signature` at `offset`.
    package func has(_ signature: [UInt8], at offset: Int = 0) -> Bool {
        bytes.count >= offset + signature.count
            && bytes[offset..<(offset + signature.count)].elementsEqual(signature)
    }

    /// Whether the head has the ASCII text `signature` at `offset`.
    package func has(_ signature: StaticString, at offset: Int = 0) -> Bool {
        has(signature.withUTF8Buffer { Array($0) }, at: offset)
    }

    /// Lower-case text after the last dot of the name, empty when there is none.
    package var fileExtension: String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}

/// Read access to one open file by offset; reads are bounded, so that a hostile length cannot take the memory.
///
/// All reads of one inspection together have a budget of bytes and of time. When it is spent, reads give nothing, as at
/// the end of the file, and ``isExhausted`` is true: an extractor that walks a file needs no guard of its own.
package final class FileBytes: Sendable {
    /// How many bytes ``head`` has at most.
    package static let headLength = 4096
    /// The most that one call of ``read(at:count:)`` gives.
    package static let longestRead = 16 << 20
    /// How many bytes all reads together may give, unless the initialiser says otherwise.
    package static let defaultBudget: Int64 = 64 << 20
    /// How long after opening reads give bytes, unless the initialiser says otherwise.
    package static let defaultTimeLimit: Duration = .milliseconds(700)

    package let path: String
    package let name: String
    package let size: Int64
    private let descriptor: Int32
    private let deadline: ContinuousClock.Instant
    private let remaining: Atomic<Int64>
    private let exhausted = Atomic<Bool>(false)

    /// Opens the file for reading, without following a symbolic link.
    ///
    /// - Throws: ``FileBytesError`` when it cannot be opened or is not a regular file.
    package init(
        path: String, budget: Int64 = FileBytes.defaultBudget,
        timeLimit: Duration = FileBytes.defaultTimeLimit
    ) throws(FileBytesError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notARegularFile(path: path)
        }
        self.path = path
        self.name = path.split(separator: "/").last.map(String.init) ?? path
        self.size = Int64(status.st_size)
        self.descriptor = descriptor
        self.deadline = .now + timeLimit
        self.remaining = Atomic(budget)
    }

    deinit { close(descriptor) }

    /// The first bytes, for recognising the format.
    package var head: FileHead {
        FileHead(name: name, bytes: read(at: 0, count: Self.headLength), size: size)
    }

    /// Whether a read was refused because the budget of bytes or of time is spent.
    package var isExhausted: Bool { exhausted.load(ordering: .relaxed) }

    /// Up to `count` bytes from `offset`; fewer at the end of the file, none outside of it or when reading fails.
    package func read(at offset: Int64, count: Int) -> [UInt8] {
        guard offset >= 0, offset < size, count > 0 else { return [] }
        let wanted = Int(min(Int64(min(count, Self.longestRead)), size - offset))
        guard remaining.load(ordering: .relaxed) >= Int64(wanted), ContinuousClock.now < deadline else {
            exhausted.store(true, ordering: .relaxed)
            return []
        }
        remaining.subtract(Int64(wanted), ordering: .relaxed)
        return [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            while filled < wanted {
                let got = pread(
                    descriptor, buffer.baseAddress.map { $0 + filled }, wanted - filled,
                    off_t(offset) + off_t(filled))
                if got > 0 {
                    filled += got
                } else if got == 0 || errno != EINTR {
                    break
                }
            }
        }
    }
}

/// Why a file cannot be inspected.
package enum FileBytesError: Error, Hashable, Sendable {
    case unreadable(path: String, reason: String)
    case notARegularFile(path: String)
}
