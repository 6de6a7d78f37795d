// SPDX-License-Identifier: Apache-2.0
// NIfTI-1 and NIfTI-2 images, plain or gzip-compressed: geometry, element type, what the scan is for.

import Metadata

/// Reads NIfTI files: `.nii`, `.nii.gz`, `.hdr` and, by the header beside it, `.img`.
struct NIfTI: Extractor {
    let name = "nifti"
    let version = 1

    private static let mediaType = "application/x-nifti"
    /// How much of a file is looked at: the header and its extensions.
    private static let headerLimit = 64 << 10

    func recognises(_ file: FileHead) -> FileFormat? {
        guard let header = NIfTIHeader(Self.unpacked(file.bytes, limit: 1024)) else { return nil }
        return format(header, isCompressed: file.has([0x1F, 0x8B]))
    }

    /// The data file of a pair has no signature of its own.
    func recognises(beyondHeadOf file: FileBytes) -> FileFormat? {
        guard file.path.hasSuffix(".img"), let header = try? FileBytes(path: file.path.dropLast(3) + "hdr"),
            let format = recognises(header.head)
        else { return nil }
        return FileFormat(mediaType: format.mediaType, name: format.name + ", image data")
    }

    private func format(_ header: NIfTIHeader, isCompressed: Bool) -> FileFormat {
        FileFormat(
            mediaType: Self.mediaType,
            name: "NIfTI-\(header.version)" + (header.isPair ? " pair" : "") + (isCompressed ? " (gzip)" : "")
        )
    }

    private static func unpacked(_ bytes: [UInt8], limit: Int) -> [UInt8] {
        bytes.starts(with: [0x1F, 0x8B]) ? BoundedInflate.gzip(bytes, limit: limit) : bytes
    }

    func extract(_ file: FileBytes, format: FileFormat) -> Extract {
        let packed = file.read(at: 0, count: Self.headerLimit)
        guard let header = NIfTIHeader(Self.unpacked(packed, limit: Self.headerLimit)) else {
            // The data file of a pair: everything stands in the header file, which is inspected by itself.
            return format.name.hasSuffix("image data")
                ? Extract() : Extract(warnings: ["the header is damaged"])
        }
        var extract = Extract()
        suggestGeometry(header, to: &extract)
        suggestPurpose(header, to: &extract)
        suggestExtensions(header, to: &extract)
        if !packed.starts(with: [0x1F, 0x8B]), !header.isPair, let needed = header.dataEnd, needed > file.size
        {
            extract.warnings.append(
                "the file is cut off: the header promises \(needed) bytes, the file has \(file.size)")
        }
        return extract
    }

    private func suggestGeometry(_ header: NIfTIHeader, to extract: inout Extract) {
        extract.warnings += header.warnings
        if !header.shape.isEmpty {
            extract.suggest(
                .property(Property("image size", Wording.shape(header.shape), unit: "voxel")),
                at: header.place("dim"))
        }
        extract.suggest(.property(Property("element type", header.typeName)), at: header.place("datatype"))
        let sizes = header.zooms.prefix(3)
        if !sizes.isEmpty {
            extract.suggest(
                .property(
                    Property(
                        "voxel size", sizes.map { header.number($0) }.joined(separator: " × "),
                        unit: header.spaceUnit)),
                at: header.place("pixdim"))
        }
        if header.zooms.count > 3, header.shape.count > 3, header.shape[3] > 1, header.zooms[3] > 0 {
            extract.suggest(
                .property(
                    Property(
                        header.timeUnit?.isTime == true ? "repetition time" : "step of dimension 4",
                        header.number(header.zooms[3]), unit: header.timeUnit?.name)),
                at: header.place("pixdim"))
            if header.timeUnit?.name == "s", header.zooms[3] > 100 {
                extract.warnings.append(
                    "a repetition time of \(header.number(header.zooms[3])) s is given: probably these are ms"
                )
            }
        }
        extract.suggest(
            .property(Property("byte order", header.isBigEndian ? "big-endian" : "little-endian")),
            at: header.place("sizeof_hdr"))
    }

    private func suggestPurpose(_ header: NIfTIHeader, to extract: inout Extract) {
        // The program that wrote the file often leaves its name, and bytes of an older text after a NUL.
        let text = header.description.prefix { $0 != "\0" }
        if let description = Wording.meaningful(String(text)) {
            let raw = header.description.contains("\0") ? header.description : nil
            extract.suggest(
                .property(Property("image description", description)), at: header.place("descrip"), raw: raw,
                confidence: 0.8)
        }
        if header.intentCode != 0 {
            let name = Wording.meaningful(header.intentName).map { ": \($0)" } ?? ""
            extract.suggest(
                .property(
                    Property(
                        "intent",
                        (NIfTIHeader.intents[header.intentCode] ?? "code \(header.intentCode)") + name)),
                at: header.place("intent_code"))
        }
        for (name, code, field) in [
            ("qform", header.qformCode, "qform_code"), ("sform", header.sformCode, "sform_code"),
        ] where code != 0 {
            extract.suggest(
                .property(
                    Property(
                        "coordinate system (\(name))", NIfTIHeader.coordinateSystems[code] ?? "code \(code)")),
                at: header.place(field))
        }
        if let database = Wording.meaningful(header.databaseName) {
            extract.suggest(
                .property(Property("database name", database)), at: header.place("db_name"), confidence: 0.5,
                isPersonal: true)
        }
    }

    private func suggestExtensions(_ header: NIfTIHeader, to extract: inout Extract) {
        for part in header.extensions {
            let place = "extension at byte \(part.offset)"
            let name = NIfTIHeader.extensionCodes[part.code] ?? "code \(part.code)"
            extract.suggest(.property(Property("header extension", "\(name), \(part.size) bytes")), at: place)
            if part.code == 2 || part.code == 4 {
                extract.warnings.append(
                    "the header has a \(name) extension, which may name the patient: check before publishing")
            }
            if part.code == 6, let comment = Wording.meaningful(part.text) {
                extract.suggest(.description(Wording.html(comment)), at: place, raw: comment, confidence: 0.4)
            }
        }
    }
}
