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

/// Opens copies into one staging tree and makes those that are not worth a lane; used by one thread.
final class FileCopier {
    /// From this size on a file is hashed on two threads instead of in a lane.
    static let largeBytes: Int64 = 16 << 20
    private static let bufferBytes = 256 << 10
    private static let laneBytes = 1 << 20
    /// So much is written before the kernel is asked to begin writing it to the disk.
    private static let writeBehind: Int64 = 8 << 20

    private let tree: Descriptor
    private let replacing: Bool
    private let meter: CopyMeter
    private var buffer: UnsafeMutableRawBufferPointer?
    private var lane: HashLane?
    private var lastFolder: (path: Substring, descriptor: Descriptor)?

    init(tree: Descriptor, replacing: Bool, meter: CopyMeter) {
        self.tree = tree
        self.replacing = replacing
        self.meter = meter
    }

    deinit { buffer?.deallocate() }

    /// Opens the source and creates the staged file.
    /// - Throws: `PreservationError` for what concerns this file only, `StagingFailed` for the rest.
    func open(_ task: CopyTask) throws -> OpenCopy {
        let (input, before) = try task.source.open()
        let (folder, name) = try place(task.path.storedPath)
        let output = try create(name, in: folder, task.path)
        return OpenCopy(
            task, input: input, before: before, output: output, folder: folder, name: name, meter: meter)
    }

    /// Copies a file by itself and gives its digests.
    func digests(of copy: OpenCopy) throws -> ContentDigests {
        if copy.before.isSparse { return try copySparse(copy) }
        if copy.before.size >= Self.largeBytes {
            return try copyLarge(copy, from: 0, to: copy.before.size).finish()
        }
        return try copySmall(copy)
    }

    /// The folder that a stored path lies in, made where missing; the last one is remembered, since files come folder by folder.
    private func place(_ stored: LogicalPath) throws -> (Descriptor, String) {
        guard let end = stored.text.utf8.lastIndex(of: slash) else { return (tree, stored.text) }
        let parent = stored.text[..<end]
        let name = String(stored.text[stored.text.utf8.index(after: end)...])
        if let lastFolder, lastFolder.path.utf8.elementsEqual(parent.utf8) {
            return (lastFolder.descriptor, name)
        }
        return try StagingFailed.wrapping {
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
            return try StagingFailed.wrapping {
                try folder.remove(name)
                return try folder.create(name)
            }
        } catch {
            return try StagingFailed.wrapping { throw error }
        }
    }

    private func copySmall(_ copy: OpenCopy) throws -> ContentDigests {
        let buffer = self.buffer ?? .allocate(byteCount: Self.bufferBytes, alignment: 4096)
        self.buffer = buffer
        var sha512 = SHA512()
        var md5 = Insecure.MD5()
        while case let count = try copy.read(into: buffer), count > 0 {
            let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            sha512.update(bufferPointer: bytes)
            md5.update(bufferPointer: bytes)
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
        _ copy: OpenCopy, from start: Int64, to end: Int64, continuing: LargeCopy? = nil
    ) throws -> LargeCopy {
        var large = continuing ?? LargeCopy(lane: readyLane())
        var done = start
        var writtenBehind = start
        while done < end, let buffer = large.lane.freeBuffer() {
            var count = 0
            do {
                // Also when nothing was read: the buffer goes back by way of the lane.
                defer { large.lane.submit(buffer, count: count) }
                let wanted = Int(min(Int64(buffer.bytes.count), end - done))
                let part = UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<wanted])
                count = try copy.input.read(into: part, path: copy.task.source.path.text)
                if count == 0 { throw PreservationError.sourceChanged(path: copy.task.source.path.text) }
            } catch {
                _ = large.lane.finish()
                throw error
            }
            let bytes = UnsafeRawBufferPointer(rebasing: buffer.bytes[..<count])
            do {
                try copy.write(bytes)
            } catch {
                _ = large.lane.finish()
                throw error
            }
            large.sha512.update(bufferPointer: bytes)
            done += Int64(count)
            if done - writtenBehind >= Self.writeBehind {
                // A hint only: flush makes it durable.
                _ = sync_file_range(
                    copy.output.number, off_t(writtenBehind), off_t(done - writtenBehind),
                    UInt32(FAIRWAY_SYNC_FILE_RANGE_WRITE))
                writtenBehind = done
            }
        }
        return large
    }

    /// Holes stay holes in the copy, and are hashed as the zeros they read as.
    private func copySparse(_ copy: OpenCopy) throws -> ContentDigests {
        let size = copy.before.size
        try StagingFailed.wrapping {
            guard ftruncate(copy.output.number, off_t(size)) == 0 else {
                throw PreservationError.last("ftruncate", copy.task.path.text)
            }
        }
        var large = LargeCopy(lane: readyLane())
        var done: Int64 = 0
        while done < size {
            let data = lseek(copy.input.number, off_t(done), Int32(FAIRWAY_SEEK_DATA))
            let start = data < 0 ? size : min(Int64(data), size)
            if start > done {
                large.lane.submitZeros(start - done)
                Zeros.feed(start - done) {
                    large.sha512.update(bufferPointer: $0)
                    meter.count(bytes: $0.count)
                }
            }
            let hole = start < size ? lseek(copy.input.number, off_t(start), Int32(FAIRWAY_SEEK_HOLE)) : -1
            let end = hole < 0 ? size : min(Int64(hole), size)
            if start < end {
                _ = lseek(copy.input.number, off_t(start), SEEK_SET)
                _ = lseek(copy.output.number, off_t(start), SEEK_SET)
                large = try copyLarge(copy, from: start, to: end, continuing: large)
            }
            done = max(end, start)
        }
        return large.finish()
    }

    private func readyLane() -> HashLane {
        if let lane { return lane }
        let made = HashLane(bufferBytes: Self.laneBytes)
        lane = made
        return made
    }
}
