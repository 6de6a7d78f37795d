// SPDX-License-Identifier: Apache-2.0
// More ways to ask an extract, beside those in CorpusFile.swift.

import Metadata

@testable import Extraction

extension Extract {
    /// The first suggestion of a property of this name.
    func suggestion(_ name: String) -> Suggestion? {
        suggestions.first {
            if case .property(let property) = $0.statement { property.name == name } else { false }
        }
    }

    func properties(_ name: String) -> [String] {
        statements.compactMap {
            if case .property(let property) = $0, property.name == name { property.value } else { nil }
        }
    }

    func unit(_ name: String) -> String? {
        statements.lazy.compactMap { statement -> String? in
            if case .property(let property) = statement, property.name == name { property.unit } else { nil }
        }.first
    }

    func dateDescription(_ type: String) -> String? {
        statements.lazy.compactMap { statement -> String? in
            if case .date(let date) = statement, date.type.id == type { date.description } else { nil }
        }.first
    }
}
