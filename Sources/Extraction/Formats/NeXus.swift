// SPDX-License-Identifier: Apache-2.0
// NeXus files: what each NXentry says about the measurement, its people, sample and instrument.

import Foundation
import Metadata

extension HDF5Reading {
    private static let mostEntries = 20

    /// NeXus manual, "NeXus file structure": groups have an attribute `NX_class`; there is at least one NXentry in the root.
    var isNeXus: Bool { !entries.isEmpty || tree.root?.text("NX_class") == "NXroot" }

    private var entries: [HDF5Object] {
        tree.objects.filter {
            $0.kind == .group && $0.parent == "" && ["NXentry", "NXsubentry"].contains(nxClass($0))
        }
    }

    private func nxClass(_ object: HDF5Object) -> String? { object.text("NX_class") }

    private func groups(_ nxClass: String, in path: String) -> [HDF5Object] {
        tree.children(of: path).filter { $0.kind == .group && self.nxClass($0) == nxClass }
    }

    mutating func readNeXus() {
        readNeXusRoot()
        for entry in entries.prefix(Self.mostEntries) { readEntry(entry.path) }
        if entries.count > Self.mostEntries {
            extract.warnings.append(
                "only the first \(Self.mostEntries) of \(entries.count) entries were read")
        }
    }

    /// Attributes of the root, manual of the class NXroot.
    private mutating func readNeXusRoot() {
        guard let root = tree.root else { return }
        if let raw = root.text("file_time"), let time = Moment(raw) {
            extract.suggest(
                .date(Moment.dateEntry(from: time, to: nil, type: "created")), at: "/@file_time", raw: raw)
        }
        // `creator` is the program that wrote the file more often than a person, `owner` is a person.
        suggest("software", root.text("creator"), at: "/@creator")
        if let raw = root.text("owner"), let owner = Wording.person(raw) {
            extract.suggest(
                .creator(Creator(owner)), at: "/@owner", raw: raw, confidence: 0.6, isPersonal: true)
        }
        for name in ["owner_email", "owner_address", "owner_telephone_number", "owner_fax_number"] {
            suggest(name, root.text(name), at: "/@\(name)", isPersonal: true)
        }
    }

    private mutating func readEntry(_ entry: String) {
        let at = { (field: String) in entry + "/" + field }
        if let title = text(at: at("title")) {
            extract.suggest(.title(title), at: "/" + at("title"), confidence: 0.9)
        }
        readDates(entry)
        suggest("NeXus definition", text(at: at("definition")), at: "/" + at("definition"))
        for (name, field) in [
            ("experiment identifier", "experiment_identifier"), ("entry identifier", "entry_identifier"),
            ("collection identifier", "collection_identifier"), ("run cycle", "run_cycle"),
            ("scan command", "scan_command"),
        ] {
            suggest(name, text(at: at(field)), at: "/" + at(field))
        }
        for field in ["experiment_description", "collection_description", "notes"] {
            guard let text = text(at: at(field)) else { continue }
            extract.suggest(.description(Wording.html(text)), at: "/" + at(field), raw: text, confidence: 0.7)
        }
        if let program = text(at: at("program_name")) {
            let version = tree[at("program_name")]?.text("version").map { " \($0)" } ?? ""
            suggest("software", program + version, at: "/" + at("program_name"))
        }
        if let raw = text(at: at("duration")) {
            suggest("duration", raw, unit: tree[at("duration")]?.text("units"), at: "/" + at("duration"))
        }
        if let doi = text(at: at("experiment_documentation/DOI")).flatMap(Wording.doi) {
            extract.suggest(
                .relatedIdentifier(RelatedIdentifier(doi, scheme: "doi", relation: "isdocumentedby")),
                at: "/" + at("experiment_documentation/DOI"))
        }
        for user in groups("NXuser", in: entry).prefix(20) { readUser(user.path) }
        let instruments = groups("NXinstrument", in: entry)
        for sample in groups("NXsample", in: entry) + instruments.flatMap({ groups("NXsample", in: $0.path) })
        {
            readSample(sample.path)
        }
        for instrument in instruments { readInstrument(instrument.path) }
    }

