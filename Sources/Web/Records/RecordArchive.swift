// SPDX-License-Identifier: Apache-2.0
// All files of a record as one ZIP: made while it is sent, its length known before.

import Accounts
import Catalogue
import Foundation
import Hummingbird

/// The ZIP of a record's files, below a folder with the record's id. Only the checksums of the files are kept in
/// memory, four bytes for each.
struct RecordArchive: Sendable {
    private let record: String
    private let viewer: Viewer
    private let librarian: Librarian
    private let content: ContentReader
    private let length: Int64
    private let moment: ZipMoment

    private static let page = 500

    /// - Throws: `CatalogueError` when the viewer may not read the files.
    init(record: String, viewer: Viewer, librarian: Librarian, content: ContentReader) async throws {
        self.record = record
        self.viewer = viewer
        self.librarian = librarian
        self.content = content
        let document = try await librarian.record(record, for: viewer).document
        moment = ZipMoment(document.published ?? document.updated)
        var layout = ZipLayout()
        try await Self.eachFile(of: record, viewer, librarian) { file in
            layout.add(nameLength: ZipEntry.name(file.entry.key, in: record).count, size: file.entry.size)
        }
        length = layout.length
    }

    var body: ResponseBody {
        ResponseBody(contentLength: Int(length)) { writer in
            var checksums: [UInt32] = []
            var layout = ZipLayout()
            var entries = 0
            try await eachFile { file in
                let entry = ZipEntry(file.entry, in: record, at: layout.offset, moment: moment)
                var checksum = CRC32()
                try await writer.write(ByteBuffer(bytes: entry.localHeader))
                let open = try content.open(file.path, size: file.entry.size)
                try await content.forEachPiece(of: open, in: 0..<file.entry.size) { piece in
                    piece.withUnsafeReadableBytes { checksum.update($0) }
                    try await writer.write(piece)
                }
                try await writer.write(ByteBuffer(bytes: entry.dataDescriptor(checksum.value)))
                checksums.append(checksum.value)
                layout.add(nameLength: entry.name.count, size: entry.size)
            }
            var directory = ZipLayout()
            try await eachFile { file in
                let entry = ZipEntry(file.entry, in: record, at: directory.offset, moment: moment)
                guard entries < checksums.count else { throw ContentError.truncated }
                try await writer.write(ByteBuffer(bytes: entry.centralHeader(checksums[entries])))
                entries += 1
                directory.add(nameLength: entry.name.count, size: entry.size)
            }
            // A draft can change while it is sent; a download with another length is cut off, never wrong.
            guard entries == checksums.count, directory.length == length else { throw ContentError.truncated }
            try await writer.write(ByteBuffer(bytes: directory.end))
            try await writer.finish(nil)
        }
    }

    private func eachFile(_ body: (StoredFile) async throws -> Void) async throws {
        try await Self.eachFile(of: record, viewer, librarian, body)
    }

    private static func eachFile(
        of record: String, _ viewer: Viewer, _ librarian: Librarian,
        _ body: (StoredFile) async throws -> Void
    ) async throws {
        var after = ""
        while true {
            let files = try await librarian.files(of: record, after: after, limit: page, for: viewer)
            for file in files { try await body(file) }
            guard files.count == page, let last = files.last else { return }
            after = last.entry.key
        }
    }
}
