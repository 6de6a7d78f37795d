// SPDX-License-Identifier: Apache-2.0
// The SQL of the files of drafts and records.

import Accounts
import Database

enum FileTable {
    static let columns: SQL =
        "f.key, f.size, f.sha512, f.md5, f.media_type, f.format, f.pronom, f.path, f.modified"

    static func file(_ row: Row) throws -> StoredFile {
        let sha512: [UInt8] = try row.get("sha512")
        let md5: [UInt8] = try row.get("md5")
        return StoredFile(
            entry: FileEntry(
                key: try row.get("key"), size: try row.get("size"), sha512: hexadecimal(sha512),
                md5: hexadecimal(md5), mediaType: try row.get("media_type"), format: try row.get("format"),
                pronom: row.optional("pronom")),
            path: try row.get("path"), modified: try row.get("modified"))
    }

    /// Between the names of a list; no key has two slashes in a row.
    static let nameSeparator = "//"

    static func names(_ list: String) -> [String] {
        list.isEmpty ? [] : list.split(separator: nameSeparator).map(String.init)
    }

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            for (index, byte) in bytes.enumerated() {
                buffer[index * 2] = digits[Int(byte >> 4)]
                buffer[index * 2 + 1] = digits[Int(byte & 15)]
            }
            return bytes.count * 2
        }
    }

    static func bytes(hexadecimal text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 2)
        var high: UInt8?
        for character in text.utf8 {
            let digit: UInt8
            switch character {
            case 48...57: digit = character - 48
            case 97...102: digit = character - 87
            case 65...70: digit = character - 55
            default: return []
            }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return bytes
    }
}

extension Reading {
    /// The next page of the files of a record by key.
    package func files(of record: String, after key: String = "", limit: Int) throws -> [StoredFile] {
        try rows(
            """
            SELECT \(FileTable.columns) FROM files f WHERE f.record_id = \(record) AND f.key > \(key)
            ORDER BY f.key LIMIT \(limit)
            """
        ).map(FileTable.file)
    }

    package func file(_ key: String, of record: String) throws -> StoredFile? {
        try first("SELECT \(FileTable.columns) FROM files f WHERE f.record_id = \(record) AND f.key = \(key)")
            .map(FileTable.file)
    }

    package func hasFiles(_ record: String) throws -> Bool {
        try value("SELECT EXISTS (SELECT 1 FROM files WHERE record_id = \(record))") ?? false
    }

    /// Gives all files of a record in the order of their keys, one by one.
    package func eachFile(of record: String, _ body: (StoredFile) throws -> Void) throws {
        try each("SELECT \(FileTable.columns) FROM files f WHERE f.record_id = \(record) ORDER BY f.key") {
            row in
            try body(try FileTable.file(row))
            return true
        }
    }

    /// The formats of a record's files, with how many files and bytes each has.
    package func formats(of record: String) throws -> [FormatCount] {
        try rows(
            "SELECT format, media_type, files, bytes, names FROM record_formats WHERE record_id = \(record) ORDER BY files DESC, format"
        ).map {
            FormatCount(
                format: try $0.get("format"), mediaType: try $0.get("media_type"), files: try $0.get("files"),
                bytes: try $0.get("bytes"), names: FileTable.names(try $0.get("names")))
        }
    }
}

/// How many files of a record have a format.
package struct FormatCount: Sendable, Hashable {
    package let format: String
    package let mediaType: String
    package let files: Int
    package let bytes: Int64
    /// The files' keys, when there are at most twenty: a README or a checksum list is known by its name.
    package let names: [String]

    /// For those who may know how much there is, but not what.
    var withoutNames: FormatCount {
        FormatCount(format: format, mediaType: mediaType, files: files, bytes: bytes, names: [])
    }
}

extension Writing {
    /// Adds files, or replaces those with the same key.
    package func putFiles(_ files: [StoredFile], in record: String) throws {
        for file in files {
            let entry = file.entry
            try execute(
                """
                INSERT INTO files (record_id, key, size, sha512, md5, media_type, format, pronom, path, modified)
                VALUES (\(record), \(entry.key), \(entry.size), \(FileTable.bytes(hexadecimal: entry.sha512)),
                    \(FileTable.bytes(hexadecimal: entry.md5)), \(entry.mediaType), \(entry.format), \(entry.pronom),
                    \(file.path), \(file.modified))
                ON CONFLICT (record_id, key) DO UPDATE SET size = excluded.size, sha512 = excluded.sha512,
                    md5 = excluded.md5, media_type = excluded.media_type, format = excluded.format,
                    pronom = excluded.pronom, path = excluded.path, modified = excluded.modified
                """)
        }
    }

    package func deleteFile(_ key: String, of record: String) throws {
        try execute("DELETE FROM files WHERE record_id = \(record) AND key = \(key)")
    }

    /// Says where the content of a file lies now.
    package func moveFile(_ key: String, of record: String, to path: String) throws {
        try execute("UPDATE files SET path = \(path) WHERE record_id = \(record) AND key = \(key)")
    }

    /// All files of one record as files of another, with the same content.
    package func copyFiles(from record: String, to other: String) throws {
        try execute(
            """
            INSERT OR IGNORE INTO files (record_id, key, size, sha512, md5, media_type, format, pronom, path, modified)
            SELECT \(other), key, size, sha512, md5, media_type, format, pronom, path, modified
            FROM files WHERE record_id = \(record)
            """)
    }

    /// Counts files, bytes and formats of a record again, once after a batch of changes.
    package func countFiles(of record: String) throws {
        try execute("DELETE FROM record_formats WHERE record_id = \(record)")
        try execute(
            """
            INSERT INTO record_formats SELECT record_id, format, max(media_type), count(*), sum(size),
                CASE WHEN count(*) <= 20 THEN group_concat(key, \(FileTable.nameSeparator)) ELSE '' END
            FROM files WHERE record_id = \(record) GROUP BY record_id, format
            """)
        try execute(
            """
            UPDATE records SET
                file_count = (SELECT coalesce(sum(files), 0) FROM record_formats WHERE record_id = \(record)),
                byte_count = (SELECT coalesce(sum(bytes), 0) FROM record_formats WHERE record_id = \(record))
            WHERE id = \(record)
            """)
    }
}
