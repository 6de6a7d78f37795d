// SPDX-License-Identifier: Apache-2.0
// A data management plan as Fairway keeps it: everything maDMP 1.2 can say, and what it cannot.

import Metadata

/// A data management plan: maDMP 1.2 plus event embargoes, licence shortlists, size ranges, milestones, storages.
///
/// The plan holds promises only. Whether they are kept is always derived from records, see ``PlanStatus``.
/// Its JSON is the plan file (`docs/user/plan-file.md`) in JSON form.
package struct Plan: Hashable, Sendable {
    /// Who may read the plan in Fairway.
    package enum Visibility: String, Sendable, CaseIterable { case `public`, restricted }

    package var title = ""
    package var description: String?
    /// ISO 639-3 code of the language of the plan's text.
    package var language: String?
    /// The plan's own identifier (maDMP `dmp_id`); nil when it has none yet.
    package var identifier: Identifier?
    package var alternateIdentifiers: [Identifier] = []
    package var relatedIdentifiers: [RelatedWork] = []
    /// The authors' label of this version: `FINAL`, `2.0`.
    package var version: String?
    /// ISO 8601 date or date-time with zone.
    package var created: String?
    /// ISO 8601 date or date-time with zone.
    package var modified: String?
    package var history: [VersionNote] = []
    package var visibility: Visibility?
    /// Licence of the plan's text, SPDX id.
    package var licence: String?
    package var keywords: [String] = []

    package var contact: PlanPerson?
    package var contributors: [PlanPerson] = []
    package var projects: [Project] = []
    package var programmes: [Programme] = []
    package var partners: [Partner] = []
    package var costs: [Cost] = []
    package var ethics: Ethics?
    package var policies: [PolicyReference] = []

    package var milestones: [Milestone] = []
    /// Days on which the plan is to be looked at again, ISO 8601.
    package var reviewDates: [String] = []

    /// Metadata standards that every dataset of the plan uses at least.
    package var metadataStandards: [MetadataStandard] = []
    /// Kinds of persistent identifiers the plan names: `doi`, `handle`.
    package var pidSystems: [String] = []
    package var storages: [PlannedStorage] = []
    package var repositories: [PlannedRepository] = []
    package var datasets: [PlannedDataset] = []

    /// Members of an imported maDMP that the standard does not have, by JSON pointer relative to `dmp`
    /// (`project/0/funding/0/funder_name`); written back on export. Those below a dataset are kept with the dataset.
    package var extras: [String: JSONValue] = [:]

    package init() {}

    package init(title: String) { self.title = title }

    /// The project the plan is for: the first, as maDMP allows several.
    package var project: Project? { projects.first }

    /// The funding of all projects.
    package var funding: [FundingSource] { projects.flatMap(\.funding) }

    package func dataset(_ key: String) -> PlannedDataset? { datasets.first { $0.key == key } }
    package func repository(_ key: String) -> PlannedRepository? { repositories.first { $0.key == key } }
    package func storage(_ key: String) -> PlannedStorage? { storages.first { $0.key == key } }
    package func programme(_ key: String) -> Programme? { programmes.first { $0.key == key } }
    package func milestone(_ key: String) -> Milestone? { milestones.first { $0.key == key } }
}

/// One line of the plan's own version history.
package struct VersionNote: Hashable, Sendable {
    package var version: String?
    /// ISO 8601 date.
    package var date: String?
    package var text: String?

    package init() {}
}

/// A resource that the plan or a dataset is related to (DataCite related identifier, maDMP `related_identifier`).
package struct RelatedWork: Hashable, Sendable {
    package var identifier = ""
    /// DataCite relatedIdentifierType, any case: `DOI`, `url`.
    package var type: String?
    /// DataCite relationType: `IsDerivedFrom`.
    package var relation: String?
    /// DataCite resourceTypeGeneral: `Dataset`.
    package var resourceType: String?
    package var metadataScheme: String?
    package var schemeType: String?
    package var schemeURI: String?

    package init() {}

    package init(_ identifier: String, type: String? = nil, relation: String? = nil) {
        self.identifier = identifier
        self.type = type
        self.relation = relation
    }
}
