// SPDX-License-Identifier: Apache-2.0
// The key `fairway` in a maDMP: what the standard cannot say, as corrections of what it does say.

import Metadata

/// Reads and writes the extension object at `dmp` and at every dataset (docs/design/plans.md, "Extension of maDMP").
///
/// `values` holds, by JSON pointer into the plan file's form of the plan or dataset, what is really planned; null where the
/// maDMP field is a placeholder. `instead_of` holds what the maDMP fields say at the same place. A value is taken only
/// while the maDMP fields still say that: when other software has changed them, its change wins.
enum Extension {
    static let key = "fairway"

    /// The extension that turns what the standard part says (`plain`) into `planned`; nil when they are equal.
    static func tree(from plain: JSONValue, to planned: JSONValue) -> Tree? {
        let difference = plain.difference(to: planned)
        guard !difference.isEmpty else { return nil }
        var values: [String: JSONValue] = [:]
        var instead: [String: JSONValue] = [:]
        for place in difference {
            values[place.pointer] = place.value ?? .null
            instead[place.pointer] = place.instead
        }
        return .map([
            ("values", Tree(json: .object(values))),
            ("instead_of", instead.isEmpty ? nil : Tree(json: .object(instead))),
        ])
    }

    static func apply(_ fairway: Tree?, to plan: Plan, at path: String, _ reading: inout DocumentReading)
        -> Plan
    {
        // The datasets have extensions of their own and are not touched by the plan's.
        var plain = plan
        plain.datasets = []
        guard var changed = applied(fairway, to: plain, at: path, &reading) else { return plan }
        changed.datasets = plan.datasets
        return changed
    }

    static func apply(
        _ fairway: Tree?, to dataset: PlannedDataset, at path: String, _ reading: inout DocumentReading
    ) -> PlannedDataset {
        applied(fairway, to: dataset, at: path, &reading) ?? dataset
    }

    private static func applied<Record: PlanRecord>(
        _ fairway: Tree?, to record: Record, at path: String, _ reading: inout DocumentReading
    ) -> Record? {
        guard let fairway, !fairway.isNull else { return nil }
        guard let values = fairway["values"]?.entries else {
            reading.dropped(fairway, at: "\(path).\(key)", expected: "an object with “values”")
            return nil
        }
        var json = record.tree().json
        for entry in values {
            let steps = JSONPointer.steps(entry.key)[...]
            let instead = fairway["instead_of"]?[entry.key]?.json
            let value = entry.value.json
            guard json.value(at: steps) == instead, json.set(value == .null ? nil : value, at: steps) else {
                reading.note(
                    .warning, "changed-elsewhere", at: "\(path).\(key).values.\(entry.key)", line: entry.line,
                    "The maDMP fields that “\(entry.key)” completes were changed by other software.",
                    remedy: "Their new value was taken; check whether \(value.text().prefix(80)) still holds."
                )
                continue
            }
        }
        return Record.read(Tree(json: json), &reading, "\(path).\(key)")
    }
}
