// SPDX-License-Identifier: Apache-2.0
// EDF, EDF+, BDF and BDF+ recordings: start, duration, signals, equipment; everything about the patient is personal.

import Foundation
import Identifiers
import Metadata

/// Reads European Data Format files and BioSemi's 24-bit variant, with and without the `+` extension.
struct EDF: Extractor {
    let name = "edf"
    let version = 1

    /// How many signals are listed one by one.
    private static let mostSignals = 512

    func recognises(_ file: FileHead) -> FileFormat? {
        guard EDFHeader.length(of: file.bytes) != nil, let header = EDFHeader(file.bytes) else { return nil }
        let name = header.plus.map { String($0.prefix(4)) } ?? (header.isBDF ? "BDF" : "EDF")
        return FileFormat(mediaType: header.isBDF ? "application/x-bdf" : "application/x-edf", name: name)
    }

    func extract(_ file: FileBytes, format: FileFormat) -> Extract {
        let start = file.read(at: 0, count: EDFHeader.fixedLength + 8)
        guard let length = EDFHeader.length(of: start),
            let header = EDFHeader(file.read(at: 0, count: length))
        else {
            return Extract(warnings: ["the header is damaged"])
        }
        var extract = Extract(warnings: header.warnings)
        let fields = EDFPlusFields(patient: header.patient, recording: header.recording)
        let times = EDFTimes(header, in: file)
        suggestTime(header, fields, times, to: &extract)
        suggestPatient(header, fields, to: &extract)
        suggestRecording(header, fields, to: &extract)
        suggestSignals(header, to: &extract)
        checkLength(header, times, file, &extract)
        return extract
    }

    // MARK: Time

    private func suggestTime(
        _ header: EDFHeader, _ fields: EDFPlusFields, _ times: EDFTimes, to extract: inout Extract
    ) {
        let raw = "\(header.startDate) \(header.startTime)"
        if let start = header.start {
            var moment = start
            if let day = fields.startDay, day.month == start.day.month, day.day == start.day.day {
                // The recording field's year has four digits.
                moment = Moment(day: day, time: start.time)
            } else if let day = fields.startDay {
                extract.warnings.append("the start dates of the header differ: \(start.day) and \(day)")
            }
            if let fraction = times.startFraction, let time = moment.time {
                moment.time = time + fraction
            }
            // EDF+ writes 1985-01-01 for an unknown date; 2000-01-01 at midnight is what programs write.
            let isPlaceholder =
                ["1985-01-01", "2000-01-01"].contains("\(moment.day)") && start.time == "00:00:00"
            extract.suggest(
                .date(Moment.dateEntry(from: moment, to: nil, type: "collected")), at: "header bytes 168-184",
                raw: raw,
                confidence: isPlaceholder ? 0.2 : 1)
        } else {
            extract.warnings.append("the start date and time are not as EDF writes them: \(raw)")
            if let day = fields.startDay {
                extract.suggest(
                    .date(Moment.dateEntry(from: Moment(day: day), to: nil, type: "collected")),
                    at: "header bytes 88-168", raw: header.recording, confidence: 0.9)
            }
        }
        if let duration = times.duration {
            extract.suggest(
                .property(Property("duration", Wording.number(duration), unit: "s")),
                at: "header bytes 236-252")
        }
        if let records = times.records {
            extract.suggest(.property(Property("data records", "\(records)")), at: "header bytes 236-244")
        }
        if let plus = header.plus {
            let isDiscontinuous = plus.hasSuffix("D")
            extract.suggest(
                .property(Property("recording", isDiscontinuous ? "discontinuous" : "continuous")),
                at: "header bytes 192-236", raw: plus)
            if isDiscontinuous, let span = times.span {
                extract.suggest(
                    .property(Property("time from start to end", Wording.number(span), unit: "s")),
                    at: "annotations of the last data record")
            }
        }
    }

    private func checkLength(
        _ header: EDFHeader, _ times: EDFTimes, _ file: FileBytes, _ extract: inout Extract
    ) {
        guard let recordLength = header.recordLength, let stated = header.statedRecords else { return }
        let (data, overflow) = Int64(recordLength).multipliedReportingOverflow(by: Int64(stated))
        let expected = Int64(header.length + header.shift).addingReportingOverflow(data)
        if overflow || expected.overflow || expected.partialValue > file.size {
            extract.warnings.append("the file is cut off: it is shorter than its header says")
        }
    }

    // MARK: People and equipment

    private func suggestPatient(_ header: EDFHeader, _ fields: EDFPlusFields, to extract: inout Extract) {
        let place = "header bytes 8-88"
        var personal: [(String, String?)] = []
        if header.plus != nil || fields.hasStartdate {
            personal = [
                ("patient code", fields.code), ("patient sex", fields.sex),
                ("patient birthdate", fields.birthdate.map { "\($0)" }), ("patient name", fields.name),
                ("patient, additional", fields.patientAdditional),
            ]
        } else {
            let text = header.patient.split(separator: " ").allSatisfy { $0 == "X" } ? "" : header.patient
            personal = [("patient", Wording.meaningful(text))]
        }
        for (name, value) in personal {
            guard let value else { continue }
            extract.suggest(
                .property(Property(name, value)), at: place, raw: header.patient, isPersonal: true)
        }
    }

