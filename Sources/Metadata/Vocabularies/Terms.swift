// SPDX-License-Identifier: Apache-2.0
// The small vocabularies of DataCite: roles, relations, kinds of dates, descriptions and titles.

/// A term of a vocabulary that DataCite and InvenioRDM share: the ids differ only in how they are written.
package protocol DataCiteTerm: Hashable, Sendable {
    /// InvenioRDM's id, in lower case: `datacollector`, `series-information`.
    var id: String { get }
    /// DataCite's term: `DataCollector`, `SeriesInformation`.
    var dataCite: String { get }
    var english: String { get }
    var german: String { get }

    static var all: [Self] { get }
}

extension DataCiteTerm {
    package var title: [String: String] { ["en": english, "de": german] }

    /// The term with this id, DataCite name or English title, however it is written: `datacollector`,
    /// `DataCollector`, `Data collector`.
    package static func named(_ text: String) -> Self? {
        let key = text.folded
        guard !key.isEmpty else { return nil }
        return all.first { $0.id.folded == key || $0.dataCite.folded == key || $0.english.folded == key }
    }
}

/// What a contributor did: DataCite `contributorType`.
package struct ContributorRole: DataCiteTerm {
    package let id: String
    package let dataCite: String
    package let english: String
    package let german: String

    package static let all: [ContributorRole] = table.split(separator: "\n").map { line in
        let cells = TableRow(line)
        return ContributorRole(
            id: cells[0].lowercased(), dataCite: cells[0], english: cells[1], german: cells[2])
    }

    private static let table = """
        ContactPerson|Contact person|Ansprechperson
        DataCollector|Data collector|Datenerhebung
        DataCurator|Data curator|Datenpflege
        DataManager|Data manager|Datenmanagement
        Distributor|Distributor|Vertrieb
        Editor|Editor|Herausgabe
        HostingInstitution|Hosting institution|Bereitstellende Einrichtung
        Producer|Producer|Produktion
        ProjectLeader|Project leader|Projektleitung
        ProjectManager|Project manager|Projektmanagement
        ProjectMember|Project member|Projektmitglied
        RegistrationAgency|Registration agency|Registrierungsagentur
        RegistrationAuthority|Registration authority|Registrierungsstelle
        RelatedPerson|Related person|Beteiligte Person
        Researcher|Researcher|Forschung
        ResearchGroup|Research group|Forschungsgruppe
        RightsHolder|Rights holder|Rechteinhaber
        Sponsor|Sponsor|Förderung
        Supervisor|Supervisor|Betreuung
        Translator|Translator|Übersetzung
        WorkPackageLeader|Work package leader|Leitung eines Arbeitspakets
        Other|Other|Sonstiges
        """
}

/// How a record relates to another resource: DataCite `relationType`.
package struct RelationType: DataCiteTerm {
    package let id: String
    package let dataCite: String
    package let english: String
    package let german: String
    /// The id of the relation seen from the other side; `isidenticalto` and `other` are their own, nil where DataCite
    /// has none.
    package let inverse: String?

    package static let all: [RelationType] = table.split(separator: "\n").map { line in
        let cells = TableRow(line)
        return RelationType(
            id: cells[0].lowercased(), dataCite: cells[0], english: cells[1], german: cells[2],
            inverse: cells[3].isEmpty ? nil : cells[3].lowercased())
    }

    private static let table = """
        IsCitedBy|Is cited by|Wird zitiert von|Cites
        Cites|Cites|Zitiert|IsCitedBy
        IsSupplementTo|Is supplement to|Ergänzt|IsSupplementedBy
        IsSupplementedBy|Is supplemented by|Wird ergänzt durch|IsSupplementTo
        IsContinuedBy|Is continued by|Wird fortgesetzt von|Continues
        Continues|Continues|Setzt fort|IsContinuedBy
        IsDescribedBy|Is described by|Wird beschrieben von|Describes
        Describes|Describes|Beschreibt|IsDescribedBy
        HasMetadata|Has metadata|Hat Metadaten|IsMetadataFor
        IsMetadataFor|Is metadata for|Sind Metadaten für|HasMetadata
        HasVersion|Has version|Hat Version|IsVersionOf
        IsVersionOf|Is version of|Ist Version von|HasVersion
        IsNewVersionOf|Is new version of|Ist neue Version von|IsPreviousVersionOf
        IsPreviousVersionOf|Is previous version of|Ist vorherige Version von|IsNewVersionOf
        IsPartOf|Is part of|Ist Teil von|HasPart
        HasPart|Has part|Hat Teil|IsPartOf
        IsPublishedIn|Is published in|Ist veröffentlicht in|
        IsReferencedBy|Is referenced by|Wird referenziert von|References
        References|References|Referenziert|IsReferencedBy
        IsDocumentedBy|Is documented by|Wird dokumentiert von|Documents
        Documents|Documents|Dokumentiert|IsDocumentedBy
        IsCompiledBy|Is compiled by|Wird erstellt durch|Compiles
        Compiles|Compiles|Erstellt|IsCompiledBy
        IsVariantFormOf|Is variant form of|Ist Variante von|IsOriginalFormOf
        IsOriginalFormOf|Is original form of|Ist Original von|IsVariantFormOf
        IsIdenticalTo|Is identical to|Ist identisch mit|IsIdenticalTo
        IsReviewedBy|Is reviewed by|Wird begutachtet von|Reviews
        Reviews|Reviews|Begutachtet|IsReviewedBy
        IsDerivedFrom|Is derived from|Ist abgeleitet von|IsSourceOf
        IsSourceOf|Is source of|Ist Quelle von|IsDerivedFrom
        Requires|Requires|Benötigt|IsRequiredBy
        IsRequiredBy|Is required by|Wird benötigt von|Requires
        Obsoletes|Obsoletes|Ersetzt|IsObsoletedBy
        IsObsoletedBy|Is obsoleted by|Wird ersetzt durch|Obsoletes
        Collects|Collects|Sammelt|IsCollectedBy
        IsCollectedBy|Is collected by|Wird gesammelt von|Collects
        HasTranslation|Has translation|Hat Übersetzung|IsTranslationOf
        IsTranslationOf|Is translation of|Ist Übersetzung von|HasTranslation
        Other|Other relation|Sonstige Beziehung|Other
        """
}

