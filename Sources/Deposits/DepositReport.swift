// SPDX-License-Identifier: Apache-2.0
// What is asked of a deposit, how far it is, and what came of it.

import Accounts
import Catalogue
import Foundation
import Metadata
import Plans

/// What is to be deposited, and as what.
package struct DepositRequest: Sendable {
    /// Folders and files; the content of a single folder lies at the top of the record, several keep their names.
    package var sources: [URL]
    package var plan: String?
    package var dataset: String?
    /// A draft to be extended, or a record of which a new version is made.
    package var record: String?
    package var title: String?

    package init(
        sources: [URL], plan: String? = nil, dataset: String? = nil, record: String? = nil,
        title: String? = nil
    ) {
        self.sources = sources
        self.plan = plan
        self.dataset = dataset
        self.record = record
        self.title = title
    }
}

/// How far a deposit is.
package struct DepositProgress: Sendable {
    package let bytes: Int64
    package let files: Int
    /// Bytes in all, nil until they are counted.
    package let total: Int64?
}

/// What a deposit did and found.
package struct DepositReport: Sendable {
    /// Something in the folder that was not deposited, or not as it was.
    package struct Notice: Sendable, Codable, Hashable {
        package let path: String
        package let message: String
    }

    package var record: Record
    /// True when an interrupted or earlier deposit of the same folder was continued.
    package var isContinued: Bool
    package var addedFiles: Int
    package var addedBytes: Int64
    /// Files that were there already and had not changed.
    package var unchangedFiles: Int
    package var notices: [Notice]
    /// How many notices there were in all; ``notices`` has the first thousand.
    package var noticeCount: Int
    /// Values that may identify a person; held back from the metadata.
    package var heldBack: [LayeredStatement]
    /// What still stands against publication.
    package var missing: [Finding]
    package var obligations: [ObligationResult]
}

/// Why nothing could be deposited.
package enum DepositError: Error, Hashable, Sendable {
    case noSource
    case sourceNotFound(path: String)
    case sourceUnreadable(path: String)
    /// Nothing in it that can be deposited.
    case emptyFolder(path: String)
    /// The data directory itself, or a folder around it.
    case sourceHoldsDataDirectory(path: String)
    case datasetNeedsPlan
    /// Everything in the folder is in this published record already.
    case nothingNew(record: String)
    /// Another deposit writes to this draft right now.
    case draftInUse(record: String)
}
