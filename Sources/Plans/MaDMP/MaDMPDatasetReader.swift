// SPDX-License-Identifier: Apache-2.0
// Reads the datasets of a maDMP: what all distributions share becomes a promise of the dataset.

import Foundation
import Metadata

extension MaDMPReader {
    /// A dataset; `taken` are the keys already given in the plan.
    mutating func dataset(_ given: MaDMPObject, number: Int, taken: Set<String>) -> PlannedDataset {
        let planExtras = setAsideExtras()
        var object = MaDMPObject(given.entries, line: given.line, path: given.path, pointer: "")
        var dataset = PlannedDataset()
        let fairway = object.take(Extension.key)
        let id = identifier(&object, "dataset_id", isRequired: true)
        (dataset.key, dataset.identifier) = Self.key(for: id, number: number, taken: taken)
        if let text = withReading({ $0.text(&object, "title") }) {
            dataset.title = text
        } else {
            dataset.title = dataset.key
            withReading { $0.missing("title", of: given, "“\(dataset.key)” was taken; add a title.") }
        }
        dataset.description = withReading { $0.text(&object, "description") }
        dataset.kind = withReading { $0.text(&object, "type") }
        dataset.alternateIdentifiers = identifiers(&object, "alternate_identifier")
        dataset.relatedIdentifiers = relatedWorks(&object)
        dataset.keywords = withReading { $0.texts(&object, "keyword") }
        dataset.language = withReading { $0.language(&object) }
        dataset.isReused = truth(&object, "is_reused")
        dataset.issued = withReading { $0.date(&object, "issued") }
        dataset.rights = withReading { $0.text(&object, "rights") }
        dataset.personalData = yesNoUnknown(&object, "personal_data")
        dataset.sensitiveData = yesNoUnknown(&object, "sensitive_data")
        dataset.preservationStatement = withReading { $0.text(&object, "preservation_statement") }
        dataset.qualityAssurance = withReading { $0.texts(&object, "data_quality_assurance") }
        dataset.creators = people(&object, "creator", id: "creator_id")
        dataset.metadataStandards = withReading { $0.objects(of: &object, "metadata") }.map { metadata($0) }
        dataset.securityAndPrivacy = withReading { $0.objects(of: &object, "security_and_privacy") }
            .map { measure($0) }
        dataset.technicalResources = withReading { $0.objects(of: &object, "technical_resource") }
            .map { resource($0) }
        let distributions = withReading { $0.objects(of: &object, "distribution") }
            .map { distribution($0, of: &dataset) }
        lift(distributions, into: &dataset)
        finish(object)
        dataset.extras = takeExtras(since: planExtras)
        return withReading { Extension.apply(fairway, to: dataset, at: given.path, &$0) }
    }

    /// A short identifier of type `other` serves as the key (that is how keys are written); else `D1`, `D2`, ….
    private static func key(for id: Identifier?, number: Int, taken: Set<String>) -> (String, Identifier?) {
        if let id, id.scheme == "other", isKey(id.identifier), !taken.contains(id.identifier) {
            return (id.identifier, nil)
        }
        var number = number
        while taken.contains("D\(number)") { number += 1 }
        return ("D\(number)", id)
    }

    static func isKey(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                    || "._-".utf8.contains($0)
            }
    }

    private mutating func truth(_ object: inout MaDMPObject, _ key: String) -> Bool? {
        guard let tree = object.take(key), !tree.isNull else { return nil }
        if case .bool(let value) = tree.content { return value }
        let place = object.place(key)
        withReading { $0.dropped(tree, at: place, expected: "true or false") }
        return nil
    }

    private mutating func yesNoUnknown(_ object: inout MaDMPObject, _ key: String) -> YesNoUnknown {
        let isThere = object.entries.contains { $0.key == key }
        let answer = withReading { $0.choice(&object, key, as: YesNoUnknown.self) }
        if !isThere { withReading { [object] in $0.missing(key, of: object, "It was read as unknown.") } }
        return answer ?? .unknown
    }

    private mutating func metadata(_ given: MaDMPObject) -> MetadataStandard {
        var object = given
        var standard = MetadataStandard()
        standard.name = withReading { $0.text(&object, "description") }
        standard.language = withReading { $0.language(&object) }
        standard.identifiers = oneOrMoreIdentifiers(&object, "metadata_standard_id")
        finish(object)
        // The writer repeats what has no own value; see MaDMPWriter.
        if standard.language == planLanguage { standard.language = nil }
        if let name = standard.name, standard.identifiers == [Identifier(name, scheme: "other")] {
            standard.identifiers = []
        }
        return standard
    }

    private mutating func measure(_ given: MaDMPObject) -> SecurityMeasure {
        var object = given
        var measure = SecurityMeasure()
        measure.title = withReading { $0.text(&object, "title") } ?? ""
        measure.description = withReading { $0.text(&object, "description") }
        finish(object)
        return measure
    }

    private mutating func resource(_ given: MaDMPObject) -> TechnicalResource {
        var object = given
        var resource = TechnicalResource()
        resource.name = withReading { $0.text(&object, "name") } ?? ""
        resource.description = withReading { $0.text(&object, "description") }
        resource.identifiers = identifiers(&object, "technical_resource_id")
        finish(object)
        return resource
    }
}

