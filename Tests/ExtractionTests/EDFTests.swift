// SPDX-License-Identifier: Apache-2.0
// EDF and BDF recordings: values equal pyedflib's, people are flagged, real-life deviations are read with a warning.

import Foundation
import Identifiers
import Metadata
import TestKit
import Testing

@testable import Extraction

@Suite struct EDFTests {
    @Test(
        .enabled(if: Corpus.isThere, "corpus not present"),
        arguments: [
            "edf+/test_generator.edf", "edf+/test_utf8.edf", "bdf+/test_generator.bdf",
            "edf/sub-01_task-holdWeight_emg.edf",
        ])
    func saysWhatPyedflibSays(_ name: String) throws {
        let file = try CorpusFile(name)
        let extract = try file.extract(EDF())
        #expect(extract.warnings.isEmpty)
        #expect(extract.property("signals") == (file.truth["signals"] as? Int).map { "\($0)" })
        #expect(extract.property("duration").flatMap(Double.init) == file.truth["duration_s"] as? Double)

        let labels = try #require(file.truth["labels"] as? [String])
        let rates = try #require(file.truth["fs"] as? [Double])
        let variables = extract.statements.compactMap { statement -> Property? in
            if case .property(let property) = statement, property.isVariable { property } else { nil }
        }
        #expect(variables.map(\.name) == labels)
        #expect(
            variables.map { String($0.value.prefix { $0 != "," }) }
                == rates.map { Wording.number($0) + " Hz" })
        let units = try #require(file.truth["dims"] as? [String])
        #expect(Array(variables.compactMap(\.unit).prefix(units.count)) == units)

        // To the second: pyedflib makes .039453 of the fraction that test_utf8.edf states as +0.3945312.
        let start = try #require(file.truth["startdatetime"] as? String).prefix(19)
        #expect(extract.date("collected") == String(start.prefix(10)))
        #expect(
            extract.dateDescription("collected")?.hasPrefix(start.replacingOccurrences(of: " ", with: "T"))
                == true)
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func theFirstAnnotationGivesTheFractionOfTheSecond() throws {
        let extract = try CorpusFile("edf+/test_utf8.edf").extract(EDF())
        #expect(extract.dateDescription("collected") == "2020-01-24T04:05:56.3945312 (time zone not stated)")
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func thePatientAndTechnicianArePersonal() throws {
        let file = try CorpusFile("edf+/test_generator.edf")
        let extract = try file.extract(EDF())
        let header = try #require(file.truth["header"] as? [String: String])
        #expect(extract.property("patient name") == header["patientname"])
        #expect(extract.property("patient code") == header["patientcode"])
        #expect(extract.property("patient sex") == "M")
        #expect(extract.property("patient birthdate") == "1969-06-30")
        #expect(extract.property("patient, additional") == header["patient_additional"])
        #expect(extract.property("technician") == header["technician"])
        #expect(extract.property("administration code") == header["admincode"])
        #expect(extract.property("recording, additional") == header["recording_additional"])
        #expect(extract.property("equipment") == header["equipment"])
        #expect(extract.suggestion("equipment")?.isPersonal == false)
        for name in [
            "patient name", "patient code", "patient birthdate", "technician", "administration code",
        ] {
            #expect(extract.suggestion(name)?.isPersonal == true)
        }
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func aFileThatEdflibRefusesIsReadWithAWarning() throws {
        let extract = try CorpusFile("edf/sub-01_task-pullstand_eeg.edf").extract(EDF())
        #expect(extract.warnings.count == 1)
        #expect(extract.warnings.contains { $0.contains("-1 byte") })
        #expect(extract.date("collected") == "2025-09-23")
        #expect(extract.dateDescription("collected") == "2025-09-23T12:00:00 (time zone not stated)")
        #expect(extract.property("signals") == "131")
        #expect(extract.property("EEG1") == "256 Hz, -500 to 500")
        #expect(extract.unit("EEG1") == "uV")
        #expect(extract.properties("measurement technique") == ["EEG", "EOG"])
    }

    /// A header of one signal with 10 samples a second.
    private func file(
        patient: String = "X X X X", recording: String = "Startdate X X X X", date: String = "02.03.85",
        time: String = "04.05.06", reserved: String = "", records: String = "2", data: Int = 40
    ) -> [UInt8] {
        func field(_ text: String, _ width: Int) -> String {
            text.padding(toLength: width, withPad: " ", startingAt: 0)
        }
        let header =
            field("0", 8) + field(patient, 80) + field(recording, 80) + field(date, 8) + field(time, 8)
            + field("512", 8) + field(reserved, 44) + field(records, 8) + field("1", 8) + field("1", 4)
            + field("EEG Fpz", 16) + field("AgAgCl electrode", 80) + field("uV", 8) + field("-100", 8)
            + field("100", 8) + field("-2048", 8) + field("2047", 8) + field("HP:0.1Hz", 80) + field("10", 8)
            + field("", 32)
        return Array(header.utf8) + [UInt8](repeating: 0, count: data)
    }

    private func extract(_ bytes: [UInt8]) throws -> Extract {
        try withFile("a.edf", bytes) { EDF().extract($0, format: try #require(EDF().recognises($0.head))) }
    }

    @Test(arguments: [("02.03.85", "1985-03-02"), ("02.03.84", "2084-03-02"), ("02.03.99", "1999-03-02")])
    func yearsOfTwoDigitsBeginIn1985(_ date: String, _ iso: String) throws {
        #expect(try extract(file(date: date)).date("collected") == iso)
    }

    @Test func unknownIsNotSuggested() throws {
        let extract = try extract(file())
        #expect(!extract.suggestions.contains { $0.isPersonal })
        #expect(extract.property("EEG Fpz") == "10 Hz, -100 to 100, AgAgCl electrode, HP:0.1Hz")
        #expect(extract.property("measurement technique") == "EEG")
    }

    @Test func freeTextOfPlainEDFIsPersonal() throws {
        let extract = try extract(file(patient: "Jane Roe 1970", recording: "ward 3, by John Doe"))
        #expect(extract.property("patient") == "Jane Roe 1970")
        #expect(extract.suggestions.filter(\.isPersonal).count == 2)
    }

    @Test func anUnknownNumberOfRecordsIsTakenFromTheSize() throws {
        let extract = try extract(file(records: "-1", data: 100))
        #expect(extract.property("data records") == "5")
        #expect(extract.property("duration") == "5")
    }

    @Test func aCutFileIsReported() throws {
        #expect(
            try extract(file(records: "9")).warnings == [
                "the file is cut off: it is shorter than its header says"
            ])
    }

    @Test func datesThatContradictAreReported() throws {
        let extract = try extract(file(recording: "Startdate 05-MAR-2020 X X X"))
        #expect(extract.warnings.count == 1)
    }

    @Test(arguments: ["04-APR-2011", "04-apr-2011"]) func monthsAreNames(_ text: String) {
        #expect(EDFPlusFields.day(Substring(text)) == Day(year: 2011, month: 4, day: 4))
    }
}
