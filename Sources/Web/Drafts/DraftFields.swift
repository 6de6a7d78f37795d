// SPDX-License-Identifier: Apache-2.0
// The fields of the draft form: their names, labels and help, so that pages and form reading agree.

/// Makes the fields of the draft form, labelled in one language.
///
/// The names are what the browser sends: `title`, `creators.0.family`. Rows are numbered from 0; rows without any
/// value are ignored when the form is read.
struct DraftFields: Sendable {
    let texts: Texts

    /// A single field. Label and help stand under `field.NAME` and `field.NAME.help` in the texts.
    func field(
        _ name: String, _ control: FormField.Control = .text, value: String = "", isRequired: Bool = false,
        source: SourceChip? = nil, others: [FormField.OtherValue] = [], error: String? = nil,
        options: [FormField.Choice] = []
    ) -> FormItem {
        .field(
            FormField(
                name: name, label: texts.text("field.\(name)"), help: texts["field.\(name).help"],
                control: control,
                value: value, options: options, source: source, others: others, error: error,
                isRequired: isRequired, placeholder: texts["field.\(name).hint"]))
    }

    /// The columns of each group of rows: name of the cell, breadth from 1 to 4 (2, 3, 4 or 6 of 12), and whether it is a choice.
    static let columns: [String: [(name: String, width: Int)]] = [
        "creators": [("family", 2), ("given", 1), ("orcid", 3), ("affiliation", 2)],
        "contributors": [("family", 2), ("given", 1), ("orcid", 3), ("role", 2)],
        "subjects": [("subject", 4), ("id", 4)],
        "funding": [("funder", 3), ("number", 2), ("title", 2), ("ror", 1)],
        "related": [("relation", 3), ("identifier", 4), ("scheme", 1)],
        "dates": [("type", 3), ("date", 3), ("description", 3)],
        "rights": [("id", 4), ("link", 4)],
        "languages": [("id", 4)],
    ]

    /// What a row of a group says: the values by cell name, the source, and what is wrong with it.
    struct RowValues: Sendable {
        var values: [String: String]
        var source: SourceChip?
        var error: String?
        var cellErrors: [String: String] = [:]
    }

    /// A group of rows, with `spare` empty ones behind them.
    func rows(
        _ name: String, _ rows: [RowValues], spare: Int = 1, isRequired: Bool = false, error: String? = nil,
        choices: [String: [FormField.Choice]] = [:], others: [FormField.OtherValue] = []
    ) -> FormItem {
        let columns = DraftFields.columns[name] ?? []
        let all = rows + Array(repeating: RowValues(values: [:]), count: max(spare, rows.isEmpty ? 1 : 0))
        return .rows(
            FormRows(
                name: name, label: texts.text("field.\(name)"), help: texts["field.\(name).help"],
                rows: all.enumerated().map { index, row in
                    FormRows.Row(
                        number: index + 1,
                        cells: columns.map { column in
                            cell(name, index, column.name, column.width, row, choices[column.name] ?? [])
                        }, source: row.source, error: row.error)
                }, error: error, isRequired: isRequired, others: others,
                addLabel: texts.text("field.\(name).add")))
    }

    private func cell(
        _ group: String, _ index: Int, _ column: String, _ width: Int, _ row: RowValues,
        _ choices: [FormField.Choice]
    ) -> FormRows.Cell {
        let value = row.values[column] ?? ""
        var options = choices.map { choice in
            FormField.Choice(value: choice.value, label: choice.label, isSelected: choice.value == value)
        }
        // A value that is no longer, or not yet, in the vocabulary stays what it is.
        if !options.isEmpty, !value.isEmpty, !options.contains(where: \.isSelected) {
            options.insert(FormField.Choice(value: value, label: value, isSelected: true), at: 0)
        }
        return FormRows.Cell(
            name: "\(group).\(index).\(column)", label: texts.text("cell.\(column)"), value: value,
            options: options,
            error: row.cellErrors[column], width: width, placeholder: texts["cell.\(column).hint"])
    }

    /// A heading with its fields; its title stands under `section.ID` in the texts.
    func section(_ id: String, _ items: [FormItem]) -> FormSection {
        FormSection(
            id: "section-" + id, title: texts.text("section.\(id)"), help: texts["section.\(id).help"],
            items: items)
    }
}
