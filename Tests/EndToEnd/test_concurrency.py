# SPDX-License-Identifier: Apache-2.0
"""Two deposits, publications and a server at once on one data directory."""
from concurrent.futures import ThreadPoolExecutor

import samples


def test_two_deposits_and_a_server_at_once(fairway, tmp_path):
    def deposit_and_publish(name):
        files = {f"{i:03}.csv": f"n\n{name}{i}\n" * 50 for i in range(150)}
        made = fairway.deposit(samples.folder(tmp_path / name, files, title=f"Concurrent {name}"), timeout=200)
        fairway.publish(made["id"])
        return made["id"]

    with fairway.serving() as server, ThreadPoolExecutor(4) as pool:
        deposits = [pool.submit(deposit_and_publish, name) for name in ("one", "two")]
        answers = []
        while not all(deposit.done() for deposit in deposits):
            answers += [server.get("/").status_code, server.get("/search?q=Concurrent").status_code]
        ids = [deposit.result() for deposit in deposits]
        assert set(answers) == {200}, f"expected every page to answer while deposits run, got {set(answers)}"
        for id in ids:
            assert server.get(f"/records/{id}").status_code == 200, f"expected the server to show {id} at once"
    fairway.assert_sound()


def test_the_same_folder_twice_at_once(fairway, tmp_path):
    """One of them may be told to wait; neither may harm the other."""
    source = samples.folder(tmp_path / "folder", {f"{i:03}.bin": bytes([i]) * 20_000 for i in range(100)})
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda _: fairway.try_run("deposit", source, "--json"), range(2)))
    assert any(outcome.status == 0 for outcome in outcomes), "\n".join(outcome.transcript for outcome in outcomes)
    made = fairway.try_run("deposit", source, "--json").json
    fairway.assert_sound()
    fairway.publish(made["id"])


def test_a_draft_is_published_once(fairway, tmp_path):
    made = fairway.deposit(samples.folder(tmp_path / "folder"))
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda _: fairway.try_run("publish", made["id"], "--json"), range(4)))
    done = [outcome for outcome in outcomes if outcome.status == 0]
    assert len(done) == 1, "expected one publication to succeed:\n" + "\n".join(o.transcript for o in outcomes)
    assert fairway.found() == [made["id"]]
    fairway.assert_sound()
