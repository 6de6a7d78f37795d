# SPDX-License-Identifier: Apache-2.0
"""Running things in turn, timing them, and writing tables."""
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass


@dataclass
class Run:
    """One timed run of a command."""
    wall: float  # s
    cpu: float  # s, user and system, of the command and its children
    peak: int  # bytes, resident, of its largest process


def run(words, **options):
    """Runs a command to its end; a failure ends the benchmark with what it said.

    GNU time measures it: the peak memory that `wait4` tells of a child begins with that of this process.
    """
    words = [str(word) for word in words]
    with tempfile.NamedTemporaryFile("r") as measured:
        begun = time.monotonic()
        done = subprocess.run(
            ["/usr/bin/time", "--format", "%U %S %M", "--output", measured.name, *words], stdin=subprocess.DEVNULL,
            capture_output=True, check=False, **options)
        wall = time.monotonic() - begun
        said = done.stdout.decode(errors="replace")
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(words)} ended with {done.returncode}:\n{said}{done.stderr.decode(errors='replace')}")
        user, system, peak = measured.read().split()
    return Run(wall, float(user) + float(system), int(peak) * 1024), said


def durable(words, folder):
    """Runs a command and makes what it wrote durable, within the time."""
    begun = time.monotonic()
    timed, _ = run(words)
    run(["sync", "--file-system", folder])
    timed.wall = time.monotonic() - begun
    return timed


def in_turn(contenders, rounds, room, patience=60):
    """Runs each of {name: action(folder)} once per round, one after the other, each in an empty folder: {name: [Run]}.

    Who needs more than `patience` seconds runs in the first round only.
    """
    results = {name: [] for name in contenders}
    for number in range(rounds):
        for name, action in contenders.items():
            if results[name] and results[name][0].wall > patience:
                continue
            room.mkdir(parents=True)
            os.sync()  # what the one before left to be written is not charged to this one
            results[name].append(action(room))
            shutil.rmtree(room)
            print(f"    round {number + 1} of {rounds}: {name} {results[name][-1].wall:.2f} s", flush=True)
    return results


def median(runs, what):
    return statistics.median(getattr(one, what) for one in runs)


def size(bytes):
    for unit in ("B", "KiB", "MiB", "GiB"):
        if bytes < 1024 or unit == "GiB":
            return f"{bytes:.0f} {unit}" if unit == "B" else f"{bytes:.1f} {unit}"
        bytes /= 1024


class Report:
    """Markdown that is printed as it grows, and kept."""

    def __init__(self):
        self.lines = []

    def say(self, line=""):
        self.lines.append(line)
        print(line, flush=True)

    def table(self, header, rows):
        self.say("| " + " | ".join(header) + " |")
        self.say("|" + "---|" * len(header))
        for row in rows:
            self.say("| " + " | ".join(str(cell) for cell in row) + " |")
        self.say()

    def save(self, path):
        path.write_text("\n".join(self.lines) + "\n", encoding="utf-8")
