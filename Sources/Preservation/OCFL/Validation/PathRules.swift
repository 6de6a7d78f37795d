// SPDX-License-Identifier: Apache-2.0
// The rules that logical and content paths of an inventory have in common, with the code for each breach.

/// Checks the paths of one block: legal one by one, and without conflicts among themselves.
struct PathRules {
    let notText: OCFLCode
    let badElement: OCFLCode
    let outerSlash: OCFLCode
    let conflict: OCFLCode

    static let logical = PathRules(notText: .E051, badElement: .E052, outerSlash: .E053, conflict: .E095)
    static let content = PathRules(notText: .E098, badElement: .E099, outerSlash: .E100, conflict: .E101)

    /// The path if it is legal; else a finding.
    func legal(_ value: JSONValue, _ place: String, _ log: FindingLog) -> LogicalPath? {
        guard let text = value.text else {
            log.add(notText, place, "a path is not a string")
            return nil
        }
        let elements = text.utf8.split(separator: slash, omittingEmptySubsequences: false)
        if text.utf8.first == slash || text.utf8.last == slash {
            log.add(outerSlash, place, "path begins or ends with a slash: \(text)")
        }
        let inner = elements.dropFirst(text.utf8.first == slash ? 1 : 0).dropLast(
            text.utf8.last == slash ? 1 : 0)
        if inner.contains(where: { $0.isEmpty || $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) })
        {
            log.add(badElement, place, "path has an element that is empty, . or ..: \(text)")
        }
        guard LogicalPath.isLegal(text.utf8) else {
            if text.isEmpty { log.add(badElement, place, "empty path") }
            if text.utf8.contains(0) { log.add(badElement, place, "path contains NUL") }
            return nil
        }
        return LogicalPath(trusted: text)
    }

    /// Finds paths that are the beginning of others.
    func findConflicts(
        _ paths: some Collection<LogicalPath>, in all: (LogicalPath) -> Bool, _ place: String,
        _ log: FindingLog
    ) {
        var checked: Set<LogicalPath> = []
        for path in paths {
            var rest = path.text[...]
            while let end = rest.lastIndex(of: "/") {
                rest = rest[..<end]
                let parent = LogicalPath(trusted: String(rest))
                guard checked.insert(parent).inserted else { break }
                if all(parent) { log.add(conflict, place, "\(parent) is a file and a folder") }
            }
        }
    }
}
