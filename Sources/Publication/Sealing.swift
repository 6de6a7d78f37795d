// SPDX-License-Identifier: Apache-2.0
// How a record is written to its OCFL object, and read from it (docs/design/preservation.md, "Record file").

import Catalogue
import Foundation
import Identifiers
import Metadata
import Preservation

/// The names inside an object version.
enum Sealed {
    static func objectID(parent: String) -> String { "urn:fairway:record:\(parent)" }

    static let record = "record.json"
    static let fileList = "files.json"
    static let filesFolder = "files/"

    static func earlier(_ id: String) -> String { "earlier/\(id).json" }

    static func logicalPath(ofFile key: String) throws -> LogicalPath { try LogicalPath(filesFolder + key) }
}

/// `files.json`: media types and formats of the files, which the inventory does not have; digests for readers' comfort.
struct SealedFileList: Codable, Sendable {
    var files: [FileEntry]

    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(self))
    }
}

/// One published version of a record, as it was sealed, with where its bytes are.
struct SealedRecord: Sendable {
    var document: RecordDocument
    var files: [StoredFile]
}

extension StorageRoot {
    /// Path of a content file relative to the data directory, as the catalogue keeps it.
    func path(of content: LogicalPath, in object: String) -> String {
        let base = folder.deletingLastPathComponent().path
        let whole = url(of: object).path + "/" + content.text
        return String(whole.dropFirst(base.count + 1))
    }

    /// Every record that an object holds: for each record id, the last version of the object that sealed it, with later
    /// amendments (`earlier/<id>.json`) of its document.
    func sealedRecords(in inventory: Inventory) throws -> [SealedRecord] {
        var sealed: [String: SealedRecord] = [:]
        var seen: String?
        var amendments: [LogicalPath: String] = [:]
        for (index, version) in inventory.versions.enumerated() {
            guard let number = VersionNumber(index + 1) else { continue }
            let recordPath = try LogicalPath(Sealed.record)
            guard let digest = version.state[recordPath] else {
                throw PublicationError.notARecord(
                    object: inventory.id, reason: "\(number) has no \(Sealed.record)")
            }
            if digest != seen {
                let document = try document(at: recordPath, version: number, in: inventory)
                sealed[document.id] = SealedRecord(
                    document: document, files: try files(version: number, in: inventory))
                seen = digest
            }
            for (path, digest) in version.state
            where path.text.hasPrefix("earlier/") && amendments[path] != digest {
                let document = try document(at: path, version: number, in: inventory)
                sealed[document.id]?.document = document
                amendments[path] = digest
            }
        }
        return sealed.values.sorted { $0.document.version < $1.document.version }
    }

    private func document(at path: LogicalPath, version: VersionNumber, in inventory: Inventory) throws
        -> RecordDocument
    {
        let content = try openContent(try inventory.contentPath(of: path, in: version), of: inventory.id)
        do {
            let document = try RecordDocument.decode(Data(try content.bytes()))
            guard document.format == RecordDocument.currentFormat else {
                throw PublicationError.notARecord(
                    object: inventory.id,
                    reason:
                        "\(path) has format \(document.format), this Fairway knows \(RecordDocument.currentFormat)"
                )
            }
            return document
        } catch let error as DecodingError {
            throw PublicationError.notARecord(
                object: inventory.id, reason: "\(path) cannot be read: \(error)")
        }
    }

    private func files(version: VersionNumber, in inventory: Inventory) throws -> [StoredFile] {
        let listPath = try LogicalPath(Sealed.fileList)
        let content = try openContent(try inventory.contentPath(of: listPath, in: version), of: inventory.id)
        let list: SealedFileList
        do {
            list = try JSONDecoder().decode(
                SealedFileList.self, from: Data(try content.bytes(limit: 1 << 30)))
        } catch let error as DecodingError {
            throw PublicationError.notARecord(
                object: inventory.id, reason: "\(listPath) cannot be read: \(error)")
        }
        return try list.files.map { entry in
            let place = try inventory.contentPath(of: try Sealed.logicalPath(ofFile: entry.key), in: version)
            return StoredFile(entry: entry, path: path(of: place, in: inventory.id), modified: 0)
        }
    }
}
