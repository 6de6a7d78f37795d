// SPDX-License-Identifier: Apache-2.0
// ACDD and CF attributes as metadata: people, places, dates, rights, references.

import Foundation
import Metadata
import Testing

@testable import Extraction

@Suite struct GlobalAttributesTests {
    private func extract(_ attributes: [String: String]) -> Extract {
        var globals = GlobalAttributes(texts: attributes.mapValues { [$0] }) { "/@\($0)" }
        globals.read()
        return globals.extract
    }

    @Test func creatorsHaveTheirInstitutionAndORCID() throws {
        let found = extract([
            "creator_name": "Jane Roe", "creator_url": "https://orcid.org/0000-0002-1825-0097",
            "creator_email": "jane@example.org", "institution": "Example University",
        ])
        let creator = try #require(
            found.statements.compactMap { if case .creator(let creator) = $0 { creator } else { nil } }.first)
        #expect(creator.personOrOrg.name == "Roe, Jane")
        #expect(creator.personOrOrg.identifiers == [Identifier("0000-0002-1825-0097", scheme: "orcid")])
        #expect(creator.affiliations.map(\.name) == ["Example University"])
        #expect(found.suggestion("creator email")?.isPersonal == true)
    }

    @Test(arguments: [
        (["Jane Roe; John Doe"], ["Roe, Jane", "Doe, John"]), (["Roe, Jane"], ["Roe, Jane"]),
        (["Jane Roe, John Doe, Max Muster"], ["Roe, Jane", "Doe, John", "Muster, Max"]),
        (["Jane Roe and John Doe"], ["Roe, Jane", "Doe, John"]),
    ])
    func severalCreatorsAreTakenApart(_ text: [String], _ names: [String]) {
        #expect(extract(["creator_name": text[0]]).creators == names)
    }

    @Test func aCreatorThatIsAnInstitutionStaysWhole() {
        let found = extract(["creator_name": "Example Centre, Data Unit", "creator_type": "institution"])
        #expect(found.creators == ["Example Centre, Data Unit"])
    }

    @Test func theBoundingBoxIsAPolygon() {
        let found = extract([
            "geospatial_lat_min": "47.2", "geospatial_lat_max": "55.1", "geospatial_lon_min": "5.9",
            "geospatial_lon_max": "15.0",
        ])
        #expect(
            found.locations.map(\.geometry) == [
                .polygon([[5.9, 47.2], [15, 47.2], [15, 55.1], [5.9, 55.1], [5.9, 47.2]])
            ])
    }

    @Test func aBoxWithoutExtentIsAPointAndLongitudesEndAt180() {
        let found = extract([
            "geospatial_lat_min": "10", "geospatial_lat_max": "10", "geospatial_lon_min": "350",
            "geospatial_lon_max": "350",
        ])
        #expect(found.locations.map(\.geometry) == [.point(longitude: -10, latitude: 10)])
    }

    @Test(arguments: [("95", "96"), ("20", "10"), ("nan", "1")])
    func limitsThatAreNoDegreesAreLeftOut(_ south: String, _ north: String) {
        let found = extract([
            "geospatial_lat_min": south, "geospatial_lat_max": north, "geospatial_lon_min": "1",
            "geospatial_lon_max": "2",
        ])
        #expect(found.locations.isEmpty)
    }

    @Test func datesBecomeOneInterval() {
        let found = extract([
            "time_coverage_start": "2020-01-01", "time_coverage_end": "2020-02-03T12:00:00Z",
        ])
        #expect(found.date("collected") == "2020-01-01/2020-02-03")
        #expect(extract(["time_coverage_start": "spring 2020"]).warnings.count == 1)
    }

    @Test func rightsReferencesAndIdentifiers() {
        let found = extract([
            "license": "https://creativecommons.org/licenses/by/4.0/", "id": "10.5281/zenodo.99",
            "references": "Roe et al. 2020, https://doi.org/10.1000/ABC",
            "keywords": "sea ice, albedo, unknown",
            "product_version": "2.1",
        ])
        #expect(found.rights.map(\.id) == ["cc-by-4.0"])
        #expect(found.related.map(\.identifier) == ["10.1000/abc"])
        #expect(found.statements.contains(.identifier(Identifier("10.5281/zenodo.99", scheme: "doi"))))
        #expect(found.subjects == ["sea ice", "albedo"])
        #expect(found.statements.contains(.version("2.1")))
    }
}
