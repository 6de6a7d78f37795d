// SPDX-License-Identifier: Apache-2.0
// Formats that Fairway names without reading them: a table of signatures, then a look at whether the bytes are text.

extension FileFormat {
    /// A file of which nothing is known.
    package static let unknown = FileFormat(mediaType: "application/octet-stream", name: "unknown")
}

/// Recognises common formats that have no extractor. PRONOM ids are those of DROID signature file 109.
enum Signatures {
    /// The format whose signature the head has, else nil.
    static func format(of head: FileHead) -> FileFormat? {
        if head.size == 0 { return FileFormat(mediaType: "application/x-empty", name: "empty file") }
        if head.has([0x50, 0x4B, 0x03, 0x04]) { return zipFormat(of: head) }
        if head.has([0x0E, 0x03, 0x13, 0x01]) { return hdf4 }
        if let entry = table.first(where: { head.has($0.bytes, at: $0.offset) }) {
            return FileFormat(mediaType: entry.mediaType, name: entry.name, pronom: entry.pronom)
        }
        return isoMediaFormat(of: head) ?? pdfFormat(of: head) ?? riffFormat(of: head) ?? safetensors(
            of: head)
            ?? pickle(of: head) ?? onnx(of: head)
    }

    private struct Entry {
        let offset: Int
        let bytes: [UInt8]
        let mediaType: String
        let name: String
        let pronom: String?

        init(_ text: String, at offset: Int = 0, _ mediaType: String, _ name: String, _ pronom: String? = nil)
        {
            // Signatures with bytes above 0x7F are written as Latin-1 characters.
            self.bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
            self.offset = offset
            self.mediaType = mediaType
            self.name = name
            self.pronom = pronom
        }
    }

    private static let hdf4 = FileFormat(mediaType: "application/x-hdf", name: "HDF4", pronom: "fmt/1041")

    private static let table: [Entry] = [
        // Science
        Entry("CDF\u{1}", "application/x-netcdf", "NetCDF-3 (classic)"),
        Entry("CDF\u{2}", "application/x-netcdf", "NetCDF-3 (64-bit offset)"),
        Entry("CDF\u{5}", "application/x-netcdf", "NetCDF-3 (64-bit data)"),
        Entry("\u{89}HDF\r\n\u{1A}\n", "application/x-hdf5", "HDF5"),
        Entry("SIMPLE  =", "application/fits", "FITS", "x-fmt/383"),
        Entry("DICM", at: 128, "application/dicom", "DICOM", "fmt/574"),
        Entry("MATLAB 5.0 MAT-file", "application/x-matlab-data", "MATLAB Mat File Level 5", "fmt/806"),
        Entry("MATLAB 7.3 MAT-file", "application/x-matlab-data", "MATLAB Mat File Level 7.3", "fmt/828"),
        Entry("\u{93}NUMPY", "application/x-npy", "NumPy array"),
        Entry("GRIB", "application/x-grib", "GRIB"),
        Entry("\0\0\u{7}\u{C9}", "application/x-trr", "GROMACS TRR trajectory"),
        Entry("l\u{1B}\u{1}", "application/x-plink-bed", "PLINK 1 binary genotypes"),
        Entry("\u{45}\u{67}\u{89}\u{AB}", "application/x-lime", "ILDG/SciDAC LIME"),
        Entry("ADIOS-BP v", "application/x-adios-bp", "ADIOS BP"),
        Entry("PAR1", "application/vnd.apache.parquet", "Apache Parquet"),
        Entry("ARROW1\0\0", "application/vnd.apache.arrow.file", "Apache Arrow"),
        Entry("root\0", "application/x-root", "CERN ROOT"),
        Entry("Kaydara FBX Binary  \0", "application/vnd.autodesk.fbx", "Autodesk FBX (binary)"),
        Entry("BAM\u{1}", "application/x-bam", "BAM alignment"),
        Entry("GGUF", "application/x-gguf", "GGUF model"),
        // Archives and databases
        Entry("\u{1F}\u{8B}\u{8}", "application/gzip", "gzip", "x-fmt/266"),
        Entry("BZh", "application/x-bzip2", "bzip2", "x-fmt/268"),
        Entry("\u{FD}7zXZ\0", "application/x-xz", "XZ", "fmt/1098"),
        Entry("\u{28}\u{B5}\u{2F}\u{FD}", "application/zstd", "Zstandard"),
        Entry("7z\u{BC}\u{AF}\u{27}\u{1C}", "application/x-7z-compressed", "7-Zip", "fmt/484"),
        Entry("Rar!\u{1A}\u{7}\u{1}\0", "application/vnd.rar", "RAR 5", "fmt/613"),
        Entry("Rar!\u{1A}\u{7}\0", "application/vnd.rar", "RAR", "fmt/411"),
        Entry("PK\u{5}\u{6}", "application/zip", "ZIP (empty)", "x-fmt/263"),
        Entry("ustar", at: 257, "application/x-tar", "tar", "x-fmt/265"),
        Entry("SQLite format 3\0", "application/vnd.sqlite3", "SQLite 3", "fmt/729"),
        // Images, sound, film
        Entry("\u{89}PNG\r\n\u{1A}\n", "image/png", "PNG", "fmt/11"),
        Entry("\u{FF}\u{D8}\u{FF}", "image/jpeg", "JPEG", "fmt/41"),
        Entry("GIF87a", "image/gif", "GIF 87a", "fmt/3"),
        Entry("GIF89a", "image/gif", "GIF 89a", "fmt/4"),
        Entry("II*\0", "image/tiff", "TIFF", "fmt/353"),
        Entry("MM\0*", "image/tiff", "TIFF", "fmt/353"),
        Entry("\0\0\0\u{C}jP  \r\n\u{87}\n", "image/jp2", "JPEG 2000", "x-fmt/392"),
        Entry("fLaC", "audio/flac", "FLAC", "fmt/279"),
        Entry("OggS", "application/ogg", "Ogg", "fmt/944"),
        Entry("ID3", "audio/mpeg", "MP3", "fmt/134"),
        Entry("\u{1A}E\u{DF}\u{A3}", "video/x-matroska", "Matroska", "fmt/569"),
        // Documents and programs
        Entry("%!PS", "application/postscript", "PostScript"),
        Entry("{\\rtf", "application/rtf", "Rich Text Format"),
        Entry(
            "\u{D0}\u{CF}\u{11}\u{E0}\u{A1}\u{B1}\u{1A}\u{E1}", "application/x-ole-storage",
            "OLE2 compound document",
            "fmt/111"),
        Entry("\u{7F}ELF", "application/x-executable", "ELF"),
        Entry("\0asm", "application/wasm", "WebAssembly"),
    ]
}

