// SPDX-License-Identifier: Apache-2.0
// Sidecar files as people write them, written for these tests.

@testable import Extraction

enum SidecarExamples {
    static let all: [(any Sidecar, String)] = [
        (DataCiteJSON(), dataCiteJSON), (DataCiteYAML(), dataCiteYAML), (DataCiteTOML(), dataCiteTOML),
        (CitationFile(), citation), (BIDSDescription(), bids), (CodeMeta(), codeMeta2),
        (CodeMeta(), codeMeta3),
        (ROCrate(), roCrate), (ZenodoJSON(), zenodo),
    ]

    static let dataCiteJSON = """
        {"titles": [{"title": "Binding sites"}, {"title": "Second part", "titleType": "Subtitle"}],
         "creators": [
           {"name": "Doe, Jane", "nameType": "Personal", "givenName": "Jane", "familyName": "Doe",
            "nameIdentifiers": [{"nameIdentifier": "https://orcid.org/0000-0002-1825-0097", "nameIdentifierScheme": "ORCID"}],
            "affiliation": [{"name": "LMU Munich"}]},
           {"name": "Max Planck Institute of Biochemistry", "nameType": "Organizational"}],
         "publisher": "Fairway", "publicationYear": 2026, "version": "1.10",
         "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Dataset"},
         "subjects": [{"subject": "proteins"}],
         "contributors": [{"name": "Roe, Richard", "contributorType": "DataCollector"}],
         "dates": [{"date": "2025-01-01/2025-06-30", "dateType": "Collected"}],
         "relatedIdentifiers": [{"relatedIdentifier": "10.1000/182", "relatedIdentifierType": "DOI",
                                 "relationType": "IsSupplementTo"}],
         "rightsList": [{"rightsIdentifier": "CC-BY-4.0"}],
         "descriptions": [{"description": "All of them", "descriptionType": "Abstract"}],
         "geoLocations": [{"geoLocationPlace": "Munich",
                           "geoLocationPoint": {"pointLongitude": 11.5, "pointLatitude": 48.1}}],
         "fundingReferences": [{"funderName": "DFG", "awardNumber": "EXC 2033"}]}
        """

    static let dataCiteYAML = """
        titles:
          - title: Binding sites
          - {title: Second part, titleType: Subtitle}
        creators:
          - name: Doe, Jane
            nameType: Personal
            givenName: Jane
            familyName: Doe
            nameIdentifiers:
              - nameIdentifier: https://orcid.org/0000-0002-1825-0097
                nameIdentifierScheme: ORCID
            affiliation: LMU Munich
          - name: Max Planck Institute of Biochemistry
            nameType: Organizational
        publisher: Fairway
        publication_year: 2026
        version: 1.10
        types: {resourceTypeGeneral: Dataset, resourceType: Dataset}
        subjects: [proteins]
        contributors:
          - {name: "Roe, Richard", contributorType: DataCollector}
        dates:
          - {date: 2025-01-01/2025-06-30, dateType: Collected}
        relatedIdentifiers:
          - {relatedIdentifier: 10.1000/182, relatedIdentifierType: DOI, relationType: IsSupplementTo}
        rightsList:
          - rightsIdentifier: CC-BY-4.0
        descriptions:
          - description: All of them
            descriptionType: Abstract
        geoLocations:
          - geoLocationPlace: Munich
            geoLocationPoint: {pointLongitude: 11.5, pointLatitude: 48.1}
        fundingReferences:
          - funderName: DFG
            awardNumber: EXC 2033
        """

