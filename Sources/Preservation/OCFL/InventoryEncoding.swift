// SPDX-License-Identifier: Apache-2.0
// Writing an inventory: always the same bytes for the same inventory, straight to the disk, hashed on the way.
import Crypto
import Foundation

/// Writes bytes to a file through a buffer and hashes them.
struct HashingWriter {
    private let file: Descriptor
    private let path: String
    private var buffer: [UInt8] = []
    private var sha512 = SHA512()
    private static let capacity = 1 << 18

    init(_ file: Descriptor, path: String) {
        self.file = file
        self.path = path
        buffer.reserveCapacity(Self.capacity + 4096)
    }

    mutating func write(_ text: String) throws {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.capacity { try drain() }
    }

    /// A JSON string: quoted, with what must be escaped escaped (RFC 8259 section 7), all else as UTF-8.
    mutating func writeQuoted(_ text: String) throws {
        buffer.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                buffer.append(UInt8(ascii: "\\"))
                buffer.append(byte)
            case 0..<0x20:
                buffer.append(contentsOf: "\\u00".utf8)
                buffer.append(contentsOf: hexadecimal([byte]).utf8)
            default:
                buffer.append(byte)
            }
        }
        buffer.append(UInt8(ascii: "\""))
        if buffer.count >= Self.capacity { try drain() }
    }

    /// Writes what is left; gives the SHA-512 of everything.
    mutating func finish() throws -> String {
        try drain()
        return hexadecimal(sha512.finalize())
    }

    private mutating func drain() throws {
        try buffer.withUnsafeBytes { bytes in
            try file.write(bytes, path: path)
            sha512.update(bufferPointer: bytes)
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

extension Inventory {
    /// Writes the inventory and its sidecar as new files of `folder`, the sidecar last (OCFL E062).
    func write(in folder: Descriptor) throws {
        let file = try folder.create(Self.fileName)
        var out = HashingWriter(file, path: Self.fileName)
        try encode(to: &out)
        let digest = try out.finish()
        try folder.createFile(Self.sidecarName, Array("\(digest) \(Self.fileName)\n".utf8))
    }

    private func encode(to out: inout HashingWriter) throws {
        try out.write("{\n  \"id\": ")
        try out.writeQuoted(id)
        try out.write(",\n  \"type\": \"\(Self.type)\",\n  \"digestAlgorithm\": \"sha512\",\n")
        try out.write("  \"head\": \"v\(versions.count)\",\n  \"manifest\": ")
        try Self.encode(manifest, indent: "    ", end: "  ", to: &out)
        try out.write(",\n  \"versions\": {")
        for (index, version) in versions.enumerated() {
            try out.write(index == 0 ? "\n" : ",\n")
            try out.write("    \"v\(index + 1)\": {\n      \"created\": ")
            try out.writeQuoted(version.created)
            if let message = version.message {
                try out.write(",\n      \"message\": ")
                try out.writeQuoted(message)
            }
            if let user = version.user { try Self.encode(user, to: &out) }
            try out.write(",\n      \"state\": ")
            let state = Dictionary(grouping: version.state.keys) { version.state[$0] ?? "" }
            try Self.encode(state, indent: "        ", end: "      ", to: &out)
            try out.write("\n    }")
        }
        try out.write("\n  }")
        if !fixity.isEmpty {
            try out.write(",\n  \"fixity\": {")
            for (index, algorithm) in fixity.keys.sorted(by: { $0.rawValue < $1.rawValue }).enumerated() {
                try out.write(index == 0 ? "\n" : ",\n")
                try out.write("    \"\(algorithm.rawValue)\": ")
                try Self.encode(fixity[algorithm] ?? [:], indent: "      ", end: "    ", to: &out)
            }
            try out.write("\n  }")
        }
        try out.write("\n}\n")
    }

    private static func encode(_ user: VersionUser, to out: inout HashingWriter) throws {
        try out.write(",\n      \"user\": {\"name\": ")
        try out.writeQuoted(user.name)
        if let address = user.address {
            try out.write(", \"address\": ")
            try out.writeQuoted(address)
        }
        try out.write("}")
    }

    /// `{digest: [paths]}`, digests and paths in the order of their bytes.
    private static func encode(
        _ block: [String: [LogicalPath]], indent: String, end: String, to out: inout HashingWriter
    ) throws {
        try out.write("{")
        var first = true
        for digest in block.keys.sorted() {
            try out.write(first ? "\n" : ",\n")
            first = false
            try out.write("\(indent)\"\(digest)\": [")
            for (index, path) in (block[digest] ?? []).sorted().enumerated() {
                if index > 0 { try out.write(", ") }
                try out.writeQuoted(path.text)
            }
            try out.write("]")
        }
        try out.write(first ? "}" : "\n\(end)}")
    }
}
