// SPDX-License-Identifier: Apache-2.0
// ZIP and TAR archives: how many members, how large, which kinds; and what special kind of ZIP it is.

import Metadata

/// Lists archives without unpacking them. Sizes are those that the archive claims.
struct Archive: Extractor {
    let name = "archive"
    let version = 1

    static let zip = FileFormat(mediaType: "application/zip", name: "ZIP", pronom: "x-fmt/263")
    static let tar = FileFormat(mediaType: "application/x-tar", name: "TAR", pronom: "x-fmt/265")

    /// Compressions around a TAR, by signature, with the names that files then have.
    private static let compressions: [(signature: [UInt8], extensions: Set<String>, format: FileFormat)] = [
        (
            [0x1F, 0x8B, 8], ["tgz"],
            FileFormat(mediaType: "application/gzip", name: "TAR (gzip)", pronom: "x-fmt/266")
        ),
        (
            Array("BZh".utf8), ["tbz", "tbz2"],
            FileFormat(mediaType: "application/x-bzip2", name: "TAR (bzip2)", pronom: "x-fmt/268")
        ),
        (
            [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], ["txz"],
            FileFormat(mediaType: "application/x-xz", name: "TAR (xz)", pronom: "fmt/1098")
        ),
        (
            [0x28, 0xB5, 0x2F, 0xFD], ["tzst"],
            FileFormat(mediaType: "application/zstd", name: "TAR (Zstandard)")
        ),
    ]

    func recognises(_ file: FileHead) -> FileFormat? {
        if file.has([0x50, 0x4B, 3, 4]) || file.has([0x50, 0x4B, 5, 6]) {
            return ZIPKind.of(file)?.format ?? Self.zip
        }
        if file.has("ustar", at: 257) || isOldTAR(file) { return Self.tar }
        // What is inside a compressed file shows only when it is expanded: here its name counts.
        let lowercased = file.name.lowercased()
        return Self.compressions.first { compression in
            file.has(compression.signature)
                && (compression.extensions.contains(file.fileExtension) || lowercased.contains(".tar."))
        }?.format
    }

    /// TAR of 1979 has no signature, but a checksum of its header.
    private func isOldTAR(_ file: FileHead) -> Bool {
        guard file.bytes.count >= 512, file.bytes[0] != 0 else { return false }
        let stated = String(lenient: file.bytes[148..<156]).split(separator: " ").first.flatMap {
            Int($0, radix: 8)
        }
        let sum = file.bytes[..<512].enumerated().reduce(0) { sum, byte in
            sum + ((148..<156).contains(byte.offset) ? 0x20 : Int(byte.element))
        }
        return stated == sum && sum > 256
    }

    func extract(_ file: FileBytes, format: FileFormat) -> Extract {
        let listing = ArchiveListing(file) { ZIPKind.telling.contains($0) }
        var extract = Extract()
        let files = listing.members.filter { !$0.isFolder }
        let total = files.reduce(Int64(0)) { $0.addingReportingOverflow($1.size ?? 0).partialValue }
        func add(_ name: String, _ value: String, unit: String? = nil) {
            extract.suggest(.property(Property(name, value, unit: unit)), at: "archive headers")
        }
        add(listing.incomplete == nil ? "files" : "files (at least)", "\(files.count)")
        add(
            listing.incomplete == nil ? "unpacked size" : "unpacked size (at least)", "\(max(0, total))",
            unit: "By")
        addNames(files, to: &extract)
        if let kind = ZIPKind.of(listing, fileName: file.name) {
            extract.format = kind.format
            OfficeProperties.describe(listing, in: &extract)
        }
        warn(listing, files, total, file.size, in: &extract)
        return extract
    }

    private func addNames(_ files: [ArchiveListing.Member], to extract: inout Extract) {
        var top: [String] = []
        var seen: Set<String> = []
        var kinds: [String: Int] = [:]
        for file in files {
            let parts = file.name.split(separator: "/").filter { $0 != "." }
            if let first = parts.first.map(String.init), seen.insert(first).inserted, top.count < 50 {
                top.append(parts.count > 1 ? first + "/" : first)
            }
            guard let last = parts.last, let dot = last.lastIndex(of: "."), dot != last.startIndex else {
                continue
            }
            let ending = last[last.index(after: dot)...].lowercased()
            if ending.count <= 12, kinds.count < 1000 || kinds[ending] != nil {
                kinds[ending, default: 0] += 1
            }
        }
        if !top.isEmpty {
            extract.suggest(
                .property(Property("top-level names", top.joined(separator: ", "))), at: "archive headers")
        }
        let listed = kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(20)
        if !listed.isEmpty {
            let text = listed.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
            extract.suggest(.property(Property("file types", text)), at: "archive headers")
        }
    }

    private func warn(
        _ listing: ArchiveListing, _ files: [ArchiveListing.Member], _ total: Int64, _ packed: Int64,
        in extract: inout Extract
    ) {
        if let reason = listing.incomplete { extract.warnings.append("the list is not complete: \(reason)") }
        let outside = listing.members.filter {
            Self.leadsOutside($0.name) || $0.linkTarget.map(Self.leadsOutside) == true
        }
        if let first = outside.first {
            extract.warnings.append(
                "\(outside.count) members lead outside of the archive, for example \(first.name.prefix(100))")
        }
        if total > 1 << 30, total / 200 > packed {
            extract.warnings.append(
                "unpacks to \(total / max(1, packed)) times its size: possibly made to fill a disk")
        }
        let repeated = files.count - Set(files.map(\.name)).count
        if repeated > 0 { extract.warnings.append("\(repeated) names occur more than once") }
        if listing.isEncrypted { extract.warnings.append("members are encrypted") }
    }

    private static func leadsOutside(_ name: String) -> Bool {
        name.hasPrefix("/") || name.split(separator: "/").contains("..") || name.contains("\\..\\")
            || name.prefix(3).wholeMatch(of: /[A-Za-z]:[\\\/]/) != nil
    }
}
