// SPDX-License-Identifier: Apache-2.0
// Record ids for tests, always the same for the same numbers.

import Identifiers

enum RecordIDs {
    static func make(_ numbers: inout some RandomNumberGenerator) -> String {
        RecordID.random(using: &numbers).description
    }
}
