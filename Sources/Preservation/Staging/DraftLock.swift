// SPDX-License-Identifier: Apache-2.0
// An exclusive lock on a name, held by one process at a time and gone when that process ends.
import Foundation

/// A lock on a draft while files are brought in or it is published: `staging/.locks/draft-<id>` (flock(2)).
package struct DraftLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock of a draft, or gives nil when another process or task holds it.
    ///
    /// - Throws: ``PreservationError`` when the lock file cannot be made.
    package init?(of draft: String, in staging: URL) throws {
        guard LogicalPath.isLegal(draft.utf8), !draft.contains("/"), !draft.hasPrefix(".") else {
            throw PreservationError.illegalPath(draft)
        }
        let folder = staging.appendingPathComponent(".locks")
        _ = mkdir(folder.path, 0o777)
        let path = folder.appendingPathComponent("draft-\(draft)").path
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard descriptor >= 0 else { throw PreservationError.last("open", path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
    }

    package func release() { close(descriptor) }
}
