# SPDX-License-Identifier: Apache-2.0
"""What the end-to-end tests share: the built program, a served demonstration, the corpus and the reference shelf."""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from product import BINARY, ROOT, Fairway  # noqa: E402


def pytest_collection_modifyitems(items):
    """Without the binary there is nothing to test: one reason for all."""
    if not os.access(BINARY, os.X_OK):
        for item in items:
            item.add_marker(pytest.mark.skip(reason=f"{BINARY} is not built: run `make`"))


@pytest.fixture
def fairway(tmp_path):
    """An installation with nothing in it."""
    return Fairway(tmp_path / "data")


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demonstration, served; tests may add to it but must not change what is there."""
    fairway = Fairway(tmp_path_factory.mktemp("demo") / "data")
    with fairway.serving("--demo", ready_within=180) as server:
        yield server


@pytest.fixture(scope="session")
def demo_records(demo):
    """The published demonstration records as {title: id}, latest versions."""
    hits = demo.fairway.json("search", "--size", "100")["hits"]
    records = {hit["title"]: hit["id"] for hit in hits if "(demonstration)" in hit["title"]}
    assert len(records) >= 5, f"expected the five published demonstration records, found {sorted(records)}"
    return records


@pytest.fixture(scope="session")
def record(demo_records):
    """Finds a demonstration record by the beginning of its title."""
    def find(beginning):
        ids = [id for title, id in demo_records.items() if title.startswith(beginning)]
        assert len(ids) == 1, f"expected one record “{beginning}…”, found {len(ids)} among {sorted(demo_records)}"
        return ids[0]
    return find


def shelf(variable, name):
    given = os.environ.get(variable)
    path = Path(given) if given else ROOT.parent / "shared" / name
    if not path.is_dir():
        pytest.skip(f"{name} is not there: set {variable}")
    return path


@pytest.fixture(scope="session")
def corpus():
    """Real files of the field, which nobody here made."""
    return shelf("FAIRWAY_CORPUS", "corpus")


@pytest.fixture(scope="session")
def reference():
    """Specifications, schemas and examples."""
    return shelf("FAIRWAY_REFERENCE", "reference")


@pytest.fixture(scope="session")
def tool():
    """Runs a judge that is not ours: `tool("xmllint", …)`; skips where it is missing."""
    def run(name, *arguments, timeout=120, cwd=None):
        beside = Path(sys.executable).parent / name
        path = str(beside) if beside.exists() else shutil.which(name)
        if path is None:
            pytest.skip(f"{name} is not installed: `make test` installs it")
        return subprocess.run(
            [path, *map(str, arguments)], capture_output=True, text=True, timeout=timeout, cwd=cwd, stdin=subprocess.DEVNULL)
    return run


@pytest.fixture
def stranger():
    """Somebody without rights: a folder anyone may enter, and a function that makes an installation run as `nobody`."""
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("needs root and setpriv, to run as somebody else")
    prefix = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    if subprocess.run([*prefix, "test", "-x", BINARY], check=False).returncode != 0:
        pytest.skip(f"another user cannot run {BINARY}")
    room = Path(tempfile.mkdtemp(prefix="fairway-stranger-"))
    os.chown(room, 65534, 65534)
    room.chmod(0o755)
    yield room, lambda data: Fairway(data, prefix=prefix)
    shutil.rmtree(room, ignore_errors=True)
