// SPDX-License-Identifier: Apache-2.0
// Plans that were read from the database lately: a version never changes, so it is decoded once.

import Synchronization

/// The decoded versions that were asked for lately, shared by the copies of one ``Planner``.
final class DecodedPlans: Sendable {
    private struct Key: Hashable {
        let plan: String
        let version: Int
    }

    /// More than an installation's pages ask for at the same time; beyond it, all are forgotten and read again.
    private static let most = 64
    private let plans = Mutex<[Key: Plan]>([:])

    func plan(_ id: String, version: Int, decode: () throws -> Plan) rethrows -> Plan {
        let key = Key(plan: id, version: version)
        if let known = plans.withLock({ $0[key] }) { return known }
        let plan = try decode()
        plans.withLock { plans in
            if plans.count >= Self.most { plans.removeAll(keepingCapacity: true) }
            plans[key] = plan
        }
        return plan
    }
}
