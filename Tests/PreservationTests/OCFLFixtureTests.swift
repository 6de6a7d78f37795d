// SPDX-License-Identifier: Apache-2.0
// The validator against the OCFL community's fixtures: every folder is judged as its name says.
import Foundation
import Preservation
import TestKit
import Testing

@Suite(.enabled(if: Corpus.file("ocfl-fixtures") != nil, "corpus not present"))
struct OCFLFixtureTests {
    struct Fixture: Sendable, CustomTestStringConvertible {
        let url: URL
        let testDescription: String

        /// `E058` and the like at the beginning of the folder's name.
        var codes: Set<String> {
            let parts = url.lastPathComponent.split(separator: "_").map(String.init)
            return Set(parts.prefix { $0.count == 4 && OCFLCode(rawValue: $0) != nil })
        }

        func findings() throws -> [Finding] { try Validator().findings(inObject: url) }
    }

    static func fixtures(_ kind: String) -> [Fixture] {
        ["1.0", "1.1"].flatMap { version -> [Fixture] in
            guard let folder = Corpus.file("ocfl-fixtures/\(version)/\(kind)") else { return [] }
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.sorted().map {
                Fixture(url: folder.appendingPathComponent($0), testDescription: "\(version)/\($0)")
            }
        }
    }

    @Test(arguments: fixtures("good-objects"))
    func findsNothingInGoodObjects(_ fixture: Fixture) throws {
        #expect(try fixture.findings() == [])
    }

    @Test(arguments: fixtures("warn-objects"))
    func findsExactlyTheWarningsOfWarnObjects(_ fixture: Fixture) throws {
        #expect(try Set(fixture.findings().map(\.code.rawValue)) == fixture.codes)
    }

    @Test(arguments: fixtures("bad-objects"))
    func findsEveryErrorOfBadObjects(_ fixture: Fixture) throws {
        let found = try Set(fixture.findings().map(\.code.rawValue))
        #expect(found.isSuperset(of: fixture.codes), "found only \(found.sorted())")
    }
}
