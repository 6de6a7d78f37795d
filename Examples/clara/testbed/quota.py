#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Says how many bytes each folder below a project's root holds."""
import sys
from pathlib import Path


def used(folder):
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


if __name__ == "__main__":
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        print(f"{used(folder):>16,}  {folder.name}")
