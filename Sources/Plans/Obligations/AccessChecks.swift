// SPDX-License-Identifier: Apache-2.0
// Checks of access, embargo and licence: what a steward would say.

import Metadata

extension ObligationRules {
    /// What the access of the deposit means on a day.
    private struct Openness {
        let isOpen: Bool
        let isEmbargoed: Bool
        let words: String

        init(_ access: Access, on day: String) {
            let embargo = access.embargo.flatMap { $0.lifted == nil ? $0 : nil }
            isEmbargoed = embargo.map { $0.until.map { $0 > day } ?? true } ?? false
            // The end of an embargo opens record and files, whatever the levels say.
            isOpen =
                !isEmbargoed
                && (access.embargo != nil || (access.record == .public && access.files == .public))
            if isEmbargoed {
                let ends = [embargo?.event, embargo?.until].compactMap(\.self).joined(separator: " or ")
                words = "embargoed until \(ends.isEmpty ? "it is lifted" : ends)"
            } else {
                words = isOpen ? "open" : access.record == .public ? "files restricted" : "restricted"
            }
        }
    }

    private var foreseesEmbargo: Bool {
        switch dataset.embargo {
        case nil, PlannedEmbargo.none?: false
        default: true
        }
    }

    func checkAccess(_ obligation: Obligation, _ facts: DepositFacts, on day: String) -> ObligationResult {
        let now = Openness(facts.access, on: day)
        guard let planned = dataset.access else { return open(obligation, actual: now.words) }
        switch planned.level {
        case .open:
            if now.isOpen { return ObligationResult(obligation, .kept, actual: now.words, "It is open.") }
            if now.isEmbargoed, foreseesEmbargo {
                return ObligationResult(
                    obligation, .kept, actual: now.words, "It opens after the embargo that the plan foresees."
                )
            }
            if now.isEmbargoed {
                return ObligationResult(
                    obligation, .broken, actual: now.words,
                    "The plan promises open data and foresees no embargo; the record is \(now.words).",
                    remedy: "Remove the embargo, or accept the deviation with its reason.")
            }
            return ObligationResult(
                obligation, .broken, actual: now.words,
                "The plan promises open data; the record is restricted without end.",
                remedy: "Make record and files public, or set the embargo that ends the restriction.")
        case .restricted, .closed:
            let word = planned.level == .closed ? "closed" : "restricted"
            if now.isOpen {
                return ObligationResult(
                    obligation, .broken, actual: now.words,
                    "The plan promises \(word) data; the files are open to everybody.",
                    remedy: "Restrict the files, or accept the deviation with its reason.")
            }
            if now.isEmbargoed, !foreseesEmbargo {
                return ObligationResult(
                    obligation, .broken, actual: now.words,
                    "The plan promises \(word) data; they would open with the end of the embargo.",
                    remedy: "Restrict the files without embargo.")
            }
            return ObligationResult(obligation, .kept, actual: now.words, "The files are not open.")
        case .mixed:
            if now.isOpen {
                return ObligationResult(
                    obligation, .open, actual: now.words,
                    "The plan promises that part is open; whether this is that part, a person decides.",
                    remedy:
                        "Check that nothing in it must stay closed\(planned.reason.map { " (\($0))" } ?? "")."
                )
            }
            return ObligationResult(
                obligation, .kept, actual: now.words, "It is not open, as the plan foresees for part.")
        }
    }

    func checkEmbargo(_ obligation: Obligation, _ facts: DepositFacts, on day: String) -> ObligationResult {
        let now = Openness(facts.access, on: day)
        let embargo = facts.access.embargo
        func result(_ state: ObligationResult.State, _ message: String, _ remedy: String = "")
            -> ObligationResult
        {
            ObligationResult(obligation, state, actual: now.words, message, remedy: remedy)
        }
        switch dataset.embargo {
        case nil: return result(.notApplicable, "The plan does not speak of an embargo.")
        case PlannedEmbargo.none?:
            guard now.isEmbargoed else { return result(.kept, "There is no embargo.") }
            return result(.broken, "The plan says that there is no embargo.", "Remove the embargo.")
        case .until(let planned)?: return checkEmbargo(until: planned, facts, now, day: day, result)
        case .event(let event, let latest)?:
            return checkEmbargo(event: event, latest: latest, facts, now, day: day, result)
        case .assessment(let text)?:
            guard now.isOpen else { return result(.kept, "It stays closed until the assessment.") }
            if let evidence = embargo?.lifted?.evidence { return result(.kept, "Opened after: \(evidence).") }
            return result(
                .open, "The plan opens it after “\(text)”; nothing here shows that this was done.",
                "Deposit with the assessment as embargo event, and record its outcome.")
        case .possible(let text)?:
            guard now.isEmbargoed else {
                return result(.kept, "No embargo is used; the plan only allows one.")
            }
            if embargo?.reason == nil, embargo?.event == nil {
                return result(
                    .open, "The plan allows an embargo for “\(text)”; no reason is given.", "Add the reason.")
            }
            return result(.kept, "The plan allows this embargo.")
        }
    }

