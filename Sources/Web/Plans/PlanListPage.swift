// SPDX-License-Identifier: Apache-2.0
// All plans, each with the state of its datasets.

/// The list of plans.
struct PlanListPage: Page {
    static let template = "plan-list"

    var plans: [PlanCard]
    var mayImport = false
    var next: Href?

    var isEmpty: Bool { plans.isEmpty }
}

/// One plan in a list.
struct PlanCard: PageModel {
    var title: String
    var href: Href
    var project: String?
    var grant: String?
    var version: String?
    var updated: Day?
    var datasets: StateBar
    /// Obligations that contradict the facts.
    var broken: Count = 0
}

/// How many planned datasets are in which state, as a bar with its legend.
struct StateBar: PageModel {
    var published = 0
    var inDraft = 0
    var planned = 0
    var overdue = 0

    var total: Count { Count(published + inDraft + planned + overdue) }
    var publishedCount: Count { Count(published) }
    var inDraftCount: Count { Count(inDraft) }
    var plannedCount: Count { Count(planned) }
    var overdueCount: Count { Count(overdue) }
    var svg: SafeHTML {
        Bar.stacked([
            ("s-published", published), ("s-draft", inDraft), ("s-overdue", overdue), ("s-planned", planned),
        ])
    }
}

// What templates ask for, by name.

extension PlanListPage {
    func child(named part: String) -> Any? {
        switch part {
        case "plans": plans
        case "mayImport": mayImport
        case "next": next?.text
        case "isEmpty": isEmpty
        default: nil
        }
    }
}

extension PlanCard {
    func child(named part: String) -> Any? {
        switch part {
        case "title": title
        case "href": href.text
        case "project": project
        case "grant": grant
        case "version": version
        case "updated": updated
        case "datasets": datasets
        case "broken": broken
        default: nil
        }
    }
}

extension StateBar {
    func child(named part: String) -> Any? {
        switch part {
        case "published": published
        case "inDraft": inDraft
        case "planned": planned
        case "overdue": overdue
        case "total": total
        case "publishedCount": publishedCount
        case "inDraftCount": inDraftCount
        case "plannedCount": plannedCount
        case "overdueCount": overdueCount
        case "svg": svg.text
        default: nil
        }
    }
}
