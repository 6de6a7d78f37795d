// SPDX-License-Identifier: Apache-2.0
// Which preview a file gets, by its media type and name, and plain text.

/// Chooses and makes the preview of a file from its first bytes.
enum TextPreview {
    enum Kind: Sendable, Equatable { case image, delimited, json, markdown, text, pdf }

    /// What a file can be shown as; nil when there is no preview for it. SVG is shown as text: it may carry scripts.
    static func kind(mediaType: String?, name: String) -> Kind? {
        let type = mediaType?.split(separator: ";").first.map { String($0).lowercased() } ?? ""
        switch type {
        case "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif": return .image
        case "application/pdf": return .pdf
        case "text/csv", "text/tab-separated-values": return .delimited
        case "application/json", "application/ld+json", "application/geo+json": return .json
        case "text/markdown": return .markdown
        default: break
        }
        let ending = name.split(separator: ".").last.map { String($0).lowercased() } ?? ""
        switch ending {
        case "csv", "tsv", "tab": return .delimited
        case "json", "jsonld", "geojson": return .json
        case "md", "markdown": return .markdown
        case "txt", "log", "yaml", "yml", "toml", "xml", "svg", "cff", "bib", "py", "r", "jl", "sh", "c", "h",
            "cpp", "swift", "f90", "m", "pdb", "cif", "gro", "xyz", "mol2", "sdf", "smi", "swc", "ini", "cfg",
            "mdp", "itp", "top", "html", "css", "js", "tex", "rst":
            return .text
        default: return type.hasPrefix("text/") ? .text : nil
        }
    }

    /// The preview of text; `bytes` are the beginning of the file.
    static func preview(_ bytes: some Collection<UInt8>, as kind: Kind, name: String, isWhole: Bool)
        -> PreviewResult
    {
        let start = bytes.prefix(PreviewLimits.bytes)
        guard !start.contains(0) else {
            return PreviewResult(content: .none("This file is not text."), note: nil)
        }
        let text = String(decoding: start, as: UTF8.self)
        let isAll = isWhole && start.count == bytes.count
        switch kind {
        case .delimited:
            let isTabbed = name.lowercased().hasSuffix(".tsv") || name.lowercased().hasSuffix(".tab")
            return DelimitedPreview.preview(
                text, isWhole: isAll, separator: isTabbed ? UInt8(ascii: "\t") : nil)
        case .json:
            return JSONPreview.preview(text, isWhole: isAll)
        case .markdown:
            return PreviewResult(
                content: .html(Markdown.html(text)),
                note: isAll ? nil : "The first \(ByteCount(Int64(start.count)).binary).")
        case .text, .image, .pdf:
            return PreviewResult(
                content: .text(text), note: isAll ? nil : "The first \(ByteCount(Int64(start.count)).binary)."
            )
        }
    }
}
