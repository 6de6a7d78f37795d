// SPDX-License-Identifier: Apache-2.0
// What several exporters derive from a record in the same way.

import Identifiers

extension ExportableRecord {
    var resourceType: ResourceType { metadata.resourceType.flatMap { ResourceType.named($0.id) } ?? .other }

    var title: String { metadata.title.map(HTMLText.plain) ?? "" }

    /// The description as plain text, one line per paragraph.
    var plainDescription: String? {
        metadata.description.map(HTMLText.plain).flatMap { $0.isEmpty ? nil : $0 }
    }

    var publicationDate: EDTF? { metadata.publicationDate.flatMap { try? EDTF($0) } }

    var publicationYear: Int {
        publicationDate?.year ?? Int((published ?? created).prefix(4)) ?? 0
    }

    var publisher: String { metadata.publisher.flatMap { $0.isEmpty ? nil : $0 } ?? repository.name }

    /// The address by which the record is cited: its DOI, or its landing page.
    var citedURL: String { identifiers.doi.flatMap { IdentifierScheme.doi.resolverURL(for: $0) } ?? url }

    /// The day on which the files become public at the latest; nil without an embargo that holds.
    var embargoEnd: String? {
        guard status == .embargoed else { return nil }
        return access.embargo?.until
    }

    var keywords: [String] { metadata.subjects.compactMap { $0.subject ?? $0.id } }

    /// The language of the record in BCP 47's shortest form.
    var languageTags: [String] { metadata.languages.map { tag(of: $0) } }

    func tag(of language: VocabularyTerm) -> String { Language.find(language.id)?.tag ?? language.id }

    var sizeInBytes: Int { files.reduce(0) { $0 &+ $1.size } }

    /// Media types of the metadata and of the files, each once.
    var mediaTypes: [String] {
        var seen: Set<String> = []
        return (metadata.formats + files.map(\.mediaType)).filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// In words, for readers: what holds, until when, and why.
    var accessStatement: String {
        switch status {
        case .open: return "Open access"
        case .metadataOnly: return "Metadata only"
        case .restricted: return "Restricted access"
        case .embargoed:
            let embargo = access.embargo
            let ends = [embargo?.until, embargo?.event].compactMap { $0 }.joined(separator: " or ")
            let first = embargo?.until != nil && embargo?.event != nil ? ", whichever is first" : ""
            return ends.isEmpty ? "Embargoed" : "Embargoed until \(ends)\(first)"
        }
    }

    /// The term of info:eu-repo that OpenAIRE reads.
    var euRepoAccess: String {
        switch status {
        case .open: "info:eu-repo/semantics/openAccess"
        case .embargoed: "info:eu-repo/semantics/embargoedAccess"
        case .restricted: "info:eu-repo/semantics/restrictedAccess"
        case .metadataOnly: "info:eu-repo/semantics/closedAccess"
        }
    }

    /// The concept of COAR Access Rights.
    var coarAccess: String {
        switch status {
        case .open: "http://purl.org/coar/access_right/c_abf2"
        case .embargoed: "http://purl.org/coar/access_right/c_f1cf"
        case .restricted: "http://purl.org/coar/access_right/c_16ec"
        case .metadataOnly: "http://purl.org/coar/access_right/c_14cb"
        }
    }

    /// The licences with their addresses; free texts where a record has a licence of its own.
    var licences: [ExportedLicence] { metadata.rights.map(ExportedLicence.init) }

    /// The user's relations and those between versions.
    var relations: [ExportedRelation] {
        var all = metadata.relatedIdentifiers.map { related in
            ExportedRelation(
                related.identifier, scheme: related.scheme, relation: related.relationType.id,
                information: related.relationTypeInformation, resourceType: related.resourceType?.id)
        }
        all += metadata.references.compactMap { reference in
            reference.identifier.map {
                ExportedRelation($0, scheme: reference.scheme, relation: "references")
            }
        }
        let versions = [
            (previousVersion, "isnewversionof"), (nextVersion, "ispreviousversionof"),
            (concept, "isversionof"),
        ]
        for case (let target?, let relation) in versions {
            all.append(
                ExportedRelation(target, scheme: nil, relation: relation, resourceType: resourceType.id))
        }
        var seen: Set<String> = []
        return all.filter { seen.insert("\($0.relation.id) \($0.identifier)").inserted }
    }
}

/// A licence as exports write it.
struct ExportedLicence {
    /// Nil for a licence that is not on the SPDX list.
    let licence: Licence?
    let title: String
    let url: String?

