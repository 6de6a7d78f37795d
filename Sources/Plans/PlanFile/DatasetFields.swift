// SPDX-License-Identifier: Apache-2.0
// The keys of a planned dataset and of what it promises.

import Metadata

extension PlannedDataset: PlanRecord {
    static let noun = "a dataset"
    static let fields: [Field<PlannedDataset>] = [
        Field("key", \.key, .text, default: "", required: true, "Short name, unique in the plan: CLRP1-01."),
        Field("title", \.title, .text, default: "", required: true, "Title."),
        Field("description", \.description, .text, "What it is and where it comes from."),
        Field("kind", \.kind, .text, "What it is: dataset, software, model, workflow, image, other."),
        Field("programme", \.programme, .text, "Key of its programme."),
        Field("identifier", \.identifier, .identifier, "Identifier it has already."),
        Field("alternate_identifiers", list: \.alternateIdentifiers, .identifier, "Its other identifiers."),
        Field("related_identifiers", list: \.relatedIdentifiers, .record, "What it is related to."),
        Field("keywords", list: \.keywords, .text, "Keywords."),
        Field("language", \.language, .language, "Language of the data."),
        Field("reused", \.isReused, .truth, "Whether existing data are re-used."),
        Field("issued", \.issued, .date, "Day of publication, planned or past."),
        Field("formats", list: \.formats, .record, "File formats."),
        Field("metadata_standards", list: \.metadataStandards, .record, "Metadata standards."),
        Field("size", \.size, .size, "How much there will be."),
        Field("access", \.access, .access, "Who may use the data once they are published."),
        Field("embargo", \.embargo, .embargo, "Until when they stay closed."),
        Field(
            "licence", list: \.licences, .licence, "Licence; a list when parts have licences of their own."),
        Field("rights", \.rights, .text, "Ownership and rights, in words."),
        Field(
            "personal_data", \.personalData, .choice, default: .unknown, "Whether they hold personal data."),
        Field(
            "sensitive_data", \.sensitiveData, .choice, default: .unknown, "Whether they hold sensitive data."
        ),
        Field("security_and_privacy", list: \.securityAndPrivacy, .record, "Measures that protect them."),
        Field("repositories", list: \.placements, .record, "Where they are published, one entry per copy."),
        Field("archives", list: \.archives, .record, "Where they are kept beside publication."),
        Field("retention", \.retention, .record, "How long they are kept."),
        Field("preservation_statement", \.preservationStatement, .text, "Why and how they are kept."),
        Field("deadline", \.deadline, .date, "Day by which they are published."),
        Field("milestone", \.milestone, .text, "Key of the milestone by which they are published."),
        Field("creators", list: \.creators, .record, "Who makes them."),
        Field("responsible", list: \.responsible, .record, "Who looks after them."),
        Field("quality_assurance", list: \.qualityAssurance, .text, "How quality is assured."),
        Field("technical_resources", list: \.technicalResources, .record, "Instruments, software, services."),
        Field(
            "extras", \.extras, .passedOn, default: [:],
            "Members of an imported maDMP that the standard does not have, by JSON pointer."),
    ]
}

extension PlannedFormat: PlanRecord {
    static let noun = "a format"
    static let shorthand: String? = "name"
    static let fields: [Field<PlannedFormat>] = [
        Field("name", \.name, .text, default: "", required: true, "Name, extension or media type."),
        Field("media_type", \.mediaType, .text, "Media type, beside a name."),
    ]
}

extension MetadataStandard: PlanRecord {
    static let noun = "a metadata standard"
    static let shorthand: String? = "name"
    static let fields: [Field<MetadataStandard>] = [
        Field("name", \.name, .text, "Name of the standard, or a description."),
        Field("identifiers", list: \.identifiers, .identifier, "Where it is found."),
        Field("language", \.language, .language, "Language of the metadata."),
    ]
}

extension SecurityMeasure: PlanRecord {
    static let noun = "a measure"
    static let shorthand: String? = "title"
    static let fields: [Field<SecurityMeasure>] = [
        Field("title", \.title, .text, default: "", required: true, "Name of the measure."),
        Field("description", \.description, .text, "What is done."),
    ]
}

extension TechnicalResource: PlanRecord {
    static let noun = "a technical resource"
    static let shorthand: String? = "name"
    static let fields: [Field<TechnicalResource>] = [
        Field("name", \.name, .text, default: "", required: true, "Name."),
        Field("description", \.description, .text, "What it is."),
        Field("identifiers", list: \.identifiers, .identifier, "Its identifiers."),
    ]
}

extension Placement: PlanRecord {
    static let noun = "a place of publication"
    static let shorthand: String? = "repository"
    static let fields: [Field<Placement>] = [
        Field("repository", \.repository, .text, "Key of a repository of the plan."),
        Field("condition", \.condition, .text, "As available, where feasible."),
        Field("title", \.title, .text, "Title of this copy."),
        Field("description", \.description, .text, "What this copy is."),
        Field("access", \.access, .choice, "Access to this copy, when it differs."),
        Field("formats", \.formats, .list(of: .record), "Formats of this copy, when they differ."),
        Field("size", \.size, .bytes, "Size of this copy, when it differs."),
        Field("licence", \.licences, .list(of: .licence), "Licence of this copy, when it differs."),
        Field("access_url", \.accessURL, .text, "Page of this copy."),
        Field("download_url", \.downloadURL, .text, "Where its bytes are."),
        Field("available_until", \.availableUntil, .date, "Last day of this copy."),
        Field("issued", \.issued, .date, "Day of publication of this copy, when it differs."),
    ]
}

extension ArchiveCopy: PlanRecord {
    static let noun = "an archive copy"
    static let shorthand: String? = "storage"
    static let fields: [Field<ArchiveCopy>] = [
        Field("storage", \.storage, .text, default: "", required: true, "Key of a storage of the plan."),
        Field("condition", \.condition, .text, "Where feasible."),
    ]
}

extension Retention: PlanRecord {
    static let noun = "a retention"
    static let fields: [Field<Retention>] = [
        Field("class", \.name, .text, "Name of a retention class."),
        Field("years", \.years, .count, "Years to keep."),
        Field("until", \.until, .date, "Day until which to keep."),
        Field("then", \.disposal, .text, "What happens then: delete, review."),
    ]
}
