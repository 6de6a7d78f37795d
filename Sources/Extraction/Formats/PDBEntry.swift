// SPDX-License-Identifier: Apache-2.0
// What the records of one PDB file add up to, and the suggestions made of it.

import Metadata

/// The content of a PDB file as far as it describes itself, filled record by record.
struct PDBEntry {
    private var classification = ""
    private var date: (iso: String, raw: String)?
    private var id: String?
    /// Records that continue over lines, joined: `TITLE`, `KEYWDS`, `JRNL TITL`.
    private var joined: [String: String] = [:]
    private var resolution: Double?
    private var cell: (lengthsAndAngles: [Double], spaceGroup: String)?
    private var models = 0
    private var atoms = 0
    private var chains: [String] = []
    private var lastChain: UInt8?

    /// The longest text that is put together from continuation lines.
    private static let longestText = 20_000

    mutating func read(_ line: ArraySlice<UInt8>) {
        // Coordinates are nearly all lines of a file: they are recognised without making a string.
        if line.starts(with: Self.atom) || line.starts(with: Self.hetatm) { return readAtom(line) }
        if line.starts(with: Self.anisou) || line.starts(with: Self.conect) { return }
        let columns = Columns(line)
        switch columns.text(1, 6) {
        case "HEADER":
            classification = columns.text(11, 50)
            if let day = Self.isoDate(columns.text(51, 59)) { date = (day, columns.text(51, 59)) }
            id = Self.entryID(columns.text(63, 66))
        case "TITLE": join("TITLE", columns.text(11, 80))
        case "KEYWDS": join("KEYWDS", columns.text(11, 79))
        case "EXPDTA": join("EXPDTA", columns.text(11, 79))
        case "AUTHOR": join("AUTHOR", columns.text(11, 79))
        case "SOURCE": join("SOURCE", columns.text(11, 79))
        case "JRNL":
            let part = columns.text(13, 16)
            join("JRNL " + part, columns.text(20, part == "REF" ? 66 : 79))
        case "REMARK":
            guard columns.text(8, 10) == "2", columns.text(12, 22) == "RESOLUTION." else { return }
            resolution = columns.number(24, 30)
        case "CRYST1":
            let numbers = [(7, 15), (16, 24), (25, 33), (34, 40), (41, 47), (48, 54)]
                .compactMap { columns.number($0.0, $0.1) }
            if numbers.count == 6 { cell = (numbers, columns.text(56, 66)) }
        case "MODEL": models &+= 1
        default: break
        }
    }

    private static let atom = Array("ATOM  ".utf8)
    private static let hetatm = Array("HETATM".utf8)
    private static let anisou = Array("ANISOU".utf8)
    private static let conect = Array("CONECT".utf8)

    /// Atoms and chains are those of the first model: the others repeat them.
    private mutating func readAtom(_ line: ArraySlice<UInt8>) {
        guard models <= 1 else { return }
        atoms &+= 1
        guard line.count > 21 else { return }
        let chain = line[line.startIndex + 21]
        guard chain != lastChain else { return }
        lastChain = chain
        let name = String(lenient: [chain])
        if !name.isEmpty, !chains.contains(name) { chains.append(name) }
    }

    private mutating func join(_ key: String, _ text: String) {
        let before = joined[key] ?? ""
        guard before.utf8.count < Self.longestText else { return }
        // The format breaks after a hyphen without a space.
        let separator = before.isEmpty || before.hasSuffix("-") ? "" : " "
        joined[key] = before + separator + text.singleSpaced
    }

    // MARK: What the records say

    var extract: Extract {
        var extract = Extract()
        // A file with a PDB id is a copy of a published entry: its title and authors are the entry's, which need not be
        // those of the data that it was deposited with. So they are shown, but not taken without asking.
        let confidence = id == nil ? 0.9 : 0.5
        func add(_ statement: Statement, _ place: String, raw: String? = nil, confidence: Double = 1) {
            extract.suggestions.append(Suggestion(statement, at: place, raw: raw, confidence: confidence))
        }
        if let title = joined["TITLE"]?.nonEmpty { add(.title(title), "TITLE", confidence: confidence) }
        for author in Self.list(joined["AUTHOR"]) {
            add(.creator(Creator(Self.name(author))), "AUTHOR", raw: author, confidence: confidence)
        }
        for keyword in Self.list(joined["KEYWDS"]) { add(.subject(Subject(keyword)), "KEYWDS") }
        if let date {
            add(.date(DateEntry(date.iso, type: "created")), "HEADER columns 51-59", raw: date.raw)
        }
        if let id {
            add(
                .relatedIdentifier(
                    RelatedIdentifier(
                        "10.2210/pdb\(id.lowercased())/pdb", scheme: "doi", relation: "isderivedfrom",
                        resourceType: "dataset")),
                "HEADER columns 63-66", raw: id)
        }
        addCitation(to: &extract)
        addProperties(to: &extract)
        return extract
    }

