// SPDX-License-Identifier: Apache-2.0
// Real files with what their reference libraries say, and short ways to ask an extract.

import Foundation
import Metadata
import TestKit
import Testing

@testable import Extraction

/// A file of the corpus and its entry in `truth.json`.
struct CorpusFile {
    let path: String
    let truth: [String: Any]

    init(_ name: String) throws {
        let root = try #require(Corpus.root).appending(path: "files")
        path = root.appending(path: name).path
        let all = try JSONSerialization.jsonObject(with: Data(contentsOf: root.appending(path: "truth.json")))
        let entry = (all as? [String: Any])?[name] as? [String: Any]
        truth = entry?["truth"] as? [String: Any] ?? [:]
    }

    /// What `extractor` finds; fails when it does not recognise the file.
    func extract(_ extractor: any Extractor) throws -> Extract {
        let file = try FileBytes(path: path)
        let format = try #require(extractor.recognises(file.head), "not recognised: \(path)")
        return try extractor.extract(file, format: format)
    }
}

extension Extract {
    var statements: [Statement] { suggestions.map(\.statement) }

    var titles: [String] { statements.compactMap { if case .title(let title) = $0 { title } else { nil } } }

    var creators: [String] {
        statements.compactMap { if case .creator(let creator) = $0 { creator.personOrOrg.name } else { nil } }
    }

    var subjects: [String] {
        statements.compactMap { if case .subject(let subject) = $0 { subject.subject } else { nil } }
    }

    var descriptions: [String] {
        statements.compactMap { if case .description(let text) = $0 { text } else { nil } }
    }

    func date(_ type: String) -> String? {
        statements.lazy.compactMap {
            if case .date(let date) = $0, date.type.id == type { date.date } else { nil }
        }.first
    }

    var related: [RelatedIdentifier] {
        statements.compactMap { if case .relatedIdentifier(let related) = $0 { related } else { nil } }
    }

    var rights: [Right] { statements.compactMap { if case .right(let right) = $0 { right } else { nil } } }

    var locations: [Location] {
        statements.compactMap { if case .location(let location) = $0 { location } else { nil } }
    }
}

/// Writes `bytes` to a temporary file named `name`, gives it to `body` and removes it.
func withFile<Result>(_ name: String, _ bytes: [UInt8], _ body: (FileBytes) throws -> Result) throws -> Result
{
    let folder = FileManager.default.temporaryDirectory.appending(path: "fairway-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appending(path: name)
    try Data(bytes).write(to: url)
    return try body(FileBytes(path: url.path))
}

func withFile<Result>(_ name: String, _ text: String, _ body: (FileBytes) throws -> Result) throws -> Result {
    try withFile(name, Array(text.utf8), body)
}
