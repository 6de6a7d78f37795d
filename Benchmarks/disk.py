# SPDX-License-Identifier: Apache-2.0
"""A disk of our own to measure on, where we may make one."""
import contextlib
import os
import shutil
import subprocess


@contextlib.contextmanager
def disk(room, bytes):
    """A folder to measure in.

    For root it is a fresh ext4 in a file: everybody finds the same empty disk, and hundreds of thousands of files are gone at the end
    by deleting one (where a file system is mounted with `discard`, deleting them one by one takes half an hour). Others get a folder.
    """
    room.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(room).free < bytes:
        raise SystemExit(f"{room} needs {bytes >> 30} GiB of room; name another folder with BENCH_DIR")
    image, mounted = room / "disk.img", room / "disk"
    mounted.mkdir(exist_ok=True)
    if os.geteuid() == 0 and shutil.which("mkfs.ext4"):
        with open(image, "wb") as file:
            file.truncate(bytes)
        subprocess.run(["mkfs.ext4", "-q", "-F", "-E", "nodiscard,lazy_itable_init=0,lazy_journal_init=0", image], check=True)
        if subprocess.run(["mount", "-o", "loop", image, mounted], check=False, stderr=subprocess.DEVNULL).returncode == 0:
            try:
                yield mounted
            finally:
                subprocess.run(["umount", "--lazy", mounted], check=True)
                image.unlink()
            return
        image.unlink()
    try:
        yield mounted
    finally:
        shutil.rmtree(mounted, ignore_errors=True)
