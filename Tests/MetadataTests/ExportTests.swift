// SPDX-License-Identifier: Apache-2.0
// Every export as a golden file, and before the judges of its format.

import Foundation
import TestKit
import Testing

@testable import Metadata

@Suite struct ExportTests {
    @Test(arguments: ExportFormat.allCases) func writesTheFullRecord(format: ExportFormat) throws {
        try Golden.compare(format.text(of: Fixture.full), with: "full-\(format.fileName(for: "record"))")
    }

    @Test(arguments: ExportFormat.allCases) func writesTheMinimalRecord(format: ExportFormat) throws {
        try Golden.compare(
            format.text(of: Fixture.minimal), with: "minimal-\(format.fileName(for: "record"))")
    }

    @Test func cites() {
        #expect(
            Citation.text(of: Fixture.full)
                == "Curie, Marie; Plato; Helmholtz-Zentrum Dresden-Rossendorf (2024): Binding of water & ions to calmodulin "
                + "at 300 K. Version 1.1. Rossendorf Data Repository. (Dataset). https://doi.org/10.14278/rodare.1234"
        )
        #expect(
            Citation.text(of: Fixture.minimal)
                == "CLARA consortium (2024): Analysis scripts. Fairway Example Repository. (Software). "
                + "https://fairway.example.org/records/q3twg-h3e29")
    }

    /// Without a registered DOI nothing looks like one.
    @Test(arguments: ExportFormat.allCases) func neverInventsADOI(format: ExportFormat) {
        let text = format.text(of: Fixture.minimal).replacingOccurrences(of: "kernel-4", with: "")
        #expect(!text.contains("10."))
        #expect(!text.contains("doi.org"))
        #expect(!text.contains("\"DOI\""))
    }

    /// A record with no metadata at all still exports: drafts are exported too.
    @Test(arguments: ExportFormat.allCases) func survivesAnEmptyRecord(format: ExportFormat) {
        var record = Fixture.minimal
        record.metadata = RecordMetadata()
        #expect(!format.text(of: record).isEmpty)
    }

    @Test func findsFormatsByInveniosNames() {
        #expect(ExportFormat.named("dublincore") == .dublinCore)
        #expect(ExportFormat.named("bibtex") == .bibTeX)
        #expect(ExportFormat.named("docx") == nil)
    }

    @Test func staysInsideAScriptElement() {
        let text = SchemaOrg.jsonLD(of: Fixture.hostile).text(safeInHTML: true)
        #expect(!text.contains("<"))
        #expect(!text.contains("&"))
    }

    @Test func keepsCratePathsInsideTheCrate() {
        #expect(ROCrate.path(of: "run 1/a:b.txt") == "run%201/a%3Ab.txt")
        #expect(ROCrate.path(of: "/etc/passwd") == "etc/passwd")
        #expect(ROCrate.path(of: "a/../../b") == "a/%2E%2E/%2E%2E/b")
    }
}

@Suite struct XMLWriterTests {
    @Test func escapesTextsAndAttributes() {
        var xml = XMLWriter(declaration: false)
        xml.element("a", ["b": "\"<&>\n", "c": nil], "x\u{0}\u{ffff}<y>")
        #expect(xml.text == "<a b=\"&quot;&lt;&amp;&gt;&#10;\">x&lt;y&gt;</a>\n")
    }

    @Test func closesEmptyElementsAtOnce() {
        var xml = XMLWriter(declaration: false)
        xml.element("a") { $0.element("b") { _ in } }
        #expect(xml.text == "<a>\n  <b/>\n</a>\n")
    }
}

@Suite struct JSONValueTests {
    @Test func writesWhatJSONDecoderReads() throws {
        let value: JSONValue = [
            "text": .string(Fixture.nasty), "list": [1, 2.5, true, .null, []], "empty": [:],
            "big": .integer(.max),
            "small": .number(1e-9), "whole": .number(3),
        ]
        #expect(
            try JSONValue(parsing: Data(value.text().utf8)).text()
                == value.text().replacingOccurrences(of: "3.0", with: "3"))
        #expect(try JSONValue(parsing: Data(value.text(pretty: true).utf8))["text"] == .string(Fixture.nasty))
        #expect(JSONValue.number(.nan).text() == "null")
    }
}
