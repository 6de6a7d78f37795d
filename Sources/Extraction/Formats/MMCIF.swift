// SPDX-License-Identifier: Apache-2.0
// Crystallographic information files: PDBx/mmCIF of macromolecules and core CIF of small molecules.

import Metadata

/// Reads mmCIF (the archive format of the wwPDB) and the same facts from core CIF (IUCr, CCDC, COD).
struct MMCIF: Extractor {
    let name = "mmcif"
    let version = 1

    static let macromolecular = FileFormat(mediaType: "chemical/x-mmcif", name: "PDBx/mmCIF")
    static let core = FileFormat(mediaType: "chemical/x-cif", name: "Crystallographic Information File (CIF)")

    func recognises(_ file: FileHead) -> FileFormat? {
        // The first thing that is no comment must be `data_NAME`, and an item name must follow.
        var sawBlock = false
        for line in file.bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(500) {
            guard !line.contains(0) else { return nil }
            let text = String(lenient: line)
            if text.isEmpty || text.hasPrefix("#") { continue }
            if !sawBlock {
                guard text.prefix(5).lowercased() == "data_", !text.contains(" ") else { return nil }
                sawBlock = true
            } else if text.hasPrefix("_") {
                let item = text.prefix { !$0.isWhitespace }
                return item.contains(".") ? Self.macromolecular : Self.core
            } else if text.lowercased() != "loop_" {
                return nil
            }
        }
        return nil
    }

    func extract(_ file: FileBytes, format: FileFormat) -> Extract {
        var reader = CIFReader()
        var items = CIFItems(isCore: format == Self.core)
        let cut = TextLines(file: file).forEach { line in
            reader.read(line, to: &items)
            return true
        }
        if cut == nil { reader.finish(&items) }
        var extract = items.extract
        extract.warnings += reader.warnings
        if let cut { extract.warnings.append(cut) }
        return extract.numberingPeople()
    }
}

/// The data items of the first data block that describe it, with the counts of its atom sites.
struct CIFItems: CIFReader.Listener {
    private static let wanted: Set<String> = [
        "_entry_id", "_struct_title", "_exptl_method", "_refine_ls_d_res_high",
        "_em_3d_reconstruction_resolution",
        "_audit_author_name", "_struct_keywords_text", "_struct_keywords_pdbx_keywords",
        "_citation_id", "_citation_title", "_citation_pdbx_database_id_doi",
        "_citation_pdbx_database_id_pubmed",
        "_pdbx_database_status_recvd_initial_deposition_date", "_database_pdb_rev_date_original",
        "_cell_length_a", "_cell_length_b", "_cell_length_c", "_cell_angle_alpha", "_cell_angle_beta",
        "_cell_angle_gamma", "_symmetry_space_group_name_h-m", "_space_group_name_h-m_alt",
        "_entity_src_gen_pdbx_gene_src_scientific_name", "_entity_src_nat_pdbx_organism_scientific",
        "_atom_site_pdbx_pdb_model_num", "_atom_site_auth_asym_id", "_atom_site_id",
        // core dictionary
        "_publ_author_name", "_publ_section_title", "_journal_paper_doi", "_chemical_name_systematic",
        "_chemical_name_common", "_chemical_formula_sum", "_audit_creation_date", "_atom_site_label",
    ]
    /// More values of one item than any entry has; the rest is left out.
    private static let mostValues = 1000

    /// Whether names are those of the core dictionary, which have no dot.
    let isCore: Bool
    private var values: [String: [String]] = [:]
    private var blocks = 0
    private var row: [String: String] = [:]
    private var atomsInRow = false
    private var model: [UInt8] = []
    private var models = 0
    private var atoms = 0
    private var chain: [UInt8] = []
    private var chains: [String] = []

    init(isCore: Bool = false) { self.isCore = isCore }

    mutating func wants(_ name: String) -> Bool { blocks <= 1 && Self.wanted.contains(name) }

    mutating func block(_ name: String) { blocks &+= 1 }

    mutating func value(_ value: ArraySlice<UInt8>, isQuoted: Bool, of name: String) {
        switch name {
        case "_atom_site_pdbx_pdb_model_num":
            if !value.elementsEqual(model) {
                model = Array(value)
                models &+= 1
            }
        case "_atom_site_auth_asym_id":
            guard !value.elementsEqual(chain) else { return }
            chain = Array(value)
            let text = String(lenient: value)
            if !chains.contains(text), chains.count < Self.mostValues { chains.append(text) }
        case "_atom_site_id", "_atom_site_label":
            atomsInRow = true
        default:
            // `?` is unknown and `.` inapplicable, unless quoted.
            let text = String(lenient: value)
            row[name] = !isQuoted && (text == "?" || text == ".") ? "" : text.singleSpaced
        }
    }

    mutating func endOfRow() {
        if atomsInRow, models <= 1 { atoms &+= 1 }
        atomsInRow = false
        guard !row.isEmpty else { return }
        for (name, value) in row where values[name, default: []].count < Self.mostValues {
            values[name, default: []].append(value)
        }
        row = [:]
    }

    private func all(_ name: String) -> [String] { (values[name] ?? []).filter { !$0.isEmpty } }

    private func first(_ names: String...) -> (name: String, value: String)? {
        for name in names {
            if let value = all(name).first { return (name, value) }
        }
        return nil
    }

    // MARK: What the items say

