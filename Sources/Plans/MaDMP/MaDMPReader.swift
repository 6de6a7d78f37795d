// SPDX-License-Identifier: Apache-2.0
// Reads maDMP 1.0, 1.1 and 1.2 as tools really write it; whatever is odd becomes a finding, nothing stops the import.

import Metadata

/// The lenient reader of the RDA DMP Common Standard (maDMP), versions 1.0 to 1.2.
struct MaDMPReader {
    private(set) var reading = DocumentReading()
    private var extras: [String: JSONValue] = [:]
    private var places = HostList()
    private var datasetKeys: Set<String> = []
    /// The day on which the plan was last changed: a licence that starts later means an embargo (maDMP FAQ).
    private(set) var modifiedDay: String?
    private(set) var planLanguage: String?

    /// Reads the object `dmp`.
    static func read(_ dmp: Tree, path: String = "$.dmp") -> (plan: Plan, findings: [Finding]) {
        var reader = MaDMPReader()
        let plan = reader.plan(MaDMPObject(dmp.entries ?? [], line: dmp.line, path: path, pointer: ""))
        return (plan, reader.reading.findings)
    }

    private mutating func plan(_ given: MaDMPObject) -> Plan {
        var object = given
        var plan = Plan()
        let fairway = object.take(Extension.key)
        plan.language = reading.language(&object, isRequired: true)
        plan.created = reading.moment(&object, "created")
        plan.modified = reading.moment(&object, "modified")
        modifiedDay = plan.modified.flatMap { Moment.day(of: $0) }
        planLanguage = plan.language
        plan.description = reading.text(&object, "description")
        plan.identifier = identifier(&object, "dmp_id", isRequired: true)
        plan.alternateIdentifiers = identifiers(&object, "alternate_identifier")
        plan.relatedIdentifiers = relatedWorks(&object)
        plan.contact = contact(&object)
        plan.contributors = people(&object, "contributor", id: "contributor_id")
        plan.projects = reading.objects(of: &object, "project").map { project($0) }
        plan.costs = reading.objects(of: &object, "cost").compactMap { cost($0) }
        plan.ethics = ethics(&object)
        if let title = reading.text(&object, "title") {
            plan.title = title
        } else {
            plan.title = plan.projects.first?.title ?? "Untitled plan"
            reading.missing("title", of: object, "“\(plan.title)” was taken; add a title.")
        }
        if !object.entries.contains(where: { $0.key == "dataset" }) {
            reading.missing("dataset", of: object, "The plan declares no dataset then.")
        }
        for dataset in reading.objects(of: &object, "dataset") {
            let read = self.dataset(dataset, number: plan.datasets.count + 1, taken: datasetKeys)
            datasetKeys.insert(read.key)
            plan.datasets.append(read)
        }
        plan.repositories = places.repositories
        finish(object)
        plan.extras = extras
        return Extension.apply(fairway, to: plan, at: object.path, &reading)
    }

    /// Tells the members that nobody took, and keeps them.
    mutating func finish(_ object: MaDMPObject) {
        for entry in object.unknown {
            reading.note(
                .warning, "unknown-key", at: object.place(entry.key), line: entry.line,
                "The key “\(entry.key)” is not in the standard.",
                remedy: "It is kept and written back on export, but not understood.")
            guard extras.count < DocumentLimit.extras else { continue }
            extras[MaDMPObject.below(object.pointer, JSONPointer.escaped(entry.key))] = entry.value.json
        }
    }

    /// The extras found since the last call: a dataset takes its own away.
    mutating func takeExtras(since before: [String: JSONValue]) -> [String: JSONValue] {
        let found = extras
        extras = before
        return found
    }

    mutating func setAsideExtras() -> [String: JSONValue] {
        defer { extras = [:] }
        return extras
    }

    /// The key of the repository that a host is; equal hosts are one.
    mutating func key(of host: PlannedRepository) -> String { places.key(of: host) }

    // `reading` is private(set): the parts of the reader in other files work on it through these.
    mutating func withReading<Result>(_ body: (inout DocumentReading) -> Result) -> Result { body(&reading) }
}

