// SPDX-License-Identifier: Apache-2.0
// The port that every file format implements. Adding a format: one file in Formats/, one line in `Extractors.swift`,
// one test.

/// Reads what files of one format family say about themselves.
///
/// The content decides, not the name: ``recognises(_:)`` sees the first bytes and gets the name only as a hint for
/// formats without a signature. An extractor never trusts a length or an offset of the file without checking it against
/// ``FileBytes/size``, never reads more than it needs, and returns a warning instead of throwing for a bad file.
package protocol Extractor: Sendable {
    /// Short name of the format family, for example `nifti`; recorded with every suggestion.
    var name: String { get }
    /// Version of this extractor's rules; recorded with every suggestion, so that old suggestions can be found.
    var version: Int { get }
    /// The format of the file when it is one of this family, else nil.
    func recognises(_ file: FileHead) -> FileFormat?
    /// The format of the file when only a look beyond its head can tell, else nil. Asked when no extractor knew the
    /// head and no signature is in it.
    func recognises(beyondHeadOf file: FileBytes) -> FileFormat?
    /// Whether ``extract(_:format:)`` runs a library that a hostile file can crash or hang: it then runs in a process of
    /// its own, see ``Isolation``.
    var needsIsolation: Bool { get }
    /// What the file says.
    func extract(_ file: FileBytes, format: FileFormat) throws -> Extract
}

extension Extractor {
    package func recognises(beyondHeadOf file: FileBytes) -> FileFormat? { nil }
    package var needsIsolation: Bool { false }
}

/// A file format: media type, a name for people and the PRONOM id where one exists.
package struct FileFormat: Codable, Hashable, Sendable {
    /// Media type, registered where IANA has one: `application/x-hdf5`.
    package var mediaType: String
    /// For people: `HDF5`, `NIfTI-1`.
    package var name: String
    /// PRONOM id, for example `fmt/807`.
    package var pronom: String?

    package init(mediaType: String, name: String, pronom: String? = nil) {
        self.mediaType = mediaType
        self.name = name
        self.pronom = pronom
    }
}
