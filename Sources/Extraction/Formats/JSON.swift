// SPDX-License-Identifier: Apache-2.0
// JSON documents: their shape, and what is recognised inside: GeoJSON, notebooks, JSON-LD.

import Metadata

/// Reads JSON documents up to a size; of a longer one only the beginning is looked at.
struct JSON: Extractor {
    let name = "json"
    let version = 1

    static let plain = FileFormat(mediaType: "application/json", name: "JSON", pronom: "fmt/817")
    static let linked = FileFormat(mediaType: "application/ld+json", name: "JSON-LD", pronom: "fmt/880")
    static let geographic = FileFormat(mediaType: "application/geo+json", name: "GeoJSON", pronom: "fmt/1367")
    static let notebook = FileFormat(
        mediaType: "application/x-ipynb+json", name: "Jupyter notebook", pronom: "fmt/1119")

    /// Documents up to this size are parsed whole.
    static let longestDocument: Int64 = 8 << 20
    /// How much of a longer one is parsed.
    static let prefixLength = 1 << 20

    private static let extensions: Set<String> = [
        "json", "jsonld", "geojson", "ipynb", "zattrs", "zarray", "zgroup",
    ]

    func recognises(_ file: FileHead) -> FileFormat? {
        let start = file.bytes.drop { [0x20, 0x0A, 0x0D, 0x09, 0xEF, 0xBB, 0xBF].contains($0) }
        guard let first = start.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            return nil
        }
        let isNamed = Self.extensions.contains(file.fileExtension)
        let isWhole = Int64(file.bytes.count) >= file.size
        guard let text = try? JSONText(file.bytes, allowsPrefix: !isWhole) else {
            // Comments, a missing bracket: still meant as JSON when it is called so; extracting says what is wrong.
            return isNamed && !file.bytes.contains(0) ? Self.plain : nil
        }
        // `[1]` or `{}` may be the beginning of anything; a name in quotes is not.
        guard isNamed || first == UInt8(ascii: "{") && !text.topLevelNames.isEmpty || isWhole else {
            return nil
        }
        return JSONContent(text.value).format
    }

    func extract(_ file: FileBytes, format: FileFormat) -> Extract {
        var extract = Extract()
        let isLong = file.size > Self.longestDocument
        let bytes = file.read(
            at: 0, count: Int(min(file.size, isLong ? Int64(Self.prefixLength) : Self.longestDocument)))
        if isLong {
            extract.warnings.append(
                "longer than \(Self.longestDocument >> 20) MiB: only the first \(Self.prefixLength >> 20) MiB were looked at"
            )
        }
        do {
            let text = try JSONText(bytes, allowsPrefix: isLong)
            let content = JSONContent(text.value)
            extract.format = content.format
            content.describe(text, isLong: isLong, in: &extract)
        } catch {
            extract.warnings.append("not valid JSON: \(error)")
        }
        return extract.numberingPeople()
    }
}

/// What kind of document a JSON value is.
struct JSONContent {
    private enum Kind { case geographic, notebook, linked, dataCite, plain }

    private let value: JSONValue
    private let kind: Kind

    init(_ value: JSONValue) {
        self.value = value
        let type = value["type"]?.string ?? ""
        if Self.geographicTypes.contains(type),
            value["features"]?.array != nil || value["geometry"] != nil || value["coordinates"]?.array != nil
                || value["geometries"]?.array != nil
        {
            kind = .geographic
        } else if value["nbformat"] != nil, value["cells"]?.array != nil || value["worksheets"] != nil {
            kind = .notebook
        } else if value["schemaVersion"]?.string?.contains("datacite.org/schema") == true
            || value["data"]?["attributes"]?["schemaVersion"]?.string?.contains("datacite.org/schema") == true
        {
            kind = .dataCite
        } else if value["@context"] != nil || value[0]?["@context"] != nil {
            kind = .linked
        } else {
            kind = .plain
        }
    }

    private static let geographicTypes: Set<String> = [
        "FeatureCollection", "Feature", "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon",
        "MultiPolygon", "GeometryCollection",
    ]

    var format: FileFormat {
        switch kind {
        case .geographic: JSON.geographic
        case .notebook: JSON.notebook
        case .linked: JSON.linked
        case .dataCite: FileFormat(mediaType: "application/vnd.datacite.datacite+json", name: "DataCite JSON")
        case .plain: JSON.plain
        }
    }

    func describe(_ text: JSONText, isLong: Bool, in extract: inout Extract) {
        switch kind {
        case .geographic: GeoJSON(value, isWhole: !isLong).describe(in: &extract)
        case .notebook: describeNotebook(in: &extract)
        case .dataCite:
            describeShape(text, isLong: isLong, in: &extract)
            add(DataCiteFields.extract(value, confidence: 0.5), to: &extract)
        case .linked:
            describeShape(text, isLong: isLong, in: &extract)
            let graph = value["@graph"]?.array ?? value.array ?? []
            let described =
                graph.isEmpty ? value : graph.first { SchemaOrgEntity.types(of: $0).contains("Dataset") }
            guard let described, SchemaOrgEntity.types(of: described).contains("Dataset") else { return }
            add(SchemaOrgEntity.extract(described, among: LinkedEntities(graph)), to: &extract)
        case .plain: describeShape(text, isLong: isLong, in: &extract)
        }
    }

    /// What a document says that is no sidecar of this deposit: it may describe other data, so all of it is a guess.
    private func add(_ description: Extract, to extract: inout Extract) {
        extract.suggestions += description.suggestions.map { suggestion in
            var guess = suggestion
            guess.confidence = min(0.5, suggestion.confidence)
            return guess
        }
        extract.warnings += description.warnings
    }

