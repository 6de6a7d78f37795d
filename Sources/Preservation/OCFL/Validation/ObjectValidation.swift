// SPDX-License-Identifier: Apache-2.0
// One object against the rules: its root, its inventories against each other, then its content.
import Foundation

struct ObjectValidation {
    let root: Descriptor
    let log: FindingLog
    /// Nil when content is not to be read.
    let fixity: Validator?

    private(set) var specification = SpecificationVersion.v1_1
    private(set) var id: String?
    /// Digests that content files must have: by path, algorithm and digest, with the code of a breach.
    private var content = ContentValidation()

    init(root: Descriptor, log: FindingLog, fixity: Validator?) {
        self.root = root
        self.log = log
        self.fixity = fixity
    }

    mutating func run() throws {
        let names = try listing(of: root, "")
        specification = try Declaration.object.examine(names, in: root, log)
        guard names.contains(Inventory.fileName) else {
            log.add(.E063, "", "no inventory.json")
            if let other = names.first(where: { $0.lowercased() == Inventory.fileName }) {
                log.add(.E034, other, "the inventory is not named inventory.json")
            }
            return
        }
        guard let inventory = try examined(root, "", binding: true) else { return }
        id = inventory.id
        try examineRoot(names, inventory)
        try examineVersionInventories(inventory)
        try content.examineFolders(root, inventory, log)
        try content.compare(inventory, in: root, fixity: fixity, log)
    }

    /// Names of a folder, after a finding for each link (E090) and each name that is not UTF-8.
    private func listing(of folder: Descriptor, _ place: String) throws -> [String] {
        let listing = try FolderListing(of: folder)
        return (0..<listing.count).compactMap { index in
            let name = listing.name(index)
            guard let text = name.text else {
                log.add(place.isEmpty ? .E001 : .E015, name.encoded, "unexpected entry")
                return nil
            }
            return text
        }
    }

    // MARK: Inventories

    /// Reads and examines the inventory in a folder of the object, and its sidecar. Nil when nothing can be done with it.
    private func examined(_ folder: Descriptor, _ prefix: String, binding: Bool) throws -> ExaminedInventory?
    {
        let place = prefix + Inventory.fileName
        guard let status = folder.status(of: Inventory.fileName), status.kind == .file else {
            log.add(.E033, place, "not a file")
            return nil
        }
        guard status.size <= Inventory.maximumBytes else {
            log.add(.E033, place, "larger than \(Inventory.maximumBytes) bytes, which is the limit here")
            return nil
        }
        let bytes = try folder.contents(of: Inventory.fileName, limit: Inventory.maximumBytes) ?? []
        let json: JSONValue
        do {
            json = try JSONValue(parsing: bytes)
        } catch {
            log.add(.E033, place, "\(error.reason), at byte \(error.offset)")
            return nil
        }
        let inventory = InventoryExamination(
            json, place: place, declared: specification, binding: binding, log: log
        ).result
        try examineSidecar(bytes, inventory.algorithm, folder, prefix)
        return inventory
    }

    private func examineSidecar(
        _ bytes: [UInt8], _ algorithm: DigestAlgorithm?, _ folder: Descriptor, _ prefix: String
    ) throws {
        guard let algorithm else { return }
        let name = "\(Inventory.fileName).\(algorithm.rawValue)"
        guard let sidecar = try folder.contents(of: name, limit: 1 << 20) else {
            log.add(.E058, prefix + name, "no sidecar")
            let others = try listing(of: folder, prefix).filter { $0.hasPrefix(Inventory.fileName + ".") }
            for other in others { log.add(.E059, prefix + other, "digestAlgorithm is \(algorithm.rawValue)") }
            return
        }
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        var line = sidecar[...]
        while let last = line.last, last == 0x0A || last == 0x0D { line = line.dropLast() }
        let words = line.split(whereSeparator: isBlank)
        guard words.count == 2, words[1].elementsEqual(Inventory.fileName.utf8),
            line.first.map(isBlank) == false,
            case let written = String(decoding: words[0], as: UTF8.self), algorithm.accepts(written)
        else { return log.add(.E061, prefix + name, "not of the form DIGEST inventory.json") }
        var digest = RunningDigest(algorithm)
        bytes.withUnsafeBytes { digest.update($0) }
        let found = digest.finalize()
        if found != written.lowercased() {
            log.add(.E060, prefix + name, "the inventory's digest is \(found)")
        }
    }

    // MARK: The object's root

    private func examineRoot(_ names: [String], _ inventory: ExaminedInventory) throws {
        let sidecar = inventory.algorithm.map { "\(Inventory.fileName).\($0.rawValue)" }
        for name in names {
            switch root.status(of: name)?.kind {
            case .file:
                let isSidecar = sidecar.map { $0 == name } ?? name.hasPrefix(Inventory.fileName + ".")
                let known = name == Inventory.fileName || isSidecar || Declaration.object.isMeant(name)
                if !known { log.add(.E001, name, "unexpected file") }
                if root.status(of: name).map({ $0.links > 1 }) == true { log.add(.E090, name, "hard link") }
            case .folder:
                try examineFolder(name, inventory)
            case .link:
                log.add(.E090, name, "symbolic link")
                log.add(.E001, name, "unexpected entry")
            default:
                log.add(.E001, name, "neither file nor folder")
            }
        }
        for name in inventory.versionNames where root.status(of: name)?.kind != .folder {
            log.add(.E046, name, "no folder for this version")
            log.add(.E010, name, "no folder for this version")
        }
    }

