# SPDX-License-Identifier: Apache-2.0
"""Small folders and plans that tests make for themselves."""
import json
from pathlib import Path


def folder(path, files=None, title="A folder of a test", sidecar=True):
    """A folder that can be published: some files and a sidecar with all that DataCite wants."""
    path = Path(path)
    path.mkdir(parents=True, exist_ok=True)
    for name, content in (files if files is not None else {"values.csv": "time [s],value [V]\n0,1.5\n1,1.7\n"}).items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    if sidecar:
        (path / "datacite.json").write_text(json.dumps({
            "titles": [{"title": title}],
            "creators": [{"name": "Vzorová, Jana", "nameType": "Personal", "givenName": "Jana", "familyName": "Vzorová"}],
            "publisher": "Test repository", "publicationYear": "2026",
            "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Test data"},
            "rightsList": [{"rightsIdentifier": "CC-BY-4.0", "rightsIdentifierScheme": "SPDX",
                            "rightsUri": "https://creativecommons.org/licenses/by/4.0/legalcode",
                            "rights": "Creative Commons Attribution 4.0 International"}],
            "descriptions": [{"description": "Made by a test.", "descriptionType": "Abstract"}],
        }, ensure_ascii=False), encoding="utf-8")
    return path


CC_BY = "https://creativecommons.org/licenses/by/4.0/"


def dataset(key, access="open", licence=CC_BY, licence_from="2026-01-01", formats=("text/csv",), **more):
    """A dataset of a maDMP. A licence that begins in the future is an embargo (maDMP 1.2, license.start_date)."""
    distribution = {"title": f"{key} as published", "data_access": access, "format": list(formats)}
    if licence:
        distribution["license"] = [{"license_ref": licence, "start_date": licence_from}]
    return {
        "dataset_id": {"identifier": key, "type": "other"}, "title": f"Dataset {key}", "personal_data": "no",
        "sensitive_data": "no", "distribution": [distribution], **more,
    }


def plan(path, *datasets, title="A plan of a test", identifier="https://example.org/plans/test"):
    """A maDMP 1.2 file with these datasets."""
    path = Path(path)
    path.write_text(json.dumps({"dmp": {
        "title": title, "language": "eng", "created": "2026-01-01T00:00:00Z", "modified": "2026-01-02T00:00:00Z",
        "ethical_issues_exist": "no", "dmp_id": {"identifier": identifier, "type": "url"},
        "contact": {"name": "Jana Vzorová", "mbox": "jana@example.org",
                    "contact_id": {"identifier": "https://orcid.org/0000-0002-1825-0097", "type": "orcid"}},
        "dataset": list(datasets),
    }}))
    return path
