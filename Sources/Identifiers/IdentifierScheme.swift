// SPDX-License-Identifier: Apache-2.0
// The identifier schemes that records use, what they are called and where they resolve.

/// A scheme of identifiers, by InvenioRDM's id.
package enum IdentifierScheme: String, Codable, Sendable, CaseIterable {
    case ark, arxiv, ads, crossreffunderid, cstr, doi, ean13, eissn, geonames, gnd, grid, handle, igsn, isbn,
        isni
    case issn, istc, lissn, lsid, oai, orcid, pmid, purl, raid, ror, rrid, swh, upc, url, urn, w3id, wikidata,
        other

    /// The scheme as people write it.
    package var label: String {
        switch self {
        case .ark: "ARK"
        case .arxiv: "arXiv id"
        case .ads: "ADS bibcode"
        case .crossreffunderid: "Crossref Funder ID"
        case .cstr: "CSTR"
        case .doi: "DOI"
        case .ean13: "EAN-13"
        case .eissn: "eISSN"
        case .geonames: "GeoNames id"
        case .gnd: "GND id"
        case .grid: "GRID id"
        case .handle: "Handle"
        case .igsn: "IGSN"
        case .isbn: "ISBN"
        case .isni: "ISNI"
        case .issn: "ISSN"
        case .istc: "ISTC"
        case .lissn: "ISSN-L"
        case .lsid: "LSID"
        case .oai: "OAI identifier"
        case .orcid: "ORCID iD"
        case .pmid: "PubMed id"
        case .purl: "PURL"
        case .raid: "RAiD"
        case .ror: "ROR id"
        case .rrid: "RRID"
        case .swh: "SWHID"
        case .upc: "UPC"
        case .url: "URL"
        case .urn: "URN"
        case .w3id: "w3id"
        case .wikidata: "Wikidata id"
        case .other: "identifier"
        }
    }

    var labelWithArticle: String {
        let spoken: Set<IdentifierScheme> = [
            .ark, .arxiv, .ads, .ean13, .eissn, .igsn, .isbn, .isni, .issn, .istc, .lissn, .lsid, .oai,
            .orcid, .rrid,
            .other,
        ]
        return (spoken.contains(self) ? "an " : "a ") + label
    }

    /// Where an identifier of this scheme can be looked up; nil where no resolver exists or the text is not one.
    package func resolverURL(for identifier: String) -> String? {
        guard let normal = try? normalise(identifier) else { return nil }
        let path = normal.encodedForPath
        switch self {
        case .ark: return "https://n2t.net/\(path)"
        case .arxiv: return "https://arxiv.org/abs/\(path.dropFirst("arXiv:".count))"
        case .ads: return "https://ui.adsabs.harvard.edu/abs/\(path)"
        case .crossreffunderid, .doi, .igsn: return "https://doi.org/\(path)"
        case .eissn, .issn, .lissn: return "https://portal.issn.org/resource/ISSN/\(path)"
        case .geonames: return "https://www.geonames.org/\(path)"
        case .gnd: return "https://d-nb.info/gnd/\(path)"
        case .grid: return "https://www.grid.ac/institutes/\(path)"
        case .handle: return "https://hdl.handle.net/\(path)"
        case .isni: return "https://isni.org/isni/\(path)"
        case .orcid: return "https://orcid.org/\(path)"
        case .pmid: return "https://pubmed.ncbi.nlm.nih.gov/\(path)/"
        case .purl, .url, .w3id: return normal
        case .raid: return "https://raid.org/\(path)"
        case .ror: return "https://ror.org/\(path)"
        case .rrid: return "https://scicrunch.org/resolver/\(path)"
        case .swh: return "https://archive.softwareheritage.org/\(path)"
        case .urn:
            return normal.lowercased().hasPrefix("urn:nbn:") ? "https://nbn-resolving.org/\(path)" : nil
        case .wikidata: return "https://www.wikidata.org/wiki/\(path)"
        case .cstr, .ean13, .isbn, .istc, .lsid, .oai, .upc, .other: return nil
        }
    }

    /// Where `identifier` can be looked up, if its scheme is known or can be told from its form.
    package static func resolverURL(for identifier: String, scheme: String?) -> String? {
        let known = scheme.flatMap(IdentifierScheme.init(rawValue:)) ?? detect(identifier)
        return known?.resolverURL(for: identifier)
    }
}
