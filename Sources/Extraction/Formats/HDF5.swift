// SPDX-License-Identifier: Apache-2.0
// HDF5 files: what every one of them says, and which convention (NetCDF-4, NeXus, openPMD, H5MD, NWB) it follows.

import Metadata

/// Reads HDF5 files through libhdf5.
///
/// NetCDF-4, NeXus and the others cannot be told from plain HDF5 by their first bytes, so one extractor reads them all and
/// states the format it found in ``Extract/format``. libhdf5 1.10 can be crashed by hostile files, hence the isolation.
struct HDF5: Extractor {
    let name = "hdf5"
    let version = 1
    let needsIsolation = true

    static let mediaType = "application/x-hdf5"
    private static let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
    /// HDF5 file format 3.0, section II.A: the superblock is at 0 or at 512 bytes and each doubling of that.
    private static let firstUserBlock: Int64 = 512

    func recognises(_ file: FileHead) -> FileFormat? {
        var offset = 0
        while offset + 9 <= file.bytes.count {
            if file.has(Self.signature, at: offset) {
                let isMatlab = offset == 512 && file.has("MATLAB 7.3 MAT-file")
                return isMatlab
                    ? FileFormat(
                        mediaType: "application/x-matlab-data", name: "MATLAB 7.3 (HDF5)", pronom: "fmt/828")
                    : Self.format(superblock: file.bytes[offset + 8])
            }
            offset = offset == 0 ? Int(Self.firstUserBlock) : offset * 2
        }
        return nil
    }

    func recognises(beyondHeadOf file: FileBytes) -> FileFormat? {
        var offset = Int64(FileBytes.headLength)
        while offset < file.size - 8, offset < 1 << 40 {
            let found = file.read(at: offset, count: 9)
            if found.count == 9, found.starts(with: Self.signature) {
                return Self.format(superblock: found[8])
            }
            offset *= 2
        }
        return nil
    }

    private static func format(superblock version: UInt8) -> FileFormat {
        let pronom = ["fmt/807", "fmt/286", "fmt/287"]
        return FileFormat(
            mediaType: mediaType, name: "HDF5",
            pronom: Int(version) < pronom.count ? pronom[Int(version)] : nil)
    }

    func extract(_ file: FileBytes, format: FileFormat) -> Extract {
        HDF5Library.use {
            guard let opened = HDF5File(path: file.path) else {
                return Extract(warnings: [
                    "the HDF5 library could not open this file: it is truncated or damaged"
                ])
            }
            return HDF5Reading(file: opened, tree: opened.tree(), generic: format).extract
        }
    }
}

/// What an open HDF5 file says, by the convention that it follows.
struct HDF5Reading {
    let file: HDF5File
    let tree: HDF5Tree
    var extract = Extract()

    /// How many datasets are named; of more, the largest.
    private static let mostDatasets = 50

    init(file: HDF5File, tree: HDF5Tree, generic: FileFormat) {
        self.file = file
        self.tree = tree
        if tree.isCut {
            extract.warnings.append("only the first \(tree.objects.count) objects of the file were looked at")
        }
        if isNeXus {
            extract.format = FileFormat(
                mediaType: HDF5.mediaType, name: "NeXus (HDF5)", pronom: generic.pronom)
            readNeXus()
        } else if isNetCDF {
            extract.format = FileFormat(
                mediaType: "application/x-netcdf", name: "NetCDF-4", pronom: generic.pronom)
            readNetCDF()
        } else if let convention = otherConvention {
            extract.format = FileFormat(mediaType: HDF5.mediaType, name: convention, pronom: generic.pronom)
        }
        readRootAttributes()
        readObjects()
    }

    // MARK: What every HDF5 file says

    /// Attributes of the root group that no convention has turned into a suggestion.
    private mutating func readRootAttributes() {
        guard let root = tree.root else { return }
        let told = Set(extract.suggestions.map(\.place))
        for name in root.attributes.keys.sorted()
        where !told.contains("/@\(name)") && !Self.bookkeeping.contains(name) && !name.hasPrefix("_NC") {
            let texts = root.texts(name)
            guard !texts.isEmpty, texts.count <= 16 else { continue }
            let value = String(texts.joined(separator: ", ").prefix(500))
            extract.suggest(
                .property(Property(name, value)), at: "/@\(name)",
                isPersonal: Self.mayBePersonal(name) || Wording.email(value) != nil || Self.isPath(value))
        }
    }

    /// Attributes by which programs find their way in a file, and those that another suggestion includes.
    static let bookkeeping: Set<String> = [
        "default", "NX_class", "basePath", "meshesPath", "particlesPath", "iterationEncoding",
        "iterationFormat",
        "openPMDextension", "softwareVersion", "namespace", "neurodata_type", "object_id", ".specloc",
        "keywords_vocabulary", "naming_authority", "time_coverage_end",
    ]

    private static func mayBePersonal(_ name: String) -> Bool {
        let words = name.lowercased().split { !$0.isLetter }
        return [
            "owner", "email", "mail", "user", "username", "author", "contact", "phone", "patient",
            "birthdate",
        ].contains { words.contains(Substring($0)) }
    }

    /// Absolute paths often have someone's name in them.
    private static func isPath(_ value: String) -> Bool {
        value.hasPrefix("/") && value.dropFirst().contains("/") || value.dropFirst().hasPrefix(":\\")
    }

    private mutating func readObjects() {
        let datasets = tree.objects.filter { $0.kind == .dataset }
        let groups = tree.objects.count { $0.kind == .group && !$0.path.isEmpty }
        let more = tree.isCut ? "more than " : ""
        extract.suggest(.property(Property("groups", more + "\(groups)")), at: "/")
        extract.suggest(.property(Property("datasets", more + "\(datasets.count)")), at: "/")
        if file.userBlock > 0 {
            extract.suggest(
                .property(Property("user block", "\(file.userBlock)", unit: "byte")), at: "superblock")
        }
        guard !isNetCDF || isNeXus else { return }
        // NeXus has many short arrays (vectors, origins of modules) that are no measurement.
        let shortest: UInt64 = isNeXus ? 10 : 2
        let arrays = datasets.filter { $0.count >= shortest }
        let shown =
            arrays.count <= Self.mostDatasets
            ? arrays : Array(arrays.sorted { $0.count > $1.count }.prefix(Self.mostDatasets))
        for dataset in shown { suggest(dataset) }
    }

    private mutating func suggest(_ dataset: HDF5Object) {
        guard let type = dataset.type else { return }
        let units = dataset.text("units") ?? dataset.text("unit")
        extract.suggest(
            .property(
                Property(
                    dataset.path, "\(Wording.shape(dataset.shape)) \(type)", unit: units,
                    isVariable: units != nil)),
            at: "/" + dataset.path)
    }

    // MARK: Ways to read for the conventions

    /// The first text at a dataset that says something.
    func text(at path: String) -> String? { texts(at: path).first }

    func texts(at path: String) -> [String] {
        guard tree[path]?.kind == .dataset else { return [] }
        return file.value(at: path)?.texts.compactMap(Wording.meaningful) ?? []
    }

    /// Suggests a property when there is a value.
    mutating func suggest(
        _ name: String, _ value: String?, unit: String? = nil, at place: String, isPersonal: Bool = false
    ) {
        guard let value else { return }
        extract.suggest(
            .property(Property(name, String(value.prefix(2000)), unit: unit)), at: place,
            isPersonal: isPersonal)
    }
}
