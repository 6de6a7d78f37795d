// SPDX-License-Identifier: Apache-2.0
// Checks of creators, contributors, their identifiers, affiliations and funders.

import Identifiers

extension Findings {
    mutating func checkPeople(_ people: [Creator], list: String) {
        for (index, creator) in people.enumerated() {
            let path = "\(list).\(index)"
            checkName(creator.personOrOrg, at: "\(path).person_or_org")
            checkNameIdentifiers(creator.personOrOrg, at: "\(path).person_or_org.identifiers")
            if let role = creator.role, !role.id.isEmpty, ContributorRole.named(role.id) == nil {
                error(
                    "role.unknown", "\(path).role", "“\(role.id)” is not a role.",
                    remedy: "Use one of DataCite's contributor types, for example datacollector.")
            }
            checkAffiliations(creator.affiliations, of: creator.displayName, at: "\(path).affiliations")
        }
    }

    private mutating func checkName(_ someone: PersonOrOrganisation, at path: String) {
        switch someone.type {
        case .personal where someone.familyName?.trimmedText.isEmpty ?? true:
            error(
                "person.family_name.missing", "\(path).family_name", "A person has no family name.",
                remedy: "Give the family name; who has only one name has it there.")
        case .organizational where someone.name?.trimmedText.isEmpty ?? true:
            error(
                "organisation.name.missing", "\(path).name", "An organisation has no name.",
                remedy: "Give its full name.")
        default: break
        }
    }

    private mutating func checkNameIdentifiers(_ someone: PersonOrOrganisation, at path: String) {
        var schemes: Set<String> = []
        for (index, identifier) in someone.identifiers.enumerated() {
            let scheme = checkIdentifier(
                identifier.identifier, scheme: identifier.scheme, at: "\(path).\(index)")
            if let scheme, !schemes.insert(scheme).inserted {
                error(
                    "identifier.duplicate", "\(path).\(index)",
                    "\(someone.displayName) has more than one identifier of the scheme \(scheme).",
                    remedy: "Keep the one that is right.")
            }
            if scheme == "orcid", someone.type == .organizational {
                warning(
                    "orcid.organisation", "\(path).\(index)",
                    "The organisation \(someone.displayName) has an ORCID iD.",
                    remedy: "ORCID iDs name people: make it a person, or use a ROR id.")
            }
        }
    }

    private mutating func checkAffiliations(_ affiliations: [Affiliation], of name: String, at path: String) {
        var seen: Set<Affiliation> = []
        for (index, affiliation) in affiliations.enumerated() {
            let place = "\(path).\(index)"
            if (affiliation.id ?? affiliation.name ?? "").isEmpty {
                error(
                    "affiliation.empty", place, "An affiliation of \(name) has neither id nor name.",
                    remedy: "Give the organisation's ROR id or name.")
            }
            if !seen.insert(affiliation).inserted {
                warning(
                    "affiliation.duplicate", place, "An affiliation of \(name) is given twice.",
                    remedy: "Remove one.")
            }
            if let id = affiliation.id { checkOrganisationID(id, at: "\(place).id") }
        }
    }

    /// Ids of organisations are ROR ids; others may be terms of a local vocabulary.
    private mutating func checkOrganisationID(_ id: String, at path: String) {
        do throws(IdentifierError) {
            _ = try ROR(id)
        } catch .wrongCheckDigit(let scheme, let text, let expected) {
            error(
                "ror.check", path, "\(IdentifierError.wrongCheckDigit(scheme, text, expected: expected)).",
                remedy: "Copy the id from ror.org.")
        } catch {
            warning(
                "ror.form", path, "“\(id)” is not a ROR id.",
                remedy: "Look the organisation up at ror.org, or give its name only.")
        }
    }

    mutating func checkFunding(_ funding: [Funding]) {
        for (index, item) in funding.enumerated() {
            let path = "funding.\(index)"
            if (item.funder.id ?? item.funder.name ?? "").isEmpty {
                error(
                    "funder.empty", "\(path).funder", "A funder has neither id nor name.",
                    remedy: "Give the funder's ROR id or name.")
            }
            if let id = item.funder.id, (try? IdentifierScheme.crossreffunderid.normalise(id)) == nil {
                checkOrganisationID(id, at: "\(path).funder.id")
            }
            guard let award = item.award else { continue }
            if (award.id ?? award.number ?? award.title?.values.first ?? "").isEmpty {
                error(
                    "award.empty", "\(path).award", "An award has neither number nor title.",
                    remedy: "Give the grant number, or remove the award.")
            }
            for (place, identifier) in award.identifiers.enumerated() {
                checkIdentifier(
                    identifier.identifier, scheme: identifier.scheme, at: "\(path).award.identifiers.\(place)"
                )
            }
        }
    }
}