    static let dataCiteTOML = """
        [datacite]
        publisher = "Fairway"
        publicationYear = 2026
        version = "1.10"
        subjects = ["proteins"]
        titles = [{ title = "Binding sites" }, { title = "Second part", titleType = "Subtitle" }]
        types = { resourceTypeGeneral = "Dataset", resourceType = "Dataset" }
        rightsList = [{ rightsIdentifier = "CC-BY-4.0" }]
        [[datacite.creators]]
        name = "Doe, Jane"
        nameType = "Personal"
        givenName = "Jane"
        familyName = "Doe"
        affiliation = ["LMU Munich"]
        nameIdentifiers = [
            { nameIdentifier = "https://orcid.org/0000-0002-1825-0097", nameIdentifierScheme = "ORCID" }]
        [[datacite.creators]]
        name = "Max Planck Institute of Biochemistry"
        nameType = "Organizational"
        [[datacite.contributors]]
        name = "Roe, Richard"
        contributorType = "DataCollector"
        [[datacite.dates]]
        date = "2025-01-01/2025-06-30"
        dateType = "Collected"
        [[datacite.relatedIdentifiers]]
        relatedIdentifier = "10.1000/182"
        relatedIdentifierType = "DOI"
        relationType = "IsSupplementTo"
        [[datacite.descriptions]]
        description = "All of them"
        descriptionType = "Abstract"
        [[datacite.geoLocations]]
        geoLocationPlace = "Munich"
        geoLocationPoint = { pointLongitude = 11.5, pointLatitude = 48.1 }
        [[datacite.fundingReferences]]
        funderName = "DFG"
        awardNumber = "EXC 2033"
        """

    static let citation = """
        cff-version: 1.2.0
        message: "If you use this software, please cite it as below."
        type: dataset
        title: My Research Software
        abstract: This is my awesome research software.
        authors:
          - family-names: Druskat
            given-names: Stephan
            name-particle: van der
            name-suffix: Jr.
            orcid: "https://orcid.org/0000-0003-4925-7248"
            email: person@example.org
            affiliation: German Aerospace Center (DLR)
          - name: The Research Team
        version: 1.10
        doi: 10.5281/zenodo.1234
        date-released: 2021-08-11
        identifiers:
          - type: doi
            value: 10.5281/zenodo.1234
          - type: swh
            value: "swh:1:dir:bc286860f423ea7ced246ba7458eef4b4541cf2d"
        repository-code: https://github.com/citation-file-format/cff
        license: Apache-2.0
        keywords: [research, 2024]
        preferred-citation:
          type: article
          authors:
            - family-names: Lisa
              given-names: Mona
          doi: 10.0000/00000
          journal: Journal of X
          title: My Paper
          volume: 3
          issue: 1
          start: 10
          end: 12
          year: 2021
        """

    static let bids = """
        {"Name": "The mother of all experiments", "BIDSVersion": "1.8.0", "DatasetType": "raw", "License": "CC0",
         "Authors": ["Paul Broca", "Carl Wernicke", "TODO: add authors"],
         "Acknowledgements": "Special thanks to Korbinian Brodmann",
         "HowToAcknowledge": "Please cite this paper", "Keywords": ["brain"],
         "Funding": ["National Institute of Neuroscience Grant F378236MFH1"],
         "EthicsApprovals": ["Army Human Research Protections Office (Protocol ARL-20098-10051)"],
         "ReferencesAndLinks": ["https://doi.org/10.1016/j.neuroimage.2007.10.035", "Alzheimer A., & Kraepelin, E. (2015)."],
         "DatasetDOI": "doi:10.18112/openneuro.ds000001.v1.0.0",
         "GeneratedBy": [{"Name": "fmriprep", "Version": "1.4.1"}],
         "SourceDatasets": [{"URL": "https://openneuro.org/datasets/ds000001"}]}
        """

    static let codeMeta2 = """
        {"@context": "https://doi.org/10.5063/schema/codemeta-2.0", "@type": "SoftwareSourceCode",
         "name": "CodeMeta tools", "description": "Utilities", "version": "0.1.8",
         "license": "https://spdx.org/licenses/Apache-2.0", "keywords": ["metadata", "software"],
         "codeRepository": "https://github.com/ropensci/codemetar", "datePublished": "2019-01-02",
         "programmingLanguage": {"@type": "ComputerLanguage", "name": "R", "version": "4.1"},
         "author": [{"@type": "Person", "@id": "https://orcid.org/0000-0002-1642-628X", "givenName": "Carl",
                     "familyName": "Boettiger", "email": "c@example.org",
                     "affiliation": {"@type": "Organization", "name": "UC Berkeley"}}],
         "funder": {"@type": "Organization", "name": "NSF"}, "funding": "1549758"}
        """

