// SPDX-License-Identifier: Apache-2.0
// Removal of a folder with everything in it, never through a link.
import Foundation

enum FolderRemoval {
    /// Removes the entry of that name; nothing happens when there is none.
    static func remove(_ name: String, in parent: Descriptor) throws {
        guard let status = parent.status(of: name) else { return }
        guard status.kind == .folder else { return try parent.remove(name) }
        try empty(parent.openFolder(name))
        parent.removeEmptyFolder(name)
    }

    private static func empty(_ folder: Descriptor) throws {
        let names = try FolderListing(of: folder)
        for index in 0..<names.count {
            let name = names.name(index)
            if folder.status(of: name)?.kind == .folder {
                try empty(folder.openFolder(name))
                unlinkat(folder.number, name.terminated, AT_REMOVEDIR)
            } else {
                unlinkat(folder.number, name.terminated, 0)
            }
        }
    }
}
