// SPDX-License-Identifier: Apache-2.0
// Formats that are ZIP archives with certain members.

/// A format made of a ZIP archive.
struct ZIPKind {
    let format: FileFormat

    /// Small members whose content tells the format or describes the document.
    static let telling: Set<String> = ["mimetype", "docProps/core.xml", "meta.xml"]

    private init(_ mediaType: String, _ name: String, _ pronom: String? = nil) {
        format = FileFormat(mediaType: mediaType, name: name, pronom: pronom)
    }

    /// By the first member and the name of the file: all that the head of a file shows for certain.
    static func of(_ head: FileHead) -> ZIPKind? {
        guard head.bytes.count >= 30 else { return nil }
        let nameLength = Int(head.bytes[26]) | Int(head.bytes[27]) << 8
        let extraLength = Int(head.bytes[28]) | Int(head.bytes[29]) << 8
        let first = String(lenient: head.bytes.dropFirst(30).prefix(nameLength))
        if first == "mimetype" {
            // OpenDocument and EPUB: the first member is the media type itself, stored.
            let content = head.bytes.dropFirst(30 + nameLength + extraLength).prefix {
                (0x21...0x7E).contains($0)
            }
            return byMediaType(String(lenient: content.prefix(100)).components(before: "PK"))
        }
        let isOffice =
            first == "[Content_Types].xml" || first.hasPrefix("_rels/") || first.hasPrefix("docProps/")
        return isOffice ? byExtension(head.fileExtension) : nil
    }

    /// By all members, whatever the file is called.
    static func of(_ listing: ArchiveListing, fileName: String) -> ZIPKind? {
        guard listing.formatName.hasPrefix("ZIP") else { return nil }
        if let content = listing.contents["mimetype"], let kind = byMediaType(String(lenient: content)) {
            return kind
        }
        let names = Set(listing.members.map(\.name))
        func has(_ prefix: String) -> Bool { listing.members.contains { $0.name.hasPrefix(prefix) } }
        func anyEnds(_ suffix: String) -> Bool { listing.members.contains { $0.name.hasSuffix(suffix) } }
        if names.contains("[Content_Types].xml") {
            if has("word/") { return byExtension("docx") }
            if has("xl/") { return byExtension("xlsx") }
            if has("ppt/") { return byExtension("pptx") }
        }
        if fileName.lowercased().hasSuffix(".eln") || anyEnds("/ro-crate-metadata.json") {
            return fileName.lowercased().hasSuffix(".eln")
                ? ZIPKind("application/vnd.eln+zip", "ELN archive")
                : ZIPKind("application/zip", "RO-Crate (ZIP)")
        }
        if names.contains("ro-crate-metadata.json") { return ZIPKind("application/zip", "RO-Crate (ZIP)") }
        if names.contains("META-INF/MANIFEST.MF") {
            return ZIPKind("application/java-archive", "Java archive (JAR)", "x-fmt/412")
        }
        if anyEnds("/data.pkl") { return ZIPKind("application/x-pytorch", "PyTorch (ZIP)") }
        if names.contains("zarr.json") || names.contains(".zgroup") || names.contains(".zattrs")
            || anyEnds("/.zgroup")
        {
            return fileName.lowercased().hasSuffix(".ozx") || names.contains(".zattrs")
                ? ZIPKind("application/zip", "OME-Zarr (ZIP)") : ZIPKind("application/zip", "Zarr (ZIP)")
        }
        if !names.isEmpty, names.allSatisfy({ $0.hasSuffix(".npy") }) {
            return ZIPKind("application/x-npz", "NumPy arrays (NPZ)")
        }
        if names.contains("doc.kml") {
            return ZIPKind("application/vnd.google-earth.kmz", "KMZ", "fmt/724")
        }
        return nil
    }

    private static let openXML = "application/vnd.openxmlformats-officedocument."
    private static let openDocument = "application/vnd.oasis.opendocument."

    private static func byExtension(_ name: String) -> ZIPKind? {
        switch name {
        case "docx": ZIPKind(openXML + "wordprocessingml.document", "Word document (DOCX)", "fmt/412")
        case "xlsx": ZIPKind(openXML + "spreadsheetml.sheet", "Excel workbook (XLSX)", "fmt/214")
        case "pptx":
            ZIPKind(openXML + "presentationml.presentation", "PowerPoint presentation (PPTX)", "fmt/215")
        default: nil
        }
    }

    private static func byMediaType(_ type: String) -> ZIPKind? {
        switch type {
        case openDocument + "text": ZIPKind(type, "OpenDocument text (ODT)", "fmt/291")
        case openDocument + "spreadsheet": ZIPKind(type, "OpenDocument spreadsheet (ODS)", "fmt/295")
        case openDocument + "presentation": ZIPKind(type, "OpenDocument presentation (ODP)", "fmt/293")
        case openDocument + "graphics": ZIPKind(type, "OpenDocument drawing (ODG)", "fmt/297")
        case "application/epub+zip": ZIPKind(type, "EPUB", "fmt/483")
        case _ where type.hasPrefix(openDocument): ZIPKind(type, "OpenDocument")
        default: nil
        }
    }
}

extension String {
    /// The part before `separator`, the whole text where it does not occur.
    fileprivate func components(before separator: String) -> String {
        firstRange(of: separator).map { String(self[..<$0.lowerBound]) } ?? self
    }
}
