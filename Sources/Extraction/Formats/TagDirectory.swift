// SPDX-License-Identifier: Apache-2.0
// Image file directories, the tag lists of TIFF 6.0, BigTIFF and EXIF, read with limits and without trust.

/// Where directories are read from: a file or a block of bytes in memory.
struct TagSource {
    let size: Int64
    /// Up to `count` bytes from an offset, fewer at the end.
    let read: (_ offset: Int64, _ count: Int) -> [UInt8]

    /// A whole TIFF file.
    init(_ file: FileBytes) {
        size = file.size
        read = { file.read(at: $0, count: $1) }
    }

    /// A block such as the content of a JPEG's APP1 segment after `Exif\0\0`.
    init(_ block: some Collection<UInt8>) {
        let bytes = Array(block)
        size = Int64(bytes.count)
        read = { offset, count in
            guard offset >= 0, offset < Int64(bytes.count), count > 0 else { return [] }
            let start = Int(offset)
            return Array(bytes[start..<(start + min(count, bytes.count - start))])
        }
    }
}

/// The header of a TIFF structure and its directories.
struct TagDirectories {
    /// More entries than any real directory has.
    static let mostEntries = 4096
    /// The most bytes that are taken as the value of one tag.
    static let longestValue = 16 << 20
    /// How many directories of a chain are counted.
    static let longestChain = 20_000

    let isBigEndian: Bool
    /// BigTIFF, with offsets of 8 bytes.
    let isBig: Bool
    private let source: TagSource
    private let first: Int64

    /// Nil when the source does not start with a TIFF header.
    init?(_ source: TagSource) {
        let header = source.read(0, 16)
        guard header.count >= 8 else { return nil }
        switch (header[0], header[1]) {
        case (0x49, 0x49): isBigEndian = false
        case (0x4D, 0x4D): isBigEndian = true
        default: return nil
        }
        let magic = Self.unsigned(header[2..<4], isBigEndian)
        switch magic {
        case 42:
            isBig = false
            first = Self.offset(header[4..<8], isBigEndian)
        case 43:
            guard header.count == 16, Self.unsigned(header[4..<6], isBigEndian) == 8 else { return nil }
            isBig = true
            first = Self.offset(header[8..<16], isBigEndian)
        default: return nil
        }
        self.source = source
    }

    /// The directories of the main chain: the first is read whole, the others are counted.
    func chain() -> (first: TagDirectory?, count: Int, warnings: [String]) {
        guard let (directory, second) = directory(at: first) else {
            return (nil, 0, ["the first image file directory cannot be read"])
        }
        var visited: Set<Int64> = [first]
        var next = second
        while next != 0, visited.count < Self.longestChain {
            guard visited.insert(next).inserted else {
                return (directory, visited.count, ["the image file directories form a cycle"])
            }
            guard let following = linkAfter(next) else {
                return (directory, visited.count - 1, ["an image file directory lies outside of the file"])
            }
            next = following
        }
        return (
            directory, visited.count, next == 0 ? [] : ["more than \(visited.count) image file directories"]
        )
    }

    /// A directory that a tag of `parent` points at, such as the EXIF and the GPS directory.
    func subdirectory(_ tag: UInt16, of parent: TagDirectory) -> TagDirectory? {
        guard let offset = parent.numbers(tag).first, offset > 0 else { return nil }
        return Int64(exactly: offset).flatMap { directory(at: $0)?.directory }
    }

    /// Entry count and position of the first entry.
    private func start(at offset: Int64) -> (count: Int, entries: Int64)? {
        let width = isBig ? 8 : 2
        guard offset > 0, offset < source.size else { return nil }
        let bytes = source.read(offset, width)
        guard bytes.count == width, let count = Int(exactly: Self.unsigned(bytes[...], isBigEndian)) else {
            return nil
        }
        return (count, offset &+ Int64(width))
    }

    private var entryLength: Int { isBig ? 20 : 12 }

    private func linkAfter(_ offset: Int64) -> Int64? {
        guard let (count, entries) = start(at: offset), count <= 1 << 20 else { return nil }
        let position = entries &+ Int64(count * entryLength)
        let bytes = source.read(position, isBig ? 8 : 4)
        return bytes.count == (isBig ? 8 : 4) ? Self.offset(bytes[...], isBigEndian) : nil
    }

