// SPDX-License-Identifier: Apache-2.0
// Sidecar files: small files beside the data that people or programs wrote to describe them.

/// A kind of file that describes the folder it lies in.
package protocol Sidecar: Sendable {
    /// Name for people and for the provenance of values: `DataCite JSON`.
    var name: String { get }
    /// Whether a file of this name (the last part of the path) is one, whatever its case.
    func matches(_ fileName: String) -> Bool
    /// The statements of the file. What is odd in it becomes a warning.
    ///
    /// - Throws: ``SidecarError`` when the file cannot be read as what its name says.
    func read(_ bytes: [UInt8]) throws(SidecarError) -> Extract
}

/// Why a sidecar file is not used.
package enum SidecarError: Error, Hashable, Sendable, CustomStringConvertible {
    case tooLong(bytes: Int)
    case notText
    /// Not JSON, YAML, TOML or XML; the reason names the line.
    case malformed(reason: String)
    /// A YAML document with so many aliases, or of such a size once they are replaced, that it must not be expanded.
    case expands
    /// Well-formed, but not the document that its name says.
    case unexpected(reason: String)

    package var description: String {
        switch self {
        case .tooLong(let bytes): "the file is longer than \(Sidecars.longest >> 20) MiB (\(bytes) bytes)"
        case .notText: "the file is not UTF-8 text"
        case .malformed(let reason): reason
        case .expands: "the document is full of aliases that would grow when they are replaced"
        case .unexpected(let reason): reason
        }
    }
}

/// The kinds of sidecar files that Fairway knows.
package enum Sidecars {
    /// A longer file is refused: a description of this size is none.
    package static let longest = 8 << 20

    /// All kinds, in the order of their authority: where a folder has several, a value of an earlier one counts.
    ///
    /// What was written for a repository (DataCite) comes before what describes a package (RO-Crate), before what was
    /// written for software (CITATION.cff, CodeMeta), for one repository's form (.zenodo.json), for one discipline
    /// (BIDS), and before free-form TOML.
    package static let all: [any Sidecar] = [
        DataCiteJSON(), DataCiteYAML(), DataCiteXML(), ROCrate(), CitationFile(), CodeMeta(), ZenodoJSON(),
        BIDSDescription(), DataCiteTOML(),
    ]

    /// Folders below the root in which descriptions of the whole are kept: `metadata/datacite.xml` is the place that
    /// the RDA recommends for bags, `data/` holds the payload of a bag.
    private static let describingFolders: Set<String> = [
        "metadata", ".metadata", "meta", ".datacite", "data",
    ]

    /// The kind of sidecar that the file at `path`, relative to the root of the deposit, is; nil for any other file.
    ///
    /// Sidecars lie at the root, DataCite files also in a folder for metadata, an RO-Crate also in the only folder of
    /// an `.eln` archive. The same name deeper in the tree describes a part of the data, not the deposit.
    package static func recognise(_ path: String) -> (any Sidecar)? {
        let parts = path.split(separator: "/").map(String.init).filter { $0 != "." }
        guard let fileName = parts.last, let sidecar = all.first(where: { $0.matches(fileName) }) else {
            return nil
        }
        switch parts.count {
        case 1: return sidecar
        case 2:
            let isDataCite = sidecar is DataCiteJSON || sidecar is DataCiteYAML || sidecar is DataCiteXML
            if isDataCite, describingFolders.contains(parts[0].lowercased()) { return sidecar }
            return parts[0] == "data" ? sidecar : nil
        default: return nil
        }
    }

    /// The place of a kind in the order of authority, 0 for the first; unknown kinds come last.
    package static func rank(of name: String) -> Int { all.firstIndex { $0.name == name } ?? all.count }
}

extension Sidecar {
    /// The file as text, refused when it is too long or not UTF-8.
    func text(_ bytes: [UInt8]) throws(SidecarError) -> String {
        guard bytes.count <= Sidecars.longest else { throw .tooLong(bytes: bytes.count) }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else { throw .notText }
        return text
    }
}
