// SPDX-License-Identifier: Apache-2.0
// The note that a commit leaves in staging while it runs, so that a crash can be repaired without walking the store.
import Foundation

struct CommitJournal: Codable, Equatable {
    var format = 1
    let objectID: String
    let version: Int
    /// Path of the staging tree below `staging/`, or nil.
    let staged: String?
    /// Stored paths of the small files: what a roll-back removes from the staging tree again.
    let smallFiles: [String]

    var hash: String { StorageLayout.hash(of: objectID) }
    var fileName: String { hash + ".json" }

    static func folder(in staging: Descriptor) throws -> Descriptor { try staging.makeFolder(".journal") }

    func write(in staging: Descriptor) throws {
        let folder = try Self.folder(in: staging)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let bytes: [UInt8]
        do {
            bytes = try Array(encoder.encode(self))
        } catch {
            throw PreservationError.system(call: "encode", path: fileName, code: EINVAL)
        }
        let file = try folder.create(fileName)
        try bytes.withUnsafeBytes { try file.write($0, path: fileName) }
        try file.synchronise(fileName)
        try folder.synchronise(".journal")
    }

    /// Nil when there is none; one that cannot be read was being written when the crash came, and is removed.
    static func read(_ fileName: String, in staging: Descriptor) throws -> CommitJournal? {
        let folder = try folder(in: staging)
        guard let bytes = try folder.contents(of: fileName, limit: 1 << 20) else { return nil }
        let journal = try? JSONDecoder().decode(CommitJournal.self, from: Data(bytes))
        guard let journal, journal.format == 1, journal.fileName == fileName, journal.version > 0 else {
            try folder.remove(fileName)
            return nil
        }
        return journal
    }

    func remove(in staging: Descriptor) throws { try Self.folder(in: staging).remove(fileName) }
}
