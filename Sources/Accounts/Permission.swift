// SPDX-License-Identifier: Apache-2.0
// The one answer to "may they?": a ladder of named rungs, each a condition in SQL. Lists, pages, downloads, search and
// harvesting all join it; nothing else decides about access.

import Database

/// What somebody may want to do with a record.
package enum Permission: String, Sendable, CaseIterable {
    /// See that the record is there, and its metadata.
    case see
    /// See the list of its files and read their bytes.
    case readFiles
    /// Change its metadata and files, publish it, make a new version.
    case edit
}

/// One reason for which something is permitted.
package struct Rung: Sendable {
    /// For people: `the record is public`.
    package let reason: String
    package let condition: SQL
}

extension Permission {
    /// The rungs for a row `r` of `records`; one that holds is enough.
    ///
    /// - Parameter day: today in UTC, `YYYY-MM-DD`: an embargo that ends on this day is over.
    package func rungs(for viewer: Viewer, on day: String) -> [Rung] {
        let embargoIsOver: SQL =
            "(r.has_embargo = 1 AND (r.embargo_lifted IS NOT NULL OR coalesce(r.embargo_until, '9999') <= \(day)))"
        var rungs: [Rung] = []
        switch self {
        case .see:
            rungs += [
                Rung(
                    reason: "the record is public",
                    condition: "(r.state = 'published' AND r.access_record = 'public')"),
                Rung(
                    reason: "its embargo is over", condition: "(r.state = 'published' AND \(embargoIsOver))"),
            ]
        case .readFiles:
            rungs += [
                Rung(
                    reason: "the files are public",
                    condition:
                        "(r.state = 'published' AND r.access_record = 'public' AND r.access_files = 'public' AND r.has_embargo = 0)"
                ),
                Rung(
                    reason: "the embargo is over", condition: "(r.state = 'published' AND \(embargoIsOver))"),
            ]
        case .edit:
            break
        }
        if let account = viewer.account, self != .edit || viewer.role >= .depositor {
            rungs.append(Rung(reason: "it is their own record", condition: "r.owner_id = \(account)"))
        }
        if viewer.role >= .curator {
            rungs.append(Rung(reason: "they are \(viewer.role.rawValue)", condition: "1 = 1"))
        }
        return rungs
    }

    /// The whole rule as one condition on a row `r` of `records`.
    package func condition(for viewer: Viewer, on day: String) -> SQL {
        let rungs = rungs(for: viewer, on: day).map(\.condition)
        return rungs.isEmpty ? "(1 = 0)" : "(" + SQL.joined(rungs, by: " OR ") + ")"
    }
}

extension Permission {
    /// The condition on a row `p` of `plans` under which a viewer sees the plan.
    package static func seesPlan(_ viewer: Viewer) -> SQL {
        if viewer.role >= .curator { return "(1 = 1)" }
        guard let account = viewer.account else { return "(p.visibility = 'public')" }
        return "(p.visibility = 'public' OR p.owner_id = \(account))"
    }
}
