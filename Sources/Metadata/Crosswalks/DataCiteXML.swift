// SPDX-License-Identifier: Apache-2.0
// DataCite 4.7 as XML, valid against kernel-4.7/metadata.xsd.

extension DataCite {
    /// The `resource` document of a record. Without `declaration` it can stand inside another document.
    package static func xml(of record: ExportableRecord, declaration: Bool = true) -> String {
        DataCite(record).xml(declaration: declaration)
    }

    private func xml(declaration: Bool) -> String {
        var xml = XMLWriter(declaration: declaration)
        xml.element(
            "resource",
            [
                "xmlns": "http://datacite.org/schema/kernel-4",
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation":
                    "http://datacite.org/schema/kernel-4 https://schema.datacite.org/meta/kernel-4.7/metadata.xsd",
            ]
        ) { xml in
            writeMandatory(to: &xml)
            writePeopleAndTopics(to: &xml)
            writeIdentifiers(to: &xml)
            writeContent(to: &xml)
            writePlaces(to: &xml)
            writeFunding(to: &xml)
            writeReferences(to: &xml)
        }
        return xml.text
    }

    private func writeMandatory(to xml: inout XMLWriter) {
        xml.element("identifier", ["identifierType": identifier.type], identifier.value)
        xml.element("creators") { xml in
            for creator in creators { write(creator, as: "creator", to: &xml) }
        }
        xml.element("titles") { xml in
            for title in titles {
                xml.element("title", ["titleType": title.type, "xml:lang": title.language], title.text)
            }
        }
        xml.element("publisher", publisher)
        xml.element("publicationYear", year)
        xml.element(
            "resourceType", ["resourceTypeGeneral": resourceType.dataCiteGeneral], resourceType.dataCiteText)
    }

    private func writePeopleAndTopics(to xml: inout XMLWriter) {
        list("subjects", subjects, to: &xml) { subject, xml in
            xml.element(
                "subject", ["subjectScheme": subject.scheme, "valueURI": subject.valueURI], subject.text)
        }
        list("contributors", contributors, to: &xml) { write($0, as: "contributor", to: &$1) }
        list("dates", dates, to: &xml) { date, xml in
            xml.element("date", ["dateType": date.type, "dateInformation": date.information], date.date)
        }
        xml.optional("language", language)
    }

    private func writeIdentifiers(to xml: inout XMLWriter) {
        list("alternateIdentifiers", alternateIdentifiers, to: &xml) { identifier, xml in
            xml.element("alternateIdentifier", ["alternateIdentifierType": identifier.type], identifier.value)
        }
        list("relatedIdentifiers", relatedIdentifiers, to: &xml) { related, xml in
            xml.element(
                "relatedIdentifier",
                [
                    "relatedIdentifierType": related.type, "relationType": related.relation,
                    "relationTypeInformation": related.information,
                    "resourceTypeGeneral": related.resourceTypeGeneral,
                ], related.identifier)
        }
    }

    private func writeContent(to xml: inout XMLWriter) {
        list("sizes", sizes, to: &xml) { $1.element("size", $0) }
        list("formats", formats, to: &xml) { $1.element("format", $0) }
        xml.optional("version", version)
        list("rightsList", rights, to: &xml) { right, xml in
            xml.element(
                "rights",
                [
                    "rightsURI": right.uri, "rightsIdentifier": right.spdx,
                    "rightsIdentifierScheme": right.spdx.map { _ in "SPDX" },
                    "schemeURI": right.spdx.map { _ in "https://spdx.org/licenses/" },
                ], right.text)
        }
        list("descriptions", descriptions, to: &xml) { description, xml in
            xml.element(
                "description", ["descriptionType": description.type, "xml:lang": description.language],
                lines: description.lines, separator: "br")
        }
    }

    private func writePlaces(to xml: inout XMLWriter) {
        list("geoLocations", locations, to: &xml) { location, xml in
            xml.element("geoLocation") { xml in
                xml.optional("geoLocationPlace", location.placeText)
                switch location.geometry {
                case .point(let longitude, let latitude)?:
                    xml.element("geoLocationPoint") { Self.write([longitude, latitude], to: &$0) }
                case .polygon(let ring)?:
                    xml.element("geoLocationPolygon") { xml in
                        for position in ring { xml.element("polygonPoint") { Self.write(position, to: &$0) } }
                    }
                case nil: break
                }
            }
        }
    }

    private func writeFunding(to xml: inout XMLWriter) {
        list("fundingReferences", funding, to: &xml) { funding, xml in
            xml.element("fundingReference") { xml in
                xml.element("funderName", funding.name)
                if let identifier = funding.identifier {
                    xml.element(
                        "funderIdentifier",
                        ["funderIdentifierType": identifier.type, "schemeURI": identifier.schemeURI],
                        identifier.value)
                }
                xml.optional("awardNumber", ["awardURI": funding.awardURI], funding.awardNumber)
                xml.optional("awardTitle", funding.awardTitle)
            }
        }
    }

    private func writeReferences(to xml: inout XMLWriter) {
        list("relatedItems", citedTexts, to: &xml) { text, xml in
            xml.element("relatedItem", ["relatedItemType": "Text", "relationType": "References"]) { xml in
                xml.element("titles") { $0.element("title", text) }
            }
        }
    }

    private func list<Item>(
        _ name: String, _ items: [Item], to xml: inout XMLWriter, write: (Item, inout XMLWriter) -> Void
    ) {
        guard !items.isEmpty else { return }
        xml.element(name) { xml in
            for item in items { write(item, &xml) }
        }
    }

    private func write(_ someone: Someone, as name: String, to xml: inout XMLWriter) {
        xml.element(name, ["contributorType": someone.contributorType]) { xml in
            xml.element(
                "\(name)Name", ["nameType": someone.isPerson ? "Personal" : "Organizational"], someone.name)
            xml.optional("givenName", someone.given)
            xml.optional("familyName", someone.family)
            for identifier in someone.identifiers {
                xml.element(
                    "nameIdentifier",
                    ["nameIdentifierScheme": identifier.scheme, "schemeURI": identifier.schemeURI],
                    identifier.value)
            }
            for affiliation in someone.affiliations {
                xml.element(
                    "affiliation",
                    [
                        "affiliationIdentifier": affiliation.ror,
                        "affiliationIdentifierScheme": affiliation.ror.map { _ in "ROR" },
                        "schemeURI": affiliation.ror.map { _ in "https://ror.org" },
                    ], affiliation.name)
            }
        }
    }

    private static func write(_ position: [Double], to xml: inout XMLWriter) {
        guard position.count >= 2 else { return }
        xml.element("pointLongitude", "\(position[0])")
        xml.element("pointLatitude", "\(position[1])")
    }
}
