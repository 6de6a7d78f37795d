# SPDX-License-Identifier: Apache-2.0
"""Odd folders: what can be deposited is, what cannot is named, and nothing from outside the folder gets in."""
import json
import os
import socket
import tempfile
import time

import pytest
import samples
from product import FAILED, ROOT, USAGE, Fairway

NAMES = {
    "newline": b"two\nlines.txt",
    "return and tab": b"a\rb\tc.txt",
    "emoji": "🧠 scan.txt".encode(),
    "255 bytes": b"n" * 251 + b".txt",
    "255 bytes of two-byte letters": "é".encode() * 125 + b".txt",
    "dots": b"..hidden..txt",
    "three dots": b"...",
    "looks like an option": b"--json",
    "backslashes": b"..\\..\\up.txt",
    "percent signs": b"%2e%2e%2fup.txt",
    "quotes": b"'\"`$(touch x).txt",
    "markup": b"<script>alert(1)<\\script>.txt",
    "spaces around": b" name ",
    "right to left": "\u202etxt.exe".encode(),
    "decomposed letters": "e\u0301.txt".encode(),
}


def put(folder, name, content=b"text\n"):
    path = os.path.join(os.fsencode(folder), name)
    with open(path, "wb") as file:
        file.write(content)


def deposit_and_get(fairway, source, tmp_path):
    """The record's files as {size: count}, after a publication and back again."""
    made = fairway.deposit(source)
    fairway.publish(made["id"])
    fairway.run("get", made["id"], "--to", tmp_path / "back")
    fairway.assert_sound()
    return made, [path for path in (tmp_path / "back").rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_legal_but_odd(fairway, tmp_path, name):
    source = samples.folder(tmp_path / "source")
    marker = f"content of {name}".encode()
    put(source, NAMES[name], marker)
    made, back = deposit_and_get(fairway, source, tmp_path)
    kept = [path for path in back if path.read_bytes() == marker]
    assert len(kept) == 1, f"expected the file to come back, got {back}"
    assert os.fsencode(kept[0].name) == NAMES[name], f"expected its name to come back, got {kept[0].name!r}"


def test_a_name_that_is_not_utf8_is_reported_and_kept(fairway, tmp_path):
    source = samples.folder(tmp_path / "source")
    put(source, b"caf\xe9.txt", b"latin-1 name")
    made, back = deposit_and_get(fairway, source, tmp_path)
    assert [path for path in back if path.read_bytes() == b"latin-1 name"], f"expected the bytes to be kept, got {back}"
    assert "caf" in json.dumps(made["notices"]), f"expected the name to be reported: {made['findings']}"


def test_an_empty_folder(fairway, tmp_path):
    (tmp_path / "empty/with/folders").mkdir(parents=True)
    told = fairway.run("deposit", tmp_path / "empty", expect=FAILED)
    assert "empty" in told.err, told.transcript


def test_a_folder_that_is_not_there(fairway, tmp_path):
    told = fairway.run("deposit", tmp_path / "nowhere", expect=FAILED)
    assert "nowhere" in told.err and "exist" in told.err, told.transcript


def test_empty_files(fairway, tmp_path):
    names = [f"empty.{ending}" for ending in ("csv", "json", "h5", "nii", "nii.gz", "edf", "pdb", "cif", "xtc", "png", "zip", "txt")]
    source = samples.folder(tmp_path / "source", dict.fromkeys(names, b""))
    made, back = deposit_and_get(fairway, source, tmp_path)
    assert {path.name for path in back} >= set(names), f"expected all empty files back, got {back}"


def test_files_of_the_same_content(fairway, tmp_path):
    source = samples.folder(tmp_path / "source", {f"{i}/same.bin": b"same" * 50_000 for i in range(5)})
    made, back = deposit_and_get(fairway, source, tmp_path)
    assert len([path for path in back if path.name == "same.bin"]) == 5
    stored = [path for path in (fairway.data / "objects").rglob("same.bin")]
    assert len(stored) == 1, f"expected equal content to be stored once, found {stored}"


def test_links_are_reported_and_never_followed(fairway, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.txt").write_text("wolpertinger")
    source = samples.folder(tmp_path / "source")
    (source / "absolute.txt").symlink_to(tmp_path / "outside/secret.txt")
    (source / "relative.txt").symlink_to("../outside/secret.txt")
    (source / "folder").symlink_to("../outside")
    (source / "loop").symlink_to(".")
    (source / "dangling").symlink_to("nowhere")
    (source / "system").symlink_to("/etc/passwd")
    made, back = deposit_and_get(fairway, source, tmp_path)
    assert not [path for path in back if b"wolpertinger" in path.read_bytes() or b"root:" in path.read_bytes()], \
        "expected nothing from outside the folder"
    reported = json.dumps(made["notices"])
    for name in ("absolute.txt", "relative.txt", "folder", "loop", "dangling", "system"):
        assert name in reported, f"expected {name} to be reported: {reported}"


def test_pipes_and_sockets_are_reported_and_not_read(fairway, tmp_path):
    source = samples.folder(tmp_path / "source")
    os.mkfifo(source / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        here = os.getcwd()
        os.chdir(source)  # the address of a socket is at most 107 bytes
        try:
            server.bind("socket")
        finally:
            os.chdir(here)
        begun = time.monotonic()
        made = fairway.deposit(source, timeout=60)
        assert time.monotonic() - begun < 30, "expected the pipe not to be waited for"
    reported = json.dumps(made["notices"])
    assert "pipe" in reported and "socket" in reported, f"expected both to be reported: {reported}"
    fairway.publish(made["id"])
    fairway.assert_sound()


def test_an_unreadable_file_is_named(stranger):
    room, installation = stranger
    fairway = installation(room / "data")
    source = samples.folder(room / "source")
    (source / "locked.txt").write_text("locked")
    (source / "locked.txt").chmod(0o000)
    made = fairway.deposit(source)
    assert "locked.txt" in json.dumps(made["notices"]), f"expected the unreadable file to be named: {made['findings']}"


def test_a_data_directory_inside_the_folder(fairway, tmp_path):
    told = fairway.try_run("deposit", tmp_path)
    assert told.status in (FAILED, USAGE, 3), f"expected the data directory not to deposit itself:\n{told.transcript}"


def test_deep_folders(fairway, tmp_path):
    source = samples.folder(tmp_path / "source", {"/".join(["d"] * 200) + "/deep.txt": "deep"})
    made, back = deposit_and_get(fairway, source, tmp_path)
    assert [path for path in back if path.name == "deep.txt"]


@pytest.mark.slow
def test_a_sparse_file_of_five_gibibytes(tmp_path):
    # On a disk, wherever the other tests have their files: memory may be smaller.
    with tempfile.TemporaryDirectory(prefix="fairway-sparse-", dir=ROOT) as place:
        room = os.statvfs(place)
        if room.f_bavail * room.f_frsize < 12 << 30:
            pytest.skip("needs 12 GiB of room")
        source = samples.folder(tmp_path / "source")
        with open(source / "sparse.bin", "wb") as file:
            file.truncate(5 << 30)
        made = Fairway(f"{place}/data").deposit(source, timeout=280)
        assert made["bytes"] >= 5 << 30, f"expected all bytes to be counted: {made}"


def test_hostile_sidecars_cost_a_warning(fairway, tmp_path):
    sidecars = {
        "datacite.yaml": "a: &a [1]\nb: *b\n", "CITATION.cff": "title: [", "codemeta.json": "{" * 10_000,
        "datacite.xml": '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><resource><titles><title>&e;</title></titles></resource>',
        "ro-crate-metadata.json": "[]", "datacite.toml": "= =", ".zenodo.json": "\x00",
    }
    made = fairway.deposit(samples.folder(tmp_path / "source", {**sidecars, "a.txt": "a"}))
    assert "root:" not in json.dumps(made), "expected no external entity to be read"
    told = json.dumps(made["notices"])
    assert "CITATION.cff" in told, f"expected the unreadable sidecars to be named: {told}"


@pytest.mark.timeout(300)
def test_many_files(fairway, tmp_path):
    source = samples.folder(tmp_path / "source", {f"{i % 20}/{i}.txt": f"{i}\n" for i in range(3000)})
    made = fairway.deposit(source, timeout=200)
    assert made["files"] == 3001, f"expected 3,000 files and the sidecar, got {made['files']}"
