// SPDX-License-Identifier: Apache-2.0
// Writes a planned dataset and its copies as strict maDMP 1.2.

import Identifiers
import Metadata

extension MaDMPWriter {
    func dataset(_ dataset: PlannedDataset) -> Tree {
        let placements =
            dataset.placements.isEmpty && Self.hasDistribution(dataset) ? [Placement()] : dataset.placements
        return .map([
            ("dataset_id", Self.identifier(dataset.identifier ?? Identifier(dataset.key, scheme: "other"))),
            ("title", .text(dataset.title)),
            ("description", .text(dataset.description)),
            ("type", .text(dataset.kind)),
            ("alternate_identifier", list(dataset.alternateIdentifiers.map(Self.identifier))),
            ("related_identifier", list(Self.related(dataset.relatedIdentifiers))),
            ("creator", list(dataset.creators.map { Self.person($0, id: "creator_id", hasRole: false) })),
            ("keyword", list(dataset.keywords.map { .text($0) })),
            ("language", .text(dataset.language.flatMap { LanguageCode.isListed($0) ? $0 : nil })),
            ("is_reused", dataset.isReused.map { Tree(.bool($0)) }),
            ("issued", .text(dataset.issued)),
            ("personal_data", .text(dataset.personalData.rawValue)),
            ("sensitive_data", .text(dataset.sensitiveData.rawValue)),
            ("rights", .text(dataset.rights ?? Self.rightsInWords(dataset))),
            ("preservation_statement", .text(dataset.preservationStatement)),
            ("data_quality_assurance", list(dataset.qualityAssurance.map { .text($0) })),
            ("metadata", list(dataset.metadataStandards.map { metadata($0) })),
            (
                "security_and_privacy",
                list(
                    dataset.securityAndPrivacy.map {
                        .map([("title", .text($0.title)), ("description", .text($0.description))])
                    })
            ),
            (
                "technical_resource",
                list(
                    dataset.technicalResources.map {
                        .map([
                            ("name", .text($0.name)), ("description", .text($0.description)),
                            ("technical_resource_id", list($0.identifiers.map(Self.identifier))),
                        ])
                    })
            ),
            ("distribution", list(placements.map { distribution($0, of: dataset) })),
        ])
    }

    /// The title a distribution gets when the plan gives none.
    static func title(of dataset: PlannedDataset, in repository: String?) -> String {
        repository.map { "\(dataset.title) in \($0)" } ?? dataset.title
    }

    /// Whether a dataset without places has anything that only a distribution can say; it needs the access.
    private static func hasDistribution(_ dataset: PlannedDataset) -> Bool {
        dataset.access != nil
            && (!dataset.formats.isEmpty || dataset.size != nil || !dataset.licences.isEmpty
                || dataset.retention?.until != nil || dataset.access?.level != .mixed)
    }

    private func distribution(_ copy: Placement, of dataset: PlannedDataset) -> Tree {
        let repository = copy.repository.flatMap { repositories[$0] }
        let host = repository.flatMap(Self.host)
        let formats = (copy.formats ?? dataset.formats).map { $0.mediaType ?? $0.name }
        var size = copy.size
        if size == nil, case .exact(let bytes)? = dataset.size { size = bytes }
        return .map([
            ("title", .text(copy.title ?? Self.title(of: dataset, in: host == nil ? nil : repository?.name))),
            ("description", .text(copy.description)),
            ("data_access", .text(Self.access(copy.access ?? dataset.access?.level))),
            ("format", list(formats.map { .text($0) })),
            ("byte_size", size.map { Tree(.bytes($0)) }),
            ("issued", .text(copy.issued)),
            ("available_until", .text(copy.availableUntil ?? dataset.retention?.until)),
            ("access_url", .text(copy.accessURL)),
            ("download_url", .text(copy.downloadURL.flatMap { WebAddress.isURL($0) ? $0 : nil })),
            ("license", list(licences(of: copy, in: dataset))),
            ("host", host),
        ])
    }

