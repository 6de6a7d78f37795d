// SPDX-License-Identifier: Apache-2.0
// All templates by name. How they are written: see TemplateSource.

/// The templates of the pages and of their shared parts.
enum Templates {
    /// The templates of whole pages.
    static let pages = [
        HomePage.template, SearchPage.template, RecordPage.template, FilePage.template,
        TombstonePage.template,
        PlanListPage.template, PlanPage.template, DraftListPage.template, DraftPage.template,
        SignInPage.template, AccountPage.template, ProblemPage.template,
    ]

    static let all: [(name: String, text: String)] = [
        ("layout", layout),
        ("access-badge", accessBadge), ("access-sentence", accessSentence), ("record-card", recordCard),
        ("state-bar", stateBar), ("plan-card", planCard), ("source-chip", sourceChip),
        ("obligations", obligations), ("plan-box", planBox), ("files", files), ("preview", preview),
        ("identifiers", identifiers), ("versions", versions), ("properties", properties),
        ("pager", pager), ("other-values", otherValues), ("form-field", formField), ("form-rows", formRows),
        ("home", home), ("search", search), ("record", record), ("record-aside", recordAside),
        ("record-head", recordHead), ("provenance", provenance), ("file", file), ("tombstone", tombstone),
        ("plan-list", planList), ("plan", plan), ("plan-dataset", planDataset), ("plan-table", planTable),
        ("plan-more", planMore),
        ("draft-list", draftList), ("draft", draft),
        ("sign-in", signIn), ("account", account), ("problem", problem),
    ]
}
