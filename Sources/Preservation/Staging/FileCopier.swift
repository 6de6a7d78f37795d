// SPDX-License-Identifier: Apache-2.0
// The one pass over a file: read once, written, hashed with SHA-512 and MD5 while its bytes are in the cache.
import CLinux
import Crypto
import Foundation

/// A file in a staging tree.
package struct StagedFile: Sendable, Hashable {
    /// The logical path that it was staged for.
    package let path: LogicalPath
    package let size: Int64
    package let digests: ContentDigests

    package init(path: LogicalPath, size: Int64, digests: ContentDigests) {
        self.path = path
        self.size = size
        self.digests = digests
    }

    /// Where it lies below the tree's folder.
    package var storedPath: LogicalPath { path.storedPath }
}

/// Copies files into one staging tree; used by one thread.
final class FileCopier {
    /// A failure of the staging disk: going on with other files would fail in the same way.
    struct StagingFailed: Error { let why: PreservationError }

    private static let chunk = 256 << 10
    /// From this size on the second digest is worth a thread of its own.
    private static let twoThreads: Int64 = 16 << 20
    private static let laneChunk = 1 << 20
    /// So much is written before the kernel is asked to begin writing it to the disk.
    private static let writeBehind: Int64 = 8 << 20

    private let tree: Descriptor
    private let replacing: Bool
    private let meter: CopyMeter
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 4096)
    private var lane: HashLane?
    private var lastFolder: (path: Substring, descriptor: Descriptor)?

    init(tree: Descriptor, replacing: Bool, meter: CopyMeter) {
        self.tree = tree
        self.replacing = replacing
        self.meter = meter
    }

    deinit { buffer.deallocate() }

    /// Copies the source; once more if it changes meanwhile.
    /// - Throws: `PreservationError` for what concerns this file only, `StagingFailed` for the rest.
    func copy(_ source: SourceFile, to path: LogicalPath) throws -> (StagedFile, SourceStamp) {
        do {
            return try copyOnce(source, to: path)
        } catch PreservationError.sourceChanged {
            return try copyOnce(source, to: path)
        }
    }

    private func copyOnce(_ source: SourceFile, to path: LogicalPath) throws -> (StagedFile, SourceStamp) {
        let (input, before) = try source.open()
        let (folder, name) = try place(path.storedPath)
        let output = try create(name, in: folder, path)
        do {
            let digests: ContentDigests
            if before.isSparse {
                digests = try copySparse(input, before, output, path)
            } else if before.size >= Self.twoThreads {
                digests = try copyLarge(input, output, path, from: 0, to: before.size).finish()
            } else {
                digests = try copySmall(input, before.size, output, path)
            }
            // Something was written to the source, or cut off it, while it was read.
            let after = try input.status()
            guard SourceStamp(after) == SourceStamp(before) else {
                throw PreservationError.sourceChanged(path: source.path.text)
            }
            return (StagedFile(path: path, size: before.size, digests: digests), SourceStamp(before))
        } catch {
            try folder.remove(name)
            throw error
        }
    }

    /// The folder that a stored path lies in, made where missing; the last one is remembered, since files come folder by folder.
    private func place(_ stored: LogicalPath) throws -> (Descriptor, String) {
        guard let end = stored.text.lastIndex(of: "/") else { return (tree, stored.text) }
        let parent = stored.text[..<end]
        let name = String(stored.text[stored.text.index(after: end)...])
        if let lastFolder, lastFolder.path.utf8.elementsEqual(parent.utf8) {
            return (lastFolder.descriptor, name)
        }
        return try staging {
            let descriptor = try tree.makeFolders(below: parent.split(separator: "/").map(String.init))
            lastFolder = (parent, descriptor)
            return (descriptor, name)
        }
    }

    private func create(_ name: String, in folder: Descriptor, _ path: LogicalPath) throws -> Descriptor {
        do {
            return try folder.create(name)
        } catch PreservationError.alreadyExists {
            guard replacing else { throw PreservationError.alreadyExists(path: path.text) }
            return try staging {
                try folder.remove(name)
                return try folder.create(name)
            }
        } catch {
            return try staging { throw error }
        }
    }

    private func copySmall(
        _ input: Descriptor, _ size: Int64, _ output: Descriptor, _ path: LogicalPath
    ) throws -> ContentDigests {
        var sha512 = SHA512()
        var md5 = Insecure.MD5()
        var done: Int64 = 0
        while done < size {
            let count = try input.read(into: buffer, path: path.text)
            if count == 0 { throw PreservationError.sourceChanged(path: path.text) }
            let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            try staging { try output.write(bytes, path: path.text) }
            sha512.update(bufferPointer: bytes)
            md5.update(bufferPointer: bytes)
            done += Int64(count)
            meter.count(bytes: count)
        }
        return ContentDigests(sha512: hexadecimal(sha512.finalize()), md5: hexadecimal(md5.finalize()))
    }

    /// A copy in which the worker reads, writes and computes SHA-512, and the lane computes MD5.
    private struct LargeCopy {
        let lane: HashLane
        var sha512 = SHA512()

        func finish() -> ContentDigests {
            ContentDigests(sha512: hexadecimal(sha512.finalize()), md5: lane.finish())
        }
    }

    private func copyLarge(
        _ input: Descriptor, _ output: Descriptor, _ path: LogicalPath, from start: Int64, to end: Int64,
        continuing: LargeCopy? = nil
    ) throws -> LargeCopy {
        var copy = continuing ?? LargeCopy(lane: readyLane())
        var done = start
        var writtenBehind = start
        do {
            while done < end, let buffer = copy.lane.freeBuffer() {
                let wanted = Int(min(Int64(buffer.bytes.count), end - done))
                let count: Int
                do {
                    count = try input.read(
                        into: UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<wanted]),
                        path: path.text)
                    if count == 0 { throw PreservationError.sourceChanged(path: path.text) }
                } catch {
                    copy.lane.submit(buffer, count: 0)
                    throw error
                }
                copy.lane.submit(buffer, count: count)
                let bytes = UnsafeRawBufferPointer(rebasing: buffer.bytes[..<count])
                try staging { try output.write(bytes, path: path.text) }
                copy.sha512.update(bufferPointer: bytes)
                done += Int64(count)
                meter.count(bytes: count)
                if done - writtenBehind >= Self.writeBehind {
                    // A hint only: flush makes it durable.
                    _ = sync_file_range(
                        output.number, off_t(writtenBehind), off_t(done - writtenBehind),
                        UInt32(FAIRWAY_SYNC_FILE_RANGE_WRITE))
                    writtenBehind = done
                }
            }
        } catch {
            _ = copy.lane.finish()
            throw error
        }
        return copy
    }

    /// Holes stay holes in the copy, and are hashed as the zeros they read as.
    private func copySparse(
        _ input: Descriptor, _ before: FileStatus, _ output: Descriptor, _ path: LogicalPath
    ) throws -> ContentDigests {
        try staging {
            guard ftruncate(output.number, off_t(before.size)) == 0 else {
                throw PreservationError.last("ftruncate", path.text)
            }
        }
        var copy = LargeCopy(lane: readyLane())
        var done: Int64 = 0
        while done < before.size {
            let data = lseek(input.number, off_t(done), Int32(FAIRWAY_SEEK_DATA))
            let start = data < 0 ? before.size : min(Int64(data), before.size)
            if start > done {
                copy.lane.submitZeros(start - done)
                Zeros.feed(start - done) {
                    copy.sha512.update(bufferPointer: $0)
                    meter.count(bytes: $0.count)
                }
            }
            let hole = start < before.size ? lseek(input.number, off_t(start), Int32(FAIRWAY_SEEK_HOLE)) : -1
            let end = hole < 0 ? before.size : min(Int64(hole), before.size)
            if start < end {
                _ = lseek(input.number, off_t(start), SEEK_SET)
                _ = lseek(output.number, off_t(start), SEEK_SET)
                copy = try copyLarge(input, output, path, from: start, to: end, continuing: copy)
            }
            done = end
        }
        return copy.finish()
    }

    private func readyLane() -> HashLane {
        if let lane { return lane }
        let made = HashLane(bufferBytes: Self.laneChunk)
        lane = made
        return made
    }

    /// Runs what concerns the staging disk: its failures end the whole copy.
    private func staging<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as PreservationError {
            throw StagingFailed(why: error)
        }
    }
}
