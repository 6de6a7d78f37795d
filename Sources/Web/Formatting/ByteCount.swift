// SPDX-License-Identifier: Apache-2.0
// Sizes in words: decimal units (GB) for reading, binary units (GiB) and the exact number beside them.

/// A number of bytes as pages show it.
struct ByteCount: PageModel, Hashable {
    let bytes: Int64

    init(_ bytes: Int64) { self.bytes = max(0, bytes) }

    /// Three significant digits in powers of 1000: `15 TB`, `4.29 GB`, `812 bytes`.
    var text: String { scaled(by: 1000, units: ["kB", "MB", "GB", "TB", "PB", "EB"]) }
    /// The same in powers of 1024: `4 GiB`.
    var binary: String { scaled(by: 1024, units: ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]) }
    /// Every digit: `4,294,967,296`.
    var exact: String { Count(Int(bytes)).grouped }
    var isZero: Bool { bytes == 0 }

    private func scaled(by base: Double, units: [String]) -> String {
        var value = Double(bytes)
        if value < base { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
        var unit = 0
        value /= base
        // 999.95 kB would be shown as 1000 kB: it is 1 MB.
        while value >= base - 0.5, unit + 1 < units.count {
            value /= base
            unit += 1
        }
        return "\(ByteCount.threeDigits(value)) \(units[unit])"
    }

    /// A positive number with three significant digits and no needless zeros: `4.29`, `42.9`, `429`, `4`.
    static func threeDigits(_ value: Double) -> String {
        let decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0
        let scale = decimals == 2 ? 100.0 : decimals == 1 ? 10.0 : 1.0
        let scaled = Int((value * scale).rounded())
        let whole = scaled / Int(scale)
        let rest = scaled % Int(scale)
        if rest == 0 { return Count(whole).grouped }
        if decimals == 1 { return "\(whole).\(rest)" }
        if rest % 10 == 0 { return "\(whole).\(rest / 10)" }
        return rest < 10 ? "\(whole).0\(rest)" : "\(whole).\(rest)"
    }
}

// What templates ask for, by name.

extension ByteCount {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "text": text.part
        case "binary": binary.part
        case "exact": exact.part
        case "isZero": isZero.part
        default: nil
        }
    }
}