// MARK: - Formats that need more than one comparison

extension Signatures {
    private static let pdfVersions = [
        "1.0": "fmt/14", "1.1": "fmt/15", "1.2": "fmt/16", "1.3": "fmt/17", "1.4": "fmt/18", "1.5": "fmt/19",
        "1.6": "fmt/20", "1.7": "fmt/276", "2.0": "fmt/1129",
    ]

    private static func pdfFormat(of head: FileHead) -> FileFormat? {
        guard head.has("%PDF-") else { return nil }
        let version = String(decoding: head.bytes.dropFirst(5).prefix(3), as: UTF8.self)
        let known = pdfVersions[version]
        return FileFormat(
            mediaType: "application/pdf", name: known == nil ? "PDF" : "PDF \(version)", pronom: known)
    }

    private static func riffFormat(of head: FileHead) -> FileFormat? {
        guard head.has("RIFF") else { return nil }
        if head.has("WAVE", at: 8) { return FileFormat(mediaType: "audio/vnd.wave", name: "WAVE") }
        if head.has("WEBP", at: 8) { return FileFormat(mediaType: "image/webp", name: "WebP") }
        if head.has("AVI ", at: 8) {
            return FileFormat(mediaType: "video/vnd.avi", name: "AVI", pronom: "fmt/5")
        }
        return nil
    }

    /// ISO/IEC 14496-12: the first box is `ftyp`, its first four bytes of content the major brand.
    private static func isoMediaFormat(of head: FileHead) -> FileFormat? {
        guard head.has("ftyp", at: 4), head.bytes.count >= 12 else { return nil }
        switch String(decoding: head.bytes[8..<12], as: UTF8.self) {
        case "qt  ": return FileFormat(mediaType: "video/quicktime", name: "QuickTime", pronom: "x-fmt/384")
        case "heic", "heix", "mif1": return FileFormat(mediaType: "image/heic", name: "HEIF")
        case "avif", "avis": return FileFormat(mediaType: "image/avif", name: "AVIF")
        case "M4A ": return FileFormat(mediaType: "audio/mp4", name: "MPEG-4 audio", pronom: "fmt/199")
        default: return FileFormat(mediaType: "video/mp4", name: "MPEG-4", pronom: "fmt/199")
        }
    }

    private static let office = "application/vnd.openxmlformats-officedocument."

