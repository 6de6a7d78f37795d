// SPDX-License-Identifier: Apache-2.0
// Checkable promises of a planned dataset, and what a deposit really is.

import Metadata

/// One checkable promise of a planned dataset.
package struct Obligation: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case access, embargo, licence, format, size, repository, identifier, retention, deadline
    }

    package var kind: Kind
    /// The promise in words: `open after paper publication`.
    package var statement: String

    package init(_ kind: Kind, _ statement: String) {
        self.kind = kind
        self.statement = statement
    }
}

/// How an obligation stands.
package struct ObligationResult: Codable, Hashable, Sendable {
    package enum State: String, Codable, Hashable, Sendable, CaseIterable {
        case kept
        /// Not decided: the plan does not say, or it is too early to tell. Never refuses a publication.
        case open
        /// The facts contradict the plan. Publication needs an accepted deviation.
        case broken
        case notApplicable
    }

    package var obligation: Obligation
    package var state: State
    /// What really is, in a few words; nil while nothing is.
    package var actual: String?
    /// One sentence: the thing and the reason.
    package var message: String
    /// The way out; empty when nothing is to be done.
    package var remedy: String

    package var kind: Obligation.Kind { obligation.kind }

    package init(
        _ obligation: Obligation, _ state: State, actual: String? = nil, _ message: String,
        remedy: String = ""
    ) {
        self.obligation = obligation
        self.state = state
        self.actual = actual
        self.message = message
        self.remedy = remedy
    }
}

/// What a draft or record really is, as far as obligations ask.
package struct DepositFacts: Hashable, Sendable {
    package var access: Access
    /// SPDX ids in any case, or URLs.
    package var licences: [String]
    package var formats: [PresentFormat]
    /// Bytes of all its files.
    package var bytes: Int64
    package var fileCount: Int
    /// Bytes of other records of the same planned dataset; they count towards its size.
    package var bytesOfSiblings: Int64
    /// Bytes of the other datasets of the same group; they count towards a shared size.
    package var bytesOfGroup: Int64
    package var identifiers: [Identifier]
    /// Publications that the record is related to: evidence that a paper is out.
    package var publications: [String]
    /// Identifiers and URLs of identical copies elsewhere.
    package var copies: [String]
    /// Name or URL of the repository that holds it.
    package var repository: String?
    /// Day of publication, `YYYY-MM-DD`; nil for a draft.
    package var published: String?
    package var resourceType: String?
    /// Last day on which it is kept, nil when it is kept without end.
    package var keptUntil: String?

    package init(
        access: Access, licences: [String] = [], formats: [PresentFormat] = [], bytes: Int64 = 0,
        fileCount: Int = 0, bytesOfSiblings: Int64 = 0, bytesOfGroup: Int64 = 0,
        identifiers: [Identifier] = [],
        publications: [String] = [], copies: [String] = [], repository: String? = nil,
        published: String? = nil,
        resourceType: String? = nil, keptUntil: String? = nil
    ) {
        self.access = access
        self.licences = licences
        self.formats = formats
        self.bytes = bytes
        self.fileCount = fileCount
        self.bytesOfSiblings = bytesOfSiblings
        self.bytesOfGroup = bytesOfGroup
        self.identifiers = identifiers
        self.publications = publications
        self.copies = copies
        self.repository = repository
        self.published = published
        self.resourceType = resourceType
        self.keptUntil = keptUntil
    }
}

extension DepositFacts {
    /// The facts that a record's metadata tell; the caller adds files, repository and publication.
    package init(metadata: RecordMetadata, access: Access) {
        self.init(
            access: access,
            licences: metadata.rights.compactMap { $0.id ?? $0.link },
            identifiers: metadata.identifiers,
            publications: metadata.relatedIdentifiers.filter { related in
                let isPublication = related.resourceType?.id.hasPrefix("publication") == true
                return isPublication && related.resourceType?.id != "publication-datamanagementplan"
                    || ["issupplementto", "iscitedby", "isreferencedby"].contains(related.relationType.id)
            }.map(\.identifier),
            copies: metadata.relatedIdentifiers.filter { $0.relationType.id == "isidenticalto" }.map(
                \.identifier),
            resourceType: metadata.resourceType?.id)
    }
}

/// A file format that is present in a deposit.
package struct PresentFormat: Hashable, Sendable {
    /// `HDF5`, `Protein Data Bank (PDB)`.
    package var name: String
    package var mediaType: String
    package var files: Int
    /// Names of files of this format, where they are known: READMEs and checksums are told by them.
    package var names: [String]

    package init(name: String, mediaType: String, files: Int = 1, names: [String] = []) {
        self.name = name
        self.mediaType = mediaType
        self.files = files
        self.names = names
    }
}
