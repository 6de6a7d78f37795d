// SPDX-License-Identifier: Apache-2.0
// The ZIP format (PKWARE APPNOTE 6.3.10), as much as a stream of stored files needs: data descriptors and ZIP64.

import Catalogue

/// One file of a ZIP.
struct ZipEntry {
    /// UTF-8.
    let name: [UInt8]
    let size: Int64
    /// Of its local header.
    let offset: Int64
    let moment: ZipMoment

    init(_ file: FileEntry, in folder: String, at offset: Int64, moment: ZipMoment) {
        name = Self.name(file.key, in: folder)
        size = file.size
        self.offset = offset
        self.moment = moment
    }

    static func name(_ key: String, in folder: String) -> [UInt8] { Array("\(folder)/\(key)".utf8) }

    /// From here on 32 bits are not enough (4.3.9.2).
    static let limit: Int64 = 0xFFFF_FFFF
    static func isLarge(_ size: Int64) -> Bool { size >= limit }

    /// Bit 3: checksum and sizes follow the content; bit 11: the name is UTF-8.
    private static let flags: UInt16 = 1 << 3 | 1 << 11

    private var version: UInt16 { Self.isLarge(size) || Self.isLarge(offset) ? 45 : 20 }

    /// 4.3.7, with zeros for what the data descriptor tells.
    var localHeader: [UInt8] {
        var bytes = ZipBytes()
        bytes.add(0x0403_4b50 as UInt32)
        bytes.add(Self.isLarge(size) ? 45 : 20 as UInt16)
        bytes.add(Self.flags)
        bytes.add(0 as UInt16)
        bytes.add(moment.time)
        bytes.add(moment.date)
        bytes.add(0 as UInt32)
        // With ZIP64 the extra field has the sizes, which are zero as well.
        let placeholder: UInt32 = Self.isLarge(size) ? 0xFFFF_FFFF : 0
        bytes.add(placeholder)
        bytes.add(placeholder)
        bytes.add(UInt16(truncatingIfNeeded: name.count))
        bytes.add(Self.isLarge(size) ? 20 : 0 as UInt16)
        bytes.all += name
        if Self.isLarge(size) {
            bytes.add(1 as UInt16)
            bytes.add(16 as UInt16)
            bytes.add(0 as UInt64)
            bytes.add(0 as UInt64)
        }
        return bytes.all
    }

    /// 4.3.9, with its signature.
    func dataDescriptor(_ checksum: UInt32) -> [UInt8] {
        var bytes = ZipBytes()
        bytes.add(0x0807_4b50 as UInt32)
        bytes.add(checksum)
        for _ in 0..<2 {
            if Self.isLarge(size) {
                bytes.add(UInt64(size))
            } else {
                bytes.add(UInt32(truncatingIfNeeded: size))
            }
        }
        return bytes.all
    }

    /// 4.3.12.
    func centralHeader(_ checksum: UInt32) -> [UInt8] {
        var extra = ZipBytes()
        if Self.isLarge(size) {
            extra.add(UInt64(size))
            extra.add(UInt64(size))
        }
        if Self.isLarge(offset) { extra.add(UInt64(offset)) }
        var bytes = ZipBytes()
        bytes.add(0x0201_4b50 as UInt32)
        // Made by: Unix, so that the permissions below count.
        bytes.add(3 << 8 | version)
        bytes.add(version)
        bytes.add(Self.flags)
        bytes.add(0 as UInt16)
        bytes.add(moment.time)
        bytes.add(moment.date)
        bytes.add(checksum)
        let shown = UInt32(truncatingIfNeeded: min(size, Self.limit))
        bytes.add(shown)
        bytes.add(shown)
        bytes.add(UInt16(truncatingIfNeeded: name.count))
        bytes.add(extra.all.isEmpty ? 0 : UInt16(truncatingIfNeeded: extra.all.count + 4))
        bytes.add(0 as UInt16)
        bytes.add(0 as UInt16)
        bytes.add(0 as UInt16)
        // A regular file, rw-r--r--.
        bytes.add(0o100644 << 16 as UInt32)
        bytes.add(UInt32(truncatingIfNeeded: min(offset, Self.limit)))
        bytes.all += name
        if !extra.all.isEmpty {
            bytes.add(1 as UInt16)
            bytes.add(UInt16(truncatingIfNeeded: extra.all.count))
            bytes.all += extra.all
        }
        return bytes.all
    }
}

/// Where everything in a ZIP lies, before its content is known.
struct ZipLayout {
    /// Of the next local header.
    private(set) var offset: Int64 = 0
    private var entries: Int64 = 0
    private var directory: Int64 = 0

