// SPDX-License-Identifier: Apache-2.0
// DataCite's property 18 as the record's places.

import Metadata

/// DataCite's places: a name, a point, a box or polygons, in kernel 4 as numbers, in kernel 3 as text.
enum DataCiteLocation {
    /// One location for each geometry, all with the name; one with the name alone where there is none.
    static func locations(_ value: JSONValue) -> [Location] {
        let place = value["geolocationplace"].words ?? value.words
        var geometries: [Geometry] = []
        if let point = value["geolocationpoint"].flatMap(point) { geometries.append(point) }
        if let box = value["geolocationbox"].flatMap(box) { geometries.append(box) }
        geometries += polygons(value["geolocationpolygon"])
        if geometries.isEmpty { return place.map { [Location(place: $0)] } ?? [] }
        return geometries.map { Location(geometry: $0, place: place) }
    }

    private static func position(_ value: JSONValue) -> (longitude: Double, latitude: Double)? {
        let inner = value["polygonpoint"] ?? value["inpolygonpoint"] ?? value
        let pair = numbers(inner)
        let latitude = inner["pointlatitude"].quantity ?? (pair.count == 2 ? pair[0] : nil)
        let longitude = inner["pointlongitude"].quantity ?? (pair.count == 2 ? pair[1] : nil)
        guard let latitude, let longitude, abs(latitude) <= 90, abs(longitude) <= 180 else { return nil }
        return (longitude, latitude)
    }

    private static func point(_ value: JSONValue) -> Geometry? {
        position(value).map { .point(longitude: $0.longitude, latitude: $0.latitude) }
    }

    /// Kernel 3: `south west north east` as one text.
    private static func box(_ value: JSONValue) -> Geometry? {
        let text = numbers(value)
        let west = value["westboundlongitude"].quantity ?? (text.count == 4 ? text[1] : nil)
        let east = value["eastboundlongitude"].quantity ?? (text.count == 4 ? text[3] : nil)
        let south = value["southboundlatitude"].quantity ?? (text.count == 4 ? text[0] : nil)
        let north = value["northboundlatitude"].quantity ?? (text.count == 4 ? text[2] : nil)
        guard let west, let east, let south, let north, abs(west) <= 180, abs(east) <= 180, abs(south) <= 90,
            abs(north) <= 90
        else { return nil }
        return .polygon([[west, south], [east, south], [east, north], [west, north], [west, south]])
    }

    /// A polygon is a list of points; several polygons are a list of such lists.
    private static func polygons(_ value: JSONValue?) -> [Geometry] {
        guard let value else { return [] }
        let points = value["polygonpoints"] ?? value["polygonpoint"]
        if value.array == nil, let points, points.array != nil { return polygons(points) }
        if value.list.contains(where: { $0.array != nil || $0["polygonpoint"]?.array != nil }) {
            return value.list.flatMap { polygons($0["polygonpoint"] ?? $0) }
        }
        var ring = value.list.compactMap(position).map { [$0.longitude, $0.latitude] }
        guard ring.count >= 3 else { return [] }
        if ring.first != ring.last, let first = ring.first { ring.append(first) }
        return [.polygon(ring)]
    }

    private static func numbers(_ value: JSONValue) -> [Double] {
        (value.string ?? "").split { " ,\n\t".contains($0) }.compactMap { Double($0) }
    }
}
