// SPDX-License-Identifier: Apache-2.0
// IPTC-IIM records as Photoshop puts them into JPEG and TIFF.

import Metadata

/// The application record (record 2) of the IPTC Information Interchange Model 4.2.
struct IPTC {
    private static let mostDataSets = 2000

    /// Texts by number of the data set of record 2.
    private var texts: [UInt8: [String]] = [:]

    /// Reads data sets: `1C record number length(2) data`, ISO 646 lengths of two bytes, extended ones otherwise.
    init(_ bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        var position = 0
        var count = 0
        while position + 5 <= bytes.count, bytes[position] == 0x1C, count < Self.mostDataSets {
            let (record, number) = (bytes[position + 1], bytes[position + 2])
            let length = Int(bytes[position + 3]) << 8 | Int(bytes[position + 4])
            // The highest bit marks an extended length: such data sets hold image data.
            guard length < 0x8000, position + 5 + length <= bytes.count else { return }
            let data = bytes[(position + 5)..<(position + 5 + length)]
            if record == 2, let text = String(lenient: data).nonEmpty {
                texts[number, default: []].append(text)
            }
            position += 5 + length
            count += 1
        }
    }

    /// Finds the IPTC data among Photoshop image resources: `8BIM`, id, Pascal string, size, data, each padded to even.
    init?(photoshopResources bytes: ArraySlice<UInt8>) {
        var position = bytes.startIndex
        func number(_ offset: Int, _ length: Int) -> Int {
            bytes[(position + offset)..<(position + offset + length)].reduce(0) { $0 << 8 | Int($1) }
        }
        while position + 12 <= bytes.endIndex, bytes[position..<(position + 4)].elementsEqual("8BIM".utf8) {
            let id = number(4, 2)
            let nameLength = (Int(bytes[position + 6]) + 2) & ~1
            guard position + 6 + nameLength + 4 <= bytes.endIndex else { return nil }
            let size = number(6 + nameLength, 4)
            let start = position + 6 + nameLength + 4
            guard size <= bytes.endIndex - start else { return nil }
            if id == 0x0404 {
                self.init(bytes[start..<(start + size)])
                return
            }
            position = start + size + size % 2
        }
        return nil
    }

    var suggestions: [Suggestion] {
        var found: [Suggestion] = []
        func add(_ statement: Statement, _ place: String, raw: String? = nil, confidence: Double = 0.7) {
            found.append(Suggestion(statement, at: "IPTC \(place)", raw: raw, confidence: confidence))
        }
        if let title = first(5) ?? first(105) {
            add(.title(title), first(5) == nil ? "2:105 Headline" : "2:05 Object Name")
        }
        for name in (texts[80] ?? []).prefix(100) {
            add(.creator(Creator(PersonName.parse(name))), "2:80 By-line", raw: name)
        }
        for keyword in (texts[25] ?? []).prefix(200) {
            add(.subject(Subject(keyword)), "2:25 Keywords", confidence: 1)
        }
        if let text = first(120) { add(.description(Wording.html(text)), "2:120 Caption") }
        if let text = first(116) {
            add(RightsText.statement(text), "2:116 Copyright Notice", confidence: 0.5)
        }
        if let raw = first(55), let day = Self.day(raw) {
            add(.date(DateEntry(day, type: "created")), "2:55 Date Created", raw: raw, confidence: 1)
        }
        let place = [first(92), first(90), first(95), first(101)].compactMap { $0 }.joined(separator: ", ")
        if !place.isEmpty { add(.location(Location(place: place)), "2:90 City") }
        return found
    }

    private func first(_ number: UInt8) -> String? { texts[number]?.first }

    /// `CCYYMMDD`; the month and the day may be zero.
    static func day(_ text: String) -> String? {
        guard text.utf8.count == 8, text.utf8.allSatisfy({ (48...57).contains($0) }), !text.hasPrefix("0000")
        else { return nil }
        let parts = [text.prefix(4), text.dropFirst(4).prefix(2), text.suffix(2)]
        return parts.prefix { $0 != "00" }.joined(separator: "-")
    }
}
