// SPDX-License-Identifier: Apache-2.0
// The HDF5 library for Swift: one lock, handles that close themselves, values of attributes and small datasets.

import CHDF5
import Foundation
import Synchronization

/// All calls into libhdf5 happen inside ``use(_:)``: whether the library can be called by several threads depends on how it
/// was built, and where it can it does one call after the other all the same.
enum HDF5Library {
    private static let isPrepared = Mutex(false)

    static func use<Result: Sendable>(_ body: () throws -> Result) rethrows -> Result {
        try isPrepared.withLock { isPrepared in
            if !isPrepared { fairway_h5_prepare() }
            isPrepared = true
            fairway_h5_silence()
            return try body()
        }
    }
}

/// An identifier of the library, closed when nothing refers to it any more.
final class HDF5Handle {
    let id: hid_t
    private let close: (hid_t) -> herr_t

    /// Nil when `id` is the library's error value.
    init?(_ id: hid_t, _ close: @escaping (hid_t) -> herr_t) {
        guard id >= 0 else { return nil }
        self.id = id
        self.close = close
    }

    deinit { _ = close(id) }
}

/// A value of an attribute or of a small dataset, flattened.
enum HDF5Value: Hashable {
    case text([String])
    case integers([Int64])
    case unsigned([UInt64])
    case reals([Double])

    /// The values as text.
    var texts: [String] {
        switch self {
        case .text(let values): values
        case .integers(let values): values.map(String.init)
        case .unsigned(let values): values.map(String.init)
        case .reals(let values): values.map { Wording.number($0) }
        }
    }

    /// The first value as number, nil when it is not one.
    var number: Double? {
        switch self {
        case .text(let values):
            values.first.flatMap { Double($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        case .integers(let values): values.first.map(Double.init)
        case .unsigned(let values): values.first.map(Double.init)
        case .reals(let values): values.first
        }
    }
}

extension HDF5Value {
    /// The most elements and bytes that are read as one value.
    private static let mostElements = 1024
    private static let mostBytes = 256 << 10
    private static let longestText = 64 << 10

    /// What an attribute or a dataset holds, nil when it is of another kind or too long.
    ///
    /// - Parameter read: reads into memory of the given memory type, as `H5Aread` or `H5Dread` do.
    init?(
        type: hid_t, space: hid_t, read: (hid_t, UnsafeMutableRawPointer) -> herr_t
    ) {
        let points = H5Sget_simple_extent_npoints(space)
        guard points > 0, points <= Self.mostElements else { return nil }
        let count = Int(points)
        switch H5Tget_class(type) {
        case H5T_STRING:
            if H5Tis_variable_str(type) > 0 {
                self = .text(Self.variableTexts(count, type, space, read))
            } else {
                guard let texts = Self.fixedTexts(count, type, read) else { return nil }
                self = .text(texts)
            }
        case H5T_INTEGER where H5Tget_sign(type) == H5T_SGN_NONE:
            guard let values = Self.numbers(UInt64(0), count, fairway_h5t_native_uint64(), read) else {
                return nil
            }
            self = .unsigned(values)
        case H5T_INTEGER:
            guard let values = Self.numbers(Int64(0), count, fairway_h5t_native_int64(), read) else {
                return nil
            }
            self = .integers(values)
        case H5T_FLOAT:
            guard let values = Self.numbers(0.0, count, fairway_h5t_native_double(), read) else { return nil }
            self = .reals(values)
        case H5T_ENUM:
            guard let names = Self.enumNames(count, type, read) else { return nil }
            self = .text(names)
        default:
            return nil
        }
    }

    private static func numbers<Number>(
        _ zero: Number, _ count: Int, _ memoryType: hid_t, _ read: (hid_t, UnsafeMutableRawPointer) -> herr_t
    ) -> [Number]? {
        var values = [Number](repeating: zero, count: count)
        let status = values.withUnsafeMutableBytes { $0.baseAddress.map { read(memoryType, $0) } ?? -1 }
        return status >= 0 ? values : nil
    }

    /// The elements as the file has them, each `H5Tget_size` bytes.
    private static func raw(
        _ count: Int, _ type: hid_t, _ read: (hid_t, UnsafeMutableRawPointer) -> herr_t
    ) -> (bytes: [UInt8], size: Int)? {
        let size = H5Tget_size(type)
        guard size > 0, size <= mostBytes, size * count <= mostBytes,
            let bytes = numbers(UInt8(0), size * count, type, read)
        else { return nil }
        return (bytes, size)
    }

    private static func fixedTexts(
        _ count: Int, _ type: hid_t, _ read: (hid_t, UnsafeMutableRawPointer) -> herr_t
    ) -> [String]? {
        guard let (bytes, size) = raw(count, type, read) else { return nil }
        let isSpacePadded = H5Tget_strpad(type) == H5T_STR_SPACEPAD
        return (0..<count).map { element in
            var text = bytes[(element * size)..<((element + 1) * size)].prefix { $0 != 0 }
            while isSpacePadded, text.last == UInt8(ascii: " ") { text.removeLast() }
            return string(text)
        }
    }

    private static func variableTexts(
        _ count: Int, _ type: hid_t, _ space: hid_t, _ read: (hid_t, UnsafeMutableRawPointer) -> herr_t
    ) -> [String] {
        var pointers = [UnsafeMutablePointer<CChar>?](repeating: nil, count: count)
        let status = pointers.withUnsafeMutableBytes { $0.baseAddress.map { read(type, $0) } ?? -1 }
        guard status >= 0 else { return [] }
        defer {
            _ = pointers.withUnsafeMutableBytes {
                $0.baseAddress.map { H5Dvlen_reclaim(type, space, fairway_h5p_default(), $0) }
            }
        }
        return pointers.map { pointer in
            guard let pointer else { return "" }
            let length = strnlen(pointer, longestText)
            return string(UnsafeRawBufferPointer(start: pointer, count: length))
        }
    }

    /// Names instead of numbers; h5py's booleans are an enumeration of FALSE and TRUE.
    private static func enumNames(
        _ count: Int, _ type: hid_t, _ read: (hid_t, UnsafeMutableRawPointer) -> herr_t
    ) -> [String]? {
        guard let (file, size) = raw(count, type, read) else { return nil }
        var bytes = file
        return (0..<count).map { element in
            var name = [CChar](repeating: 0, count: 256)
            let status = bytes.withUnsafeMutableBytes { buffer in
                buffer.baseAddress.map { H5Tenum_nameof(type, $0 + element * size, &name, name.count) } ?? -1
            }
            guard status >= 0 else { return "?" }
            return string(name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
        }
    }

    /// UTF-8, or else Latin-1: both character sets occur whatever the type declares.
    private static func string(_ bytes: some Collection<UInt8>) -> String {
        String(validating: bytes, as: UTF8.self)
            ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
