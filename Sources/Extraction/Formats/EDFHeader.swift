// SPDX-License-Identifier: Apache-2.0
// The header of EDF, EDF+, BDF and BDF+ files: fixed-width ASCII fields, read with tolerance for what real files do.

import Foundation
import Identifiers

/// The header record of an EDF file (Kemp et al. 1992; EDF+: Kemp and Olivan 2003; BDF: BioSemi).
struct EDFHeader {
    /// BDF has 24-bit samples and another version field.
    let isBDF: Bool
    /// `EDF+C`, `EDF+D`, `BDF+C`, `BDF+D` at the beginning of the reserved field; nil for plain EDF and BDF.
    let plus: String?
    let patient: String
    let recording: String
    let startDate: String
    let startTime: String
    /// Bytes before the first data record.
    let length: Int
    /// Nil when the header says -1 or no number.
    let statedRecords: Int?
    /// Seconds; nil when it is no number.
    let recordDuration: Double?
    let signals: [Signal]
    /// By how many bytes the fields after the patient stand away from where they belong; 0 in a correct file.
    let shift: Int
    private(set) var warnings: [String] = []

    struct Signal: Hashable {
        var label: String
        var transducer: String
        var unit: String
        var physicalMinimum: String
        var physicalMaximum: String
        var prefilter: String
        /// Samples in each data record; 0 when it is no number.
        var samples: Int

        /// Signals that hold time stamps and comments instead of samples.
        var isAnnotations: Bool { label == "EDF Annotations" || label == "BDF Annotations" }
    }

    /// The most signals of which the header is read: 256 bytes each.
    private static let mostSignals = 4096
    /// Bytes of the header that tell whether a file is EDF at all.
    static let fixedLength = 256

    /// Bytes that have to be read for the whole header that begins with `bytes`; nil when it is not EDF.
    static func length(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= fixedLength - 8 else { return nil }
        let isEDF = bytes[0] == UInt8(ascii: "0") && bytes[1..<8].allSatisfy { $0 == 0x20 }
        let isBDF = bytes[0] == 0xFF && bytes[1..<8].elementsEqual("BIOSEMI".utf8)
        guard isEDF || isBDF, let shift = shift(of: bytes),
            let signals = number(bytes, at: 252 + shift, count: 4)
        else { return nil }
        return fixedLength + shift + signals * 256
    }

    /// Where the header's length and number of signals agree; a byte lost or doubled in the free text moves all that
    /// follows (seen in published files).
    private static func shift(of bytes: [UInt8]) -> Int? {
        for shift in [0, -1, 1, -2, 2, -3, 3, -4, 4] {
            guard let length = number(bytes, at: 184 + shift, count: 8),
                let signals = number(bytes, at: 252 + shift, count: 4), (1...mostSignals).contains(signals),
                length == fixedLength + 256 * signals
            else { continue }
            return shift
        }
        return nil
    }

    private static func number(_ bytes: [UInt8], at offset: Int, count: Int) -> Int? {
        Int(text(bytes, at: offset, count: count))
    }

    /// A field, UTF-8 or else Latin-1, without the spaces and NULs around it.
    private static func text(_ bytes: [UInt8], at offset: Int, count: Int) -> String {
        BinaryFields(bytes, isBigEndian: false).text(at: offset, count: count)
            .trimmingCharacters(in: CharacterSet(charactersIn: " \0\t"))
    }

    /// Nil when the bytes are not the beginning of an EDF or BDF file.
    init?(_ bytes: [UInt8]) {
        guard Self.length(of: bytes) != nil, let shift = Self.shift(of: bytes),
            let count = Self.number(bytes, at: 252 + shift, count: 4)
        else { return nil }
        let field = { (offset: Int, length: Int) in Self.text(bytes, at: offset + shift, count: length) }
        self.shift = shift
        isBDF = bytes[0] == 0xFF
        patient = Self.text(bytes, at: 8, count: 80 + min(0, shift))
        recording = field(88, 80)
        startDate = field(168, 8)
        startTime = field(176, 8)
        length = Self.number(bytes, at: 184 + shift, count: 8) ?? 0
        let reserved = field(192, 44)
        plus = ["EDF+C", "EDF+D", "BDF+C", "BDF+D"].first { reserved.hasPrefix($0) }
        statedRecords = Int(field(236, 8)).flatMap { $0 >= 0 ? $0 : nil }
        recordDuration = Double(field(244, 8)).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
        signals = Self.signals(count, bytes, from: Self.fixedLength + shift)
        if shift != 0 {
            warnings.append(
                "the header's fields stand \(shift) byte from where they belong; read all the same")
        }
        if signals.count < count {
            warnings.append("the header is cut off after \(signals.count) of \(count) signals")
        }
        if recordDuration == nil { warnings.append("the duration of a data record is not a number") }
    }

