// SPDX-License-Identifier: Apache-2.0
// A draft or record as the catalogue keeps it, its files, and what can go wrong with them.

import Database
import Metadata

/// A draft or a published record with what the catalogue derives from it.
package struct Record: Sendable, Hashable {
    package enum State: String, Sendable, SQLConvertible, SQLReadable { case draft, published }

    package var state: State
    package var document: RecordDocument
    package let ownerID: Int64?
    package let isLatest: Bool
    package var fileCount: Int
    package var byteCount: Int64

    package var id: String { document.id }
    package var parent: String { document.parent }

    package init(
        state: State, document: RecordDocument, ownerID: Int64?, isLatest: Bool = false, fileCount: Int = 0,
        byteCount: Int64 = 0
    ) {
        self.state = state
        self.document = document
        self.ownerID = ownerID
        self.isLatest = isLatest
        self.fileCount = fileCount
        self.byteCount = byteCount
    }
}

/// One file of a draft or record.
package struct FileEntry: Codable, Sendable, Hashable {
    /// Path inside the record, `/` between folders.
    package var key: String
    /// Bytes.
    package var size: Int64
    /// Lower-case hexadecimal.
    package var sha512: String
    package var md5: String
    package var mediaType: String
    /// Name of the format for people.
    package var format: String
    /// PRONOM id, where one exists.
    package var pronom: String?

    package init(
        key: String, size: Int64, sha512: String, md5: String, mediaType: String, format: String,
        pronom: String? = nil
    ) {
        self.key = key
        self.size = size
        self.sha512 = sha512
        self.md5 = md5
        self.mediaType = mediaType
        self.format = format
        self.pronom = pronom
    }
}

/// A file of a draft or record with where its bytes are.
package struct StoredFile: Sendable, Hashable {
    package var entry: FileEntry
    /// Path of the content, relative to the data directory.
    package var path: String
    /// Modification time of the source in nanoseconds since 1970, by which an interrupted deposit knows the file again.
    package var modified: Int64

    package init(entry: FileEntry, path: String, modified: Int64) {
        self.entry = entry
        self.path = path
        self.modified = modified
    }
}

extension Record {
    /// How the record stands on `day` (`YYYY-MM-DD`, UTC).
    package func accessStatus(on day: String) -> AccessStatus {
        document.access.status(on: day, hasFiles: fileCount > 0)
    }
}

/// Why a draft or record cannot be had or changed.
package enum CatalogueError: Error, Hashable, Sendable {
    /// No such record, or the viewer may not know of it.
    case unknownRecord(String)
    case unknownFile(record: String, key: String)
    /// The viewer sees the record but may not do this.
    case notPermitted(record: String, action: String)
    /// Somebody saved the draft in between.
    case changedMeanwhile(record: String, expected: Int, found: Int)
    case notADraft(String)
    case notPublished(String)
    /// A query that cannot be read.
    case badQuery(String)
}
