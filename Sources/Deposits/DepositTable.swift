// SPDX-License-Identifier: Apache-2.0
// The SQL of deposits: which folder went into which draft, and whether all of it arrived.

import Accounts
import Database

/// A deposit of a folder that was begun before.
package struct EarlierDeposit: Sendable, Hashable {
    package let id: Int64
    package let record: String
    package let isComplete: Bool
    /// Whether the draft has been published since.
    package let isPublished: Bool
}

extension Reading {
    /// The last deposit of the same source by the same account for the same planned dataset.
    func earlierDeposit(of source: String, plan: String?, dataset: String?, by account: Int64) throws
        -> EarlierDeposit?
    {
        try first(
            """
            SELECT d.id, d.record_id, d.state, r.state AS record_state FROM deposits d JOIN records r ON r.id = d.record_id
            WHERE d.source = \(source) AND d.account_id = \(account)
                AND coalesce(d.plan_id, '') = \(plan ?? "") AND coalesce(d.dataset_key, '') = \(dataset ?? "")
            ORDER BY d.id DESC LIMIT 1
            """
        ).map { row in
            let state: String = try row.get("state")
            let recordState: String = try row.get("record_state")
            return EarlierDeposit(
                id: try row.get("id"), record: try row.get("record_id"), isComplete: state == "complete",
                isPublished: recordState == "published")
        }
    }
}

extension Writing {
    func beginDeposit(
        of source: String, into record: String, plan: String?, dataset: String?, by account: Int64,
        at time: String
    )
        throws -> Int64
    {
        try insert(
            """
            INSERT INTO deposits (account_id, source, plan_id, dataset_key, record_id, state, started)
            VALUES (\(account), \(source), \(plan), \(dataset), \(record), 'running', \(time))
            """)
    }

    func completeDeposit(_ id: Int64, at time: String) throws {
        try execute("UPDATE deposits SET state = 'complete', finished = \(time) WHERE id = \(id)")
    }

    func reopenDeposit(_ id: Int64) throws {
        try execute("UPDATE deposits SET state = 'running', finished = NULL WHERE id = \(id)")
    }
}
