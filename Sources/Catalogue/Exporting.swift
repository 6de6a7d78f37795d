// SPDX-License-Identifier: Apache-2.0
// Records as exporters need them: what of a record a reader may take along.

import Accounts
import Database
import Foundation
import Metadata

/// What exports say of the place that holds the record.
package struct RepositoryDescription: Sendable, Hashable {
    package let name: String
    package let links: RecordLinks

    package init(name: String, links: RecordLinks) {
        self.name = name
        self.links = links
    }
}

extension Librarian {
    /// The most files that an export lists; larger records are described without each file's name.
    package static let mostExportedFiles = 100_000

    /// A published record as the exporters need it, with the files that the viewer may read.
    ///
    /// - Throws: ``CatalogueError/unknownRecord(_:)``, or ``CatalogueError/notPublished(_:)`` for a draft.
    package func exportable(_ id: String, for viewer: Viewer, in place: RepositoryDescription) async throws
        -> ExportableRecord
    {
        let day = clock.day
        return try await read { reading in
            guard let record = try reading.record(id, .see, for: viewer, on: day) else {
                throw CatalogueError.unknownRecord(id)
            }
            guard record.state == .published else { throw CatalogueError.notPublished(id) }
            let mayRead = try reading.isPermitted(.readFiles, record: id, viewer: viewer, on: day)
            let files = mayRead ? try reading.files(of: id, limit: Self.mostExportedFiles).map(\.entry) : []
            let versions = try reading.versions(of: record.parent, for: viewer, on: day)
                .filter { $0.state == .published }
            return record.exportable(files: files, versions: versions, on: day, in: place)
        }
    }
}

extension Record {
    /// - Parameters:
    ///   - files: those that the reader may see.
    ///   - versions: the published versions that the reader may see.
    package func exportable(
        files: [FileEntry], versions: [Record], on day: String, in place: RepositoryDescription
    )
        -> ExportableRecord
    {
        let links = place.links
        let before = versions.filter { $0.document.version < document.version }.max {
            $0.document.version < $1.document.version
        }
        let after = versions.filter { $0.document.version > document.version }.min {
            $0.document.version < $1.document.version
        }
        func pid(_ scheme: String) -> PersistentIdentifier? { document.pids.first { $0.scheme == scheme } }
        return ExportableRecord(
            id: id, parentID: parent, metadata: document.metadata, access: document.access,
            status: accessStatus(on: day),
            identifiers: ExportableRecord.Identifiers(
                doi: pid("doi").flatMap { $0.isRegistered ? $0.identifier : nil },
                ark: pid("ark")?.identifier,
                oai: pid("oai")?.identifier, isRegistered: document.pids.contains { $0.isRegistered }),
            versionIndex: document.version, created: document.created, updated: document.updated,
            published: document.published, url: links.record(id),
            files: files.map {
                ExportableRecord.File(
                    key: $0.key, size: Int($0.size), mediaType: $0.mediaType, sha512: $0.sha512, md5: $0.md5,
                    downloadURL: links.file($0.key, of: id, download: true))
            },
            properties: document.properties,
            repository: ExportableRecord.Repository(name: place.name, url: links.base),
            previousVersion: before.map { links.record($0.id) },
            nextVersion: after.map { links.record($0.id) },
            concept: links.record(parent))
    }
}
