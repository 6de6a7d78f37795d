// SPDX-License-Identifier: Apache-2.0
// The text of a document: UTF-8 as it should be, UTF-16 and Latin-1 as it happens.

import Foundation
import Metadata

/// The bytes of a document as UTF-8 without byte order mark, and what was odd about them.
struct DocumentText: Sendable {
    let utf8: [UInt8]
    let findings: [Finding]

    init(_ bytes: Data) throws(DocumentError) {
        guard bytes.count <= DocumentLimit.bytes else {
            throw .tooLarge(bytes: bytes.count, limit: DocumentLimit.bytes)
        }
        var findings: [Finding] = []
        let text: [UInt8]
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            guard let decoded = String(data: bytes, encoding: .utf16) else { throw .notText }
            text = Array(decoded.utf8)
            findings.append(Self.finding("UTF-16"))
        } else if String(validating: bytes, as: UTF8.self) != nil {
            text = Array(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes)
        } else {
            text = try Self.latin1(bytes)
            findings.append(Self.finding("Windows-1252 or Latin-1"))
        }
        guard !text.contains(0) else { throw .notText }
        guard text.contains(where: { !Self.isSpace($0) }) else { throw .empty }
        utf8 = text
        self.findings = findings
    }

    /// The first byte that is not white space.
    var firstByte: UInt8? { utf8.first { !Self.isSpace($0) } }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Bytes that are text in an eight-bit encoding: without the control characters that binary files are full of.
    private static func latin1(_ bytes: Data) throws(DocumentError) -> [UInt8] {
        let isBinary = bytes.contains { $0 < 0x20 && !isSpace($0) && $0 != 0x1B }
        guard !isBinary else { throw .notText }
        guard
            let text = String(data: bytes, encoding: .windowsCP1252)
                ?? String(data: bytes, encoding: .isoLatin1)
        else { throw .notText }
        return Array(text.utf8)
    }

    private static func finding(_ encoding: String) -> Finding {
        Finding(
            .warning, "encoding", at: "$", "The file is not UTF-8; it was read as \(encoding).",
            remedy: "Save the file as UTF-8 and check accented letters.")
    }
}
