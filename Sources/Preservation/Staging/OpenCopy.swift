// SPDX-License-Identifier: Apache-2.0
// One copy under way: the source open for reading, the staged file for writing, and what must hold at the end.
import CLinux
import Foundation

/// A failure of the staging disk: going on with other files would fail in the same way.
struct StagingFailed: Error {
    let why: PreservationError

    /// Runs what concerns the staging disk.
    static func wrapping<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as PreservationError {
            throw StagingFailed(why: error)
        }
    }
}

/// A file to be staged under a path.
struct CopyTask: Sendable {
    let source: SourceFile
    let path: LogicalPath
    /// The source changed during an earlier try.
    var isSecondTry = false
}

/// Reads the source and writes what it reads.
final class OpenCopy: LaneStream {
    let task: CopyTask
    let input: Descriptor
    let output: Descriptor
    /// The source when it was opened.
    let before: FileStatus
    private let folder: Descriptor
    private let name: String
    private let meter: CopyMeter
    private var done: Int64 = 0
    private static let writeBehind: Int64 = 1 << 20

    init(
        _ task: CopyTask, input: Descriptor, before: FileStatus, output: Descriptor, folder: Descriptor,
        name: String,
        meter: CopyMeter
    ) {
        self.task = task
        self.input = input
        self.before = before
        self.output = output
        self.folder = folder
        self.name = name
        self.meter = meter
    }

    /// Reads up to the size that the file had when it was opened.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let wanted = Int(min(Int64(buffer.count), before.size - done))
        if wanted == 0 { return 0 }
        let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
        let count = try input.read(into: part, path: task.source.path.text)
        if count == 0 { throw PreservationError.sourceChanged(path: task.source.path.text) }
        try write(UnsafeRawBufferPointer(rebasing: part[..<count]))
        done += Int64(count)
        return count
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        try StagingFailed.wrapping { try output.write(bytes, path: task.path.text) }
        meter.count(bytes: bytes.count)
    }

    /// The copy is complete. Throws `sourceChanged` when something was written to the source, or cut off it, meanwhile.
    func finish(_ digests: ContentDigests) throws -> (StagedFile, SourceStamp) {
        if before.size >= Self.writeBehind {
            // A hint: the disk begins to write while the next files are hashed, so that a flush has less to wait for.
            // Small files are written faster all at once.
            _ = sync_file_range(output.number, 0, 0, UInt32(FAIRWAY_SYNC_FILE_RANGE_WRITE))
        }
        let stamp = SourceStamp(before)
        guard SourceStamp(try input.status()) == stamp else {
            throw PreservationError.sourceChanged(path: task.source.path.text)
        }
        return (StagedFile(path: task.path, size: before.size, digests: digests), stamp)
    }

    /// Removes what was written.
    func abandon() throws { try StagingFailed.wrapping { try folder.remove(name) } }
}
