# SPDX-License-Identifier: Apache-2.0
"""`rebuild` makes the catalogue again from the store alone: the same records, versions, access and identifiers."""
import json
import re

import samples
from product import Fairway

FORMATS = ["datacite-json", "datacite-xml", "json-ld"]


def picture(fairway, server):
    """All that a reader can see of the records: search, exports, files and who may read them."""
    hits = fairway.json("search", "--size", "100")["hits"]
    seen = {}
    for hit in hits:
        id = hit["id"]
        seen[id] = {"hit": hit}
        for format in FORMATS:
            seen[id][format] = fairway.run("export", id, "--format", format).out
        seen[id]["access"] = fairway.json("access", id, "--anonymous")["permissions"]
        page = server.get(f"/records/{id}")
        seen[id]["page"] = page.status_code
        seen[id]["versions"] = sorted(set(re.findall(r"/records/([0-9a-z]{5}-[0-9a-z]{5})", page.text)))
        seen[id]["files"] = sorted(set(re.findall(rf'/records/{id}/files/([^"?#]+)', page.text)))
    return seen


def test_nothing_is_lost(tmp_path):
    fairway = Fairway(tmp_path / "data")
    with fairway.serving("--demo", ready_within=180) as server:
        embargoed = samples.plan(tmp_path / "plan.json", samples.dataset("E", licence_from="2099-01-01"))
        made = fairway.deposit(samples.folder(tmp_path / "folder"), "--plan", fairway.import_plan(embargoed), "--dataset", "E")
        fairway.publish(made["id"])
        before = picture(fairway, server)
    assert len(before) >= 6
    fairway.run("rebuild")
    with fairway.serving() as server:
        after = picture(fairway, server)
    assert sorted(before) == sorted(after), "expected the same records"
    for id in before:
        for part in before[id]:
            assert before[id][part] == after[id][part], \
                f"{part} of {id} differs after rebuild:\n{json.dumps(before[id][part])}\n{json.dumps(after[id][part])}"


def test_the_catalogue_may_be_gone(fairway, tmp_path):
    made = fairway.deposit(samples.folder(tmp_path / "folder", title="Found again"))
    fairway.publish(made["id"])
    before = fairway.run("export", made["id"], "--format", "datacite-json").out
    for file in fairway.data.glob("catalogue.sqlite*"):
        file.unlink()
    fairway.run("rebuild")
    assert fairway.found(["Found"]) == [made["id"]]
    assert fairway.run("export", made["id"], "--format", "datacite-json").out == before


def test_accounts_and_drafts_survive(fairway, tmp_path):
    """Only what can be made from the store is dropped."""
    fairway.add_user("dora@example.org", "depositor")
    draft = fairway.deposit(samples.folder(tmp_path / "draft", title="Only a draft"))
    fairway.run("rebuild")
    assert "dora@example.org" in fairway.run("user", "list").out
    fairway.publish(draft["id"])


def test_rebuilding_twice_changes_nothing(fairway, tmp_path):
    made = fairway.deposit(samples.folder(tmp_path / "folder"))
    fairway.publish(made["id"])
    fairway.run("rebuild")
    fairway.run("rebuild")
    assert fairway.found() == [made["id"]]
    fairway.assert_sound()
