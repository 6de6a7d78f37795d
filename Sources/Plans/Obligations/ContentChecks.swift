// SPDX-License-Identifier: Apache-2.0
// Checks of formats, size, repository, identifier, retention and deadline.

import Foundation
import Identifiers
import Metadata

extension ObligationRules {
    func checkFormat(_ obligation: Obligation, _ facts: DepositFacts) -> ObligationResult {
        let actual = facts.formats.isEmpty ? nil : facts.formats.map(\.name).joined(separator: ", ")
        guard !dataset.formats.isEmpty else { return open(obligation, actual: actual) }
        func result(_ state: ObligationResult.State, _ message: String, _ remedy: String = "")
            -> ObligationResult
        {
            ObligationResult(obligation, state, actual: actual, message, remedy: remedy)
        }
        guard !facts.formats.isEmpty else { return result(.open, "There are no files yet.") }
        if dataset.formats.contains(where: FormatMatch.isIndefinite) {
            return result(
                .open, "The plan names no definite formats.", "Name them in the next version of the plan.")
        }
        // Metadata files may also come in the formats that the plan names for metadata.
        let metadata = (dataset.metadataStandards + plan.metadataStandards).compactMap(\.name).map {
            PlannedFormat($0)
        }
        let others = facts.formats.filter { !FormatMatch.isPlanned($0, by: dataset.formats) }
        let odd = others.filter {
            !FormatMatch.isAncillary($0) && !FormatMatch.isPlanned($0, by: metadata)
        }
        if !odd.isEmpty {
            let list = odd.map { "\($0.name) (\($0.files) \($0.files == 1 ? "file" : "files"))" }.joined(
                separator: ", ")
            return result(
                .broken, "The plan does not name \(list).",
                "Convert or leave out these files, or accept the deviation with its reason.")
        }
        if others.count == facts.formats.count {
            return result(
                .broken, "None of the planned formats is there, only files that come along with data.",
                "Add the data in a planned format.")
        }
        return result(
            .kept,
            others.isEmpty
                ? "All files are in planned formats."
                : "All data are in planned formats; \(others.map(\.name).joined(separator: ", ")) come along with them."
        )
    }

    func checkSize(_ obligation: Obligation, _ facts: DepositFacts) -> ObligationResult {
        let total = facts.bytes.addingSaturated(facts.bytesOfSiblings)
        let actual = Size.words(total)
        guard let planned = dataset.size else { return open(obligation, actual: actual) }
        func result(_ state: ObligationResult.State, _ message: String, _ remedy: String = "")
            -> ObligationResult
        {
            ObligationResult(obligation, state, actual: actual, message, remedy: remedy)
        }
        guard facts.fileCount > 0 || total > 0 else { return result(.open, "There are no files yet.") }
        let used: Int64
        let most: Int64?
        switch planned {
        // “About” is read with a tenth on top.
        case .exact(let bytes): (used, most) = (total, bytes.addingSaturated(bytes / 10))
        case .range(_, let bytes), .cap(let bytes): (used, most) = (total, bytes)
        case .share(_, let bytes): (used, most) = (total.addingSaturated(facts.bytesOfGroup), bytes)
        }
        guard let most else { return result(.open, "The plan does not say how much the group has together.") }
        if used > most {
            return result(
                .broken, "It takes \(Size.words(used)); planned is \(obligation.statement).",
                "Leave out what is not needed, or accept the deviation with its reason.")
        }
        return result(.kept, "It is within the planned size.")
    }

    func checkRepository(_ obligation: Obligation, _ facts: DepositFacts) -> ObligationResult {
        let actual = facts.repository.map { facts.published == nil ? "a draft in \($0)" : $0 }
        let targets = targets
        guard !dataset.placements.isEmpty else { return open(obligation, actual: actual) }
        func result(_ state: ObligationResult.State, _ message: String, _ remedy: String = "")
            -> ObligationResult
        {
            ObligationResult(obligation, state, actual: actual, message, remedy: remedy)
        }
        if let here = facts.repository, let target = targets.first(where: { Self.isSame($0, here) }) {
            if let limit = target.limit, facts.bytes > limit {
                return result(
                    .broken,
                    "\(target.name) takes \(ByteCount.text(limit)) for a record; this has \(Size.words(facts.bytes)).",
                    "Split the dataset, ask for more, or choose another repository.")
            }
            return facts.published == nil
                ? result(.open, "It will be kept once it is published.")
                : result(.kept, "It is in \(target.name).")
        }
        if let copy = facts.copies.first(where: { copy in targets.contains { Self.isSame($0, copy) } }) {
            return result(.kept, "An identical copy is in a planned repository: \(copy).")
        }
        let names = targets.map(\.name).joined(separator: ", ")
        // Publishing here takes nothing away from the promise to publish there, too.
        return result(
            .open,
            "The plan promises \(names.isEmpty ? "another repository" : names); no copy there is known.",
            "When it is there, add its identifier as related identifier “is identical to”.")
    }

