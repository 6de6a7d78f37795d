// SPDX-License-Identifier: Apache-2.0
// Everything that can go wrong while bytes are staged, committed or read, with the things it concerns.

/// A failure of Preservation. Its cases carry identifiers and paths, never prose; the doors word it.
package enum PreservationError: Error, Equatable, Sendable {
    /// The file system is full or a quota is used up; what was being written has been removed.
    case diskFull(path: String)
    /// The file system or folder is mounted read-only.
    case readOnly(path: String)
    case notPermitted(path: String)
    case notFound(path: String)
    case alreadyExists(path: String)
    /// Another failure of a system call, with its `errno`.
    case system(call: String, path: String, code: Int32)

    /// A link, folder, device, socket or pipe stands where a regular file was expected.
    case notARegularFile(path: String)
    /// The source's size or modification time changed while it was copied, twice in a row.
    case sourceChanged(path: String)

    /// A logical path breaks a rule of docs/design/preservation.md, "Logical paths".
    case illegalPath(String)
    /// One logical path is the beginning of another, or occurs twice.
    case conflictingPath(String)
    /// The staging tree holds something that was not listed, or lacks or falsifies what was listed.
    case stagingDiffers(path: String)
    /// The state names a digest that neither the object, nor the staged, nor the small files have.
    case unknownDigest(String, logicalPath: String)

    /// The folder is not an OCFL storage root of the layout that Fairway writes.
    case notAStorageRoot(path: String, reason: String)
    case objectNotFound(id: String)
    case versionNotFound(id: String, version: VersionNumber)
    case logicalPathNotFound(id: String, version: VersionNumber, path: String)
    /// The object's newest version is not the one that the commit was made for.
    case headMoved(id: String, expected: VersionNumber?, found: VersionNumber?)
    /// An inventory cannot be understood.
    case damagedInventory(path: String, reason: String)
}
