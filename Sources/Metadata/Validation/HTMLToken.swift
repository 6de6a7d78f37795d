// SPDX-License-Identifier: Apache-2.0
// HTML taken apart into tags and text, in one pass and without ever failing.

/// A piece of HTML: text (entities decoded), an opening tag with its `href`, or a closing tag. Comments, doctypes and the
/// content of elements that hold no text are not there.
enum HTMLToken: Equatable {
    case text(String)
    case open(String, href: String?)
    case close(String)

    /// Elements whose content is code, data or another document.
    private static let opaque: Set<String> = [
        "script", "style", "iframe", "object", "noscript", "noembed", "noframes", "template",
        "textarea",
        "title", "xmp", "plaintext", "svg", "math", "head", "select", "audio", "video", "canvas", "applet",
        "frameset",
    ]

    static func tokens(of html: String) -> [HTMLToken] {
        var scanner = HTMLScanner(html)
        var tokens: [HTMLToken] = []
        /// The opaque element that we are in, and how often it has been opened in itself.
        var hidden: (name: String, depth: Int)?
        while let token = scanner.next() {
            switch (token, hidden) {
            case (.open(let name, _), nil) where opaque.contains(name):
                hidden = (name, 1)
                tokens.append(token)
            case (.open(let name, _), let inside?) where name == inside.name: hidden?.depth += 1
            case (.close(let name), let inside?) where name == inside.name:
                hidden = inside.depth > 1 ? (name, inside.depth - 1) : nil
            case (_, nil): tokens.append(token)
            default: continue
            }
        }
        return tokens
    }
}

/// Walks over the bytes of HTML. Every step moves forward, so the work is linear in the length of the text.
private struct HTMLScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ html: String) { bytes = Array(html.utf8) }

    mutating func next() -> HTMLToken? {
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else { return text() }
            let after = byte(1)
            if after == UInt8(ascii: "!") || after == UInt8(ascii: "?") {
                skipDeclaration()
            } else if Self.isLetter(after) || after == UInt8(ascii: "/") && Self.isLetter(byte(2)) {
                return tag()
            } else {
                return text()
            }
        }
        return nil
    }

    private func byte(_ offset: Int) -> UInt8 {
        position + offset < bytes.count ? bytes[position + offset] : 0
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// Text up to what begins a tag; a lone `<` is text.
    private mutating func text() -> HTMLToken {
        let start = position
        position += 1
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<") {
                let after = byte(1)
                if Self.isLetter(after) || after == UInt8(ascii: "/") || after == UInt8(ascii: "!")
                    || after == UInt8(ascii: "?")
                {
                    break
                }
            }
            position += 1
        }
        return .text(HTMLEntities.decode(bytes[start..<position]))
    }

    private mutating func skipDeclaration() {
        let comment = byte(2) == UInt8(ascii: "-") && byte(3) == UInt8(ascii: "-")
        position += comment ? 4 : 2
        while position < bytes.count {
            let ends =
                bytes[position] == UInt8(ascii: ">")
                && (!comment
                    || position >= 2 && bytes[position - 1] == UInt8(ascii: "-")
                        && bytes[position - 2] == UInt8(ascii: "-"))
            position += 1
            if ends { return }
        }
    }

    private mutating func tag() -> HTMLToken {
        position += 1
        let closing = byte(0) == UInt8(ascii: "/")
        if closing { position += 1 }
        let name = lower(take { !Self.isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") })
        var href: String?
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            guard !Self.isSpace(bytes[position]), bytes[position] != UInt8(ascii: "/") else {
                position += 1
                continue
            }
            let (attribute, value) = attribute()
            if attribute == "href", href == nil { href = value }
        }
        position += 1
        return closing ? .close(name) : .open(name, href: href)
    }

    private mutating func attribute() -> (String, String) {
        let start = position
        let name = lower(
            take {
                !Self.isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
                    && $0 != UInt8(ascii: "=")
            })
        skipSpace()
        guard byte(0) == UInt8(ascii: "=") else {
            // At least one byte is taken, so that stray characters cannot stop the scan.
            if position == start { position += 1 }
            return (name, "")
        }
        position += 1
        skipSpace()
        let quote = byte(0)
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return (name, HTMLEntities.decode(take { !Self.isSpace($0) && $0 != UInt8(ascii: ">") }))
        }
        position += 1
        let value = take { $0 != quote }
        position += 1
        return (name, HTMLEntities.decode(value))
    }

    private mutating func take(while holds: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = min(position, bytes.count)
        while position < bytes.count, holds(bytes[position]) { position += 1 }
        return bytes[start..<max(start, min(position, bytes.count))]
    }

    private mutating func skipSpace() {
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

    private func lower(_ slice: ArraySlice<UInt8>) -> String {
        String(decoding: slice, as: UTF8.self).lowercased()
    }
}

/// Character references of HTML.
enum HTMLEntities {
    /// The text with its character references resolved; what is none stays as it is.
    static func decode(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        var out = ""
        var rest = Substring(String(decoding: bytes, as: UTF8.self))
        while let mark = rest.firstIndex(of: "&") {
            out += rest[..<mark]
            let after = rest[rest.index(after: mark)...]
            // The longest name below has eight characters.
            if let end = after.prefix(10).firstIndex(of: ";"), let text = resolve(after[..<end]) {
                out += text
                rest = after[after.index(after: end)...]
            } else {
                out += "&"
                rest = after
            }
        }
        return out + rest
    }

    private static func resolve(_ name: Substring) -> String? {
        guard name.first == "#" else { return named[String(name)] }
        let digits = name.dropFirst()
        let isHex = digits.first == "x" || digits.first == "X"
        let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }

    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{a0}", "ndash": "–",
        "mdash": "—",
        "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bdquo": "„", "sbquo": "‚",
        "laquo": "«", "raquo": "»", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö",
        "Uuml": "Ü",
        "szlig": "ß", "eacute": "é", "egrave": "è", "agrave": "à", "aacute": "á", "ccedil": "ç",
        "ntilde": "ñ",
        "deg": "°", "micro": "µ", "plusmn": "±", "times": "×", "middot": "·", "sup2": "²", "sup3": "³",
        "frac12": "½",
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "lambda": "λ", "mu": "μ",
        "nu": "ν",
        "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
        "Delta": "Δ", "Omega": "Ω", "Sigma": "Σ", "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈", "infin": "∞",
        "rarr": "→", "larr": "←", "euro": "€", "pound": "£", "copy": "©", "reg": "®", "trade": "™",
        "sect": "§",
        "para": "¶", "shy": "\u{ad}", "thinsp": "\u{2009}", "ensp": "\u{2002}", "emsp": "\u{2003}",
        "minus": "−",
    ]
}