    private func directory(at offset: Int64) -> (directory: TagDirectory, next: Int64)? {
        guard let (stated, position) = start(at: offset) else { return nil }
        let count = min(stated, Self.mostEntries)
        let bytes = source.read(position, count * entryLength)
        var directory = TagDirectory(source: source, isBigEndian: isBigEndian)
        for index in 0..<(bytes.count / entryLength) {
            let entry = bytes[(index * entryLength)..<((index + 1) * entryLength)]
            let start = entry.startIndex
            let tag = UInt16(truncatingIfNeeded: Self.unsigned(entry[start..<(start + 2)], isBigEndian))
            let type = UInt16(
                truncatingIfNeeded: Self.unsigned(entry[(start + 2)..<(start + 4)], isBigEndian))
            let items = Self.unsigned(entry[(start + 4)..<(start + (isBig ? 12 : 8))], isBigEndian)
            let value = entry[(start + (isBig ? 12 : 8))...]
            guard let unit = TagDirectory.unitLength(type), let count = Int(exactly: items),
                count <= Self.longestValue / unit
            else { continue }
            let length = count * unit
            let inline = length <= value.count
            directory.add(
                tag, type: type, count: count,
                bytes: inline ? Array(value.prefix(length)) : nil,
                offset: inline ? 0 : Self.offset(value, isBigEndian))
        }
        return (directory, linkAfter(offset) ?? 0)
    }

    static func unsigned(_ bytes: ArraySlice<UInt8>, _ isBigEndian: Bool) -> UInt64 {
        isBigEndian
            ? bytes.reduce(0) { $0 << 8 | UInt64($1) } : bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// An offset as a signed number; one beyond the signed range becomes -1, which lies in no file.
    private static func offset(_ bytes: ArraySlice<UInt8>, _ isBigEndian: Bool) -> Int64 {
        Int64(exactly: unsigned(bytes, isBigEndian)) ?? -1
    }
}

/// One directory: tags with values that are read when asked for.
struct TagDirectory {
    private struct Entry {
        let type: UInt16
        let count: Int
        /// The value where it fits into the entry, else nil and ``offset`` says where it is.
        let bytes: [UInt8]?
        let offset: Int64
    }

    private let source: TagSource
    private let isBigEndian: Bool
    private var entries: [UInt16: Entry] = [:]

    init(source: TagSource, isBigEndian: Bool) {
        self.source = source
        self.isBigEndian = isBigEndian
    }

    var isEmpty: Bool { entries.isEmpty }

    /// Of a tag that occurs twice the first one counts.
    mutating func add(_ tag: UInt16, type: UInt16, count: Int, bytes: [UInt8]?, offset: Int64) {
        guard entries[tag] == nil else { return }
        entries[tag] = Entry(type: type, count: count, bytes: bytes, offset: offset)
    }

    func has(_ tag: UInt16) -> Bool { entries[tag] != nil }

    /// Length in bytes of one item of a type (TIFF 6.0, section 2; 13 and 16 to 18 from BigTIFF, 129 from EXIF 3.0).
    static func unitLength(_ type: UInt16) -> Int? {
        switch type {
        case 1, 2, 6, 7, 129: 1
        case 3, 8: 2
        case 4, 9, 11, 13: 4
        case 5, 10, 12, 16, 17, 18: 8
        default: nil
        }
    }

    /// The bytes of a value, as far as the file has them.
    func bytes(_ tag: UInt16, limit: Int = TagDirectories.longestValue) -> [UInt8] {
        guard let entry = entries[tag], let unit = Self.unitLength(entry.type) else { return [] }
        if let bytes = entry.bytes { return bytes }
        return source.read(entry.offset, min(entry.count * unit, limit))
    }

    /// The text of an ASCII value (or of bytes that hold text), trimmed; nil when it is blank.
    func text(_ tag: UInt16, limit: Int = 1 << 16) -> String? {
        guard let type = entries[tag]?.type, [1, 2, 7, 129].contains(type) else { return nil }
        return String(lenient: bytes(tag, limit: limit)).nonEmpty
    }

    /// The items of an unsigned integer value, at most 1024.
    func numbers(_ tag: UInt16) -> [UInt64] {
        guard let entry = entries[tag], [1, 3, 4, 7, 13, 16, 18].contains(entry.type),
            let unit = Self.unitLength(entry.type)
        else { return [] }
        let bytes = bytes(tag, limit: 1024 * unit)
        return (0..<(bytes.count / unit)).map { index in
            TagDirectories.unsigned(bytes[(index * unit)..<((index + 1) * unit)], isBigEndian)
        }
    }

    /// The items of a rational value, at most 64; a zero denominator gives nil for that item.
    func rationals(_ tag: UInt16) -> [Double?] {
        guard let entry = entries[tag], entry.type == 5 || entry.type == 10 else { return [] }
        let bytes = bytes(tag, limit: 64 * 8)
        return (0..<(bytes.count / 8)).map { index in
            let parts = [0, 4].map { shift in
                UInt32(
                    truncatingIfNeeded: TagDirectories.unsigned(
                        bytes[(index * 8 + shift)..<(index * 8 + shift + 4)], isBigEndian))
            }
            let values =
                entry.type == 10 ? parts.map { Double(Int32(bitPattern: $0)) } : parts.map { Double($0) }
            return values[1] == 0 ? nil : values[0] / values[1]
        }
    }

    func number(_ tag: UInt16) -> UInt64? { numbers(tag).first }

    func rational(_ tag: UInt16) -> Double? { rationals(tag).first ?? nil }
}
