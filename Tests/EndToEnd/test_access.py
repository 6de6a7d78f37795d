# SPDX-License-Identifier: Apache-2.0
"""Restricted and embargoed bytes never leave without permission, by any route."""
import io
import zipfile
from urllib.parse import quote

import pytest
import samples

SECRET = "wolpertinger"  # stands in the files, nowhere else
FILE = "secret values.csv"
CASES = ["restricted", "embargoed"]


@pytest.fixture(scope="module")
def guarded(demo, tmp_path_factory):
    """Two published records with the secret in their files, their owner, and another depositor's token."""
    folder = tmp_path_factory.mktemp("guarded")
    fairway = demo.fairway
    plan = fairway.import_plan(samples.plan(
        folder / "plan.json", samples.dataset("RESTRICTED", access="shared"),
        samples.dataset("EMBARGOED", access="open", licence_from="2099-01-01"), identifier="https://example.org/plans/guarded"))
    ids = {}
    for case in CASES:
        source = samples.folder(folder / case, {
            FILE: f"word,number\n{SECRET},1\n", "secret.json": f'{{"word": "{SECRET}"}}', "secret.md": f"# {SECRET}\n",
            "secret.txt": SECRET * 10}, title=f"Guarded {case}")
        made = fairway.deposit(source, "--plan", plan, "--dataset", case.upper())
        fairway.publish(made["id"], "--accept-deviation", "made by a test")
        ids[case] = made["id"]
    for email, role in [("other@example.org", "depositor"), ("curator@example.org", "curator")]:
        fairway.add_user(email, role)
    return ids, fairway.token("other@example.org"), fairway.token("curator@example.org")


def routes(id):
    """Every way on which bytes or text of a file might leave."""
    file = quote(FILE)
    return [
        f"/records/{id}", f"/records/{id}/files/{file}", f"/records/{id}/files/{file}?download=1",
        f"/records/{id}/files/{file}?preview=1", f"/records/{id}/preview/{file}", f"/records/{id}/files/secret.json",
        f"/records/{id}/files/secret.md", f"/records/{id}/files/secret.txt?download=1", f"/records/{id}/files-archive",
        f"/api/records/{id}", f"/api/records/{id}/files", f"/api/records/{id}/files/{file}",
        f"/api/records/{id}/files/{file}/content", f"/api/records/{id}/files-archive",
        f"/search?q={SECRET}", f"/api/records?q={SECRET}", "/oai2d?verb=ListRecords&metadataPrefix=oai_datacite",
        "/oai2d?verb=ListRecords&metadataPrefix=oai_dc", "/sitemap.xml",
    ] + [f"/records/{id}/export/{format}" for format in (
        "datacite-xml", "datacite-json", "json-ld", "dublin-core", "bibtex", "csl", "ris", "cff", "ro-crate", "bagit")]


def text_of(answer):
    """The body, archives opened."""
    body = answer.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body += b"".join(archive.read(name) for name in archive.namelist())
    return body


def asks(guarded, viewer):
    return {"anonymous": None, "another depositor": guarded[1], "curator": guarded[2]}[viewer]


@pytest.mark.parametrize("viewer", ["anonymous", "another depositor"])
@pytest.mark.parametrize("case", CASES)
def test_no_route_gives_the_bytes_away(demo, guarded, case, viewer):
    for route in routes(guarded[0][case]):
        for headers in ({}, {"Range": "bytes=0-99"}):
            answer = demo.get(route, token=asks(guarded, viewer), headers=headers)
            said = text_of(answer)
            # The search page repeats the question; no more than that.
            if "q=" in route:
                said = said.replace(f"q={SECRET}".encode(), b"").replace(f'value="{SECRET}"'.encode(), b"")
                assert b"Guarded" not in said, f"expected {route} not to find the text of {case} files"
            else:
                assert SECRET.encode() not in said, f"{viewer} got {case} bytes by {route} {headers} ({answer.status_code})"
            assert answer.status_code < 500, f"{route}: {answer.status_code}"


