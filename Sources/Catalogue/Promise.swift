// SPDX-License-Identifier: Apache-2.0
// A planned dataset as it applies to one draft or record: what it fills in, and what it obliges to.

import Accounts
import Database
import Metadata
import Plans

/// The promise that a draft or record is to keep: one dataset of one version of a plan.
package struct Promise: Sendable {
    package let link: PlanLink

    /// The promise behind a record's link; nil when the plan or the dataset is gone.
    package init?(_ link: PlanLink, in reading: Reading) throws {
        self.link = link
    }

    package init(plan: String, dataset: String?, planner: Planner, viewer: Viewer) async throws {
        fatalError()
    }

    package var statements: [LayeredStatement] { [] }
    package var access: (access: Access, source: ValueSource)? { nil }
    package func check(_ record: Record, formats: [FormatCount]) -> [ObligationResult] { [] }
}

extension RecordDocument {
    /// What speaks for and against publishing this document as it is.
    package func publicationFindings(on day: String) -> [Finding] {
        RecordValidation.publication(metadata, access: access, on: day)
    }
}
