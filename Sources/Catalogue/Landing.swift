// SPDX-License-Identifier: Apache-2.0
// What the page of a record shows, read in one snapshot, and whether it has changed since.

import Accounts
import Database
import Metadata
import Plans

/// A record with everything that its page shows to one viewer.
package struct Landing: Sendable {
    /// The files, as far as the page shows them; empty when the viewer may not read them.
    package enum Files: Sendable {
        case all([FileEntry])
        /// One folder of a record with many files; `next` where the page after this begins.
        case folder(String, [FolderItem], next: String?)
    }

    package let record: Record
    package let status: AccessStatus
    package let day: String
    package let mayReadFiles: Bool
    package let mayEdit: Bool
    package let files: Files
    /// Published versions that the viewer sees, newest first.
    package let versions: [Record]
    /// The draft of the next version, for those who may edit it.
    package let openDraft: String?
    /// How the obligations stand; empty without a plan, or when the viewer may not see the plan.
    package let obligations: [ObligationResult]
    package let maySeePlan: Bool
}

/// A file or folder in a folder of a record.
package enum FolderItem: Sendable, Hashable {
    case file(FileEntry)
    /// `path` with a slash at its end; how many files and bytes are below it.
    case folder(path: String, files: Int, bytes: Int64)
}

/// Which folder of a record a page shows.
package struct FolderPage: Sendable, Hashable {
    /// Empty for the top, else with a slash at its end.
    package var path: String
    /// The last key of the page before.
    package var after: String?

    package init(path: String = "", after: String? = nil) {
        self.path = path
        self.after = after
    }
}

extension Librarian {
    /// Records with more files are shown folder by folder.
    package static let mostFilesAtOnce = 100
    /// Rows on a page of a folder.
    package static let folderPage = 200

    /// What the page of a published record shows.
    ///
    /// - Throws: ``CatalogueError/unknownRecord(_:)``, or ``CatalogueError/notPublished(_:)`` for a draft.
    package func landing(of id: String, folder: FolderPage? = nil, for viewer: Viewer) async throws -> Landing
    {
        let day = clock.day
        return try await read { reading in
            guard let record = try reading.record(id, .see, for: viewer, on: day) else {
                throw CatalogueError.unknownRecord(id)
            }
            guard record.state == .published else { throw CatalogueError.notPublished(id) }
            let mayRead = try reading.isPermitted(.readFiles, record: id, viewer: viewer, on: day)
            let mayEdit = try reading.isPermitted(.edit, record: id, viewer: viewer, on: day)
            let family = try reading.versions(of: record.parent, for: viewer, on: day)
            let link = record.document.plan
            let maySeePlan = try link.map { try reading.seesPlan($0.plan, viewer) } ?? false
            let promise = maySeePlan ? try link.flatMap { try Promise($0, in: reading) } : nil
            let formats = promise == nil ? [] : try reading.formats(of: id)
            return Landing(
                record: record, status: record.accessStatus(on: day), day: day, mayReadFiles: mayRead,
                mayEdit: mayEdit,
                files: mayRead ? try files(of: record, folder: folder, reading) : .all([]),
                versions: family.filter { $0.state == .published },
                openDraft: mayEdit ? family.first { $0.state == .draft }?.id : nil,
                obligations: promise?.check(record, formats: formats, on: day) ?? [],
                maySeePlan: maySeePlan)
        }
    }

    private func files(of record: Record, folder: FolderPage?, _ reading: Reading) throws -> Landing.Files {
        if record.fileCount <= Self.mostFilesAtOnce, folder == nil {
            return .all(try reading.files(of: record.id, limit: Self.mostFilesAtOnce).map(\.entry))
        }
        let folder = folder ?? FolderPage()
        var items = try reading.folder(folder, of: record.id, limit: Self.folderPage + 1)
        var next: String?
        if items.count > Self.folderPage {
            items.removeLast()
            next = items.last?.key
        }
        return .folder(folder.path, items, next: next)
    }

    /// A text that changes whenever the record's page for this viewer may change; nil when there is no such published
    /// record for them. Cheap: one row of the index, no document.
    package func pageState(of id: String, for viewer: Viewer) async throws -> String? {
        let day = clock.day
        return try await read { try $0.pageState(of: id, for: viewer, on: day) }
    }
}

extension FolderItem {
    /// Where the item stands in the order of keys.
    package var key: String {
        switch self {
        case .file(let file): file.key
        case .folder(let path, _, _): path
        }
    }
}
