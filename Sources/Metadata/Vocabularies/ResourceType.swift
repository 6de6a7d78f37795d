// SPDX-License-Identifier: Apache-2.0
// Kinds of resources: one table that drives every exporter.

/// A kind of resource with its names in every vocabulary that Fairway writes. Ids are InvenioRDM's.
package struct ResourceType: Hashable, Sendable {
    package let id: String
    package let english: String
    package let german: String
    /// DataCite `resourceTypeGeneral` (schema 4.7).
    package let dataCiteGeneral: String
    /// The free text of DataCite's `resourceType`.
    package let dataCiteText: String
    /// A type of schema.org, without namespace.
    package let schemaOrg: String
    package let csl: String
    package let bibTeX: String
    package let ris: String
    /// A concept of the COAR Resource Types vocabulary, the last part of its URI.
    package let coar: String
    /// A type of the info:eu-repo vocabulary that OpenAIRE and Dublin Core harvesters expect, its last part.
    package let euRepo: String
    /// A type of the DCMI Type Vocabulary.
    package let dcmi: String

    package var title: [String: String] { ["en": english, "de": german] }
    package var coarURI: String { "http://purl.org/coar/resource_type/\(coar)" }

    /// The kind before the first hyphen: `publication` of `publication-article`.
    package var group: String { String(id.prefix { $0 != "-" }) }

    package static let all: [ResourceType] = table.split(separator: "\n").map { line in
        let cells = TableRow(line)
        return ResourceType(
            id: cells[0], english: cells[1], german: cells[2], dataCiteGeneral: cells[3],
            dataCiteText: cells[4].isEmpty ? cells[1] : cells[4], schemaOrg: cells[5], csl: cells[6],
            bibTeX: cells[7], ris: cells[8], coar: cells[9], euRepo: cells[10], dcmi: cells[11])
    }

    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    /// The type with this id; nil where there is none.
    package static func named(_ id: String) -> ResourceType? { byID[id] }

    /// What stands for a type that is missing or unknown.
    package static let other = all.first { $0.id == "other" } ?? all[0]

    /// The type that a DataCite pair means: the free text decides between types that share a general one
    /// (`Image` + `Photo`), and the general type's main id stands where it does not help.
    package static func named(dataCiteGeneral general: String, text: String? = nil) -> ResourceType? {
        let key = general.folded
        let matches = all.filter { $0.dataCiteGeneral.folded == key }
        if let text = text?.folded, let exact = matches.first(where: { $0.dataCiteText.folded == text }) {
            return exact
        }
        return mainIDs[key].flatMap { named($0) } ?? matches.first
    }

    /// The type that a schema.org or CSL type name means.
    package static func named(schemaOrg type: String) -> ResourceType? {
        let name = type.split(whereSeparator: { "/:#".contains($0) }).last.map(String.init) ?? type
        return all.first { $0.id == mainSchemaOrgIDs[name] } ?? all.first { $0.schemaOrg == name }
    }

    /// General types that several ids, or none of the same name, stand for.
    private static let mainIDs = [
        "text": "publication", "collection": "dataset", "audiovisual": "video", "sound": "audio",
        "software": "software",
        "interactiveresource": "other", "service": "other", "award": "other", "image": "image",
        "other": "other",
        "dataset": "dataset",
    ]
    private static let mainSchemaOrgIDs = [
        "CreativeWork": "other", "ScholarlyArticle": "publication-article", "Article": "publication-article",
        "SoftwareSourceCode": "software", "SoftwareApplication": "software", "ImageObject": "image",
        "Dataset": "dataset",
        "Thesis": "publication-dissertation", "Collection": "dataset", "VideoObject": "video",
        "Report": "publication-report",
    ]

    // id | English | German | DataCite general | DataCite text where it differs | schema.org | CSL | BibTeX | RIS | COAR | info:eu-repo | DCMI
    private static let table = """
        dataset|Dataset|Datensatz|Dataset||Dataset|dataset|misc|DATA|c_ddb1|other|Dataset
        software|Software|Software|Software||SoftwareSourceCode|software|software|COMP|c_5ce6|other|Software
        software-computationalnotebook|Computational notebook|Computergestütztes Notizbuch|ComputationalNotebook||SoftwareSourceCode|software|software|COMP|c_5ce6|other|Software
        workflow|Workflow|Workflow|Workflow||SoftwareSourceCode|software|misc|COMP|c_393c|other|Software
        model|Model|Modell|Model||CreativeWork|document|misc|GEN|c_1843|other|Dataset
        image|Image|Bild|Image||ImageObject|graphic|misc|ART|c_c513|other|Image
        image-figure|Figure|Abbildung|Image|Figure|ImageObject|figure|misc|FIGURE|c_ecc8|other|StillImage
        image-plot|Plot|Graph|Image|Plot|ImageObject|figure|misc|FIGURE|c_ecc8|other|StillImage
        image-drawing|Drawing|Zeichnung|Image|Drawing|Drawing|graphic|misc|ART|c_ecc8|other|StillImage
        image-diagram|Diagram|Diagramm|Image|Diagram|ImageObject|figure|misc|FIGURE|c_ecc8|other|StillImage
        image-photo|Photo|Foto|Image|Photo|Photograph|graphic|misc|ART|c_ecc8|other|StillImage
        image-other|Other image|Sonstiges Bild|Image|Other image|ImageObject|graphic|misc|ART|c_ecc8|other|StillImage
        video|Video|Video|Audiovisual|Video|VideoObject|motion_picture|misc|VIDEO|c_12ce|other|MovingImage
        audio|Audio|Ton|Sound|Audio|AudioObject|song|misc|SOUND|c_18cc|other|Sound
        publication|Publication|Publikation|Text|Publication|CreativeWork|document|misc|GEN|c_18cf|other|Text
        publication-article|Journal article|Zeitschriftenartikel|JournalArticle||ScholarlyArticle|article-journal|article|JOUR|c_6501|article|Text
        publication-preprint|Preprint|Preprint|Preprint||ScholarlyArticle|article|unpublished|UNPB|c_816b|preprint|Text
        publication-datapaper|Data paper|Datenpapier|DataPaper||ScholarlyArticle|article-journal|article|JOUR|c_beb9|article|Text
        publication-conferencepaper|Conference paper|Konferenzbeitrag|ConferencePaper||ScholarlyArticle|paper-conference|inproceedings|CPAPER|c_5794|conferencePaper|Text
        publication-conferenceproceeding|Conference proceeding|Tagungsband|ConferenceProceeding||CreativeWork|book|proceedings|CONF|c_f744|conferenceProceedings|Text
        publication-book|Book|Buch|Book||Book|book|book|BOOK|c_2f33|book|Text
        publication-section|Book chapter|Buchkapitel|BookChapter||Chapter|chapter|incollection|CHAP|c_3248|bookPart|Text
        publication-dissertation|Thesis|Abschlussarbeit|Dissertation||Thesis|thesis|phdthesis|THES|c_46ec|doctoralThesis|Text
        publication-report|Report|Bericht|Report||Report|report|techreport|RPRT|c_93fc|report|Text
        publication-workingpaper|Working paper|Arbeitspapier|Text|Working paper|ScholarlyArticle|report|techreport|RPRT|c_8042|workingPaper|Text
        publication-technicalnote|Technical note|Technische Notiz|Text|Technical note|Report|report|techreport|RPRT|c_18gh|technicalDocumentation|Text
        publication-softwaredocumentation|Software documentation|Softwaredokumentation|Text|Software documentation|TechArticle|report|manual|RPRT|c_71bd|technicalDocumentation|Text
        publication-datamanagementplan|Output management plan|Datenmanagementplan|OutputManagementPlan||DigitalDocument|report|techreport|RPRT|c_ab20|technicalDocumentation|Text
        publication-deliverable|Project deliverable|Projektergebnis|Text|Project deliverable|Report|report|techreport|RPRT|c_18op|report|Text
        publication-milestone|Project milestone|Projektmeilenstein|Text|Project milestone|Report|report|techreport|RPRT|c_93fc|report|Text
        publication-proposal|Proposal|Antrag|Text|Proposal|DigitalDocument|manuscript|unpublished|UNPB|c_baaf|researchProposal|Text
        publication-peerreview|Peer review|Gutachten|PeerReview||Review|review|misc|GEN|H9BQ-739P|review|Text
        publication-journal|Journal|Zeitschrift|Journal||Periodical|periodical|misc|SER|c_0640|other|Text
        publication-standard|Standard|Norm|Standard||DigitalDocument|standard|misc|STAND|c_18cf|other|Text
        publication-studyregistration|Study registration|Studienregistrierung|StudyRegistration||DigitalDocument|document|misc|GEN|c_18cf|other|Text
        publication-patent|Patent|Patent|Text|Patent|DigitalDocument|patent|misc|PAT|c_15cd|patent|Text
        publication-taxonomictreatment|Taxonomic treatment|Taxonomische Behandlung|Text|Taxonomic treatment|ScholarlyArticle|article|misc|GEN|c_18cf|other|Text
        publication-annotationcollection|Annotation collection|Anmerkungssammlung|Collection|Annotation collection|Collection|document|misc|GEN|c_1162|annotation|Collection
        publication-other|Other publication|Sonstige Publikation|Text|Other publication|CreativeWork|document|misc|GEN|c_18cf|other|Text
        poster|Poster|Poster|Poster||Poster|graphic|misc|GEN|c_6670|conferencePoster|StillImage
        presentation|Presentation|Präsentation|Presentation||PresentationDigitalDocument|speech|misc|SLIDE|R60J-J5BD|lecture|Text
        lesson|Lesson|Unterrichtseinheit|InteractiveResource|Lesson|LearningResource|document|misc|GEN|c_e059|lecture|InteractiveResource
        event|Event|Veranstaltung|Event||Event|event|misc|CONF|c_1843|other|Event
        physicalobject|Physical object|Physisches Objekt|PhysicalObject||CreativeWork|document|misc|GEN|c_1843|other|PhysicalObject
        instrument|Instrument|Instrument|Instrument||CreativeWork|document|misc|GEN|c_1843|other|PhysicalObject
        project|Project|Projekt|Project||CreativeWork|document|misc|GEN|c_1843|other|Event
        other|Other|Sonstiges|Other||CreativeWork|document|misc|GEN|c_1843|other|Dataset
        """
}

/// The cells of one line of a vocabulary table, separated by `|`; a missing cell is empty.
struct TableRow {
    private let cells: [String]

    init(_ line: Substring) {
        cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }

    subscript(_ index: Int) -> String { cells.indices.contains(index) ? cells[index] : "" }
}

extension String {
    /// Letters and digits in lower case: `Data Collector`, `data-collector` and `DataCollector` are the same.
    var folded: String { lowercased().filter { $0.isLetter || $0.isNumber } }
}
