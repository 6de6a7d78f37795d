// SPDX-License-Identifier: Apache-2.0
// The export formats by name: what the command line, the pages and content negotiation offer.

/// A format that a record's metadata are exported in.
package enum ExportFormat: String, CaseIterable, Sendable {
    case dataCiteXML = "datacite-xml"
    case dataCiteJSON = "datacite-json"
    case jsonLD = "json-ld"
    case dublinCore = "dublin-core"
    case dcat
    case bibTeX = "bibtex"
    case csl
    case ris
    case cff
    case roCrate = "ro-crate"

    /// The format of this name; also InvenioRDM's names (`dublincore`, `dcat-ap`).
    package static func named(_ name: String) -> ExportFormat? {
        ExportFormat(rawValue: name)
            ?? ["dublincore": .dublinCore, "dcat-ap": .dcat, "rocrate": .roCrate][name]
    }

    /// What it is called on pages.
    package var title: String {
        switch self {
        case .dataCiteXML: "DataCite XML"
        case .dataCiteJSON: "DataCite JSON"
        case .jsonLD: "JSON-LD (schema.org)"
        case .dublinCore: "Dublin Core XML"
        case .dcat: "DCAT (Turtle)"
        case .bibTeX: "BibTeX"
        case .csl: "CSL-JSON"
        case .ris: "RIS"
        case .cff: "Citation File Format"
        case .roCrate: "RO-Crate"
        }
    }

    /// The media type under which clients ask for it; texts are UTF-8.
    package var mediaType: String {
        switch self {
        case .dataCiteXML: "application/vnd.datacite.datacite+xml"
        case .dataCiteJSON: "application/vnd.datacite.datacite+json"
        case .jsonLD: "application/ld+json"
        case .dublinCore: "application/x-dc+xml"
        case .dcat: "text/turtle"
        case .bibTeX: "application/x-bibtex"
        case .csl: "application/vnd.citationstyles.csl+json"
        case .ris: "application/x-research-info-systems"
        case .cff: "application/x-yaml"
        case .roCrate: "application/ld+json;profile=\"https://w3id.org/ro/crate/1.2\""
        }
    }

    /// The name of a downloaded file of the record `id`.
    package func fileName(for id: String) -> String {
        switch self {
        case .dataCiteXML: "\(id).datacite.xml"
        case .dataCiteJSON: "\(id).datacite.json"
        case .jsonLD: "\(id).jsonld"
        case .dublinCore: "\(id).dc.xml"
        case .dcat: "\(id).ttl"
        case .bibTeX: "\(id).bib"
        case .csl: "\(id).csl.json"
        case .ris: "\(id).ris"
        case .cff: "CITATION.cff"
        case .roCrate: ROCrate.fileName
        }
    }

    /// The document, ended by a line break.
    package func text(of record: ExportableRecord) -> String {
        switch self {
        case .dataCiteXML: DataCite.xml(of: record)
        case .dataCiteJSON: DataCite.json(of: record).text(pretty: true) + "\n"
        case .jsonLD: SchemaOrg.jsonLD(of: record).text(pretty: true) + "\n"
        case .dublinCore: DublinCore.xml(of: record)
        case .dcat: DCAT.turtle(of: record)
        case .bibTeX: BibTeX.text(of: record)
        case .csl: CSL.json(of: record).text(pretty: true) + "\n"
        case .ris: RIS.text(of: record)
        case .cff: CFF.text(of: record)
        case .roCrate: ROCrate.json(of: record).text(pretty: true) + "\n"
        }
    }
}
