// SPDX-License-Identifier: Apache-2.0
// The metadata formats of OAI-PMH, by their prefixes.

import Metadata

enum OAIFormat: String, CaseIterable, Sendable {
    case dublinCore = "oai_dc"
    case dataCite = "datacite"
    /// DataCite's own envelope, as harvesters of DataCite expect it.
    case dataCiteEnvelope = "oai_datacite"

    init(prefix: String) throws(OAIError) {
        guard let format = OAIFormat(rawValue: prefix) else { throw .cannotDisseminateFormat(prefix) }
        self = format
    }

    var schema: String {
        switch self {
        case .dublinCore: "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
        case .dataCite: "https://schema.datacite.org/meta/kernel-4.7/metadata.xsd"
        case .dataCiteEnvelope: "http://schema.datacite.org/oai/oai-1.1/oai.xsd"
        }
    }

    var namespace: String {
        switch self {
        case .dublinCore: "http://www.openarchives.org/OAI/2.0/oai_dc/"
        case .dataCite: "http://datacite.org/schema/kernel-4"
        case .dataCiteEnvelope: "http://schema.datacite.org/oai/oai-1.1/"
        }
    }

    /// The record as the content of a `metadata` element.
    func xml(of record: ExportableRecord) -> String {
        switch self {
        case .dublinCore: return DublinCore.xml(of: record, declaration: false)
        case .dataCite: return DataCite.xml(of: record, declaration: false)
        case .dataCiteEnvelope:
            return """
                <oai_datacite xmlns="\(namespace)" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
                xsi:schemaLocation="\(namespace) \(schema)">
                <schemaVersion>4.7</schemaVersion>
                <datacentreSymbol>\(XMLWriter.escape(record.repository.name))</datacentreSymbol>
                <payload>
                \(DataCite.xml(of: record, declaration: false))</payload>
                </oai_datacite>

                """
        }
    }
}
