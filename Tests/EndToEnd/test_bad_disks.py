# SPDX-License-Identifier: Apache-2.0
"""Disks that are full or may not be written: a clear error, nothing half-written, and it goes on when there is room."""
import contextlib
import os
import subprocess

import pytest
import samples
from product import FAILED, USAGE, Fairway


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 24 MiB, and a function that makes it larger."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", place], capture_output=True, text=True, check=False)
    if os.geteuid() != 0 or mounted.returncode != 0:
        pytest.skip("needs the right to mount a small file system")
    yield place, lambda: subprocess.run(["mount", "-o", "remount,size=400m", place], check=True)
    subprocess.run(["umount", "--lazy", place], check=True)


def large_folder(path):
    return samples.folder(path, {f"{i}.bin": os.urandom(1_000_000) for i in range(40)}, title="Larger than the disk")


def test_a_deposit_that_does_not_fit_goes_on_when_there_is_room(small_disk, tmp_path):
    disk, enlarge = small_disk
    fairway = Fairway(disk / "data")
    small = fairway.deposit(samples.folder(tmp_path / "small", title="Fits"))
    fairway.publish(small["id"])
    source = large_folder(tmp_path / "large")
    told = fairway.run("deposit", source, expect=FAILED)
    assert "full" in told.err.lower() or "space" in told.err.lower(), f"expected the full disk to be named:\n{told.transcript}"
    enlarge()
    fairway.assert_sound()
    assert fairway.found() == [small["id"]]
    made = fairway.deposit(source)
    fairway.publish(made["id"])
    fairway.assert_sound()
    assert sorted(fairway.found()) == sorted([small["id"], made["id"]])


def test_a_publication_on_a_full_disk_changes_nothing(small_disk, tmp_path):
    disk, enlarge = small_disk
    fairway = Fairway(disk / "data")
    made = fairway.deposit(samples.folder(tmp_path / "folder"))
    filler = os.open(disk / "filler", os.O_CREAT | os.O_WRONLY)
    with contextlib.suppress(OSError):
        while True:
            os.write(filler, bytes(4096))
    os.close(filler)
    told = fairway.try_run("publish", made["id"])
    (disk / "filler").unlink()
    fairway.assert_sound()
    if told.status != 0:
        assert told.status == FAILED, told.transcript
        assert fairway.found() == [], "expected nothing to be published"
        fairway.publish(made["id"])
    assert fairway.found() == [made["id"]]
    fairway.assert_sound()


def test_a_data_directory_that_may_not_be_written(stranger):
    room, installation = stranger
    data = room / "data"
    data.mkdir()
    data.chmod(0o555)
    os.chown(data, 0, 0)
    told = installation(data).try_run("deposit", samples.folder(room / "source"))
    assert told.status in (FAILED, USAGE), f"expected a clear refusal:\n{told.transcript}"
    assert str(data) in told.err, f"expected the directory to be named:\n{told.transcript}"
    assert list(data.iterdir()) == []


def test_reading_from_a_read_only_store(stranger, tmp_path):
    """Somebody who may read but not write can still verify one object."""
    room, installation = stranger
    fairway = Fairway(room / "data")
    fairway.publish(fairway.deposit(samples.folder(room / "source"))["id"])
    object = next((room / "data/objects").rglob("0=ocfl_object_*")).parent
    told = installation(room / "other").run("verify", "--object", object)
    assert told.status == 0


def test_a_damaged_catalogue_says_the_way_out(fairway, tmp_path):
    made = fairway.deposit(samples.folder(tmp_path / "folder"))
    fairway.publish(made["id"])
    for file in fairway.data.glob("catalogue.sqlite-*"):
        file.unlink()
    (fairway.data / "catalogue.sqlite").write_bytes(b"no database" * 1000)
    told = fairway.try_run("search")
    assert told.status == FAILED and "rebuild" in told.err, f"expected the way out to be named:\n{told.transcript}"
    (fairway.data / "catalogue.sqlite").rename(tmp_path / "damaged")
    fairway.run("rebuild")
    assert fairway.found() == [made["id"]]
