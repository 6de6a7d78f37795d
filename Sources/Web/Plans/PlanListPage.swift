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
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "plans": plans.part
        case "mayImport": mayImport.part
        case "next": next.part
        case "isEmpty": isEmpty.part
        default: nil
        }
    }
}

extension PlanCard {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "title": title.part
        case "href": href.part
        case "project": project.part
        case "grant": grant.part
        case "version": version.part
        case "updated": updated.part
        case "datasets": datasets.part
        case "broken": broken.part
        default: nil
        }
    }
}

extension StateBar {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "published": published.part
        case "inDraft": inDraft.part
        case "planned": planned.part
        case "overdue": overdue.part
        case "total": total.part
        case "publishedCount": publishedCount.part
        case "inDraftCount": inDraftCount.part
        case "plannedCount": plannedCount.part
        case "overdueCount": overdueCount.part
        case "svg": svg.part
        default: nil
        }
    }
}
