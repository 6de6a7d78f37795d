// SPDX-License-Identifier: Apache-2.0
// One dataset that a plan declares, with everything promised about it.

import Metadata

/// A dataset declared by a plan. What is nil or empty is not decided; a state is never stored here.
package struct PlannedDataset: Hashable, Sendable {
    /// Short name, unique in the plan: `CLRP1-01`.
    package var key = ""
    package var title = ""
    package var description: String?
    /// What it is; a resource type id where possible (`dataset`, `software`, `workflow`), else the plan's own word.
    package var kind: String?
    /// Key of the ``Programme`` it belongs to.
    package var programme: String?
    /// An identifier the dataset already has (maDMP `dataset_id`).
    package var identifier: Identifier?
    package var alternateIdentifiers: [Identifier] = []
    package var relatedIdentifiers: [RelatedWork] = []
    package var keywords: [String] = []
    /// ISO 639-3 code.
    package var language: String?
    package var isReused: Bool?
    /// Day of publication, planned or past, ISO 8601.
    package var issued: String?

    package var formats: [PlannedFormat] = []
    package var metadataStandards: [MetadataStandard] = []
    package var size: PlannedSize?

    package var access: PlannedAccess?
    package var embargo: PlannedEmbargo?
    /// One entry, or one for each part when data and code have licences of their own.
    package var licences: [PlannedLicence] = []
    /// Ownership and rights, in words (maDMP `rights`).
    package var rights: String?
    package var personalData: YesNoUnknown = .unknown
    package var sensitiveData: YesNoUnknown = .unknown
    package var securityAndPrivacy: [SecurityMeasure] = []

    /// Where it is published, one entry per copy (maDMP `distribution`).
    package var placements: [Placement] = []
    /// Where it is kept beside publication.
    package var archives: [ArchiveCopy] = []
    package var retention: Retention?
    package var preservationStatement: String?

    /// Day by which it is to be published, ISO 8601.
    package var deadline: String?
    /// Key of the ``Milestone`` by which it is to be published.
    package var milestone: String?

    package var creators: [PlanPerson] = []
    /// Who looks after the dataset.
    package var responsible: [PlanPerson] = []
    package var qualityAssurance: [String] = []
    package var technicalResources: [TechnicalResource] = []

    /// Unknown members of an imported maDMP dataset, by JSON pointer relative to the dataset.
    package var extras: [String: JSONValue] = [:]

    package init() {}

    package init(key: String, title: String) {
        self.key = key
        self.title = title
    }
}

/// A metadata standard that a dataset is described with.
package struct MetadataStandard: Hashable, Sendable {
    package var name: String?
    /// Where the standard is found: a URL, or a name with scheme `other`.
    package var identifiers: [Identifier] = []
    /// Language of the metadata, ISO 639-3.
    package var language: String?

    package init() {}

    package init(name: String) { self.name = name }
}

/// A measure that protects the data (maDMP `security_and_privacy`).
package struct SecurityMeasure: Hashable, Sendable {
    package var title = ""
    package var description: String?

    package init() {}
}

/// An instrument, software or service that is needed (maDMP `technical_resource`).
package struct TechnicalResource: Hashable, Sendable {
    package var name = ""
    package var description: String?
    package var identifiers: [Identifier] = []

    package init() {}
}
