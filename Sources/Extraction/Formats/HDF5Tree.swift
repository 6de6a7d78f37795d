// SPDX-License-Identifier: Apache-2.0
// The objects of an HDF5 file: groups and datasets with their attributes, read breadth first within limits.

import CHDF5
import Foundation

/// The type of a dataset's elements, as far as people want to know it.
enum HDF5Type: Hashable, CustomStringConvertible {
    case integer(bits: Int, isSigned: Bool, isBigEndian: Bool)
    case real(bits: Int, isBigEndian: Bool)
    case text(length: Int?)
    case enumeration
    case compound(members: Int)
    case other(String)

    init(_ type: hid_t) {
        let bits = Int(H5Tget_size(type)) &* 8
        let isBigEndian = H5Tget_order(type) == H5T_ORDER_BE
        switch H5Tget_class(type) {
        case H5T_INTEGER:
            self = .integer(bits: bits, isSigned: H5Tget_sign(type) != H5T_SGN_NONE, isBigEndian: isBigEndian)
        case H5T_FLOAT: self = .real(bits: bits, isBigEndian: isBigEndian)
        case H5T_STRING: self = .text(length: H5Tis_variable_str(type) > 0 ? nil : bits / 8)
        case H5T_ENUM: self = .enumeration
        case H5T_COMPOUND: self = .compound(members: Int(max(0, H5Tget_nmembers(type))))
        case H5T_REFERENCE: self = .other("reference")
        case H5T_VLEN: self = .other("list")
        case H5T_ARRAY: self = .other("array")
        case H5T_OPAQUE: self = .other("opaque")
        case H5T_BITFIELD: self = .other("bit field")
        default: self = .other("other")
        }
    }

    var description: String {
        switch self {
        case .integer(let bits, let isSigned, let isBigEndian):
            (isSigned ? "int" : "uint") + "\(bits)" + (isBigEndian && bits > 8 ? " (big-endian)" : "")
        case .real(let bits, let isBigEndian): "float\(bits)" + (isBigEndian ? " (big-endian)" : "")
        case .text(let length): length.map { "text of \($0) bytes" } ?? "text"
        case .enumeration: "enumeration"
        case .compound(let members): "compound of \(members)"
        case .other(let name): name
        }
    }
}

/// A group or a dataset.
struct HDF5Object {
    enum Kind { case group, dataset, other }

    /// From the root, without a slash at the start; empty for the root group.
    let path: String
    let kind: Kind
    let attributes: [String: HDF5Value]
    /// Of a dataset; empty for a scalar.
    let shape: [UInt64]
    /// Of a dataset.
    let type: HDF5Type?

    /// The last part of the path.
    var name: Substring {
        path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    }

    /// The path of the group it is in; nil for the root.
    var parent: Substring? {
        guard !path.isEmpty else { return nil }
        return path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    }

    /// The number of elements of a dataset.
    var count: UInt64 {
        shape.reduce(1) { product, size in
            let (value, overflow) = product.multipliedReportingOverflow(by: size)
            return overflow ? .max : value
        }
    }

    /// An attribute's texts that say something.
    func texts(_ attribute: String) -> [String] {
        attributes[attribute]?.texts.compactMap(Wording.meaningful) ?? []
    }

    /// An attribute's first text that says something.
    func text(_ attribute: String) -> String? { texts(attribute).first }
}

/// All objects of a file that were read.
struct HDF5Tree {
    var objects: [HDF5Object] = []
    /// Whether the file has more than was read.
    var isCut = false
    private var places: [String: Int] = [:]

    mutating func add(_ object: HDF5Object) {
        places[object.path] = objects.count
        objects.append(object)
    }

    subscript(path: String) -> HDF5Object? { places[path].map { objects[$0] } }

    var root: HDF5Object? { self[""] }

    func children(of path: String) -> [HDF5Object] {
        objects.filter { $0.parent.map { $0 == path } ?? false }
    }
}

/// An open HDF5 file. Every use is inside ``HDF5Library/use(_:)``.
struct HDF5File {
    /// How many objects, links of a group and attributes of an object are read.
    private static let mostObjects = 4000
    private static let mostLinks = 2000
    private static let mostAttributes = 300
    private static let timeLimit: Duration = .milliseconds(300)

    private let file: HDF5Handle
    private let deadline: ContinuousClock.Instant

    /// Nil when the library does not take it for an HDF5 file.
    init?(path: String) {
        guard let file = HDF5Handle(fairway_h5_open(path), H5Fclose) else { return nil }
        self.file = file
        self.deadline = .now + Self.timeLimit
    }

    /// Length of the user block, bytes before the superblock that are not HDF5's.
    var userBlock: UInt64 {
        guard let creation = HDF5Handle(H5Fget_create_plist(file.id), H5Pclose) else { return 0 }
        var size: hsize_t = 0
        return H5Pget_userblock(creation.id, &size) >= 0 ? UInt64(size) : 0
    }

    /// The value of a small dataset, for example at `entry/title`; nil when it is not there, too long or of another kind.
    func value(at path: String) -> HDF5Value? {
        guard let dataset = HDF5Handle(H5Dopen2(file.id, path, fairway_h5p_default()), H5Dclose),
            isStoredHere(dataset.id), let type = HDF5Handle(H5Dget_type(dataset.id), H5Tclose),
            let space = HDF5Handle(H5Dget_space(dataset.id), H5Sclose)
        else { return nil }
        return HDF5Value(type: type.id, space: space.id) { memoryType, buffer in
            H5Dread(
                dataset.id, memoryType, fairway_h5s_all(), fairway_h5s_all(), fairway_h5p_default(), buffer)
        }
    }

