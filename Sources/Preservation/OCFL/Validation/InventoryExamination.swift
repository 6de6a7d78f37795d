// SPDX-License-Identifier: Apache-2.0
// One inventory against the rules that can be judged from it alone, and what of it is sound enough to go on with.

/// What could be understood of an inventory from anywhere.
struct ExaminedInventory {
    struct Version {
        var created: String?
        var message: String?
        var user: [String: String]?
        /// Logical path to digest in lower case.
        var state: [LogicalPath: String] = [:]
    }

    var specification: SpecificationVersion
    var id: String?
    /// Nil when it is missing or not allowed.
    var algorithm: DigestAlgorithm?
    var contentDirectory = "content"
    var setsContentDirectory = false
    /// Names of the versions from the first on, as far as the sequence holds.
    var versionNames: [String] = []
    var versions: [String: Version] = [:]
    /// Content path to digest in lower case.
    var manifest: [LogicalPath: String] = [:]
    /// Digest in lower case to content paths: the other direction, for comparing states.
    var contentByDigest: [String: [LogicalPath]] = [:]
    var fixity: [DigestAlgorithm: [LogicalPath: String]] = [:]
}

/// Examines one inventory.
struct InventoryExamination {
    let place: String
    let log: FindingLog
    private(set) var result: ExaminedInventory
    /// Digests as the manifest writes them: states must repeat them exactly (E050).
    private(set) var writtenDigests: Set<String> = []

    private static let keys: Set<String> = [
        "id", "type", "digestAlgorithm", "head", "contentDirectory", "manifest", "versions", "fixity",
    ]

    /// - Parameter declared: the version of OCFL to assume, and (`binding`) that `type` must name.
    init(
        _ json: JSONValue, place: String, declared: SpecificationVersion, binding: Bool, log: FindingLog
    ) {
        self.place = place
        self.log = log
        result = ExaminedInventory(specification: declared)
        guard let members = json.members else {
            log.add(.E033, place, "the inventory is not a JSON object")
            return
        }
        refuseUnknownKeys(members, allowed: Self.keys, "")
        examineIdentity(json, declared, binding)
        examineAlgorithm(json)
        examineContentDirectory(json)
        result.versionNames = versionSequence(json)
        examineManifest(json)
        examineHead(json)
        let used = examineVersions(json)
        if result.specification >= .v1_1 {
            for digest in result.contentByDigest.keys.sorted() where !used.contains(digest) {
                log.add(.E107, place, "no state uses \(digest)")
            }
        }
        examineFixity(json)
    }

    /// Also keys that occur twice: JSON leaves open which of the two counts.
    func refuseUnknownKeys(_ members: [JSONValue.Member], allowed: Set<String>, _ within: String) {
        var seen: Set<String> = []
        for member in members {
            if !allowed.contains(member.key) { log.add(.E102, place, "unknown key \(within)\(member.key)") }
            if !seen.insert(member.key).inserted { log.add(.E033, place, "key \(within)\(member.key) twice") }
        }
    }

    private mutating func examineIdentity(
        _ json: JSONValue, _ declared: SpecificationVersion, _ binding: Bool
    ) {
        switch json["id"] {
        case nil: log.add(.E036, place, "no id")
        case .string(let id) where !id.isEmpty:
            result.id = id
            if !isURI(id) { log.add(.W005, place, "id is not a URI: \(id)") }
        default: log.add(.E037, place, "id is not a non-empty string")
        }
        guard let type = json["type"] else { return log.add(.E036, place, "no type") }
        guard let found = SpecificationVersion.allCases.first(where: { $0.inventoryType == type.text }) else {
            return log.add(.E038, place, "type is not that of an inventory: \(type.text ?? "not a string")")
        }
        if binding && found != declared {
            log.add(.E038, place, "type is of OCFL \(found.rawValue), the object of \(declared.rawValue)")
        } else {
            result.specification = found
        }
    }

    private mutating func examineAlgorithm(_ json: JSONValue) {
        guard let value = json["digestAlgorithm"] else { return log.add(.E036, place, "no digestAlgorithm") }
        switch value.text {
        case "sha512": result.algorithm = .sha512
        case "sha256":
            result.algorithm = .sha256
            log.add(.W004, place, "digestAlgorithm is sha256")
        default: log.add(.E025, place, "digestAlgorithm is \(value.text ?? "not a string")")
        }
    }

    private mutating func examineContentDirectory(_ json: JSONValue) {
        guard let value = json["contentDirectory"] else { return }
        guard let text = value.text, !text.contains("/"), !text.isEmpty, !text.utf8.contains(0) else {
            if result.specification >= .v1_1 { log.add(.E108, place, "contentDirectory is not a name") }
            return log.add(.E017, place, "contentDirectory is not a name")
        }
        guard text != ".", text != ".." else { return log.add(.E018, place, "contentDirectory is \(text)") }
        result.contentDirectory = text
        result.setsContentDirectory = true
    }

