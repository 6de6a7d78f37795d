// SPDX-License-Identifier: Apache-2.0
// The header of NIfTI-1 (nifti1.h, 348 bytes) and NIfTI-2 (nifti2.h, 540 bytes), in either byte order.

/// The fields of a NIfTI header that describe the image.
struct NIfTIHeader {
    /// 1 or 2.
    let version: Int
    let isBigEndian: Bool
    /// True when the image data are in a file of their own (`.hdr` and `.img`).
    let isPair: Bool
    /// Voxels along each dimension.
    let shape: [Int]
    /// Step along each dimension, in the units of space, then of time.
    let zooms: [Double]
    let datatype: Int
    let bitsPerVoxel: Int
    let description: String
    let databaseName: String
    let intentCode: Int
    let intentName: String
    let qformCode: Int
    let sformCode: Int
    let extensions: [Extension]
    private let unitCode: Int
    private let dataOffset: Double
    private(set) var warnings: [String] = []

    /// A block after the header: NIfTI-1 extension format.
    struct Extension {
        let offset: Int
        let code: Int
        let size: Int
        let text: String
    }

    /// Offsets of the fields, which differ between the versions.
    private struct Layout {
        let length, dim, datatype, bitpix, pixdim, voxOffset, units, descrip, qform, intentCode,
            intentName: Int

        static let one = Layout(
            length: 348, dim: 40, datatype: 70, bitpix: 72, pixdim: 76, voxOffset: 108, units: 123,
            descrip: 148,
            qform: 252, intentCode: 68, intentName: 328)
        static let two = Layout(
            length: 540, dim: 16, datatype: 12, bitpix: 14, pixdim: 104, voxOffset: 168, units: 500,
            descrip: 240,
            qform: 344, intentCode: 504, intentName: 508)
    }

    /// Nil when the bytes are not the beginning of a NIfTI file.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 348 else { return nil }
        let little = BinaryFields(bytes, isBigEndian: false).int32(at: 0)
        let big = BinaryFields(bytes, isBigEndian: true).int32(at: 0)
        let lengths = [348, 540]
        guard let length = [little, big].compactMap({ $0 }).first(where: lengths.contains) else { return nil }
        isBigEndian = little != length
        let fields = BinaryFields(bytes, isBigEndian: isBigEndian)
        version = length == 348 ? 1 : 2
        guard bytes.count >= length else { return nil }
        let magic = Array(bytes[(version == 1 ? 344 : 4)...].prefix(3))
        let (single, pair) = version == 1 ? ("n+1", "ni1") : ("n+2", "ni2")
        guard magic == Array(single.utf8) || magic == Array(pair.utf8) else { return nil }
        isPair = magic == Array(pair.utf8)

