// SPDX-License-Identifier: Apache-2.0
// All objects of a store, found on the disk: what a rebuild of the catalogue and a verification go by.
import Foundation

extension StorageRoot {
    /// Every object folder, in the order of the paths; lazy, without reading inventories.
    package func objectFolders() -> ObjectWalk { ObjectWalk(objects, folder) }

    /// The inventory of the object in that folder.
    package func inventory(in folder: ObjectFolder) throws -> Inventory {
        let bytes = try folder.descriptor.contents(of: Inventory.fileName, limit: Inventory.maximumBytes)
        let path = folder.url.appendingPathComponent(Inventory.fileName).path
        guard let bytes else { throw PreservationError.damagedInventory(path: path, reason: "missing") }
        return try Inventory(parsing: bytes, path: path)
    }
}

package struct ObjectFolder: Sendable {
    package let url: URL
    let descriptor: Descriptor
}

/// Folders that hold a declaration `0=ocfl_object_…`, at any depth below the storage root.
package struct ObjectWalk: Sequence, Sendable {
    private let root: Descriptor
    private let url: URL

    init(_ root: Descriptor, _ url: URL) {
        self.root = root
        self.url = url
    }

    package func makeIterator() -> Iterator { Iterator(root, url) }

    package struct Iterator: IteratorProtocol {
        private struct Level {
            let folder: Descriptor
            let url: URL
            let names: FolderListing
            var next = 0
        }
        private var levels: [Level] = []
        private static let maximumDepth = 40

        init(_ root: Descriptor, _ url: URL) {
            if let names = try? FolderListing(of: root) {
                levels = [Level(folder: root, url: url, names: names)]
            }
        }

        package mutating func next() -> ObjectFolder? {
            while let level = levels.last {
                guard level.next < level.names.count else {
                    levels.removeLast()
                    continue
                }
                levels[levels.count - 1].next += 1
                let name = level.names.name(level.next)
                guard let text = name.text, !(levels.count == 1 && text == "extensions"),
                    let folder = try? level.folder.openFolder(name),
                    let names = try? FolderListing(of: folder)
                else { continue }
                let url = level.url.appendingPathComponent(text)
                if (0..<names.count).contains(where: {
                    names.name($0).bytes.starts(with: "0=ocfl_object_".utf8)
                }) {
                    return ObjectFolder(url: url, descriptor: folder)
                }
                if levels.count < Self.maximumDepth {
                    levels.append(Level(folder: folder, url: url, names: names))
                }
            }
            return nil
        }
    }
}
