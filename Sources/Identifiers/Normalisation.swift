// SPDX-License-Identifier: Apache-2.0
// One spelling for each identifier: prefixes and resolvers off, check digits verified.

extension IdentifierScheme {
    /// The identifier in the scheme's one spelling (`10.5281/x`, `0000-0002-1825-0097`, `arXiv:2101.00001`), or an error
    /// that says what is wrong.
    package func normalise(_ text: String) throws(IdentifierError) -> String {
        let trimmed = text.trimmed
        switch self {
        case .doi: return try DOI(text).description
        case .handle: return try Handle(text).description
        case .ark: return try ARK(text).description
        case .orcid: return try ORCID(text).description
        case .isni: return try ISNI(text).compact
        case .ror: return try ROR(text).description
        case .gnd: return try GND(text).description
        case .swh: return try SWHID(text).description
        case .raid:
            let bare = trimmed.path(onAnyOf: ["raid.org", "www.raid.org"]) ?? trimmed
            guard let doi = try? DOI(bare) else {
                throw .malformed(.raid, text, expected: "https://raid.org/10.83962/b1")
            }
            return doi.description
        case .igsn, .crossreffunderid:
            let bare = trimmed.dropping(anyOf: ["igsn:"])?.trimmed ?? trimmed
            if let doi = try? DOI(bare) { return doi.description }
            if self == .crossreffunderid, bare.isDigits { return "10.13039/" + bare }
            if self == .igsn, let handle = try? Handle(bare) { return handle.description }
            guard self == .igsn, bare.isOneWord, !bare.contains("/") else {
                throw .malformed(
                    self, text, expected: self == .igsn ? "10.60510/ICDP5054EHW1001" : "10.13039/501100000780"
                )
            }
            return "10273/" + bare
        case .isbn: return try isbn(text)
        case .issn, .eissn, .lissn: return try issn(text)
        case .ean13, .upc: return try article(text)
        case .istc: return try istc(text)
        case .arxiv: return try arxiv(text)
        case .pmid:
            let rest = trimmed.path(onAnyOf: ["pubmed.ncbi.nlm.nih.gov", "www.ncbi.nlm.nih.gov/pubmed"])
            var bare = rest ?? trimmed.dropping(anyOf: ["pmid:"])?.trimmed ?? trimmed
            if bare.hasSuffix("/") { bare.removeLast() }
            guard bare.isDigits, bare.utf8.count <= 9 else {
                throw .malformed(self, text, expected: "16333295")
            }
            return bare
        case .ads:
            let bare = trimmed.dropping(anyOf: ["ads:"]) ?? trimmed
            guard isBibcode(bare) else { throw .malformed(self, text, expected: "1924MNRAS..84..308E") }
            return bare
        case .url: return try url(text, hosts: nil, expected: "https://www.example.org/page")
        case .purl:
            let hosts = [
                "purl.org", "purl.oclc.org", "purl.net", "purl.com", "purl.fdlp.gov", "purl.archive.org",
            ]
            return try url(text, hosts: hosts, expected: "https://purl.org/name")
        case .w3id: return try url(text, hosts: ["w3id.org"], expected: "https://w3id.org/name")
        case .urn, .lsid: return try urn(text)
        case .oai:
            let parts = trimmed.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == "oai", parts.allSatisfy({ !$0.isEmpty }), trimmed.isOneWord
            else {
                throw .malformed(self, text, expected: "oai:repository.example.org:ha4g3-7x208")
            }
            return trimmed
        case .rrid:
            let bare = trimmed.dropping(anyOf: ["rrid:"])?.trimmed ?? trimmed
            guard bare.contains("_") || bare.contains(":"), bare.isOneWord else {
                throw .malformed(self, text, expected: "RRID:AB_90755")
            }
            return "RRID:" + bare
        case .wikidata:
            let hosts = ["www.wikidata.org/entity", "www.wikidata.org/wiki", "wikidata.org/entity"]
            let bare =
                (trimmed.path(onAnyOf: hosts) ?? trimmed.dropping(anyOf: ["wikidata:"])?.trimmed ?? trimmed)
                .uppercased()
            guard bare.hasPrefix("Q"), String(bare.dropFirst()).isDigits else {
                throw .malformed(self, text, expected: "Q42")
            }
            return bare
        case .geonames:
            let bare =
                trimmed.path(onAnyOf: ["www.geonames.org", "geonames.org", "sws.geonames.org"]) ?? trimmed
            let number = String(bare.prefix { $0 != "/" })
            guard number.isDigits else {
                throw .malformed(self, text, expected: "https://www.geonames.org/2935022")
            }
            return number
        case .grid:
            let hosts = ["www.grid.ac/institutes", "grid.ac/institutes"]
            let bare = trimmed.path(onAnyOf: hosts) ?? trimmed
            guard bare.hasPrefix("grid."), bare.split(separator: ".").count == 3, bare.isOneWord else {
                throw .malformed(self, text, expected: "grid.40602.30")
            }
            return bare
        case .cstr:
            let bare = trimmed.dropping(anyOf: ["cstr:"]) ?? trimmed
            let parts = bare.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count >= 4, parts.allSatisfy({ !$0.isEmpty }), bare.isOneWord, !bare.contains("/")
            else {
                throw .malformed(self, text, expected: "CSTR:31253.11.sciencedb.j00001.00123")
            }
            return bare
        case .other:
            guard !trimmed.isEmpty else { throw .malformed(self, text, expected: "a text that is not empty") }
            return trimmed
        }
    }

