// SPDX-License-Identifier: Apache-2.0
// Proving that the store is whole: structure by every OCFL rule, every byte against its digests.

import Accounts
import Catalogue
import Database
import Foundation
import Preservation

/// How far a verification is.
package struct VerificationProgress: Sendable {
    package let bytes: Int64
    package let files: Int
}

extension Curator {
    /// Verifies the object of one record, or the whole store: OCFL structure and full fixity.
    ///
    /// - Parameter id: id of a record or of a parent; nil for everything.
    /// - Throws: ``CatalogueError/unknownRecord(_:)``; what is wrong in the store is a finding, not an error.
    package func verify(
        _ id: String?, by viewer: Viewer,
        progress: @escaping @Sendable (VerificationProgress) -> Void = { _ in }
    ) async throws -> [Preservation.Finding] {
        try viewer.require(.curator, for: "verify the store")
        let day = clock.day
        var parent: String?
        if let id {
            let record = try await store.read { try $0.record(id, .see, for: viewer, on: day) }
            parent = record?.parent ?? id
            guard root.contains(Sealed.objectID(parent: parent ?? id)) else {
                throw CatalogueError.unknownRecord(id)
            }
        }
        let meter = CopyMeter()
        let validator = Validator(meter: meter)
        let object = parent.map { root.url(of: Sealed.objectID(parent: $0)) }
        let findings = Task { [root] in
            try await onThread {
                if let object { return try validator.findings(inObject: object) }
                var findings: [Preservation.Finding] = []
                findings += try validator.findings(inStorageRoot: root.folder) { _, found in
                    findings += found
                }
                return findings
            }
        }
        let ticker = Task {
            while !Task.isCancelled {
                progress(VerificationProgress(bytes: Int64(meter.bytes), files: meter.files))
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        defer { ticker.cancel() }
        return try await findings.value
    }
}
