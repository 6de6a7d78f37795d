// SPDX-License-Identifier: Apache-2.0
// PNG files: header, text chunks, EXIF and XMP.

import CZlib
import Metadata

/// Reads the chunks of a PNG file (W3C PNG, third edition), skipping the image data.
struct PNG: Extractor {
    let name = "png"
    let version = 1

    private static let mostChunks = 200_000
    private static let longestText = 4 << 20
    /// More chunks of text than any program writes.
    private static let mostTexts = 100

    func recognises(_ file: FileHead) -> FileFormat? {
        guard file.has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
        return FileFormat(mediaType: "image/png", name: "PNG", pronom: "fmt/13")
    }

    func extract(_ file: FileBytes, format: FileFormat) -> Extract {
        var extract = Extract()
        var position: Int64 = 8
        var texts = 0
        for _ in 0..<Self.mostChunks {
            let head = file.read(at: position, count: 8)
            guard head.count == 8 else {
                extract.warnings.append("the file ends without an IEND chunk")
                break
            }
            let length = Int(TagDirectories.unsigned(head[0..<4], true))
            let type = String(latin1: head[4..<8])
            guard length <= Int(Int32.max) else {
                extract.warnings.append("a chunk with an impossible length at byte \(position)")
                break
            }
            if type == "IEND" { break }
            if Self.interesting.contains(type), length <= Self.longestText, texts <= Self.mostTexts {
                texts += 1
                if texts > Self.mostTexts {
                    extract.warnings.append("only the first \(Self.mostTexts) chunks of text were read")
                }
                let content = file.read(at: position + 8, count: length + 4)
                if content.count < length + 4 {
                    extract.warnings.append("the file ends in a \(type) chunk")
                    break
                }
                check(content, type, &extract)
                read(content.prefix(length), type, into: &extract)
            }
            position += Int64(length) + 12
        }
        return extract.numberingPeople()
    }

    private static let interesting: Set<String> = ["IHDR", "tEXt", "zTXt", "iTXt", "eXIf", "tIME", "acTL"]

