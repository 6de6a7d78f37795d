// SPDX-License-Identifier: Apache-2.0
// maDMP in and out: every example of the standard imports, every export is valid and loses nothing.

import Foundation
import Metadata
import TestKit
import Testing

@testable import Plans

@Suite struct MaDMPReading {
    @Test(.enabled(if: ReferenceShelf.isThere, "reference not present")) func findsAllExamples() {
        #expect(Fixtures.maDMPExamples.count == 27)
    }

    @Test(arguments: Fixtures.maDMPExamples) func importsEveryExample(path: String) throws {
        let document = try Fixtures.example(path)
        #expect(document.format == .maDMP)
        #expect(!document.plan.title.isEmpty)
        #expect(document.findings.filter { $0.severity == .error } == [])
    }

    @Test(arguments: Fixtures.maDMPExamples) func losesNothingOnTheWayOutAndIn(path: String) throws {
        let plan = try Fixtures.example(path).plan
        let (json, _) = plan.maDMP(planID: "test")
        let again = try Fixtures.read(json)
        #expect(again.plan == plan)
        #expect(again.findings.filter { $0.id == "changed-elsewhere" } == [])
        #expect(try Fixtures.read(plan.yaml()).plan == plan)
        #expect(try JSONDecoder().decode(Plan.self, from: JSONEncoder().encode(plan)) == plan)
    }

    @Test(
        .enabled(if: ReferenceShelf.isThere, "reference not present"),
        arguments: [
            ("1.2/ex10-fairsharing", ["misplaced-key", "doi-for-url"]),
            ("1.2/ex9-dmp-long", ["unknown-key", "empty-value"]),
            ("1.2/ex5-dataset-planned-host", ["unknown-key"]),
            ("1.1-tag/ex9-dmp-long", ["text-for-object"]),
            ("1.1-tag/ex1-header-fundedProject", ["no-zone"]),
            (
                "1.0-tag/ex1-header-fundedProject",
                ["language-code", "no-zone", "single-value", "date-time-for-date"]
            ),
            ("1.0-tag/ex5-dataset-planned-host", ["wrong-type", "unknown-key"]),
        ]) func tellsWhatIsOdd(name: String, ids: [String]) throws
    {
        let found = Set(try Fixtures.example("madmp/examples/\(name).json").findings.map(\.id))
        #expect(found.isSuperset(of: ids), "found \(found.sorted())")
    }

    @Test func readsAnEmbargoFromAFutureLicence() throws {
        let dataset = try #require(
            try Fixtures.example("madmp/examples/1.2/ex4-dataset-embargo.json").plan.datasets.first)
        #expect(dataset.embargo == .until("2021-06-30"))
        #expect(dataset.licences == [PlannedLicence(.chosen("CC-BY-4.0"), from: "2021-06-30")])
        #expect(dataset.size == .exact(100_000))
        #expect(dataset.retention?.until == "2029-01-30")
    }

    @Test(arguments: [
        ("restricted", PlannedAccess.Level.restricted, "data-access-restricted"),
        ("embargoed", .open, "data-access-embargoed"),
    ]) func readsWordsOfOtherTools(word: String, level: PlannedAccess.Level, finding: String) throws {
        let document = try Fixtures.read(
            #"{"dmp": {"title": "T", "dataset": [{"title": "D", "distribution": [{"title": "X", "data_access": "\#(word)"}]}]}}"#
        )
        #expect(document.plan.datasets.first?.access?.level == level)
        #expect(
            document.findings.contains {
                $0.id == finding && $0.path.hasPrefix("$.dmp.dataset[0].distribution[0].data_access")
            })
    }

    @Test func keepsUnknownKeysAtTheirPlaces() throws {
        let document = try Fixtures.read(
            #"{"dmp": {"title": "T", "x/y": {"deep": [1, 2.5, null]}, "dataset": [{"title": "D", "distribution": {"title": "X", "data_access": "open", "mine": "kept"}}]}}"#
        )
        #expect(document.plan.extras["x~1y"]?["deep"] == [1, .number(2.5), .null])
        #expect(document.plan.datasets.first?.extras["distribution/0/mine"] == "kept")
        let written = try JSONValue(parsing: Data(document.plan.maDMP().json.utf8))
        #expect(written["dmp"]?["x/y"]?["deep"]?[0] == 1)
        #expect(written["dmp"]?["dataset"]?[0]?["distribution"]?[0]?["mine"] == "kept")
    }

    @Test func letsTheChangesOfOtherSoftwareWin() throws {
        var plan = Plan(title: "T")
        var dataset = PlannedDataset(key: "A", title: "Data")
        dataset.access = PlannedAccess(.open)
        dataset.size = .range(1000, 2000)
        dataset.embargo = .event("paper", latest: "2028-12-31")
        plan.datasets = [dataset]
        let edited = plan.maDMP().json.replacing(
            "\"data_access\": \"open\"", with: "\"data_access\": \"open\", \"byte_size\": 1234")
        let again = try Fixtures.read(edited)
        #expect(again.plan.datasets.first?.size == .exact(1234))
        #expect(again.plan.datasets.first?.embargo == dataset.embargo)
        #expect(again.findings.contains { $0.id == "changed-elsewhere" })
    }
}