// MARK: - Identifiers and people

extension MaDMPReader {
    /// `{identifier, type}`; a bare text is read as the identifier, with `…_type` beside it as its type.
    mutating func identifier(_ object: inout MaDMPObject, _ key: String, isRequired: Bool = false)
        -> Identifier?
    {
        guard let tree = object.take(key), !tree.isNull else {
            if isRequired {
                withReading { [object] in $0.missing(key, of: object, "It has no identifier then; add one.") }
            }
            return nil
        }
        if let text = tree.scalar {
            let type = object.take(key + "_type")?.scalar
            let place = object.place(key)
            withReading {
                $0.note(
                    .warning, "text-for-object", at: place, line: tree.line,
                    "A text stands where the standard has {identifier, type}.",
                    remedy: "It was read as the identifier; write the object.")
            }
            return text.isEmpty ? nil : Identifier(text, scheme: type)
        }
        guard let inner = withReading({ $0.object(of: &object, key) }) else { return nil }
        return identifier(inner)
    }

    mutating func identifier(_ given: MaDMPObject) -> Identifier? {
        var object = given
        let text = withReading { $0.text(&object, "identifier") }
        let type = withReading { $0.text(&object, "type") }
        finish(object)
        return text.map { Identifier($0, scheme: type) }
    }

    mutating func identifiers(_ object: inout MaDMPObject, _ key: String) -> [Identifier] {
        guard let tree = object.entries.last(where: { $0.key == key })?.value else {
            _ = object.take(key)
            return []
        }
        if tree.scalar != nil { return identifier(&object, key).map { [$0] } ?? [] }
        return withReading { $0.objects(of: &object, key) }.compactMap { identifier($0) }
    }

    /// An identifier that may be one object or a list of them (1.2: contact_id, contributor_id, metadata_standard_id).
    mutating func oneOrMoreIdentifiers(_ object: inout MaDMPObject, _ key: String) -> [Identifier] {
        if object.entries.last(where: { $0.key == key })?.value.elements != nil {
            return identifiers(&object, key)
        }
        return identifier(&object, key).map { [$0] } ?? []
    }

    mutating func relatedWorks(_ object: inout MaDMPObject) -> [RelatedWork] {
        withReading { $0.objects(of: &object, "related_identifier") }.compactMap { given in
            var inner = given
            var work = RelatedWork()
            work.type = withReading { $0.text(&inner, "type") }
            work.relation = withReading { $0.text(&inner, "relation_type") }
            work.resourceType = withReading { $0.text(&inner, "resource_type") }
            work.metadataScheme = withReading { $0.text(&inner, "metadata_scheme") }
            work.schemeType = withReading { $0.text(&inner, "scheme_type") }
            work.schemeURI = withReading { $0.text(&inner, "scheme_uri") }
            let text = withReading { $0.text(&inner, "identifier") }
            finish(inner)
            work.identifier = text ?? ""
            return text == nil ? nil : work
        }
    }

    private mutating func contact(_ object: inout MaDMPObject) -> PlanPerson? {
        guard let inner = withReading({ $0.object(of: &object, "contact") }) else {
            withReading { [object] in
                $0.missing("contact", of: object, "Nobody can be asked then; add a contact.")
            }
            return nil
        }
        return person(inner, id: "contact_id")
    }

    mutating func people(_ object: inout MaDMPObject, _ key: String, id: String) -> [PlanPerson] {
        withReading { $0.objects(of: &object, key) }.compactMap { person($0, id: id) }
    }

