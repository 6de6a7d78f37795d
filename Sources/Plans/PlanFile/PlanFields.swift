// SPDX-License-Identifier: Apache-2.0
// The keys of a plan, of its projects and of its people.

import Metadata

extension Plan: PlanRecord {
    static let noun = "a plan"
    static let fields: [Field<Plan>] = [
        Field("title", \.title, .text, default: "", required: true, "Title of the plan."),
        Field("description", \.description, .text, "What the plan is about."),
        Field("language", \.language, .language, "Language of the plan's text."),
        Field("identifier", \.identifier, .identifier, "Identifier of the plan, such as its DOI."),
        Field("alternate_identifiers", list: \.alternateIdentifiers, .identifier, "Its other identifiers."),
        Field(
            "related_identifiers", list: \.relatedIdentifiers, .record, "Works that the plan is related to."),
        Field("version", \.version, .text, "The authors' label of this version."),
        Field("created", \.created, .moment, "When the plan was begun."),
        Field("modified", \.modified, .moment, "When this version was finished."),
        Field("history", list: \.history, .record, "Earlier versions."),
        Field("visibility", \.visibility, .choice, "Who may read the plan in Fairway; public when not said."),
        Field("licence", \.licence, .text, "Licence of the plan's text."),
        Field("keywords", list: \.keywords, .text, "Keywords of the plan."),
        Field("contact", \.contact, .record, "Whom to ask about the plan."),
        Field(
            "contributors", list: \.contributors, .record, "People who wrote the plan or have a part in it."),
        Field("project", list: \.projects, .record, "The project; a list when there are several."),
        Field("programmes", list: \.programmes, .record, "Parts of the project with datasets of their own."),
        Field("partners", list: \.partners, .record, "Organisations that take part."),
        Field("costs", list: \.costs, .record, "What data management costs."),
        Field("ethics", \.ethics, .record, "Ethical and legal issues."),
        Field(
            "policies", list: \.policies, .record, "Rules of funders and institutions that the plan follows."),
        Field("milestones", list: \.milestones, .record, "Dated promises."),
        Field("review_dates", list: \.reviewDates, .date, "Days on which the plan is looked at again."),
        Field(
            "metadata_standards", list: \.metadataStandards, .record,
            "Metadata standards that every dataset uses at least."),
        Field("pid_systems", list: \.pidSystems, .text, "Kinds of persistent identifiers the project uses."),
        Field("storages", list: \.storages, .record, "Where data are kept during and after the project."),
        Field("repositories", list: \.repositories, .record, "Where data are published."),
        Field("datasets", list: \.datasets, .record, "The datasets the plan declares."),
        Field(
            "extras", \.extras, .passedOn, default: [:],
            "Members of an imported maDMP that the standard does not have, by JSON pointer."),
    ]
}

extension VersionNote: PlanRecord {
    static let noun = "an earlier version"
    static let shorthand: String? = "version"
    static let fields: [Field<VersionNote>] = [
        Field("version", \.version, .text, "Label of the version."),
        Field("date", \.date, .date, "Its date."),
        Field("text", \.text, .text, "What changed."),
    ]
}

extension RelatedWork: PlanRecord {
    static let noun = "a related identifier"
    static let shorthand: String? = "identifier"
    static let fields: [Field<RelatedWork>] = [
        Field("identifier", \.identifier, .text, default: "", required: true, "The identifier."),
        Field("type", \.type, .text, "DataCite relatedIdentifierType: DOI, URL."),
        Field("relation", \.relation, .text, "DataCite relationType: IsDerivedFrom."),
        Field("resource_type", \.resourceType, .text, "DataCite resourceTypeGeneral: Dataset."),
        Field("metadata_scheme", \.metadataScheme, .text, "Metadata scheme, for HasMetadata."),
        Field("scheme_type", \.schemeType, .text, "Type of that scheme: XSD."),
        Field("scheme_uri", \.schemeURI, .text, "Where that scheme is."),
    ]
}

