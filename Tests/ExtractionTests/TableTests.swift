// SPDX-License-Identifier: Apache-2.0
// CSV, TSV and JSON: dialects, encodings, columns, shapes and limits.

import Foundation
import Metadata
import TestKit
import Testing

@testable import Extraction

@Suite struct CSVTests {
    private static func read(_ name: String, _ bytes: [UInt8]) throws -> (
        format: FileFormat?, extract: Extract
    ) {
        try withFile(name, bytes) { file in
            let format = CSV().recognises(file.head)
            return (format, CSV().extract(file, format: format ?? CSV.comma))
        }
    }

    private static func columns(_ extract: Extract) -> [String] {
        extract.statements.compactMap { statement in
            guard case .property(let column) = statement, column.isVariable else { return nil }
            return [column.name, column.value, column.unit].compactMap { $0 }.joined(separator: "|")
        }
    }

    @Test func readsColumnsWithTypesAndUnits() throws {
        let text = """
            sample,T [K],p (hPa),d / mm,when,day,ok,note
            a,1,1.5,-2e3,2020-01-01T10:00:00Z,2020-01-01,true,x
            b,2,NA,4,2020-01-02 10:00:00,2020-01-02,false,
            c,3,7,5,2020-01-02T10:00:00Z,2020-01-03,TRUE,1
            """
        let (format, extract) = try Self.read("a.csv", Array(text.utf8))
        #expect(format == CSV.comma)
        #expect(extract.warnings.isEmpty)
        #expect(extract.property("rows") == "3")
        #expect(extract.property("columns") == "8")
        #expect(
            Self.columns(extract) == [
                "sample|string", "T|integer|K", "p|number|hPa", "d|number|mm", "when|datetime", "day|date",
                "ok|boolean",
                "note|string",
            ])
    }

    @Test func quotedFieldsHoldDelimitersQuotesAndLineEnds() throws {
        let text = "name,text\r\nx,\"a, \"\"b\"\"\r\nc\"\r\ny,2\r\n"
        let (_, extract) = try Self.read("a.csv", Array(text.utf8))
        #expect(extract.property("rows") == "2")
        #expect(extract.property("columns") == "2")
        #expect(extract.warnings == ["columns that may hold personal data: name"])
    }

    @Test(arguments: [
        ("x;y\n1;2,5\n3;4,5\n", "semicolon"), ("x\ty\n1\t2\n", "tab"), ("x|y\n1|2\n", "vertical bar"),
        ("x,y\n1,2\n", "comma"),
    ])
    func findsTheDelimiter(_ text: String, _ delimiter: String) throws {
        let (_, extract) = try Self.read("a.csv", Array(text.utf8))
        #expect(extract.property("delimiter") == delimiter)
        #expect(Self.columns(extract).count == 2)
    }

    @Test func readsEveryEncoding() throws {
        let text = "größe [µm],n\n1,2\n3,4\n"
        let encodings: [(String, [UInt8])] = [
            ("UTF-8", Array(text.utf8)),
            ("UTF-8 with byte order mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
            ("UTF-16LE", [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
            ("UTF-16BE", [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
            ("ISO-8859-1 or Windows-1252", text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }),
        ]
        for (name, bytes) in encodings {
            let (_, extract) = try Self.read("a.csv", bytes)
            #expect(extract.property("encoding") == name)
            #expect(Self.columns(extract) == ["größe|integer|µm", "n|integer"], "\(name)")
            #expect(extract.property("rows") == "2", "\(name)")
        }
    }

    @Test func namesMayStandInAComment() throws {
        let (format, extract) = try Self.read("a.txt", Array("# made by numpy\n# t,v\n1,2\n3,4\n5,6\n".utf8))
        #expect(format == CSV.comma)
        #expect(Self.columns(extract) == ["t|integer", "v|integer"])
        #expect(extract.property("rows") == "3")
    }

    @Test func aTableWithoutNamesHasRowsOnly() throws {
        let (_, extract) = try Self.read("a.csv", Array("1,2\n3,4\n".utf8))
        #expect(Self.columns(extract).isEmpty)
        #expect(extract.property("rows") == "2")
    }

    @Test func proseIsNoTable() throws {
        let texts = ["Dear all,\nthis is a letter.\nYours, me\n", "one line", "a,b\n", "\u{0}\u{1},\n,\n,\n"]
        for text in texts { #expect(try Self.read("letter.txt", Array(text.utf8)).format == nil, "\(text)") }
        #expect(try Self.read("code.py", Array("a,b\nc,d\ne,f\n".utf8)).format == nil)
    }

    @Test func unclosedQuotesAndRaggedRowsCostAWarning() throws {
        let (_, extract) = try Self.read("a.csv", Array("a,b\n1\n2,3,4\n\"x,5".utf8))
        #expect(extract.warnings.count == 2)
    }
}

@Suite struct JSONTests {
    private static func read(_ name: String, _ text: String) throws -> (format: FileFormat?, extract: Extract)
    {
        try withFile(name, text) { file in
            let format = JSON().recognises(file.head)
            return (format, JSON().extract(file, format: format ?? JSON.plain))
        }
    }

    @Test(arguments: [
        #"{"a":1,"b":[true,false,null],"c":{"d":-1.5e-3}}"#, "[]", "{}", #""text""#, "0", "-0.5",
        #"{"e":"\u00e9\ud83d\ude00\n\"\\\/"}"#, "  [ 1 , 2 ]  ",
    ])
    func parsesWhatFoundationParses(_ text: String) throws {
        #expect(try JSONText(Array(text.utf8)).value == JSONValue(parsing: Data(text.utf8)))
    }

    @Test(arguments: [
        "{", "[1,]", #"{"a":1,}"#, "{a:1}", "[01]", "[1.]", "[+1]", "nul", #""\x""#, "\"\u{1}\"", "[1] 2", "",
        "[NaN]",
        #"{"a" 1}"#, "'a'", "// no\n1", #""\u12"#,
    ])
    func refusesWhatIsNotJSON(_ text: String) {
        #expect(throws: JSONTextError.self) { try JSONText(Array(text.utf8)) }
    }

    @Test func depthIsLimited() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: JSONTextError.self) { try JSONText(Array(deep.utf8)) }
        #expect(throws: JSONTextError.self) { try JSONText(Array(deep.utf8), allowsPrefix: true) }
    }

    @Test func everyPrefixOfADocumentIsRead() throws {
        let bytes = Array(#"{"a":[1,2.5,{"b":"\u00e9x"}],"c":true,"d":null}"#.utf8)
        for length in 0...bytes.count {
            let text = try JSONText(Array(bytes.prefix(length)), allowsPrefix: true)
            #expect(text.isIncomplete == (length < bytes.count))
        }
    }

    @Test func namesShapesAndKinds() throws {
        let (format, extract) = try Self.read("x", #"{"z":1,"a":[1,2]}"#)
        #expect(format == JSON.plain)
        #expect(extract.property("top-level names") == "z, a")
        #expect(
            try Self.read("x.jsonld", #"{"@context":"https://schema.org","@type":"Dataset"}"#).format
                == JSON.linked)
        #expect(try Self.read("x.txt", "[section]\nkey = 1\n").format == nil)
        #expect(try Self.read("x.json", "{broken").extract.warnings.count == 1)
    }

    @Test func boxOfGeoJSON() throws {
        let text = """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"depth":1},"geometry":{"type":"Point","coordinates":[11.5,48.1]}},
              {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[-70,-10,5],[12,50]]}}]}
            """
        let (format, extract) = try Self.read("x.json", text)
        #expect(format == JSON.geographic)
        #expect(extract.property("features") == "2")
        #expect(
            extract.locations.first?.geometry
                == .polygon([[-70, -10], [12, -10], [12, 50], [-70, 50], [-70, -10]]))
        #expect(extract.property("depth") == "feature property")
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func readsANotebook() throws {
        let file = try CorpusFile("ipynb/test4.5.ipynb")
        let extract = try file.extract(JSON())
        #expect(extract.format == JSON.notebook)
        #expect(
            extract.property("nbformat")
                == (file.truth["nbformat"] as? [Int])?.map { "\($0)" }.joined(separator: "."))
        #expect(extract.property("cells") == (file.truth["cells"] as? Int).map { "\($0)" })
        #expect(extract.property("programming language") == "python 3.10.0")
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func commentsCostAWarning() throws {
        let extract = try CorpusFile("ome-zarr-json/multiscales_example.json").extract(JSON())
        #expect(extract.warnings.count == 1)
        #expect(extract.warnings.first?.contains("line 27") == true)
    }
}