    static let codeMeta3 = """
        {"@context": "https://w3id.org/codemeta/3.0", "type": "SoftwareSourceCode",
         "schema:name": "CodeMeta tools", "version": "0.1.8", "license": "https://spdx.org/licenses/Apache-2.0",
         "keywords": "metadata, software", "programmingLanguage": [{"name": "R", "version": "4.1"}],
         "author": [{"id": "https://orcid.org/0000-0002-1642-628X", "type": "Person", "givenName": "Carl",
                     "familyName": "Boettiger", "affiliation": {"type": "Organization", "name": "UC Berkeley"}},
                    {"type": "Role", "schema:author": "https://orcid.org/0000-0002-1642-628X", "roleName": "Developer"}]}
        """

    static let roCrate = """
        {"@context": "https://w3id.org/ro/crate/1.2/context", "@graph": [
          {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": {"@id": "./"},
           "conformsTo": {"@id": "https://w3id.org/ro/crate/1.2"}},
          {"@id": "./", "@type": "Dataset", "name": "Rainfall in Katoomba", "description": "Since 1880",
           "datePublished": "2022-12-01", "license": {"@id": "https://creativecommons.org/licenses/by/4.0/"},
           "author": {"@id": "https://orcid.org/0000-0002-1825-0097"}, "keywords": "rain, weather",
           "contentLocation": {"@id": "#place"}, "citation": {"@id": "https://doi.org/10.1000/paper"},
           "funder": {"@id": "https://ror.org/05mmh0f86"}, "hasPart": [{"@id": "a.csv"}],
           "about": {"@id": "#topic"}, "publisher": {"@id": "#uts"}},
          {"@id": "https://orcid.org/0000-0002-1825-0097", "@type": "Person", "name": "Jane Doe",
           "affiliation": {"@id": "https://ror.org/03f0f6041"}},
          {"@id": "https://ror.org/03f0f6041", "@type": "Organization", "name": "University of Technology Sydney"},
          {"@id": "#uts", "@type": "Organization", "name": "UTS"},
          {"@id": "#topic", "@type": "DefinedTerm", "name": "climate"},
          {"@id": "https://ror.org/05mmh0f86", "@type": "Organization", "name": "Australian Research Council"},
          {"@id": "#place", "@type": "Place", "name": "Katoomba", "geo": {"@id": "#geo"}},
          {"@id": "#geo", "@type": "GeoCoordinates", "latitude": "-33.7", "longitude": "150.3"},
          {"@id": "https://doi.org/10.1000/paper", "@type": "ScholarlyArticle", "name": "Rain"},
          {"@id": "https://creativecommons.org/licenses/by/4.0/", "@type": "CreativeWork", "name": "CC BY 4.0"}]}
        """

    static let zenodo = """
        {"upload_type": "publication", "publication_type": "article", "title": "A paper",
         "creators": [{"name": "Doe, John", "affiliation": "Zenodo", "orcid": "0000-0002-1825-0097"}, {"name": "CERN"}],
         "contributors": [{"name": "Kowalski, Jack", "type": "Editor"}],
         "description": "<p>Some <b>text</b></p>", "access_right": "embargoed", "embargo_date": "2030-01-01",
         "license": "cc-by-4.0", "keywords": ["a", "b"], "notes": "Some notes", "language": "eng", "version": "2.1.5",
         "publication_date": "2020-01-31", "doi": "10.5281/zenodo.1",
         "related_identifiers": [{"relation": "isSupplementTo", "identifier": "10.1234/foo"},
                                 {"relation": "cites", "identifier": "https://doi.org/10.1234/bar",
                                  "resource_type": "image-diagram"}],
         "references": ["Doe J (2014). Title. Publisher. DOI 10.1000/x"], "communities": [{"identifier": "ecfunded"}],
         "grants": [{"id": "283595"}, {"id": "10.13039/501100000780::101122956"}],
         "journal_title": "Journal of X", "journal_volume": "3", "journal_issue": "2", "journal_pages": "1-5",
         "imprint_isbn": "978-3-16-148410-0", "subjects": [{"term": "Astronomy", "scheme": "url",
         "identifier": "http://id.loc.gov/authorities/subjects/sh85009003"}],
         "locations": [{"lat": 34.02577, "lon": -118.1250, "place": "Los Angeles"}],
         "dates": [{"start": "2018-03-21", "end": "2018-03-25", "type": "Collected", "description": "Specimens"}],
         "method": "By hand"}
        """
}