        let layout = version == 1 ? Layout.one : Layout.two
        let isOne = version == 1
        let size = isOne ? 4 : 8
        let dims = (0..<8).map {
            (isOne ? fields.int16(at: layout.dim + 2 * $0) : fields.int64(at: layout.dim + 8 * $0)) ?? 0
        }
        let steps = (0..<8).map {
            isOne
                ? Double(fields.float(at: layout.pixdim + size * $0) ?? 0)
                : fields.double(at: layout.pixdim + size * $0) ?? 0
        }
        let rank = (1...7).contains(dims[0]) ? dims[0] : 0
        if rank == 0 { warnings.append("the number of dimensions is \(dims[0]), not 1 to 7") }
        if dims[1..<(rank + 1)].contains(where: { $0 < 1 }) { warnings.append("a dimension has no voxels") }
        shape = Array(dims[1..<(rank + 1)])
        zooms = steps[1..<(rank + 1)].map { $0.isFinite ? abs($0) : 0 }
        datatype = fields.int16(at: layout.datatype) ?? 0
        bitsPerVoxel = fields.int16(at: layout.bitpix) ?? 0
        description = fields.text(at: layout.descrip, count: 80)
        databaseName = isOne ? String(fields.text(at: 14, count: 18).prefix { $0 != "\0" }) : ""
        intentName = String(fields.text(at: layout.intentName, count: 16).prefix { $0 != "\0" })
        let code = { (offset: Int, step: Int) in
            (isOne ? fields.int16(at: offset + 2 * step) : fields.int32(at: offset + 4 * step)) ?? 0
        }
        intentCode = code(layout.intentCode, 0)
        qformCode = code(layout.qform, 0)
        sformCode = code(layout.qform, 1)
        unitCode = (isOne ? fields.byte(at: layout.units).map(Int.init) : fields.int32(at: layout.units)) ?? 0
        dataOffset =
            (isOne
                ? fields.float(at: layout.voxOffset).map(Double.init)
                : fields.int64(at: layout.voxOffset).map(Double.init))
            ?? 0
        extensions = Self.extensions(fields, from: length, dataOffset: dataOffset)
        if NIfTIHeader.types[datatype] == nil {
            warnings.append("element type \(datatype) is not one of NIfTI's")
        }
    }

    /// After the header: four bytes, of which the first is not 0 when extensions follow; each with its size and code.
    private static func extensions(_ fields: BinaryFields, from length: Int, dataOffset: Double)
        -> [Extension]
    {
        guard let flag = fields.byte(at: length), flag != 0 else { return [] }
        var extensions: [Extension] = []
        var at = length + 4
        while extensions.count < 32, Double(at) + 8 <= max(dataOffset, Double(length)),
            let size = fields.int32(at: at), let code = fields.int32(at: at + 4), size >= 8, size < 1 << 30
        {
            let text = code == 6 ? fields.text(at: at + 8, count: min(size - 8, 4096)) : ""
            extensions.append(Extension(offset: at, code: code, size: size, text: text))
            at += size
        }
        return extensions
    }

    /// Where the image data end, in bytes of the file; nil when that cannot be told.
    var dataEnd: Int64? {
        guard bitsPerVoxel > 0, dataOffset.isFinite, dataOffset >= 0, dataOffset < 1e15, !shape.isEmpty else {
            return nil
        }
        var bits = Int64(bitsPerVoxel)
        for size in shape {
            let (product, overflow) = bits.multipliedReportingOverflow(by: Int64(size))
            guard !overflow, size > 0 else { return nil }
            bits = product
        }
        return Int64(dataOffset) + (bits / 8)
    }

    /// How the place of a field is written.
    func place(_ field: String) -> String { "header field \(field)" }

    /// A step as the file keeps it: single precision in NIfTI-1.
    func number(_ value: Double) -> String {
        version == 1 ? Wording.number(Float(value)) : Wording.number(value)
    }

    var typeName: String { Self.types[datatype] ?? "code \(datatype)" }

    var spaceUnit: String? { [1: "m", 2: "mm", 3: "µm"][unitCode & 0x07] }

    /// The unit of the fourth dimension.
    var timeUnit: (name: String, isTime: Bool)? {
        switch unitCode & 0x38 {
        case 8: ("s", true)
        case 16: ("ms", true)
        case 24: ("µs", true)
        case 32: ("Hz", false)
        case 40: ("ppm", false)
        case 48: ("rad/s", false)
        default: nil
        }
    }
}

extension NIfTIHeader {
    /// nifti1.h, NIFTI_TYPE_…
    static let types = [
        1: "binary", 2: "uint8", 4: "int16", 8: "int32", 16: "float32", 32: "complex64", 64: "float64",
        128: "RGB24",
        256: "int8", 512: "uint16", 768: "uint32", 1024: "int64", 1280: "uint64", 1536: "float128",
        1792: "complex128",
        2048: "complex256", 2304: "RGBA32",
    ]

    /// nifti1.h, NIFTI_XFORM_…
    static let coordinateSystems = [
        1: "scanner", 2: "aligned to another image", 3: "Talairach", 4: "MNI 152", 5: "other template",
    ]

    /// nifti1.h, NIFTI_INTENT_… and the CIFTI-2 codes.
    static let intents = [
        2: "correlation", 3: "t statistic", 4: "F statistic", 5: "z score", 6: "chi-squared", 7: "beta",
        8: "binomial",
        9: "gamma", 10: "Poisson", 11: "normal", 22: "p value", 23: "log p value", 24: "log10 p value",
        1001: "estimate", 1002: "label", 1003: "NeuroNames", 1004: "matrix", 1005: "symmetric matrix",
        1006: "displacement vector", 1007: "vector", 1008: "point set", 1009: "triangles", 1010: "quaternion",
        1011: "dimensionless", 2001: "time series", 2002: "node index", 2003: "RGB vector",
        2004: "RGBA vector",
        2005: "shape", 2006: "FSL FNIRT displacement field", 3000: "CIFTI connectivity",
        3001: "CIFTI dense connectivity",
        3002: "CIFTI dense series", 3003: "CIFTI parcellated connectivity", 3004: "CIFTI parcellated series",
        3006: "CIFTI dense scalars", 3007: "CIFTI dense labels", 3008: "CIFTI parcellated scalars",
        3012: "CIFTI parcellated labels",
    ]

    /// nifti1_io.h, NIFTI_ECODE_…
    static let extensionCodes = [
        0: "unspecified", 2: "DICOM", 4: "AFNI", 6: "comment", 8: "XCEDE", 10: "JIMDIMINFO",
        12: "workflow forwards",
        14: "FreeSurfer", 16: "Python pickle", 18: "MiND", 30: "VoxBo", 32: "CIFTI",
        38: "variable frame timing",
        40: "eval", 42: "MATLAB", 44: "Quantiphyse", 46: "MRS",
    ]
}
