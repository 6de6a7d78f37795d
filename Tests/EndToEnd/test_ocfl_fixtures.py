# SPDX-License-Identifier: Apache-2.0
"""The official OCFL fixtures, each judged as its name says."""
import os
import re
from pathlib import Path

import pytest
from product import DONE, FAILED, ROOT, Fairway

FIXTURES = Path(os.environ.get("FAIRWAY_CORPUS", ROOT.parent / "shared/corpus")) / "ocfl-fixtures"


def fixtures(kind):
    paths = sorted(path for version in ("1.0", "1.1") for path in FIXTURES.glob(f"{version}/{kind}-objects/*") if path.is_dir())
    if not paths:
        return [pytest.param(None, marks=pytest.mark.skip(reason="the OCFL fixtures are not there: set FAIRWAY_CORPUS"))]
    return [pytest.param(path, id=f"{path.parent.parent.name}-{path.name}") for path in paths]


def judge(path, tmp_path, expect):
    told = Fairway(tmp_path / "data").json("verify", "--object", path, expect=expect)
    return [(finding["id"], finding["severity"]) for finding in told["findings"]]


def expected_codes(path):
    return re.findall(r"[EW]\d{3}", path.name)


@pytest.mark.parametrize("path", fixtures("good"))
def test_good_object(path, tmp_path):
    assert judge(path, tmp_path, DONE) == []


@pytest.mark.parametrize("path", fixtures("warn"))
def test_object_with_a_warning(path, tmp_path):
    found = judge(path, tmp_path, DONE)
    assert set(expected_codes(path)) <= {code for code, _ in found}, f"found {found}"
    assert not [code for code, severity in found if severity == "error"], f"expected warnings only, found {found}"


@pytest.mark.parametrize("path", fixtures("bad"))
def test_bad_object(path, tmp_path):
    found = judge(path, tmp_path, FAILED)
    codes = {re.match(r"[EW]\d{3}", code).group() for code, _ in found}
    assert codes & set(expected_codes(path)), f"expected one of {expected_codes(path)}, found {found}"