    private func addCitation(to extract: inout Extract) {
        let doi = joined["JRNL DOI"].map { $0.replacing(" ", with: "") }?.nonEmpty
        let pmid = joined["JRNL PMID"]?.nonEmpty
        if let doi, doi.hasPrefix("10.") {
            // DOIs are the same in either case; PDB files have capitals only.
            let related = RelatedIdentifier(
                doi.lowercased(), scheme: "doi", relation: "references", resourceType: "publication-article")
            extract.suggestions.append(Suggestion(.relatedIdentifier(related), at: "JRNL DOI", raw: doi))
        } else if let pmid {
            let related = RelatedIdentifier(
                pmid, scheme: "pmid", relation: "references", resourceType: "publication-article")
            extract.suggestions.append(Suggestion(.relatedIdentifier(related), at: "JRNL PMID"))
        }
    }

    private func addProperties(to extract: inout Extract) {
        func add(_ name: String, _ value: String?, unit: String? = nil, at place: String) {
            guard let value, !value.isEmpty else { return }
            extract.suggestions.append(Suggestion(.property(Property(name, value, unit: unit)), at: place))
        }
        add("PDB id", id, at: "HEADER columns 63-66")
        add("classification", classification, at: "HEADER columns 11-50")
        add("experimental method", joined["EXPDTA"], at: "EXPDTA")
        add("organism", organism, at: "SOURCE ORGANISM_SCIENTIFIC")
        add("resolution", resolution.map { "\($0)" }, unit: "Å", at: "REMARK 2")
        // Without crystal: the unit cube (specification, CRYST1).
        if let cell, cell.lengthsAndAngles.prefix(3) != [1, 1, 1] {
            add(
                "unit cell lengths", cell.lengthsAndAngles.prefix(3).map { "\($0)" }.joined(separator: " "),
                unit: "Å", at: "CRYST1 columns 7-33")
            add(
                "unit cell angles", cell.lengthsAndAngles.suffix(3).map { "\($0)" }.joined(separator: " "),
                unit: "deg", at: "CRYST1 columns 34-54")
            add("space group", cell.spaceGroup, at: "CRYST1 columns 56-66")
        }
        if atoms > 0 {
            add("models", "\(max(1, models))", at: "MODEL")
            add("chains", chains.joined(separator: " "), at: "ATOM column 22")
            add("atoms", "\(atoms)", at: "ATOM, HETATM")
        } else {
            extract.warnings.append("no ATOM or HETATM record")
        }
    }

    private var organism: String? {
        let values = (joined["SOURCE"] ?? "").split(separator: ";").compactMap { part -> String? in
            let pair = part.split(separator: ":", maxSplits: 1)
            guard pair.count == 2, pair[0].hasSuffix("ORGANISM_SCIENTIFIC") else { return nil }
            return String(pair[1]).trimmed
        }
        var seen: [String] = []
        for value in values where !seen.contains(value) { seen.append(value) }
        return seen.prefix(20).joined(separator: ", ").nonEmpty
    }

    // MARK: The format's own spellings

    /// `27-MAR-98` as `1998-03-27`. The archive began in 1971, so a smaller number is of this century.
    static func isoDate(_ text: String) -> String? {
        let parts = text.split(separator: "-")
        let months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
        guard parts.count == 3, let day = Int(parts[0]), (1...31).contains(day), parts[2].utf8.count == 2,
            let month = months.firstIndex(of: parts[1].uppercased()), let year = Int(parts[2]), year >= 0
        else { return nil }
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(year >= 71 ? 1900 + year : 2000 + year)-\(two(month + 1))-\(two(day))"
    }

    private static func entryID(_ text: String) -> String? {
        guard text.utf8.count == 4, let first = text.first, ("1"..."9").contains(first),
            text.utf8.allSatisfy({
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
            })
        else { return nil }
        return text.uppercased()
    }

    private static func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }.prefix(1000).map
        { $0 }
    }

    /// `U.K.VON SCHWEDLER` is the family name `Von Schwedler` and the given names `U.K.`; a name without initials and
    /// with several words is an organisation's.
    static func name(_ text: String) -> PersonOrOrganisation {
        guard let lastDot = initialsEnd(text) else {
            return text.split(separator: " ").count > 2
                ? .organisation(text) : .person(family: capitalised(text))
        }
        let given = String(text[..<lastDot])
        return .person(family: capitalised(String(text[lastDot...]).trimmed), given: given)
    }

    /// The end of leading initials such as `J.-P.`, `K.H.`: single letters (or two, `YU.`), each with a dot.
    private static func initialsEnd(_ text: String) -> String.Index? {
        var end: String.Index?
        var letters = 0
        for index in text.indices {
            switch text[index] {
            case ".":
                guard letters > 0 else { return end }
                end = text.index(after: index)
                letters = 0
            case "-", " ": if letters > 0 { return end }
            case let character where character.isLetter:
                letters += 1
                if letters > 2 { return end }
            default: return end
            }
        }
        return end == text.endIndex ? nil : end
    }

    /// PDB files have capitals only: each word gets one. A name in mixed case stays as it is.
    private static func capitalised(_ text: String) -> String {
        guard text == text.uppercased() else { return text }
        var result = ""
        var startsWord = true
        for character in text {
            result += startsWord ? String(character) : character.lowercased()
            startsWord = !character.isLetter
        }
        return result
    }
}
