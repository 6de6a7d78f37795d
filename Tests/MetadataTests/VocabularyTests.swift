// SPDX-License-Identifier: Apache-2.0
// The vocabularies hold what DataCite and InvenioRDM define, and look-ups understand how people write.

import Foundation
import TestKit
import Testing

@testable import Metadata

@Suite struct VocabularyTests {
    /// Every id of InvenioRDM's resource types.
    @Test func knowsEveryResourceType() {
        let ids = """
            publication publication-annotationcollection publication-book publication-section publication-conferencepaper
            publication-conferenceproceeding publication-datamanagementplan publication-journal publication-article
            publication-patent publication-peerreview publication-preprint publication-deliverable publication-milestone
            publication-proposal publication-report publication-softwaredocumentation publication-taxonomictreatment
            publication-technicalnote publication-workingpaper publication-datapaper publication-dissertation
            publication-standard publication-studyregistration publication-other poster presentation event dataset image
            image-figure image-plot image-drawing image-diagram image-photo image-other model video audio software lesson
            software-computationalnotebook other physicalobject workflow project instrument
            """.split(whereSeparator: \.isWhitespace).map(String.init)
        #expect(Set(ids) == Set(ResourceType.all.map(\.id)))
        #expect(ids.count == ResourceType.all.count)
    }

