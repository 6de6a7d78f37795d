#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the built Fairway beside its peers and prints the tables; README.md says what is measured and how."""
import argparse
import os
import platform
import signal
import sys
from datetime import date
from pathlib import Path

import deposits
import serving
from disk import disk
from measure import Report, run

HERE = Path(__file__).resolve().parent
GIB = 1 << 30

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--fairway", type=Path, required=True, help="the release binary")
parser.add_argument("--quick", action="store_true", help="a tenth of the data")
parser.add_argument("--only", choices=["start", "pages", "download", "large", "small", "memory"], help="one part only")
arguments = parser.parse_args()

fairway = arguments.fairway.resolve()
room = Path(os.environ.get("BENCH_DIR", HERE.parent / ".build-release/bench")).resolve()
part = 10 if arguments.quick else 1
signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))  # so that the disk is unmounted
report = Report()
report.say("# Measurements")
report.say()
_, version = run([fairway, "--version"])
report.say(f"{version.strip()}, {date.today()}, {platform.machine()}, {os.cpu_count()} cores, Linux {platform.release()}"
           + (", quick: a tenth of the data" if arguments.quick else ""))
report.say()


def wanted(name):
    return arguments.only in (None, name)


with disk(room, 24 * GIB // part) as place:
    if wanted("start"):
        serving.measure_start(report, fairway, place)
    if wanted("pages"):
        serving.measure_pages(report, fairway, place, seconds=3 if arguments.quick else 10)
    if wanted("download"):
        serving.measure_download(report, fairway, place, GIB // part)
    if wanted("large"):
        source = deposits.simulation_run(place / "simulation", 2000 // part, 4 * GIB // part)
        deposits.measure(report, fairway, source, place / "large", 3, "A simulation run")
    if wanted("small"):
        source = deposits.small_files(place / "small-source", 50_000 // part)
        deposits.measure(report, fairway, source, place / "small", 3, "Small files")
    if wanted("memory"):
        deposits.measure_memory(report, fairway, place, [count // part for count in (5_000, 20_000, 50_000)])
if arguments.only is None:
    report.save(HERE / "results.md")
