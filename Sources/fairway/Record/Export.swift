// SPDX-License-Identifier: Apache-2.0
// `fairway export`: a record in a format that others read.

import ArgumentParser
import Catalogue
import Foundation
import Metadata

struct Export: FairwayCommand {
    static let configuration = CommandConfiguration(abstract: "Write a record's metadata in another format.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "Id of the record.") var id: String
    @Option(help: "One of: \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: ExportFormat
    @Option(
        name: .customShort("o"), help: ArgumentHelp("The file (default: standard output).", valueName: "file")
    )
    var output: String?

    func perform() async throws {
        let installation = try await common.open()
        let viewer = try await installation.viewer(as: common.account)
        let record = try await installation.librarian.exportable(
            id, for: viewer,
            in: RepositoryDescription(name: installation.settings.name, links: installation.links))
        try Output.write(Data(format.text(of: record).utf8), to: output)
    }
}

extension ExportFormat: ExpressibleByArgument {}
