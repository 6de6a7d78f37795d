// SPDX-License-Identifier: Apache-2.0
// A storage root against the rules of OCFL section 4: declaration, layout, hierarchy; and then each of its objects.
import Foundation

struct StorageRootValidation {
    let root: Descriptor
    let validator: Validator
    let log = FindingLog()
    private var specification = SpecificationVersion.v1_1
    /// Objects must lie where extension 0004 in the configuration of `StorageLayout` says.
    private var hasOurLayout = false
    /// SHA-256 of the ids seen, where the layout alone does not make them unique.
    private var ids: Set<String> = []
    private var depths: Set<Int> = []

    private static let maximumDepth = 64

    init(root: Descriptor, validator: Validator) {
        self.root = root
        self.validator = validator
    }

    mutating func run(_ each: (String, [Finding]) throws -> Void) throws {
        let listing = try FolderListing(of: root)
        let names = (0..<listing.count).compactMap { listing.name($0).text }
        specification = try Declaration.storageRoot.examine(names, in: root, log)
        try examineLayout()
        for name in names {
            switch root.status(of: name)?.kind {
            case .folder where name == "extensions": try examineExtensions()
            case .folder: try examine(root.openFolder(name), [name], each)
            case .link: log.add(.E090, name, "symbolic link")
            // Other files in the root are none of our business (E087).
            default: break
            }
        }
        if depths.contains(1) && depths.count > 1 {
            log.add(.W015, "", "objects directly in the root and in a hierarchy")
        }
        if depths.subtracting([1]).count > 1 && hasOurLayout {
            log.add(.W014, "", "objects at different depths")
        }
    }

    private mutating func examineLayout() throws {
        let name = "ocfl_layout.json"
        guard root.status(of: name) != nil else { return }
        guard root.status(of: name)?.kind == .file, let bytes = try root.contents(of: name, limit: 1 << 20),
            let json = try? JSONValue(parsing: bytes), json.members != nil
        else { return log.add(.E070, name, "not a JSON object") }
        if json["description"]?.text == nil { log.add(.E070, name, "no description") }
        guard let layout = json["extension"] else { return log.add(.E070, name, "no extension") }
        guard let text = layout.text, RegisteredExtensions.names.contains(text) else {
            return log.add(.E071, name, "not a registered extension: \(layout.text ?? "not a string")")
        }
        hasOurLayout = (try? StorageLayout.check(root, path: name)) != nil
    }

    private func examineExtensions() throws {
        let folder = try root.openFolder("extensions")
        let code: OCFLCode = specification >= .v1_1 ? .E112 : .E086
        let listing = try FolderListing(of: folder)
        if listing.count == 0 { log.add(.E073, "extensions", "empty folder") }
        for index in 0..<listing.count {
            let name = listing.name(index)
            let text = name.text ?? name.encoded
            guard folder.status(of: name)?.kind == .folder else {
                log.add(code, "extensions/\(text)", "not a folder")
                continue
            }
            if specification >= .v1_1 && !RegisteredExtensions.names.contains(text) {
                log.add(.W016, "extensions/\(text)", "not a registered extension")
            }
        }
    }

    /// A folder of the hierarchy: an object, or the way to some.
    private mutating func examine(
        _ folder: Descriptor, _ path: [String], _ each: (String, [Finding]) throws -> Void
    ) throws {
        let place = path.joined(separator: "/")
        let listing = try FolderListing(of: folder)
        let isObject = (0..<listing.count).contains { index in
            listing.name(index).bytes.starts(with: "0=ocfl_object".utf8)
        }
        if isObject { return try examineObject(folder, path, each) }
        guard listing.count > 0 else {
            log.add(.E073, place, "empty folder")
            return
        }
        guard path.count < Self.maximumDepth else {
            return log.add(.E085, place, "nested too deeply to be checked")
        }
        var folders = 0
        for index in 0..<listing.count {
            let name = listing.name(index)
            let text = name.text ?? name.encoded
            switch folder.status(of: name)?.kind {
            case .folder:
                folders += 1
                try examine(folder.openFolder(name), path + [text], each)
            case .link: log.add(.E090, "\(place)/\(text)", "symbolic link")
            default:
                log.add(.E072, "\(place)/\(text)", "a file outside of objects")
                log.add(.E084, "\(place)/\(text)", "a file in an intermediate folder")
            }
        }
        if folders == 0 {
            log.add(.E085, place, "no object at the end of this branch")
            if path.count == 1 { log.add(.E088, place, "not part of a hierarchy of objects") }
        }
    }

    private mutating func examineObject(
        _ folder: Descriptor, _ path: [String], _ each: (String, [Finding]) throws -> Void
    ) throws {
        let place = path.joined(separator: "/")
        let objectLog = FindingLog(prefix: place)
        var object = ObjectValidation(
            root: folder, log: objectLog, fixity: validator.fixity ? validator : nil)
        try object.run()
        depths.insert(path.count)
        if object.specification > specification {
            objectLog.add(
                .E081, "", "OCFL \(object.specification.rawValue) in a root of \(specification.rawValue)")
        }
        if let id = object.id {
            if hasOurLayout && StorageLayout.elements(of: id) != path {
                objectLog.add(
                    .E083, "",
                    "the path of \(id) would be \(StorageLayout.elements(of: id).joined(separator: "/"))")
            }
            if !hasOurLayout && !ids.insert(StorageLayout.hash(of: id)).inserted {
                objectLog.add(.E083, "", "\(id) has another path too")
                objectLog.add(.E037, "", "\(id) is the id of another object too")
            }
        }
        try examineNested(folder, place, objectLog)
        try each(place, objectLog.findings)
    }

    /// An object within an object's folders would not be at the end of the hierarchy (E082).
    private func examineNested(_ object: Descriptor, _ place: String, _ log: FindingLog) throws {
        let listing = try FolderListing(of: object)
        for index in 0..<listing.count {
            let name = listing.name(index)
            guard object.status(of: name)?.kind == .folder, name.text != "extensions", name.text != "logs",
                let folder = try? object.openFolder(name), let inner = try? FolderListing(of: folder)
            else { continue }
            if (0..<inner.count).contains(where: { inner.name($0).bytes.starts(with: "0=ocfl_object".utf8) })
            {
                log.add(.E082, name.encoded, "an object within an object")
            }
        }
    }
}