@Suite struct MaDMPWriting {
    @Test func marksPlaceholdersAndTakesThemBack() throws {
        let plan = Plan(title: "Bare")
        let (json, findings) = plan.maDMP(planID: "abcde-fghjk")
        #expect(json.contains("urn:fairway:plan:abcde-fghjk"))
        #expect(findings.map(\.path).contains("$.dmp.contact"))
        #expect(findings.allSatisfy { $0.id == "placeholder" })
        let again = try Fixtures.read(json).plan
        #expect(again == plan)
    }

    /// The official schema with format checks, through the Python package jsonschema.
    @Test(.enabled(if: ReferenceShelf.isThere && Judge.isThere, "reference or jsonschema not present"))
    func writesWhatTheOfficialSchemaAccepts() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "madmp-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var plans = try Fixtures.maDMPExamples.map {
            ($0.replacing("/", with: "_"), try Fixtures.example($0).plan)
        }
        plans.append(("clara.json", try Fixtures.clara().plan))
        plans.append(("bare.json", Plan(title: "Bare")))
        plans.append(("odd.json", OddPlan.plan))
        for (name, plan) in plans {
            try Data(plan.maDMP(planID: "x").json.utf8).write(to: folder.appendingPathComponent(name))
        }
        let outcome = try Judge.validate(folder)
        #expect(outcome.succeeded, "\(outcome.transcript)")
        #expect(outcome.output.contains("\(plans.count) valid"))
    }
}

/// The judge of maDMP exports.
enum Judge {
    static let python = ExternalTool.python(with: "jsonschema")
    static var isThere: Bool { python != nil }

    static func validate(_ folder: URL) throws -> ExternalTool.Outcome {
        let schema = try #require(ReferenceShelf.file("madmp/schema/maDMP-schema-1.2.json"))
        let script = """
            import json, pathlib, sys
            from jsonschema import Draft202012Validator, FormatChecker
            schema = json.load(open(sys.argv[1]))
            validator = Draft202012Validator(schema, format_checker=FormatChecker())
            bad = 0
            files = sorted(pathlib.Path(sys.argv[2]).glob('*.json'))
            for file in files:
                for error in validator.iter_errors(json.load(open(file))):
                    bad += 1
                    print(file.name, list(error.path), error.message[:200])
            print(len(files) - bad, 'valid')
            sys.exit(1 if bad else 0)
            """
        return try #require(python).run(["-c", script, schema.path, folder.path])
    }
}

/// A plan whose values the standard does not allow: the writer must leave them out of the strict part.
enum OddPlan {
    static var plan: Plan {
        var plan = Plan(title: "Odd")
        plan.language = "en"
        plan.created = "2025-01-01"
        plan.contact = PlanPerson(name: "Nobody", mbox: "no mail")
        plan.contributors = [PlanPerson(name: "A", mbox: "also none")]
        plan.relatedIdentifiers = [RelatedWork("x")]
        var cost = Cost()
        cost.title = "Staff"
        cost.currency = "euros"
        cost.value = 1.5
        plan.costs = [cost]
        plan.extras = ["contact/name": 5, "dataset": "no", "own/0": 1]
        var place = PlannedRepository()
        place.key = "r"
        place.name = "R"
        place.url = "https://example.org"
        place.certifiedWith = "nothing"
        place.geoLocation = "Europe"
        place.pidSystems = ["doi", "magic"]
        plan.repositories = [place]
        var dataset = PlannedDataset(key: "weird key", title: "D")
        dataset.language = "tlh"
        dataset.placements = [Placement(repository: "r"), Placement(repository: "unknown")]
        dataset.licences = [PlannedLicence(.chosen("CC-BY-4.0")), PlannedLicence(.undecided)]
        dataset.metadataStandards = [MetadataStandard(name: "EML")]
        dataset.metadataStandards[0].identifiers = [Identifier("10.25504/FAIRsharing.r3vtvx", scheme: "doi")]
        plan.datasets = [dataset]
        return plan
    }
}