    private func isbn(_ text: String) throws(IdentifierError) -> String {
        let bare =
            text.trimmed.dropping(anyOf: ["urn:isbn:", "isbn:", "isbn-13:", "isbn-10:", "isbn"])?.trimmed
            ?? text
        let number = bare.without("- \u{2010}\u{2011}\u{2013}").uppercased()
        if number.utf8.count == 13, number.hasPrefix("978") || number.hasPrefix("979"), number.isDigits {
            return try checked(number, CheckDigits.mod10Weighted, text)
        }
        guard number.utf8.count == 10, String(number.dropLast()).isDigits else {
            throw .malformed(.isbn, text, expected: "978-0-306-40615-7")
        }
        _ = try checked(number, CheckDigits.mod11Weighted, text)
        let body = "978" + number.dropLast()
        return body + String(CheckDigits.mod10Weighted(body) ?? "0")
    }

    private func issn(_ text: String) throws(IdentifierError) -> String {
        let hosts = ["portal.issn.org/resource/issn", "issn.org/resource/issn"]
        let bare =
            text.trimmed.path(onAnyOf: hosts) ?? text.trimmed.dropping(anyOf: ["eissn:", "issn:", "issn"])
            ?? text
        let number = bare.without("- \u{2010}\u{2011}\u{2013}").trimmed.uppercased()
        guard number.utf8.count == 8, String(number.dropLast()).isDigits else {
            throw .malformed(self, text, expected: "0378-5955")
        }
        let right = try checked(number, CheckDigits.mod11Weighted, text)
        return right.prefix(4) + "-" + right.suffix(4)
    }

    private func article(_ text: String) throws(IdentifierError) -> String {
        let number = text.without("- ").trimmed
        guard number.isDigits, number.utf8.count == (self == .upc ? 12 : 13) else {
            throw .malformed(self, text, expected: self == .upc ? "036000291452" : "4006381333931")
        }
        return try checked(number, CheckDigits.mod10Weighted, text)
    }

    private func istc(_ text: String) throws(IdentifierError) -> String {
        let number = text.without("- ").trimmed.uppercased()
        guard number.utf8.count == 16, number.isMade(of: "0123456789ABCDEF") else {
            throw .malformed(.istc, text, expected: "0A9-2002-12B4A105-7")
        }
        return try checked(number, CheckDigits.mod16Weighted, text)
    }

    private func checked(
        _ number: String, _ check: (String) -> Character?, _ text: String
    ) throws(IdentifierError) -> String {
        let expected = check(String(number.dropLast()))
        guard let expected, number.last == expected else {
            throw .wrongCheckDigit(self, text, expected: expected.map(String.init) ?? "none")
        }
        return number
    }

