// SPDX-License-Identifier: Apache-2.0
// How layers become one record: order, whole lists and unions, and what is never taken by itself.

import Catalogue
import Metadata
import Testing

@testable import Deposits

@Suite struct LayerRules {
    private func says(
        _ layer: Layer, _ statement: Statement, from source: String = "f", confidence: Double = 1,
        isPersonal: Bool = false, files: Int = 1
    ) -> LayeredStatement {
        LayeredStatement(
            layer: layer, statement: statement, source: source, place: "p", confidence: confidence,
            isPersonal: isPersonal, files: files)
    }

    private func person(_ name: String, orcid: String? = nil) -> Creator {
        Creator(.person(family: name, given: "A", orcid: orcid))
    }

    /// Whatever the order in which they come, the highest of the layers present wins.
    @Test(arguments: Layer.allCases)
    func takesTheHighestLayerForOneValue(highest: Layer) {
        let present = Layer.allCases.filter { $0 >= highest }
        for order in [present, present.reversed()] {
            let assembly = Layers.assemble(order.map { says($0, .title("\($0)")) })
            #expect(assembly.metadata.title == "\(highest)")
            #expect(assembly.provenance.map(\.layer) == [highest])
        }
        #expect(Layer.allCases.sorted() == [.typed, .sidecar, .header, .dataset, .plan, .account])
    }

    @Test func takesAuthorsAsAWholeListOfOneLayer() {
        let assembly = Layers.assemble([
            says(.account, .creator(person("Depositor"))), says(.header, .creator(person("One"))),
            says(.header, .creator(person("Two"))), says(.plan, .creator(person("Plan"))),
            says(.dataset, .right(Right(id: "cc-by-4.0"))), says(.plan, .right(Right(id: "mit"))),
        ])
        #expect(assembly.metadata.creators.map(\.displayName) == ["One, A", "Two, A"])
        #expect(assembly.metadata.rights.map(\.id) == ["cc-by-4.0"])
    }

    @Test func takesAuthorsOfOneSidecarOnly() {
        let assembly = Layers.assemble([
            says(.sidecar, .creator(person("One")), from: "datacite.json"),
            says(.sidecar, .creator(person("Two")), from: "datacite.json"),
            says(.sidecar, .creator(person("Uno")), from: "CITATION.cff"),
        ])
        #expect(assembly.metadata.creators.map(\.displayName) == ["One, A", "Two, A"])
    }

    @Test func putsOtherListsTogetherOnce() {
        let assembly = Layers.assemble([
            says(.plan, .subject(Subject("Brain"))), says(.header, .subject(Subject("MRI"))),
            says(.sidecar, .subject(Subject("brain"))), says(.account, .subject(Subject("mri"))),
            says(.plan, .contributor(person("P", orcid: "0000-0002-1825-0097"))),
            says(
                .dataset,
                .contributor(Creator(.person(family: "Q", given: "B", orcid: "0000-0002-1825-0097")))),
        ])
        #expect(assembly.metadata.subjects.map(\.subject) == ["brain", "MRI"])
        #expect(assembly.metadata.contributors.count == 1)
        #expect(assembly.metadata.contributors.first?.displayName == "Q, B")
        #expect(assembly.provenance.map(\.field) == ["contributors", "subjects", "subjects"])
    }

    @Test func choosesNothingWhereHeadersDisagree() {
        let headers = [says(.header, .title("One"), from: "a"), says(.header, .title("Two"), from: "b")]
        #expect(Layers.assemble(headers).metadata.title == nil)
        #expect(Layers.assemble(headers + [says(.plan, .title("Plan"))]).metadata.title == "Plan")
        #expect(Layers.assemble(headers + [says(.sidecar, .title("Side"))]).metadata.title == "Side")
        // The same in many files is no disagreement.
        #expect(Layers.assemble([says(.header, .title("One"), files: 9)]).metadata.title == "One")
        // What is not taken anyway does not disagree.
        let guess = says(.header, .title("Two"), from: "b", confidence: 0.3)
        #expect(Layers.assemble([headers[0], guess]).metadata.title == "One")
    }

    @Test(arguments: [Layer.header, .sidecar, .plan])
    func takesNoPersonalValuesAndNoGuesses(layer: Layer) {
        let statements: [Statement] = [
            .title("Patient"), .creator(person("Patient")), .subject(Subject("patient")),
            .contributor(person("Patient")), .property(Property("patient", "x")), .description("patient"),
            .date(DateEntry("1970-01-01", type: "other")),
        ]
        for hidden in [
            statements.map { says(layer, $0, isPersonal: true) },
            statements.map { says(layer, $0, confidence: 0.59) },
        ] {
            let assembly = Layers.assemble(hidden)
            #expect(assembly.metadata == RecordMetadata())
            #expect(assembly.properties.isEmpty && assembly.provenance.isEmpty)
        }
        #expect(Layers.assemble([says(layer, .title("T"), confidence: 0.6)]).metadata.title == "T")
    }

    @Test func makesOneRangeOfTheDatesOfHeaders() {
        let assembly = Layers.assemble([
            says(.header, .date(DateEntry("2024-05-03T10:00:00Z", type: "collected")), files: 2),
            says(.header, .date(DateEntry("2024-05-01", type: "collected"))),
            says(.header, .date(DateEntry("2024-05-02/2024-05-09", type: "collected"))),
            says(.header, .date(DateEntry("2024-06-01", type: "created"))),
            says(.plan, .date(DateEntry("2023", type: "collected"))),
        ])
        #expect(
            Set(assembly.metadata.dates.map { "\($0.type.id) \($0.date)" }) == [
                "collected 2024-05-01/2024-05-09", "created 2024-06-01", "collected 2023",
            ])
    }

    @Test func keepsALimitOfProperties() {
        let many = (0..<2000).map { says(.header, .property(Property("column \($0)", "x"))) }
        #expect(Layers.assemble(many + many).properties.count == Layers.mostProperties)
        #expect(Layers.assemble([many[0], many[0]]).properties.count == 1)
    }

    @Test func remembersInHowManyFilesAValueWas() {
        let assembly = Layers.assemble([says(.header, .subject(Subject("x")), from: "a.nc", files: 3)])
        #expect(assembly.provenance.first?.source == "a.nc and 2 more")
    }

    @Test(arguments: [
        ("Ada Lovelace", "Lovelace, Ada"), ("Lovelace, Ada", "Lovelace, Ada"), ("Ada", "Ada"),
        ("Ada King Lovelace", "Lovelace, Ada King"), ("", ""), (",", ""),
        (" Ada  Lovelace ", "Lovelace, Ada"),
    ])
    func readsNamesOfAccounts(text: String, expected: String) {
        #expect(PersonOrOrganisation(fullName: text, orcid: nil).displayName == expected)
    }
}
