# SPDX-License-Identifier: Apache-2.0
"""Publishing against the plan: refused with what contradicts it, or accepted with a reason that stays."""
import json

import samples
from product import REFUSED


def contradicting_draft(fairway, tmp_path):
    """Planned as Apache-2.0, deposited as CC-BY-4.0."""
    plan = fairway.import_plan(samples.plan(
        tmp_path / "plan.json", samples.dataset("A", licence="https://www.apache.org/licenses/LICENSE-2.0")))
    return plan, fairway.deposit(samples.folder(tmp_path / "folder"), "--plan", plan, "--dataset", "A")["id"]


def test_is_refused_with_findings(fairway, tmp_path):
    _, id = contradicting_draft(fairway, tmp_path)
    told = fairway.json("publish", id, expect=REFUSED)
    assert told["findings"], f"expected findings: {told}"
    assert all({"id", "severity", "where", "message", "remedy"} <= set(finding) for finding in told["findings"])
    said = json.dumps(told["findings"])
    assert "APACHE-2.0" in said.upper() and "CC-BY-4.0" in said.upper(), f"expected both licences: {said}"
    assert fairway.found() == [], "expected nothing to be published"
    fairway.assert_sound()


def test_is_published_with_a_reason_that_is_recorded(fairway, tmp_path):
    plan, id = contradicting_draft(fairway, tmp_path)
    reason = "The partners agreed on CC BY on 2 October."
    fairway.publish(id, "--accept-deviation", reason)
    assert fairway.found() == [id]
    recorded = json.dumps([json.loads(path.read_text()) for path in (fairway.data / "objects").rglob("record.json")])
    assert reason in recorded, "expected the reason in the sealed record"
    status = json.dumps(fairway.json("plan", "status", plan))
    assert "deviation" in status or "accepted" in status, f"expected the plan's status to tell: {status}"


def test_an_empty_reason_is_no_reason(fairway, tmp_path):
    _, id = contradicting_draft(fairway, tmp_path)
    assert fairway.try_run("publish", id, "--accept-deviation", "  ").status != 0
    assert fairway.found() == []


def test_what_is_missing_is_listed_and_cannot_be_accepted_away(fairway, tmp_path):
    made = fairway.deposit(samples.folder(tmp_path / "folder", sidecar=False))
    assert made["missing"], f"expected a list of what a person must supply: {made}"
    told = fairway.json("publish", made["id"], "--accept-deviation", "because", expect=REFUSED)
    assert told["findings"], f"expected findings: {told}"
    assert fairway.found() == []


def test_the_whole_deposit_in_one_command(fairway, tmp_path):
    plan = fairway.import_plan(samples.plan(tmp_path / "plan.json", samples.dataset("A")))
    made = fairway.deposit(samples.folder(tmp_path / "folder"), "--plan", plan, "--dataset", "A", "--publish")
    assert fairway.found() == [made["id"]]