    mutating func add(nameLength: Int, size: Int64) {
        let isLarge = ZipEntry.isLarge(size)
        let extra: Int64 = (isLarge ? 16 : 0) + (ZipEntry.isLarge(offset) ? 8 : 0)
        directory += 46 + Int64(nameLength) + (extra == 0 ? 0 : extra + 4)
        offset += 30 + Int64(nameLength) + (isLarge ? 20 : 0) + size + (isLarge ? 24 : 16)
        entries += 1
    }

    private var needsZip64: Bool {
        entries >= 0xFFFF || ZipEntry.isLarge(directory) || ZipEntry.isLarge(offset)
    }

    /// Of the whole ZIP.
    var length: Int64 { offset + directory + (needsZip64 ? 56 + 20 : 0) + 22 }

    /// 4.3.14 to 4.3.16: what stands behind the central directory.
    var end: [UInt8] {
        var bytes = ZipBytes()
        if needsZip64 {
            bytes.add(0x0606_4b50 as UInt32)
            bytes.add(44 as UInt64)
            bytes.add(3 << 8 | 45 as UInt16)
            bytes.add(45 as UInt16)
            bytes.add(0 as UInt32)
            bytes.add(0 as UInt32)
            bytes.add(UInt64(entries))
            bytes.add(UInt64(entries))
            bytes.add(UInt64(directory))
            bytes.add(UInt64(offset))
            bytes.add(0x0706_4b50 as UInt32)
            bytes.add(0 as UInt32)
            bytes.add(UInt64(offset + directory))
            bytes.add(1 as UInt32)
        }
        bytes.add(0x0605_4b50 as UInt32)
        bytes.add(0 as UInt16)
        bytes.add(0 as UInt16)
        let count = UInt16(truncatingIfNeeded: min(entries, 0xFFFF))
        bytes.add(count)
        bytes.add(count)
        bytes.add(UInt32(truncatingIfNeeded: min(directory, ZipEntry.limit)))
        bytes.add(UInt32(truncatingIfNeeded: min(offset, ZipEntry.limit)))
        bytes.add(0 as UInt16)
        return bytes.all
    }
}

/// A moment in MS-DOS's form, two seconds exact, from 1980 (4.4.6).
struct ZipMoment: Sendable {
    let date: UInt16
    let time: UInt16

    /// - Parameter timestamp: `2026-11-21T10:15:30Z`.
    init(_ timestamp: String) {
        let parts = timestamp.split(whereSeparator: { "-T:Z".contains($0) }).compactMap { UInt16($0) }
        guard parts.count >= 6, (1980...2107).contains(parts[0]), parts[1] <= 12, parts[2] <= 31,
            parts[3] < 24, parts[4] < 60, parts[5] < 62
        else {
            date = 1 << 5 | 1
            time = 0
            return
        }
        date = (parts[0] - 1980) << 9 | parts[1] << 5 | parts[2]
        time = parts[3] << 11 | parts[4] << 5 | parts[5] / 2
    }
}

/// Little-endian bytes.
private struct ZipBytes {
    var all: [UInt8] = []

    mutating func add<T: FixedWidthInteger>(_ value: T) {
        withUnsafeBytes(of: value.littleEndian) { all += $0 }
    }
}

/// CRC-32 (ISO 3309, polynomial 0xEDB88320), eight bytes at a time.
struct CRC32 {
    private var state: UInt32 = 0xFFFF_FFFF

    var value: UInt32 { ~state }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        var crc = state
        Self.tables.withUnsafeBufferPointer { table in
            while index + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
                let low = UInt32(truncatingIfNeeded: word) ^ crc
                let high = UInt32(truncatingIfNeeded: word >> 32)
                crc =
                    table[7 &* 256 &+ Int(low & 255)] ^ table[6 &* 256 &+ Int(low >> 8 & 255)]
                    ^ table[5 &* 256 &+ Int(low >> 16 & 255)] ^ table[4 &* 256 &+ Int(low >> 24)]
                    ^ table[3 &* 256 &+ Int(high & 255)] ^ table[2 &* 256 &+ Int(high >> 8 & 255)]
                    ^ table[256 &+ Int(high >> 16 & 255)] ^ table[Int(high >> 24)]
                index &+= 8
            }
            while index < bytes.count {
                crc = crc >> 8 ^ table[Int((crc ^ UInt32(bytes[index])) & 255)]
                index &+= 1
            }
        }
        state = crc
    }

    /// Eight tables of 256 entries, one behind the other.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var crc = UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
            tables[byte] = crc
        }
        for table in 1..<8 {
            for byte in 0..<256 {
                let before = tables[(table - 1) * 256 + byte]
                tables[table * 256 + byte] = before >> 8 ^ tables[Int(before & 255)]
            }
        }
        return tables
    }()
}