    private mutating func readDates(_ entry: String) {
        let (startPath, endPath) = (entry + "/start_time", entry + "/end_time")
        let (startText, endText) = (text(at: startPath), text(at: endPath))
        let (start, end) = (startText.flatMap { Moment($0) }, endText.flatMap { Moment($0) })
        for (text, moment, path) in [(startText, start, startPath), (endText, end, endPath)] {
            if let text, moment == nil {
                extract.warnings.append("/\(path) is not a date-time of ISO 8601: \(text.prefix(60))")
            }
        }
        guard let first = start ?? end else { return }
        let raw = [startText, endText].compactMap { $0 }.joined(separator: " / ")
        extract.suggest(
            .date(Moment.dateEntry(from: first, to: start == nil ? nil : end, type: "collected")),
            at: "/" + (start == nil ? endPath : startPath), raw: raw)
    }

    private mutating func readUser(_ user: String) {
        let place = "/" + user
        let orcid = text(at: user + "/ORCID").flatMap(Wording.orcid)
        if let raw = text(at: user + "/name"), let person = Wording.person(raw, orcid: orcid) {
            let affiliation = text(at: user + "/affiliation").map { Affiliation(name: $0) }
            extract.suggest(
                .creator(Creator(person, affiliations: affiliation.map { [$0] } ?? [])), at: place + "/name",
                raw: raw,
                confidence: 0.6)
        }
        suggest("proposal", text(at: user + "/proposal_number"), at: place + "/proposal_number")
        for field in ["email", "address", "telephone_number", "facility_user_id", "username"] {
            suggest("user \(field)", text(at: user + "/" + field), at: place + "/" + field, isPersonal: true)
        }
    }

    private mutating func readSample(_ sample: String) {
        for (name, field) in [
            ("sample", "name"), ("chemical formula", "chemical_formula"),
            ("sample description", "description"),
            ("sample type", "type"), ("preparation date", "preparation_date"),
        ] {
            suggest(name, text(at: sample + "/" + field), at: "/\(sample)/\(field)")
        }
        for field in ["temperature", "pressure", "magnetic_field", "electric_field"] {
            guard let dataset = tree[sample + "/" + field], dataset.count == 1,
                let value = file.value(at: dataset.path)?.number, value.isFinite
            else { continue }
            extract.suggest(
                .property(
                    Property(
                        "sample " + field.replacing("_", with: " "), Wording.number(value),
                        unit: dataset.text("units"), isVariable: true)),
                at: "/" + dataset.path)
        }
    }

    private mutating func readInstrument(_ instrument: String) {
        suggest("instrument", text(at: instrument + "/name"), at: "/\(instrument)/name")
        for source in groups("NXsource", in: instrument) {
            for (name, field) in [("source", "name"), ("source type", "type"), ("probe", "probe")] {
                suggest(name, text(at: source.path + "/" + field), at: "/\(source.path)/\(field)")
            }
        }
        for detector in groups("NXdetector", in: instrument).prefix(10) {
            suggest("detector", text(at: detector.path + "/description"), at: "/\(detector.path)/description")
        }
        for beam in groups("NXmonochromator", in: instrument) + groups("NXbeam", in: instrument) {
            for field in ["energy", "wavelength", "incident_energy", "incident_wavelength"] {
                guard let dataset = tree[beam.path + "/" + field], dataset.count == 1,
                    let value = file.value(at: dataset.path)?.number, value.isFinite
                else { continue }
                extract.suggest(
                    .property(
                        Property(
                            field.replacing("_", with: " "), Wording.number(value),
                            unit: dataset.text("units"))),
                    at: "/" + dataset.path)
            }
        }
    }
}
