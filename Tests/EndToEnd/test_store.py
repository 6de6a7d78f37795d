# SPDX-License-Identifier: Apache-2.0
"""What lies on the disk: judged by ocfl-py, by the official fixtures, and by damage that has to be found."""
import shutil

import samples
from product import FAILED, objects


def test_ocfl_py_finds_nothing_in_any_object(demo, demo_records, tool):
    found = objects(demo.fairway.data)
    assert len(found) >= 5, f"expected an object for each published record, found {len(found)}"
    for path in found:
        judged = tool("ocfl-validate.py", path)
        assert judged.returncode == 0 and "WARNING" not in judged.stdout + judged.stderr and "[W" not in judged.stdout, \
            f"expected no error and no warning for {path}:\n{judged.stdout}{judged.stderr}"


def test_ocfl_py_accepts_the_storage_root(demo, demo_records, tool):
    judged = tool("ocfl-root.py", "validate", "--root", demo.fairway.data / "objects")
    assert judged.returncode == 0, f"expected a valid storage root:\n{judged.stdout}{judged.stderr}"


def test_the_second_version_stores_only_what_changed(demo, record, tool):
    found = [path for path in objects(demo.fairway.data) if (path / "v2" / "content" / "files").is_dir()]
    assert len(found) == 1, "expected one record with a second version that brings files (docking)"
    changed = sorted(path.name for path in (found[0] / "v2" / "content" / "files").rglob("*") if path.is_file())
    assert "scores.csv" in changed and "receptor.cif" not in changed, f"expected the changed files only, found {changed}"


def test_verify_is_content_with_the_demonstration(demo, demo_records):
    demo.fairway.assert_sound()


def test_verify_finds_one_changed_byte(fairway, tmp_path):
    made = fairway.deposit(samples.folder(tmp_path / "folder"))
    fairway.publish(made["id"])
    file = next((fairway.data / "objects").rglob("values.csv"))
    content = bytearray(file.read_bytes())
    content[5] ^= 1
    file.chmod(0o644)
    file.write_bytes(content)
    told = fairway.json("verify", expect=FAILED)
    codes = {finding["id"] for finding in told["findings"]}
    assert "E092" in codes, f"expected E092 (content does not match its digest), found {codes}"


def test_verify_judges_one_object_from_anywhere(demo, demo_records, fairway, tmp_path):
    copy = shutil.copytree(objects(demo.fairway.data)[0], tmp_path / "copy")
    assert fairway.json("verify", "--object", copy)["findings"] == []
    (copy / "inventory.json.sha512").unlink()
    told = fairway.json("verify", "--object", copy, expect=FAILED)
    assert "E058" in {finding["id"] for finding in told["findings"]}, f"expected E058 (no sidecar): {told}"


def test_get_brings_the_same_bytes_back(fairway, tmp_path):
    files = {"a/b.bin": bytes(range(256)) * 40, "empty": b"", "a/b.csv": "x\n1\n"}
    source = samples.folder(tmp_path / "folder", files)
    made = fairway.deposit(source)
    fairway.publish(made["id"])
    fairway.run("get", made["id"], "--to", tmp_path / "back")
    for name in files:
        found = list((tmp_path / "back").rglob(name))
        assert len(found) == 1, f"expected {name} once below the folder, found {found}"
        assert found[0].read_bytes() == (source / name).read_bytes()
