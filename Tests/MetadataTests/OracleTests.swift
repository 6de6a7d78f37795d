// SPDX-License-Identifier: Apache-2.0
// What we write is read and judged by the programs of others: full, minimal and hostile records alike.

import Foundation
import TestKit
import Testing

@testable import Metadata

@Suite struct OracleTests {
    static let records = [("full", Fixture.full), ("minimal", Fixture.minimal), ("hostile", Fixture.hostile)]
    static let names = records.map(\.0)

    func record(_ name: String) throws -> ExportableRecord {
        try #require(Self.records.first { $0.0 == name }?.1)
    }

    func judge(_ script: String, with module: String, input: String) throws -> ExternalTool.Outcome {
        let python = try #require(ExternalTool.python(with: module))
        return try python.run(["-c", script], input: Data(input.utf8), timeout: 120)
    }

    @Test(
        .enabled(
            if: ReferenceShelf.isThere && ExternalTool.isThere("xmllint"), "schema or xmllint not present"),
        arguments: names)
    func xmllintAcceptsDataCite(name: String) throws {
        let schema = try #require(ReferenceShelf.file("datacite/kernel-4.7/metadata.xsd"))
        let outcome = try #require(ExternalTool.named("xmllint")).run(
            ["--nonet", "--noout", "--schema", schema.path, "-"],
            input: Data(DataCite.xml(of: record(name)).utf8))
        #expect(outcome.succeeded, "\(outcome.transcript)")
    }

    @Test(.enabled(if: ExternalTool.isThere("xmllint"), "xmllint not present"), arguments: names)
    func xmllintReadsDublinCore(name: String) throws {
        let outcome = try #require(ExternalTool.named("xmllint")).run(
            ["--nonet", "--noout", "-"], input: Data(DublinCore.xml(of: record(name)).utf8))
        #expect(outcome.succeeded, "\(outcome.transcript)")
    }

    /// PyPI `datacite` knows schema 4.5; the terms of 4.6 and 4.7 are left to the XSD.
    @Test(
        .enabled(if: ExternalTool.python(with: "datacite.schema45") != nil, "datacite not installed"),
        arguments: names)
    func dataCiteAcceptsJSON(name: String) throws {
        var record = try record(name)
        record.metadata.relatedIdentifiers.removeAll {
            $0.relationType.id == "other" || $0.scheme == "swh" || $0.scheme == "raid"
        }
        let script = """
            import sys, json
            from datacite import schema45
            for error in schema45.validator.iter_errors(json.load(sys.stdin)):
                print(list(error.path), error.message)
            """
        let outcome = try judge(script, with: "datacite.schema45", input: DataCite.json(of: record).text())
        #expect(outcome.transcript == "")
        #expect(outcome.succeeded)
    }

    @Test(.enabled(if: ExternalTool.isThere("cffconvert"), "cffconvert not installed"), arguments: names)
    func cffconvertAcceptsCFF(name: String) throws {
        let cffconvert = try #require(ExternalTool.named("cffconvert"))
        let text = CFF.text(of: try record(name))
        try Scratch.withFolder { folder in
            try Data(text.utf8).write(to: folder.appendingPathComponent("CITATION.cff"))
            let outcome = try cffconvert.run(["--validate"], in: folder)
            #expect(outcome.succeeded, "\(outcome.transcript)\n\(text)")
        }
    }

    @Test(.enabled(if: ExternalTool.python(with: "rispy") != nil, "rispy not installed"), arguments: names)
    func rispyReadsOneReference(name: String) throws {
        let record = try record(name)
        let script = """
            import sys, io, json, rispy
            text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="").read()
            entries = rispy.loads(text)
            print(json.dumps({"count": len(entries), "title": entries[0]["title"], "authors": len(entries[0]["authors"])}))
            """
        let outcome = try judge(script, with: "rispy", input: RIS.text(of: record))
        let answer = try JSONValue(parsing: Data(outcome.output.utf8))
        #expect(answer["count"] == 1, "\(outcome.transcript)")
        #expect(answer["title"] == .string(record.title.oneLine))
        #expect(answer["authors"] == .integer(record.metadata.creators.count))
    }

    @Test(
        .enabled(if: ExternalTool.python(with: "bibtexparser") != nil, "bibtexparser not installed"),
        arguments: names)
    func bibtexparserReadsOneEntry(name: String) throws {
        let script = """
            import sys, json, bibtexparser
            library = bibtexparser.parse_string(sys.stdin.read())
            print(json.dumps([len(library.blocks), len(library.entries), len(library.failed_blocks)]))
            """
        let outcome = try judge(script, with: "bibtexparser", input: BibTeX.text(of: record(name)))
        #expect(outcome.output == "[1, 1, 0]\n", "\(outcome.transcript)")
    }

    /// rdflib reads both RDF forms, sees one dataset, and the title as it was typed.
    @Test(.enabled(if: ExternalTool.python(with: "rdflib") != nil, "rdflib not installed"), arguments: names)
    func rdflibReadsOneDataset(name: String) throws {
        let record = try record(name)
        let script = """
            import sys, json
            from rdflib import Graph, RDF, URIRef
            form, kind, title, subject = sys.argv[1:5]
            graph = Graph().parse(data=sys.stdin.read(), format=form)
            subjects = [s for s in graph.subjects(RDF.type, URIRef(kind)) if str(s) == subject]
            print(json.dumps([len(subjects), str(graph.value(subjects[0], URIRef(title)))]))
            """
        let python = try #require(ExternalTool.python(with: "rdflib"))
        let forms = [
            (
                "turtle", "http://www.w3.org/ns/dcat#Dataset", "http://purl.org/dc/terms/title",
                DCAT.turtle(of: record)
            ),
            (
                "json-ld", "http://schema.org/\(record.resourceType.schemaOrg)", "http://schema.org/name",
                SchemaOrg.jsonLD(of: record).text()
            ),
        ]
        for (form, kind, title, text) in forms {
            let outcome = try python.run(
                ["-c", script, form, kind, title, record.citedURL], input: Data(text.utf8))
            let answer = try? JSONValue(parsing: Data(outcome.output.utf8))
            #expect(answer?[0] == 1, "\(form): \(outcome.transcript)")
            #expect(answer?[1]?.string == record.title || name == "hostile" && answer?[1] != nil)
        }
    }

    @Test(
        .enabled(if: CrateJudge.shared != nil, "rocrate-validator or the RO-Crate context not present"),
        arguments: names)
    func rocrateValidatorAcceptsTheCrate(name: String) throws {
        let judge = try #require(CrateJudge.shared)
        var record = try record(name)
        // The validator wants the payload there; a hostile key is no path of a file system.
        record.files.removeAll { $0.key.contains("..") }
        try Scratch.withFolder { folder in
            for file in record.files {
                let url = folder.appendingPathComponent(file.key)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data().write(to: url)
            }
            try Data(ROCrate.json(of: record).text(pretty: true).utf8)
                .write(to: folder.appendingPathComponent(ROCrate.fileName))
            let outcome = try judge.validate(folder)
            #expect(outcome.succeeded, "\(outcome.transcript)")
        }
    }
}

