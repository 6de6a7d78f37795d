// SPDX-License-Identifier: Apache-2.0
// Everything that is known of one draft or record, but for the list of its files: the content of `record.json`.

import Metadata

/// One draft or one published version. Sealed as `record.json` in the OCFL object of its parent, from which the
/// catalogue can be made again (docs/design/preservation.md, "Record file").
package struct RecordDocument: Codable, Hashable, Sendable {
    /// Version of this format.
    package static let currentFormat = 1

    package var format = RecordDocument.currentFormat
    /// `ha4g3-7x208`.
    package var id: String
    /// The id that all versions share.
    package var parent: String
    /// 1 for the first published version.
    package var version: Int
    /// Counts every saved change; the ETag.
    package var revision: Int
    /// ISO 8601 date-times in UTC.
    package var created: String
    package var updated: String
    package var published: String?
    package var owner: Owner?
    package var metadata: RecordMetadata
    package var access: Access
    package var properties: [Property] = []
    package var pids: [PersistentIdentifier] = []
    package var plan: PlanLink?
    package var provenance: [ValueSource] = []
    package var deviations: [Deviation] = []

    package init(
        id: String, parent: String, version: Int, revision: Int = 1, created: String, owner: Owner?,
        metadata: RecordMetadata = RecordMetadata(), access: Access = Access(), plan: PlanLink? = nil
    ) {
        self.id = id
        self.parent = parent
        self.version = version
        self.revision = revision
        self.created = created
        self.updated = created
        self.owner = owner
        self.metadata = metadata
        self.access = access
        self.plan = plan
    }
}

/// Whose record it is, so that a rebuilt catalogue gives it back to them.
package struct Owner: Codable, Hashable, Sendable {
    package var email: String
    package var name: String

    package init(email: String, name: String) {
        self.email = email
        self.name = name
    }
}

/// An identifier that Fairway gave to the record.
package struct PersistentIdentifier: Codable, Hashable, Sendable {
    /// `ark`, `oai`, `doi`, `handle`.
    package var scheme: String
    package var identifier: String
    /// Whether an agency resolves it; a local identifier is unique here and nowhere else.
    package var isRegistered: Bool

    package init(scheme: String, identifier: String, isRegistered: Bool) {
        self.scheme = scheme
        self.identifier = identifier
        self.isRegistered = isRegistered
    }
}

/// Which planned dataset the record fulfils.
package struct PlanLink: Codable, Hashable, Sendable {
    package var plan: String
    package var planTitle: String
    /// Version of the plan at the time of the deposit.
    package var planVersion: Int
    package var dataset: String
    package var datasetTitle: String

    package init(plan: String, planTitle: String, planVersion: Int, dataset: String, datasetTitle: String) {
        self.plan = plan
        self.planTitle = planTitle
        self.planVersion = planVersion
        self.dataset = dataset
        self.datasetTitle = datasetTitle
    }
}

/// Where a value of the metadata came from.
package struct ValueSource: Codable, Hashable, Sendable {
    /// Field in the record's JSON, for example `creators`.
    package var field: String
    /// The value in a few words.
    package var value: String
    package var layer: Layer
    /// A file of the deposit, `plan CLARA, dataset CLRP1-01`, an account.
    package var source: String
    /// Where in the source.
    package var place: String
    package var raw: String?
    package var confidence: Double

    package init(
        field: String, value: String, layer: Layer, source: String, place: String, raw: String? = nil,
        confidence: Double = 1
    ) {
        self.field = field
        self.value = value
        self.layer = layer
        self.source = source
        self.place = place
        self.raw = raw
        self.confidence = confidence
    }
}

/// The layers that metadata are put together from; a lower number wins.
package enum Layer: Int, Codable, Hashable, Sendable, CaseIterable, Comparable {
    case typed = 0
    case sidecar
    case header
    case dataset
    case plan
    case account

    package static func < (left: Layer, right: Layer) -> Bool { left.rawValue < right.rawValue }

    /// For people.
    package var title: String {
        switch self {
        case .typed: "typed"
        case .sidecar: "sidecar file"
        case .header: "file header"
        case .dataset: "planned dataset"
        case .plan: "plan"
        case .account: "account"
        }
    }
}

/// An accepted difference between an obligation of the plan and the fact.
package struct Deviation: Codable, Hashable, Sendable {
    /// Kind of the obligation, for example `licence`.
    package var obligation: String
    package var message: String
    package var reason: String
    package var acceptedBy: String
    /// ISO 8601 date-time, UTC.
    package var at: String

    package init(obligation: String, message: String, reason: String, acceptedBy: String, at: String) {
        self.obligation = obligation
        self.message = message
        self.reason = reason
        self.acceptedBy = acceptedBy
        self.at = at
    }
}