    private func check(_ content: [UInt8], _ type: String, _ extract: inout Extract) {
        let bytes = Array(type.utf8) + content.dropLast(4)
        let stated = TagDirectories.unsigned(content.suffix(4), true)
        let found = bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32(clamping: $0.count)) }
        if UInt64(found) != stated { extract.warnings.append("the \(type) chunk has a wrong checksum") }
    }

    private func read(_ content: ArraySlice<UInt8>, _ type: String, into extract: inout Extract) {
        switch type {
        case "IHDR": readHeader(content, into: &extract)
        case "tEXt":
            guard let (keyword, text) = Self.split(content) else { return }
            add(keyword, String(latin1: text), Array(text), into: &extract)
        case "zTXt":
            guard let (keyword, rest) = Self.split(content), rest.first == 0 else { return }
            let text = BoundedInflate.zlib(rest.dropFirst(), limit: Self.longestInflated(keyword))
            add(keyword, String(latin1: text), text, into: &extract)
        case "iTXt": readInternationalText(content, into: &extract)
        case "eXIf":
            if let exif = EXIF(block: content) {
                extract.suggestions += exif.suggestions
            } else {
                extract.warnings.append("the EXIF block cannot be read")
            }
        case "tIME":
            let parts = content.map { Int($0) }
            guard parts.count == 7, (1...12).contains(parts[2]), (1...31).contains(parts[3]) else { return }
            let year = parts[0] << 8 | parts[1]
            guard year >= 1000, year <= 9999 else { return }
            let day = [year, parts[2], parts[3]].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
            extract.suggestions.append(
                Suggestion(.date(DateEntry(day, type: "updated")), at: "tIME", confidence: 0.7))
        case "acTL":
            guard content.count == 8 else { return }
            let frames = TagDirectories.unsigned(content.prefix(4), true)
            extract.suggestions.append(Suggestion(.property(Property("frames", "\(frames)")), at: "acTL"))
        default: break
        }
    }

    private func readHeader(_ content: ArraySlice<UInt8>, into extract: inout Extract) {
        guard content.count == 13, extract.property("width") == nil else {
            return extract.warnings.append("a bad IHDR chunk")
        }
        let bytes = Array(content)
        extract.add(
            width: Int(TagDirectories.unsigned(bytes[0..<4], true)),
            height: Int(TagDirectories.unsigned(bytes[4..<8], true)), at: "IHDR")
        let colours = [
            0: "greyscale", 2: "RGB", 3: "palette", 4: "greyscale with alpha", 6: "RGB with alpha",
        ]
        extract.suggestions.append(
            Suggestion(.property(Property("bits per sample", "\(bytes[8])")), at: "IHDR"))
        if let colour = colours[Int(bytes[9])] {
            extract.suggestions.append(Suggestion(.property(Property("colour type", colour)), at: "IHDR"))
        }
    }

    /// keyword, NUL, compression flag, method, language, NUL, translated keyword, NUL, UTF-8 text.
    private func readInternationalText(_ content: ArraySlice<UInt8>, into extract: inout Extract) {
        guard let (keyword, rest) = Self.split(content), rest.count >= 2,
            let (_, afterLanguage) = Self.split(rest.dropFirst(2)),
            let (_, body) = Self.split(afterLanguage)
        else { return }
        let text =
            rest.first == 1 ? BoundedInflate.zlib(body, limit: Self.longestInflated(keyword)) : Array(body)
        add(keyword, String(decoding: text, as: UTF8.self), text, into: &extract)
    }

    /// How far a text may expand: metadata blocks are longer than texts for people.
    private static func longestInflated(_ keyword: String) -> Int {
        keyword.hasPrefix("XML:") || keyword.hasPrefix("Raw profile") ? 1 << 20 : 1 << 16
    }

    private static func split(_ content: ArraySlice<UInt8>) -> (keyword: String, rest: ArraySlice<UInt8>)? {
        guard let end = content.firstIndex(of: 0) else { return nil }
        return (String(latin1: content[..<end]), content[(end + 1)...])
    }

    private func add(_ keyword: String, _ text: String, _ bytes: [UInt8], into extract: inout Extract) {
        let value = text.trimmed
        guard !value.isEmpty else { return }
        func suggest(_ statement: Statement, raw: String? = nil, confidence: Double = 1) {
            extract.suggestions.append(
                Suggestion(statement, at: "PNG text \(keyword)", raw: raw, confidence: confidence))
        }
        switch keyword {
        case "Title": suggest(.title(value), confidence: 0.7)
        case "Author":
            suggest(.creator(Creator(PersonName.parse(value))), raw: value, confidence: 0.7)
        case "Description": suggest(.description(Wording.html(value)), confidence: 0.7)
        case "Copyright": suggest(RightsText.statement(value), confidence: 0.7)
        case "Software": suggest(.property(Property("software", value)))
        case "Source": suggest(.property(Property("camera", value)))
        case "Creation Time":
            if let day = EXIF.parseDate(value)?.day ?? XMP.day(value) {
                suggest(.date(DateEntry(day, type: "created")), raw: value)
            }
        case "XML:com.adobe.xmp": addXMP(bytes, into: &extract)
        case "Raw profile type exif", "Raw profile type APP1", "Raw profile type xmp",
            "Raw profile type iptc":
            addRawProfile(keyword, value, into: &extract)
        default: break
        }
    }

    private func addXMP(_ packet: [UInt8], into extract: inout Extract) {
        do {
            extract.suggestions += try XMP(packet: packet).suggestions
        } catch {
            extract.warnings.append("XMP: \(error)")
        }
    }

    /// ImageMagick's way before there was `eXIf`: name, length, then the block in hexadecimal.
    private func addRawProfile(_ keyword: String, _ text: String, into extract: inout Extract) {
        let lines = text.split(separator: "\n", maxSplits: 2)
        guard lines.count == 3 else { return }
        let digits = lines[2].utf8.compactMap { UInt8(Character(UnicodeScalar($0)).hexDigitValue ?? 255) }
            .filter { $0 < 16 }
        let bytes = stride(from: 0, to: digits.count - digits.count % 2, by: 2).map {
            digits[$0] << 4 | digits[$0 + 1]
        }
        switch keyword {
        case "Raw profile type iptc":
            extract.suggestions += (IPTC(photoshopResources: bytes[...]) ?? IPTC(bytes)).suggestions
        case "Raw profile type xmp": addXMP(bytes, into: &extract)
        default:
            let block = bytes.starts(with: Array("Exif\0".utf8)) ? bytes.dropFirst(6) : bytes[...]
            if let exif = EXIF(block: block) { extract.suggestions += exif.suggestions }
        }
    }
}