@pytest.mark.parametrize("viewer", ["anonymous", "another depositor"])
@pytest.mark.parametrize("case", CASES)
def test_files_are_refused_with_a_reason(demo, guarded, case, viewer):
    id = guarded[0][case]
    for route in (f"/records/{id}/files/{quote(FILE)}?download=1", f"/records/{id}/files-archive"):
        answer = demo.get(route, token=asks(guarded, viewer), allow_redirects=False)
        assert answer.status_code in (302, 303, 401, 403, 404), f"expected {route} to be refused, got {answer.status_code}"


@pytest.mark.parametrize("case", CASES)
def test_the_curator_gets_them(demo, guarded, case):
    """Otherwise the tests above would prove nothing."""
    id = guarded[0][case]
    answer = demo.get(f"/records/{id}/files/{quote(FILE)}?download=1", token=asks(guarded, "curator"))
    assert answer.status_code == 200 and SECRET in answer.text, f"{answer.status_code}: {answer.text[:300]}"
    archive = demo.get(f"/records/{id}/files-archive", token=asks(guarded, "curator"))
    assert SECRET.encode() in text_of(archive)


@pytest.mark.parametrize("case", CASES)
def test_the_record_itself_stays_visible(demo, guarded, case):
    page = demo.get(f"/records/{guarded[0][case]}")
    assert page.status_code == 200 and f"Guarded {case}" in page.text
    assert case in page.text.lower() or "embargo" in page.text.lower()


@pytest.mark.parametrize("case", CASES)
def test_the_command_line_asks_the_same_question(demo, guarded, tmp_path, case):
    told = demo.fairway.try_run("get", guarded[0][case], "--to", tmp_path / "got", "--as", "other@example.org")
    assert told.status != 0, f"expected `get` to be refused:\n{told.transcript}"
    assert SECRET not in "".join(file.read_text() for file in (tmp_path / "got").rglob("*") if file.is_file())


def test_a_draft_is_nobody_elses_business(demo, guarded, tmp_path):
    made = demo.fairway.deposit(samples.folder(tmp_path / "draft", {"a.txt": SECRET}, title="Guarded draft"))
    for token in (None, guarded[1]):
        for route in routes(made["id"]) + [f"/drafts/{made['id']}", f"/records/{made['id']}/files/a.txt?download=1"]:
            answer = demo.get(route, token=token)
            assert b"Guarded draft" not in answer.content, f"{route} shows a draft to somebody else ({answer.status_code})"


def test_a_part_of_a_public_file(demo, record):
    """Range requests, where they are allowed."""
    path = f"/records/{record('Data on a supercomputer')}/files/handout.pdf?download=1"
    whole = demo.get(path)
    assert whole.status_code == 200 and whole.content.startswith(b"%PDF")
    part = demo.get(path, headers={"Range": "bytes=10-19"})
    assert part.status_code == 206 and part.content == whole.content[10:20]
    beyond = demo.get(path, headers={"Range": f"bytes={len(whole.content)}-"})
    assert beyond.status_code == 416


def test_wrong_tokens_and_passwords_open_nothing(demo, guarded):
    path = f"/records/{guarded[0]['restricted']}/files/secret.txt?download=1"
    for token in ("", "x", guarded[2][:-1], guarded[2] + "x"):
        answer = demo.get(path, headers={"Authorization": f"Bearer {token}"})
        assert SECRET not in answer.text, f"the token “{token}” opened a file"


def test_secrets_are_not_stored_readably(demo, guarded):
    stored = b"".join(file.read_bytes() for file in demo.fairway.data.glob("catalogue.sqlite*"))
    assert guarded[1].encode() not in stored, "expected the token to be stored hashed"
    assert b"correct horse battery" not in stored, "expected the password to be stored hashed"
