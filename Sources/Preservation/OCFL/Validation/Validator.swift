// SPDX-License-Identifier: Apache-2.0
// Validation of an object or a storage root from anywhere by every rule of OCFL 1.0 and 1.1.
import Foundation

/// Judges OCFL objects and storage roots. It never follows a link and never changes anything.
package struct Validator: Sendable {
    /// Whether every content file is read and its digests compared.
    package var fixity: Bool
    /// Threads that read content.
    package var workers: Int
    /// Counts content bytes and files as they are read; readable from any thread.
    package var meter: CopyMeter

    package init(
        fixity: Bool = true, workers: Int = ProcessInfo.processInfo.activeProcessorCount,
        meter: CopyMeter = CopyMeter()
    ) {
        self.fixity = fixity
        self.workers = max(1, workers)
        self.meter = meter
    }

    /// Validates the object in that folder. It is valid when no finding is an error.
    /// - Throws: `PreservationError` when there is no such folder, or reading fails in a way that is no fault of the object.
    package func findings(inObject folder: URL) throws -> [Finding] {
        let log = FindingLog()
        var object = ObjectValidation(
            root: try Descriptor.openFolder(folder.path), log: log, fixity: fixity ? self : nil)
        try object.run()
        return log.findings
    }

    /// Validates a storage root: its own rules, then each object.
    ///
    /// - Parameter each: called after each object with its path relative to the root and its findings.
    /// - Returns: the findings about the root itself.
    package func findings(
        inStorageRoot folder: URL, each: (_ object: String, [Finding]) throws -> Void
    ) throws -> [Finding] {
        var root = StorageRootValidation(root: try Descriptor.openFolder(folder.path), validator: self)
        try root.run(each)
        return root.log.findings
    }
}

extension Sequence<Finding> {
    /// No rule that MUST hold is broken.
    package var areValid: Bool { allSatisfy { $0.severity == .warning } }
}
