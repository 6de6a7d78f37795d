// SPDX-License-Identifier: Apache-2.0
// The reference of the plan file, generated from the lists of keys that read it.

/// Every key of the plan file as a row of a Markdown table; `docs/user/plan-file.md` shows them.
enum PlanFileReference {
    /// Records in the order of the page.
    static var sections: [(title: String, shorthand: String?, rows: [String])] {
        [
            section("Plan", Plan.self), section("Earlier version", VersionNote.self),
            section("Related identifier", RelatedWork.self), section("Person", PlanPerson.self),
            section("Affiliation", PlanAffiliation.self), section("Project", Plans.Project.self),
            section("Funding", FundingSource.self), section("Programme", Programme.self),
            section("Source", ReusedSource.self), section("Partner", Partner.self),
            section("Cost", Cost.self),
            section("Ethics", Ethics.self), section("Policy", PolicyReference.self),
            section("Milestone", Milestone.self), section("Storage", PlannedStorage.self),
            section("Repository", PlannedRepository.self), section("Dataset", PlannedDataset.self),
            section("Format", PlannedFormat.self), section("Metadata standard", MetadataStandard.self),
            section("Security measure", SecurityMeasure.self),
            section("Place of publication", Placement.self),
            section("Archive copy", ArchiveCopy.self), section("Retention", Retention.self),
            section("Technical resource", TechnicalResource.self),
        ]
    }

    /// The tables as the page shows them.
    static var markdown: String {
        sections.map { section in
            let short =
                section.shorthand.map { "\n\nMay be written as a single value, which is then its `\($0)`." }
                ?? ""
            return """
                ### \(section.title)\(short)

                | key | | value | meaning |
                |---|---|---|---|
                \(section.rows.joined(separator: "\n"))
                """
        }.joined(separator: "\n\n") + "\n"
    }

    private static func section<Record: PlanRecord>(
        _ title: String, _ record: Record.Type
    ) -> (title: String, shorthand: String?, rows: [String]) {
        let rows = Record.fields.map { field in
            "| `\(field.key)` | \(field.isRequired ? "required" : "") | \(field.expected) | \(field.meaning) |"
        }
        return (title, Record.shorthand, rows)
    }
}
