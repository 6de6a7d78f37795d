// SPDX-License-Identifier: Apache-2.0
// Reading an inventory for use. What this refuses, the validator explains with OCFL's codes.
import Foundation

extension Inventory {
    /// - Throws: `PreservationError.damagedInventory`; `path` is for its message.
    package init(parsing bytes: [UInt8], path: String) throws {
        func damaged(_ reason: String) -> PreservationError { .damagedInventory(path: path, reason: reason) }
        let json: JSONValue
        do {
            json = try JSONValue(parsing: bytes)
        } catch {
            throw damaged("\(error.reason) at byte \(error.offset)")
        }
        guard let id = json["id"]?.text else { throw damaged("no id") }
        guard json["digestAlgorithm"]?.text == "sha512" else {
            throw damaged("digestAlgorithm is not sha512")
        }
        guard let head = json["head"]?.text.flatMap(VersionNumber.init(name:)) else {
            throw damaged("no head")
        }
        guard let manifest = json["manifest"]?.members else { throw damaged("no manifest") }
        guard let blocks = json["versions"]?.members else { throw damaged("no versions") }
        let content = json["contentDirectory"]?.text ?? "content"
        guard LogicalPath.isLegal(content.utf8), !content.contains("/") else {
            throw damaged("contentDirectory")
        }

        self.init(id: id, contentDirectory: content)
        for entry in manifest {
            self.manifest[entry.key.lowercased()] = try Self.paths(entry.value, damaged)
        }
        let byName = Dictionary(blocks.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        for number in 1...max(1, byName.count) {
            guard let block = byName["v\(number)"] else { throw damaged("v\(number) is missing") }
            versions.append(try Self.version(block, self.manifest, damaged))
        }
        guard head.number == versions.count else { throw damaged("head is \(head)") }
        for block in json["fixity"]?.members ?? [] {
            // Algorithms that are not known are ignored (E028).
            guard let algorithm = DigestAlgorithm(rawValue: block.key) else { continue }
            for entry in block.value.members ?? [] {
                fixity[algorithm, default: [:]][entry.key.lowercased()] = try Self.paths(entry.value, damaged)
            }
        }
    }

    private static func version(
        _ block: JSONValue, _ manifest: [String: [LogicalPath]], _ damaged: (String) -> PreservationError
    ) throws -> ObjectVersion {
        guard let created = block["created"]?.text else { throw damaged("a version lacks created") }
        guard let entries = block["state"]?.members else { throw damaged("a version lacks state") }
        var state: [LogicalPath: String] = [:]
        for entry in entries {
            let digest = entry.key.lowercased()
            guard manifest[digest] != nil else { throw damaged("\(digest) is not in the manifest") }
            for path in try paths(entry.value, damaged) {
                guard state.updateValue(digest, forKey: path) == nil else {
                    throw damaged("\(path) occurs twice")
                }
            }
        }
        let user = block["user"].flatMap { user in
            user["name"]?.text.map { VersionUser(name: $0, address: user["address"]?.text) }
        }
        return ObjectVersion(created: created, message: block["message"]?.text, user: user, state: state)
    }

    private static func paths(_ value: JSONValue, _ damaged: (String) -> PreservationError) throws
        -> [LogicalPath]
    {
        guard let elements = value.elements else { throw damaged("paths are not an array") }
        return try elements.map { element in
            guard let text = element.text, LogicalPath.isLegal(text.utf8) else {
                throw damaged("an illegal path")
            }
            return LogicalPath(trusted: text)
        }
    }
}