    /// What kind of ZIP: OpenDocument and EPUB store their media type as first member, Office Open XML shows by the
    /// folders in it, PyTorch by `data.pkl`. Only the head is read, so a late member leaves it a plain ZIP.
    private static func zipFormat(of head: FileHead) -> FileFormat {
        if head.has("mimetype", at: 30), head.bytes.count > 38 {
            let type = head.bytes[38...].prefix { (0x21...0x7E).contains($0) }
            let stored = String(decoding: type.prefix(80), as: UTF8.self)
            for (mediaType, name) in mimetypeMembers where stored.hasPrefix(mediaType) {
                return FileFormat(mediaType: mediaType, name: name)
            }
        }
        let members = zipMembers(of: head)
        func has(_ prefix: String) -> Bool { members.contains { $0.hasPrefix(prefix) } }
        if has("[Content_Types].xml") || has("_rels/") || has("docProps/") {
            if has("word/") {
                return FileFormat(
                    mediaType: office + "wordprocessingml.document", name: "Word (Office Open XML)",
                    pronom: "fmt/412")
            }
            if has("xl/") {
                return FileFormat(
                    mediaType: office + "spreadsheetml.sheet", name: "Excel (Office Open XML)",
                    pronom: "fmt/214")
            }
            if has("ppt/") {
                return FileFormat(
                    mediaType: office + "presentationml.presentation", name: "PowerPoint (Office Open XML)",
                    pronom: "fmt/215")
            }
        }
        if members.contains(where: { $0.hasSuffix("/data.pkl") }) {
            return FileFormat(mediaType: "application/x-pytorch", name: "PyTorch")
        }
        if members.first?.hasSuffix(".npy") == true {
            return FileFormat(mediaType: "application/x-npz", name: "NumPy arrays (npz)")
        }
        return FileFormat(mediaType: "application/zip", name: "ZIP", pronom: "x-fmt/263")
    }

    /// Longer types first: one is a prefix of another (`…text`, `…text-template`).
    private static let mimetypeMembers: [(String, String)] = [
        ("application/vnd.oasis.opendocument.text", "OpenDocument Text"),
        ("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument Spreadsheet"),
        ("application/vnd.oasis.opendocument.presentation", "OpenDocument Presentation"),
        ("application/vnd.oasis.opendocument.graphics", "OpenDocument Graphics"),
        ("application/epub+zip", "EPUB"),
    ]

    /// Names of the members whose local headers are in the head.
    private static func zipMembers(of head: FileHead) -> [String] {
        let bytes = head.bytes
        var names: [String] = []
        var at = 0
        while names.count < 64, let start = nextLocalHeader(in: bytes, from: at) {
            let length = Int(bytes[start + 26]) | Int(bytes[start + 27]) << 8
            let end = min(start + 30 + length, bytes.count)
            names.append(String(decoding: bytes[(start + 30)..<end], as: UTF8.self))
            at = start + 30
        }
        return names
    }

    private static func nextLocalHeader(in bytes: [UInt8], from start: Int) -> Int? {
        var at = start
        while at + 30 <= bytes.count {
            if bytes[at] == 0x50, bytes[at + 1] == 0x4B, bytes[at + 2] == 3, bytes[at + 3] == 4 { return at }
            at += 1
        }
        return nil
    }

    /// safetensors: a little-endian 64-bit length, then that many bytes of a JSON object.
    private static func safetensors(of head: FileHead) -> FileFormat? {
        guard head.bytes.count > 9, head.bytes[8] == UInt8(ascii: "{"), head.bytes[6] == 0, head.bytes[7] == 0
        else {
            return nil
        }
        let length = head.bytes[..<6].reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
        guard length >= 2, length <= 100_000_000, length <= head.size - 8 else { return nil }
        return FileFormat(mediaType: "application/x-safetensors", name: "safetensors")
    }

    /// Python pickle, protocols 2 to 5: the PROTO opcode, and where the file is short, STOP at its end.
    private static func pickle(of head: FileHead) -> FileFormat? {
        guard head.bytes.count >= 4, head.bytes[0] == 0x80, (2...5).contains(head.bytes[1]) else {
            return nil
        }
        if Int64(head.bytes.count) == head.size, head.bytes.last != UInt8(ascii: ".") { return nil }
        return FileFormat(mediaType: "application/x-python-pickle", name: "Python pickle")
    }

    /// ONNX has no signature: field 1 (ir_version, a small varint) and field 2 (producer_name) of its protobuf message,
    /// believed only together with the file's name.
    private static func onnx(of head: FileHead) -> FileFormat? {
        guard head.fileExtension == "onnx", head.bytes.count > 3, head.bytes[0] == 0x08, head.bytes[1] < 0x20
        else {
            return nil
        }
        return FileFormat(mediaType: "application/x-onnx", name: "ONNX")
    }
}
