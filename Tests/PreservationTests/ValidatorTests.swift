// SPDX-License-Identifier: Apache-2.0
// Rules that the community's fixtures do not cover: links, storage roots, limits; and the table of all rules.
import Foundation
import TestKit
import Testing

@testable import Preservation

struct ValidatorTests {
    private func withObject(_ body: (DataDirectory, StorageRoot) throws -> Void) throws {
        try withDataDirectory { data in
            let store = try data.store()
            let (tree, files) = try data.stage("d1", ["files/a": "alpha", "files/b": "beta"], in: store)
            try store.commit(data.version("one", tree: tree, files: files))
            try body(data, store)
        }
    }

    private func codes(_ object: URL, fixity: Bool = true) throws -> Set<OCFLCode> {
        try Set(Validator(fixity: fixity).findings(inObject: object).map(\.code))
    }

    private func rootCodes(_ store: StorageRoot) throws -> Set<OCFLCode> {
        var all: [Finding] = []
        let own = try Validator().findings(inStorageRoot: store.folder) { all += $1 }
        return Set((own + all).map(\.code))
    }

    @Test func findsLinks() throws {
        try withObject { data, _ in
            let content = data.object.appendingPathComponent("v1/content/files")
            let manager = FileManager.default
            try manager.linkItem(
                at: content.appendingPathComponent("a"), to: data.url.appendingPathComponent("twin"))
            #expect(try codes(data.object) == [.E090])
            try manager.removeItem(at: content.appendingPathComponent("a"))
            try manager.createSymbolicLink(
                at: content.appendingPathComponent("a"),
                withDestinationURL: data.url.appendingPathComponent("twin"))
            #expect(try codes(data.object) == [.E090, .E092, .E093])
            try manager.createSymbolicLink(
                at: data.object.appendingPathComponent("link"),
                withDestinationURL: URL(fileURLWithPath: "/etc"))
            #expect(try codes(data.object).isSuperset(of: [.E090, .E001]))
        }
    }

    @Test func findsOneWrongByteUnlessFixityIsLeftOut() throws {
        try withObject { data, _ in
            let file = data.object.appendingPathComponent("v1/content/files/a")
            try Data("alphA".utf8).write(to: file)
            #expect(try codes(data.object) == [.E092, .E093])
            #expect(try codes(data.object, fixity: false) == [])
        }
    }

    @Test func refusesHugeAndDeepInventories() throws {
        try withObject { data, _ in
            let inventory = data.object.appendingPathComponent("inventory.json")
            try Data((String(repeating: "[", count: 1_000_000)).utf8).write(to: inventory)
            #expect(try codes(data.object) == [.E033])
            let handle = try FileHandle(forWritingTo: inventory)
            try handle.truncate(atOffset: UInt64(Inventory.maximumBytes) + 1)
            try handle.close()
            #expect(try codes(data.object) == [.E033])
        }
    }

    /// What is done to a valid storage root, and the codes that must be found then.
    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let codes: Set<OCFLCode>
        let make: @Sendable (URL) throws -> Void

        init(_ name: String, _ codes: Set<OCFLCode>, _ make: @escaping @Sendable (URL) throws -> Void) {
            testDescription = name
            self.codes = codes
            self.make = make
        }
    }

    private static func write(_ text: String, _ url: URL) throws {
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    static let damages = [
        Damage("a file in the root is ignored", []) {
            try write("x", $0.appendingPathComponent("ocfl_1.1.md"))
        },
        Damage("no declaration", [.E069]) {
            try FileManager.default.removeItem(at: $0.appendingPathComponent("0=ocfl_1.1"))
        },
        Damage("two declarations", [.E076]) {
            try write("ocfl_1.0\n", $0.appendingPathComponent("0=ocfl_1.0"))
        },
        Damage("T is not 0", [.E078, .E076]) {
            try write("ocfl_1.1\n", $0.appendingPathComponent("1=ocfl_1.1"))
        },
        Damage("declaration without T", [.E077, .E076]) {
            try write("", $0.appendingPathComponent("ocfl_1.0"))
        },
        Damage("unknown version", [.E079, .E076]) {
            try write("ocfl_7\n", $0.appendingPathComponent("0=ocfl_7"))
        },
        Damage("declaration with other content", [.E080]) {
            try write("ocfl", $0.appendingPathComponent("0=ocfl_1.1"))
        },
        Damage("older root than object", [.E081]) {
            try FileManager.default.removeItem(at: $0.appendingPathComponent("0=ocfl_1.1"))
            try write("ocfl_1.0\n", $0.appendingPathComponent("0=ocfl_1.0"))
        },
        Damage("layout is not JSON", [.E070]) {
            try write("{", $0.appendingPathComponent("ocfl_layout.json"))
        },
        Damage("layout without description", [.E070]) {
            try write(
                #"{"extension": "0006-flat-omit-prefix-storage-layout"}"#,
                $0.appendingPathComponent("ocfl_layout.json"))
        },
        Damage("layout unknown", [.E071]) {
            try write(
                #"{"extension": "mine", "description": ""}"#, $0.appendingPathComponent("ocfl_layout.json"))
        },
        Damage("file in a folder", [.E072, .E084, .E085, .E088]) {
            try write("x", $0.appendingPathComponent("abc/file"))
        },
        Damage("empty folder", [.E073]) {
            try FileManager.default.createDirectory(
                at: $0.appendingPathComponent("abc/def"), withIntermediateDirectories: true)
        },
        Damage("file in extensions", [.E112]) {
            try write("x", $0.appendingPathComponent("extensions/file"))
        },
        Damage("unregistered extension", [.W016]) {
            try write("x", $0.appendingPathComponent("extensions/mine/file"))
        },
        Damage("object elsewhere", [.E083, .W015]) {
            let found = try #require(
                FileManager.default.enumerator(atPath: $0.path)?.first { path in
                    (path as? String)?.hasSuffix("0=ocfl_object_1.1") == true
                } as? String)
            let object = $0.appendingPathComponent(found).deletingLastPathComponent()
            try FileManager.default.copyItem(at: object, to: $0.appendingPathComponent("copy"))
        },
        Damage("link", [.E090]) {
            try FileManager.default.createSymbolicLink(
                at: $0.appendingPathComponent("abc"), withDestinationURL: URL(fileURLWithPath: "/tmp"))
        },
    ]

    @Test(arguments: damages)
    func findsWhatIsWrongWithAStorageRoot(_ damage: Damage) throws {
        try withObject { _, store in
            try damage.make(store.folder)
            let found = try rootCodes(store)
            #expect(
                damage.codes.isEmpty ? found.isEmpty : found.isSuperset(of: damage.codes),
                "found \(found.sorted())")
        }
    }

    @Test func everyRuleIsInTheTable() throws {
        var table = """
            # OCFL: the rules and how `fairway verify` checks them

            Generated by `ValidatorTests.everyRuleIsInTheTable` (`RECORD_GOLDEN=1` writes it anew). Codes are those of OCFL 1.0 and 1.1; E for MUST, W for SHOULD.

            | code | what must (W: should) hold | checked |
            |---|---|---|

            """
        for code in OCFLCode.allCases {
            table += "| \(code.rawValue) | \(code.rule) | \(code.notVisible.map { "no: \($0)" } ?? "yes") |\n"
        }
        try Golden.compare(table, with: "../../../docs/conformance/ocfl.md")
    }
}

