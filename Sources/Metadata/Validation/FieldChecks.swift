// SPDX-License-Identifier: Apache-2.0
// Checks of titles, descriptions, terms, dates, licences, places and access.

import Identifiers

extension Findings {
    mutating func checkTexts(_ metadata: RecordMetadata) {
        if let version = metadata.version, version.count > 191 {
            error(
                "version.long", "version", "The version has \(version.count) characters.",
                remedy: "Give a short version such as 1.0.2; at most 191 characters.")
        }
        for (index, title) in metadata.additionalTitles.enumerated() {
            let path = "additional_titles.\(index)"
            if title.title.trimmedText.isEmpty {
                error(
                    "title.empty", "\(path).title", "An additional title is empty.",
                    remedy: "Give it, or remove it.")
            }
            if !title.type.id.isEmpty, TitleType.named(title.type.id) == nil {
                error(
                    "title.type.unknown", "\(path).type", "“\(title.type.id)” is not a type of title.",
                    remedy: "Use alternative-title, subtitle, translated-title or other.")
            }
            if let language = title.lang { checkLanguage(language, at: "\(path).lang") }
        }
        if let description = metadata.description { checkHTML(description, at: "description") }
        for (index, description) in metadata.additionalDescriptions.enumerated() {
            let path = "additional_descriptions.\(index)"
            checkHTML(description.description, at: "\(path).description")
            if !description.type.id.isEmpty, DescriptionType.named(description.type.id) == nil {
                error(
                    "description.type.unknown", "\(path).type",
                    "“\(description.type.id)” is not a type of description.",
                    remedy:
                        "Use abstract, methods, series-information, table-of-contents, technical-info or other."
                )
            }
            if let language = description.lang { checkLanguage(language, at: "\(path).lang") }
        }
    }

    private mutating func checkHTML(_ html: String, at path: String) {
        let removed = HTMLSanitiser.disallowed(in: html)
        guard !removed.isEmpty else { return }
        warning(
            "html.removed", path,
            "The text holds markup that is not shown: \(removed.prefix(8).map { "<\($0)>" }.joined(separator: ", ")).",
            remedy: "Use paragraphs, lists, headings, emphasis, code and links only.")
    }

    mutating func checkTopics(_ metadata: RecordMetadata) {
        if let type = metadata.resourceType, !type.id.isEmpty, ResourceType.named(type.id) == nil {
            error(
                "resource_type.unknown", "resource_type", "“\(type.id)” is not a resource type.",
                remedy: "Use one of the list, for example dataset or software.")
        }
        for (index, subject) in metadata.subjects.enumerated()
        where (subject.subject ?? subject.id ?? "").trimmedText.isEmpty {
            error(
                "subject.empty", "subjects.\(index)", "A subject has neither text nor id.",
                remedy: "Give the keyword, or remove it.")
        }
        for (index, language) in metadata.languages.enumerated() {
            checkLanguage(language, at: "languages.\(index)")
        }
    }

    private mutating func checkLanguage(_ language: VocabularyTerm, at path: String) {
        if Language.find(language.id)?.id == language.id { return }
        if let meant = Language.find(language.id) {
            error(
                "language.code", path, "“\(language.id)” is not an ISO 639-3 code.",
                remedy: "Use \(meant.id) for \(meant.english).")
        } else if Language.hasForm(language.id) {
            warning(
                "language.unlisted", path,
                "The language “\(language.id)” is not in the list of common languages.",
                remedy: "Make sure that it is an ISO 639-3 code.")
        } else {
            error(
                "language.unknown", path, "“\(language.id)” is not a language.",
                remedy: "Use an ISO 639-3 code, for example eng or deu.")
        }
    }

    mutating func checkDates(_ metadata: RecordMetadata) {
        if let date = metadata.publicationDate, !date.trimmedText.isEmpty {
            checkDate(date, id: "publication_date.form", at: "publication_date")
        }
        for (index, entry) in metadata.dates.enumerated() {
            checkDate(entry.date, id: "date.form", at: "dates.\(index).date")
            if !entry.type.id.isEmpty, DateType.named(entry.type.id) == nil {
                error(
                    "date.type.unknown", "dates.\(index).type", "“\(entry.type.id)” is not a type of date.",
                    remedy: "Use one of DataCite's date types, for example collected.")
            }
            if entry.type.id == "other", (entry.description ?? "").trimmedText.isEmpty {
                warning(
                    "date.description.missing", "dates.\(index).description",
                    "The date \(entry.date) is of the type “other” but does not say what happened.",
                    remedy: "Describe it in a few words.")
            }
        }
    }

