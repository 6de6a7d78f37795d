// SPDX-License-Identifier: Apache-2.0
// JPEG files: size, EXIF, XMP (also extended) and IPTC from the segments before the image data.

import Metadata

/// Reads the marker segments of a JPEG file (ITU-T T.81 annex B) up to the first scan.
struct JPEG: Extractor {
    let name = "jpeg"
    let version = 1

    private static let mostSegments = 2000
    private static let mostXMP = 8 << 20
    /// Blocks of metadata that are read; a file has one of each kind.
    private static let mostBlocks = 8

    func recognises(_ file: FileHead) -> FileFormat? {
        guard file.has([0xFF, 0xD8, 0xFF]) else { return nil }
        if file.has("Exif", at: 6), file.bytes[3] == 0xE1 {
            return FileFormat(mediaType: "image/jpeg", name: "JPEG (EXIF)", pronom: "x-fmt/391")
        }
        if file.has("JFIF\0", at: 6), file.bytes.count > 12 {
            let pronom = ["1.0": "fmt/42", "1.1": "fmt/43", "1.2": "fmt/44"]
            let version = "\(file.bytes[11]).\(file.bytes[12])"
            return FileFormat(mediaType: "image/jpeg", name: "JPEG (JFIF)", pronom: pronom[version])
        }
        return FileFormat(mediaType: "image/jpeg", name: "JPEG", pronom: "fmt/41")
    }

    func extract(_ file: FileBytes, format: FileFormat) -> Extract {
        var extract = Extract()
        var extended = ExtendedXMP()
        var segments = 0
        var blocks = 0
        var position: Int64 = 2
        walk: while segments < Self.mostSegments {
            let head = file.read(at: position, count: 4)
            guard head.count >= 2, head[0] == 0xFF else {
                extract.warnings.append("no marker where one must be, at byte \(position)")
                break
            }
            let marker = head[1]
            switch marker {
            case 0xFF: position += 1  // a fill byte
            case 0x01, 0xD0...0xD8: position += 2  // without a length
            case 0xD9: break walk
            default:
                guard head.count == 4, case let length = Int(head[2]) << 8 | Int(head[3]), length >= 2 else {
                    extract.warnings.append("a segment without a length, at byte \(position)")
                    break walk
                }
                if marker == 0xDA { break walk }
                if Self.isInteresting(marker),
                    blocks < Self.mostBlocks || extended.isExpecting || Self.isFrame(marker)
                {
                    if !Self.isFrame(marker) { blocks += 1 }
                    let content = file.read(at: position + 4, count: length - 2)
                    if content.count < length - 2 { extract.warnings.append("the file ends in a segment") }
                    read(content, marker, into: &extract, &extended)
                }
                position += Int64(length) + 2
            }
            segments += 1
        }
        if let packet = extended.packet { add(packet, to: &extract) }
        if extract.property("width") == nil {
            extract.warnings.append("no frame header: the size is unknown")
        }
        return extract.numberingPeople()
    }

    private static func isInteresting(_ marker: UInt8) -> Bool {
        isFrame(marker) || marker == 0xE1 || marker == 0xED
    }

    /// SOF0 to SOF15; three numbers among them are DHT, JPG and DAC.
    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
    }

    private func read(
        _ content: [UInt8], _ marker: UInt8, into extract: inout Extract, _ extended: inout ExtendedXMP
    ) {
        if Self.isFrame(marker), content.count >= 6, extract.property("width") == nil {
            let height = Int(content[1]) << 8 | Int(content[2])
            let width = Int(content[3]) << 8 | Int(content[4])
            extract.add(width: width, height: height, at: "SOF")
            extract.suggestions.append(
                Suggestion(.property(Property("colour components", "\(content[5])")), at: "SOF"))
        } else if content.starts(with: Self.exif) {
            if let exif = EXIF(block: content.dropFirst(6)) {
                extract.suggestions += exif.suggestions
            } else {
                extract.warnings.append("the EXIF block cannot be read")
            }
        } else if content.starts(with: Self.xmp) {
            add(Array(content.dropFirst(Self.xmp.count)), to: &extract)
        } else if content.starts(with: Self.extendedXMP) {
            extended.add(content.dropFirst(Self.extendedXMP.count), limit: Self.mostXMP)
        } else if content.starts(with: Self.photoshop) {
            extract.suggestions +=
                IPTC(photoshopResources: content.dropFirst(Self.photoshop.count))?.suggestions ?? []
        }
    }

    private func add(_ packet: [UInt8], to extract: inout Extract) {
        do {
            extract.suggestions += try XMP(packet: packet).suggestions
        } catch {
            extract.warnings.append("XMP: \(error)")
        }
    }

    private static let exif = Array("Exif\0".utf8)
    private static let xmp = Array("http://ns.adobe.com/xap/1.0/\0".utf8)
    private static let extendedXMP = Array("http://ns.adobe.com/xmp/extension/\0".utf8)
    private static let photoshop = Array("Photoshop 3.0\0".utf8)
}

/// The parts of a packet that is longer than a segment (XMP specification part 3, 1.1.3.1): each has the digest of the
/// whole, its full length and the part's offset.
private struct ExtendedXMP {
    private var digest: [UInt8] = []
    private var length = 0
    private var parts: [Int: ArraySlice<UInt8>] = [:]

    mutating func add(_ segment: ArraySlice<UInt8>, limit: Int) {
        guard segment.count > 40 else { return }
        let start = segment.startIndex
        let identity = Array(segment[start..<(start + 32)])
        func number(_ offset: Int) -> Int {
            segment[(start + offset)..<(start + offset + 4)].reduce(0) { $0 << 8 | Int($1) }
        }
        if parts.isEmpty { (digest, length) = (identity, number(32)) }
        guard identity == digest, number(32) == length, length <= limit else { return }
        parts[number(36)] = segment[(start + 40)...]
    }

    /// Whether parts have come, but not yet the whole packet.
    var isExpecting: Bool { !parts.isEmpty && parts.count < 200 }

    /// The packet, when all its parts were there.
    var packet: [UInt8]? {
        var packet: [UInt8] = []
        while packet.count < length, let part = parts[packet.count] { packet.append(contentsOf: part) }
        return packet.isEmpty || packet.count != length ? nil : packet
    }
}

extension Extract {
    /// The properties that every image has.
    mutating func add(width: Int, height: Int, at place: String) {
        suggestions.append(Suggestion(.property(Property("width", "\(width)", unit: "px")), at: place))
        suggestions.append(Suggestion(.property(Property("height", "\(height)", unit: "px")), at: place))
    }

    /// The value of the first property with this name.
    func property(_ name: String) -> String? {
        for case .property(let property) in suggestions.lazy.map(\.statement) where property.name == name {
            return property.value
        }
        return nil
    }
}