    /// maDMP has three words. Unknown access is written `closed`, the careful one; the extension takes it back.
    private static func access(_ level: PlannedAccess.Level?) -> String {
        switch level {
        case .open: "open"
        case .restricted, .mixed: "shared"
        case .closed, nil: "closed"
        }
    }

    /// Chosen licences with the day they begin: the end of the embargo, their own day or the day of publication.
    /// Without any of these nothing can be written, as the standard requires the day.
    private func licences(of copy: Placement, in dataset: PlannedDataset) -> [Tree] {
        var until: String?
        switch dataset.embargo {
        case .until(let day): until = day
        default: break
        }
        return (copy.licences ?? dataset.licences).compactMap { licence in
            guard case .chosen(let id) = licence.choice,
                let start = licence.from ?? until ?? copy.issued ?? dataset.issued
            else { return nil }
            let url = LicenceReference.url(id)
            return .map([("license_ref", .text(url)), ("start_date", .text(start))])
        }
    }

    /// The host, when the plan knows where it is: the standard requires the URL.
    private static func host(_ repository: PlannedRepository) -> Tree? {
        guard let url = repository.url, WebAddress.isURL(url), !repository.name.isEmpty else { return nil }
        let pids = repository.pidSystems.filter { MaDMPVocabulary.pidSystems.contains($0) }
        return .map([
            ("title", .text(repository.name)),
            ("url", .text(url)),
            ("description", .text(repository.description)),
            (
                "certified_with",
                .text(repository.certifiedWith.flatMap(listed(in: MaDMPVocabulary.certificates)))
            ),
            ("pid_system", list(pids.map { .text($0) })),
            ("host_id", list(repository.identifiers.map(identifier))),
            ("availability", .text(repository.availability)),
            ("backup_frequency", .text(repository.backupFrequency)),
            ("backup_type", .text(repository.backupType)),
            ("geo_location", .text(repository.geoLocation.flatMap(listed(in: MaDMPVocabulary.countries)))),
            ("storage_type", .text(repository.storageType)),
            ("support_versioning", .text(repository.supportsVersioning?.rawValue)),
        ])
    }

    private static func listed(in words: Set<String>) -> (String) -> String? {
        { words.contains($0) ? $0 : nil }
    }

    private func metadata(_ standard: MetadataStandard) -> Tree {
        let name = standard.name ?? "not named"
        let ids =
            standard.identifiers.isEmpty
            ? [Identifier(name, scheme: "other")]
            : standard.identifiers.map { id in
                // The standard knows url and other here, nothing else.
                let isURL = id.scheme == "url" || (id.scheme == nil && WebAddress.isURL(id.identifier))
                return Identifier(id.identifier, scheme: isURL ? "url" : "other")
            }
        let language = standard.language ?? plan.language
        return .map([
            ("description", .text(standard.name)),
            ("language", .text(language.flatMap { LanguageCode.isListed($0) ? $0 : nil } ?? "eng")),
            ("metadata_standard_id", Self.ids(ids)),
        ])
    }

    /// Licence and embargo in words for readers of the standard part, when its fields cannot say them.
    private static func rightsInWords(_ dataset: PlannedDataset) -> String? {
        var sentences: [String] = []
        for licence in dataset.licences where licence.choice != .undecided || licence.text != nil {
            let words: String =
                switch licence.choice {
                case .chosen(let id): licence.text ?? id
                case .shortlist(let ids): licence.text ?? "one of \(ids.joined(separator: ", "))"
                case .undecided: licence.text ?? ""
                }
            sentences.append("Planned licence\(licence.scope.map { " of \($0)" } ?? ""): \(words).")
        }
        switch dataset.embargo {
        case .event(let event, let latest):
            sentences.append("Closed until \(event)\(latest.map { ", at the latest until \($0)" } ?? "").")
        case .assessment(let text): sentences.append("Opened after assessment: \(text).")
        case .possible(let text): sentences.append("An embargo is possible: \(text).")
        case .until, PlannedEmbargo.none?, nil: return nil
        }
        return sentences.joined(separator: " ")
    }
}