    @Test func hasNoEmptyCells() {
        for type in ResourceType.all {
            let cells = [
                type.english, type.german, type.dataCiteGeneral, type.dataCiteText, type.schemaOrg, type.csl,
                type.bibTeX, type.ris, type.coar, type.euRepo, type.dcmi,
            ]
            #expect(!cells.contains(""), "\(type.id)")
        }
        #expect(
            Language.all.allSatisfy { !$0.english.isEmpty && !$0.german.isEmpty && Language.hasForm($0.id) })
        #expect(
            Licence.common.allSatisfy {
                !$0.title.isEmpty && $0.url.hasPrefix("https://") && !$0.explanation.isEmpty
            })
        #expect(Licence.common.allSatisfy { SPDX.spelling(of: $0.id) == $0.spdx })
    }

    /// The enumerations of the DataCite 4.7 XSD are exactly ours.
    @Test(
        .enabled(if: ReferenceShelf.isThere, "reference shelf not present"),
        arguments: [
            ("contributorType", ContributorRole.all.map(\.dataCite)),
            ("relationType", RelationType.all.map(\.dataCite)),
            ("dateType", DateType.all.map(\.dataCite)),
            ("descriptionType", DescriptionType.all.map(\.dataCite)),
            ("titleType", TitleType.all.map(\.dataCite)),
        ])
    func agreesWithDataCite(name: String, ours: [String]) throws {
        #expect(Set(ours) == Set(try Self.enumeration(name)))
    }

    @Test(.enabled(if: ReferenceShelf.isThere, "reference shelf not present"))
    func writesOnlyGeneralTypesThatDataCiteHas() throws {
        let known = Set(try Self.enumeration("resourceType"))
        #expect(Set(ResourceType.all.map(\.dataCiteGeneral)).isSubset(of: known))
        for general in known { #expect(ResourceType.named(dataCiteGeneral: general) != nil, "\(general)") }
    }

    static func enumeration(_ name: String) throws -> [String] {
        let url = try #require(ReferenceShelf.file("datacite/kernel-4.7/include/datacite-\(name)-v4.xsd"))
        return try String(contentsOf: url, encoding: .utf8).components(separatedBy: "enumeration value=\"")
            .dropFirst()
            .map { String($0.prefix { $0 != "\"" }) }
    }

    @Test(arguments: [
        ("Dataset", nil as String?, "dataset"), ("Image", "Photo", "image-photo"), ("Image", nil, "image"),
        ("Text", "Working paper", "publication-workingpaper"), ("Text", nil, "publication"),
        ("Sound", nil, "audio"),
        ("JournalArticle", "whatever", "publication-article"), ("Service", nil, "other"),
        ("dataset", nil, "dataset"),
        ("Poster", nil, "poster"), ("Software", nil, "software"), ("Collection", nil, "dataset"),
    ])
    func findsTypesByDataCitesNames(general: String, text: String?, id: String) {
        #expect(ResourceType.named(dataCiteGeneral: general, text: text)?.id == id)
    }

    @Test(arguments: [
        ("Dataset", "dataset"), ("https://schema.org/SoftwareSourceCode", "software"),
        ("schema:Photograph", "image-photo"),
        ("http://schema.org/ScholarlyArticle", "publication-article"),
    ])
    func findsTypesBySchemaOrgNames(name: String, id: String) {
        #expect(ResourceType.named(schemaOrg: name)?.id == id)
    }

    @Test func findsTermsHoweverTheyAreWritten() {
        #expect(ContributorRole.named("DataCollector")?.id == "datacollector")
        #expect(ContributorRole.named("Data collector")?.id == "datacollector")
        #expect(ContributorRole.named("workpackageleader")?.dataCite == "WorkPackageLeader")
        #expect(RelationType.named("isDerivedFrom")?.inverse == "issourceof")
        #expect(DescriptionType.named("SeriesInformation")?.id == "series-information")
        #expect(DateType.named("")?.id == nil)
    }

    @Test func inversesAreMutual() {
        for relation in RelationType.all {
            guard let inverse = relation.inverse else { continue }
            #expect(RelationType.named(inverse)?.inverse == relation.id, "\(relation.id)")
        }
    }

    @Test(arguments: [
        ("CC-BY-4.0", "cc-by-4.0"), ("cc-by-4.0", "cc-by-4.0"), ("CC BY 4.0", "cc-by-4.0"),
        ("CC-BY 4.0", "cc-by-4.0"),
        ("Creative Commons Attribution 4.0 International", "cc-by-4.0"),
        ("cc by-nc-sa 3.0", "cc-by-nc-sa-3.0"),
        ("https://creativecommons.org/licenses/by/4.0/legalcode", "cc-by-4.0"),
        ("http://creativecommons.org/licenses/by-nc-nd/4.0", "cc-by-nc-nd-4.0"),
        ("https://creativecommons.org/licenses/by/3.0/de/deed.en", "cc-by-3.0-de"),
        ("https://creativecommons.org/publicdomain/zero/1.0/legalcode", "cc0-1.0"), ("CC0", "cc0-1.0"),
        ("CC0 1.0", "cc0-1.0"), ("https://spdx.org/licenses/MIT.html", "mit"), ("MIT License", "mit"),
        ("https://opensource.org/licenses/BSD-3-Clause", "bsd-3-clause"), ("Apache 2.0", "apache-2.0"),
        ("Apache License, Version 2.0", "apache-2.0"),
        ("https://www.apache.org/licenses/LICENSE-2.0", "apache-2.0"),
        ("GPL-3.0", "gpl-3.0-only"), ("GPL-3.0+", "gpl-3.0-or-later"), ("GPLv3+", "gpl-3.0-or-later"),
        ("GPLv2", "gpl-2.0-only"), ("GNU General Public License v3.0 or later", "gpl-3.0-or-later"),
        ("https://www.gnu.org/licenses/gpl-3.0.html", "gpl-3.0-only"), ("ODbL", "odbl-1.0"),
        ("PDDL", "pddl-1.0"),
        ("dl-de/by-2-0", "dl-de-by-2.0"), ("https://www.govdata.de/dl-de/zero-2-0", "dl-de-zero-2.0"),
        ("EUPL 1.2", "eupl-1.2"),
        ("Hippocratic-2.1", "hippocratic-2.1"),
        ("Creative Commons Attribution Share Alike 4.0 International", "cc-by-sa-4.0"),
        ("CC-BY-SA", nil as String?), ("proprietary", nil), ("", nil), ("https://example.org/licence", nil),
        ("other-open", nil),
    ])
    func findsLicences(text: String, id: String?) {
        #expect(Licence.find(text)?.id == id)
    }

    @Test(arguments: [
        ("eng", "eng"), ("en", "eng"), ("en-GB", "eng"), ("de_DE", "deu"), ("ger", "deu"), ("German", "deu"),
        ("Deutsch", "deu"), ("fre", "fra"), ("zh-Hans", "zho"), ("xx", nil as String?), ("", nil),
        ("mul", "mul"),
    ])
    func findsLanguages(text: String, id: String?) {
        #expect(Language.find(text)?.id == id)
    }

    @Test func hasEveryTwoLetterLanguage() {
        #expect(Language.all.compactMap(\.twoLetter).count >= 184)
        #expect(Set(Language.all.map(\.id)).count == Language.all.count)
    }
}
