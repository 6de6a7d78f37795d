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

    func child(named part: String) -> Any? {
        switch (self, part) {
        case (.field(let field), "field"): field
        case (.rows(let rows), "rows"): rows
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
    func child(named part: String) -> Any? {
        switch part {
        case "id": id
        case "action": action.text
        case "title": title
        case "updated": updated
        case "missing": missing
        case "sections": sections
        case "held": held
        case "files": files
        case "plan": plan
        case "deviationReason": deviationReason
        case "deviationError": deviationError
        case "found": found
        case "typed": typed
        case "warnings": warnings
        case "errors": errors
        case "mayPublish": mayPublish
        case "nextVersionOf": nextVersionOf
        case "isReady": isReady
        case "hasErrors": hasErrors
        default: nil
        }
    }
}

extension DraftPage.MissingItem {
    func child(named part: String) -> Any? {
        switch part {
        case "text": text
        case "field": field
        default: nil
        }
    }
}

extension DraftPage.HeldValue {
    func child(named part: String) -> Any? {
        switch part {
        case "field": field
        case "value": value
        case "source": source
        case "reason": reason
        default: nil
        }
    }
}

extension FormSection {
    func child(named part: String) -> Any? {
        switch part {
        case "id": id
        case "title": title
        case "help": help
        case "items": items
        default: nil
        }
    }
}

extension FormField {
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "label": label
        case "help": help
        case "control": control
        case "value": value
        case "options": options
        case "source": source
        case "others": others
        case "error": error
        case "isRequired": isRequired
        case "placeholder": placeholder
        case "id": id
        case "isText": isText
        case "isParagraph": isParagraph
        case "isChoice": isChoice
        case "isDate": isDate
        case "isMissing": isMissing
        case "describedBy": describedBy
        default: nil
        }
    }
}

extension FormField.Choice {
    func child(named part: String) -> Any? {
        switch part {
        case "value": value
        case "label": label
        case "isSelected": isSelected
        default: nil
        }
    }
}

extension FormField.OtherValue {
    func child(named part: String) -> Any? {
        switch part {
        case "value": value
        case "source": source
        case "action": action
        default: nil
        }
    }
}

extension FormRows {
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "label": label
        case "help": help
        case "rows": rows
        case "error": error
        case "isRequired": isRequired
        case "others": others
        case "addLabel": addLabel
        case "id": id
        default: nil
        }
    }
}

extension FormRows.Row {
    func child(named part: String) -> Any? {
        switch part {
        case "number": number
        case "cells": cells
        case "source": source
        case "error": error
        case "isEmpty": isEmpty
        default: nil
        }
    }
}

extension FormRows.Cell {
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "label": label
        case "value": value
        case "options": options
        case "error": error
        case "placeholder": placeholder
        case "id": id
        case "isChoice": isChoice
        case "breadth": breadth
        default: nil
        }
    }
}
