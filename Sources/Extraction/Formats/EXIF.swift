// SPDX-License-Identifier: Apache-2.0
// What EXIF and the baseline TIFF tags say of a picture: who, when, where and with what it was taken.

import Foundation
import Metadata

/// Suggestions from an image's first directory and from the EXIF and GPS directories that it points at (CIPA DC-008,
/// Exif 3.0; tag numbers in hexadecimal as there).
struct EXIF {
    private let main: TagDirectory
    private let exif: TagDirectory?
    private let gps: TagDirectory?

    init(main: TagDirectory, in directories: TagDirectories) {
        self.main = main
        exif = directories.subdirectory(0x8769, of: main)
        gps = directories.subdirectory(0x8825, of: main)
    }

    /// From a block in memory, as JPEG and PNG have it; nil when it is not EXIF.
    init?(block: some Collection<UInt8>) {
        guard let directories = TagDirectories(TagSource(block)), let main = directories.chain().first
        else { return nil }
        self.init(main: main, in: directories)
    }

    var suggestions: [Suggestion] { people + texts + dates + device + exposure + position }

    private static func make(
        _ statement: Statement, _ tag: String, raw: String? = nil, confidence: Double = 1,
        isPersonal: Bool = false
    ) -> Suggestion {
        Suggestion(statement, at: "EXIF \(tag)", raw: raw, confidence: confidence, isPersonal: isPersonal)
    }

    // MARK: Who

    private var people: [Suggestion] {
        var found: [Suggestion] = []
        let artists = [
            ("Artist", main.text(0x013B)), ("Photographer", exif?.text(0xA437)),
            ("XPAuthor", windowsText(0x9C9D)),
        ]
        var seen: Set<String> = []
        for (tag, text) in artists {
            for name in (text ?? "").split(separator: ";").prefix(20).map({ String($0).trimmed })
            where !name.isEmpty && seen.insert(name).inserted {
                // Cameras carry the name of whoever set them up: a guess.
                found.append(
                    Self.make(.creator(Creator(PersonName.parse(name))), tag, raw: name, confidence: 0.5))
            }
        }
        let owned =
            [
                ("CameraOwnerName", "camera owner", 0xA430),
                ("BodySerialNumber", "camera serial number", 0xA431),
                ("LensSerialNumber", "lens serial number", 0xA435), ("ImageUniqueID", "image id", 0xA420),
            ] as [(String, String, UInt16)]
        for (tag, name, number) in owned {
            guard let text = exif?.text(number) else { continue }
            found.append(
                Self.make(.property(Property(name, text)), tag, isPersonal: number != 0xA420))
        }
        return found
    }

    // MARK: What

    private var texts: [Suggestion] {
        var found: [Suggestion] = []
        let titles = [
            ("DocumentName", main.text(0x010D), 0.5), ("ImageTitle", exif?.text(0xA436), 0.7),
            ("XPTitle", windowsText(0x9C9B), 0.7),
        ]
        for (tag, text, confidence) in titles {
            if let text { found.append(Self.make(.title(text), tag, confidence: confidence)) }
        }
        if let text = main.text(0x010E), !Self.defaultDescriptions.contains(text.uppercased()),
            !text.hasPrefix("<")
        {
            found.append(Self.make(.description(Wording.html(text)), "ImageDescription", confidence: 0.5))
        }
        if let text = windowsText(0x9C9C) {
            found.append(Self.make(.description(Wording.html(text)), "XPComment", confidence: 0.5))
        }
        for keyword in (windowsText(0x9C9E) ?? "").split(separator: ";").prefix(200) {
            if let text = String(keyword).trimmed.nonEmpty {
                found.append(Self.make(.subject(Subject(text)), "XPKeywords"))
            }
        }
        if let text = main.text(0x8298) {
            found.append(Self.make(RightsText.statement(text), "Copyright", confidence: 0.7))
        }
        return found
    }

    /// What cameras and programs write when nobody wrote anything.
    private static let defaultDescriptions: Set<String> = [
        "OLYMPUS DIGITAL CAMERA", "SONY DSC", "SAMSUNG CSC", "DIGITAL CAMERA", "MINOLTA DIGITAL CAMERA",
        "KONICA MINOLTA DIGITAL CAMERA", "DCIM", "DEFAULT", "UNTITLED", "IMAGE DESCRIPTION",
    ]

    /// The `XP…` tags of Windows hold UTF-16, little-endian in either kind of file.
    private func windowsText(_ tag: UInt16) -> String? {
        let bytes = main.bytes(tag, limit: 1 << 16)
        guard !bytes.isEmpty else { return nil }
        return String(String(utf16: bytes, bigEndian: false).prefix { $0 != "\0" }).trimmed.nonEmpty
    }

    // MARK: When

    private var dates: [Suggestion] {
        var found: [Suggestion] = []
        if let taken = moment(exif?.text(0x9003), zone: exif?.text(0x9011), fraction: exif?.text(0x9291)) {
            found.append(
                Self.make(.date(DateEntry(taken.day, type: "collected")), "DateTimeOriginal", raw: taken.raw))
            found.append(
                Self.make(.property(Property("taken at", taken.iso)), "DateTimeOriginal", raw: taken.raw))
        }
        if let digitised = moment(exif?.text(0x9004), zone: exif?.text(0x9012), fraction: exif?.text(0x9292))
        {
            found.append(
                Self.make(
                    .date(DateEntry(digitised.day, type: "created")), "DateTimeDigitized", raw: digitised.raw)
            )
        }
        if let changed = moment(main.text(0x0132), zone: exif?.text(0x9010), fraction: exif?.text(0x9290)) {
            found.append(
                Self.make(
                    .date(DateEntry(changed.day, type: "updated")), "DateTime", raw: changed.raw,
                    confidence: 0.7))
        }
        return found
    }

