// SPDX-License-Identifier: Apache-2.0
// Which bytes of a file are asked for (RFC 9110, section 14).

/// Reads `Range` headers.
enum ByteRange {
    /// The one range that is asked for; nil when there is none, or several, which are answered with the whole file.
    ///
    /// - Throws: ``WebError/rangeNotSatisfiable(size:)`` when no byte of the file is in it.
    static func requested(_ header: String?, size: Int64) throws -> Range<Int64>? {
        guard let header, header.lowercased().hasPrefix("bytes=") else { return nil }
        let spec = header.dropFirst("bytes=".count)
        let parts = spec.split(separator: "-", omittingEmptySubsequences: false).map {
            $0.filter { $0 != " " }
        }
        guard !spec.contains(","), parts.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        // A number that is too large for 64 bits is larger than any file.
        let first = parts[0].isEmpty ? nil : Int64(parts[0]) ?? Int64.max
        let last = parts[1].isEmpty ? nil : Int64(parts[1]) ?? Int64.max
        switch (first, last) {
        case (nil, nil): return nil
        case (nil, let count?):
            guard count > 0, size > 0 else { throw WebError.rangeNotSatisfiable(size: size) }
            return max(0, size - count)..<size
        case (let first?, let last):
            guard first < size else { throw WebError.rangeNotSatisfiable(size: size) }
            guard let last else { return first..<size }
            // An end before the begin makes the header invalid: it is passed over.
            guard last >= first else { return nil }
            return first..<(min(last, size - 1) + 1)
        }
    }
}
