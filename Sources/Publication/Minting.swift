// SPDX-License-Identifier: Apache-2.0
// The identifiers that a record gets at publication.

import Catalogue
import Identifiers

/// Gives records their identifiers. Without a registration agency these are local: unique here, resolved by nobody, and
/// marked so. A DOI is given by an agency or not at all.
package struct Minting: Sendable {
    /// Name Assigning Authority Number of the ARKs; 99999 is the one for tests.
    package let naan: String
    /// The host in `oai:<host>:<id>` (OAI identifier format 2.0).
    package let host: String

    package init(naan: String, host: String) {
        self.naan = naan
        self.host = host
    }

    func identifiers(for record: RecordID) -> [PersistentIdentifier] {
        [
            PersistentIdentifier(
                scheme: "ark", identifier: ARK(of: record, naan: naan).description, isRegistered: false),
            PersistentIdentifier(scheme: "oai", identifier: "oai:\(host):\(record)", isRegistered: false),
        ]
    }
}
