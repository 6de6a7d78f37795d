# SPDX-License-Identifier: Apache-2.0
"""Plans in and out: the reference's examples, the official schema, versions."""
import json
import re

import jsonschema
import pytest
import samples
from product import ROOT, FAILED

CLARA = ROOT / "Examples/clara/plan.yaml"
KEYS = [f"CLRP{key}" for key in ("1-01", "1-02", "1-03", "2-01", "3-01", "3-02", "3-03", "3-04")] + ["CLOO-01", "CLOO-02", "CLOO-03"]


@pytest.fixture(scope="module")
def schema(reference):
    return json.loads((reference / "madmp/schema/maDMP-schema-1.2.json").read_text())


def assert_valid(madmp, schema):
    validator = jsonschema.validators.validator_for(schema)(schema)
    errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(madmp)]
    assert not errors, "expected a valid maDMP 1.2:\n" + "\n".join(errors)


def exported(fairway, plan, path):
    fairway.run("plan", "export", plan, "--format", "madmp", "-o", path)
    return json.loads(path.read_text())


def test_clara_has_its_eleven_datasets(fairway, tmp_path):
    plan = fairway.import_plan(CLARA)
    told = json.dumps(fairway.json("plan", "status", plan))
    missing = [key for key in KEYS if key not in told]
    assert not missing, f"expected all eleven planned datasets in the status, missing: {missing}"


def test_clara_as_madmp_is_valid(fairway, schema, tmp_path):
    plan = fairway.import_plan(CLARA)
    madmp = exported(fairway, plan, tmp_path / "plan.json")
    assert_valid(madmp, schema)
    assert len(madmp["dmp"]["dataset"]) == 11


def test_every_example_of_the_standard_is_read_and_written_validly(fairway, reference, schema, tmp_path):
    examples = sorted((reference / "madmp/examples").rglob("*.json"))
    assert examples
    for example in examples:
        imported = fairway.json("plan", "import", example)
        assert_valid(exported(fairway, imported["id"], tmp_path / "plan.json"), schema)


def test_madmp_comes_back_as_it_went(fairway, tmp_path):
    plan = fairway.import_plan(CLARA)
    exported(fairway, plan, tmp_path / "once.json")
    other = type(fairway)(tmp_path / "other")
    exported(other, other.import_plan(tmp_path / "once.json"), tmp_path / "twice.json")
    # The plan has no identifier of its own; each installation's stands for it.
    once, twice = [re.sub("urn:fairway:plan:[0-9a-z-]+", "urn", (tmp_path / name).read_text()) for name in ("once.json", "twice.json")]
    assert once == twice, "expected export, import and export to give the same maDMP"


def test_the_same_plan_again_is_a_new_version_of_it(fairway, tmp_path):
    first = fairway.import_plan(samples.plan(tmp_path / "plan.json", samples.dataset("A")))
    second = fairway.import_plan(samples.plan(tmp_path / "plan.json", samples.dataset("A"), samples.dataset("B")))
    assert first == second, "expected the same plan id"
    plans = fairway.json("plan", "list")["plans"]
    assert len(plans) == 1, f"expected one plan, found {plans}"


def test_status_follows_what_happens(fairway, tmp_path):
    plan = fairway.import_plan(samples.plan(tmp_path / "plan.json", samples.dataset("A"), samples.dataset("B")))
    before = fairway.json("plan", "status", plan)["datasets"][0]["state"]
    made = fairway.deposit(samples.folder(tmp_path / "folder"), "--plan", plan, "--dataset", "A")
    drafted = fairway.json("plan", "status", plan)["datasets"][0]["state"]
    fairway.publish(made["id"])
    published = fairway.json("plan", "status", plan)["datasets"][0]["state"]
    assert len({before, drafted, published}) == 3, f"expected the state to change twice: {before}, {drafted}, {published}"


def test_a_dataset_that_the_plan_does_not_have_is_named(fairway, tmp_path):
    plan = fairway.import_plan(samples.plan(tmp_path / "plan.json", samples.dataset("A")))
    told = fairway.run("deposit", samples.folder(tmp_path / "folder"), "--plan", plan, "--dataset", "Z", expect=FAILED)
    assert "Z" in told.err and "A" in told.err, f"expected the wrong key and the known ones: {told.transcript}"


def test_the_plan_fills_the_metadata(fairway, tmp_path):
    """No metadata typed twice: what the plan says is in the record, with the plan as its source."""
    plan = fairway.import_plan(CLARA)
    made = fairway.deposit(ROOT / "Examples/clara/md-simulation", "--plan", plan, "--dataset", "CLRP1-01")
    assert "101136607" in json.dumps(made["values"]), "expected the grant number among the values"
    layers = {value["layer"] for value in made["values"]}
    assert any("plan" in layer.lower() for layer in layers), f"expected values from the plan, layers are {layers}"
    assert any("sidecar" in layer.lower() for layer in layers), f"expected values from datacite.toml, layers are {layers}"
