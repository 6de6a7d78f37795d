# SPDX-License-Identifier: Apache-2.0
"""Bringing a folder into custody: Fairway beside cp, bagit.py and ocfl-py."""
import os
import random
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from measure import durable, in_turn, median, run, size


def simulation_run(path, files, total):
    """Files as a simulation leaves them: nine in ten small, the rest shares the bytes."""
    small = files * 9 // 10
    sizes = [64 * 1024] * small
    rest = (total - sum(sizes)) // (files - small)
    return folder(path, sizes + [rest] * (files - small))


def small_files(path, files):
    sizes = random.Random(1)
    return folder(path, [sizes.randrange(4 * 1024, 40 * 1024) for _ in range(files)])


def folder(path, sizes):
    """A folder of files of random bytes, 500 to a subfolder."""
    for number in range(0, len(sizes), 500):
        (path / f"{number // 500:03}").mkdir(parents=True, exist_ok=True)

    def write(numbered):
        number, bytes = numbered
        with open(path / f"{number // 500:03}" / f"{number:06}.dat", "wb") as file:
            while bytes > 0:
                part = min(bytes, 8 << 20)
                file.write(os.urandom(part))
                bytes -= part

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, enumerate(sizes)))
    for file in sorted(path.rglob("*.dat")):  # into the page cache
        with open(file, "rb", buffering=0) as content:
            while content.read(8 << 20):
                pass
    return path


def contenders(fairway, source):
    """{name: action(target)}: bring the source to an empty folder."""
    tools = Path(sys.executable).parent
    bag = 'cp -r "$1" "$2/bag" && exec "$3" --quiet --sha512 --processes "$4" "$2/bag"'

    def deposit(target):
        run([fairway, "user", "list", "--data", target])  # the data directory is there, as it is in daily use
        return durable([fairway, "deposit", source, "--data", target, "--json", "--title", "Measured"], target)

    return {
        "cp -r": lambda target: durable(["cp", "-r", source, target], target),
        "fairway deposit": deposit,
        "cp -r, bagit.py": lambda target: durable(["sh", "-c", bag, "sh", source, target, tools / "bagit.py", os.cpu_count() or 1], target),
        "ocfl-py": lambda target: durable(
            [tools / "python3", tools / "ocfl-object.py", "create", "--srcdir", source, "--objdir", target / "object",
             "--id", "urn:bench:1", "--quiet"], target),
    }


def measure(report, fairway, source, room, rounds, title):
    files = sum(1 for _ in source.rglob("*.dat"))
    bytes = sum(file.stat().st_size for file in source.rglob("*.dat"))
    report.say(f"## {title}: {files:,} files, {size(bytes)}")
    report.say()
    results = in_turn(contenders(fairway, source), rounds, room)
    base = median(results["cp -r"], "wall")
    report.table(
        ["", "wall, median", "of `cp -r`", "rate", "CPU", "peak memory"],
        [[name, f"{median(runs, 'wall'):.2f} s", f"{median(runs, 'wall') / base:.2f} ×", f"{size(bytes / median(runs, 'wall'))}/s",
          f"{median(runs, 'cpu'):.2f} s", size(max(one.peak for one in runs))] for name, runs in results.items()])


def measure_memory(report, fairway, room, counts):
    """Peak memory of a deposit must not grow with the number of files."""
    report.say("## Memory and number of files")
    report.say()
    rows = []
    for count in counts:
        source = small_files(room / f"memory-{count}", count)
        data = room / f"memory-{count}-data"
        rows.append([f"{count:,}", size(durable([fairway, "deposit", source, "--data", data, "--json"], room).peak)])
    report.table(["files", "peak memory of `fairway deposit`"], rows)
