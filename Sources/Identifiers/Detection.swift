// SPDX-License-Identifier: Apache-2.0
// Which scheme a bare identifier belongs to, told from its form.

extension IdentifierScheme {
    /// The scheme that `text` most likely belongs to; nil where no scheme fits. The order is that of InvenioRDM's
    /// idutils: what says its name first, then resolver addresses, then check digits, then forms that much else has.
    package static func detect(_ text: String) -> IdentifierScheme? {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty, trimmed.utf8.count <= 4096 else { return nil }
        let lower = trimmed.lowercased()
        if let named = byPrefix(lower), (try? named.normalise(trimmed)) != nil { return named }
        if lower.contains("://") {
            return byAddress.first { (try? $0.normalise(trimmed)) != nil }
        }
        return byForm.first { (try? $0.normalise(trimmed)) != nil }
    }

    private static func byPrefix(_ lower: String) -> IdentifierScheme? {
        let prefixes: [(String, IdentifierScheme)] = [
            ("doi:", .doi), ("ark:", .ark), ("hdl:", .handle), ("urn:lsid:", .lsid), ("urn:", .urn),
            ("ads:", .ads),
            ("arxiv:", .arxiv), ("gnd:", .gnd), ("pmid:", .pmid), ("swh:", .swh), ("ror:", .ror),
            ("orcid:", .orcid),
            ("isni:", .isni), ("isbn", .isbn), ("issn", .issn), ("eissn:", .eissn), ("rrid:", .rrid),
            ("cstr:", .cstr), ("igsn:", .igsn), ("oai:", .oai), ("wikidata:", .wikidata), ("grid.", .grid),
        ]
        return prefixes.first { lower.hasPrefix($0.0) }?.1
    }

    /// Every scheme with a resolver refuses addresses of other hosts, so the first that fits is the right one.
    private static let byAddress: [IdentifierScheme] = [
        .doi, .ark, .handle, .orcid, .isni, .ror, .gnd, .arxiv, .pmid, .swh, .raid, .wikidata, .geonames,
        .grid, .urn,
        .purl, .w3id, .url,
    ]

    private static let byForm: [IdentifierScheme] = [
        .doi, .ads, .arxiv, .isbn, .issn, .orcid, .isni, .ean13, .istc, .gnd, .ror, .pmid, .wikidata, .handle,
    ]
}
