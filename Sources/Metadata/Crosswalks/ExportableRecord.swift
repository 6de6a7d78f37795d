// SPDX-License-Identifier: Apache-2.0
// Everything that an exporter needs to know about a record.

/// A record as it is on one day for one reader: the input of every exporter. Whoever fills it has already decided what
/// the reader may see; a file that is listed here appears in the exports.
package struct ExportableRecord: Sendable {
    /// `ha4g3-7x208`.
    package var id: String
    /// The id of the concept, shared by all versions.
    package var parentID: String
    package var metadata: RecordMetadata
    package var access: Access
    /// What holds on the day of the export.
    package var status: AccessStatus
    package var identifiers: Identifiers
    /// 1 for the first version.
    package var versionIndex: Int
    /// ISO 8601 date-times, UTC.
    package var created: String
    package var updated: String
    package var published: String?
    /// The landing page, absolute.
    package var url: String
    package var files: [File]
    /// Measured variables and technical properties of the content.
    package var properties: [Property]
    package var repository: Repository
    /// The DOI or landing page of the versions before and after this one, and of the concept.
    package var previousVersion: String?
    package var nextVersion: String?
    package var concept: String?

    /// The identifiers that the repository gave.
    package struct Identifiers: Hashable, Sendable {
        /// Only where it is registered: an export never shows a DOI that does not resolve.
        package var doi: String?
        package var ark: String?
        package var oai: String?
        /// Whether `doi` or `ark` are registered and resolve; false for local identifiers of the test NAAN.
        package var isRegistered: Bool

        package init(doi: String? = nil, ark: String? = nil, oai: String? = nil, isRegistered: Bool = false) {
            self.doi = doi
            self.ark = ark
            self.oai = oai
            self.isRegistered = isRegistered
        }
    }

    package struct File: Hashable, Sendable {
        /// The path in the record, `run1/traj.xtc`.
        package var key: String
        /// Bytes.
        package var size: Int
        package var mediaType: String
        /// Hexadecimal.
        package var sha512: String?
        package var md5: String?
        package var downloadURL: String

        package init(
            key: String, size: Int, mediaType: String, sha512: String? = nil, md5: String? = nil,
            downloadURL: String
        ) {
            self.key = key
            self.size = size
            self.mediaType = mediaType
            self.sha512 = sha512
            self.md5 = md5
            self.downloadURL = downloadURL
        }
    }

    package struct Repository: Hashable, Sendable {
        package var name: String
        package var url: String

        package init(name: String, url: String) {
            self.name = name
            self.url = url
        }
    }

    package init(
        id: String, parentID: String, metadata: RecordMetadata, access: Access, status: AccessStatus,
        identifiers: Identifiers, versionIndex: Int, created: String, updated: String, published: String?,
        url: String,
        files: [File], properties: [Property] = [], repository: Repository, previousVersion: String? = nil,
        nextVersion: String? = nil, concept: String? = nil
    ) {
        self.id = id
        self.parentID = parentID
        self.metadata = metadata
        self.access = access
        self.status = status
        self.identifiers = identifiers
        self.versionIndex = versionIndex
        self.created = created
        self.updated = updated
        self.published = published
        self.url = url
        self.files = files
        self.properties = properties
        self.repository = repository
        self.previousVersion = previousVersion
        self.nextVersion = nextVersion
        self.concept = concept
    }
}