    /// Both forms of arXiv ids (`2101.00001v2`, `math/0309136`); a subject class in the old form is dropped
    /// (`math.GT/0309136`), as arXiv does.
    private func arxiv(_ text: String) throws(IdentifierError) -> String {
        let trimmed = text.trimmed
        let hosts = ["arxiv.org/abs", "arxiv.org/pdf", "www.arxiv.org/abs"]
        let bare = trimmed.path(onAnyOf: hosts) ?? trimmed.dropping(anyOf: ["arxiv:"])?.trimmed ?? trimmed
        var core = bare
        var version = ""
        if let mark = bare.lastIndex(of: "v"), String(bare[bare.index(after: mark)...]).isDigits {
            core = String(bare[..<mark])
            version = String(bare[mark...])
        }
        let parts = core.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let number = (parts.last ?? "").split(separator: ".", omittingEmptySubsequences: false).map(
            String.init)
        if number.count == 2, parts.count <= 2, number[0].utf8.count == 4, number[0].isDigits,
            number[1].isDigits,
            (4...5).contains(number[1].utf8.count)
        {
            return "arXiv:\(number[0]).\(number[1])\(version)"
        }
        guard parts.count == 2, number.count == 1, number[0].isDigits, number[0].utf8.count == 7,
            let archive = parts[0].split(separator: ".").first,
            String(archive).lowercased().isMade(of: "abcdefghijklmnopqrstuvwxyz-")
        else { throw .malformed(.arxiv, text, expected: "arXiv:2101.00001") }
        return "arXiv:\(archive)/\(number[0])\(version)"
    }

    /// Nineteen characters: year, journal, volume, page, the author's initial.
    private func isBibcode(_ text: String) -> Bool {
        let characters = Array(text)
        guard characters.count == 19, text.isOneWord, String(characters[..<4]).isDigits else { return false }
        let last = characters[18]
        return characters[4].isASCII && characters[4].isLetter
            && (last == "." || last == ":" || last.isASCII && last.isLetter)
    }

    private func url(_ text: String, hosts: [String]?, expected: String) throws(IdentifierError) -> String {
        let trimmed = text.trimmed
        let parts = trimmed.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard parts.count == 2, parts[1].hasPrefix("//"), trimmed.isOneWord,
            !trimmed.contains(where: { "<>\"`".contains($0) }),
            let first = parts[0].utf8.first, !first.isDigit,
            parts[0].lowercased().isMade(of: "abcdefghijklmnopqrstuvwxyz0123456789+.-")
        else { throw .malformed(self, text, expected: expected) }
        let host = parts[1].dropFirst(2).prefix { !"/?#".contains($0) }.lowercased()
        guard !host.isEmpty, hosts?.contains(host) ?? true else {
            throw .malformed(self, text, expected: expected)
        }
        if hosts != nil, parts[1].utf8.count <= host.utf8.count + 3 {
            throw .malformed(self, text, expected: expected)
        }
        return trimmed
    }

    /// RFC 8141: `urn:`, a namespace of 2 to 32 letters, digits or hyphens, a name.
    private func urn(_ text: String) throws(IdentifierError) -> String {
        let bare = text.trimmed.path(onAnyOf: ["nbn-resolving.org", "www.nbn-resolving.org"]) ?? text.trimmed
        let parts = bare.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(
            String.init)
        let expected = self == .lsid ? "urn:lsid:ipni.org:names:77145066-1" : "urn:nbn:de:101:1-201102033592"
        guard parts.count == 3, parts[0].lowercased() == "urn", (2...32).contains(parts[1].utf8.count),
            parts[1].lowercased().isMade(of: "abcdefghijklmnopqrstuvwxyz0123456789-"), parts[2].isOneWord
        else { throw .malformed(self, text, expected: expected) }
        if self == .lsid {
            let names = parts[2].split(separator: ":", omittingEmptySubsequences: false)
            guard parts[1].lowercased() == "lsid", (2...4).contains(names.count),
                names.allSatisfy({ !$0.isEmpty })
            else {
                throw .malformed(self, text, expected: expected)
            }
        }
        return "urn:" + parts[1] + ":" + parts[2]
    }
}
