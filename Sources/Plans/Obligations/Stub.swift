import Accounts
import Database
import Metadata

package struct Obligation: Sendable, Hashable {
    package enum Kind: String, Sendable { case access, licence, embargo, format, size, repository, identifier, retention, deadline }
    package var kind: Kind
    package var statement: String
}
package struct ObligationResult: Sendable, Hashable {
    package enum State: String, Sendable { case kept, open, broken, notApplicable }
    package var obligation: Obligation
    package var state: State
    package var message: String
    package var remedy: String
}
package enum PlanError: Error, Hashable, Sendable { case unknownPlan(String) }
package struct Planner: Sendable {
    package init(store: Store, clock: Clock) {}
}
