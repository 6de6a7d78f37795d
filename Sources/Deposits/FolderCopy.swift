// SPDX-License-Identifier: Apache-2.0
// The copying part of a deposit: files into the staging tree, what they say into the catalogue, batch by batch.

import Catalogue
import Database
import Extraction
import Foundation
import Metadata
import Preservation
import Synchronization

/// What a folder gave.
struct CopiedFolder: Sendable {
    var addedFiles = 0
    var addedBytes: Int64 = 0
    var unchangedFiles = 0
    var notices: [DepositReport.Notice] = []
    var noticeCount = 0
    var statements: [LayeredStatement] = []
}

/// Copies sources into the staging tree of a draft. Every batch is durable and recorded before the next begins, so that
/// an interrupted deposit goes on with the first file that is not recorded.
struct FolderCopy: Sendable {
    let store: Store
    let staging: URL
    let record: Record
    let inspection: Inspection
    let sources: [URL]
    let progress: @Sendable (DepositProgress) -> Void

    /// The most notices that are kept word for word.
    static let mostNotices = 1000

    /// What the examination of a file gives: its format and statements, and the sidecar it may be.
    private struct Examined: Sendable {
        var inspected: Inspected
        var sidecar: Extract?
    }

    /// Runs on a thread of its own, because copying blocks.
    func run() async throws -> CopiedFolder {
        try await withCheckedThrowingContinuation { continuation in
            Thread { continuation.resume(with: Result { try copyAll() }) }.start()
        }
    }

    private func copyAll() throws -> CopiedFolder {
        let tree = try StagingTree(of: record.id, in: staging)
        let meter = CopyMeter()
        let ticker = Ticker(meter: meter, sources: sources, progress: progress)
        defer { ticker.stop() }
        let earlier = try store.readNow { try $0.statements(about: record.id, limit: HeaderStatements.most) }
        var statements = HeaderStatements(earlier)
        var copied = CopiedFolder()
        for (source, prefix) in places() {
            try copy(
                source, prefix: prefix, into: tree, meter: meter, copied: &copied, statements: &statements)
        }
        copied.statements = statements.taken()
        return copied
    }

    /// Where each source lies in the record: the content of one folder at the top, several folders under their names.
    /// Of sources with the same name all but the first lie in a numbered folder, so that none replaces another.
    private func places() -> [(source: URL, prefix: String)] {
        guard sources.count > 1 else { return sources.map { ($0, "") } }
        var seen: [String: Int] = [:]
        return sources.sorted { $0.path < $1.path }.map { source in
            let name = source.lastPathComponent
            let count = (seen[name] ?? 0) + 1
            seen[name] = count
            return (source, (count > 1 ? "\(count)/" : "") + (isFolder(source) ? name + "/" : ""))
        }
    }

    private func copy(
        _ source: URL, prefix: String, into tree: StagingTree, meter: CopyMeter, copied: inout CopiedFolder,
        statements: inout HeaderStatements
    ) throws {
        let unchanged = Atomic<Int>(0)
        let mayBeRecorded = try store.readNow { try $0.hasFiles(record.id) }
        let place: @Sendable (SourceFile) -> LogicalPath? = { file in
            let key = prefix + file.path.text
            if mayBeRecorded, isRecorded(key, file.stamp) {
                unchanged.add(1, ordering: .relaxed)
                return nil
            }
            return try? LogicalPath("files/" + key)
        }
        let examine: @Sendable (StagedFile, URL) -> Examined = { staged, url in
            examined(staged, at: url)
        }
        let deliver: ([CopyResult<Examined>]) throws -> Void = { results in
            try take(
                try mayBeRecorded
                    ? withoutKnownContent(
                        results, prefix: prefix, in: tree, copied: &copied, statements: &statements)
                    : results,
                prefix: prefix, copied: &copied, statements: &statements)
        }
        if isFolder(source) {
            try tree.copy(
                try FolderWalk(source), place: place, replacing: true, meter: meter, examine: examine,
                deliver: deliver)
        } else {
            try tree.copy(
                [FolderEntry.file(try SourceFile(at: source))], place: place, replacing: true, meter: meter,
                examine: examine, deliver: deliver)
        }
        copied.unchangedFiles += unchanged.load(ordering: .relaxed)
    }

    /// Whether this very file, by size and time, was recorded by an earlier deposit into the draft.
    private func isRecorded(_ key: String, _ stamp: SourceStamp) -> Bool {
        guard let file = try? store.readNow({ try $0.file(key, of: record.id) }) else { return false }
        return file.entry.size == stamp.size && file.modified == stamp.modifiedNanoseconds
    }

    private func examined(_ staged: StagedFile, at url: URL) -> Examined {
        let key = String(staged.path.text.dropFirst("files/".count))
        let inspected =
            (try? inspection.inspect(path: url.path))
            ?? Inspected(format: .unknown, extract: Extract(warnings: ["the file could not be read again"]))
        var examined = Examined(inspected: inspected)
        if let sidecar = Sidecars.recognise(key), staged.size <= Int64(Sidecars.longest),
            let bytes = try? [UInt8](Data(contentsOf: url))
        {
            do {
                examined.sidecar = try sidecar.read(bytes)
            } catch {
                examined.inspected.extract.warnings.append("not used as \(sidecar.name): \(error)")
            }
        }
        return examined
    }

