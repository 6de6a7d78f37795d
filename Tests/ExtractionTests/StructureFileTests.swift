// SPDX-License-Identifier: Apache-2.0
// PDB and mmCIF files: values equal gemmi's, and the corners of both formats.

import Foundation
import Metadata
import TestKit
import Testing

@testable import Extraction

@Suite struct PDBTests {
    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func saysWhatGemmiSays() throws {
        let file = try CorpusFile("pdb/1A8O.pdb")
        let extract = try file.extract(PDB())
        let info = try #require(file.truth["info"] as? [String: String])
        #expect(extract.warnings.isEmpty)
        #expect(extract.titles == [try #require(info["_struct.title"])])
        #expect(extract.property("PDB id") == info["_entry.id"])
        #expect(extract.property("classification") == info["_struct_keywords.pdbx_keywords"])
        #expect(extract.property("experimental method") == info["_exptl.method"])
        #expect(extract.date("created") == info["_pdbx_database_status.recvd_initial_deposition_date"])
        #expect(extract.subjects.joined(separator: ", ") == info["_struct_keywords.text"])
        #expect(extract.property("models") == (file.truth["models"] as? Int).map { "\($0)" })
        #expect(extract.property("atoms") == (file.truth["atoms"] as? Int).map { "\($0)" })
        #expect(extract.property("chains") == (file.truth["chains"] as? [String])?.joined(separator: " "))
        #expect(extract.property("resolution").flatMap(Double.init) == file.truth["resolution"] as? Double)
        #expect(extract.property("space group") == file.truth["sg"] as? String)
        let cell = try #require(file.truth["cell"] as? [Double])
        let found = [extract.property("unit cell lengths"), extract.property("unit cell angles")]
            .compactMap { $0 }.flatMap { $0.split(separator: " ").compactMap { Double($0) } }
        #expect(found == cell)
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func authorsAndCitationEqualThoseOfTheMMCIFOfTheSameEntry() throws {
        let pdb = try CorpusFile("pdb/1A8O.pdb").extract(PDB())
        let mmcif = try CorpusFile("mmcif/1A8O.cif")
        #expect(pdb.creators == mmcif.truth["authors"] as? [String])
        let places = pdb.suggestions.filter { $0.statement.field == "creators" }.map(\.place)
        #expect(places.first == "AUTHOR/1" && places.last == "AUTHOR/9")
        #expect(
            pdb.related.filter { $0.relationType.id == "references" }.map(\.identifier)
                == mmcif.truth["doi"] as? [String])
        #expect(pdb.related.map(\.identifier).contains("10.2210/pdb1a8o/pdb"))
    }

