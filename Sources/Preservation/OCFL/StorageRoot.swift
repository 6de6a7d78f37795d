// SPDX-License-Identifier: Apache-2.0
// The store of everything published: objects by id, their inventories and content, and commits of new versions.
import Foundation

/// `objects/` and `staging/` of a data directory. Safe to use from many threads and processes at once.
package struct StorageRoot: Sendable {
    /// `<data>/objects`.
    package let folder: URL
    /// `<data>/staging`.
    package let staging: URL

    let objects: Descriptor
    let stagingFolder: Descriptor
    /// Called after each step of a commit; a test stops there as a crash would, by throwing an error of its own.
    let afterStep: @Sendable (CommitStep) throws -> Void

    /// Opens the store of a data directory, making it where there is none. Does not recover: see `recoverAll`.
    package init(dataDirectory: URL) throws {
        try self.init(dataDirectory: dataDirectory, afterStep: { _ in })
    }

    init(dataDirectory: URL, afterStep: @escaping @Sendable (CommitStep) throws -> Void) throws {
        let data = try Descriptor.openFolder(dataDirectory.path)
        folder = dataDirectory.appendingPathComponent("objects")
        staging = dataDirectory.appendingPathComponent("staging")
        self.afterStep = afterStep
        stagingFolder = try data.makeFolder("staging")
        objects = try data.makeFolder("objects")
        if objects.status(of: StorageLayout.declaration) == nil {
            // Two processes may begin at once; the lock also waits for one that is about to write the declaration.
            let lock = try ObjectLock("00", in: stagingFolder)
            try withExtendedLifetime(lock) { try Self.createIfEmpty(objects, path: folder.path) }
        }
        try StorageLayout.check(objects, path: folder.path)
    }

    private static func createIfEmpty(_ objects: Descriptor, path: String) throws {
        if objects.status(of: StorageLayout.declaration) != nil { return }
        let names = try FolderListing(of: objects)
        let ours = Set(["extensions", "ocfl_layout.json"].map { RawName(bytes: Array($0.utf8)) })
        for index in 0..<names.count where !ours.contains(names.name(index)) {
            throw PreservationError.notAStorageRoot(
                path: path, reason: "it lacks \(StorageLayout.declaration)")
        }
        try StorageLayout.create(in: objects)
    }

    /// Folder of the object with that id, whether it exists or not.
    package func url(of id: String) -> URL {
        StorageLayout.elements(of: id).reduce(folder) { $0.appendingPathComponent($1) }
    }

    package func contains(_ id: String) -> Bool { (try? object(id)) != nil }

    /// The newest inventory of an object.
    package func inventory(of id: String) throws -> Inventory {
        let path = url(of: id).appendingPathComponent(Inventory.fileName).path
        let bytes = try object(id).contents(of: Inventory.fileName, limit: Inventory.maximumBytes)
        guard let bytes else { throw PreservationError.damagedInventory(path: path, reason: "missing") }
        let inventory = try Inventory(parsing: bytes, path: path)
        guard inventory.id == id else {
            throw PreservationError.damagedInventory(path: path, reason: "id is \(inventory.id)")
        }
        return inventory
    }

    /// A file of an object version, opened. Reads the inventory: keep the content path when asking often.
    package func open(_ path: LogicalPath, of id: String, version: VersionNumber) throws -> ContentFile {
        try openContent(inventory(of: id).contentPath(of: path, in: version), of: id)
    }

    /// The file at a content path (from `CommittedVersion` or an inventory), opened without following any link.
    package func openContent(_ contentPath: LogicalPath, of id: String) throws -> ContentFile {
        let (file, status) = try object(id).openFile(below: contentPath)
        return ContentFile(
            url: url(of: id).appendingPathComponent(contentPath.text), size: status.size, descriptor: file)
    }

    func object(_ id: String) throws -> Descriptor {
        do {
            return try objects.folder(below: StorageLayout.elements(of: id))
        } catch PreservationError.notFound {
            throw PreservationError.objectNotFound(id: id)
        }
    }
}

/// An open content file.
package struct ContentFile: Sendable {
    package let url: URL
    /// Bytes.
    package let size: Int64
    private let descriptor: Descriptor

    init(url: URL, size: Int64, descriptor: Descriptor) {
        self.url = url
        self.size = size
        self.descriptor = descriptor
    }

    /// The whole file, for small ones such as `record.json`.
    package func bytes(limit: Int64 = 64 << 20) throws -> [UInt8] {
        guard size <= limit else { throw PreservationError.system(call: "read", path: url.path, code: EFBIG) }
        return try descriptor.contents(limit: limit, path: url.path)
    }

    /// Reads up to `buffer.count` bytes from `offset` on; 0 at the end.
    package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws -> Int {
        let count = pread(descriptor.number, buffer.baseAddress, buffer.count, off_t(offset))
        guard count >= 0 else { throw PreservationError.last("read", url.path) }
        return count
    }
}
