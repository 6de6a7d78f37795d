// SPDX-License-Identifier: Apache-2.0
// Copying a folder into a staging tree: one thread finds files, several copy them, the caller takes durable batches.
import Foundation
import Synchronization

/// What became of one entry of the source.
package enum CopyResult<Note: Sendable>: Sendable {
    /// Staged and durable. `note` is what the examination made of it, `stamp` the source as it was read.
    case staged(StagedFile, source: SourceFile, stamp: SourceStamp, note: Note)
    /// This file could not be read or staged; the others are not concerned.
    case failed(SourceFile, PreservationError)
    /// Not a file that can be deposited.
    case notAFile(FolderEntry)
}

/// When results are made durable and handed over: whichever comes first.
package struct CopyBatch: Sendable {
    package var files: Int
    package var bytes: Int64
    package var seconds: Double

    package init(files: Int = 20_000, bytes: Int64 = 4 << 30, seconds: Double = 10) {
        self.files = files
        self.bytes = bytes
        self.seconds = seconds
    }
}

extension StagingTree {
    /// Stages every file of `entries`, reading each once. Blocks the calling thread until all is done.
    ///
    /// - Parameters:
    ///   - place: the logical path for a file, or nil to leave it out (because it is staged already, for example);
    ///     called on one thread, in the order of the walk.
    ///   - replacing: whether a file that lies at the path already (left by a crash) is overwritten; else the file fails.
    ///   - workers: threads that copy; some more than processors, since they wait for the disk now and then.
    ///   - examine: run by the thread that copied the file, while its bytes are in memory.
    ///   - deliver: called on the calling thread with results in no particular order, after what they name is durable.
    /// - Throws: `PreservationError` when the staging disk fails (full, read-only); results up to then have been delivered.
    ///   What `deliver` throws ends the copy too.
    package func copy<Note: Sendable>(
        _ entries: some Sequence<FolderEntry> & Sendable,
        place: @escaping @Sendable (SourceFile) -> LogicalPath?,
        replacing: Bool = false,
        workers: Int = ProcessInfo.processInfo.activeProcessorCount + 2,
        batch: CopyBatch = CopyBatch(),
        meter: CopyMeter = CopyMeter(),
        examine: @escaping @Sendable (StagedFile, URL) -> Note,
        deliver: ([CopyResult<Note>]) throws -> Void
    ) throws {
        let run = CopyRun<Note>(
            tree: self, replacing: replacing, meter: meter, workers: max(1, workers), examine: examine)
        run.start(entries, place: place)
        defer { run.stop() }

        var gathered: [CopyResult<Note>] = []
        var bytes: Int64 = 0
        var deadline = Date(timeIntervalSinceNow: batch.seconds)
        var open = true
        while open {
            switch run.results.pop(until: deadline) {
            case .element(let result):
                gathered.append(result)
                if case .staged(let file, _, _, _) = result { bytes += file.size }
            case .nothingYet:
                break
            case .closed:
                open = false
            }
            let full =
                gathered.count >= batch.files || bytes >= batch.bytes || deadline.timeIntervalSinceNow <= 0
            if full || !open {
                if !gathered.isEmpty {
                    try flush()
                    try deliver(gathered)
                }
                gathered.removeAll(keepingCapacity: true)
                bytes = 0
                deadline = Date(timeIntervalSinceNow: batch.seconds)
            }
        }
        if let failure = run.failure { throw failure }
    }
}

/// The threads of one copy and the queues between them.
private final class CopyRun<Note: Sendable>: Sendable {
    let results = BoundedQueue<CopyResult<Note>>(capacity: 4096)
    // Each waiting file may hold a folder open, and descriptors are few.
    private let tasks = BoundedQueue<CopyTask>(capacity: 256)
    private let tree: StagingTree
    private let replacing: Bool
    private let meter: CopyMeter
    private let workers: Int
    private let examine: @Sendable (StagedFile, URL) -> Note
    private let stillWorking: Mutex<Int>
    private let firstFailure = Mutex<PreservationError?>(nil)

