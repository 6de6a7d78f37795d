// SPDX-License-Identifier: Apache-2.0
// A plan as a file: recognises maDMP and plan files by their content, reads and writes both.

import Foundation
import Metadata

/// What kind of file a plan was read from.
package enum PlanFormat: String, Codable, Hashable, Sendable, CaseIterable {
    /// RDA DMP Common Standard JSON, 1.0 to 1.2.
    case maDMP = "madmp"
    /// Fairway's plan file, in YAML or JSON (`docs/user/plan-file.md`).
    case planFile = "plan-file"
}

/// A plan read from a file, with everything odd that was found on the way.
package struct PlanDocument: Sendable {
    /// The largest file that is read as a plan, in bytes.
    package static let longest = DocumentLimit.bytes

    package var plan: Plan
    package var format: PlanFormat
    /// In the order of the file; an error means that a value could not be read and was left out.
    package var findings: [Finding]

    /// The most bytes that ``read(_:)`` accepts; a caller need not load a larger file.
    package static let largestFile = DocumentLimit.bytes

    /// Reads a plan of either kind; the content decides, not the name.
    package static func read(_ bytes: Data) throws(DocumentError) -> PlanDocument {
        let text = try DocumentText(bytes)
        let isJSON = text.firstByte == UInt8(ascii: "{") || text.firstByte == UInt8(ascii: "[")
        let (tree, findings) =
            isJSON ? try JSONTreeParser.parse(text.utf8) : try YAMLTreeParser.parse(text.utf8)
        var document = try read(tree)
        document.findings = text.findings + findings + document.findings
        return document
    }

    private static func read(_ tree: Tree) throws(DocumentError) -> PlanDocument {
        if let dmp = tree["dmp"], dmp.entries != nil { return maDMP(dmp, at: "$.dmp") }
        if let list = tree.elements ?? tree["items"]?.elements,
            let first = list.firstIndex(where: { $0["dmp"]?.entries != nil }), let dmp = list[first]["dmp"]
        {
            let prefix = tree.elements == nil ? "$.items" : "$"
            let others = list.count { $0["dmp"] != nil } - 1
            let note = Finding(
                .warning, "several-plans", at: prefix, "The file holds \(others) more plans.",
                remedy: "Only the first was read; put each plan into a file of its own.")
            return maDMP(dmp, at: "\(prefix)[\(first)].dmp", notes: others > 0 ? [note] : [])
        }
        guard let entries = tree.entries else { throw .notAPlan(found: tree.kind) }
        let keys = Set(entries.map(\.key))
        if !keys.isDisjoint(with: ["fairway_plan", "datasets"]) { return planFile(entries, line: tree.line) }
        if !keys.isDisjoint(with: ["dmp_id", "dataset", "ethical_issues_exist"]) {
            let note = Finding(
                .warning, "no-dmp-root", at: "$", "The object “dmp” around the plan is missing.",
                remedy: "It was read as if it were there; wrap the plan in {\"dmp\": …}.")
            return maDMP(tree, at: "$", notes: [note])
        }
        if keys.contains("title") { return planFile(entries, line: tree.line) }
        let found = keys.sorted().prefix(5).map { "“\($0)”" }.joined(separator: ", ")
        throw .notAPlan(found: keys.isEmpty ? "an empty map" : "the keys \(found)")
    }

    private static func maDMP(_ dmp: Tree, at path: String, notes: [Finding] = []) -> PlanDocument {
        let (plan, findings) = MaDMPReader.read(dmp, path: path)
        return PlanDocument(plan: plan, format: .maDMP, findings: notes + findings)
    }

    private static func planFile(_ entries: [Tree.Entry], line: Int) -> PlanDocument {
        var reading = DocumentReading()
        if let version = entries.first(where: { $0.key == Plan.versionKey })?.value, version.scalar != "1" {
            reading.note(
                .warning, "newer-plan-file", at: Plan.versionKey, line: version.line,
                "The plan file has version \(version.scalar ?? version.kind); this Fairway knows version 1.",
                remedy: "Keys of the newer version are left out; update Fairway.")
        }
        let body = Tree(.map(entries.filter { $0.key != Plan.versionKey }), line: line)
        let plan = Plan.read(body, &reading, "") ?? Plan()
        reading.checkKeys(of: plan)
        return PlanDocument(plan: plan, format: .planFile, findings: reading.findings)
    }
}

extension DocumentReading {
    /// Keys name things: two datasets, repositories or storages of one key could not be told apart.
    fileprivate mutating func checkKeys(of plan: Plan) {
        let lists: [(name: String, keys: [String])] = [
            ("datasets", plan.datasets.map(\.key)), ("repositories", plan.repositories.map(\.key)),
            ("storages", plan.storages.map(\.key)), ("milestones", plan.milestones.map(\.key)),
            ("programmes", plan.programmes.map(\.key)),
        ]
        for list in lists {
            var seen: Set<String> = []
            for (index, key) in list.keys.enumerated() where !seen.insert(key).inserted && !key.isEmpty {
                note(
                    .error, "doubled-name", at: "\(list.name)[\(index)].key",
                    "The key “\(key)” is given twice.",
                    remedy: "Give every entry of “\(list.name)” a key of its own.")
            }
        }
    }
}

// MARK: - Writing

extension Plan {
    static let versionKey = "fairway_plan"

    /// The plan file, `docs/user/plan-file.md`.
    package func yaml() -> String {
        var entries = tree().entries ?? []
        entries.insert(Tree.Entry(key: Plan.versionKey, value: Tree(.number("1"))), at: 0)
        return YAMLTreeWriter.write(Tree(.map(entries)))
    }

    /// The plan as maDMP 1.2 JSON, valid against the official schema, with a finding for every placeholder that the
    /// schema requires and the plan does not have.
    ///
    /// - Parameter planID: Fairway's id of the plan, used where it has no identifier of its own.
    package func maDMP(planID: String? = nil) -> (json: String, findings: [Finding]) {
        let (document, findings) = MaDMPWriter.write(self, planID: planID)
        return (document.jsonText(), findings)
    }
}

/// The JSON of a plan and of a planned dataset is the plan file in JSON form; it is what the database keeps.
extension Plan: Codable {
    package init(from decoder: any Decoder) throws { self = try Plan.decoded(from: decoder) }
    package func encode(to encoder: any Encoder) throws { try tree().json.encode(to: encoder) }
}

extension Plan {
    /// Reads what ``stored`` gave; without the detour of a decoder, as every plan page does it.
    init(stored text: String) throws(DocumentError) {
        var reading = DocumentReading()
        reading.tellsUnknownKeys = false
        let (tree, _) = try JSONTreeParser.parse(Array(text.utf8))
        guard tree.entries != nil, let plan = Plan.read(tree, &reading, "") else {
            throw .notAPlan(found: tree.kind)
        }
        self = plan
    }

    /// The plan file as JSON on one line, with sorted keys: equal plans give equal texts.
    var stored: String { tree().json.text() }
}

extension PlannedDataset: Codable {
    package init(from decoder: any Decoder) throws { self = try PlannedDataset.decoded(from: decoder) }
    package func encode(to encoder: any Encoder) throws { try tree().json.encode(to: encoder) }
}

extension PlanRecord {
    /// Reads stored JSON; keys of a newer Fairway are ignored.
    fileprivate static func decoded(from decoder: any Decoder) throws -> Self {
        var reading = DocumentReading()
        reading.tellsUnknownKeys = false
        let tree = Tree(json: try JSONValue(from: decoder))
        guard tree.entries != nil, let record = read(tree, &reading, "") else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "not \(noun)"))
        }
        return record
    }
}
