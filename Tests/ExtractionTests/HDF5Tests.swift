// SPDX-License-Identifier: Apache-2.0
// HDF5 files: objects, types, attributes and globals equal those of h5py and netCDF4; every kind of string; user blocks.

import Foundation
import Metadata
import TestKit
import Testing

@testable import Extraction

@Suite struct HDF5Tests {
    static let files = [
        "hdf5/vlen_string_dset.h5", "hdf5/vlen_string_s390x.h5", "openpmd-hdf5/example-femm-thetaMode.h5",
        "nexus/Therm_6_2.nxs", "nexus/538039.nxs", "nexus/p45-1168.nxs", "nexus/AgBehenate_228.hdf5",
        "nexus/nexus-example.hdf5", "nwb/sub-01_ses-postimp_task-seizure_run-01_ieeg.nwb",
    ]

    /// The library is asked in this process: these are known files.
    private func inspect(_ path: String) throws -> Inspected {
        try Inspection(isolation: nil).inspect(path: path)
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"), arguments: files)
    func objectsAreThoseThatH5pySees(_ name: String) throws {
        let file = try CorpusFile(name)
        let tree = try HDF5Library.use { () -> [String: String] in
            let opened = try #require(HDF5File(path: file.path))
            var objects: [String: String] = [:]
            for object in opened.tree().objects where !object.path.isEmpty {
                objects[object.path] = object.type.map { "\(object.shape) \($0)" } ?? "group"
            }
            return objects
        }
        for object in try #require(file.truth["objects"] as? [[String: Any]]) {
            let path = try #require(object["name"] as? String)
            let shape = try #require(object["shape"] as? [UInt64])
            let type = try #require(object["dtype"] as? String)
            let expected = object["kind"] as? String == "Dataset" ? "\(shape) \(Self.words(type))" : "group"
            let found = tree[path]
            if type == "object" {
                #expect(found?.hasPrefix("\(shape) ") == true, "\(path)")
            } else if found == nil {
                // A second name of an object that is listed under its first.
                #expect(path.contains("/"), "\(path)")
            } else {
                #expect(found == expected, "\(path)")
            }
        }
    }

