// SPDX-License-Identifier: Apache-2.0
// A record as a reader cites it: one line of text.

/// The citation that DataCite recommends: `Creator (Year): Title. Version. Publisher. (Type). URL`.
package enum Citation {
    package static func text(of record: ExportableRecord) -> String {
        let names = record.metadata.creators.map(\.displayName).filter { !$0.isEmpty }
        let head = names.isEmpty ? "" : names.joined(separator: "; ") + " "
        var parts = ["\(head)(\(record.publicationYear)): \(sentence(record.title))"]
        if let version = record.metadata.version, !version.isEmpty {
            parts.append(sentence("Version \(bare(version))"))
        }
        parts.append(sentence(record.publisher))
        parts.append("(\(record.resourceType.english)).")
        parts.append(record.citedURL)
        return parts.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// `v1.0` and `Version 1.0` are both `1.0`.
    private static func bare(_ version: String) -> String {
        for prefix in ["version ", "v"] where version.lowercased().hasPrefix(prefix) {
            let rest = version.dropFirst(prefix.count)
            if rest.first?.isNumber ?? false { return String(rest) }
        }
        return version
    }

    private static func sentence(_ text: String) -> String {
        guard let last = text.last else { return "" }
        return ".?!".contains(last) ? text : text + "."
    }
}