    /// Drops files whose content the draft has from an earlier published version: only their time had changed. What they
    /// say is kept: a rebuilt catalogue may not remember it.
    private func withoutKnownContent(
        _ results: [CopyResult<Examined>], prefix: String, in tree: StagingTree, copied: inout CopiedFolder,
        statements: inout HeaderStatements
    ) throws -> [CopyResult<Examined>] {
        var rest: [CopyResult<Examined>] = []
        for result in results {
            guard case .staged(let staged, let source, _, let examined) = result,
                let known = try store.readNow({ try $0.file(prefix + source.path.text, of: record.id) }),
                known.entry.sha512 == staged.digests.sha512, known.path.hasPrefix("objects/")
            else {
                rest.append(result)
                continue
            }
            try tree.remove(staged.path)
            copied.unchangedFiles += 1
            statements.add(
                examined.sidecar ?? examined.inspected.extract,
                layer: examined.sidecar == nil ? .header : .sidecar,
                file: prefix + source.path.text)
        }
        return rest
    }

    /// Records a durable batch.
    private func take(
        _ results: [CopyResult<Examined>], prefix: String, copied: inout CopiedFolder,
        statements: inout HeaderStatements
    ) throws {
        var files: [StoredFile] = []
        for result in results {
            switch result {
            case .staged(let staged, let source, let stamp, let examined):
                let key = prefix + source.path.text
                files.append(stored(staged, key: key, stamp: stamp, format: examined.inspected.format))
                copied.addedFiles += 1
                copied.addedBytes += staged.size
                if let sidecar = examined.sidecar {
                    statements.add(sidecar, layer: .sidecar, file: key)
                    for warning in sidecar.warnings { copied.note(key, warning) }
                } else {
                    statements.add(examined.inspected.extract, layer: .header, file: key)
                }
                for warning in examined.inspected.extract.warnings { copied.note(key, warning) }
                if source.originalPath != nil {
                    copied.note(key, "the name is not UTF-8; its other bytes are written as %XX")
                }
            case .failed(let source, let error):
                copied.note(prefix + source.path.text, "not deposited: \(error.sentence)")
            case .notAFile(let entry):
                copied.note(entry, prefix: prefix)
            }
        }
        let gathered = statements.hasChanged ? statements.taken() : nil
        try store.writeNow { writing in
            try writing.putFiles(files, in: record.id)
            if let gathered { try writing.setStatements(gathered, about: record.id) }
        }
    }

    private func stored(_ staged: StagedFile, key: String, stamp: SourceStamp, format: FileFormat)
        -> StoredFile
    {
        StoredFile(
            entry: FileEntry(
                key: key, size: staged.size, sha512: staged.digests.sha512, md5: staged.digests.md5,
                mediaType: format.mediaType, format: format.name, pronom: format.pronom),
            path: "staging/\(record.id)/content/\(staged.storedPath.text)",
            modified: stamp.modifiedNanoseconds)
    }

    private func isFolder(_ url: URL) -> Bool {
        (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
    }
}

extension CopiedFolder {
    mutating func note(_ path: String, _ message: String) {
        noticeCount += 1
        if notices.count < FolderCopy.mostNotices {
            notices.append(DepositReport.Notice(path: path, message: message))
        }
    }

    mutating func note(_ entry: FolderEntry, prefix: String) {
        switch entry {
        case .file: break
        case .link(let path, let target):
            note(prefix + path.text, "not deposited: a symbolic link to \(target); links are never followed")
        case .special(let path): note(prefix + path.text, "not deposited: a device, socket or pipe")
        case .emptyFolder(let path): note(prefix + path.text, "not kept: an empty folder")
        case .unreadable(let path, let why): note(prefix + path.text, "not deposited: \(why.sentence)")
        }
    }
}

extension PreservationError {
    /// The reason in a few words.
    var sentence: String {
        switch self {
        case .notPermitted: "no permission to read it"
        case .notFound: "it disappeared"
        case .sourceChanged: "it changed while it was read; deposit it again when it is complete"
        case .notARegularFile: "not a regular file"
        case .illegalPath, .conflictingPath: "its name cannot be kept"
        default: "\(self)"
        }
    }
}

/// Tells about ten times a second how far the copy is, and counts the sources meanwhile.
private final class Ticker: Sendable {
    private let isOver = Atomic<Bool>(false)
    private let total = Mutex<Int64?>(nil)

    init(meter: CopyMeter, sources: [URL], progress: @escaping @Sendable (DepositProgress) -> Void) {
        Thread { [self] in
            while !isOver.load(ordering: .relaxed) {
                progress(
                    DepositProgress(
                        bytes: Int64(meter.bytes), files: meter.files, total: total.withLock { $0 }))
                Thread.sleep(forTimeInterval: 0.1)
            }
        }.start()
        Thread { [self] in
            var sum: Int64 = 0
            for source in sources {
                guard let walk = try? FolderWalk(source) else { continue }
                for entry in walk {
                    if case .file(let file) = entry { sum += file.stamp.size }
                    if isOver.load(ordering: .relaxed) { return }
                }
            }
            let counted = sum
            total.withLock { $0 = counted }
        }.start()
    }

    func stop() { isOver.store(true, ordering: .relaxed) }
}
