// SPDX-License-Identifier: Apache-2.0
// What the pages of drafts show besides the draft: what is missing, and how it stands to its plan.

import Accounts
import Database
import Metadata
import Plans

/// A draft with how it stands to its plan and to publication.
package struct DraftLanding: Sendable {
    package let draft: DraftOverview
    package let obligations: [ObligationResult]
    package let day: String
}

/// A draft in a list.
package struct DraftState: Sendable {
    package let record: Record
    /// What stands against publication.
    package let missing: [Finding]
    package let broken: [ObligationResult]
}

extension RecordDocument {
    /// What stands against publishing the document on `day`. The date of publication does not: it is given then.
    package func obstacles(on day: String) -> [Finding] {
        var dated = self
        if dated.metadata.publicationDate == nil { dated.metadata.publicationDate = day }
        return dated.publicationFindings(on: day).filter { $0.severity == .error }
    }
}

extension Librarian {
    /// Everything the draft page needs, for those who may edit, read in one snapshot.
    ///
    /// - Throws: ``CatalogueError/unknownRecord(_:)``, or ``CatalogueError/notADraft(_:)`` for a published record.
    package func draftLanding(of id: String, for viewer: Viewer) async throws -> DraftLanding {
        let day = clock.day
        return try await read { reading in
            guard let record = try reading.record(id, .edit, for: viewer, on: day) else {
                throw CatalogueError.unknownRecord(id)
            }
            guard record.state == .draft else { throw CatalogueError.notADraft(id) }
            let formats = try reading.formats(of: id)
            let promise = try record.document.plan.flatMap { try Promise($0, in: reading) }
            return DraftLanding(
                draft: DraftOverview(
                    record: record, statements: try reading.statements(about: id),
                    files: try reading.files(of: id, limit: Self.mostFilesAtOnce).map(\.entry),
                    formats: formats),
                obligations: promise?.check(record, formats: formats, on: day) ?? [], day: day)
        }
    }

    /// The viewer's own drafts, latest change first, with what each of them still needs.
    package func draftStates(of viewer: Viewer, limit: Int = 200) async throws -> [DraftState] {
        guard let account = viewer.account else { throw AccountError.signInRequired }
        let day = clock.day
        return try await read { reading in
            var promises: [PlanLink: Promise?] = [:]
            return try reading.drafts(of: account, limit: limit).map { record in
                var broken: [ObligationResult] = []
                if let link = record.document.plan {
                    let promise = try promises[link] ?? Promise(link, in: reading)
                    promises[link] = promise
                    let formats = try reading.formats(of: record.id)
                    broken = promise?.check(record, formats: formats, on: day) ?? []
                }
                return DraftState(
                    record: record, missing: record.document.obstacles(on: day),
                    broken: broken.filter { $0.state == .broken })
            }
        }
    }
}
