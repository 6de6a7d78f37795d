# SPDX-License-Identifier: Apache-2.0
"""Exports, judged by schemas and programs that are not ours."""
import json
import zipfile
from urllib.parse import quote

import crates
import pytest
from datacite import schema45

FORMATS = ["datacite-xml", "datacite-json", "json-ld", "dublin-core", "bibtex", "csl", "ris", "cff"]


def export(demo, id, format, path):
    demo.fairway.run("export", id, "--format", format, "-o", path)
    return path


def test_datacite_xml_of_every_record_is_valid(demo, demo_records, reference, tool, tmp_path):
    schema = reference / "datacite/kernel-4.7/metadata.xsd"
    for title, id in demo_records.items():
        file = export(demo, id, "datacite-xml", tmp_path / f"{id}.xml")
        judged = tool("xmllint", "--noout", "--nonet", "--schema", schema, file)
        assert judged.returncode == 0, f"{title}: {judged.stderr}\n{file.read_text()}"


def test_datacite_json_of_every_record_is_valid(demo, demo_records, tmp_path):
    for title, id in demo_records.items():
        record = json.loads(export(demo, id, "datacite-json", tmp_path / f"{id}.json").read_text())
        errors = [f"{'/'.join(map(str, error.path))}: {error.message}" for error in schema45.validator.iter_errors(record)]
        assert not errors, f"{title}: {errors}"


@pytest.fixture(scope="module")
def curator(demo):
    """A token of somebody who may see what the command line sees: all files."""
    demo.fairway.add_user("exports@example.org", "curator")
    return demo.fairway.token("exports@example.org")


@pytest.mark.parametrize("format", FORMATS)
def test_command_line_and_web_export_the_same(demo, demo_records, curator, tmp_path, format):
    for id in demo_records.values():
        file = export(demo, id, format, tmp_path / "export")
        answer = demo.get(f"/records/{id}/export/{format}", token=curator)
        assert answer.status_code == 200, f"{answer.url}: {answer.status_code} {answer.text[:500]}"
        # The addresses of the installation differ: the command does not know where the server runs.
        there = answer.content.decode().replace(demo.url, "")
        here = file.read_bytes().decode().replace("http://127.0.0.1:8080", "").replace("http://localhost:8080", "")
        assert there.strip() == here.strip(), f"{format} of {id} differs between `fairway export` and {answer.url}"


@pytest.fixture
def crate(demo, record, tmp_path):
    """The docking record as a folder with its RO-Crate metadata file."""
    id, folder = record("Docking"), tmp_path / "crate"
    exported = export(demo, id, "ro-crate", tmp_path / "exported")
    if zipfile.is_zipfile(exported):
        with zipfile.ZipFile(exported) as archive:
            archive.extractall(folder)
    else:  # the metadata file alone, to be put beside the files
        demo.fairway.run("get", id, "--to", folder)
        exported.rename(folder / "ro-crate-metadata.json")
    roots = [path.parent for path in folder.rglob("ro-crate-metadata.json")]
    assert len(roots) == 1, f"expected one ro-crate-metadata.json, found {roots}"
    return roots[0]


def test_ro_crate_is_valid(crate, tool, tmp_path):
    judged = tool(
        "rocrate-validator", "--no-interactive", "validate", "--profile-identifier", "ro-crate-1.2",
        "--requirement-severity", "REQUIRED", "--offline", "--cache-path", crates.fill_cache(tmp_path / "cache"),
        "--no-paging", "--verbose", crate, timeout=250)
    assert judged.returncode == 0, f"expected a valid RO-Crate 1.2:\n{judged.stdout[-4000:]}{judged.stderr[-2000:]}"


def test_ro_crate_describes_every_file(crate):
    described = {entity["@id"] for entity in json.loads((crate / "ro-crate-metadata.json").read_text())["@graph"]}
    files = {quote(str(path.relative_to(crate))) for path in crate.rglob("*") if path.is_file()} - {"ro-crate-metadata.json"}
    assert any(name.endswith("scores.csv") for name in files), f"expected the record's files in the crate, found {files}"
    missing = sorted(name for name in files if name not in described and f"./{name}" not in described)
    assert not missing, f"expected every file to be described, missing: {missing}"


def test_citation_file_is_valid(demo, demo_records, tool, tmp_path):
    for id in demo_records.values():
        file = export(demo, id, "cff", tmp_path / "CITATION.cff")
        judged = tool("cffconvert", "--validate", "-i", file)
        assert judged.returncode == 0, f"{judged.stdout}{judged.stderr}\n{file.read_text()}"


def test_nothing_pretends_to_have_a_doi(demo, demo_records, tmp_path):
    """Without a registration agency there is no DOI, in no export."""
    for id in demo_records.values():
        record = json.loads(export(demo, id, "datacite-json", tmp_path / "export").read_text())
        assert not record.get("doi") and not str(record.get("id", "")).startswith("https://doi.org/"), \
            f"expected no DOI for {id}: {record.get('doi')}"


def test_an_unknown_format_is_refused_with_the_list(demo, record):
    told = demo.fairway.run("export", record("Docking"), "--format", "marc21", expect=2)
    assert "datacite-xml" in told.err, f"expected the known formats in the message: {told.transcript}"
    assert demo.get(f"/records/{record('Docking')}/export/marc21").status_code in (400, 404, 406)
