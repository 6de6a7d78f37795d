// SPDX-License-Identifier: Apache-2.0
// The reading of one document: what was found odd on the way.

import Metadata

/// Collects findings while a tree becomes a plan; nothing is thrown, what cannot be read is left out and told.
struct DocumentReading {
    private(set) var findings: [Finding] = []
    /// Whether keys that are not known are told; a stored plan may have been written by a newer Fairway.
    var tellsUnknownKeys = true

    mutating func note(
        _ severity: Finding.Severity, _ id: String, at path: String, line: Int = 0, _ message: String,
        remedy: String
    ) {
        guard findings.count < DocumentLimit.findings else { return }
        guard findings.count < DocumentLimit.findings - 1 else {
            findings.append(
                Finding(
                    .warning, "more-findings", at: "$",
                    "There is more; only the first \(DocumentLimit.findings) are told.",
                    remedy: "Put these right first."))
            return
        }
        let place = line > 0 ? "\(path) (line \(line))" : path
        findings.append(Finding(severity, id, at: place, message, remedy: remedy))
    }

    mutating func expected(_ what: String, at path: String, found: Tree) {
        note(
            .error, "wrong-value", at: path, line: found.line, "Expected \(what), found \(found.kind).",
            remedy: "Write \(what), or remove the key if it is not decided.")
    }

    /// Whether another finding would be told.
    var hasRoom: Bool { findings.count < DocumentLimit.findings }
}
