// SPDX-License-Identifier: Apache-2.0
// DataCite 4.7 as JSON, in the shape of DataCite's REST API.

extension DataCite {
    /// The attributes of a record as DataCite's REST API takes and gives them.
    package static func json(of record: ExportableRecord) -> JSONValue {
        DataCite(record).json(url: record.url)
    }

    private func json(url: String) -> JSONValue {
        .compact([
            "schemaVersion": "http://datacite.org/schema/kernel-4",
            "doi": identifier.type == "DOI" ? .string(identifier.value) : nil,
            "url": .string(url),
            "types": [
                "resourceTypeGeneral": .string(resourceType.dataCiteGeneral),
                "resourceType": .string(resourceType.dataCiteText),
            ],
            "creators": .array(creators.map(json)),
            "titles": .array(
                titles.map { title in
                    .compact([
                        "title": .string(title.text), "titleType": .text(title.type),
                        "lang": .text(title.language),
                    ])
                }),
            "publisher": ["name": .string(publisher)],
            "publicationYear": .string(year),
            "subjects": .array(
                subjects.map { subject in
                    .compact([
                        "subject": .string(subject.text), "subjectScheme": .text(subject.scheme),
                        "valueUri": .text(subject.valueURI),
                    ])
                }),
            "contributors": .array(contributors.map(json)),
            "dates": .array(
                dates.map { date in
                    .compact([
                        "date": .string(date.date), "dateType": .string(date.type),
                        "dateInformation": .text(date.information),
                    ])
                }),
            "language": .text(language),
            "alternateIdentifiers": .array(
                alternateIdentifiers.map {
                    ["alternateIdentifier": .string($0.value), "alternateIdentifierType": .string($0.type)]
                }),
            "relatedIdentifiers": .array(relatedIdentifiers.map(json)),
            "relatedItems": .array(citedTexts.map(cited)),
            "sizes": .texts(sizes),
            "formats": .texts(formats),
            "version": .text(version),
            "rightsList": .array(
                rights.map { right in
                    .compact([
                        "rights": .string(right.text), "rightsUri": .text(right.uri),
                        "rightsIdentifier": .text(right.spdx),
                        "rightsIdentifierScheme": right.spdx.map { _ in "SPDX" },
                        "schemeUri": right.spdx.map { _ in "https://spdx.org/licenses/" },
                    ])
                }),
            "descriptions": .array(
                descriptions.map { description in
                    .compact([
                        "description": .string(description.lines.joined(separator: "\n")),
                        "descriptionType": .string(description.type), "lang": .text(description.language),
                    ])
                }),
            "geoLocations": .array(locations.map(json)),
            "fundingReferences": .array(funding.map(json)),
        ])
    }

    private func json(_ someone: Someone) -> JSONValue {
        .compact([
            "name": .string(someone.name),
            "nameType": .string(someone.isPerson ? "Personal" : "Organizational"),
            "givenName": .text(someone.given),
            "familyName": .text(someone.family),
            "nameIdentifiers": .array(
                someone.identifiers.map { identifier in
                    .compact([
                        "nameIdentifier": .string(identifier.value),
                        "nameIdentifierScheme": .string(identifier.scheme),
                        "schemeUri": .text(identifier.schemeURI),
                    ])
                }),
            "affiliation": .array(
                someone.affiliations.map { affiliation in
                    .compact([
                        "name": .string(affiliation.name), "affiliationIdentifier": .text(affiliation.ror),
                        "affiliationIdentifierScheme": affiliation.ror.map { _ in "ROR" },
                        "schemeUri": affiliation.ror.map { _ in "https://ror.org" },
                    ])
                }),
            "contributorType": .text(someone.contributorType),
        ])
    }

    private func json(_ related: Related) -> JSONValue {
        .compact([
            "relatedIdentifier": .string(related.identifier),
            "relatedIdentifierType": .string(related.type),
            "relationType": .string(related.relation),
            "relationTypeInformation": .text(related.information),
            "resourceTypeGeneral": .text(related.resourceTypeGeneral),
        ])
    }

    private func cited(_ text: String) -> JSONValue {
        ["titles": [["title": .string(text)]], "relationType": "References", "relatedItemType": "Text"]
    }

    private func json(_ location: Location) -> JSONValue {
        var point: JSONValue?
        var polygon: JSONValue?
        switch location.geometry {
        case .point(let longitude, let latitude)?: point = Self.json([longitude, latitude])
        case .polygon(let ring)?: polygon = .array(ring.map { ["polygonPoint": Self.json($0)] })
        case nil: break
        }
        return .compact([
            "geoLocationPlace": .text(location.placeText), "geoLocationPoint": point,
            "geoLocationPolygon": polygon,
        ])
    }

    private static func json(_ position: [Double]) -> JSONValue {
        guard position.count >= 2 else { return [:] }
        return ["pointLongitude": .number(position[0]), "pointLatitude": .number(position[1])]
    }

    private func json(_ funding: Funding) -> JSONValue {
        .compact([
            "funderName": .string(funding.name),
            "funderIdentifier": .text(funding.identifier?.value),
            "funderIdentifierType": .text(funding.identifier?.type),
            "awardNumber": .text(funding.awardNumber),
            "awardUri": .text(funding.awardURI),
            "awardTitle": .text(funding.awardTitle),
        ])
    }
}
