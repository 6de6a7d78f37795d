// SPDX-License-Identifier: Apache-2.0
// Formats without a signature: is it text, and which kind of text do its beginning and its name say.

extension Signatures {
    /// The kind of text, nil when the head is not UTF-8 text. Only here does the name of the file count.
    static func textFormat(of head: FileHead) -> FileFormat? {
        guard isText(head) else { return nil }
        let start = String(decoding: head.bytes.prefix(512), as: UTF8.self).drop {
            $0.isWhitespace || $0 == "\u{FEFF}"
        }
        if start.hasPrefix("<?xml") || start.hasPrefix("<!--") { return xmlFormat(of: start, head) }
        if start.lowercased().hasPrefix("<!doctype html") || start.lowercased().hasPrefix("<html") {
            return FileFormat(mediaType: "text/html", name: "HTML", pronom: "fmt/96")
        }
        if start.hasPrefix("<svg") { return xmlFormat(of: start, head) }
        if let known = byExtension[head.fileExtension] { return known }
        if start.hasPrefix("{") || start.hasPrefix("[{") {
            return FileFormat(mediaType: "application/json", name: "JSON", pronom: "fmt/817")
        }
        if start.hasPrefix("#!"), let line = start.split(separator: "\n").first {
            if line.contains("python") { return byExtension["py"] }
            if line.contains("sh") { return byExtension["sh"] }
        }
        return FileFormat(mediaType: "text/plain", name: "plain text", pronom: "x-fmt/111")
    }

    /// Whether the head is UTF-8 without control characters other than white space; a character cut off at the end of
    /// the head does not count.
    static func isText(_ head: FileHead) -> Bool {
        var bytes = head.bytes[...]
        if Int64(bytes.count) < head.size {
            var dropped = 0
            while dropped < 4, let last = bytes.last, last >= 0x80 {
                bytes.removeLast()
                dropped += 1
                if last >= 0xC0 { break }
            }
        }
        guard !bytes.isEmpty, String(validating: bytes, as: UTF8.self) != nil else { return false }
        return bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) || $0 == 0x1B }
    }

    private static func xmlFormat(of start: Substring, _ head: FileHead) -> FileFormat {
        let text = String(decoding: head.bytes, as: UTF8.self)
        if text.contains("<svg") {
            return FileFormat(mediaType: "image/svg+xml", name: "SVG", pronom: "fmt/92")
        }
        if text.contains("<PMML") { return FileFormat(mediaType: "application/x-pmml+xml", name: "PMML") }
        if text.contains("<NXroot") {
            return FileFormat(mediaType: "application/x-nexus+xml", name: "NeXus (XML)")
        }
        return FileFormat(mediaType: "application/xml", name: "XML", pronom: "fmt/101")
    }

    private static let byExtension: [String: FileFormat] = [
        "md": FileFormat(mediaType: "text/markdown", name: "Markdown", pronom: "fmt/1149"),
        "markdown": FileFormat(mediaType: "text/markdown", name: "Markdown", pronom: "fmt/1149"),
        "py": FileFormat(mediaType: "text/x-python", name: "Python source", pronom: "fmt/938"),
        "sh": FileFormat(mediaType: "application/x-sh", name: "shell script"),
        "r": FileFormat(mediaType: "text/x-r", name: "R source"),
        "jl": FileFormat(mediaType: "text/x-julia", name: "Julia source"),
        "m": FileFormat(mediaType: "text/x-matlab", name: "MATLAB source", pronom: "fmt/1678"),
        "c": FileFormat(mediaType: "text/x-c", name: "C source"),
        "h": FileFormat(mediaType: "text/x-c", name: "C header"),
        "cpp": FileFormat(mediaType: "text/x-c++", name: "C++ source"),
        "f90": FileFormat(mediaType: "text/x-fortran", name: "Fortran source"),
        "java": FileFormat(mediaType: "text/x-java", name: "Java source"),
        "js": FileFormat(mediaType: "text/javascript", name: "JavaScript source"),
        "swift": FileFormat(mediaType: "text/x-swift", name: "Swift source"),
        "tex": FileFormat(mediaType: "application/x-tex", name: "TeX source"),
        "bib": FileFormat(mediaType: "application/x-bibtex", name: "BibTeX"),
        "toml": FileFormat(mediaType: "application/toml", name: "TOML"),
        "yaml": FileFormat(mediaType: "application/yaml", name: "YAML", pronom: "fmt/818"),
        "yml": FileFormat(mediaType: "application/yaml", name: "YAML", pronom: "fmt/818"),
        "cff": FileFormat(mediaType: "application/yaml", name: "Citation File Format"),
        "csv": FileFormat(mediaType: "text/csv", name: "CSV", pronom: "x-fmt/18"),
        "tsv": FileFormat(mediaType: "text/tab-separated-values", name: "TSV", pronom: "x-fmt/13"),
        "html": FileFormat(mediaType: "text/html", name: "HTML", pronom: "fmt/96"),
        "ipynb": FileFormat(
            mediaType: "application/x-ipynb+json", name: "Jupyter notebook", pronom: "fmt/1119"),
        "json": FileFormat(mediaType: "application/json", name: "JSON", pronom: "fmt/817"),
        "jsonld": FileFormat(mediaType: "application/ld+json", name: "JSON-LD", pronom: "fmt/880"),
        "geojson": FileFormat(mediaType: "application/geo+json", name: "GeoJSON"),
        "zattrs": FileFormat(mediaType: "application/json", name: "Zarr attributes"),
        "gro": FileFormat(mediaType: "chemical/x-gro", name: "GROMACS structure"),
        "mdp": FileFormat(mediaType: "text/x-gromacs-mdp", name: "GROMACS run parameters"),
        "top": FileFormat(mediaType: "text/x-gromacs-top", name: "GROMACS topology"),
        "mol2": FileFormat(mediaType: "chemical/x-mol2", name: "Tripos MOL2"),
        "sdf": FileFormat(mediaType: "chemical/x-mdl-sdfile", name: "SDF"),
        "smi": FileFormat(mediaType: "chemical/x-daylight-smiles", name: "SMILES"),
        "swc": FileFormat(mediaType: "text/x-swc", name: "SWC neuron morphology"),
        "obj": FileFormat(mediaType: "model/obj", name: "Wavefront OBJ"),
        "log": FileFormat(mediaType: "text/plain", name: "log", pronom: "x-fmt/111"),
        "xml": FileFormat(mediaType: "application/xml", name: "XML", pronom: "fmt/101"),
    ]
}
