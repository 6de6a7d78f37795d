# SPDX-License-Identifier: Apache-2.0
"""The command line itself: exit codes, help, what is printed where."""
import re
import subprocess
import time

import pytest
import samples
from product import BINARY, USAGE, Fairway

COMMANDS = ["serve", "plan", "inspect", "deposit", "publish", "new-version", "get", "search", "export", "verify", "rebuild", "user", "token"]


def plain(*words):
    """What the program prints without a data directory."""
    return subprocess.run([BINARY, *words], capture_output=True, text=True, check=True).stdout


def test_help_names_every_command():
    said = plain("--help")
    missing = [command for command in COMMANDS if not re.search(rf"^\s+{command}\b", said, re.MULTILINE)]
    assert not missing, f"expected all commands in --help, missing: {missing}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command):
    assert "USAGE" in plain(command, "--help").upper()


@pytest.mark.parametrize("words", [
    ["publish"], ["nonsense"], ["export", "x", "--format", "nonsense"], ["deposit"], ["search", "--size", "many"],
    ["plan", "export"], ["user", "add", "no address", "--role", "reader"], ["user", "add", "a@example.org", "--role", "king"],
    ["deposit", ".", "--dataset", "A"],
])
def test_wrong_use_ends_with_2(fairway, words):
    fairway.run(*words, expect=USAGE)


@pytest.mark.parametrize("command", ["publish", "new-version", "get", "export"])
def test_an_unknown_record_is_named(fairway, command):
    words = [command, "aaaaa-aaaaa"] + (["--format", "ris"] if command == "export" else [])
    told = fairway.try_run(*words)
    assert told.status in (1, 2), told.transcript
    assert "aaaaa-aaaaa" in told.err, f"expected the id in the message:\n{told.transcript}"


def test_the_version():
    assert re.search(r"\d+\.\d+\.\d+", plain("--version"))


def test_json_is_one_object_on_standard_output(fairway, tmp_path):
    made = fairway.deposit(samples.folder(tmp_path / "folder"))
    assert {"id", "files", "bytes", "missing", "findings", "values"} <= set(made), f"found {sorted(made)}"
    assert all({"field", "value", "layer", "source"} <= set(value) for value in made["values"]), f"found {made['values'][:2]}"
    published = fairway.publish(made["id"])
    assert {"id", "url", "version"} <= set(published) and ("doi" in published or "ark" in published), f"found {published}"
    assert "findings" in fairway.json("verify")


def test_the_one_time_password_is_told_once(fairway):
    first, second = fairway.run("user", "list"), fairway.run("user", "list")
    assert "password" in (first.out + first.err).lower(), f"expected the administrator's password:\n{first.transcript}"
    assert "password" not in (second.out + second.err).lower(), f"expected it only once:\n{second.transcript}"


def test_the_token_is_the_last_line(fairway):
    fairway.add_user("dora@example.org", "depositor")
    assert re.fullmatch(r"\S{20,}", fairway.token("dora@example.org"))


def test_new_versions(fairway, tmp_path):
    source = samples.folder(tmp_path / "folder")
    first = fairway.deposit(source)["id"]
    fairway.publish(first)
    draft = fairway.json("new-version", first)["id"]
    (source / "values.csv").write_text("time [s],value [V]\n0,9\n")
    fairway.deposit(source, "--record", draft)
    second = fairway.publish(draft)
    assert second["version"] == 2, f"expected version 2: {second}"
    fairway.run("get", first, "--to", tmp_path / "first")
    fairway.run("get", draft, "--to", tmp_path / "second")
    contents = [next((tmp_path / name).rglob("values.csv")).read_text() for name in ("first", "second")]
    assert contents[0] != contents[1], "expected the first version to keep its file"
    fairway.assert_sound()


def test_the_server_answers_soon(fairway):
    begun = time.monotonic()
    with fairway.serving() as server:
        assert time.monotonic() - begun < 15
        assert server.get("/").status_code == 200


def test_demo_data_are_kept(tmp_path):
    fairway = Fairway(tmp_path / "data")
    with fairway.serving("--demo", ready_within=180):
        before = fairway.found()
    with fairway.serving("--demo"):
        assert fairway.found() == before and before, "expected a second start to change nothing"