// MARK: - Distributions

extension MaDMPReader {
    private mutating func distribution(_ given: MaDMPObject, of dataset: inout PlannedDataset) -> Placement {
        var object = given
        var placement = Placement()
        placement.title = withReading { $0.text(&object, "title") }
        placement.description = withReading { $0.text(&object, "description") }
        placement.accessURL = withReading { $0.text(&object, "access_url") }
        placement.downloadURL = withReading { $0.text(&object, "download_url") }
        placement.availableUntil = withReading {
            $0.date(&object, "available_until", or: ["available_untill"])
        }
        placement.issued = withReading { $0.date(&object, "issued") }
        placement.size = withReading { $0.bytes(&object, "byte_size", or: ["byteSize"]) }
        let formats = withReading { $0.texts(&object, "format") }
        placement.formats = formats.isEmpty ? nil : formats.map { PlannedFormat($0) }
        let isEmbargoed = access(&object, of: &placement)
        let licences = withReading { $0.objects(of: &object, "license") }.compactMap { licence($0) }
        placement.licences = licences.isEmpty ? nil : licences
        if dataset.embargo == nil {
            let published = placement.issued ?? dataset.issued ?? modifiedDay
            let start = licences.compactMap(\.from).min()
            if let start, let published, start > published {
                dataset.embargo = .until(start)
            } else if isEmbargoed {
                dataset.embargo = .possible("data_access “embargoed” without a date")
            }
        }
        if let host = withReading({ $0.object(of: &object, "host") }) {
            let title = host.entries.last { $0.key == "title" }?.value.scalar
            placement.repository = repository(host)
            if placement.title == MaDMPWriter.title(of: dataset, in: title) { placement.title = nil }
        } else if placement.title == MaDMPWriter.title(of: dataset, in: nil) {
            placement.title = nil
        }
        misplacedMetadata(&object, into: &dataset)
        finish(object)
        return placement
    }

    /// Whether the access is the non-standard `embargoed`.
    private mutating func access(_ object: inout MaDMPObject, of placement: inout Placement) -> Bool {
        let place = object.place("data_access")
        guard let tree = object.take("data_access"), let word = tree.scalar?.lowercased() else {
            withReading { [object] in $0.missing("data_access", of: object, "Access is not known then.") }
            return false
        }
        let meaning: PlannedAccess.Level? =
            switch word {
            case "open", "embargoed": .open
            case "shared", "restricted": .restricted
            case "closed": .closed
            default: nil
            }
        guard let meaning else {
            withReading { $0.dropped(tree, at: place, expected: "one of open, shared, closed") }
            return false
        }
        placement.access = meaning
        if word == "restricted" || word == "embargoed" {
            let remedy =
                word == "restricted"
                ? "It was read as “shared”, which is what the standard calls it."
                : "It was read as “open” after an embargo; the standard says that with license.start_date."
            withReading {
                $0.note(
                    .warning, "data-access-\(word)", at: place, line: tree.line,
                    "“\(word)” is not one of open, shared, closed.", remedy: remedy)
            }
        }
        return word == "embargoed"
    }

    private mutating func licence(_ given: MaDMPObject) -> PlannedLicence? {
        var object = given
        let reference = withReading { $0.text(&object, "license_ref") }
        let from = withReading { $0.date(&object, "start_date") }
        finish(object)
        guard let reference else {
            withReading { $0.missing("license_ref", of: given, "The licence was left out; add its URL.") }
            return nil
        }
        if !WebAddress.isURL(reference) {
            withReading {
                $0.note(
                    .warning, "bad-url", at: given.place("license_ref"), line: given.line,
                    "“\(reference)” is not a URL.",
                    remedy: "It is kept as it is; write the URL of the licence.")
            }
        }
        return PlannedLicence(.chosen(LicenceReference.spdx(reference) ?? reference), from: from)
    }

