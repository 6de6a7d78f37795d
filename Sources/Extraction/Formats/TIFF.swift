// SPDX-License-Identifier: Apache-2.0
// TIFF and BigTIFF files: pages, EXIF, GPS, XMP, IPTC and the OME-XML of microscopes.

import Metadata

/// Reads the tags of the first page of a TIFF file (TIFF 6.0, BigTIFF) and counts its pages.
struct TIFF: Extractor {
    let name = "tiff"
    let version = 1

    static let plain = FileFormat(mediaType: "image/tiff", name: "TIFF", pronom: "fmt/353")
    static let big = FileFormat(mediaType: "image/tiff", name: "BigTIFF", pronom: "fmt/1917")
    static let geo = FileFormat(
        mediaType: "image/tiff; application=geotiff", name: "GeoTIFF", pronom: "fmt/155")
    static let ome = FileFormat(mediaType: "image/tiff", name: "OME-TIFF")

    func recognises(_ file: FileHead) -> FileFormat? {
        if file.has([0x49, 0x49, 42, 0]) || file.has([0x4D, 0x4D, 0, 42]) { return Self.plain }
        if file.has([0x49, 0x49, 43, 0, 8, 0]) || file.has([0x4D, 0x4D, 0, 43, 0, 8]) { return Self.big }
        return nil
    }

    func extract(_ file: FileBytes, format: FileFormat) -> Extract {
        var extract = Extract()
        guard let directories = TagDirectories(TagSource(file)) else {
            return Extract(warnings: ["the TIFF header is damaged"])
        }
        let (first, pages, warnings) = directories.chain()
        extract.warnings += warnings
        guard let first else { return extract }
        addSize(first, pages, to: &extract)
        extract.suggestions += EXIF(main: first, in: directories).suggestions
        let xmp = first.bytes(700)
        if !xmp.isEmpty {
            do {
                extract.suggestions += try XMP(packet: xmp).suggestions
            } catch {
                extract.warnings.append("XMP: \(error)")
            }
        }
        let iptc = first.bytes(33723, limit: 1 << 20)
        if !iptc.isEmpty {
            // Some writers put Photoshop resources here instead of the bare records.
            extract.suggestions += (IPTC(photoshopResources: iptc[...]) ?? IPTC(iptc)).suggestions
        }
        addOME(first, to: &extract)
        if first.has(34735) {
            extract.format = Self.geo
        }
        return extract.numberingPeople()
    }

    private func addSize(_ page: TagDirectory, _ pages: Int, to extract: inout Extract) {
        if let width = page.number(256).flatMap({ Int(exactly: $0) }),
            let height = page.number(257).flatMap({ Int(exactly: $0) })
        {
            extract.add(width: width, height: height, at: "ImageWidth, ImageLength")
        } else {
            extract.warnings.append("no image size in the first directory")
        }
        func add(_ name: String, _ value: String?, _ tag: String) {
            guard let value else { return }
            extract.suggestions.append(Suggestion(.property(Property(name, value)), at: tag))
        }
        add("pages", "\(pages)", "image file directories")
        let bits = page.numbers(258).map { "\($0)" }
        add("bits per sample", bits.isEmpty ? nil : bits.prefix(16).joined(separator: " "), "BitsPerSample")
        add("samples per pixel", page.number(277).map { "\($0)" }, "SamplesPerPixel")
    }

    // MARK: OME-XML

    /// OME-TIFF keeps its model, as XML, in the description of the first page.
    private func addOME(_ page: TagDirectory, to extract: inout Extract) {
        let bytes = page.bytes(270, limit: XMLTree.longestDocument)
        guard bytes.prefix(4096).first(where: { $0 > 0x20 }) == UInt8(ascii: "<"),
            String(lenient: bytes.prefix(8192)).contains("<OME")
        else { return }
        extract.format = Self.ome
        do {
            let document = try XMLTree(parsing: bytes.prefix { $0 != 0 })
            extract.suggestions += Self.suggestions(of: document)
        } catch {
            extract.warnings.append("OME-XML: \(error)")
        }
    }

    private static func suggestions(of ome: XMLTree) -> [Suggestion] {
        guard ome.name == "OME", let image = ome.child("Image") else { return [] }
        var found: [Suggestion] = []
        func add(_ statement: Statement, _ place: String, raw: String? = nil, confidence: Double = 1) {
            found.append(Suggestion(statement, at: "OME-XML \(place)", raw: raw, confidence: confidence))
        }
        func property(_ name: String, _ value: String?, unit: String? = nil, _ place: String) {
            if let value { add(.property(Property(name, value, unit: unit)), place) }
        }
        if let name = image["Name"] { add(.title(name), "Image@Name", confidence: 0.5) }
        if let raw = image.child("AcquisitionDate")?.text, let day = XMP.day(raw) {
            add(.date(DateEntry(day, type: "collected")), "Image/AcquisitionDate", raw: raw)
        }
        if let text = image.child("Description")?.text.nonEmpty {
            add(.description(Wording.html(text)), "Image/Description", confidence: 0.7)
        }
        for experimenter in ome.all("Experimenter").prefix(50) {
            guard let family = experimenter["LastName"] else { continue }
            add(
                .creator(Creator(.person(family: family, given: experimenter["FirstName"]))), "Experimenter",
                confidence: 0.8)
        }
        property("images", "\(ome.all("Image").count)", "Image")
        property("software", ome["Creator"], "OME@Creator")
        guard let pixels = image.child("Pixels") else { return found }
        for axis in ["X", "Y", "Z", "C", "T"] {
            property("size \(axis)", pixels["Size\(axis)"], "Pixels@Size\(axis)")
        }
        for axis in ["X", "Y", "Z"] {
            property(
                "physical size \(axis)", pixels["PhysicalSize\(axis)"],
                unit: pixels["PhysicalSize\(axis)Unit"].map(repaired) ?? "µm", "Pixels@PhysicalSize\(axis)")
        }
        property("pixel type", pixels["Type"], "Pixels@Type")
        for channel in pixels.all("Channel").prefix(50) {
            property("channel", channel["Name"] ?? channel["Fluor"], "Pixels/Channel")
        }
        for objective in ome.all("Instrument").flatMap({ $0.all("Objective") }).prefix(5) {
            property("objective magnification", objective["NominalMagnification"], "Instrument/Objective")
            property("objective numerical aperture", objective["LensNA"], "Instrument/Objective")
        }
        return found
    }

    /// `Âµm` is `µm` encoded in UTF-8 twice, which some writers do.
    private static func repaired(_ unit: String) -> String { unit == "Âµm" ? "µm" : unit }
}
