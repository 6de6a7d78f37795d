// SPDX-License-Identifier: Apache-2.0
// The name under which a browser saves a download (RFC 6266 with RFC 8187).

/// `Content-Disposition` for any name of a file.
enum ContentDisposition {
    /// - Parameter key: the path in the record; its last part becomes the name.
    static func attachment(_ key: String) -> String {
        let name = key.split(separator: "/").last.map(String.init) ?? "download"
        let plain = name.unicodeScalars.map { scalar -> Character in
            let isSafe =
                scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F && !"\"\\%/".contains(
                    Character(scalar))
            return isSafe ? Character(scalar) : "_"
        }
        var header = "attachment; filename=\"\(String(plain))\""
        if String(plain) != name { header += "; filename*=UTF-8''\(Percent.encode(name))" }
        return header
    }
}
