// SPDX-License-Identifier: Apache-2.0
// `fairway get`: download the files of a record and check them against their digests.

import Accounts
import ArgumentParser
import Catalogue
import Foundation
import Metadata
import Preservation

struct Get: FairwayCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the files of a record into a folder, checked against their SHA-512.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "Id of the record.") var id: String
    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("The folder, made when it is missing (default: ./<id>).", valueName: "dir"))
    var folder: String?

    func perform() async throws {
        let installation = try await common.open()
        let viewer = try await installation.viewer(as: common.account)
        let record = try await installation.librarian.record(id, for: viewer)
        let target = URL(fileURLWithPath: folder ?? id, isDirectory: true)
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        let bar = ProgressBar("Copying", isQuiet: common.json)
        defer { bar.finish() }
        var (files, bytes, after) = (0, Int64(0), "")
        while true {
            let page = try await installation.librarian.files(of: id, after: after, limit: 500, for: viewer)
            guard let last = page.last else { break }
            for file in page {
                try copy(file, from: installation.data, to: target)
                files += 1
                bytes += file.entry.size
                bar.show(done: bytes, total: record.byteCount, detail: "\(files) files")
            }
            after = last.entry.key
        }
        bar.finish()
        if common.json {
            return try Terminal.print(
                json: [
                    "id": .string(id), "files": .integer(files), "bytes": .integer(Int(bytes)),
                    "folder": .string(target.path),
                ])
        }
        Terminal.print("\(files) files, \(readable(bytes: bytes)), in \(target.path); all digests agree.")
    }

    /// Copies one file while hashing it; what does not agree is removed again.
    private func copy(_ file: StoredFile, from data: URL, to target: URL) throws {
        // Keys are checked at the deposit; checked again, because a file must never land outside of the folder.
        let path = try LogicalPath(file.entry.key)
        let place = target.appendingPathComponent(path.text)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        let digest = try CheckedCopy.copy(
            from: data.appendingPathComponent(file.path), to: place)
        guard digest == file.entry.sha512 else {
            try? FileManager.default.removeItem(at: place)
            throw DamagedFile(key: file.entry.key)
        }
    }
}

/// A file whose bytes are not those that were published.
struct DamagedFile: Error {
    let key: String
}