    /// Whether the values are in this file and can be read without unpacking much. Raw data in another file could be any
    /// file of the machine.
    private func isStoredHere(_ dataset: hid_t) -> Bool {
        guard let creation = HDF5Handle(H5Dget_create_plist(dataset), H5Pclose) else { return false }
        switch H5Pget_layout(creation.id) {
        case H5D_COMPACT: return true
        case H5D_CONTIGUOUS: return H5Pget_external_count(creation.id) == 0
        case H5D_CHUNKED:
            var sizes = [hsize_t](repeating: 0, count: 32)
            let rank = H5Pget_chunk(creation.id, Int32(sizes.count), &sizes)
            guard rank > 0, rank <= 32 else { return false }
            var elements: UInt64 = 1
            for size in sizes.prefix(Int(rank)) {
                let (product, overflow) = elements.multipliedReportingOverflow(by: size)
                guard !overflow, product <= 1 << 20 else { return false }
                elements = product
            }
            return true
        default: return false
        }
    }

    /// The objects from the root, breadth first, so that what describes the whole file comes before the limits.
    func tree() -> HDF5Tree {
        var tree = HDF5Tree()
        var seen: Set<haddr_t> = []
        var waiting = [""]
        var next = 0
        while next < waiting.count {
            let path = waiting[next]
            next += 1
            if tree.objects.count >= Self.mostObjects || ContinuousClock.now > deadline {
                tree.isCut = true
                break
            }
            guard
                let object = HDF5Handle(
                    H5Oopen(file.id, path.isEmpty ? "/" : path, fairway_h5p_default()), H5Oclose)
            else { continue }
            var info = H5O_info_t()
            // The address tells an object that has several names; without this a cycle of links never ends.
            guard H5Oget_info2(object.id, &info, UInt32(H5O_INFO_BASIC)) >= 0, seen.insert(info.addr).inserted
            else { continue }
            tree.add(read(object.id, info.type, path))
            guard info.type == H5O_TYPE_GROUP else { continue }
            let names = links(of: object.id)
            if names.count >= Self.mostLinks { tree.isCut = true }
            for name in names where waiting.count < 2 * Self.mostObjects {
                waiting.append(path.isEmpty ? name : path + "/" + name)
            }
        }
        return tree
    }

    private func read(_ object: hid_t, _ type: H5O_type_t, _ path: String) -> HDF5Object {
        let attributes = attributes(of: object)
        guard type == H5O_TYPE_DATASET, let elements = HDF5Handle(H5Dget_type(object), H5Tclose) else {
            return HDF5Object(
                path: path, kind: type == H5O_TYPE_GROUP ? .group : .other, attributes: attributes, shape: [],
                type: nil)
        }
        return HDF5Object(
            path: path, kind: .dataset, attributes: attributes, shape: shape(of: object),
            type: HDF5Type(elements.id))
    }

    private func shape(of dataset: hid_t) -> [UInt64] {
        guard let space = HDF5Handle(H5Dget_space(dataset), H5Sclose) else { return [] }
        var sizes = [hsize_t](repeating: 0, count: 32)
        let rank = H5Sget_simple_extent_ndims(space.id)
        guard rank > 0, rank <= 32, H5Sget_simple_extent_dims(space.id, &sizes, nil) == rank else {
            return []
        }
        return sizes.prefix(Int(rank)).map { UInt64($0) }
    }

    private func attributes(of object: hid_t) -> [String: HDF5Value] {
        var names = NameList(limit: Self.mostAttributes)
        var position: hsize_t = 0
        withUnsafeMutablePointer(to: &names) { list in
            _ = H5Aiterate2(
                object, H5_INDEX_NAME, H5_ITER_NATIVE, &position,
                { _, name, _, list in NameList.add(name, to: list) }, list)
        }
        var values: [String: HDF5Value] = [:]
        for name in names.names {
            guard let attribute = HDF5Handle(H5Aopen(object, name, fairway_h5p_default()), H5Aclose),
                let type = HDF5Handle(H5Aget_type(attribute.id), H5Tclose),
                let space = HDF5Handle(H5Aget_space(attribute.id), H5Sclose)
            else { continue }
            values[name] = HDF5Value(type: type.id, space: space.id) { H5Aread(attribute.id, $0, $1) }
        }
        return values
    }

    private func links(of group: hid_t) -> [String] {
        var names = NameList(limit: Self.mostLinks)
        withUnsafeMutablePointer(to: &names) { list in
            _ = H5Literate(
                group, H5_INDEX_NAME, H5_ITER_NATIVE, nil,
                { _, name, _, list in NameList.add(name, to: list) }, list)
        }
        return names.names.sorted()
    }
}

/// Collects the names that an iteration of the library calls back with.
private struct NameList {
    let limit: Int
    var names: [String] = []

    init(limit: Int) { self.limit = limit }

    /// 0 goes on, 1 ends the iteration.
    static func add(_ name: UnsafePointer<CChar>?, to list: UnsafeMutableRawPointer?) -> herr_t {
        guard let name, let list = list?.assumingMemoryBound(to: NameList.self) else { return 1 }
        guard list.pointee.names.count < list.pointee.limit else { return 1 }
        if strnlen(name, 1024) < 1024 { list.pointee.names.append(String(cString: name)) }
        return 0
    }
}
