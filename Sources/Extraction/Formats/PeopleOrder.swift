// SPDX-License-Identifier: Apache-2.0
// The order of authors, kept in the places that suggestions come from.

import Metadata

extension Extract {
    /// The same suggestions, with the places of creators and contributors numbered in the order of the file: `AUTHOR/03`.
    /// The numbers are of one width, so that places sort as the file has them. Who is first author is part of what a
    /// file says, and suggestions may be sorted by place later.
    func numberingPeople() -> Extract {
        var numbered = self
        var positions: [String: [Int]] = [:]
        for (index, suggestion) in suggestions.enumerated() {
            switch suggestion.statement {
            case .creator, .contributor: positions[Self.list(suggestion.place), default: []].append(index)
            default: break
            }
        }
        for (list, indices) in positions where indices.count > 1 {
            let width = "\(indices.count)".count
            for (offset, index) in indices.enumerated() {
                let number = "\(offset + 1)"
                let padding = String(repeating: "0", count: width - number.count)
                numbered.suggestions[index].place = "\(list)/\(padding)\(number)"
            }
        }
        return numbered
    }

    /// A place without the number at its end.
    private static func list(_ place: String) -> String {
        guard let slash = place.lastIndex(of: "/"), slash > place.startIndex,
            place[slash...].dropFirst().allSatisfy(\.isNumber)
        else { return place }
        return String(place[..<slash])
    }
}
