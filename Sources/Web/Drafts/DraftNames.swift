// SPDX-License-Identifier: Apache-2.0
// The fields of the draft form beside those of the record's JSON.

/// Which field of the form shows which field of the record.
enum DraftNames {
    private static let pairs = [
        ("type", "resource_type"), ("date", "publication_date"), ("related", "related_identifiers"),
    ]

    static func recordField(_ name: String) -> String { pairs.first { $0.0 == name }?.1 ?? name }

    static func formField(_ name: String) -> String { pairs.first { $0.1 == name }?.0 ?? name }

    static let single: Set<String> = ["title", "type", "description", "date", "publisher", "version"]
    static let rows: Set<String> = [
        "creators", "contributors", "rights", "subjects", "languages", "funding", "related", "dates",
    ]

    /// Where in the form a finding belongs.
    struct Place: Equatable {
        var field: String
        var row: Int?
        var cell: String?
    }

    /// - Parameter path: `metadata.creators.0.person_or_org.identifiers.1`, `access.embargo.until`.
    static func place(of path: String) -> Place? {
        var parts = path.split(separator: ".").map(String.init)
        if parts.first == "access" {
            parts.removeFirst()
            return switch parts.first {
            case "embargo": Place(field: "embargo.\(parts.dropFirst().first ?? "until")")
            case "files": Place(field: "access.files")
            default: Place(field: "access.record")
            }
        }
        if parts.first == "metadata" { parts.removeFirst() }
        guard let first = parts.first else { return nil }
        let field = formField(first)
        guard rows.contains(field) else { return single.contains(field) ? Place(field: field) : nil }
        guard parts.count > 1, let row = Int(parts[1]) else { return Place(field: field) }
        return Place(field: field, row: row, cell: cell(of: field, Array(parts.dropFirst(2))))
    }

    private static func cell(of field: String, _ path: [String]) -> String? {
        guard let last = path.last(where: { Int($0) == nil }) else { return nil }
        switch (field, last) {
        case ("creators", "identifiers"), ("contributors", "identifiers"): return "orcid"
        case ("creators", "affiliations"): return "affiliation"
        case (_, "family_name"), (_, "name"): return field == "funding" ? "funder" : "family"
        case (_, "given_name"): return "given"
        case (_, "relation_type"): return "relation"
        case ("funding", "award"): return "number"
        default:
            let known = DraftFields.columns[field]?.map(\.name) ?? []
            return known.contains(last) ? last : nil
        }
    }
}