    private func examineFolder(_ name: String, _ inventory: ExaminedInventory) throws {
        switch name {
        case "logs": break
        case "extensions":
            let folder = try root.openFolder(name)
            for entry in try listing(of: folder, name) {
                guard folder.status(of: entry)?.kind == .folder else {
                    log.add(.E067, "extensions/\(entry)", "not a folder")
                    continue
                }
                if !RegisteredExtensions.names.contains(entry) {
                    log.add(.W013, "extensions/\(entry)", "not a registered extension")
                }
            }
        default:
            if inventory.versionNames.contains(name) { return }
            if VersionNames.number(name) != nil {
                log.add(.E046, name, "a version folder that the inventory does not have")
            } else {
                log.add(.E001, name, "unexpected folder")
            }
        }
    }

    // MARK: Inventories of the versions

    private mutating func examineVersionInventories(_ newest: ExaminedInventory) throws {
        content.expect(newest, place: Inventory.fileName)
        var earlier: (name: String, specification: SpecificationVersion)?
        var firstSetsContentDirectory: Bool?
        for name in newest.versionNames {
            guard let folder = try? root.openFolder(name) else { continue }
            guard folder.status(of: Inventory.fileName) != nil else {
                log.add(.W010, name, "no inventory in the version folder")
                continue
            }
            var specification = self.specification
            if name == newest.versionNames.last {
                try compareNewest(folder, name, newest)
            } else if let version = try examined(folder, name + "/", binding: false) {
                specification = version.specification
                compare(version, of: name, with: newest)
                content.expect(version, place: "\(name)/\(Inventory.fileName)")
                compareContentDirectory(version, name, newest, &firstSetsContentDirectory)
            }
            if let earlier, earlier.specification > specification {
                log.add(
                    .E103, name,
                    "OCFL \(specification.rawValue) after \(earlier.specification.rawValue) in \(earlier.name)"
                )
            }
            earlier = (name, specification)
        }
    }

    /// The newest version's inventory is the object's, byte for byte (E064).
    private mutating func compareNewest(_ folder: Descriptor, _ name: String, _ newest: ExaminedInventory)
        throws
    {
        let place = "\(name)/\(Inventory.fileName)"
        let limit = Inventory.maximumBytes
        guard let status = folder.status(of: Inventory.fileName), status.size <= limit,
            let bytes = try folder.contents(of: Inventory.fileName, limit: limit),
            bytes == (try root.contents(of: Inventory.fileName, limit: limit))
        else {
            log.add(.E064, place, "differs from the inventory of the object")
            // It may be sound in itself, and then differ in what it says.
            _ = try examined(folder, name + "/", binding: false)
            return
        }
        try examineSidecar(bytes, newest.algorithm, folder, name + "/")
        content.sidecars[name] = newest.algorithm
    }

    private func compareContentDirectory(
        _ version: ExaminedInventory, _ name: String, _ newest: ExaminedInventory, _ first: inout Bool?
    ) {
        let place = "\(name)/\(Inventory.fileName)"
        if first == nil {
            first = version.setsContentDirectory
            if !version.setsContentDirectory && newest.setsContentDirectory {
                log.add(.E019, Inventory.fileName, "contentDirectory is set, but not in \(name)")
            }
        } else if first == false && version.setsContentDirectory {
            log.add(.E019, place, "contentDirectory is set, but not in the first version")
        }
        if version.contentDirectory != newest.contentDirectory {
            // One sentence of the specification has both codes: set in the first version, and not changed later.
            let message = "contentDirectory is \(version.contentDirectory), later \(newest.contentDirectory)"
            log.add(.E019, place, message)
            log.add(.E020, place, message)
        }
    }

    /// An inventory of an earlier version must tell the same story as the newest (E066).
    private mutating func compare(
        _ version: ExaminedInventory, of name: String, with newest: ExaminedInventory
    ) {
        content.sidecars[name] = version.algorithm
        let place = "\(name)/\(Inventory.fileName)"
        if let id = version.id, let newestID = newest.id, id != newestID {
            log.add(.E037, place, "id is \(id), later \(newestID)")
            if specification >= .v1_1 { log.add(.E110, place, "id is \(id), later \(newestID)") }
        }
        if let last = version.versionNames.last, last != name {
            log.add(.E040, place, "its newest version is \(last)")
        }
        guard newest.versionNames.starts(with: version.versionNames) else {
            return log.add(.E066, place, "its versions are not the first ones of the object")
        }
        for number in version.versionNames {
            guard let before = version.versions[number], let after = newest.versions[number] else { continue }
            let same =
                before.created == after.created && before.message == after.message
                && before.user == after.user
            if !same {
                log.add(
                    .W011, place, "\(number): created, message or user differ from the object's inventory")
            }
            for path in Set(before.state.keys).symmetricDifference(after.state.keys).sorted() {
                log.add(.E066, place, "\(number): only one of the inventories has \(path)")
            }
            for (path, digest) in before.state {
                guard let later = after.state[path] else { continue }
                if !represents(digest, version, later, newest) {
                    log.add(.E066, place, "\(number): other content for \(path)")
                }
            }
        }
    }

    private func represents(
        _ digest: String, _ version: ExaminedInventory, _ later: String, _ newest: ExaminedInventory
    ) -> Bool {
        if version.algorithm == newest.algorithm && digest != later { return false }
        // Digests of different algorithms cannot be compared; the content they stand for can.
        let after = Set(newest.contentByDigest[later] ?? [])
        return (version.contentByDigest[digest] ?? []).allSatisfy(after.contains)
    }
}
