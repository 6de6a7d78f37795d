# SPDX-License-Identifier: Apache-2.0
"""SIGKILL at twenty random moments of a deposit and of a publication: afterwards everything is whole, or not there."""
import random
import time

import pytest
import samples
from product import DONE, REFUSED

MOMENTS = 20


@pytest.fixture(scope="module")
def seed():
    """Another seed for each run; a failure names it."""
    number = random.SystemRandom().randrange(10**6)
    print(f"seed of the random moments: {number}")
    return number


def many_files(path, marker):
    """A folder of 130 files that no other has: small ones and a few of some megabytes."""
    random_bytes = random.Random(marker).randbytes
    files = {f"part {i % 7}/{i:03}.bin": random_bytes(4096 + 97 * i) for i in range(126)}
    files |= {f"large/{i}.bin": random_bytes(3_000_000) for i in range(4)}
    return samples.folder(path, files, title=f"Crash {marker}")


def kill_after(process, seconds):
    """True when the process was still running and is killed."""
    time.sleep(seconds)
    was_running = process.poll() is None
    process.kill()
    process.wait()
    return was_running


def duration(action):
    begun = time.monotonic()
    action()
    return time.monotonic() - begun


def content(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def assert_whole(fairway, id, source, scratch):
    """What is published has every byte of its source."""
    fairway.run("get", id, "--to", scratch)
    expected = content(source)
    got = list(content(scratch).values())
    missing = [name for name, bytes in expected.items() if bytes not in got]
    assert not missing, f"expected every file of {source} in record {id}, missing: {missing[:5]}"


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_deposit_can_be_killed_at_any_moment(fairway, tmp_path, seed):
    # The quickest of three: the first reads cold files, and a moment behind the end kills nothing.
    rehearsals = [many_files(tmp_path / f"rehearsal-{number}", -1 - number) for number in range(3)]
    time_needed = min(duration(lambda: fairway.deposit(folder)) for folder in rehearsals)
    moments = random.Random(seed)
    killed = 0
    for number in range(MOMENTS):
        source = many_files(tmp_path / f"source-{number}", number)
        moment = moments.uniform(0, time_needed)
        killed += kill_after(fairway.start("deposit", source, "--json"), moment)
        context = f"seed {seed}, killed after {moment:.3f} s of about {time_needed:.3f} s"
        fairway.assert_sound()
        assert not fairway.found([f'"Crash {number}"']), f"{context}: expected no published record"
        made = fairway.deposit(source)  # continues where it was
        fairway.publish(made["id"])
        assert_whole(fairway, made["id"], source, tmp_path / f"back-{number}")
    assert killed >= MOMENTS // 4, f"expected deposits to be killed while they ran, {killed} of {MOMENTS} were"
    fairway.assert_sound()


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_publication_can_be_killed_at_any_moment(fairway, tmp_path, seed):
    drafts = []
    for number in range(MOMENTS + 1):
        source = many_files(tmp_path / f"source-{number}", number)
        drafts.append((fairway.deposit(source)["id"], source))
    rehearsal, _ = drafts.pop()
    time_needed = duration(lambda: fairway.publish(rehearsal))
    moments = random.Random(seed + 1)
    for number, (id, source) in enumerate(drafts):
        moment = moments.uniform(0, time_needed)
        kill_after(fairway.start("publish", id), moment)
        context = f"seed {seed}, killed after {moment:.3f} s of about {time_needed:.3f} s"
        # Before anything repairs by writing: what a reader sees is whole, or is not there.
        visible = id in fairway.found()
        if visible:
            assert_whole(fairway, id, source, tmp_path / f"seen-{number}")
        fairway.assert_sound()
        again = fairway.try_run("publish", id, "--json")
        expected = REFUSED if visible else DONE  # published already, or published now
        assert again.status == expected, f"{context}, record {'' if visible else 'not '}visible:\n{again.transcript}"
        assert_whole(fairway, id, source, tmp_path / f"back-{number}")
    assert len(fairway.found()) == MOMENTS + 1
    fairway.assert_sound()
