// SPDX-License-Identifier: Apache-2.0
// The hidden command that reads untrusted files in a process of its own.

import ArgumentParser
import Extraction
import Foundation

struct ExtractIsolated: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract-isolated", abstract: "Read files for a parent process.", shouldDisplay: false)

    func run() throws {
        throw ExitCode(IsolatedExtraction.run())
    }
}
