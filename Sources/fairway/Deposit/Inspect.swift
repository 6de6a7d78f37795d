// SPDX-License-Identifier: Apache-2.0
// `fairway inspect`: what files say about themselves, without depositing them.

import ArgumentParser
import Extraction
import Foundation
import Metadata
import Preservation

struct Inspect: FairwayCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what files say about themselves: format, metadata, variables, and where it stands.",
        discussion: "Nothing is deposited and no data directory is needed.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "Files or folders.") var paths: [String]

    func perform() async throws {
        let inspection = Inspection(
            isolation: Isolation(executable: Installation.ownPath, arguments: ["extract-isolated"]))
        var reports: [JSONValue] = []
        for path in paths {
            try each(path) { shown, file in
                let (inspected, sidecar) = try Self.look(at: file, shown: shown, with: inspection)
                if common.json {
                    reports.append(json(shown, inspected, sidecar))
                } else {
                    tell(shown, inspected, sidecar)
                }
            }
        }
        if common.json { try Terminal.print(json: ["files": .array(reports)]) }
    }

    /// Gives every regular file below a path with the path as it is shown.
    private func each(_ path: String, _ body: (String, String) throws -> Void) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw PreservationError.notFound(path: path)
        }
        guard isFolder.boolValue else { return try body(path, path) }
        for entry in try FolderWalk(URL(fileURLWithPath: path)) {
            switch entry {
            case .file(let file): try body(file.path.text, path + "/" + file.path.text)
            case .link(let link, let target):
                Terminal.note("\(link): a symbolic link to \(target), not followed")
            case .special(let special): Terminal.note("\(special): a device, socket or pipe")
            case .unreadable(let unreadable, _): Terminal.note("\(unreadable): cannot be read")
            case .emptyFolder: continue
            }
        }
    }

    private static func look(at path: String, shown: String, with inspection: Inspection) throws -> (
        Inspected, Extract?
    ) {
        let inspected: Inspected
        do {
            inspected = try inspection.inspect(path: path)
        } catch FileBytesError.unreadable(let path, _) {
            throw PreservationError.notPermitted(path: path)
        } catch {
            throw PreservationError.notARegularFile(path: path)
        }
        guard let sidecar = Sidecars.recognise(shown.split(separator: "/").last.map(String.init) ?? shown),
            let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)), bytes.count <= Sidecars.longest
        else { return (inspected, nil) }
        do {
            return (inspected, try sidecar.read([UInt8](bytes)))
        } catch {
            return (inspected, Extract(warnings: ["not used as \(sidecar.name): \(error)"]))
        }
    }

    private func tell(_ path: String, _ inspected: Inspected, _ sidecar: Extract?) {
        let pronom = inspected.format.pronom.map { ", \($0)" } ?? ""
        Terminal.print(
            "\(Table.oneLine(path)): \(inspected.format.name) (\(inspected.format.mediaType)\(pronom))")
        var table = Table(["  FIELD", "VALUE", "WHERE", ""])
        for suggestion in inspected.extract.suggestions + (sidecar?.suggestions ?? []) {
            table.add([
                "  " + suggestion.statement.field, suggestion.statement.summary, suggestion.place,
                suggestion.isPersonal ? "personal, held back" : suggestion.confidence < 0.6 ? "a guess" : "",
            ])
        }
        if !table.isEmpty { Terminal.print(table.text) }
        for warning in inspected.extract.warnings + (sidecar?.warnings ?? []) {
            Terminal.print("  ! \(Table.oneLine(warning))")
        }
    }

    private func json(_ path: String, _ inspected: Inspected, _ sidecar: Extract?) -> JSONValue {
        let suggestions = inspected.extract.suggestions + (sidecar?.suggestions ?? [])
        return [
            "path": .string(path), "format": .string(inspected.format.name),
            "media_type": .string(inspected.format.mediaType),
            "pronom": inspected.format.pronom.map(JSONValue.string) ?? .null,
            "extractor": inspected.extractor.map(JSONValue.string) ?? .null,
            "warnings": .array(
                (inspected.extract.warnings + (sidecar?.warnings ?? [])).map(JSONValue.string)),
            "suggestions": .array(
                suggestions.map {
                    [
                        "field": .string($0.statement.field), "value": .string($0.statement.summary),
                        "place": .string($0.place), "raw": $0.raw.map(JSONValue.string) ?? .null,
                        "confidence": .number($0.confidence), "personal": .bool($0.isPersonal),
                    ]
                }),
        ]
    }
}