    private mutating func person(_ given: MaDMPObject, id: String) -> PlanPerson? {
        var object = given
        var person = PlanPerson()
        person.mbox = withReading { $0.text(&object, "mbox") }
        if let mbox = person.mbox, !MaDMPVocabulary.isEmail(mbox) {
            withReading { [object] in
                $0.note(
                    .warning, "bad-email", at: object.place("mbox"), line: object.line,
                    "“\(mbox)” is not an e-mail address.", remedy: "It is kept as it is; correct it.")
            }
        }
        person.identifiers = oneOrMoreIdentifiers(&object, id)
        person.affiliations = withReading { $0.objects(of: &object, "affiliation") }.compactMap {
            affiliation($0)
        }
        person.roles = withReading { $0.texts(&object, "role") }
        let name = withReading { $0.text(&object, "name") }
        finish(object)
        guard let name = name ?? person.mbox ?? person.identifiers.first?.identifier else {
            withReading { $0.missing("name", of: given, "The person was left out; add a name.") }
            return nil
        }
        person.name = name
        return person
    }

    private mutating func affiliation(_ given: MaDMPObject) -> PlanAffiliation? {
        var object = given
        var affiliation = PlanAffiliation()
        affiliation.identifier = identifier(&object, "affiliation_id")
        let name = withReading { $0.text(&object, "name") }
        finish(object)
        affiliation.name = name ?? affiliation.identifier?.identifier ?? ""
        return affiliation.name.isEmpty ? nil : affiliation
    }
}

// MARK: - Project

extension MaDMPReader {
    private mutating func project(_ given: MaDMPObject) -> Project {
        var object = given
        var project = Project()
        project.title = withReading { $0.text(&object, "title") } ?? ""
        project.description = withReading { $0.text(&object, "description") }
        project.start = withReading { $0.date(&object, "start", or: ["project_start"]) }
        project.end = withReading { $0.date(&object, "end", or: ["project_end"]) }
        project.identifiers = identifiers(&object, "project_id")
        project.funding = withReading { $0.objects(of: &object, "funding") }.map { funding($0) }
        finish(object)
        return project
    }

    private mutating func funding(_ given: MaDMPObject) -> FundingSource {
        var object = given
        var funding = FundingSource()
        funding.funderIdentifier = identifier(&object, "funder_id")
        funding.grant = identifier(&object, "grant_id")
        funding.status = withReading { $0.choice(&object, "funding_status", as: FundingSource.Status.self) }
        finish(object)
        return funding
    }

    private mutating func cost(_ given: MaDMPObject) -> Cost? {
        var object = given
        var cost = Cost()
        cost.title = withReading { $0.text(&object, "title") } ?? ""
        cost.description = withReading { $0.text(&object, "description") }
        cost.currency = withReading { $0.text(&object, "currency_code") }
        if let tree = object.take("value"), !tree.isNull {
            cost.value = tree.scalar.flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
            let place = object.place("value")
            if cost.value == nil { withReading { $0.dropped(tree, at: place, expected: "a number") } }
        }
        finish(object)
        return cost
    }

    private mutating func ethics(_ object: inout MaDMPObject) -> Ethics? {
        var ethics = Ethics()
        let exist = withReading { $0.choice(&object, "ethical_issues_exist", as: YesNoUnknown.self) }
        if exist == nil {
            withReading { [object] in
                $0.missing("ethical_issues_exist", of: object, "It was read as unknown.")
            }
        }
        ethics.exist = exist ?? .unknown
        ethics.description = withReading { $0.text(&object, "ethical_issues_description") }
        ethics.report = withReading { $0.text(&object, "ethical_issues_report") }
        return ethics == Ethics() ? nil : ethics
    }
}

/// The hosts of a maDMP as repositories of the plan, with a key for each different one.
struct HostList {
    private(set) var repositories: [PlannedRepository] = []
    private var keys: [PlannedRepository: String] = [:]
    private var uses: [String: Int] = [:]

    /// - Parameter host: without key.
    mutating func key(of host: PlannedRepository) -> String {
        if let known = keys[host] { return known }
        let slug = Slug.of(host.name)
        var key = slug
        repeat {
            let number = (uses[slug] ?? 0) + 1
            uses[slug] = number
            key = number == 1 ? slug : "\(slug)-\(number)"
        } while key != slug && uses[key] != nil
        if key != slug { uses[key] = 1 }
        keys[host] = key
        var named = host
        named.key = key
        repositories.append(named)
        return key
    }
}
