// SPDX-License-Identifier: Apache-2.0
// The lock that a commit holds on its object, across threads and processes.
import Foundation

/// Held while it exists; the kernel releases it when the process dies.
final class ObjectLock: Sendable {
    private let file: Descriptor

    /// Waits for the lock of the object with that hash.
    init(_ hash: String, in staging: Descriptor) throws {
        let folder = try staging.makeFolder(".locks")
        let name = String(hash.prefix(2))
        let number = openat(folder.number, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard number >= 0 else { throw PreservationError.last("open", ".locks/" + name) }
        file = Descriptor(number)
        while flock(number, LOCK_EX) != 0 {
            guard errno == EINTR else { throw PreservationError.last("flock", ".locks/" + name) }
        }
    }
}
