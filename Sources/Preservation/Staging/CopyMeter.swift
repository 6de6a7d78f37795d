// SPDX-License-Identifier: Apache-2.0
// How far a copy has come, readable from any thread while it runs.
import Synchronization

package final class CopyMeter: Sendable {
    private let doneBytes = Atomic<Int>(0)
    private let doneFiles = Atomic<Int>(0)

    package init() {}

    /// Bytes read and written so far; those of files that failed in the end are counted too.
    package var bytes: Int { doneBytes.load(ordering: .relaxed) }
    package var files: Int { doneFiles.load(ordering: .relaxed) }

    func count(bytes: Int) { doneBytes.add(bytes, ordering: .relaxed) }
    func countFile() { doneFiles.add(1, ordering: .relaxed) }
}