    private func suggestRecording(_ header: EDFHeader, _ fields: EDFPlusFields, to extract: inout Extract) {
        let place = "header bytes 88-168"
        guard fields.hasStartdate else {
            // Free text in plain EDF; it may name people.
            if let text = Wording.meaningful(header.recording) {
                extract.suggest(
                    .property(Property("recording identification", text)), at: place, confidence: 0.5,
                    isPersonal: true)
            }
            return
        }
        for (name, value, isPersonal) in [
            ("technician", fields.technician, true), ("administration code", fields.administrationCode, true),
            ("equipment", fields.equipment, false),
            ("recording, additional", fields.recordingAdditional, true),
        ] {
            guard let value else { continue }
            extract.suggest(
                .property(Property(name, value)), at: place, raw: header.recording, isPersonal: isPersonal)
        }
    }

    // MARK: Signals

    /// EDF+ standard texts: a label begins with the type of signal.
    private static let techniques: Set<String> = [
        "EEG", "ECG", "EOG", "ERG", "EMG", "MEG", "MCG", "EP", "iEEG", "SEEG", "ECoG",
    ]

    private func suggestSignals(_ header: EDFHeader, to extract: inout Extract) {
        let signals = header.signals.filter { !$0.isAnnotations }
        guard !signals.isEmpty else { return }
        extract.suggest(.property(Property("signals", "\(signals.count)")), at: "header bytes 252-256")
        var techniques: [String] = []
        for signal in signals {
            let word = String(signal.label.prefix { !$0.isWhitespace && !$0.isNumber })
            if Self.techniques.contains(word), !techniques.contains(word) { techniques.append(word) }
        }
        for technique in techniques {
            extract.suggest(
                .property(Property("measurement technique", technique)), at: "signal labels", confidence: 0.8)
        }
        let rates = Set(signals.compactMap { header.rate(of: $0) }).sorted()
        if !rates.isEmpty {
            let text = rates.prefix(10).map { Wording.number($0) }.joined(separator: ", ")
            extract.suggest(.property(Property("sampling rate", text, unit: "Hz")), at: "signal headers")
        }
        for (index, signal) in signals.prefix(Self.mostSignals).enumerated() {
            extract.suggest(
                .property(
                    Property(
                        signal.label.isEmpty ? "signal \(index + 1)" : signal.label, words(signal, header),
                        unit: signal.unit.isEmpty ? nil : signal.unit, isVariable: true)),
                at: "signal header \(index + 1)")
        }
    }

    /// `200 Hz, -500 to 500, AgAgCl electrode, HP:0.1Hz`
    private func words(_ signal: EDFHeader.Signal, _ header: EDFHeader) -> String {
        var words: [String] = []
        if let rate = header.rate(of: signal) { words.append("\(Wording.number(rate)) Hz") }
        if let low = Double(signal.physicalMinimum), let high = Double(signal.physicalMaximum), low != high {
            words.append("\(Wording.number(low)) to \(Wording.number(high))")
        }
        words += [signal.transducer, signal.prefilter].compactMap(Wording.meaningful).filter {
            !$0.contains("NaN")
        }
        return words.isEmpty ? "sampling rate not stated" : words.joined(separator: ", ")
    }
}

/// Times that are in the data records: EDF+ keeps the exact start of each in its first annotation.
struct EDFTimes {
    /// Data records in the file.
    let records: Int?
    /// Seconds that were recorded.
    let duration: Double?
    /// Fraction of a second to add to the header's start: `.039453`.
    private(set) var startFraction: String?
    /// Seconds from the start to the end, pauses included.
    private(set) var span: Double?

    init(_ header: EDFHeader, in file: FileBytes) {
        let dataStart = Int64(header.length + header.shift)
        let inFile = header.recordLength.map { Int(clamping: max(0, file.size - dataStart) / Int64($0)) }
        records = header.statedRecords ?? inFile
        duration = records.flatMap { count in header.recordDuration.map { $0 * Double(count) } }
            .flatMap { $0.isFinite ? $0 : nil }
        guard header.plus != nil, let recordLength = header.recordLength, let place = header.annotations
        else { return }
        let onset = { (record: Int) -> String? in
            let (offset, overflow) = Int64(recordLength).multipliedReportingOverflow(by: Int64(record))
            guard record >= 0, !overflow, offset < file.size else { return nil }
            return Self.onset(
                file.read(at: dataStart &+ offset &+ Int64(place.offset), count: min(place.count, 64)))
        }
        if let first = onset(0), let point = first.firstIndex(of: "."), first.hasPrefix("+0.") {
            let fraction = first[point...]
            if fraction.dropFirst().contains(where: { $0 != "0" }) { startFraction = String(fraction) }
        }
        if let inFile, let stated = records,
            let last = onset(min(inFile, stated) - 1).flatMap({ Double($0) }),
            let first = onset(0).flatMap({ Double($0) }), let duration = header.recordDuration, last.isFinite
        {
            span = last - first + duration
        }
    }

    /// A time-stamped annotations list begins with its onset, `+0.039453`, ended by 0x14 or 0x15.
    private static func onset(_ bytes: [UInt8]) -> String? {
        let text = bytes.prefix { $0 != 0x14 && $0 != 0x15 }
        guard text.count < bytes.count, let sign = text.first,
            sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            text.dropFirst().allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") })
        else { return nil }
        return String(decoding: text, as: UTF8.self)
    }
}
