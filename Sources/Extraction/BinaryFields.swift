// SPDX-License-Identifier: Apache-2.0
// Numbers and texts at fixed offsets of a binary header, in either byte order.

/// Reads the fields of a header; nil where the header ends before the field does.
struct BinaryFields {
    let bytes: [UInt8]
    let isBigEndian: Bool

    init(_ bytes: [UInt8], isBigEndian: Bool) {
        self.bytes = bytes
        self.isBigEndian = isBigEndian
    }

    /// An unsigned number of `size` bytes, at most 8.
    private func bits(at offset: Int, size: Int) -> UInt64? {
        guard offset >= 0, offset <= bytes.count - size else { return nil }
        let field = bytes[offset..<(offset + size)]
        return isBigEndian
            ? field.reduce(0) { $0 << 8 | UInt64($1) } : field.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    func byte(at offset: Int) -> UInt8? { bytes.indices.contains(offset) ? bytes[offset] : nil }

    func int16(at offset: Int) -> Int? {
        bits(at: offset, size: 2).map { Int(Int16(truncatingIfNeeded: $0)) }
    }

    func int32(at offset: Int) -> Int? {
        bits(at: offset, size: 4).map { Int(Int32(truncatingIfNeeded: $0)) }
    }

    func int64(at offset: Int) -> Int? {
        bits(at: offset, size: 8).map { Int(truncatingIfNeeded: $0) }
    }

    func float(at offset: Int) -> Float? {
        bits(at: offset, size: 4).map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) }
    }

    func double(at offset: Int) -> Double? { bits(at: offset, size: 8).map { Double(bitPattern: $0) } }

    /// The text of a field of `count` bytes as it stands, UTF-8 or else Latin-1, without NULs at its end.
    func text(at offset: Int, count: Int) -> String {
        guard offset >= 0, offset < bytes.count else { return "" }
        var field = bytes[offset..<min(offset + count, bytes.count)]
        while field.last == 0 { field.removeLast() }
        return String(validating: field, as: UTF8.self)
            ?? String(String.UnicodeScalarView(field.map { Unicode.Scalar($0) }))
    }
}