    var extract: Extract {
        var extract = Extract()
        let id = first("_entry_id").flatMap { Self.isPDBID($0.value) ? $0.value.uppercased() : nil }
        // As with PDB files: the authors of a published entry need not be those of the deposit.
        let confidence = id == nil ? 0.9 : 0.5
        func add(_ statement: Statement, _ place: String, raw: String? = nil, confidence: Double = 1) {
            extract.suggestions.append(
                Suggestion(statement, at: spelling(place), raw: raw, confidence: confidence))
        }
        if let title = first(
            "_struct_title", "_publ_section_title", "_chemical_name_common", "_chemical_name_systematic")
        {
            add(.title(title.value), title.name, confidence: confidence)
        }
        let authorItem = all("_audit_author_name").isEmpty ? "_publ_author_name" : "_audit_author_name"
        for author in all(authorItem) {
            add(.creator(Creator(Self.name(author))), authorItem, raw: author, confidence: confidence)
        }
        for keyword in keywords { add(.subject(Subject(keyword)), "_struct_keywords_text") }
        if let date = first(
            "_pdbx_database_status_recvd_initial_deposition_date", "_database_pdb_rev_date_original",
            "_audit_creation_date"), Self.isDate(date.value)
        {
            add(.date(DateEntry(date.value, type: "created")), date.name)
        }
        if let id {
            add(
                .relatedIdentifier(
                    RelatedIdentifier(
                        "10.2210/pdb\(id.lowercased())/pdb", scheme: "doi", relation: "isderivedfrom",
                        resourceType: "dataset")),
                "_entry_id", raw: id)
        }
        let dois =
            all("_citation_pdbx_database_id_doi").isEmpty
            ? "_journal_paper_doi" : "_citation_pdbx_database_id_doi"
        for doi in all(dois).prefix(50) where doi.hasPrefix("10.") {
            add(
                .relatedIdentifier(
                    RelatedIdentifier(
                        doi.lowercased(), scheme: "doi", relation: "references",
                        resourceType: "publication-article")),
                dois, raw: doi == doi.lowercased() ? nil : doi)
        }
        addProperties(to: &extract)
        return extract
    }

    private func addProperties(to extract: inout Extract) {
        func add(_ name: String, _ item: (name: String, value: String)?, unit: String? = nil) {
            guard let item else { return }
            extract.suggestions.append(
                Suggestion(
                    .property(Property(name, item.value, unit: unit)), at: spelling(item.name)))
        }
        add("PDB id", first("_entry_id").flatMap { Self.isPDBID($0.value) ? $0 : nil })
        add("classification", first("_struct_keywords_pdbx_keywords"))
        add("experimental method", first("_exptl_method"))
        add(
            "organism",
            first("_entity_src_gen_pdbx_gene_src_scientific_name", "_entity_src_nat_pdbx_organism_scientific")
        )
        add("resolution", first("_refine_ls_d_res_high", "_em_3d_reconstruction_resolution"), unit: "Å")
        add("chemical formula", first("_chemical_formula_sum"))
        add("unit cell lengths", joined(["_cell_length_a", "_cell_length_b", "_cell_length_c"]), unit: "Å")
        add(
            "unit cell angles", joined(["_cell_angle_alpha", "_cell_angle_beta", "_cell_angle_gamma"]),
            unit: "deg")
        add("space group", first("_symmetry_space_group_name_h-m", "_space_group_name_h-m_alt"))
        if atoms > 0 {
            add("models", models > 0 ? ("_atom_site_pdbx_pdb_model_num", "\(models)") : nil)
            add(
                "chains",
                chains.isEmpty ? nil : ("_atom_site_auth_asym_id", chains.joined(separator: " ")))
            add("atoms", ("_atom_site_id", "\(atoms)"))
        }
        if blocks > 1 { extract.warnings.append("\(blocks) data blocks: only the first one was read") }
    }

    private var keywords: [String] {
        all("_struct_keywords_text").flatMap { $0.split(separator: ",") }.map { String($0).trimmed }
            .filter { !$0.isEmpty }
    }

    private func joined(_ names: [String]) -> (name: String, value: String)? {
        let found = names.compactMap { first($0)?.value }
        guard found.count == names.count, found != ["1.000", "1.000", "1.000"] else { return nil }
        return (names[0], found.joined(separator: " "))
    }

    // MARK: The format's own spellings

    /// `Gamble, T.R.`; a name without a comma is an organisation's.
    static func name(_ text: String) -> PersonOrOrganisation {
        let parts = text.split(separator: ",", maxSplits: 1).map { String($0).trimmed }
        guard parts.count == 2, let family = parts.first, !family.isEmpty else { return .organisation(text) }
        return .person(family: family, given: parts[1].nonEmpty)
    }

    private static func isPDBID(_ text: String) -> Bool {
        guard text.utf8.count == 4, let first = text.utf8.first, (49...57).contains(first) else {
            return false
        }
        return text.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
        }
    }

    private static func isDate(_ text: String) -> Bool {
        DateShape.kind(text.utf8) == .date
    }

    /// The item's name as the dictionary has it, for people: the category ends where mmCIF has a dot.
    private func spelling(_ name: String) -> String {
        if isCore { return name }
        let categories = [
            "_entry", "_struct_keywords", "_struct", "_exptl", "_refine", "_em_3d_reconstruction",
            "_audit_author",
            "_citation", "_pdbx_database_status", "_database_pdb_rev", "_cell", "_symmetry",
            "_entity_src_gen",
            "_entity_src_nat", "_atom_site",
        ]
        for category in categories where name.hasPrefix(category + "_") {
            return category + "." + name.dropFirst(category.count + 1)
        }
        return name
    }
}
