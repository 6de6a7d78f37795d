# SPDX-License-Identifier: Apache-2.0
"""Running things in turn, timing them, and writing tables."""
import os
import statistics
import subprocess
import time
from dataclasses import dataclass


@dataclass
class Run:
    """One timed run of a command."""
    wall: float  # s
    cpu: float  # s, user and system, of the command and its children
    peak: int  # bytes, resident, of its largest process


def run(words, **options):
    """Runs a command to its end; a failure ends the benchmark with what it said."""
    begun = time.monotonic()
    process = subprocess.Popen(
        [str(word) for word in words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - begun
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, words))} ended with {process.returncode}:\n{said.decode(errors='replace')[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024), said.decode(errors="replace")


def durable(words, folder):
    """Runs a command and makes what it wrote durable, within the time."""
    begun = time.monotonic()
    timed, _ = run(words)
    run(["sync", "--file-system", folder])
    timed.wall = time.monotonic() - begun
    return timed


def in_turn(contenders, rounds):
    """Runs each of {name: action(round)} once per round, one after the other: {name: [Run]}."""
    results = {name: [] for name in contenders}
    for number in range(rounds):
        for name, action in contenders.items():
            os.sync()  # what the one before left to be written is not charged to this one
            results[name].append(action(number))
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
