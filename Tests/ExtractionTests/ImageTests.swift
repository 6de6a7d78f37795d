// SPDX-License-Identifier: Apache-2.0
// JPEG, PNG and TIFF: values equal Pillow's on real files; made-up files for the corners.

import Foundation
import Metadata
import TestKit
import Testing

@testable import Extraction

@Suite struct ImageTests {
    private static func extractor(_ name: String) -> any Extractor {
        if name.hasPrefix("jpeg") { return JPEG() }
        return name.hasPrefix("png") ? PNG() as any Extractor : TIFF()
    }

    @Test(
        .enabled(if: Corpus.isThere, "corpus not present"),
        arguments: [
            "jpeg-exif-gps/DSCN0010.jpg", "jpeg-xmp/xmp_padded.jpg", "png-exif/exif_text.png",
            "tiff/hopper.tif",
            "geotiff/RGB.byte.tif",
            "ome-tiff/sub-004_ses-1_sample-A_stain-LFB_chunk-01_SPIM.ome.tif",
        ])
    func saysWhatPillowSays(_ name: String) throws {
        let file = try CorpusFile(name)
        let extract = try file.extract(Self.extractor(name))
        #expect(extract.warnings.isEmpty)
        let size = try #require(file.truth["size"] as? [Int])
        #expect(extract.property("width") == "\(size[0])")
        #expect(extract.property("height") == "\(size[1])")
        if name.contains("tif") {
            #expect(extract.property("pages") == (file.truth["frames"] as? Int).map { "\($0)" })
        }
        let exif = try #require(file.truth["exif"] as? [String: Any])
        let camera = [exif["Make"] as? String, exif["Model"] as? String].compactMap { $0?.trimmed }
        #expect(extract.property("camera") == camera.joined(separator: " ").nonEmpty)
        #expect(
            extract.property("software")
                == (exif["Software"] as? String ?? (name.contains("ome") ? "pyvips" : nil)))
        #expect(extract.date("updated") == (exif["DateTime"] as? String).flatMap { EXIF.parseDate($0)?.day })
        if let document = exif["DocumentName"] as? String { #expect(extract.titles == [document]) }
        if let text = (exif["ImageDescription"] as? String)?.trimmed.nonEmpty, !text.hasPrefix("<") {
            #expect(extract.descriptions == [text])
        }
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func positionOfAPhotographIsThatOfItsEXIFAndPersonal() throws {
        let file = try CorpusFile("jpeg-exif-gps/DSCN0010.jpg")
        let extract = try file.extract(JPEG())
        let gps = try #require(file.truth["gps"] as? [String: Any])
        func degrees(_ key: String) throws -> Double {
            let parts = try #require(gps[key] as? [String]).compactMap(Double.init)
            return parts[0] + parts[1] / 60 + parts[2] / 3600
        }
        let found = extract.suggestions.filter { if case .location = $0.statement { true } else { false } }
        #expect(found.count == 1)
        #expect(found.first?.isPersonal == true)
        guard case .point(let longitude, let latitude)? = extract.locations.first?.geometry else {
            Issue.record("no point")
            return
        }
        let (north, east) = (try degrees("GPSLatitude"), try degrees("GPSLongitude"))
        #expect(abs(latitude - north) < 1e-7)
        #expect(abs(longitude - east) < 1e-7)
        #expect(extract.date("collected") == "2008-10-22")
        #expect(extract.property("taken at") == "2008-10-22T16:28:39")
        #expect(extract.property("camera") == "NIKON COOLPIX P6000")
        #expect(extract.property("exposure time") != nil)
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func readsTheOMEModel() throws {
        let file = try CorpusFile("ome-tiff/sub-004_ses-1_sample-A_stain-LFB_chunk-01_SPIM.ome.tif")
        let extract = try file.extract(TIFF())
        #expect(extract.format == TIFF.ome)
        #expect(extract.date("collected") == "2013-01-15")
        #expect(extract.property("size Z") == "1")
        #expect(extract.property("objective magnification") == "40.0")
        #expect(
            extract.suggestions.contains {
                $0.statement == .property(Property("physical size X", "1", unit: "µm"))
            })
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func geoTIFFsAreNamedSo() throws {
        #expect(try CorpusFile("geotiff/RGB.byte.tif").extract(TIFF()).format == TIFF.geo)
        let tiled = try CorpusFile("geotiff/cogeo.tif").extract(TIFF())
        #expect(tiled.format == TIFF.geo)
        #expect(tiled.warnings.isEmpty)
    }

    @Test(arguments: [false, true])
    func readsBothOrdersOfBytes(_ isBigEndian: Bool) throws {
        let bytes = TIFFWriter(isBigEndian: isBigEndian).file([
            (256, .short(7)), (257, .short(5)), (0x010F, .text("Zeiss")), (0x0110, .text("Axio")),
            (0x013B, .text("Grace Hopper")), (0x8298, .text("Copyright 2020 Grace Hopper")),
        ])
        let extract = try withFile("a.tif", bytes) { file in
            TIFF().extract(file, format: try #require(TIFF().recognises(file.head)))
        }
        #expect(extract.property("width") == "7")
        #expect(extract.property("camera") == "Zeiss Axio")
        #expect(extract.creators == ["Hopper, Grace"])
        #expect(extract.suggestions.first { $0.place == "EXIF Artist" }?.confidence == 0.5)
        #expect(extract.property("copyright notice") == "Copyright 2020 Grace Hopper")
    }

    @Test func cyclesOfDirectoriesEnd() throws {
        // The directory at 8 is empty but for one entry and links to itself.
        var bytes: [UInt8] = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0]
        bytes += [0, 1, 3, 0, 1, 0, 0, 0, 9, 0, 0, 0] + [8, 0, 0, 0]
        let extract = try withFile("a.tif", bytes) { TIFF().extract($0, format: TIFF.plain) }
        #expect(extract.warnings.contains { $0.contains("cycle") })
    }

    @Test func blankAndZeroDatesAreNoDates() {
        for text in ["    :  :     :  :  ", "0000:00:00 00:00:00", "2008:13:01 00:00:00", "", "garbage"] {
            #expect(EXIF.parseDate(text) == nil)
        }
        #expect(EXIF.parseDate("2008:10:22 16:28:39")?.day == "2008-10-22")
    }
}

@Suite struct XMPTests {
    private static func packet(_ inside: String) -> [UInt8] {
        Array(
            """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="2020-03-04T05:06:07+01:00">
            \(inside)
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """.utf8)
    }

    @Test func readsDublinCore() throws {
        let xmp = try XMP(
            packet: Self.packet(
                """
                <dc:title><rdf:Alt><rdf:li xml:lang="de">Blatt</rdf:li><rdf:li xml:lang="x-default">Leaf</rdf:li>
                </rdf:Alt></dc:title>
                <dc:creator><rdf:Seq><rdf:li>Merian, Maria Sibylla</rdf:li><rdf:li>Ursula von der Leyen</rdf:li></rdf:Seq>
                </dc:creator>
                <dc:subject><rdf:Bag><rdf:li>plants &amp; leaves</rdf:li></rdf:Bag></dc:subject>
                <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">CC BY 4.0</rdf:li></rdf:Alt></dc:rights>
                <dc:description>One leaf</dc:description>
                """))
        let extract = Extract(suggestions: xmp.suggestions)
        #expect(extract.titles == ["Leaf"])
        #expect(extract.creators == ["Merian, Maria Sibylla", "von der Leyen, Ursula"])
        #expect(extract.subjects == ["plants & leaves"])
        #expect(extract.descriptions == ["One leaf"])
        #expect(extract.rights.count == 1)
        #expect(extract.date("created") == "2020-03-04")
    }

    @Test(arguments: [
        #"<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>"#,
        #"<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>"#,
    ])
    func documentTypesAreRefused(_ text: String) {
        #expect(throws: XMLTreeError.documentType) { try XMLTree(parsing: Array(text.utf8)) }
        #expect(throws: XMLTreeError.documentType) {
            try XMLTree(parsing: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        }
    }

    @Test func deepAndBrokenDocumentsAreRefused() {
        let deep = String(repeating: "<a>", count: 5000)
        #expect(throws: XMLTreeError.self) { try XMLTree(parsing: Array(deep.utf8)) }
        #expect(throws: XMLTreeError.self) { try XMLTree(parsing: Array("<a><b></a>".utf8)) }
        #expect(throws: XMLTreeError.self) { try XMLTree(parsing: Array("<a>&undefined;</a>".utf8)) }
        #expect(throws: XMLTreeError.self) { try XMLTree(parsing: []) }
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func paddedPacketsOfRealFilesAreRead() throws {
        let extract = try CorpusFile("jpeg-xmp/xmp_padded.jpg").extract(JPEG())
        #expect(extract.warnings.isEmpty)
    }
}

@Suite struct SegmentTests {
    /// A JPEG of nothing but segments before its end.
    private static func jpeg(_ segments: [(marker: UInt8, content: [UInt8])]) -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xD8]
        for (marker, content) in segments {
            let length = content.count + 2
            bytes += [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
        }
        return bytes + [0xFF, 0xD9]
    }

    @Test func readsIPTC() throws {
        let records: [(UInt8, String)] = [
            (5, "Leaf"), (25, "plants"), (25, "green"), (80, "Maria Sibylla Merian"), (90, "Nürnberg"),
            (101, "Germany"), (116, "© Merian"), (120, "A leaf"), (55, "17050403"),
        ]
        var iptc: [UInt8] = []
        for (number, text) in records {
            iptc += [0x1C, 2, number, 0, UInt8(text.utf8.count)] + Array(text.utf8)
        }
        let resource = Array("8BIM".utf8) + [4, 4, 0, 0, 0, 0, 0, UInt8(iptc.count)] + iptc
        let bytes = Self.jpeg([
            (0xED, Array("Photoshop 3.0\0".utf8) + resource), (0xC0, [8, 0, 3, 0, 4, 3]),
        ])
        let extract = try withFile("a.jpg", bytes) { file in
            JPEG().extract(file, format: try #require(JPEG().recognises(file.head)))
        }
        #expect(extract.warnings.isEmpty)
        #expect(extract.titles == ["Leaf"])
        #expect(extract.creators == ["Merian, Maria Sibylla"])
        #expect(extract.subjects == ["plants", "green"])
        #expect(extract.descriptions == ["A leaf"])
        #expect(extract.date("created") == "1705-04-03")
        #expect(extract.locations.first?.place == "Nürnberg, Germany")
        #expect(extract.property("copyright notice") == "© Merian")
        #expect(extract.property("width") == "4")
    }

    @Test func readsExtendedXMPInParts() throws {
        let packet = Array(
            """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Long</dc:title></rdf:Description>
            </rdf:RDF></x:xmpmeta>
            """.utf8)
        let prefix = Array("http://ns.adobe.com/xmp/extension/\0".utf8) + Array(repeating: 0x41, count: 32)
        func part(_ range: Range<Int>) -> [UInt8] {
            let numbers = [packet.count, range.lowerBound].flatMap { number in
                [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
            }
            return prefix + numbers + packet[range]
        }
        let bytes = Self.jpeg([
            (0xE1, part(100..<packet.count)), (0xE1, part(0..<100)), (0xC0, [8, 0, 1, 0, 1, 1]),
        ])
        let extract = try withFile("a.jpg", bytes) {
            JPEG().extract($0, format: FileFormat(mediaType: "", name: ""))
        }
        #expect(extract.titles == ["Long"])
    }

    @Test func readsTextOfPNG() throws {
        func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
            let length = UInt32(content.count)
            let body = Array(type.utf8) + content
            return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + body
                + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: Checksum.crc32(body) >> $0) }
        }
        let bytes: [UInt8] =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", [0, 0, 0, 2, 0, 0, 0, 3, 8, 6, 0, 0, 0])
            + chunk("tEXt", Array("Title\0A".utf8) + [0xE9])
            + chunk("iTXt", Array("Author\0\0\0de\0Autor\0Jörg Müller".utf8))
            + chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0<broken".utf8))
            + chunk("IEND", [])
        let extract = try withFile("a.png", bytes) { file in
            PNG().extract(file, format: try #require(PNG().recognises(file.head)))
        }
        #expect(extract.property("width") == "2")
        #expect(extract.property("height") == "3")
        #expect(extract.titles == ["Aé"])
        #expect(extract.creators == ["Müller, Jörg"])
        #expect(extract.warnings.count == 1)
    }
}

/// CRC-32 bit by bit: slow and independent of zlib.
enum Checksum {
    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
    }
}

/// Writes a TIFF file of one directory without image data.
struct TIFFWriter {
    enum Value {
        case short(UInt16)
        case text(String)
    }

    let isBigEndian: Bool

    func file(_ tags: [(UInt16, Value)]) -> [UInt8] {
        var entries: [UInt8] = []
        var data: [UInt8] = []
        let dataStart = 8 + 2 + tags.count * 12 + 4
        for (tag, value) in tags {
            switch value {
            case .short(let number):
                entries += bytes(tag, 2) + bytes(3, 2) + bytes(1, 4) + bytes(number, 2) + [0, 0]
            case .text(let text):
                let content = Array(text.utf8) + [0]
                entries += bytes(tag, 2) + bytes(2, 2) + bytes(content.count, 4)
                if content.count <= 4 {
                    entries += content + Array(repeating: 0, count: 4 - content.count)
                } else {
                    entries += bytes(dataStart + data.count, 4)
                    data += content
                }
            }
        }
        let magic: [UInt8] = isBigEndian ? [0x4D, 0x4D] : [0x49, 0x49]
        return magic + bytes(42, 2) + bytes(8, 4) + bytes(tags.count, 2) + entries + bytes(0, 4) + data
    }

    private func bytes(_ number: some BinaryInteger, _ count: Int) -> [UInt8] {
        let little = (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        return isBigEndian ? little.reversed() : little
    }
}
