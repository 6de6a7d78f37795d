// SPDX-License-Identifier: Apache-2.0
// Whether a file format is one of those a plan names: `nc`, `NetCDF` and `application/x-netcdf` are one.

import Foundation

/// Format names as plans write them and as files are recognised, brought together.
enum FormatMatch {
    /// Whether a present format is one of the planned.
    static func isPlanned(_ present: PresentFormat, by planned: [PlannedFormat]) -> Bool {
        let have = tokens(present)
        return planned.contains { format in
            let wanted = tokens(format)
            if wanted.contains(sourceCode) { return isSourceCode(present) || isText(present) }
            return !wanted.isDisjoint(with: have)
        }
    }

    /// Words that name no format: `various de-facto standards`.
    static func isIndefinite(_ format: PlannedFormat) -> Bool {
        let words = format.name.lowercased()
        return format.mediaType == nil
            && ["various", "any", "de-facto", "de facto", "to be defined", "tbd", "different", "etc"].contains
            {
                words.contains($0)
            }
    }

    /// Files that come along with data and are not data: READMEs, licences, checksums, metadata.
    static func isAncillary(_ format: PresentFormat) -> Bool {
        if !format.names.isEmpty { return format.names.allSatisfy(isAncillary(name:)) }
        let names: Set<String> = [
            "plain text", "markdown", "json", "json-ld", "yaml", "toml", "xml", "bibtex", "datacite json",
            "datacite yaml", "datacite xml", "citation file format", "empty file", "log", "html", "pdf",
        ]
        return names.contains(stripped(format.name))
    }

    private static func isAncillary(name path: String) -> Bool {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? path.lowercased()
        let stem = String(name.prefix { $0 != "." })
        if [
            "readme", "license", "licence", "copying", "changelog", "changes", "authors", "notice",
            "citation",
            "manifest", "checksums", "md5sums", "sha256sums", "sha512sums", "codemeta", "datacite",
            "metadata",
        ].contains(stem) {
            return true
        }
        if [
            "ro-crate-metadata.json", "dataset_description.json", ".zenodo.json", "bagit.txt", "bag-info.txt",
        ]
        .contains(name) {
            return true
        }
        return [".md5", ".sha1", ".sha256", ".sha512", ".md", ".bib", ".log"].contains { name.hasSuffix($0) }
    }

    // MARK: Tokens

    private static let sourceCode = "source code"

    private static func tokens(_ format: PlannedFormat) -> Set<String> {
        var tokens: Set<String> = []
        for text in [format.name, format.mediaType].compactMap(\.self) { tokens.formUnion(canonical(text)) }
        if format.name.lowercased().contains("source code") { tokens.insert(sourceCode) }
        return tokens
    }

    private static func tokens(_ format: PresentFormat) -> Set<String> {
        var tokens = canonical(format.name).union(canonical(format.mediaType))
        for name in format.names {
            if let dot = name.lastIndex(of: ".") {
                tokens.formUnion(canonical(String(name[name.index(after: dot)...])))
            }
        }
        return tokens
    }

    /// The text without what stands in brackets and with one name for each family.
    private static func canonical(_ text: String) -> Set<String> {
        let plain = stripped(text)
        var found: Set<String> = [plain]
        // `Protein Data Bank (PDB)` and `SDF (compressed)`: both parts count.
        if let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close {
            found.insert(text[text.index(after: open)..<close].lowercased())
        }
        for token in found { if let family = family[token] { found.insert(family) } }
        return found
    }

    private static func stripped(_ text: String) -> String {
        text.prefix { $0 != "(" }.lowercased().trimmingCharacters(in: CharacterSet(charactersIn: " ."))
    }

    private static func isSourceCode(_ format: PresentFormat) -> Bool {
        let type = format.mediaType.lowercased()
        return type.hasPrefix("text/x-") || ["text/javascript", "application/x-sh"].contains(type)
            || format.name.lowercased().contains("source")
    }

    private static func isText(_ format: PresentFormat) -> Bool {
        format.mediaType.hasPrefix("text/")
            || ["application/json", "application/yaml", "application/toml", "application/xml"]
                .contains(format.mediaType)
    }

    /// Every name of a format to the first of its family.
    private static let family: [String: String] = {
        let families: [[String]] = [
            // NetCDF-4 and NeXus files are HDF5 files and fulfil a plan for HDF5.
            [
                "hdf5", "h5", "hdf", "application/x-hdf5", "application/x-hdf", "netcdf-4", "nexus",
                "application/x-nexus", "nexus/hdf5", "nexus (hdf5)", "keras",
            ],
            ["csv", "text/csv", "comma-separated values"], ["tsv", "text/tab-separated-values"],
            ["txt", "text/plain", "plain text", "text", "log"],
            ["xtc", "application/x-xtc", "gromacs xtc trajectory", "gromacs xtc"],
            ["pdb", "chemical/x-pdb", "protein data bank"],
            ["mmcif", "cif", "chemical/x-mmcif", "pdbx/mmcif"],
            ["mol2", "chemical/x-mol2", "tripos mol2"], ["sdf", "chemical/x-mdl-sdfile", "sd file"],
            ["smiles", "chemical/x-daylight-smiles"],
            ["pkl", "pickle", "python pickle", "application/x-python-pickle"],
            [
                "pb", "protobuf", "tensorflow", "tensorflow savedmodel", "protocol buffers",
                "tensorflow model",
                "application/x-protobuf",
            ],
            ["pmml", "application/x-pmml+xml"], ["onnx", "application/x-onnx"],
            ["pt", "pth", "pytorch", "application/x-pytorch", "bin"],
            ["safetensors", "application/x-safetensors"],
            ["nifti", "nifti-1", "nifti-2", "nii", "application/x-nifti", "image/nifti", "nifti-1.1"],
            ["edf", "edf+", "european data format", "application/x-edf"], ["bdf", "application/x-bdf"],
            ["json", "application/json"], ["xml", "application/xml", "text/xml"],
            ["mp4", "video/mp4", "mpeg-4"], ["swc", "text/x-swc", "swc neuron morphology"],
            ["obj", "model/obj", "wavefront obj"], ["fbx", "autodesk fbx", "application/vnd.autodesk.fbx"],
            ["png", "image/png"], ["jpeg", "jpg", "image/jpeg"],
            ["tiff", "tif", "image/tiff", "ome-tiff", "bigtiff"],
            ["svg", "image/svg+xml"], ["pdf", "application/pdf"], ["zip", "application/zip"],
            [
                "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word",
                "office open xml document",
            ],
            [
                "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                "powerpoint",
            ],
            ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "excel"],
            ["odt", "application/vnd.oasis.opendocument.text", "opendocument text"],
        ]
        var names: [String: String] = [:]
        for family in families { for name in family { names[name] = family[0] } }
        // A plan for NetCDF is kept by classic and NetCDF-4 files alike; the latter are also HDF5.
        for name in [
            "nc", "netcdf", "netcdf classic", "netcdf-3", "application/x-netcdf", "application/netcdf",
        ] {
            names[name] = "netcdf"
        }
        return names
    }()
}