struct ParsingTests {
    @Test(arguments: [
        "", "{", "[1,]", "{\"a\" 1}", "{\"a\":1,}", "01", "1.", "1e", "-", "\"\\x\"", "\"\\ud800\"", "\"\n\"",
        "nul", "[1] 2",
        "\u{FEFF}{}", "\"\\u12g4\"", "+1", "'a'",
    ])
    func refusesWhatIsNotJSON(_ text: String) {
        #expect(throws: JSONValue.Malformed.self) { try JSONValue(parsing: Array(text.utf8)) }
    }

    @Test func refusesBytesThatAreNotUTF8() {
        #expect(throws: JSONValue.Malformed.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
    }

    @Test func readsJSON() throws {
        let json = try JSONValue(
            parsing: Array(#" {"a": [1, -2.5e+3, true, null], "b": "\u00fc\ud83e\uddea\n\/", "a": {}} "#.utf8)
        )
        #expect(json.members?.count == 3)
        #expect(json["a"]?.elements?.count == 4)
        #expect(json["b"]?.text == "ü🧪\n/")
    }

    @Test(arguments: [
        ("2019-01-01T02:03:04Z", true), ("2019-01-01T02:03:04.123456789-05:00", true),
        ("2020-02-29T00:00:60z", true),
        ("2019-02-29T00:00:00Z", false), ("2019-01-01T02:03Z", false), ("2019-01-01T02:03:04", false),
        ("2019-01-01 02:03:04Z", false), ("2019-13-01T02:03:04Z", false), ("2019-01-01T24:00:00Z", false),
        ("2019-01-01", false), ("2019-01-01T02:03:04+0100", false), ("2019-01-01T02:03:04.Z", false),
        ("", false),
    ])
    func judgesInternetTimes(_ text: String, _ valid: Bool) {
        #expect(InternetTime.isValid(text) == valid)
    }

    /// The examples of extension 0004.
    @Test(arguments: [
        ("object-01", "3c0/ff4/240/3c0ff4240c1e116dba14c7627f2319b58aa3d77606d0d90dfc6161608ac987d4"),
        ("..hor/rib:le-$id", "487/326/d8c/487326d8c2a3c0b885e23da1469b4d6671fd4e76978924b4443e9e3c316cda6d"),
    ])
    func mapsIdsToPaths(_ id: String, _ path: String) {
        #expect(StorageLayout.elements(of: id).joined(separator: "/") == path)
    }

    @Test func refusesAStorageRootOfAnotherLayout() throws {
        try withDataDirectory { data in
            let objects = try data.store().folder
            try Data(#"{"extension": "0002-flat-direct-storage-layout", "description": "flat"}"#.utf8)
                .write(to: objects.appendingPathComponent("ocfl_layout.json"))
            #expect(throws: PreservationError.self) { try data.store() }
        }
    }

    @Test func refusesAFolderThatIsNotAStorageRoot() throws {
        try withDataDirectory { data in
            let folder = data.url.appendingPathComponent("objects/photos")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            #expect(throws: PreservationError.self) { try data.store() }
        }
    }
}