    /// By name, key, or host of the URL.
    private static func isSame(_ target: PlannedRepository, _ text: String) -> Bool {
        let wanted = text.lowercased()
        if wanted == target.name.lowercased() || wanted == target.key.lowercased() { return true }
        guard let host = target.url.flatMap(host) else { return false }
        return Self.host(wanted) == host
            || (wanted.hasPrefix("10.") && wanted.contains(target.key.lowercased() + "."))
    }

    private static func host(_ url: String) -> String? {
        guard let start = url.range(of: "://") else { return nil }
        let host = url[start.upperBound...].prefix { $0 != "/" && $0 != ":" }.lowercased()
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    func checkIdentifier(_ obligation: Obligation, _ facts: DepositFacts) -> ObligationResult {
        let have = facts.identifiers.compactMap { identifier in
            identifier.scheme.map { scheme in
                let name = identifier.identifier
                return name.hasPrefix(scheme.lowercased() + ":") ? name : "\(scheme.lowercased()):\(name)"
            }
        }
        let match = facts.identifiers.first { identifier in
            pidSystems.contains { $0.lowercased() == identifier.scheme?.lowercased() }
        }
        if let match {
            return ObligationResult(
                obligation, .kept, actual: match.identifier, "It has the identifier \(match.identifier).")
        }
        return ObligationResult(
            obligation, .open, actual: have.first,
            facts.published == nil
                ? "It gets its identifier with publication." : "It has no \(obligation.statement) yet.",
            remedy: facts.published == nil ? "" : "Configure a registration agency and register the record.")
    }

    func checkRetention(_ obligation: Obligation, _ facts: DepositFacts) -> ObligationResult {
        let actual = facts.keptUntil.map { "kept until \($0)" } ?? "kept without end"
        guard let retention = dataset.retention else { return open(obligation, actual: actual) }
        func result(_ state: ObligationResult.State, _ message: String, _ remedy: String = "")
            -> ObligationResult
        {
            ObligationResult(obligation, state, actual: actual, message, remedy: remedy)
        }
        guard let kept = facts.keptUntil else { return result(.kept, "It is kept without end.") }
        var needed = retention.until
        if let years = retention.years, let published = facts.published.flatMap({ Day($0) }), years <= 1000 {
            let end = Day(year: published.year + years, month: published.month, day: min(published.day, 28))
            needed = [needed, end?.description].compactMap(\.self).max()
        }
        guard let needed else { return result(.open, "The period begins with publication.") }
        return kept >= needed
            ? result(.kept, "It is kept long enough.")
            : result(.broken, "It is kept until \(kept); planned is \(needed).", "Prolong the retention.")
    }

    func checkDeadline(_ obligation: Obligation, _ facts: DepositFacts, on day: String) -> ObligationResult {
        func result(_ state: ObligationResult.State, _ message: String, _ remedy: String = "")
            -> ObligationResult
        {
            ObligationResult(
                obligation, state, actual: facts.published.map { "published \($0)" }, message, remedy: remedy)
        }
        guard let due = deadlineDay else { return result(.notApplicable, "There is no deadline.") }
        if let published = facts.published {
            return published <= due
                ? result(.kept, "It was published in time.")
                : result(
                    .broken, "It was published on \(published), after \(due).", "Note the reason in the plan."
                )
        }
        // A late publication is better than none: being late never refuses it.
        return day <= due
            ? result(.open, "It is not published yet.")
            : result(.open, "It should have been published by \(due).", "Publish it soon.")
    }
}

extension Int64 {
    /// The sum, at most the largest number: sizes come from outside.
    func addingSaturated(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}

/// Sizes for people, with three significant digits.
enum Size {
    static func words(_ bytes: Int64) -> String {
        let units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"]
        var value = Double(bytes)
        var unit = 0
        while value >= 999.5, unit + 1 < units.count {
            value /= 1000
            unit += 1
        }
        if unit == 0 { return "\(bytes) B" }
        let digits = value < 9.995 ? 100.0 : value < 99.95 ? 10.0 : 1.0
        let rounded = (value * digits).rounded() / digits
        return (rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)") + " " + units[unit]
    }
}
