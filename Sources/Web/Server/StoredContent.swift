// SPDX-License-Identifier: Apache-2.0
// Bytes of stored files as response bodies: read in large pieces, one ahead of what is being sent.

import Foundation
import Hummingbird
import Synchronization

/// Reads files of the data directory, on threads that may wait for a disk.
struct ContentReader: Sendable {
    /// The data directory.
    let folder: URL
    private let queue = DispatchQueue(label: "fairway.content", attributes: .concurrent)

    init(folder: URL) { self.folder = folder }

    /// What is read and sent at once; two such pieces are in memory for each download.
    static let pieceSize = 512 * 1024

    /// Opens a file by its path relative to the data directory, as the catalogue has it.
    ///
    /// - Throws: ``ContentError`` when it is not there, not a regular file, or not of the size that is expected.
    func open(_ path: String, size: Int64) throws -> OpenContent {
        guard !path.split(separator: "/").contains("..") else { throw ContentError.missing }
        let descriptor = Foundation.open(
            folder.appendingPathComponent(path).path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw ContentError.missing }
        let content = OpenContent(descriptor: descriptor)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size == size
        else { throw ContentError.missing }
        return content
    }

    /// Up to `count` bytes from `offset`, fewer only at the end of the file.
    func read(_ content: OpenContent, at offset: Int64, count: Int) async throws -> ByteBuffer {
        try await read(content, at: offset, count: count, into: Piece())
    }

    private func read(_ content: OpenContent, at offset: Int64, count: Int, into piece: Piece) async throws
        -> ByteBuffer
    {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(
                    with: Result { try piece.fill { try content.read(at: offset, count: count, into: &$0) } })
            }
        }
    }

    /// The bytes of a range as a body. The next piece is read while one is sent.
    func body(_ content: OpenContent, range: Range<Int64>) -> ResponseBody {
        ResponseBody(contentLength: Int(range.upperBound - range.lowerBound)) { writer in
            try await forEachPiece(of: content, in: range) { try await writer.write($0) }
            try await writer.finish(nil)
        }
    }

    /// Gives the bytes of a range piece by piece.
    ///
    /// - Throws: ``ContentError/truncated`` when the file ends early: the download must not look complete.
    func forEachPiece(
        of content: OpenContent, in range: Range<Int64>, _ body: (ByteBuffer) async throws -> Void
    ) async throws {
        // While one piece is sent and one is read, the third may still be on its way.
        var pieces = [Piece(), Piece(), Piece()]
        var offset = range.lowerBound
        var ahead = next(of: content, at: offset, end: range.upperBound, into: pieces[0])
        while let task = ahead {
            let piece = try await task.value
            offset += Int64(piece.readableBytes)
            pieces.append(pieces.removeFirst())
            ahead = next(of: content, at: offset, end: range.upperBound, into: pieces[0])
            try await body(piece)
        }
    }

    private func next(of content: OpenContent, at offset: Int64, end: Int64, into piece: Piece)
        -> Task<ByteBuffer, any Error>?
    {
        let count = Int(min(end - offset, Int64(Self.pieceSize)))
        guard count > 0 else { return nil }
        return Task {
            let piece = try await read(content, at: offset, count: count, into: piece)
            guard piece.readableBytes == count else { throw ContentError.truncated }
            return piece
        }
    }
}

/// Memory for a piece, used again and again: fresh memory would cost more than reading the file.
private final class Piece: Sendable {
    private let buffer = Mutex(ByteBuffer())

    func fill(_ read: (inout ByteBuffer) throws -> Void) rethrows -> ByteBuffer {
        try buffer.withLock { buffer in
            // Somebody who still holds the content keeps it; only then new memory is taken.
            buffer.clear()
            try read(&buffer)
            return buffer
        }
    }
}

enum ContentError: Error, Hashable, Sendable {
    case missing
    case truncated
}

/// An open file; closed when nobody needs it any more.
final class OpenContent: Sendable {
    private let descriptor: Int32

    init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    fileprivate func read(at offset: Int64, count: Int, into buffer: inout ByteBuffer) throws {
        var isAtEnd = false
        while buffer.readableBytes < count, !isAtEnd {
            let missing = count - buffer.readableBytes
            let position = offset + Int64(buffer.readableBytes)
            var failure: Int32 = 0
            buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: missing) { space in
                let got = pread(descriptor, space.baseAddress, missing, off_t(position))
                if got < 0 { failure = errno }
                if got == 0 { isAtEnd = true }
                return max(got, 0)
            }
            if failure != 0, failure != EINTR { throw ContentError.truncated }
        }
    }
}