    /// NumPy's names of types in our words.
    private static func words(_ type: String) -> String {
        if type.hasPrefix("|S"), let length = Int(type.dropFirst(2)) { return "text of \(length) bytes" }
        switch type {
        case ">f8": return "float64 (big-endian)"
        case ">i8": return "int64 (big-endian)"
        case ">f4": return "float32 (big-endian)"
        case ">i4": return "int32 (big-endian)"
        case "bool": return "enumeration"
        default: return type
        }
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"), arguments: files)
    func rootAttributesAreSuggested(_ name: String) throws {
        let file = try CorpusFile(name)
        let extract = try inspect(file.path).extract
        for (key, value) in try #require(file.truth["root_attrs"] as? [String: Any]) {
            if HDF5Reading.bookkeeping.contains(key) { continue }
            let found = extract.suggestions.filter { $0.place == "/@\(key)" }
            #expect(!found.isEmpty, "\(key)")
            guard let text = value as? String else { continue }
            let said = found.map { $0.raw ?? $0.statement.text }
            #expect(
                said.contains {
                    $0.contains(text.prefix(400).trimmingCharacters(in: .whitespacesAndNewlines))
                },
                "\(key): \(said)")
        }
    }

    @Test(
        .enabled(if: Corpus.isThere, "corpus not present"),
        arguments: [
            ("hdf5/vlen_string_dset.h5", "HDF5"), ("nexus/Therm_6_2.nxs", "NeXus (HDF5)"),
            ("netcdf4/20171025_2056.Cloud_Top_Height.nc", "NetCDF-4"),
            ("openpmd-hdf5/example-femm-thetaMode.h5", "openPMD (HDF5)"),
            ("nwb/sub-01_ses-postimp_task-seizure_run-01_ieeg.nwb", "Neurodata Without Borders (NWB)"),
            ("netcdf4/CRM032_test1.nc", "NetCDF-3 (classic)"), ("netcdf3/ubyte.nc", "NetCDF-3 (classic)"),
            ("netcdf/RGB.nc", "NetCDF-3 (classic)"),
            ("netcdf3-amber/posfor.ncdf", "NetCDF-3 (64-bit offset)"),
            ("hdf4/lrcs3701.nxs", "HDF4"),
        ])
    func conventionsAreRecognisedByContent(_ name: String, _ format: String) throws {
        #expect(try inspect(CorpusFile(name).path).format.name == format)
    }

    // MARK: NetCDF-4

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func globalAttributesBecomeMetadata() throws {
        let file = try CorpusFile("netcdf4/20171025_2056.Cloud_Top_Height.nc")
        let extract = try inspect(file.path).extract
        let global = try #require(file.truth["global"] as? [String: String])
        #expect(extract.titles == [try #require(global["title"])])
        #expect(extract.descriptions == [try #require(global["summary"])])
        #expect(extract.subjects == [try #require(global["keywords"])])
        #expect(extract.date("created") == "2017-10-25")
        #expect(extract.dateDescription("created") == "2017-10-25T20:56:22.6Z")
        #expect(extract.dateDescription("collected") == "2017-10-25T20:52:20.3Z to 2017-10-25T20:54:57.6Z")
        #expect(extract.rights.map(\.title) == [["en": try #require(global["license"])]])
        #expect(extract.property("dataset id") == "gov.nesdis.noaa:b59c6a09-7962-4149-81f7-7002b8d9ee50")
        // Every global attribute is told somewhere, with its text.
        for (name, value) in global where !HDF5Reading.bookkeeping.contains(name) {
            let told = extract.suggestions.filter { $0.place == "/@\(name)" }
            let text = told.map { $0.raw ?? $0.statement.text }
            #expect(text.contains(value), "\(name): \(text)")
        }
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func dimensionsAndVariablesAreThoseOfNetCDF() throws {
        let file = try CorpusFile("netcdf4/20171025_2056.Cloud_Top_Height.nc")
        let extract = try inspect(file.path).extract
        for (name, length) in try #require(file.truth["dims"] as? [String: Int]) {
            #expect(extract.property("dimension \(name)") == "\(length)")
        }
        for (name, variable) in try #require(file.truth["vars"] as? [String: [String: Any]]) {
            let value = try #require(extract.property(name), "\(name)")
            let attributes = try #require(variable["attrs"] as? [String: Any])
            #expect(extract.unit(name) == attributes["units"] as? String, "\(name)")
            if let words = attributes["long_name"] as? String { #expect(value.hasPrefix(words), "\(name)") }
        }
    }

    // MARK: NeXus

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func entriesSayWhatWasMeasured() throws {
        let example = try inspect(CorpusFile("nexus/nexus-example.hdf5").path).extract
        #expect(example.titles == ["NeXus NXsas example"])
        #expect(example.date("collected") == "2016-06-23")
        #expect(
            example.dateDescription("collected") == "2016-06-23T12:02:31-06:00 to 2016-06-23T16:00:20-06:00")
        #expect(example.property("NeXus definition") == "NXsas")
        #expect(example.property("instrument") == "APS 9-ID-C USAXS pinSAXS")
        #expect(example.property("sample") == "pinSAXS for IN625AB_775C_240min")
        #expect(example.property("probe") == "x-ray")

        let therm = try inspect(CorpusFile("nexus/Therm_6_2.nxs").path).extract
        #expect(
            therm.dateDescription("collected")
                == "2019-02-14T14:25:57 to 2019-02-14T14:26:24 (time zone not stated)")
        #expect(therm.property("NeXus definition") == "NXmx")
        #expect(therm.property("source") == "Diamond Light Source")

        let silver = try inspect(CorpusFile("nexus/AgBehenate_228.hdf5").path).extract
        #expect(silver.titles == ["Glassy carbon C6 fixed"])
        #expect(silver.creators == ["Schaefer, Dale"])
        #expect(silver.property("proposal") == "GUP26110")
        #expect(silver.date("created") == "2011-10-23")
        #expect(silver.date("collected") == nil)
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func placeholdersAreNotSuggested() throws {
        let scan = try inspect(CorpusFile("nexus/538039.nxs").path).extract
        #expect(scan.property("experiment identifier") == nil)
        #expect(scan.property("sample") == nil)
        #expect(scan.property("software") == "GDA 8.48.0")
        #expect(scan.suggestion("user username")?.isPersonal == true)
        let mapping = try inspect(CorpusFile("nexus/p45-1168.nxs").path).extract
        #expect(mapping.property("sample") == nil)
        #expect(mapping.property("sample description") == nil)
    }

    // MARK: NWB and openPMD

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func sessionsOfNWBKeepTheirSubjectPersonal() throws {
        let extract = try inspect(
            CorpusFile("nwb/sub-01_ses-postimp_task-seizure_run-01_ieeg.nwb").path
        ).extract
        #expect(extract.subjects == ["keyword1", "keyword 2"])
        #expect(extract.date("collected") == "2017-04-15")
        #expect(extract.property("species") == "Mus musculus")
        for name in ["subject subject id", "subject date of birth", "subject sex"] {
            #expect(extract.suggestion(name)?.isPersonal == true, "\(name)")
        }
    }

    @Test(.enabled(if: Corpus.isThere, "corpus not present"))
    func openPMDNamesItsSoftware() throws {
        let extract = try inspect(CorpusFile("openpmd-hdf5/example-femm-thetaMode.h5").path).extract
        #expect(extract.property("software") == "openPMD-api 0.15.0")
        #expect(extract.dateDescription("created") == "2023-05-23T15:47:13-07:00")
        #expect(extract.property("openPMD version") == "1.1.0")
    }

    // MARK: Corners of the format

    @Test(.enabled(if: Corpus.isThere, "corpus not present"), arguments: [512, 1024, 2048, 32768])
    func aUserBlockBeforeTheSignatureIsSkipped(_ length: Int) throws {
        let bytes = try [UInt8](
            Data(contentsOf: URL(fileURLWithPath: CorpusFile("nexus/nexus-example.hdf5").path)))
        // The block stands before a file whose addresses count from its superblock.
        try withFile("block.nxs", [UInt8](repeating: 0x23, count: length) + bytes) { file in
            let inspected = Inspection(isolation: nil).inspect(file)
            #expect(inspected.format.name == "NeXus (HDF5)")
            #expect(inspected.extract.titles == ["NeXus NXsas example"])
            #expect(inspected.extract.property("user block") == "\(length)")
        }
    }

    @Test(.enabled(if: python != nil, "h5py not present"))
    func everyEntryOfNeXusAndItsPeopleAreRead() throws {
        try Scratch.withFolder { folder in
            let path = folder.appendingPathComponent("entries.nxs").path
            let script = """
                import h5py, sys
                f = h5py.File(sys.argv[1], "w", userblock_size=32768)
                f.attrs.update(NX_class="NXroot", owner="Jane Roe", owner_email="jane@example.org", file_time="2009-09-13 20:55:37")
                for name, start in (("first", "2001-02-07T08:54:21-0600"), ("second", "2009-09-13 20:55:37"), ("third", "soon")):
                    e = f.create_group(name); e.attrs["NX_class"] = "NXentry"
                    e["title"] = "Scan " + name; e["start_time"] = start; e["definition"] = "NXtomo"
                    e["experiment_identifier"] = "P-17"
                e["program_name"] = "Scanner"; e["program_name"].attrs["version"] = "3.1"
                u = e.create_group("user"); u.attrs["NX_class"] = "NXuser"
                u["name"] = "Prof. Max Muster"; u["affiliation"] = "HZDR"; u["ORCID"] = "https://orcid.org/0000-0002-1825-0097"
                u["email"] = "max@example.org"
                """
            let outcome = try #require(Self.python).run(["-c", script, path])
            try #require(outcome.succeeded, "\(outcome.transcript)")
            let extract = try inspect(path).extract
            #expect(extract.titles == ["Scan first", "Scan second", "Scan third"])
            #expect(extract.dateDescription("collected") == "2001-02-07T08:54:21-06:00")
            #expect(extract.dateDescription("created") == "2009-09-13T20:55:37 (time zone not stated)")
            #expect(extract.warnings == ["/third/start_time is not a date-time of ISO 8601: soon"])
            #expect(extract.property("experiment identifier") == "P-17")
            #expect(extract.property("software") == "Scanner 3.1")
            #expect(extract.creators == ["Roe, Jane", "Muster, Max"])
            #expect(extract.suggestions.first { $0.place == "/@owner" }?.isPersonal == true)
            #expect(extract.suggestion("owner_email")?.isPersonal == true)
            #expect(extract.suggestion("user email")?.isPersonal == true)
            let max = Creator(
                .person(family: "Muster", given: "Max", orcid: "0000-0002-1825-0097"),
                affiliations: [Affiliation(name: "HZDR")])
            #expect(extract.statements.contains(.creator(max)))
            #expect(extract.property("user block") == "32768")
        }
    }

    static let python = ExternalTool.python(with: "h5py")

    @Test(.enabled(if: python != nil, "h5py not present"))
    func everyKindOfStringIsRead() throws {
        try Scratch.withFolder { folder in
            let path = folder.appendingPathComponent("strings.h5").path
            let script = """
                import h5py, numpy as np, sys
                f = h5py.File(sys.argv[1], "w")
                f.attrs["variable_utf8"] = "Grüße"
                f.attrs["variable_array"] = np.array(["one", "two"], dtype=object)
                f.attrs["fixed_ascii"] = np.bytes_(b"fixed")
                f.attrs["fixed_array"] = np.array([b"alpha", b"be"])
                f.attrs["flag"] = True
                f.attrs["real"] = 2.5
                f.attrs["unsigned"] = np.uint64(18446744073709551615)
                f.attrs["latin1"] = np.bytes_("Zürich".encode("latin-1"))
                f.attrs["empty"] = ""
                for name, pad in (("space", h5py.h5t.STR_SPACEPAD), ("null", h5py.h5t.STR_NULLPAD), ("term", h5py.h5t.STR_NULLTERM)):
                    t = h5py.h5t.C_S1.copy(); t.set_size(12); t.set_strpad(pad); t.set_cset(h5py.h5t.CSET_UTF8)
                    a = h5py.h5a.create(f.id, ("pad_" + name).encode(), t, h5py.h5s.create(h5py.h5s.SCALAR))
                    v = np.array("kept".encode().ljust(12, b" " if name == "space" else b"\\0"), dtype="S12")
                    a.write(v, mtype=t)
                g = f.create_group("loop"); g["again"] = g; f["outside"] = h5py.ExternalLink("/etc/passwd", "/x")
                f["soft"] = h5py.SoftLink("/nowhere")
                f.create_dataset("secret", shape=(40,), dtype="u1", external=[("/etc/passwd", 0, 40)])
                """
            let outcome = try #require(Self.python).run(["-c", script, path])
            try #require(outcome.succeeded, "\(outcome.transcript)")
            let extract = try inspect(path).extract
            let expected = [
                "variable_utf8": "Grüße", "variable_array": "one, two", "fixed_ascii": "fixed",
                "fixed_array": "alpha, be", "flag": "TRUE", "real": "2.5", "unsigned": "18446744073709551615",
                "latin1": "Zürich", "pad_space": "kept", "pad_null": "kept", "pad_term": "kept",
            ]
            for (name, value) in expected { #expect(extract.property(name) == value, "\(name)") }
            #expect(extract.property("empty") == nil)
            #expect(extract.property("groups") == "1")
            let secret = HDF5Library.use { HDF5File(path: path)?.value(at: "secret")?.texts }
            #expect(secret == nil)
        }
    }
}

extension Statement {
    /// The words of a statement, for comparing with what the file says.
    fileprivate var text: String {
        switch self {
        case .title(let text), .description(let text), .version(let text): text
        case .property(let property): property.value
        case .contributor(let creator), .creator(let creator): creator.personOrOrg.name ?? ""
        default: ""
        }
    }
}