/// What a date is the date of: DataCite `dateType`.
package struct DateType: DataCiteTerm {
    package let id: String
    package let dataCite: String
    package let english: String
    package let german: String

    package static let all: [DateType] = table.split(separator: "\n").map { line in
        let cells = TableRow(line)
        return DateType(id: cells[0].lowercased(), dataCite: cells[0], english: cells[1], german: cells[2])
    }

    private static let table = """
        Accepted|Accepted|Angenommen
        Available|Available|Verfügbar
        Collected|Collected|Erhoben
        Copyrighted|Copyrighted|Urheberrechtlich geschützt
        Coverage|Coverage|Abgedeckter Zeitraum
        Created|Created|Erstellt
        Issued|Issued|Herausgegeben
        Submitted|Submitted|Eingereicht
        Updated|Updated|Aktualisiert
        Valid|Valid|Gültig
        Withdrawn|Withdrawn|Zurückgezogen
        Other|Other|Sonstiges
        """
}

/// What a description describes: DataCite `descriptionType`.
package struct DescriptionType: DataCiteTerm {
    package let id: String
    package let dataCite: String
    package let english: String
    package let german: String

    package static let all = [
        DescriptionType(id: "abstract", dataCite: "Abstract", english: "Abstract", german: "Zusammenfassung"),
        DescriptionType(id: "methods", dataCite: "Methods", english: "Methods", german: "Methoden"),
        DescriptionType(
            id: "series-information", dataCite: "SeriesInformation", english: "Series information",
            german: "Angaben zur Reihe"),
        DescriptionType(
            id: "table-of-contents", dataCite: "TableOfContents", english: "Table of contents",
            german: "Inhaltsverzeichnis"),
        DescriptionType(
            id: "technical-info", dataCite: "TechnicalInfo", english: "Technical info",
            german: "Technische Angaben"),
        DescriptionType(id: "other", dataCite: "Other", english: "Other", german: "Sonstiges"),
        // Zenodo's kind for everything that is no abstract; DataCite has no word of its own for it.
        DescriptionType(id: "notes", dataCite: "Other", english: "Notes", german: "Anmerkungen"),
    ]
}

/// What an additional title is: DataCite `titleType`.
package struct TitleType: DataCiteTerm {
    package let id: String
    package let dataCite: String
    package let english: String
    package let german: String

    package static let all = [
        TitleType(
            id: "alternative-title", dataCite: "AlternativeTitle", english: "Alternative title",
            german: "Alternativer Titel"),
        TitleType(id: "subtitle", dataCite: "Subtitle", english: "Subtitle", german: "Untertitel"),
        TitleType(
            id: "translated-title", dataCite: "TranslatedTitle", english: "Translated title",
            german: "Übersetzter Titel"),
        TitleType(id: "other", dataCite: "Other", english: "Other", german: "Sonstiges"),
    ]
}