extension Project: PlanRecord {
    static let noun = "a project"
    static let fields: [Field<Project>] = [
        Field("acronym", \.acronym, .text, "Short name."),
        Field("title", \.title, .text, default: "", required: true, "Full title."),
        Field("description", \.description, .text, "What the project does."),
        Field("start", \.start, .date, "First day."),
        Field("end", \.end, .date, "Last day."),
        Field("identifiers", list: \.identifiers, .identifier, "Identifiers of the project."),
        Field("funding", list: \.funding, .record, "Who pays for it."),
    ]
}

extension FundingSource: PlanRecord {
    static let noun = "a funding"
    static let shorthand: String? = "funder"
    static let fields: [Field<FundingSource>] = [
        Field("funder", \.funder, .text, "Name of the funder."),
        Field("funder_identifier", \.funderIdentifier, .identifier, "Its ROR or Crossref funder id."),
        Field("grant", \.grant, .identifier, "Number or identifier of the grant."),
        Field("status", \.status, .choice, "Where the funding stands."),
        Field("programme", \.programme, .text, "Funding programme."),
        Field("call", \.call, .text, "Call for proposals."),
        Field("topic", \.topic, .text, "Topic of the call."),
    ]
}

extension Partner: PlanRecord {
    static let noun = "a partner"
    static let shorthand: String? = "name"
    static let fields: [Field<Partner>] = [
        Field("key", \.key, .text, default: "", "Short name."),
        Field("name", \.name, .text, default: "", required: true, "Full name."),
        Field("role", \.role, .text, "What it does in the project."),
        Field("identifiers", list: \.identifiers, .identifier, "Its identifiers, such as ROR."),
    ]
}

extension Programme: PlanRecord {
    static let noun = "a programme"
    static let fields: [Field<Programme>] = [
        Field("key", \.key, .text, default: "", required: true, "Short name, used by datasets."),
        Field("title", \.title, .text, default: "", "Full title."),
        Field("description", \.description, .text, "What it does."),
        Field("sensitivity", \.sensitivity, .text, "How sensitive its data are, in words."),
        Field("size", \.size, .size, "How much it produces altogether."),
        Field("input_size", \.inputSize, .size, "How much it takes in."),
        Field("input_formats", list: \.inputFormats, .record, "Formats of what it takes in."),
        Field("sources", list: \.sources, .record, "Existing data that it re-uses."),
        Field("users", list: \.users, .text, "Who may use its results."),
        Field("notes", list: \.notes, .text, "Anything else worth knowing."),
    ]
}

extension ReusedSource: PlanRecord {
    static let noun = "a source"
    static let shorthand: String? = "name"
    static let fields: [Field<ReusedSource>] = [
        Field("name", \.name, .text, default: "", required: true, "Name of the existing data."),
        Field("url", \.url, .url, "Where they are."),
        Field("access", \.access, .text, "Access to them, as the plan says it."),
        Field("note", \.note, .text, "Anything else worth knowing."),
    ]
}

extension Cost: PlanRecord {
    static let noun = "a cost"
    static let shorthand: String? = "title"
    static let fields: [Field<Cost>] = [
        Field("title", \.title, .text, default: "", required: true, "What the cost is for."),
        Field("description", \.description, .text, "How it comes about and how it is covered."),
        Field("value", \.value, .number, "Amount."),
        Field("currency", \.currency, .text, "ISO 4217 code, such as EUR."),
    ]
}

extension Ethics: PlanRecord {
    static let noun = "a statement on ethics"
    static let shorthand: String? = "exist"
    static let fields: [Field<Ethics>] = [
        Field("exist", \.exist, .choice, default: .unknown, "Whether there are ethical issues."),
        Field("description", \.description, .text, "What they are and how they are handled."),
        Field("report", \.report, .text, "Where the report is."),
    ]
}