/// rocrate-validator with the context of RO-Crate 1.2 in its cache, so that it works without network: from w3id.org where
/// that can be reached, else from PyPI's `rocrate`, whose copy has the same terms.
struct CrateJudge {
    let validator: ExternalTool
    let cache: String

    static let shared: CrateJudge? = {
        guard let validator = ExternalTool.named("rocrate-validator"),
            let python = ExternalTool.python(with: "requests_cache")
        else { return nil }
        let cache = FileManager.default.temporaryDirectory.appendingPathComponent(
            "crate-context-\(UUID().uuidString)"
        ).path
        let script = """
            import importlib.util, io, pathlib, sys, requests, requests_cache
            from urllib3.response import HTTPResponse
            url, headers = "https://w3id.org/ro/crate/1.2/context", {"Content-Type": "application/ld+json"}
            session = requests_cache.CachedSession(sys.argv[1], backend="sqlite", expire_after=-1)
            class FromPackage(requests.adapters.BaseAdapter):
                def send(self, request, **kwargs):
                    folder = pathlib.Path(importlib.util.find_spec("rocrate").origin).parent
                    body = (folder / "data" / "ro-crate.jsonld").read_bytes()
                    answer = requests.Response()
                    answer.status_code, answer.url, answer.request, answer._content = 200, request.url, request, body
                    answer.headers.update(headers)
                    answer.raw = HTTPResponse(io.BytesIO(body), status=200, headers=headers, preload_content=False)
                    return answer
                def close(self):
                    pass
            accept = {"Accept": "application/ld+json, application/json;p=0.9, */*;q=0.1"}
            try:
                session.get(url, headers=accept, timeout=5).raise_for_status()
            except requests.RequestException:
                session.mount("https://", FromPackage())
                session.get(url, headers=accept)
            """
        guard let outcome = try? python.run(["-c", script, cache], timeout: 30), outcome.succeeded else {
            return nil
        }
        return CrateJudge(validator: validator, cache: cache)
    }()

    func validate(_ crate: URL) throws -> ExternalTool.Outcome {
        try validator.run(
            [
                "-y", "--disable-color", "validate", "-p", "ro-crate-1.2", "-l", "required", "--offline",
                "--cache-path", cache,
                "--skip-availability-check", "--no-paging", "-v", crate.path,
            ], timeout: 120)
    }
}