    private func describeShape(_ text: JSONText, isLong: Bool, in extract: inout Extract) {
        switch value {
        case .object:
            let names = text.topLevelNames
            extract.suggest(
                .property(Property("top-level names", names.prefix(50).joined(separator: ", "))), at: "/")
            if names.count > 50 {
                extract.warnings.append("\(names.count) top-level names: the first 50 are listed")
            }
        case .array(let elements) where !isLong:
            extract.suggest(.property(Property("elements", "\(elements.count)")), at: "/")
            if let names = elements.first?.object?.keys.sorted(), !names.isEmpty {
                extract.suggest(
                    .property(Property("names of an element", names.prefix(50).joined(separator: ", "))),
                    at: "/0")
            }
        default: break
        }
        if let context = value["@context"]?.string {
            extract.suggest(.property(Property("JSON-LD context", context)), at: "/@context")
        }
        if let type = value["@type"]?.string {
            extract.suggest(.property(Property("type", type)), at: "/@type")
        }
    }

    private func describeNotebook(in extract: inout Extract) {
        func integer(_ name: String) -> String? { value[name]?.double.map { EXIF.text($0) } }
        let version = [integer("nbformat"), integer("nbformat_minor")].compactMap { $0 }.joined(
            separator: ".")
        extract.suggest(.property(Property("nbformat", version)), at: "/nbformat")
        if let cells = value["cells"]?.array {
            extract.suggest(.property(Property("cells", "\(cells.count)")), at: "/cells")
        }
        let metadata = value["metadata"]
        if let language = metadata?["language_info"]?["name"]?.string
            ?? metadata?["kernelspec"]?["language"]?.string
        {
            let version = metadata?["language_info"]?["version"]?.string
            extract.suggest(
                .property(
                    Property(
                        "programming language", [language, version].compactMap { $0 }.joined(separator: " "))),
                at: "/metadata/language_info")
        }
        if let kernel = metadata?["kernelspec"]?["display_name"]?.string {
            extract.suggest(.property(Property("kernel", kernel)), at: "/metadata/kernelspec")
        }
        if let title = metadata?["title"]?.string?.nonEmpty {
            extract.suggest(.title(title), at: "/metadata/title", confidence: 0.7)
        }
        for author in (metadata?["authors"]?.array ?? []).prefix(100) {
            guard let name = author["name"]?.string?.nonEmpty else { continue }
            extract.suggest(
                .creator(Creator(PersonName.parse(name))), at: "/metadata/authors", raw: name, confidence: 0.8
            )
        }
    }
}

/// A GeoJSON document (RFC 7946): how many features, and the box around them.
struct GeoJSON {
    private let value: JSONValue
    private let isWhole: Bool

    init(_ value: JSONValue, isWhole: Bool) {
        self.value = value
        self.isWhole = isWhole
    }

    func describe(in extract: inout Extract) {
        if let features = value["features"]?.array {
            extract.suggest(
                .property(Property(isWhole ? "features" : "features (at least)", "\(features.count)")),
                at: "/features")
        }
        if let names = value["features"]?[0]?["properties"]?.object?.keys.sorted(), !names.isEmpty {
            for name in names.prefix(100) {
                extract.suggest(
                    .property(Property(name, "feature property", isVariable: true)),
                    at: "/features/0/properties")
            }
        }
        // A reference system other than WGS 84 was possible before RFC 7946.
        if let system = value["crs"]?["properties"]?["name"]?.string, !system.hasSuffix("CRS84"),
            !system.hasSuffix("4326")
        {
            extract.suggest(.property(Property("coordinate reference system", system)), at: "/crs")
            return extract.warnings.append("coordinates are not in WGS 84: no bounding box")
        }
        var box = Box()
        if let stated = value["bbox"]?.array?.compactMap(\.double), stated.count == 4 || stated.count == 6 {
            box.add(stated[0], stated[1])
            box.add(stated[stated.count / 2], stated[stated.count / 2 + 1])
            return suggest(box, at: "/bbox", in: &extract)
        }
        guard isWhole else { return }
        collect(value, into: &box, depth: 0)
        suggest(box, at: "coordinates", in: &extract)
    }

    private func suggest(_ box: Box, at place: String, in extract: inout Extract) {
        guard let geometry = box.geometry else { return }
        extract.suggest(.location(Location(geometry: geometry)), at: place)
    }

    private func collect(_ value: JSONValue, into box: inout Box, depth: Int) {
        guard depth < 100 else { return }
        for element in (value["features"]?.array ?? []) + (value["geometries"]?.array ?? []) {
            collect(element, into: &box, depth: depth + 1)
        }
        if let geometry = value["geometry"] { collect(geometry, into: &box, depth: depth + 1) }
        if let coordinates = value["coordinates"] { collectPositions(coordinates, into: &box) }
    }

    private func collectPositions(_ value: JSONValue, into box: inout Box) {
        guard let elements = value.array else { return }
        if let longitude = elements.first?.double, elements.count > 1, let latitude = elements[1].double {
            box.add(longitude, latitude)
        } else {
            for element in elements { collectPositions(element, into: &box) }
        }
    }

    /// The smallest box around positions, in degrees.
    private struct Box {
        private var west = Double.infinity
        private var south = Double.infinity
        private var east = -Double.infinity
        private var north = -Double.infinity

        mutating func add(_ longitude: Double, _ latitude: Double) {
            (west, east) = (min(west, longitude), max(east, longitude))
            (south, north) = (min(south, latitude), max(north, latitude))
        }

        /// Nil when there is no position or one that is not on Earth.
        var geometry: Geometry? {
            guard west >= -180, east <= 180, south >= -90, north <= 90, west <= east else { return nil }
            if west == east, south == north { return .point(longitude: west, latitude: south) }
            return .polygon([[west, south], [east, south], [east, north], [west, north], [west, south]])
        }
    }
}
