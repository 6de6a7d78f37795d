// SPDX-License-Identifier: Apache-2.0
// dataset_description.json of the Brain Imaging Data Structure.

import Foundation
import Metadata

/// Reads the description of a BIDS dataset (BIDS 1.10, «Modality agnostic files»).
struct BIDSDescription: Sidecar {
    let name = "BIDS dataset_description.json"

    func matches(_ fileName: String) -> Bool { fileName.lowercased() == "dataset_description.json" }

    func read(_ bytes: [UInt8]) throws(SidecarError) -> Extract {
        let document = try SidecarDocument.json(bytes)
        guard document["Name"] != nil || document["BIDSVersion"] != nil else {
            throw .unexpected(reason: "there is neither Name nor BIDSVersion")
        }
        var extract = Extract()
        if let title = document["Name"].words { extract.suggest(.title(title.singleSpaced), at: "Name") }
        extract.suggest(.resourceType("dataset"), at: "BIDSVersion")
        for (index, author) in document["Authors"].list.compactMap(\.words).enumerated() {
            // Placeholders of the templates that BIDS converters write.
            guard Wording.meaningful(author) != nil, author.utf8.count <= 1000,
                !author.uppercased().hasPrefix("TODO")
            else { continue }
            let orcid = Wording.orcid(author).map { [Identifier($0, scheme: "orcid")] } ?? []
            let name = author.replacing(
                /[\(<\[]?(https?:\/\/orcid\.org\/)?[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X][\)>\]]?/,
                with: "")
            guard let agent = SidecarTerms.agent(name: name, identifiers: orcid) else { continue }
            extract.suggest(.creator(Creator(agent)), at: "Authors/\(index)", raw: author)
        }
        if let text = document["License"].words, let right = SidecarTerms.right(text) {
            extract.suggest(.right(right), at: "License", raw: text)
        }
        for keyword in document["Keywords"].list.compactMap(\.words) {
            extract.suggest(.subject(Subject(keyword)), at: "Keywords")
        }
        readFunding(document, &extract)
        readTexts(document, &extract)
        readLinks(document, &extract)
        readTechnique(document, &extract)
        return extract.numberingPeople()
    }

    /// Grants are free text: `National Institutes of Health, R01 EB012345`.
    private func readFunding(_ document: JSONValue, _ extract: inout Extract) {
        for (index, text) in document["Funding"].list.compactMap(\.words).enumerated() {
            guard Wording.meaningful(text) != nil, text.utf8.count <= 1000 else { continue }
            // The last word with digits, with the code of the kind of grant before it: `R01 EB012345`.
            let pattern = /(?:[A-Z]{1,3}[0-9]{1,2}[\- ])?[A-Z]{0,6}[0-9][A-Za-z0-9.\/\-]{2,}/
            let number = text.matches(of: pattern).last.map { String($0.output) }
            let name = number.map { text.replacing($0, with: "") } ?? text
            let funder = name.replacing(/(?i)\b(grant|award)s?\b( number| no\.?)?/, with: "")
                .trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: ",;:()#.-")))
            let certain = number != nil && !funder.isEmpty
            extract.suggest(
                .funding(
                    certain
                        ? Funding(funder: Funder(name: funder.singleSpaced), award: Award(number: number))
                        : Funding(funder: Funder(name: text))),
                at: "Funding/\(index)", raw: text, confidence: certain ? 0.8 : 0.6)
        }
    }

    private func readTexts(_ document: JSONValue, _ extract: inout Extract) {
        let texts = [("Acknowledgements", "other"), ("HowToAcknowledge", "other")]
        for (name, type) in texts {
            guard let text = document[name].words.flatMap(Wording.meaningful) else { continue }
            extract.suggest(
                .additionalDescription(AdditionalDescription(SidecarTerms.html(text), type: type)), at: name)
        }
        let approvals = document["EthicsApprovals"].list.compactMap(\.words).compactMap(Wording.meaningful)
        if !approvals.isEmpty {
            let text = "Ethics approval: " + approvals.joined(separator: "; ")
            extract.suggest(
                .additionalDescription(AdditionalDescription(SidecarTerms.html(text), type: "other")),
                at: "EthicsApprovals")
        }
    }

    private func readLinks(_ document: JSONValue, _ extract: inout Extract) {
        if let doi = document["DatasetDOI"].words.flatMap(Wording.meaningful) {
            let identifier = SidecarTerms.identifier(doi)
            if identifier.scheme == "doi" {
                extract.suggest(.identifier(identifier), at: "DatasetDOI", raw: doi)
            } else {
                extract.warnings.append("DatasetDOI: \(doi.prefix(80)) is no DOI")
            }
        }
        for (index, text) in document["ReferencesAndLinks"].list.compactMap(\.words).enumerated() {
            let identifier =
                Wording.doi(text).map { Identifier($0, scheme: "doi") }
                ?? text.prefix(4000).firstMatch(of: /https?:\/\/[^\s"<>]+/).map {
                    SidecarTerms.identifier(String($0.output))
                }
            if let identifier, identifier.scheme != "other" {
                extract.suggest(
                    .relatedIdentifier(
                        RelatedIdentifier(
                            identifier.identifier, scheme: identifier.scheme, relation: "references")),
                    at: "ReferencesAndLinks/\(index)", raw: text)
            }
            if text != identifier?.identifier, text.contains(" ") {
                extract.suggest(
                    .reference(
                        Reference(text, identifier: identifier?.identifier, scheme: identifier?.scheme)),
                    at: "ReferencesAndLinks/\(index)")
            }
        }
        for (index, source) in document["SourceDatasets"].list.enumerated() {
            guard let text = source["DOI"].words ?? source["URL"].words else { continue }
            let identifier = SidecarTerms.identifier(text)
            guard identifier.scheme != "other" else { continue }
            extract.suggest(
                .relatedIdentifier(
                    RelatedIdentifier(
                        identifier.identifier, scheme: identifier.scheme, relation: "isderivedfrom",
                        resourceType: "dataset")),
                at: "SourceDatasets/\(index)", raw: text)
        }
    }

    private func readTechnique(_ document: JSONValue, _ extract: inout Extract) {
        if let version = document["BIDSVersion"].words {
            extract.suggest(.property(Property("BIDS version", version)), at: "BIDSVersion")
        }
        if let type = document["DatasetType"].words {
            extract.suggest(.property(Property("BIDS dataset type", type)), at: "DatasetType")
        }
        for (index, tool) in document["GeneratedBy"].list.enumerated() {
            guard let name = tool["Name"].words else { continue }
            let text = [name, tool["Version"].words].compactMap { $0 }.joined(separator: " ")
            extract.suggest(.property(Property("software", text)), at: "GeneratedBy/\(index)")
        }
    }
}