    @Test(arguments: [
        ("T.R.GAMBLE", "Gamble, T.R."), ("U.K.VON SCHWEDLER", "Von Schwedler, U.K."),
        ("J.-P.DUPONT", "Dupont, J.-P."), ("YU.N.CHIRGADZE", "Chirgadze, Yu.N."), ("M.O'NEIL", "O'Neil, M."),
        ("STRUCTURAL GENOMICS CONSORTIUM (SGC)", "STRUCTURAL GENOMICS CONSORTIUM (SGC)"),
    ])
    func namesAreTurnedAround(_ raw: String, _ name: String) {
        #expect(PDBEntry.name(raw).name?.lowercased() == name.lowercased())
        if raw != raw.uppercased() || !raw.contains("YU.") { #expect(PDBEntry.name(raw).name == name) }
    }

    @Test(arguments: [("27-MAR-98", "1998-03-27"), ("01-JAN-71", "1971-01-01"), ("31-DEC-70", "2070-12-31")])
    func datesHaveTwoDigitYears(_ raw: String, _ iso: String) { #expect(PDBEntry.isoDate(raw) == iso) }

    @Test func aSimulationFrameHasCountsOnly() throws {
        let text = """
            CRYST1   10.000   10.000   10.000  90.00  90.00  90.00 P 1           1
            MODEL        1
            ATOM      1  N   MET X   1      27.340  24.430   2.614  1.00  9.67           N
            ATOM      2  CA  MET Y   1      26.266  25.413   2.842  1.00 10.38           C
            ENDMDL
            MODEL        2
            ATOM      1  N   MET X   1      27.340  24.430   2.614  1.00  9.67           N
            ENDMDL

            """
        let extract = try withFile("frames", text) { file in
            let format = try #require(PDB().recognises(file.head))
            return PDB().extract(file, format: format)
        }
        #expect(extract.property("models") == "2")
        #expect(extract.property("atoms") == "2")
        #expect(extract.property("chains") == "X Y")
        #expect(extract.creators.isEmpty && extract.titles.isEmpty)
    }

    @Test func otherTextIsNotPDB() throws {
        for text in ["REMARKABLE things\nhappen\n", "ATOM\nATOM\n", "END\n", ""] {
            #expect(try withFile("notes.txt", text) { PDB().recognises($0.head) } == nil)
        }
    }
}

@Suite struct MMCIFTests {
    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func saysWhatGemmiSays() throws {
        let file = try CorpusFile("mmcif/1A8O.cif")
        let extract = try file.extract(MMCIF())
        #expect(extract.warnings.isEmpty)
        #expect(extract.titles == [try #require(file.truth["title"] as? String)])
        #expect(extract.property("PDB id") == file.truth["id"] as? String)
        #expect(extract.property("experimental method") == file.truth["method"] as? String)
        #expect(extract.property("resolution") == file.truth["resolution"] as? String)
        #expect(extract.creators == file.truth["authors"] as? [String])
        #expect(
            extract.related.filter { $0.relationType.id == "references" }.map(\.identifier)
                == file.truth["doi"] as? [String])
        #expect(extract.date("created") == "1998-03-27")
        let pdb = try CorpusFile("pdb/1A8O.pdb")
        #expect(extract.property("atoms") == (pdb.truth["atoms"] as? Int).map { "\($0)" })
        #expect(extract.property("chains") == "A")
        #expect(extract.property("space group") == pdb.truth["sg"] as? String)
    }

    @Test func readsEveryKindOfValue() throws {
        let text = """
            #comment
            data_test
            _struct.title 'a dog's life' # after
            _entry.id "x'y"
            _exptl.method
            ;two
            lines
            ;
            LOOP_
            _audit_author.name
            _audit_author.pdbx_ordinal
            'Doe, J.' 1 "Consortium" 2
            ? 3
            _struct_keywords.text 'a, b'

            """
        let extract = try withFile("test", text) { file in
            let format = try #require(MMCIF().recognises(file.head))
            #expect(format == MMCIF.macromolecular)
            return MMCIF().extract(file, format: format)
        }
        #expect(extract.warnings.isEmpty)
        #expect(extract.titles == ["a dog's life"])
        #expect(extract.property("experimental method") == "two lines")
        #expect(extract.creators == ["Doe, J.", "Consortium"])
        #expect(extract.subjects == ["a", "b"])
    }

    @Test func readsTheCoreDictionary() throws {
        let text = """
            data_global
            _journal_paper_doi 10.1107/S0108270112000000
            loop_
            _publ_author_name
            'Müller, Anna'
            _cell_length_a 5.6402(2)
            _cell_length_b 5.6402(2)
            _cell_length_c 5.6402(2)
            _chemical_formula_sum 'Cl Na'
            """
        let extract = try withFile("salt.cif", text) { file in
            let format = try #require(MMCIF().recognises(file.head))
            #expect(format == MMCIF.core)
            return MMCIF().extract(file, format: format)
        }
        #expect(extract.creators == ["Müller, Anna"])
        #expect(extract.property("unit cell lengths") == "5.6402(2) 5.6402(2) 5.6402(2)")
        #expect(extract.suggestions.contains { $0.place == "_cell_length_a" })
    }

    @Test func unfinishedFilesCostAWarning() throws {
        let text = "data_x\n_a.b\nloop_\n_c.d\n_c.e\n1 2 3\n_f.g\n;text without end\n"
        let extract = try withFile("x.cif", text) { MMCIF().extract($0, format: MMCIF.core) }
        #expect(extract.warnings.count >= 3)
    }
}
