// SPDX-License-Identifier: Apache-2.0
// Protein Data Bank files: the title section, the unit cell and counts of models, chains and atoms.

import Metadata

/// Reads PDB files, the fixed-column format of the wwPDB (Atomic Coordinate Entry Format 3.30) that simulation programs
/// write too, usually without a title section.
struct PDB: Extractor {
    let name = "pdb"
    let version = 1

    static let format = FileFormat(mediaType: "chemical/x-pdb", name: "Protein Data Bank (PDB)")

    /// Record names (columns 1 to 6) that a file may start with or have near its start.
    private static let recordNames: Set<String> = [
        "HEADER", "OBSLTE", "TITLE", "SPLIT", "CAVEAT", "COMPND", "SOURCE", "KEYWDS", "EXPDTA", "NUMMDL",
        "MDLTYP",
        "AUTHOR", "REVDAT", "SPRSDE", "JRNL", "REMARK", "DBREF", "DBREF1", "DBREF2", "SEQADV", "SEQRES",
        "MODRES",
        "HET", "HETNAM", "HETSYN", "FORMUL", "HELIX", "SHEET", "SSBOND", "LINK", "CISPEP", "SITE", "CRYST1",
        "ORIGX1", "ORIGX2", "ORIGX3", "SCALE1", "SCALE2", "SCALE3", "MTRIX1", "MTRIX2", "MTRIX3", "MODEL",
        "ATOM",
        "ANISOU", "TER", "HETATM", "ENDMDL", "CONECT", "MASTER", "END", "USER",
    ]

    func recognises(_ file: FileHead) -> FileFormat? {
        var lines = file.bytes.split(separator: 0x0A, omittingEmptySubsequences: true)
        if lines.count > 1, Int64(file.bytes.count) < file.size { lines.removeLast() }
        guard !lines.isEmpty, lines.count > 1 || file.fileExtension == "pdb" else { return nil }
        var telling = 0
        for line in lines {
            let record = String(lenient: line.prefix(6))
            guard Self.recordNames.contains(record),
                line.allSatisfy({ $0 >= 0x20 || $0 == 0x0D || $0 == 0x09 })
            else { return nil }
            switch record {
            case "HEADER", "CRYST1": telling += line.count >= 54 ? 1 : 0
            case "ATOM", "HETATM": telling += Columns(line).number(31, 38) != nil ? 1 : 0
            case "COMPND", "EXPDTA", "KEYWDS", "REVDAT", "SEQRES", "REMARK", "TITLE":
                telling += file.fileExtension == "pdb" || file.fileExtension == "ent" ? 1 : 0
            default: break
            }
        }
        return telling > 0 ? Self.format : nil
    }

    func extract(_ file: FileBytes, format: FileFormat) -> Extract {
        var entry = PDBEntry()
        let cut = TextLines(file: file).forEach { line in
            entry.read(line)
            return true
        }
        var extract = entry.extract
        if let cut { extract.warnings.append(cut) }
        return extract.numberingPeople()
    }
}

/// Columns of a fixed-format line, numbered from 1 and inclusive as the PDB format describes them.
struct Columns {
    private let line: ArraySlice<UInt8>

    init(_ line: ArraySlice<UInt8>) { self.line = line }

    func text(_ first: Int, _ last: Int) -> String {
        String(lenient: line.dropFirst(first - 1).prefix(last - first + 1))
    }

    func number(_ first: Int, _ last: Int) -> Double? {
        Double(text(first, last)).flatMap { $0.isFinite ? $0 : nil }
    }
}