    /// `2008:10:22 16:28:39` with the offset and the fraction of a second of their own tags.
    private func moment(
        _ text: String?, zone: String?, fraction: String?
    ) -> (day: String, iso: String, raw: String)? {
        guard let text, let parts = Self.parseDate(text) else { return nil }
        var time = parts.time
        if let fraction, !fraction.isEmpty, fraction.utf8.allSatisfy({ (48...57).contains($0) }),
            fraction.count <= 9
        {
            time += "." + fraction
        }
        if let zone, zone.wholeMatch(of: /Z|[+-][0-9]{2}:[0-9]{2}/) != nil { time += zone }
        return (parts.day, "\(parts.day)T\(time)", text)
    }

    /// A date of EXIF; nil for the blank and zero dates that cameras without a set clock write.
    static func parseDate(_ text: String) -> (day: String, time: String)? {
        let pattern =
            /([0-9]{4})[:\-\/]([0-9]{2})[:\-\/]([0-9]{2})(?:[ T]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?.*/
        guard let match = text.wholeMatch(of: pattern), let year = Int(match.output.1), year >= 1800,
            let month = Int(match.output.2), (1...12).contains(month),
            let day = Int(match.output.3), (1...31).contains(day)
        else { return nil }
        let time = [match.output.4 ?? "00", match.output.5 ?? "00", match.output.6 ?? "00"].joined(
            separator: ":")
        return ("\(match.output.1)-\(match.output.2)-\(match.output.3)", time)
    }

    // MARK: With what

    private var device: [Suggestion] {
        var found: [Suggestion] = []
        let (make, model) = (main.text(0x010F), main.text(0x0110))
        if make != nil || model != nil {
            // Many makers repeat their name in the model.
            let repeats = make.flatMap { make in model?.lowercased().hasPrefix(make.lowercased()) } ?? false
            let text = [repeats ? nil : make, model].compactMap { $0 }.joined(separator: " ")
            found.append(Self.make(.property(Property("camera", text)), "Make, Model"))
        }
        if let lens = exif?.text(0xA434) {
            found.append(Self.make(.property(Property("lens", lens)), "LensModel"))
        }
        if let text = main.text(0x0131) {
            found.append(Self.make(.property(Property("software", text)), "Software"))
        }
        return found
    }

    private var exposure: [Suggestion] {
        guard let exif else { return [] }
        var found: [Suggestion] = []
        let values: [(String, String, UInt16, String?)] = [
            ("ExposureTime", "exposure time", 0x829A, "s"), ("FNumber", "f-number", 0x829D, nil),
            ("FocalLength", "focal length", 0x920A, "mm"),
        ]
        for (tag, name, number, unit) in values {
            guard let value = exif.rational(number), value > 0 else { continue }
            found.append(Self.make(.property(Property(name, Self.text(value), unit: unit)), tag))
        }
        if let speed = exif.number(0x8827), speed > 0 {
            found.append(Self.make(.property(Property("ISO speed", "\(speed)")), "PhotographicSensitivity"))
        }
        return found
    }

    /// A number with at most six significant decimals, without trailing zeros.
    static func text(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
        let rounded = (value * 1e6).rounded() / 1e6
        return rounded == rounded.rounded() ? "\(Int64(rounded))" : "\(rounded)"
    }

    // MARK: Where

    private var position: [Suggestion] {
        guard let gps else { return [] }
        var found: [Suggestion] = []
        if let latitude = degrees(gps.rationals(2), negative: gps.text(1)?.uppercased() == "S"),
            abs(latitude) <= 90,
            let longitude = degrees(gps.rationals(4), negative: gps.text(3)?.uppercased() == "W"),
            abs(longitude) <= 180, latitude != 0 || longitude != 0
        {
            found.append(
                Self.make(
                    .location(Location(geometry: .point(longitude: longitude, latitude: latitude))),
                    "GPSLatitude, GPSLongitude", isPersonal: true))
        }
        if let altitude = gps.rational(6) {
            let isBelow = gps.bytes(5).first == 1
            found.append(
                Self.make(
                    .property(Property("altitude", Self.text(isBelow ? -altitude : altitude), unit: "m")),
                    "GPSAltitude", isPersonal: true))
        }
        return found
    }

    /// Degrees, minutes and seconds as degrees, to eight decimals (a millimetre).
    private func degrees(_ parts: [Double?], negative: Bool) -> Double? {
        guard let degrees = parts.first ?? nil, parts.count <= 3 else { return nil }
        let minutes = (parts.count > 1 ? parts[1] : nil) ?? 0
        let seconds = (parts.count > 2 ? parts[2] : nil) ?? 0
        let value = degrees + minutes / 60 + seconds / 3600
        return ((negative ? -value : value) * 1e8).rounded() / 1e8
    }
}
