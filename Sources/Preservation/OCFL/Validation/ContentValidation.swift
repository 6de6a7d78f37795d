// SPDX-License-Identifier: Apache-2.0
// The version folders of an object and the files in them: all accounted for, and all with the digests they should have.

struct ContentValidation {
    /// Algorithms of the sidecars of version inventories that have been examined.
    var sidecars: [String: DigestAlgorithm] = [:]
    private var expectations: [LogicalPath: Set<FixityExpectation>] = [:]
    /// Inventories by place with the number of the last version they know, and the paths in their manifests.
    private var manifests: [(place: String, versions: Set<String>, paths: Set<LogicalPath>)] = []
    private var found: Set<LogicalPath> = []

    /// Notes what an inventory says about content. Inventories repeat each other: what is known already costs nothing.
    mutating func expect(_ inventory: ExaminedInventory, place: String) {
        manifests.append((place, Set(inventory.versionNames), Set(inventory.manifest.keys)))
        func note(_ path: LogicalPath, _ algorithm: DigestAlgorithm, _ digest: String, _ code: OCFLCode) {
            let same =
                expectations[path]?.contains { $0.algorithm == algorithm && $0.digest == digest } ?? false
            guard !same else { return }
            let expectation = FixityExpectation(
                algorithm: algorithm, digest: digest, code: code, place: place)
            expectations[path, default: []].insert(expectation)
        }
        if let algorithm = inventory.algorithm {
            for (path, digest) in inventory.manifest { note(path, algorithm, digest, .E092) }
        }
        for (algorithm, block) in inventory.fixity {
            for (path, digest) in block { note(path, algorithm, digest, .E093) }
        }
    }

    // MARK: Folders

    mutating func examineFolders(_ root: Descriptor, _ inventory: ExaminedInventory, _ log: FindingLog) throws
    {
        for version in inventory.versionNames {
            guard let folder = try? root.openFolder(version) else { continue }
            let names = try FolderListing(of: folder)
            var hasContent = false
            for index in 0..<names.count {
                let name = names.name(index)
                let place = "\(version)/\(name.text ?? name.encoded)"
                let isContent = name.bytes.elementsEqual(inventory.contentDirectory.utf8)
                switch folder.status(of: name)?.kind {
                case .folder where isContent:
                    hasContent = true
                    let before = found.count
                    try examine(folder.openFolder(name), LogicalPath(trusted: place), isTop: true, log)
                    if found.count == before { log.add(.W003, place, "content folder without files") }
                case .folder:
                    log.add(.W002, place, "unexpected folder")
                case .link:
                    log.add(.E090, place, "symbolic link")
                case .file where isInventoryFile(name, version):
                    if (folder.status(of: name)?.links ?? 1) > 1 { log.add(.E090, place, "hard link") }
                default:
                    log.add(.E015, place, "unexpected entry")
                }
            }
            let needsContent = inventory.manifest.keys.contains { $0.text.hasPrefix(version + "/") }
            if needsContent && !hasContent { log.add(.E016, version, "no content folder") }
        }
    }

    private func isInventoryFile(_ name: RawName, _ version: String) -> Bool {
        guard let text = name.text else { return false }
        if text == Inventory.fileName { return true }
        guard let algorithm = sidecars[version] else { return text.hasPrefix(Inventory.fileName + ".") }
        return text == "\(Inventory.fileName).\(algorithm.rawValue)"
    }

    private mutating func examine(
        _ folder: Descriptor, _ path: LogicalPath, isTop: Bool, _ log: FindingLog, depth: Int = 0
    ) throws {
        let names = try FolderListing(of: folder)
        if names.count == 0 && !isTop { log.add(.E024, path.text, "empty folder") }
        guard depth <= FolderWalk.maximumDepth else {
            return log.add(.E023, path.text, "folders nested too deeply to be checked")
        }
        for index in 0..<names.count {
            let name = names.name(index)
            let below = path.appending(LogicalPath(trusted: name.text ?? name.encoded))
            guard let status = folder.status(of: name) else { continue }
            switch status.kind {
            case .folder: try examine(folder.openFolder(name), below, isTop: false, log, depth: depth + 1)
            case .link: log.add(.E090, below.text, "symbolic link")
            case .file:
                if status.links > 1 { log.add(.E090, below.text, "hard link") }
                if name.text == nil { log.add(.E023, below.text, "no inventory can hold this name") }
                found.insert(below)
            case .other: log.add(.E023, below.text, "neither file nor folder")
            }
        }
    }

    // MARK: Files against inventories

    func compare(
        _ inventory: ExaminedInventory, in root: Descriptor, fixity: Validator?, _ log: FindingLog
    ) throws {
        for manifest in manifests {
            for path in found.subtracting(manifest.paths).sorted() {
                let version = path.text.split(separator: "/", maxSplits: 1).first.map(String.init) ?? ""
                guard manifest.versions.contains(version) else { continue }
                log.add(.E023, path.text, "not in the manifest of \(manifest.place)")
            }
        }
        for (path, expected) in expectations.sorted(by: { $0.key < $1.key }) where !found.contains(path) {
            for expectation in expected.sorted(by: { $0.code < $1.code }) {
                log.add(expectation.code, path.text, "no such file, but in \(expectation.place)")
            }
        }
        guard let fixity else { return }
        let reading = FixityReading(
            root: root, paths: expectations.keys.filter(found.contains).sorted(), expectations: expectations,
            meter: fixity.meter)
        try reading.run(workers: fixity.workers, log)
    }
}
