# SPDX-License-Identifier: Apache-2.0
"""Files that are no plans: a clear error at once, and no plan afterwards."""
import time

import pytest
from product import FAILED, USAGE

ALIAS_BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9))

BAD = {
    "binary": bytes(range(256)),
    "empty": b"",
    "half a JSON": b'{"dmp": {"title": "A plan',
    "a list": b"[1, 2, 3]",
    "a text": b"This is no plan.",
    "YAML with a cycle of aliases": b"title: A plan\ndatasets: &loop\n  - key: A\n    more: *loop\n",
    "YAML with aliases that grow": ALIAS_BOMB.encode(),
    "deeply nested JSON": b'{"dmp":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deeply nested YAML": b"[" * 50_000,
    "a NUL": b'{"dmp": {"title": "A\0plan"',
}


@pytest.mark.parametrize("name", BAD)
def test_is_refused_with_a_clear_error(fairway, tmp_path, name):
    file = tmp_path / "plan"
    file.write_bytes(BAD[name])
    begun = time.monotonic()
    told = fairway.try_run("plan", "import", file)
    assert told.status in (FAILED, USAGE, 3), f"expected {name} to be refused:\n{told.transcript}"
    assert time.monotonic() - begun < 10, "expected an answer within ten seconds"
    assert len(told.err.strip()) > 20, f"expected an error that says what is wrong:\n{told.transcript}"
    assert fairway.json("plan", "list")["plans"] == []


def test_100_megabytes_are_refused_without_reading_them(fairway, tmp_path):
    file = tmp_path / "plan.json"
    with open(file, "wb") as plan:
        plan.write(b'{"dmp": {"title": "' + b"x" * 100_000_000 + b'"}}')
    begun = time.monotonic()
    told = fairway.try_run("plan", "import", file)
    assert told.status in (FAILED, USAGE, 3), f"expected 100 MB to be refused:\n{told.transcript}"
    assert time.monotonic() - begun < 10, "expected an answer within ten seconds"


def test_a_plan_that_is_not_there(fairway, tmp_path):
    told = fairway.try_run("plan", "import", tmp_path / "nowhere.json")
    assert told.status in (FAILED, USAGE) and "nowhere.json" in told.err, told.transcript
