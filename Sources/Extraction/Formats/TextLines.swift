// SPDX-License-Identifier: Apache-2.0
// Text of unknown origin: lines read in blocks up to a budget, and bytes decoded without ever failing.

import Foundation

/// The lines of a text file, streamed in blocks, so that memory stays flat whatever the file's size.
struct TextLines {
    /// How many bytes of a text file are read at most when nothing else is said.
    /// It stays below the budget of one inspection, see ``FileBytes/defaultBudget``.
    static let budget: Int64 = 56 << 20
    /// A longer line is cut here: no text format of this folder has longer ones.
    static let longestLine = 1 << 20

    private static let blockLength = 1 << 18

    let file: FileBytes
    var budget = Self.budget

    /// Calls `body` with each line, without its line end (LF, CR LF), until `body` returns false.
    ///
    /// - Returns: A warning when the file is longer than what was read of it, be it for its size or for the time.
    func forEach(_ body: (ArraySlice<UInt8>) -> Bool) -> String? {
        var offset: Int64 = 0
        var rest: [UInt8] = []
        while offset < budget {
            let block = file.read(at: offset, count: Int(min(Int64(Self.blockLength), budget &- offset)))
            if block.isEmpty { break }
            offset += Int64(block.count)
            var start = block.startIndex
            while start < block.endIndex, let end = newline(in: block, from: start) {
                var line = block[start..<end]
                if !rest.isEmpty {
                    rest.append(contentsOf: line)
                    line = rest[...]
                    rest = []
                }
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                if !body(line) { return nil }
                start = end + 1
            }
            let room = Self.longestLine - rest.count
            rest.append(contentsOf: block[start...].prefix(max(0, room)))
        }
        if !rest.isEmpty {
            if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
            _ = body(rest[...])
        }
        guard offset < file.size else { return nil }
        return "only the first \(offset >> 20) MiB were read: counts are lower bounds"
    }

    private func newline(in block: [UInt8], from start: Int) -> Int? {
        block.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }
}

extension String {
    /// The text of `bytes`: UTF-8 where it is valid, otherwise ISO 8859-1, which never fails; up to the first NUL,
    /// trimmed of white space.
    init(lenient bytes: some Collection<UInt8>) {
        let content = bytes.prefix { $0 != 0 }
        let text = String(validating: content, as: UTF8.self) ?? String(latin1: content)
        self = text.trimmed
    }

    /// Every byte as the character of the same number (ISO 8859-1).
    init(latin1 bytes: some Collection<UInt8>) {
        self = String(String.UnicodeScalarView(bytes.map { UnicodeScalar($0) }))
    }

    /// The text of UTF-16 units in the given order of bytes, without a byte order mark.
    init(utf16 bytes: some Collection<UInt8>, bigEndian: Bool) {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var iterator = bytes.makeIterator()
        while let first = iterator.next(), let second = iterator.next() {
            units.append(
                bigEndian ? UInt16(first) << 8 | UInt16(second) : UInt16(second) << 8 | UInt16(first))
        }
        if units.first == 0xFEFF { units.removeFirst() }
        self = String(decoding: units, as: UTF16.self)
    }

    /// Without white space, NUL and other control characters at both ends.
    var trimmed: String {
        trimmingCharacters(in: .whitespacesAndNewlines.union(.controlCharacters))
    }

    /// With every run of white space made one space.
    var singleSpaced: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Nil where nothing is left.
    var nonEmpty: String? { isEmpty ? nil : self }
}
