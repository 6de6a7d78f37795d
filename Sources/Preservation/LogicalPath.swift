// SPDX-License-Identifier: Apache-2.0
// Logical paths: how files are named within an object version, and how names that are not UTF-8 become such paths.
import Crypto
import Foundation

/// The path of a file within an object version: UTF-8 elements joined by `/`, none of them empty, `.` or `..`.
/// Compared byte for byte, unlike `String`: two names that differ only in Unicode normalisation are two files.
package struct LogicalPath: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let text: String

    package static let maximumBytes = 65_536

    /// Throws `PreservationError.illegalPath` (OCFL 1.1 section 3.5.3.1, E052, E053; no NUL).
    package init(_ text: String) throws {
        guard Self.isLegal(text.utf8) else { throw PreservationError.illegalPath(text) }
        self.text = text
    }

    /// For paths composed of elements that are legal already.
    init(trusted text: String) { self.text = text }

    package var description: String { text }
    package var elements: [String] { text.split(separator: "/").map(String.init) }

    package static func == (a: Self, b: Self) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    package static func < (a: Self, b: Self) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }

    package func hash(into hasher: inout Hasher) {
        var copy = text
        copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    /// The path of `child` (an element or several) below this one.
    package func appending(_ child: LogicalPath) -> LogicalPath {
        LogicalPath(trusted: text + "/" + child.text)
    }

    /// Where the file lies below a version's content folder: the same path, except where no file system could hold it.
    package var storedPath: LogicalPath {
        let fits =
            text.utf8.count <= 3_000 && text.utf8.split(separator: slash).allSatisfy { $0.count <= 255 }
        if fits { return self }
        return LogicalPath(trusted: "long/" + hexadecimal(SHA256.hash(data: Data(text.utf8))))
    }

    static func isLegal(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
        guard !bytes.isEmpty, bytes.count <= maximumBytes, !bytes.contains(0) else { return false }
        return bytes.split(separator: slash, omittingEmptySubsequences: false).allSatisfy { element in
            !element.isEmpty && !element.elementsEqual(".".utf8) && !element.elementsEqual("..".utf8)
        }
    }
}

let slash = UInt8(ascii: "/")

/// A file name as the file system gives it: any bytes but NUL and `/`.
struct RawName: Sendable, Hashable {
    let bytes: [UInt8]

    /// Bytes with the NUL that system calls want.
    var terminated: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

    /// The name itself where it is UTF-8.
    var text: String? { String(validating: bytes, as: UTF8.self) }

    /// Bad bytes and `%` as `%XX`; decoding every `%XX` gives the name back (preservation.md, "Logical paths").
    var encoded: String {
        var out: [UInt8] = []
        var rest = bytes[...]
        while let first = rest.first {
            let length = Self.lengthOfCharacter(rest)
            if length > 0 && first != percent {
                out += rest.prefix(length)
                rest = rest.dropFirst(length)
            } else {
                out += Self.escape(first)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Every byte as `%XX`: the form for a name whose `encoded` form is taken.
    var fullyEncoded: String { String(decoding: bytes.flatMap(Self.escape), as: UTF8.self) }

    /// The bytes that an encoded name stands for.
    static func decode(_ name: String) -> [UInt8] {
        var out: [UInt8] = []
        var rest = Array(name.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == percent, rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                out.append(value)
                rest = rest.dropFirst(2)
            } else {
                out.append(byte)
            }
        }
        return out
    }

    private static func lengthOfCharacter(_ bytes: ArraySlice<UInt8>) -> Int {
        for length in 1...4 where length <= bytes.count {
            if String(validating: bytes.prefix(length), as: UTF8.self) != nil { return length }
        }
        return 0
    }

    private static func escape(_ byte: UInt8) -> [UInt8] {
        [percent] + hexadecimal([byte]).uppercased().utf8
    }
}

private let percent = UInt8(ascii: "%")