extension PolicyReference: PlanRecord {
    static let noun = "a policy"
    static let shorthand: String? = "title"
    static let fields: [Field<PolicyReference>] = [
        Field("title", \.title, .text, default: "", required: true, "Name of the rule."),
        Field("url", \.url, .url, "Where it is."),
        Field("note", \.note, .text, "What it asks for."),
    ]
}

extension PlanPerson: PlanRecord {
    static let noun = "a person"
    static let shorthand: String? = "name"
    static let fields: [Field<PlanPerson>] = [
        Field("name", \.name, .text, default: "", required: true, "Name."),
        Field("mbox", \.mbox, .text, "E-mail address."),
        Field("identifiers", list: \.identifiers, .identifier, "ORCID and others."),
        Field("affiliations", list: \.affiliations, .record, "Organisations the person belongs to."),
        Field("roles", list: \.roles, .text, "DataCite contributor types: DataManager."),
    ]
}

extension PlanAffiliation: PlanRecord {
    static let noun = "an affiliation"
    static let shorthand: String? = "name"
    static let fields: [Field<PlanAffiliation>] = [
        Field("name", \.name, .text, default: "", required: true, "Name of the organisation."),
        Field("identifier", \.identifier, .identifier, "Its ROR id."),
    ]
}

extension Milestone: PlanRecord {
    static let noun = "a milestone"
    static let fields: [Field<Milestone>] = [
        Field("key", \.key, .text, default: "", required: true, "Short name: M6."),
        Field("title", \.title, .text, default: "", "What is promised."),
        Field("due", \.due, .date, "Day by which it is promised."),
        Field("kind", \.kind, .text, "plan, plan update, deliverable, review, data."),
        Field("met", \.met, .date, "Day on which it was met."),
        Field("evidence", \.evidence, .text, "What shows that it was met."),
        Field("note", \.note, .text, "Anything else worth knowing."),
    ]
}

extension PlannedStorage: PlanRecord {
    static let noun = "a storage"
    static let fields: [Field<PlannedStorage>] = [
        Field("key", \.key, .text, default: "", required: true, "Short name, used by datasets."),
        Field("name", \.name, .text, default: "", "Full name."),
        Field("owner", \.owner, .text, "Who runs it."),
        Field("kind", \.kind, .text, "project storage, scratch, tape archive."),
        Field("capacity", \.capacity, .bytes, "Usable size."),
        Field("url", \.url, .url, "Where it is."),
        Field("features", list: \.features, .text, "Snapshots, quotas, protocols."),
        Field("certificates", list: \.certificates, .text, "ISO/IEC 27001 and others."),
        Field("description", \.description, .text, "What it is used for."),
    ]
}

extension PlannedRepository: PlanRecord {
    static let noun = "a repository"
    static let fields: [Field<PlannedRepository>] = [
        Field("key", \.key, .text, default: "", required: true, "Short name, used by datasets."),
        Field("name", \.name, .text, default: "", "Full name."),
        Field("url", \.url, .text, "Where it is."),
        Field("kind", \.kind, .text, "general, institutional, domain, code, models."),
        Field("description", \.description, .text, "What it is."),
        Field("limit", \.limit, .bytes, "The most that one record may hold."),
        Field("certified_with", \.certifiedWith, .text, "Certificate: coretrustseal."),
        Field("pid_systems", list: \.pidSystems, .text, "Identifiers it gives: doi, handle."),
        Field("identifiers", list: \.identifiers, .identifier, "Its own identifiers, such as re3data."),
        Field("availability", \.availability, .text, "Promised availability."),
        Field("backup_frequency", \.backupFrequency, .text, "How often it is backed up."),
        Field("backup_type", \.backupType, .text, "How it is backed up."),
        Field("geo_location", \.geoLocation, .text, "Country, ISO 3166-1 alpha-2."),
        Field("storage_type", \.storageType, .text, "What it stores on."),
        Field("versioning", \.supportsVersioning, .choice, "Whether it keeps versions."),
    ]
}