    /// The signals' fields are stored field by field: all labels, then all transducers, …
    private static func signals(_ count: Int, _ bytes: [UInt8], from start: Int) -> [Signal] {
        var offset = start
        func column(_ width: Int) -> (Int) -> String {
            let first = offset
            offset += width * count
            return { text(bytes, at: first + $0 * width, count: width) }
        }
        let (label, transducer, unit) = (column(16), column(80), column(8))
        let (physicalMinimum, physicalMaximum) = (column(8), column(8))
        let (_, _) = (column(8), column(8))
        let (prefilter, samples) = (column(80), column(8))
        let there = offset <= bytes.count ? count : 0
        return (0..<there).map {
            Signal(
                label: label($0), transducer: transducer($0), unit: unit($0),
                physicalMinimum: physicalMinimum($0),
                physicalMaximum: physicalMaximum($0), prefilter: prefilter($0),
                samples: max(0, Int(samples($0)) ?? 0))
        }
    }

    private var bytesPerSample: Int { isBDF ? 3 : 2 }

    /// Bytes of one data record; nil when the header's numbers make none.
    var recordLength: Int? {
        var total = 0
        for signal in signals {
            guard signal.samples < 1 << 32 else { return nil }
            total += signal.samples * bytesPerSample
        }
        return total > 0 ? total : nil
    }

    /// Where the first annotations signal is in a data record.
    var annotations: (offset: Int, count: Int)? {
        guard recordLength != nil else { return nil }
        var offset = 0
        for signal in signals {
            let count = signal.samples * bytesPerSample
            if signal.isAnnotations { return (offset, count) }
            offset += count
        }
        return nil
    }

    /// Samples per second; nil when the duration of a record does not tell.
    func rate(of signal: Signal) -> Double? {
        guard let recordDuration, recordDuration > 0, signal.samples > 0 else { return nil }
        return Double(signal.samples) / recordDuration
    }

    /// Start as the header's date and time say it, to the second. EDF's two digits of the year: 85 to 99 are 19…
    var start: Moment? {
        let date = startDate.split(whereSeparator: { ".:-/ ".contains($0) }).map { Int($0) }
        let time = startTime.split(whereSeparator: { ".:- ".contains($0) }).map { Int($0) }
        guard date.count == 3, let number = date[0], let month = date[1], let short = date[2],
            (0...99).contains(short),
            let day = Day(year: short >= 85 ? 1900 + short : 2000 + short, month: month, day: number)
        else { return nil }
        guard time.count == 3, let hours = time[0], (0..<24).contains(hours), let minutes = time[1],
            (0..<60).contains(minutes), let seconds = time[2], (0..<60).contains(seconds)
        else { return Moment(day: day) }
        return Moment(day: day, time: String(format: "%02d:%02d:%02d", hours, minutes, seconds))
    }
}

/// The parts of EDF+'s local patient and recording fields: separated by spaces, `_` for a space within, `X` for unknown.
struct EDFPlusFields {
    /// Patient: code, sex (`F` or `M`), date of birth, name, and what follows.
    var code, sex, name, patientAdditional: String?
    var birthdate: Day?
    /// Recording: hospital administration code, technician, equipment, and what follows.
    var administrationCode, technician, equipment, recordingAdditional: String?
    /// The start with its four-digit year.
    var startDay: Day?
    /// Whether the recording field has EDF+'s form.
    let hasStartdate: Bool

    init(patient: String, recording: String) {
        let known = { (part: Substring?) -> String? in
            part.flatMap {
                $0.allSatisfy { "X,_".contains($0) }
                    ? nil : Wording.meaningful(String($0).replacing("_", with: " "))
            }
        }
        let who = patient.split(separator: " ", maxSplits: 4)
        let what = recording.split(separator: " ", maxSplits: 5)
        code = known(who.first)
        sex = who.count > 1 ? known(who[1]).flatMap { ["F", "M"].contains($0) ? $0 : nil } : nil
        birthdate = who.count > 2 ? Self.day(who[2]) : nil
        name = who.count > 3 ? known(who[3]) : nil
        patientAdditional = who.count > 4 ? Wording.meaningful(String(who[4])) : nil
        hasStartdate = what.first == "Startdate"
        guard hasStartdate else { return }
        startDay = what.count > 1 ? Self.day(what[1]) : nil
        administrationCode = what.count > 2 ? known(what[2]) : nil
        technician = what.count > 3 ? known(what[3]) : nil
        equipment = what.count > 4 ? known(what[4]) : nil
        recordingAdditional = what.count > 5 ? Wording.meaningful(String(what[5])) : nil
    }

    private static let months = [
        "JAN": 1, "FEB": 2, "MAR": 3, "APR": 4, "MAY": 5, "JUN": 6, "JUL": 7, "AUG": 8, "SEP": 9, "OCT": 10,
        "NOV": 11, "DEC": 12,
    ]

    /// `04-APR-2011`.
    static func day(_ text: Substring) -> Day? {
        let parts = text.split(separator: "-")
        guard parts.count == 3, let number = Int(parts[0]), let month = months[parts[1].uppercased()],
            let year = Int(parts[2]), parts[2].count == 4
        else { return nil }
        return Day(year: year, month: month, day: number)
    }
}
