// SPDX-License-Identifier: Apache-2.0
// What the tests of plans read: the CLARA example and the examples of the standard.

import Foundation
import TestKit
import Testing

@testable import Plans

enum Fixtures {
    static let claraFile = TestKit.Project.root.appendingPathComponent("Examples/clara/plan.yaml")

    static func clara() throws -> PlanDocument { try PlanDocument.read(Data(contentsOf: claraFile)) }

    /// Every example of maDMP 1.0, 1.1 and 1.2, as a path below the reference shelf.
    static let maDMPExamples: [String] = ["1.0-tag", "1.1-tag", "1.2"].flatMap { folder -> [String] in
        let path = "madmp/examples/\(folder)"
        let names = ReferenceShelf.file(path).flatMap {
            try? FileManager.default.contentsOfDirectory(atPath: $0.path)
        }
        return (names ?? []).filter { $0.hasSuffix(".json") }.sorted().map { "\(path)/\($0)" }
    }

    static func example(_ path: String) throws -> PlanDocument {
        let url = try #require(ReferenceShelf.file(path))
        return try PlanDocument.read(Data(contentsOf: url))
    }

    static func read(_ text: String) throws -> PlanDocument { try PlanDocument.read(Data(text.utf8)) }
}