    private mutating func checkDate(_ text: String, id: String, at path: String) {
        do throws(DateError) {
            _ = try EDTF(text)
        } catch {
            let swapped = if case .reversed = error { true } else { false }
            self.error(
                id, path, "\(error).",
                remedy: swapped
                    ? "Swap the two dates." : "Write the date as year, year-month or year-month-day.")
        }
    }

    mutating func checkRights(_ rights: [Right]) {
        for (index, right) in rights.enumerated() {
            let path = "rights.\(index)"
            let title = right.title?.values.first { !$0.trimmedText.isEmpty }
            if let id = right.id, !id.isEmpty {
                guard Licence.named(id) == nil else { continue }
                let meant = Licence.find(id)
                error(
                    "licence.unknown", "\(path).id", "“\(id)” is not the id of an SPDX licence.",
                    remedy: meant.map { "Use \($0.id) for \($0.title)." }
                        ?? "Choose one of spdx.org/licenses, or give title and link of another licence.")
            } else if title == nil, right.link == nil {
                error(
                    "licence.empty", path, "A licence has neither id nor title nor link.",
                    remedy: "Choose a licence, or give title and link of your own.")
            } else if let known = Licence.find(right.link ?? title ?? "") {
                advice(
                    "licence.known", path,
                    "“\(title ?? right.link ?? "")” is the SPDX licence \(known.spdx).",
                    remedy: "Give its id \(known.id), so that machines recognise it.")
            }
            if let link = right.link, (try? IdentifierScheme.url.normalise(link)) == nil {
                error(
                    "licence.link", "\(path).link", "“\(link)” is not a link.",
                    remedy: "Give the full address of the licence, beginning with https://.")
            }
        }
    }

    mutating func checkLocations(_ locations: Locations?) {
        for (index, location) in (locations?.features ?? []).enumerated() {
            let path = "locations.features.\(index)"
            if location.geometry == nil, location.identifiers.isEmpty, (location.place ?? "").isEmpty,
                (location.description ?? "").isEmpty
            {
                error(
                    "location.empty", path, "A location says nothing.",
                    remedy: "Give a place name or coordinates, or remove it.")
            }
            for (place, identifier) in location.identifiers.enumerated() {
                checkIdentifier(
                    identifier.identifier, scheme: identifier.scheme, at: "\(path).identifiers.\(place)")
            }
            switch location.geometry {
            case .point(let longitude, let latitude)?:
                checkPosition([longitude, latitude], at: "\(path).geometry")
            case .polygon(let ring)?: checkRing(ring, at: "\(path).geometry")
            case nil: break
            }
        }
    }

    private mutating func checkRing(_ ring: [[Double]], at path: String) {
        guard ring.count >= 4, ring.first == ring.last else {
            error(
                "location.polygon", path,
                "A polygon needs at least four positions, the last equal to the first.",
                remedy: "Repeat the first position at the end, or give a point.")
            return
        }
        for position in ring { checkPosition(position, at: path) }
    }

    private mutating func checkPosition(_ position: [Double], at path: String) {
        guard position.count >= 2, (-180...180).contains(position[0]), (-90...90).contains(position[1]) else {
            let swapped = position.count >= 2 && (-90...90).contains(position[0])
            error(
                "location.range", path, "The position \(position) lies outside of the globe.",
                remedy: swapped
                    ? "Give longitude first, then latitude; they seem to be swapped."
                    : "Longitude lies between -180 and 180, latitude between -90 and 90 degrees.")
            return
        }
    }

    mutating func checkAccess(_ access: Access) {
        guard let embargo = access.embargo else { return }
        func add(
            _ severity: Finding.Severity, _ id: String, _ path: String, _ message: String, _ remedy: String
        ) {
            all.append(Finding(severity, id, at: "access.\(path)", message, remedy: remedy))
        }
        if access.record == .public, access.files == .public {
            add(
                .warning, "embargo.public", "embargo",
                "There is an embargo, but record and files are public.",
                "Restrict the files until the embargo ends, or take the embargo away.")
        }
        if let until = embargo.until {
            if !Day.isValid(until) {
                add(
                    .error, "embargo.until.form", "embargo.until", "“\(until)” is not a day.",
                    "Give the day on which the embargo ends, for example 2028-12-31.")
            }
        } else if embargo.event?.trimmedText.isEmpty ?? true {
            add(
                .error, "embargo.end.missing", "embargo.until", "The embargo has no end.",
                "Give the day on which it ends, or the event with a latest day.")
        } else {
            add(
                .warning, "embargo.until.missing", "embargo.until",
                "The embargo ends with an event (\(embargo.event ?? "")) that may never happen.",
                "Add a latest day.")
        }
    }
}
