// SPDX-License-Identifier: Apache-2.0
// Records in the formats that others read: which formats there are, and what of a record goes into them.

import Accounts
import Database
import Foundation
import Metadata

/// A format that records are exported in.
package enum ExportFormat: String, Sendable, CaseIterable {
    case dataCiteXML = "datacite-xml"
    case dataCiteJSON = "datacite-json"
    case jsonLD = "json-ld"
    case dublinCore = "dublin-core"
    case dcat = "dcat"
    case bibTeX = "bibtex"
    case csl = "csl"
    case ris = "ris"
    case cff = "cff"
    case roCrate = "ro-crate"

    package var mediaType: String {
        switch self {
        case .dataCiteXML: "application/vnd.datacite.datacite+xml"
        case .dataCiteJSON: "application/vnd.datacite.datacite+json"
        case .jsonLD: "application/ld+json"
        case .dublinCore: "application/x-dc+xml"
        case .dcat: "text/turtle"
        case .bibTeX: "application/x-bibtex"
        case .csl: "application/vnd.citationstyles.csl+json"
        case .ris: "application/x-research-info-systems"
        case .cff: "application/yaml"
        case .roCrate: "application/ld+json;profile=\"https://w3id.org/ro/crate\""
        }
    }

    /// What follows the record's id in a file name.
    package var fileEnding: String {
        switch self {
        case .dataCiteXML: "datacite.xml"
        case .dataCiteJSON: "datacite.json"
        case .jsonLD: "jsonld"
        case .dublinCore: "dc.xml"
        case .dcat: "ttl"
        case .bibTeX: "bib"
        case .csl: "csl.json"
        case .ris: "ris"
        case .cff: "cff"
        case .roCrate: "ro-crate-metadata.json"
        }
    }

    /// For people.
    package var title: String {
        switch self {
        case .dataCiteXML: "DataCite XML"
        case .dataCiteJSON: "DataCite JSON"
        case .jsonLD: "schema.org JSON-LD"
        case .dublinCore: "Dublin Core"
        case .dcat: "DCAT"
        case .bibTeX: "BibTeX"
        case .csl: "CSL JSON"
        case .ris: "RIS"
        case .cff: "Citation File Format"
        case .roCrate: "RO-Crate"
        }
    }

    /// The record in this format, UTF-8.
    package func text(of record: ExportableRecord) -> String {
        switch self {
        case .dataCiteXML: DataCite.xml(of: record)
        case .dataCiteJSON: DataCite.json(of: record).prettyText()
        case .jsonLD: SchemaOrg.json(of: record).prettyText()
        case .dublinCore: DublinCore.xml(of: record)
        case .dcat: DCAT.turtle(of: record)
        case .bibTeX: BibTeX.text(of: record)
        case .csl: CSL.json(of: record).prettyText()
        case .ris: RIS.text(of: record)
        case .cff: CFF.text(of: record)
        case .roCrate: ROCrate.json(of: record).prettyText()
        }
    }
}

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
    package func exportable(files: [FileEntry], versions: [Record], on day: String, in place: RepositoryDescription)
        -> ExportableRecord
    {
        let links = place.links
        let before = versions.filter { $0.document.version < document.version }.max { $0.document.version < $1.document.version }
        let after = versions.filter { $0.document.version > document.version }.min { $0.document.version < $1.document.version }
        func pid(_ scheme: String) -> PersistentIdentifier? { document.pids.first { $0.scheme == scheme } }
        return ExportableRecord(
            id: id, parentID: parent, metadata: document.metadata, access: document.access,
            status: accessStatus(on: day),
            identifiers: ExportableRecord.Identifiers(
                doi: pid("doi").flatMap { $0.isRegistered ? $0.identifier : nil }, ark: pid("ark")?.identifier,
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
            previousVersion: before.map { links.record($0.id) }, nextVersion: after.map { links.record($0.id) },
            concept: links.record(parent))
    }
}
