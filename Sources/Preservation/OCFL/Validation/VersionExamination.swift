// SPDX-License-Identifier: Apache-2.0
// The versions block of an inventory: the sequence of names, and what each version says.

/// Names of version folders.
enum VersionNames {
    /// The number in `v7` or `v007`; nil for other texts, and for zero.
    static func number(_ name: String) -> Int? {
        guard name.hasPrefix("v"), name.utf8.count <= 18, name.utf8.count > 1,
            name.utf8.dropFirst().allSatisfy({ (48...57).contains($0) }), let number = Int(name.dropFirst()),
            number > 0
        else { return nil }
        return number
    }

    static func isPadded(_ name: String) -> Bool { name.hasPrefix("v0") }
}

extension InventoryExamination {
    /// The names in sequence from version 1, as long as they follow the naming of the first.
    func versionSequence(_ json: JSONValue) -> [String] {
        guard let value = json["versions"] else {
            log.add(.E041, place, "no versions")
            log.add(.E043, place, "no versions")
            return []
        }
        guard let members = value.members else {
            log.add(.E044, place, "versions is not an object")
            log.add(.E045, place, "versions is not an object")
            return []
        }
        guard !members.isEmpty else {
            log.add(.E008, place, "no version")
            return []
        }
        let keys = members.map(\.key)
        for key in keys where VersionNames.number(key) == nil {
            log.add(.E046, place, "not the name of a version: \(key)")
            guard result.specification >= .v1_1 else { continue }
            log.add(key.hasPrefix("v") ? .E105 : .E104, place, "not the name of a version: \(key)")
        }
        if Set(keys).count < keys.count { log.add(.E033, place, "a version occurs twice") }
        let byNumber = Dictionary(
            keys.compactMap { key in VersionNames.number(key).map { ($0, key) } },
            uniquingKeysWith: { first, _ in first })
        guard let first = byNumber[1] else {
            log.add(.E009, place, "no version 1")
            return []
        }
        let width = VersionNames.isPadded(first) ? first.utf8.count : nil
        if width != nil { log.add(.W001, place, "version names are padded: \(first)") }
        var names: [String] = []
        for number in 1...byNumber.count {
            guard let name = byNumber[number] else {
                log.add(.E010, place, "version \(number) is missing")
                break
            }
            guard follows(name, width: width) else { break }
            names.append(name)
        }
        return names
    }

    private func follows(_ name: String, width: Int?) -> Bool {
        if let width {
            if VersionNames.isPadded(name) && name.utf8.count == width { return true }
            if !VersionNames.isPadded(name) { log.add(.E011, place, "padded names begin with v0: \(name)") }
        } else if !VersionNames.isPadded(name) {
            return true
        }
        log.add(.E012, place, "named differently from the first version: \(name)")
        log.add(.E013, place, "named differently from the first version: \(name)")
        return false
    }

    func examineHead(_ json: JSONValue) {
        guard let value = json["head"] else { return log.add(.E036, place, "no head") }
        guard let head = value.text else { return log.add(.E040, place, "head is not a string") }
        if let last = result.versionNames.last, last != head {
            log.add(.E040, place, "head is \(head), the newest version \(last)")
        } else if result.versionNames.isEmpty {
            log.add(.E040, place, "head is \(head), which is no version")
        }
    }

    /// Examines each version of the sequence.
    /// - Returns: all digests that states use, in lower case.
    mutating func examineVersions(_ json: JSONValue) -> Set<String> {
        var used: Set<String> = []
        let blocks = json["versions"]
        for name in result.versionNames {
            guard let block = blocks?[name], let members = block.members else {
                log.add(.E047, place, "\(name) is not an object")
                continue
            }
            refuseUnknownKeys(members, allowed: ["created", "state", "message", "user"], "\(name).")
            var version = ExaminedInventory.Version()
            examineCreated(block, name, &version)
            examineState(block, name, &version, &used)
            examineMessage(block, name, &version)
            examineUser(block, name, &version)
            keep(version, as: name)
        }
        return used
    }

    private func examineCreated(
        _ block: JSONValue, _ name: String, _ version: inout ExaminedInventory.Version
    ) {
        guard let value = block["created"] else { return log.add(.E048, place, "\(name) lacks created") }
        guard let text = value.text, InternetTime.isValid(text) else {
            return log.add(
                .E049, place, "\(name): created is not of RFC 3339: \(value.text ?? "not a string")")
        }
        version.created = text
    }

    private func examineMessage(
        _ block: JSONValue, _ name: String, _ version: inout ExaminedInventory.Version
    ) {
        guard let value = block["message"] else { return log.add(.W007, place, "\(name) lacks message") }
        version.message = value.text
        if value.text == nil { log.add(.E094, place, "\(name): message is not a string") }
    }

    private func examineUser(_ block: JSONValue, _ name: String, _ version: inout ExaminedInventory.Version) {
        guard let value = block["user"] else { return log.add(.W007, place, "\(name) lacks user") }
        guard let members = value.members else {
            return log.add(.E054, place, "\(name): user is not an object")
        }
        refuseUnknownKeys(members, allowed: ["name", "address"], "\(name).user.")
        version.user = [:]
        if let text = value["name"]?.text, !text.isEmpty {
            version.user?["name"] = text
        } else {
            log.add(.E054, place, "\(name): user has no name")
        }
        guard let address = value["address"] else {
            return log.add(.W008, place, "\(name): user has no address")
        }
        guard let text = address.text else {
            return log.add(.E054, place, "\(name): address is not a string")
        }
        version.user?["address"] = text
        if !URIForm.hasScheme(text) { log.add(.W009, place, "\(name): address is not a URI: \(text)") }
    }

    private func examineState(
        _ block: JSONValue, _ name: String, _ version: inout ExaminedInventory.Version,
        _ used: inout Set<String>
    ) {
        guard let value = block["state"] else { return log.add(.E048, place, "\(name) lacks state") }
        guard let members = value.members else {
            return log.add(.E050, place, "\(name): state is not an object")
        }
        var seen: Set<String> = []
        for member in members {
            let digest = member.key.lowercased()
            used.insert(digest)
            if !seen.insert(member.key).inserted {
                log.add(.E033, place, "\(name): digest twice: \(member.key)")
            }
            // Exactly, not only regardless of case.
            if !writtenDigests.contains(member.key) {
                log.add(.E050, place, "\(name): not in the manifest: \(member.key)")
                checkForm(of: member.key, result.algorithm, "state")
            }
            guard let elements = member.value.elements else {
                log.add(.E050, place, "\(name): not an array of logical paths: \(member.key)")
                continue
            }
            for element in elements {
                guard let path = PathRules.logical.legal(element, place, log) else { continue }
                if version.state.updateValue(digest, forKey: path) != nil {
                    log.add(.E095, place, "\(name): logical path occurs twice: \(path)")
                }
            }
        }
        let state = version.state
        PathRules.logical.findConflicts(state.keys, in: { state[$0] != nil }, place, log)
    }
}
