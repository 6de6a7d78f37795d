// SPDX-License-Identifier: Apache-2.0
// Golden files: what a machine or a reader sees, kept in the repository and compared byte by byte.

import Foundation

/// Compares a text with `Tests/<Module>Tests/Golden/<name>`.
///
/// With `RECORD_GOLDEN=1` the file is written anew, and the comparison fails once so that nobody records by accident.
package enum Golden {
    /// Why a comparison failed; its description is meant to be read in the test's output.
    package enum Failure: Error, CustomStringConvertible {
        case recorded(String)
        case missing(String)
        case differs(String, line: Int, expected: String, actual: String)

        package var description: String {
            switch self {
            case .recorded(let name): "recorded \(name); run again without RECORD_GOLDEN"
            case .missing(let name): "\(name) is missing; run once with RECORD_GOLDEN=1"
            case .differs(let name, let line, let expected, let actual):
                "\(name) differs in line \(line):\n  expected: \(expected)\n  actual:   \(actual)"
            }
        }
    }

    /// Throws a ``Failure`` unless `actual` is what the golden file holds.
    package static func compare(_ actual: String, with name: String, test: String = #filePath) throws {
        let url = URL(fileURLWithPath: test).deletingLastPathComponent().appendingPathComponent(
            "Golden/\(name)")
        let expected = try? String(contentsOf: url, encoding: .utf8)
        if expected == actual { return }
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(actual.utf8).write(to: url)
            throw Failure.recorded(name)
        }
        guard let expected else { throw Failure.missing(name) }
        throw firstDifference(name, expected, actual)
    }

    private static func firstDifference(_ name: String, _ expected: String, _ actual: String) -> Failure {
        let left = expected.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let right = actual.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let line = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let index = line ?? min(left.count, right.count)
        let end = "(end of text)"
        return .differs(
            name, line: index + 1, expected: index < left.count ? left[index] : end,
            actual: index < right.count ? right[index] : end)
    }
}