    private mutating func examineManifest(_ json: JSONValue) {
        guard let value = json["manifest"] else { return log.add(.E041, place, "no manifest") }
        guard let members = value.members else {
            log.add(.E041, place, "manifest is not an object")
            if result.specification >= .v1_1 { log.add(.E106, place, "manifest is not an object") }
            return
        }
        for member in members {
            let digest = member.key.lowercased()
            checkForm(of: member.key, result.algorithm, "manifest")
            guard writtenDigests.insert(member.key).inserted, result.contentByDigest[digest] == nil else {
                log.add(.E096, place, "digest occurs twice in the manifest: \(digest)")
                continue
            }
            guard let elements = member.value.elements else {
                log.add(.E092, place, "not an array of content paths: \(digest)")
                continue
            }
            result.contentByDigest[digest] = []
            for element in elements {
                guard let path = PathRules.content.legal(element, place, log), leadsToContent(path) else {
                    continue
                }
                guard result.manifest.updateValue(digest, forKey: path) == nil else {
                    log.add(.E101, place, "content path occurs twice: \(path)")
                    continue
                }
                result.contentByDigest[digest, default: []].append(path)
            }
        }
        let manifest = result.manifest
        PathRules.content.findConflicts(manifest.keys, in: { manifest[$0] != nil }, place, log)
    }

    /// `<version>/<content directory>/…` with a version that there is.
    func leadsToContent(_ path: LogicalPath) -> Bool {
        let elements = path.text.split(separator: "/", maxSplits: 2)
        if elements.count < 3 {
            if path.text.contains("\\") { log.add(.E035, place, "backslashes instead of slashes: \(path)") }
            log.add(.E042, place, "not below a version's content folder: \(path)")
            return false
        }
        guard result.versionNames.contains(where: { $0.utf8.elementsEqual(elements[0].utf8) }) else {
            log.add(.E042, place, "not in a version of the object: \(path)")
            if VersionNames.number(String(elements[0])) != nil {
                log.add(.E014, place, "no version folder is named so: \(path)")
            }
            return false
        }
        guard elements[1].utf8.elementsEqual(result.contentDirectory.utf8) else {
            log.add(.E042, place, "not in \(result.contentDirectory) of its version: \(path)")
            if !result.setsContentDirectory { log.add(.E021, place, "not in content: \(path)") }
            return false
        }
        return true
    }

    /// Digests must have the length and the digits of their algorithm.
    func checkForm(of digest: String, _ algorithm: DigestAlgorithm?, _ block: String) {
        guard let algorithm, !algorithm.accepts(digest) else { return }
        switch algorithm {
        case .sha1: log.add(.E029, place, "\(block): not a sha1 digest: \(digest)")
        case .sha256: log.add(.E030, place, "\(block): not a sha256 digest: \(digest)")
        case .sha512: log.add(.E031, place, "\(block): not a sha512 digest: \(digest)")
        case .blake2b512: log.add(.E032, place, "\(block): not a blake2b-512 digest: \(digest)")
        default: break
        }
        if block == "fixity" {
            log.add(.E057, place, "fixity: not a digest of \(algorithm.rawValue): \(digest)")
        } else {
            log.add(.E039, place, "\(block): not a digest of \(algorithm.rawValue): \(digest)")
        }
    }

    private mutating func examineFixity(_ json: JSONValue) {
        guard let value = json["fixity"] else { return }
        guard let blocks = value.members else {
            return log.add(result.specification >= .v1_1 ? .E111 : .E056, place, "fixity is not an object")
        }
        for block in blocks {
            guard let algorithm = DigestAlgorithm(rawValue: block.key) else {
                if !RegisteredExtensions.otherDigests.contains(block.key) {
                    log.add(.E056, place, "fixity: unknown algorithm \(block.key)")
                    log.add(.E026, place, "fixity: unknown algorithm \(block.key)")
                }
                continue
            }
            guard let members = block.value.members else {
                log.add(.E057, place, "fixity: \(block.key) is not an object")
                continue
            }
            examineFixity(members, algorithm)
        }
    }

    private mutating func examineFixity(_ members: [JSONValue.Member], _ algorithm: DigestAlgorithm) {
        var seen: Set<String> = []
        var paths: [LogicalPath: String] = [:]
        for member in members {
            let digest = member.key.lowercased()
            checkForm(of: member.key, algorithm, "fixity")
            if !seen.insert(digest).inserted {
                log.add(.E097, place, "fixity: digest occurs twice: \(digest)")
            }
            guard let elements = member.value.elements else {
                log.add(.E057, place, "fixity: not an array of content paths: \(digest)")
                continue
            }
            for element in elements {
                guard let path = PathRules.content.legal(element, place, log) else { continue }
                guard result.manifest[path] != nil else {
                    log.add(.E057, place, "fixity: not in the manifest: \(path)")
                    log.add(.E093, place, "fixity: not in the manifest: \(path)")
                    continue
                }
                if paths.updateValue(digest, forKey: path) != nil {
                    log.add(.E101, place, "fixity: content path occurs twice: \(path)")
                }
            }
        }
        result.fixity[algorithm] = paths
    }

    private func isURI(_ text: String) -> Bool { URIForm.hasScheme(text) }

    mutating func keep(_ version: ExaminedInventory.Version, as name: String) {
        result.versions[name] = version
    }
}

/// The beginning of a URI (RFC 3986 section 3.1): a scheme, a colon and something after it.
enum URIForm {
    static func hasScheme(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let scheme = text.utf8[..<colon]
        guard let first = scheme.first, isLetter(first), text.utf8.index(after: colon) < text.utf8.endIndex
        else {
            return false
        }
        return scheme.allSatisfy { byte in
            isLetter(byte) || (48...57).contains(byte) || "+-.".utf8.contains(byte)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (97...122).contains(byte)
    }
}
