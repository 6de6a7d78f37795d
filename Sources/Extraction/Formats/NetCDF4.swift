// SPDX-License-Identifier: Apache-2.0
// NetCDF-4 files: global attributes of ACDD 1.3 and CF 1.10 as metadata, dimensions, variables with their units.

import Metadata

extension HDF5Reading {
    /// NetCDF-4 marks its files with `_NCProperties` (since 4.4.1), its datasets with `_Netcdf4Dimid`, its dimensions as HDF5
    /// dimension scales; older files show only by the last, together with `Conventions`.
    var isNetCDF: Bool {
        guard let root = tree.root else { return false }
        if root.attributes["_NCProperties"] != nil || root.attributes["_nc3_strict"] != nil { return true }
        return tree.objects.contains { object in
            object.attributes["_Netcdf4Dimid"] != nil
                || isDimension(object)
                    && (root.attributes["Conventions"] != nil || isDimensionOnly(object))
        }
    }

    private func isDimension(_ object: HDF5Object) -> Bool {
        object.kind == .dataset && object.text("CLASS") == "DIMENSION_SCALE"
    }

    /// A dimension without a coordinate variable, netCDF-4 appendix "dimension scales".
    private func isDimensionOnly(_ object: HDF5Object) -> Bool {
        isDimension(object)
            && object.text("NAME")?.hasPrefix("This is a netCDF dimension but not a netCDF variable") == true
    }

    mutating func readNetCDF() {
        if let root = tree.root {
            var globals = GlobalAttributes(texts: root.attributes.mapValues(\.texts)) { "/@\($0)" }
            globals.read()
            extract.suggestions += globals.extract.suggestions
            extract.warnings += globals.extract.warnings
        }
        for object in tree.objects where isDimension(object) {
            guard let length = object.shape.first else { continue }
            suggest("dimension \(object.path)", "\(length)", at: "/" + object.path)
        }
        for object in tree.objects where object.kind == .dataset && !isDimensionOnly(object) {
            guard let type = object.type else { continue }
            let attributes = object.attributes.mapValues(\.texts)
            extract.suggestions.append(
                GlobalAttributes.variable(
                    object.path, attributes: attributes, shape: object.shape, type: "\(type)",
                    at: "/" + object.path))
        }
    }
}