    init(
        tree: StagingTree, replacing: Bool, meter: CopyMeter, workers: Int,
        examine: @escaping @Sendable (StagedFile, URL) -> Note
    ) {
        self.tree = tree
        self.replacing = replacing
        self.meter = meter
        self.workers = workers
        self.examine = examine
        stillWorking = Mutex(workers)
    }

    var failure: PreservationError? { firstFailure.withLock { $0 } }

    func start(
        _ entries: some Sequence<FolderEntry> & Sendable,
        place: @escaping @Sendable (SourceFile) -> LogicalPath?
    ) {
        Thread { self.find(entries, place) }.start()
        for _ in 0..<workers {
            Thread { self.work() }.start()
        }
    }

    /// Ends all threads soon, whatever they are at.
    func stop() {
        tasks.close(dropping: true)
        results.close(dropping: true)
    }

    private func find(_ entries: some Sequence<FolderEntry>, _ place: (SourceFile) -> LogicalPath?) {
        for entry in entries {
            guard case .file(let source) = entry else {
                guard results.push(.notAFile(entry)) else { break }
                continue
            }
            guard let path = place(source) else { continue }
            guard tasks.push(CopyTask(source: source, path: path)) else { break }
        }
        tasks.close()
    }

    private func work() {
        let copier = FileCopier(tree: tree.root, replacing: replacing, meter: meter)
        if LaneDigests<OpenCopy>.pay {
            copyInLanes(copier)
        } else {
            while case .element(let task) = tasks.pop() { copyAlone(task, copier) }
        }
        let left = stillWorking.withLock { count in
            count -= 1
            return count
        }
        if left == 0 { results.close() }
    }

    /// Large and sparse files by themselves, all others eight at a time.
    private func copyInLanes(_ copier: FileCopier) {
        var again: [CopyTask] = []
        LaneDigests<OpenCopy>().run(
            next: { mayWait in
                while let task = again.popLast() ?? nextTask(waiting: mayWait) {
                    let isOrdinary = task.source.stamp.size < FileCopier.largeBytes
                    guard isOrdinary else {
                        copyAlone(task, copier)
                        continue
                    }
                    do {
                        let copy = try copier.open(task)
                        if !copy.before.isSparse { return copy }
                        finish(copy, Result { try copier.digests(of: copy) }).map { again.append($0) }
                    } catch {
                        report(error, task)
                    }
                }
                return nil
            },
            finished: { copy, digests in
                finish(copy, digests).map { again.append($0) }
            })
    }

    private func nextTask(waiting: Bool) -> CopyTask? {
        guard waiting else { return tasks.poll() }
        if case .element(let task) = tasks.pop() { return task }
        return nil
    }

    private func copyAlone(_ task: CopyTask, _ copier: FileCopier) {
        do {
            let copy = try copier.open(task)
            if let again = finish(copy, Result { try copier.digests(of: copy) }) { copyAlone(again, copier) }
        } catch {
            report(error, task)
        }
    }

    /// Hands over the result of a copy. Gives the task back if it should be tried once more.
    private func finish(_ copy: OpenCopy, _ digests: Result<ContentDigests, any Error>) -> CopyTask? {
        do {
            let (file, stamp) = try copy.finish(digests.get())
            let note = examine(file, tree.url(of: file.path))
            meter.countFile()
            results.push(.staged(file, source: copy.task.source, stamp: stamp, note: note))
            return nil
        } catch {
            do {
                try copy.abandon()
            } catch {
                report(error, copy.task)
            }
            if case PreservationError.sourceChanged = error, !copy.task.isSecondTry {
                return CopyTask(source: copy.task.source, path: copy.task.path, isSecondTry: true)
            }
            report(error, copy.task)
            return nil
        }
    }

    private func report(_ error: any Error, _ task: CopyTask) {
        if let failed = error as? StagingFailed {
            firstFailure.withLock { $0 = $0 ?? failed.why }
            tasks.close(dropping: true)
            return
        }
        let why = error as? PreservationError ?? .system(call: "copy", path: task.source.path.text, code: EIO)
        results.push(.failed(task.source, why))
    }
}
