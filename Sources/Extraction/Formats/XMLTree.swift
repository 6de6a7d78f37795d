// SPDX-License-Identifier: Apache-2.0
// An XML document as a tree, read without entities, so that it can neither grow nor reach outside itself.

import Foundation
import FoundationXML

/// An element of an XML document with its attributes, children and text.
struct XMLTree: Sendable {
    /// Local name; ``namespace`` has the namespace that its prefix stands for.
    let name: String
    let namespace: String
    /// Values by local name for attributes without a namespace, by `{namespace}name` for the others.
    fileprivate(set) var attributes: [String: String] = [:]
    fileprivate(set) var children: [XMLTree] = []
    /// The character data directly inside this element, untrimmed.
    fileprivate(set) var ownText = ""

    static let xml = "http://www.w3.org/XML/1998/namespace"

    /// The element's text, and that of the elements in it, without white space at its ends.
    var text: String { fullText.trimmed }

    private var fullText: String {
        children.isEmpty ? ownText : children.reduce(ownText) { $0 + $1.fullText }
    }

    /// `xml:lang`, where it is stated.
    var language: String? { attributes["{\(Self.xml)}lang"] }

    subscript(_ attribute: String) -> String? { attributes[attribute]?.trimmed.nonEmpty }

    /// The first child with this local name.
    func child(_ name: String) -> XMLTree? { children.first { $0.name == name } }

    /// The children with this local name.
    func all(_ name: String) -> [XMLTree] { children.filter { $0.name == name } }

    /// The children with this local name of the child `list`: `all("creator", in: "creators")`.
    func all(_ name: String, in list: String) -> [XMLTree] { all(list).flatMap { $0.all(name) } }
}

/// Why an XML document is not read.
enum XMLTreeError: Error, Hashable, CustomStringConvertible {
    case tooLong(bytes: Int)
    case documentType
    case tooManyElements
    case malformed(line: Int, reason: String)

    var description: String {
        switch self {
        case .tooLong(let bytes):
            "the XML is longer than \(XMLTree.longestDocument >> 20) MiB (\(bytes) bytes)"
        case .documentType:
            "the XML has a document type declaration, which is refused: it can define entities"
        case .tooManyElements:
            "the XML has more than \(XMLTree.mostElements) elements or is nested too deeply"
        case .malformed(let line, let reason): "the XML is malformed in line \(line): \(reason)"
        }
    }
}

extension XMLTree {
    static let longestDocument = 16 << 20
    static let mostElements = 200_000
    static let deepest = 100

    /// Reads a document; the encoding is that of its byte order mark or its declaration, else UTF-8.
    init(parsing bytes: some Collection<UInt8>) throws(XMLTreeError) {
        guard bytes.count <= Self.longestDocument else { throw .tooLong(bytes: bytes.count) }
        let text = Self.decode(Array(bytes))
        // Entities are defined in a document type declaration only: without one there is nothing to expand or to fetch.
        guard !text.contains("<!DOCTYPE"), !text.contains("<!ENTITY") else { throw .documentType }
        let parser = XMLParser(data: Data(text.utf8))
        parser.shouldResolveExternalEntities = false
        let builder = TreeBuilder()
        parser.delegate = builder
        let isWellFormed = parser.parse()
        if builder.isTooLarge { throw .tooManyElements }
        guard isWellFormed, let root = builder.root else {
            let reason = builder.error ?? "no element"
            throw .malformed(line: max(1, parser.lineNumber), reason: reason)
        }
        self = root
    }

    /// The document as text without its XML declaration, whose `encoding` no longer holds once it is UTF-8.
    private static func decode(_ bytes: [UInt8]) -> String {
        var text: String
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0x00, 0x3C]) {
            text = String(utf16: bytes, bigEndian: true)
        } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0x3C, 0x00]) {
            text = String(utf16: bytes, bigEndian: false)
        } else {
            let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
            let declaration = String(latin1: content.prefix(200).prefix { $0 != UInt8(ascii: ">") })
                .lowercased()
            let isLatin1 = declaration.hasPrefix("<?xml") && declaration.contains("iso-8859-1")
            text = (isLatin1 ? nil : String(validating: content, as: UTF8.self)) ?? String(latin1: content)
        }
        text = String(text.drop { $0.isWhitespace || $0 == "\u{FEFF}" })
        if text.hasPrefix("<?xml "), let end = text.range(of: "?>") { text = String(text[end.upperBound...]) }
        return text
    }
}

/// Puts the tree together from the parser's events; stops the parser when the tree grows beyond the limits.
private final class TreeBuilder: NSObject, XMLParserDelegate {
    private(set) var root: XMLTree?
    private(set) var error: String?
    private(set) var isTooLarge = false
    private var open: [XMLTree] = []
    private var scopes: [[String: String]] = [["xml": XMLTree.xml]]
    private var count = 0

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        count += 1
        guard count <= XMLTree.mostElements, open.count < XMLTree.deepest else {
            isTooLarge = true
            return parser.abortParsing()
        }
        var scope = scopes.last ?? [:]
        for (key, value) in attributes {
            if key == "xmlns" { scope[""] = value }
            if key.hasPrefix("xmlns:") { scope[String(key.dropFirst(6))] = value }
        }
        scopes.append(scope)
        let (prefix, local) = Self.split(name)
        // A line break within text, as DataCite and XHTML have it.
        if local == "br" { append("\n") }
        var element = XMLTree(name: local, namespace: scope[prefix] ?? "")
        for (key, value) in attributes where key != "xmlns" && !key.hasPrefix("xmlns:") {
            let (prefix, local) = Self.split(key)
            // An attribute without a prefix is in no namespace (Namespaces in XML 1.0, section 6.2).
            element.attributes[prefix.isEmpty ? local : "{\(scope[prefix] ?? "")}\(local)"] = value
        }
        open.append(element)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { append(string) }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        append(String(decoding: block, as: UTF8.self))
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        scopes.removeLast()
        guard let element = open.popLast() else { return }
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].children.append(element)
        }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
        error = error ?? "error \((parseError as NSError).code) of the parser"
    }

    private func append(_ string: String) {
        guard !open.isEmpty else { return }
        open[open.count - 1].ownText += string
    }

    private static func split(_ name: String) -> (prefix: String, local: String) {
        guard let colon = name.firstIndex(of: ":") else { return ("", name) }
        return (String(name[..<colon]), String(name[name.index(after: colon)...]))
    }
}
