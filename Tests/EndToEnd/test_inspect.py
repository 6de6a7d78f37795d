# SPDX-License-Identifier: Apache-2.0
"""`inspect` on real files of the field: everything is answered, in time, and what it says is what the reference libraries say."""
import json
import time

import pytest
from product import ROOT

# A value that the reference library reads, and that has to stand in the answer.
SPOT_CHECKS = {
    "pdb/1A8O.pdb": ["HIV CAPSID C-TERMINAL DOMAIN", "1.7"],
    "nifti1.gz": ["NIfTI"],
    "edf+": ["EDF+"],
    "hdf5": ["HDF5"],
    "netcdf4": ["NetCDF"],
    "mmcif": ["mmCIF"],
    "jpeg-exif-gps": ["JPEG"],
}


def inspect(fairway, *paths):
    return fairway.json("inspect", *paths)


def test_every_corpus_file_is_answered_in_time(fairway, corpus):
    files = sorted(path for path in (corpus / "files").rglob("*") if path.is_file() and path.suffix not in (".tsv",))
    assert len(files) > 50
    slow = []
    for file in files:
        begun = time.monotonic()
        inspect(fairway, file)
        taken = time.monotonic() - begun
        if taken > 5:  # 1 s for the file, and the start of a debug build on a busy machine
            slow.append((file.name, round(taken, 1)))
    assert not slow, f"expected an answer within seconds: {slow}"


@pytest.mark.parametrize("path", SPOT_CHECKS)
def test_says_what_the_reference_libraries_say(fairway, corpus, path):
    chosen = corpus / "files" / path
    files = [chosen] if chosen.is_file() else sorted(file for file in chosen.iterdir() if file.is_file())
    for file in files:
        said = json.dumps(inspect(fairway, file), ensure_ascii=False)
        for value in SPOT_CHECKS[path]:
            assert value.lower() in said.lower(), f"expected “{value}” in what is said of {file.name}: {said[:2000]}"


def personal(answer):
    """What is said to be personal."""
    return [f"{said['field']}: {said['value']}" for file in answer["files"] for said in file["suggestions"] if said["personal"]]


def test_a_patient_in_a_header_is_flagged(fairway):
    answer = inspect(fairway, ROOT / "Examples/clara/multi-modal/sub-01/eeg/sub-01_task-rest_eeg.edf")
    assert any("Doe" in said for said in personal(answer)), f"expected the patient's name to be flagged as personal: {answer}"


def test_a_place_in_a_photograph_is_flagged(fairway, corpus):
    files = [file for file in (corpus / "files/jpeg-exif-gps").iterdir() if file.is_file()]
    for file in files:
        answer = inspect(fairway, file)
        assert personal(answer), f"expected the place in {file.name} to be flagged as personal: {answer}"


def test_a_hostile_pickle_is_not_run(fairway, corpus, tmp_path):
    files = [file for file in (corpus / "files/pkl-hostile").iterdir() if file.is_file()]
    assert files
    before = set(ROOT.iterdir())
    for file in files:
        inspect(fairway, file)
    assert set(ROOT.iterdir()) == before, "expected no pickle to be executed"


def test_truncated_files_cost_a_warning(fairway, corpus, tmp_path):
    """Each corpus file cut in half and after 100 bytes."""
    files = sorted(path for path in (corpus / "files").rglob("*") if path.is_file() and 200 < path.stat().st_size < 3_000_000)
    for file in files:
        content = file.read_bytes()
        for length in (100, len(content) // 2):
            (tmp_path / f"{file.stem[:40]}-{length}{file.suffix}").write_bytes(content[:length])
    inspect(fairway, *sorted(tmp_path.glob("*-*")))


def test_text_for_people(fairway):
    said = fairway.run("inspect", ROOT / "Examples/clara/md-simulation").out
    for name in ("trajectory.xtc", "peptide.pdb", "contacts.h5", "energy.csv"):
        assert name in said, f"expected {name} in:\n{said}"


def test_units_in_headers_are_found(fairway):
    said = json.dumps(inspect(fairway, ROOT / "Examples/clara/md-simulation/energy.csv"))
    assert "kJ/mol" in said, f"expected the unit of a CSV column: {said}"