    init(_ right: Right) {
        licence = right.id.flatMap(Licence.named)
        let given = right.title?["en"] ?? right.title?.sorted { $0.key < $1.key }.first?.value
        title = licence?.title ?? given ?? right.id ?? right.link ?? ""
        url = licence?.url ?? right.link.flatMap { IdentifierScheme.url.resolverURL(for: $0) }
    }
}

/// A relation with its identifier in the scheme's spelling, as far as the scheme is known.
struct ExportedRelation {
    let identifier: String
    let scheme: IdentifierScheme?
    let relation: RelationType
    let information: String?
    let resourceType: ResourceType?

    init(
        _ identifier: String, scheme: String?, relation: String, information: String? = nil,
        resourceType: String? = nil
    ) {
        let known =
            scheme.flatMap { IdentifierScheme(rawValue: $0.lowercased()) }
            ?? IdentifierScheme.detect(identifier)
        self.scheme = known
        self.identifier = (try? known?.normalise(identifier)) ?? identifier
        self.relation = RelationType.named(relation) ?? RelationType.other
        self.information = self.relation.id == "other" ? (information ?? relation) : nil
        self.resourceType = resourceType.flatMap { ResourceType.named($0) }
    }

    /// Where the other resource is found.
    var url: String? { scheme?.resolverURL(for: identifier) }
}

extension RelationType {
    static let other = all.first { $0.id == "other" } ?? all[0]
}

extension Identifier {
    /// The scheme that is named, or that the form shows.
    var knownScheme: IdentifierScheme? {
        scheme.flatMap { IdentifierScheme(rawValue: $0.lowercased()) } ?? IdentifierScheme.detect(identifier)
    }

    var resolverURL: String? { knownScheme?.resolverURL(for: identifier) }
}

extension PersonOrOrganisation {
    /// The address of the ORCID iD, ROR id, ISNI or GND id, in this order.
    var url: String? {
        let order: [IdentifierScheme] = [.orcid, .ror, .isni, .gnd]
        for scheme in order {
            if let match = identifiers.first(where: { $0.knownScheme == scheme }), let url = match.resolverURL
            {
                return url
            }
        }
        return nil
    }

    /// `Marie Curie`, or the organisation's name.
    var readingName: String {
        guard type == .personal, let familyName, !familyName.isEmpty else { return displayName }
        return [givenName, familyName].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension Affiliation {
    /// The address of the ROR id; nil for ids of other vocabularies.
    var rorURL: String? { id.flatMap { IdentifierScheme.ror.resolverURL(for: $0) } }
    var displayName: String { name.flatMap { $0.isEmpty ? nil : $0 } ?? rorURL ?? id ?? "" }
}

extension Funder {
    var displayName: String { name.flatMap { $0.isEmpty ? nil : $0 } ?? url ?? id ?? "" }
    /// The address of the ROR id or Crossref Funder ID.
    var url: String? {
        id.flatMap {
            IdentifierScheme.ror.resolverURL(for: $0)
                ?? IdentifierScheme.crossreffunderid.resolverURL(for: $0)
        }
    }
}

extension Award {
    /// The number; InvenioRDM's award ids carry it after the funder's id (`00k4n6c32::755021`).
    var displayNumber: String? {
        if let number, !number.isEmpty { return number }
        return id.map { id in
            guard let separator = id.lastIndex(of: ":") else { return id }
            return String(id[id.index(after: separator)...])
        }
    }

    var url: String? { identifiers.lazy.compactMap(\.resolverURL).first }
    var displayTitle: String? { title?["en"] ?? title?.sorted { $0.key < $1.key }.first?.value }
}
