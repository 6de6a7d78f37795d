// SPDX-License-Identifier: Apache-2.0
// Smaller conventions on HDF5: openPMD (particles and meshes), H5MD (molecular dynamics), NWB (neurophysiology).

import Metadata

extension HDF5Reading {
    /// The name of the convention after its statements have been read, nil when it is none of these.
    var otherConvention: String? {
        mutating get {
            guard let root = tree.root else { return nil }
            if root.attributes["openPMD"] != nil {
                readOpenPMD(root)
                return "openPMD (HDF5)"
            }
            if root.attributes["nwb_version"] != nil || root.text("neurodata_type") == "NWBFile"
                || tree["nwb_version"] != nil
            {
                readNWB()
                return "Neurodata Without Borders (NWB)"
            }
            if let group = tree["h5md"], group.kind == .group {
                readH5MD(group)
                return "H5MD"
            }
            return nil
        }
    }

    /// openPMD standard 1.1, "required and recommended attributes of the root".
    private mutating func readOpenPMD(_ root: HDF5Object) {
        if let raw = root.text("author") {
            for person in Wording.people(raw) {
                extract.suggest(.creator(Creator(person)), at: "/@author", raw: raw, confidence: 0.9)
            }
            suggest("author email", Wording.email(raw), at: "/@author", isPersonal: true)
        }
        if let raw = root.text("date"), let date = Moment(raw) {
            extract.suggest(
                .date(Moment.dateEntry(from: date, to: nil, type: "created")), at: "/@date", raw: raw)
        }
        if let comment = root.text("comment") {
            extract.suggest(
                .description(Wording.html(comment)), at: "/@comment", raw: comment, confidence: 0.7)
        }
        if let software = root.text("software") {
            let version = root.text("softwareVersion").map { " \($0)" } ?? ""
            suggest("software", software + version, at: "/@software")
        }
        suggest("openPMD version", root.text("openPMD"), at: "/@openPMD")
        suggest("machine", root.text("machine"), at: "/@machine")
        let iterations = tree.children(of: "data").filter { $0.kind == .group && Int64($0.name) != nil }
        if !iterations.isEmpty { suggest("iterations", "\(iterations.count)", at: "/data") }
    }

    /// H5MD 1.1, section "metadata": groups `author` and `creator` below `h5md`.
    private mutating func readH5MD(_ group: HDF5Object) {
        if let author = tree["h5md/author"] {
            if let raw = author.text("name"), let person = Wording.person(raw) {
                extract.suggest(
                    .creator(Creator(person)), at: "/h5md/author/@name", raw: raw, confidence: 0.9)
            }
            suggest("author email", author.text("email"), at: "/h5md/author/@email", isPersonal: true)
        }
        if let creator = tree["h5md/creator"], let name = creator.text("name") {
            let version = creator.text("version").map { " \($0)" } ?? ""
            suggest("software", name + version, at: "/h5md/creator/@name")
        }
        suggest(
            "H5MD version", group.attributes["version"]?.texts.joined(separator: "."), at: "/h5md/@version")
    }

    /// NWB 2 schema, type NWBFile. What identifies the subject is personal.
    private mutating func readNWB() {
        for (field, type) in [("session_description", 0.6), ("general/experiment_description", 0.9)] {
            guard let text = text(at: field) else { continue }
            extract.suggest(.description(Wording.html(text)), at: "/" + field, raw: text, confidence: type)
        }
        if let raw = text(at: "session_start_time"), let start = Moment(raw) {
            extract.suggest(
                .date(Moment.dateEntry(from: start, to: nil, type: "collected")), at: "/session_start_time",
                raw: raw)
        }
        if let raw = text(at: "file_create_date"), let date = Moment(raw) {
            extract.suggest(
                .date(Moment.dateEntry(from: date, to: nil, type: "created")), at: "/file_create_date",
                raw: raw)
        }
        let institution = text(at: "general/institution")
        for raw in texts(at: "general/experimenter").prefix(50) {
            for person in Wording.people(raw) {
                extract.suggest(
                    .creator(
                        Creator(person, affiliations: institution.map { [Affiliation(name: $0)] } ?? [])),
                    at: "/general/experimenter", raw: raw, confidence: 0.8)
            }
        }
        if let institution {
            extract.suggest(
                .contributor(Creator(.organisation(institution), role: "hostinginstitution")),
                at: "/general/institution", confidence: 0.8)
        }
        for keyword in texts(at: "general/keywords").prefix(100) {
            extract.suggest(.subject(Subject(keyword)), at: "/general/keywords")
        }
        for publication in texts(at: "general/related_publications").prefix(50) {
            let place = "/general/related_publications"
            if let doi = Wording.doi(publication) {
                extract.suggest(
                    .relatedIdentifier(RelatedIdentifier(doi, scheme: "doi", relation: "issupplementto")),
                    at: place,
                    raw: publication, confidence: 0.8)
            } else {
                extract.suggest(.reference(Reference(publication)), at: place, confidence: 0.6)
            }
        }
        for (name, field) in [
            ("NWB identifier", "identifier"), ("session", "general/session_id"), ("lab", "general/lab"),
            ("species", "general/subject/species"), ("protocol", "general/protocol"),
        ] {
            suggest(name, text(at: field), at: "/" + field)
        }
        for field in ["subject_id", "date_of_birth", "sex", "age", "genotype", "weight"] {
            let path = "general/subject/" + field
            suggest(
                "subject " + field.replacing("_", with: " "), text(at: path), at: "/" + path, isPersonal: true
            )
        }
    }
}