    /// The key of the repository that a host stands for; equal hosts are one repository.
    private mutating func repository(_ given: MaDMPObject) -> String? {
        var object = given
        var host = PlannedRepository()
        host.name = withReading { $0.text(&object, "title") } ?? ""
        host.url = webAddress(&object, "url")
        host.description = withReading { $0.text(&object, "description") }
        host.availability = withReading { $0.text(&object, "availability") }
        host.backupFrequency = withReading { $0.text(&object, "backup_frequency") }
        host.backupType = withReading { $0.text(&object, "backup_type") }
        host.storageType = withReading { $0.text(&object, "storage_type") }
        host.geoLocation = withReading { $0.text(&object, "geo_location") }
        host.certifiedWith = withReading { $0.text(&object, "certified_with") }
        host.supportsVersioning = withReading {
            $0.choice(&object, "support_versioning", or: ["supports_versioning"], as: YesNoUnknown.self)
        }
        host.pidSystems = withReading { $0.texts(&object, "pid_system") }
        host.identifiers = identifiers(&object, "host_id")
        finish(object)
        guard !host.name.isEmpty || host.url != nil else { return nil }
        if host.name.isEmpty { host.name = host.url ?? "" }
        return key(of: host)
    }

    /// A URL; a bare DOI is made one, and told.
    private mutating func webAddress(_ object: inout MaDMPObject, _ key: String) -> String? {
        guard let text = withReading({ $0.text(&object, key) }) else { return nil }
        if WebAddress.isURL(text) { return text }
        let url = text.hasPrefix("10.") && text.contains("/") ? "https://doi.org/" + text : nil
        let place = object.place(key)
        let line = object.line
        withReading {
            if let url {
                $0.note(
                    .warning, "doi-for-url", at: place, line: line,
                    "“\(text)” is a DOI where a URL is meant.",
                    remedy: "It was read as \(url); write that.")
            } else {
                $0.note(
                    .warning, "bad-url", at: place, line: line, "“\(text)” is not a URL.",
                    remedy: "It is kept as it is; write the address with https://.")
            }
        }
        return url ?? text
    }

    /// Metadata standards stand at the dataset; some tools put them into the distribution.
    private mutating func misplacedMetadata(_ object: inout MaDMPObject, into dataset: inout PlannedDataset) {
        guard object.entries.contains(where: { $0.key == "metadata" }), dataset.metadataStandards.isEmpty
        else { return }
        let place = object.place("metadata")
        let line = object.line
        withReading {
            $0.note(
                .warning, "misplaced-key", at: place, line: line, "“metadata” belongs to the dataset.",
                remedy: "It was read as the dataset's; move it there.")
        }
        dataset.metadataStandards = withReading { $0.objects(of: &object, "metadata") }.map { metadata($0) }
    }

    /// What every distribution says is a promise of the dataset; the copies keep what is their own.
    private mutating func lift(_ given: [Placement], into dataset: inout PlannedDataset) {
        var copies = given
        let levels = Set(copies.compactMap(\.access))
        if levels.count == 1, let level = levels.first {
            dataset.access = PlannedAccess(level)
            for index in copies.indices where copies[index].access == level { copies[index].access = nil }
        } else if levels.count > 1 {
            dataset.access = PlannedAccess(.mixed)
        }
        if let formats = Self.common(copies.map(\.formats)) {
            dataset.formats = formats
            for index in copies.indices { copies[index].formats = nil }
        } else {
            for format in copies.flatMap({ $0.formats ?? [] }) where !dataset.formats.contains(format) {
                dataset.formats.append(format)
            }
            // A copy that says nothing must not inherit what the others say.
            if !dataset.formats.isEmpty {
                for index in copies.indices where copies[index].formats == nil { copies[index].formats = [] }
            }
        }
        if let size = Self.common(copies.map(\.size)) {
            dataset.size = .exact(size)
            for index in copies.indices { copies[index].size = nil }
        }
        if let licences = Self.common(copies.map(\.licences)) {
            dataset.licences = licences
            for index in copies.indices { copies[index].licences = nil }
        } else {
            for licence in copies.flatMap({ $0.licences ?? [] }) where !dataset.licences.contains(licence) {
                dataset.licences.append(licence)
            }
            if !dataset.licences.isEmpty {
                for index in copies.indices where copies[index].licences == nil {
                    copies[index].licences = []
                }
            }
        }
        if let until = Self.common(copies.map(\.availableUntil)) {
            var retention = Retention()
            retention.until = until
            dataset.retention = retention
            for index in copies.indices { copies[index].availableUntil = nil }
        }
        dataset.placements = copies.filter { $0 != Placement() }
    }

    /// The value that all have, when all have the same.
    private static func common<Value: Equatable>(_ values: [Value?]) -> Value? {
        guard let first = values.first, let value = first, values.allSatisfy({ $0 == value }) else {
            return nil
        }
        return value
    }
}

/// Short names made from titles.
enum Slug {
    /// Lower-case ASCII letters and digits joined by hyphens, at most 40; `item` when nothing is left.
    static func of(_ title: String) -> String {
        let folded = title.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            .lowercased()
        let words = folded.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let slug = String(words.joined(separator: "-").prefix(40))
        return slug.isEmpty ? "item" : slug
    }
}
