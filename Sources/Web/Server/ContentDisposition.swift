// SPDX-License-Identifier: Apache-2.0
// The name under which a browser saves a download (RFC 6266 with RFC 8187).

/// `Content-Disposition` for any name of a file.
enum ContentDisposition {
    /// - Parameter key: the path in the record; its last part becomes the name.
    static func attachment(_ key: String) -> String {
        let name = key.split(separator: "/").last.map(String.init) ?? "download"
        let shown = plain(name)
        var header = "attachment; filename=\"\(shown)\""
        if shown != name { header += "; filename*=UTF-8''\(Percent.encode(name))" }
        return header
    }

    /// The name in ASCII, without what ends a quoted text.
    static func plain(_ name: String) -> String {
        String(
            name.unicodeScalars.map { scalar -> Character in
                let isSafe =
                    scalar.value >= 0x20 && scalar.value < 0x7F && !"\"\\%/".unicodeScalars.contains(scalar)
                return isSafe ? Character(scalar) : "_"
            })
    }
}
