// SPDX-License-Identifier: Apache-2.0
// Why a draft is not published, or a published record not changed.

import Metadata
import Plans

package enum PublicationError: Error, Hashable, Sendable {
    /// The metadata do not suffice; the findings of severity error are the reasons.
    case incomplete(record: String, [Finding])
    /// What contradicts the plan, where no reason for a deviation was given.
    case contradictsPlan(record: String, [ObligationResult])
    case noFiles(record: String)
    /// Another deposit or publication works on it right now.
    case inUse(record: String)
    case noEmbargo(record: String)
    case emptyReason
    /// An object whose content is not a record of this format; `reason` for people.
    case notARecord(object: String, reason: String)
}
