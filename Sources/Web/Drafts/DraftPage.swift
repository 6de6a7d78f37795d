// SPDX-License-Identifier: Apache-2.0
// A draft: every value that was found, with its source, to be corrected and published.

/// The page on which a draft is corrected and published.
struct DraftPage: Page {
    static let template = "draft"

    var id: String
    /// Where the form posts to. The button pressed is in `action`: `save`, `publish`, `discard`, or `use:FIELD:INDEX`.
    var action: Href
    var title: String?
    var updated: Day
    /// What must still be supplied before it can be published; each links to its field.
    var missing: [MissingItem]
    var sections: [FormSection]
    /// Values that may identify a person: shown to the depositor, never taken over by themselves.
    var held: [HeldValue] = []
    var files: FileBrowser
    var plan: PlanBox?
    /// The reason for a deviation as typed, and what is wrong with it.
    var deviationReason = ""
    var deviationError: String?
    /// How many values were found and how many typed.
    var found: Count = 0
    var typed: Count = 0
    /// Files that were odd: truncated, skipped.
    var warnings: [String] = []
    /// True when the last save or publish was refused: the errors are beside their fields.
    var errors: Count = 0
    var mayPublish = true
    var nextVersionOf: TextLink?

    struct MissingItem: PageModel {
        var text: String
        /// The id of the field.
        var field: String
    }

    struct HeldValue: PageModel {
        var field: String
        var value: String
        var source: SourceChip
        /// Why it is held back: `names a patient`.
        var reason: String
    }

    var isReady: Bool { missing.isEmpty }
    var hasErrors: Bool { !errors.isZero }
}

/// A group of fields under one heading.
struct FormSection: PageModel {
    var id: String
    var title: String
    var help: String?
    var items: [FormItem]
}

/// One thing in a form: a single field, or rows of fields.
enum FormItem: PageModel {
    case field(FormField)
    case rows(FormRows)

    func part(named wanted: String) -> Part? {
        switch (self, wanted) {
        case (.field(let field), "field"): .model(field)
        case (.rows(let rows), "rows"): .model(rows)
        default: nil
        }
    }
}

/// A labelled input with where its value comes from.
struct FormField: PageModel {
    enum Control: Sendable { case text, paragraph, choice, date }

    /// The name of the input and the id it is linked by: `title`, `embargo.until`.
    var name: String
    var label: String
    var help: String?
    var control = Control.text
    var value = ""
    /// For ``Control/choice``.
    var options: [Choice] = []
    var source: SourceChip?
    /// What other sources say.
    var others: [OtherValue] = []
    var error: String?
    /// Publication needs it.
    var isRequired = false
    var placeholder: String?

    struct Choice: PageModel {
        var value: String
        var label: String
        var isSelected = false
    }

    /// A suggestion that was not taken.
    struct OtherValue: PageModel {
        var value: String
        var source: SourceChip
        /// What the button sends as `action`: `use:title:1`.
        var action: String
    }

    var id: String { "field-" + name }
    var isText: Bool { control == .text }
    var isParagraph: Bool { control == .paragraph }
    var isChoice: Bool { control == .choice }
    var isDate: Bool { control == .date }
    var isMissing: Bool { isRequired && value.isEmpty }
    var describedBy: String? {
        let parts = [help == nil ? nil : id + "-help", error == nil ? nil : id + "-error"].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}

/// Rows of the same fields: creators, subjects, funding. The last rows are empty, so that a new one can be typed
/// without JavaScript.
struct FormRows: PageModel {
    var name: String
    var label: String
    var help: String?
    var rows: [Row]
    var error: String?
    var isRequired = false
    /// Suggestions that were not taken.
    var others: [FormField.OtherValue] = []
    /// The text of the button that adds a row.
    var addLabel: String

    struct Row: PageModel {
        /// From 1, for the labels.
        var number: Int
        var cells: [Cell]
        var source: SourceChip?
        var error: String?
        var isEmpty: Bool { cells.allSatisfy { $0.value.isEmpty || $0.isChoice } }
    }

    struct Cell: PageModel {
        /// `creators.0.family`.
        var name: String
        var label: String
        var value = ""
        var options: [FormField.Choice] = []
        var error: String?
        /// Broad cells take more of the row: 1 to 4.
        var width = 2
        var placeholder: String?

        var id: String { "field-" + name }
        var isChoice: Bool { !options.isEmpty }
        var breadth: String { String(min(max(width, 1), 4)) }
    }

    var id: String { "field-" + name }
}

// What templates ask for, by name.

extension DraftPage {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "id": id.part
        case "action": action.part
        case "title": title.part
        case "updated": updated.part
        case "missing": missing.part
        case "sections": sections.part
        case "held": held.part
        case "files": files.part
        case "plan": plan.part
        case "deviationReason": deviationReason.part
        case "deviationError": deviationError.part
        case "found": found.part
        case "typed": typed.part
        case "warnings": warnings.part
        case "errors": errors.part
        case "mayPublish": mayPublish.part
        case "nextVersionOf": nextVersionOf.part
        case "isReady": isReady.part
        case "hasErrors": hasErrors.part
        default: nil
        }
    }
}

extension DraftPage.MissingItem {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "text": text.part
        case "field": field.part
        default: nil
        }
    }
}

extension DraftPage.HeldValue {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "field": field.part
        case "value": value.part
        case "source": source.part
        case "reason": reason.part
        default: nil
        }
    }
}

extension FormSection {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "id": id.part
        case "title": title.part
        case "help": help.part
        case "items": items.part
        default: nil
        }
    }
}

extension FormField {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "label": label.part
        case "help": help.part
        case "value": value.part
        case "options": options.part
        case "source": source.part
        case "others": others.part
        case "error": error.part
        case "isRequired": isRequired.part
        case "placeholder": placeholder.part
        case "id": id.part
        case "isText": isText.part
        case "isParagraph": isParagraph.part
        case "isChoice": isChoice.part
        case "isDate": isDate.part
        case "isMissing": isMissing.part
        case "describedBy": describedBy.part
        default: nil
        }
    }
}

extension FormField.Choice {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "value": value.part
        case "label": label.part
        case "isSelected": isSelected.part
        default: nil
        }
    }
}

extension FormField.OtherValue {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "value": value.part
        case "source": source.part
        case "action": action.part
        default: nil
        }
    }
}

extension FormRows {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "label": label.part
        case "help": help.part
        case "rows": rows.part
        case "error": error.part
        case "isRequired": isRequired.part
        case "others": others.part
        case "addLabel": addLabel.part
        case "id": id.part
        default: nil
        }
    }
}

extension FormRows.Row {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "number": number.part
        case "cells": cells.part
        case "source": source.part
        case "error": error.part
        case "isEmpty": isEmpty.part
        default: nil
        }
    }
}

extension FormRows.Cell {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "label": label.part
        case "value": value.part
        case "options": options.part
        case "error": error.part
        case "placeholder": placeholder.part
        case "id": id.part
        case "isChoice": isChoice.part
        case "breadth": breadth.part
        default: nil
        }
    }
}