    private func checkEmbargo(
        until planned: String, _ facts: DepositFacts, _ now: Openness, day: String,
        _ result: (ObligationResult.State, String, String) -> ObligationResult
    ) -> ObligationResult {
        if now.isOpen {
            return planned > day
                ? result(.broken, "It is open before \(planned).", "Set an embargo until \(planned).")
                : result(.kept, "The embargo is over.", "")
        }
        guard now.isEmbargoed, let embargo = facts.access.embargo else {
            return result(
                .broken, "It is restricted without end instead of until \(planned).",
                "Set an embargo until \(planned).")
        }
        guard let until = embargo.until else {
            return result(.broken, "The embargo has no day on which it ends.", "Set its end to \(planned).")
        }
        if until == planned { return result(.kept, "It opens on the planned day.", "") }
        return result(
            .broken, "It opens on \(until), planned is \(planned).", "Set the embargo to \(planned).")
    }

    private func checkEmbargo(
        event: String, latest: String?, _ facts: DepositFacts, _ now: Openness, day: String,
        _ result: (ObligationResult.State, String, String) -> ObligationResult
    ) -> ObligationResult {
        let embargo = facts.access.embargo
        if now.isOpen {
            if let evidence = embargo?.lifted?.evidence {
                return result(.kept, "The event has happened: \(evidence).", "")
            }
            if let latest, latest <= day { return result(.kept, "The latest day, \(latest), has come.", "") }
            if let paper = facts.publications.first, Self.isPublication(event) {
                return result(.kept, "The event has happened: \(paper).", "")
            }
            return result(
                .broken, "It is open before the event; nothing here shows that it has happened.",
                "Set an embargo until \(event), or add the evidence (the paper's DOI as related identifier).")
        }
        guard now.isEmbargoed else {
            return result(
                .broken, "It is restricted without end instead of until \(event).",
                "Set an embargo until \(event).")
        }
        if let latest {
            guard let until = embargo?.until, until <= latest else {
                return result(
                    .broken, "The plan opens it on \(latest) at the latest; the embargo may last longer.",
                    "Set the latest day of the embargo to \(latest).")
            }
        }
        if embargo?.event == nil {
            return latest != nil
                ? result(.kept, "It opens by the latest day at the latest.", "")
                : result(.open, "A day stands for the event “\(event)”.", "Add the event to the embargo.")
        }
        return embargo?.until == nil
            ? result(.kept, "It stays closed until the event is recorded; there is no latest day.", "")
            : result(.kept, "It opens with the event, or on its latest day.", "")
    }

    private static func isPublication(_ event: String) -> Bool {
        let words = event.lowercased()
        return ["paper", "publication", "article", "manuscript", "preprint"].contains { words.contains($0) }
    }

    // MARK: Licence

    func checkLicence(_ obligation: Obligation, _ facts: DepositFacts) -> ObligationResult {
        let names = facts.licences.map(LicenceReference.name)
        let actual = names.isEmpty ? nil : names.joined(separator: ", ")
        func result(_ state: ObligationResult.State, _ message: String, _ remedy: String = "")
            -> ObligationResult
        {
            ObligationResult(obligation, state, actual: actual, message, remedy: remedy)
        }
        guard isLicenceDecided else {
            return result(
                .open, "The plan has not decided on a licence.", "Decide it in the next version of the plan.")
        }
        guard !facts.licences.isEmpty else {
            return result(
                .broken, "The record has no licence; planned is \(obligation.statement).", "Add the licence.")
        }
        let odd = facts.licences.filter { have in !allowed.contains { LicenceReference.same($0, have) } }
        if odd.isEmpty { return result(.kept, "The licence is one the plan allows.") }
        let list = odd.map(LicenceReference.name).joined(separator: ", ")
        if allowsOthers {
            return result(
                .open, "\(list) is none of those the plan names, which leaves others open.",
                "Check that it is what the plan means (\(obligation.statement)).")
        }
        return result(
            .broken, "The record has \(list); planned is \(obligation.statement).",
            "Choose the planned licence, or accept the deviation with its reason.")
    }

    private var isLicenceDecided: Bool { dataset.licences.contains { $0.choice != .undecided } }

    private var allowed: [String] {
        dataset.licences.flatMap { licence -> [String] in
            switch licence.choice {
            case .chosen(let id): [id]
            case .shortlist(let ids): ids
            case .undecided: []
            }
        }
    }

    /// Whether the plan's own words go beyond its list (`or similar`), or a part is not decided.
    private var allowsOthers: Bool {
        dataset.licences.contains { licence in
            switch licence.choice {
            case .chosen: false
            case .undecided: true
            case .shortlist:
                licence.text.map { text in
                    ["similar", "or other", "comparable", "compatible", "equivalent"].contains {
                        text.lowercased().contains($0)
                    }
                } ?? false
            }
        }
    }
}
