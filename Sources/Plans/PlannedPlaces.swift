// SPDX-License-Identifier: Apache-2.0
// Where data are kept while the project runs, and where they are published.

import Metadata

/// A place for data during and after the project: project storage, scratch, tape archive.
package struct PlannedStorage: Hashable, Sendable {
    package var key = ""
    package var name = ""
    package var owner: String?
    /// `project storage`, `scratch`, `tape archive`, …
    package var kind: String?
    /// Usable bytes.
    package var capacity: Int64?
    package var url: String?
    package var features: [String] = []
    package var certificates: [String] = []
    package var description: String?

    package init() {}
}

/// Where a dataset is published (maDMP `host`).
package struct PlannedRepository: Hashable, Sendable {
    package var key = ""
    package var name = ""
    package var url: String?
    /// `general`, `institutional`, `domain`, `code`, `models`, …
    package var kind: String?
    package var description: String?
    /// The most that one record may hold, in bytes.
    package var limit: Int64?
    /// maDMP `certified_with`: `coretrustseal`.
    package var certifiedWith: String?
    /// maDMP `pid_system`: `doi`, `handle`.
    package var pidSystems: [String] = []
    package var identifiers: [Identifier] = []
    package var availability: String?
    package var backupFrequency: String?
    package var backupType: String?
    /// ISO 3166-1 alpha-2 code.
    package var geoLocation: String?
    package var storageType: String?
    package var supportsVersioning: YesNoUnknown?

    package init() {}
}
