// SPDX-License-Identifier: Apache-2.0
// The list of all extractors: adding a format is one line here, one file in Formats/ and one test.

/// The extractors that Fairway has.
package enum Extractors {
    /// All extractors, in the order in which they are asked: formats with a signature before those recognised by a guess.
    package static let all: [any Extractor] = [
        HDF5(),
        NIfTI(),
        EDF(),
        XTC(),
        JPEG(),
        PNG(),
        TIFF(),
        Archive(),
        PDB(),
        MMCIF(),
        JSON(),
        CSV(),
    ]

    /// The extractor with this ``Extractor/name``.
    package static func named(_ name: String, in extractors: [any Extractor] = all) -> (any Extractor)? {
        extractors.first { $0.name == name }
    }
}
