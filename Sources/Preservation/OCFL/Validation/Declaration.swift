// SPDX-License-Identifier: Apache-2.0
// The file that declares a folder an OCFL object or storage root, in NAMASTE's form `0=ocfl_object_1.1`.

/// Reads and judges the declarations of one folder.
struct Declaration {
    /// What precedes the version of OCFL: `ocfl_object_` or `ocfl_`.
    let prefix: String
    let missing: OCFLCode
    let several: OCFLCode
    let notAFile: OCFLCode
    let pattern: OCFLCode
    let type: OCFLCode
    let value: OCFLCode
    let content: OCFLCode

    static let object = Declaration(
        prefix: "ocfl_object_", missing: .E003, several: .E003, notAFile: .E002, pattern: .E004, type: .E005,
        value: .E006, content: .E007)
    static let storageRoot = Declaration(
        prefix: "ocfl_", missing: .E069, several: .E076, notAFile: .E075, pattern: .E077, type: .E078,
        value: .E079,
        content: .E080)

    /// Names that are meant as declarations, well-formed or not.
    func isMeant(_ name: String) -> Bool {
        name.hasPrefix("0=") || name.contains("=ocfl_")
            || SpecificationVersion.allCases.contains { name == prefix + $0.rawValue }
    }

    /// The version declared; with findings for everything that is not as it must be. 1.1 when there is none.
    func examine(_ names: [String], in folder: Descriptor, _ log: FindingLog) throws -> SpecificationVersion {
        var versions: [SpecificationVersion] = []
        let meant = names.filter(isMeant)
        for name in meant {
            guard let equals = name.firstIndex(of: "=") else {
                log.add(pattern, name, "a declaration is named T=dvalue")
                continue
            }
            if name[..<equals] != "0" { log.add(type, name, "T of a declaration is 0") }
            let dvalue = String(name[name.index(after: equals)...])
            let version = SpecificationVersion.allCases.first { dvalue == prefix + $0.rawValue }
            if let version {
                versions.append(version)
            } else {
                log.add(value, name, "not a declaration that is known")
            }
            guard folder.status(of: name)?.kind == .file else {
                log.add(notAFile, name, "the declaration is not a file")
                continue
            }
            if try folder.contents(of: name, limit: 4096) != Array((dvalue + "\n").utf8) {
                log.add(content, name, "does not contain \(dvalue) and a newline")
            }
        }
        if versions.isEmpty { log.add(missing, "", "no declaration 0=\(prefix)…") }
        if meant.count > 1 { log.add(several, "", "several declarations: \(meant.joined(separator: ", "))") }
        return versions.max() ?? .v1_1
    }
}
