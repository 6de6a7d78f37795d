// SPDX-License-Identifier: Apache-2.0
// Licences: those that research uses, with an address and one sentence on what they allow.

/// A licence of the SPDX list. Ids are InvenioRDM's: the SPDX id in lower case.
package struct Licence: Hashable, Sendable {
    /// The SPDX id in its own spelling: `CC-BY-4.0`.
    package let spdx: String
    package let title: String
    /// Where the licence can be read; the address that names it in exports.
    package let url: String
    /// What it allows, in one sentence; empty for licences that only the SPDX list knows.
    package let explanation: String

    /// `cc-by-4.0`.
    package var id: String { spdx.lowercased() }

    /// The licences that research uses most, in the order in which they are offered.
    package static let common: [Licence] = table.split(separator: "\n").map { line in
        let cells = TableRow(line)
        return Licence(spdx: cells[0], title: cells[1], url: cells[2], explanation: cells[3])
    }

    private static let byID = Dictionary(uniqueKeysWithValues: common.map { ($0.id, $0) })

    /// The licence with this SPDX id in any case; also ids that are only on the SPDX list.
    package static func named(_ id: String) -> Licence? {
        let key = id.lowercased()
        if let licence = byID[key] { return licence }
        guard let spdx = SPDX.spelling(of: key) else { return nil }
        return Licence(
            spdx: spdx, title: spdx, url: "https://spdx.org/licenses/\(spdx).html", explanation: "")
    }

    // SPDX id | title | address | what it allows
    private static let table = """
        CC0-1.0|Creative Commons Zero v1.0 Universal|https://creativecommons.org/publicdomain/zero/1.0/|The makers give up all rights they can: anyone may do anything with the work without asking.
        CC-BY-4.0|Creative Commons Attribution 4.0 International|https://creativecommons.org/licenses/by/4.0/|Anyone may use, change and share the work, also commercially, if they name its makers.
        CC-BY-SA-4.0|Creative Commons Attribution-ShareAlike 4.0 International|https://creativecommons.org/licenses/by-sa/4.0/|Anyone may use, change and share the work if they name its makers and put changed works under the same licence.
        CC-BY-NC-4.0|Creative Commons Attribution-NonCommercial 4.0 International|https://creativecommons.org/licenses/by-nc/4.0/|Anyone may use, change and share the work for purposes that are not commercial, if they name its makers.
        CC-BY-NC-SA-4.0|Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International|https://creativecommons.org/licenses/by-nc-sa/4.0/|Anyone may use, change and share the work for purposes that are not commercial, if they name its makers and keep the licence.
        CC-BY-ND-4.0|Creative Commons Attribution-NoDerivatives 4.0 International|https://creativecommons.org/licenses/by-nd/4.0/|Anyone may share the work unchanged if they name its makers.
        CC-BY-NC-ND-4.0|Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International|https://creativecommons.org/licenses/by-nc-nd/4.0/|Anyone may share the work unchanged for purposes that are not commercial, if they name its makers.
        CC-BY-3.0|Creative Commons Attribution 3.0 Unported|https://creativecommons.org/licenses/by/3.0/|Anyone may use, change and share the work, also commercially, if they name its makers.
        CC-BY-SA-3.0|Creative Commons Attribution-ShareAlike 3.0 Unported|https://creativecommons.org/licenses/by-sa/3.0/|Anyone may use, change and share the work if they name its makers and put changed works under the same licence.
        CC-BY-NC-3.0|Creative Commons Attribution-NonCommercial 3.0 Unported|https://creativecommons.org/licenses/by-nc/3.0/|Anyone may use, change and share the work for purposes that are not commercial, if they name its makers.
        CC-BY-NC-SA-3.0|Creative Commons Attribution-NonCommercial-ShareAlike 3.0 Unported|https://creativecommons.org/licenses/by-nc-sa/3.0/|Anyone may use, change and share the work for purposes that are not commercial, if they name its makers and keep the licence.
        CC-BY-ND-3.0|Creative Commons Attribution-NoDerivatives 3.0 Unported|https://creativecommons.org/licenses/by-nd/3.0/|Anyone may share the work unchanged if they name its makers.
        CC-BY-NC-ND-3.0|Creative Commons Attribution-NonCommercial-NoDerivatives 3.0 Unported|https://creativecommons.org/licenses/by-nc-nd/3.0/|Anyone may share the work unchanged for purposes that are not commercial, if they name its makers.
        CC-BY-3.0-DE|Creative Commons Attribution 3.0 Germany|https://creativecommons.org/licenses/by/3.0/de/|Anyone may use, change and share the work, also commercially, if they name its makers.
        CC-PDDC|Creative Commons Public Domain Dedication and Certification|https://creativecommons.org/licenses/publicdomain/|The work is declared to be in the public domain.
        PDDL-1.0|Open Data Commons Public Domain Dedication and License 1.0|https://opendatacommons.org/licenses/pddl/1-0/|The makers give up all rights in the database: anyone may do anything with it.
        ODC-By-1.0|Open Data Commons Attribution License 1.0|https://opendatacommons.org/licenses/by/1-0/|Anyone may use, change and share the database if they name its source.
        ODbL-1.0|Open Data Commons Open Database License 1.0|https://opendatacommons.org/licenses/odbl/1-0/|Anyone may use, change and share the database if they name its source and keep changed databases open under the same licence.
        CDLA-Permissive-2.0|Community Data License Agreement Permissive 2.0|https://cdla.dev/permissive-2-0/|Anyone may use, change and share the data if the licence text goes with them; results of analyses are free.
        CDLA-Permissive-1.0|Community Data License Agreement Permissive 1.0|https://cdla.dev/permissive-1-0/|Anyone may use, change and share the data if the notices go with them; results of analyses are free.
        CDLA-Sharing-1.0|Community Data License Agreement Sharing 1.0|https://cdla.dev/sharing-1-0/|Anyone may use and share the data; changed data must be shared under the same terms.
        DL-DE-BY-2.0|Data licence Germany – attribution – version 2.0|https://www.govdata.de/dl-de/by-2-0|Anyone may use and change the data, also commercially, if they name the source and note changes.
        DL-DE-ZERO-2.0|Data licence Germany – Zero – version 2.0|https://www.govdata.de/dl-de/zero-2-0|Anyone may use the data without any condition.
        etalab-2.0|Etalab Open License 2.0|https://github.com/DISIC/politique-de-contribution-open-source/blob/master/LICENSE|Anyone may use the data, also commercially, if they name the source and its date.
        OGL-UK-3.0|Open Government Licence v3.0|https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/|Anyone may use the information, also commercially, if they name its source.
        MIT|MIT License|https://opensource.org/license/mit|Anyone may use, change and sell the software if the notice stays; there is no warranty.
        MIT-0|MIT No Attribution|https://opensource.org/license/mit-0|Anyone may use, change and sell the software without any condition; there is no warranty.
        0BSD|BSD Zero Clause License|https://opensource.org/license/0bsd|Anyone may use, change and sell the software without any condition; there is no warranty.
        BSD-2-Clause|BSD 2-Clause “Simplified” License|https://opensource.org/license/bsd-2-clause|Anyone may use, change and sell the software if the notice stays; there is no warranty.
        BSD-3-Clause|BSD 3-Clause “New” or “Revised” License|https://opensource.org/license/bsd-3-clause|Like the 2-clause licence; the makers’ names may not be used for advertising.
        BSD-3-Clause-Clear|BSD 3-Clause Clear License|https://spdx.org/licenses/BSD-3-Clause-Clear.html|Like the 3-clause licence; it says expressly that no patent rights are given.
        BSD-4-Clause|BSD 4-Clause “Original” or “Old” License|https://spdx.org/licenses/BSD-4-Clause.html|Like the 3-clause licence; advertising must name the makers.
        Apache-2.0|Apache License 2.0|https://www.apache.org/licenses/LICENSE-2.0|Anyone may use, change and sell the software if notices stay and changes are marked; patent rights are included.
        ISC|ISC License|https://opensource.org/license/isc-license-txt|Anyone may use, change and sell the software if the notice stays; there is no warranty.
        Zlib|zlib License|https://opensource.org/license/zlib|Anyone may use, change and sell the software if changed versions are marked as such.
        BSL-1.0|Boost Software License 1.0|https://www.boost.org/LICENSE_1_0.txt|Anyone may use, change and sell the software; the notice must stay in source code only.
        Unlicense|The Unlicense|https://unlicense.org/|The makers give up all rights: anyone may do anything with the software.
        PostgreSQL|PostgreSQL License|https://opensource.org/license/postgresql|Anyone may use, change and sell the software if the notice stays; there is no warranty.
        PSF-2.0|Python Software Foundation License 2.0|https://opensource.org/license/python-2-0|Anyone may use, change and sell the software if the notice stays and changes are summarised.
        NCSA|University of Illinois/NCSA Open Source License|https://opensource.org/license/uoi-ncsa-php|Anyone may use, change and sell the software if the notice stays; the makers’ names may not be used for advertising.
        Artistic-2.0|Artistic License 2.0|https://opensource.org/license/artistic-2-0|Anyone may use and change the software; changed versions must be told apart from the original.
        AFL-3.0|Academic Free License v3.0|https://opensource.org/license/afl-3-0-php|Anyone may use, change and sell the software if notices stay; patent rights are included.
        ECL-2.0|Educational Community License v2.0|https://opensource.org/license/ecl-2-0|Like Apache 2.0, with patent rights limited to what the institution can give.
        CERN-OHL-P-2.0|CERN Open Hardware Licence Version 2 – Permissive|https://cern-ohl.web.cern.ch/|Anyone may make, change and sell the hardware if notices stay.
        CERN-OHL-W-2.0|CERN Open Hardware Licence Version 2 – Weakly Reciprocal|https://cern-ohl.web.cern.ch/|Changed designs of the hardware must be shared under the same licence; what is attached to it need not.
        CERN-OHL-S-2.0|CERN Open Hardware Licence Version 2 – Strongly Reciprocal|https://cern-ohl.web.cern.ch/|Designs that contain the hardware must be shared under the same licence.
        MPL-2.0|Mozilla Public License 2.0|https://www.mozilla.org/en-US/MPL/2.0/|Changed files must stay open under the same licence; files beside them need not.
        EPL-2.0|Eclipse Public License 2.0|https://www.eclipse.org/legal/epl-2.0/|Changed modules must stay open under the same licence; modules beside them need not.
        EUPL-1.2|European Union Public Licence 1.2|https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12|Changed versions must stay open under this or a compatible licence, also when offered over a network.
        EUPL-1.1|European Union Public Licence 1.1|https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-11|Changed versions must stay open under this or a compatible licence, also when offered over a network.
        CECILL-2.1|CeCILL Free Software License Agreement v2.1|https://cecill.info/licences/Licence_CeCILL_V2.1-en.html|Changed versions must stay open; compatible with the GPL, written for French law.
        CECILL-B|CeCILL-B Free Software License Agreement|https://cecill.info/licences/Licence_CeCILL-B_V1-en.html|Anyone may use, change and sell the software if they cite it; written for French law.
        CECILL-C|CeCILL-C Free Software License Agreement|https://cecill.info/licences/Licence_CeCILL-C_V1-en.html|Changed parts must stay open, programs that use them need not; written for French law.
        GPL-2.0-only|GNU General Public License v2.0 only|https://www.gnu.org/licenses/old-licenses/gpl-2.0.html|Whoever passes on the software, changed or in a larger program, must give its source code under the same licence.
        GPL-2.0-or-later|GNU General Public License v2.0 or later|https://www.gnu.org/licenses/old-licenses/gpl-2.0.html|Whoever passes on the software, changed or in a larger program, must give its source code under the same or a later licence.
        GPL-3.0-only|GNU General Public License v3.0 only|https://www.gnu.org/licenses/gpl-3.0.html|Whoever passes on the software, changed or in a larger program, must give its source code under the same licence.
        GPL-3.0-or-later|GNU General Public License v3.0 or later|https://www.gnu.org/licenses/gpl-3.0.html|Whoever passes on the software, changed or in a larger program, must give its source code under the same or a later licence.
        LGPL-2.1-only|GNU Lesser General Public License v2.1 only|https://www.gnu.org/licenses/old-licenses/lgpl-2.1.html|Changes of the library must stay open under the same licence; programs that use it need not.
        LGPL-2.1-or-later|GNU Lesser General Public License v2.1 or later|https://www.gnu.org/licenses/old-licenses/lgpl-2.1.html|Changes of the library must stay open under the same or a later licence; programs that use it need not.
        LGPL-3.0-only|GNU Lesser General Public License v3.0 only|https://www.gnu.org/licenses/lgpl-3.0.html|Changes of the library must stay open under the same licence; programs that use it need not.
        LGPL-3.0-or-later|GNU Lesser General Public License v3.0 or later|https://www.gnu.org/licenses/lgpl-3.0.html|Changes of the library must stay open under the same or a later licence; programs that use it need not.
        AGPL-3.0-only|GNU Affero General Public License v3.0 only|https://www.gnu.org/licenses/agpl-3.0.html|Like the GPL; the source code must also be given to those who use the software over a network.
        AGPL-3.0-or-later|GNU Affero General Public License v3.0 or later|https://www.gnu.org/licenses/agpl-3.0.html|Like the GPL, this or a later version; the source code must also be given to those who use the software over a network.
        GFDL-1.3-or-later|GNU Free Documentation License v1.3 or later|https://www.gnu.org/licenses/fdl-1.3.html|Anyone may change and share the document if they keep the licence and name its makers.
        """
}
