# SPDX-License-Identifier: Apache-2.0
"""The built program, as somebody outside sees it: commands with exit codes, and a server with an address."""
import contextlib
import json
import os
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("FAIRWAY_BINARY", ROOT / ".build/debug/fairway"))

DONE, FAILED, USAGE, REFUSED = 0, 1, 2, 3
NAMES = {DONE: "done", FAILED: "failed", USAGE: "usage", REFUSED: "refused by a rule"}


@dataclass
class Outcome:
    """What a command left behind."""
    command: str
    status: int
    out: str
    err: str

    @property
    def transcript(self):
        return f"$ {self.command}\n{self.out}{self.err}(exit code {self.status})"

    @property
    def json(self):
        try:
            return json.loads(self.out)
        except ValueError:
            raise AssertionError(f"expected one JSON object on standard output:\n{self.transcript}") from None

    @property
    def last_line(self):
        lines = self.out.strip().splitlines()
        assert lines, f"expected something on standard output:\n{self.transcript}"
        return lines[-1]


class Fairway:
    """One data directory, and the commands that work on it."""

    def __init__(self, data, prefix=()):
        self.data = Path(data)
        self.prefix = [str(word) for word in prefix]
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("FAIRWAY_")}

    def words(self, *arguments):
        return [*self.prefix, str(BINARY), *[a if isinstance(a, bytes) else str(a) for a in arguments], "--data", str(self.data)]

    def try_run(self, *arguments, timeout=120):
        """Runs a command and returns what came of it, whatever the exit code."""
        words = self.words(*arguments)
        shown = " ".join(["fairway", *[a.decode(errors="replace") if isinstance(a, bytes) else str(a) for a in arguments]])
        try:
            done = subprocess.run(
                words, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, cwd=ROOT, env=self.environment)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"expected an answer within {timeout} s: {shown}") from None
        outcome = Outcome(shown, done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
        assert done.returncode >= 0, f"the program crashed with {signal.Signals(-done.returncode).name}:\n{outcome.transcript}"
        return outcome

    def run(self, *arguments, expect=DONE, timeout=120):
        """Runs a command that has to end with the exit code `expect`."""
        outcome = self.try_run(*arguments, timeout=timeout)
        assert outcome.status == expect, f"expected exit code {expect} ({NAMES[expect]}):\n{outcome.transcript}"
        return outcome

    def json(self, *arguments, expect=DONE, timeout=120):
        """Runs a command with --json and returns the object it prints."""
        return self.run(*arguments, "--json", expect=expect, timeout=timeout).json

    def start(self, *arguments):
        """Starts a command in the background, for tests that kill it; it has a process group of its own."""
        return subprocess.Popen(
            self.words(*arguments), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=ROOT, env=self.environment, start_new_session=True)

    # What many tests do

    def import_plan(self, path):
        return self.json("plan", "import", path)["id"]

    def deposit(self, folder, *options, timeout=120):
        return self.json("deposit", folder, *options, timeout=timeout)

    def publish(self, id, *options):
        return self.json("publish", id, *options)

    def add_user(self, email, role, password="correct horse battery"):
        self.json("user", "add", email, "--role", role, "--password", password)
        return password

    def token(self, email):
        return self.run("token", "create", "--user", email).last_line

    def found(self, query=()):
        """Ids of the published records that a search finds."""
        return [hit["id"] for hit in self.json("search", *query, "--size", "100")["hits"]]

    def assert_sound(self):
        """`verify` finds nothing wrong."""
        verified = self.json("verify")
        wrong = [finding for finding in verified["findings"] if finding["severity"] == "error"]
        assert not wrong, f"expected a sound store, found: {json.dumps(wrong, indent=1)}"

    @contextlib.contextmanager
    def serving(self, *options, ready_within=60):
        """A running `fairway serve` on a free port, as a `Server`."""
        log = tempfile.TemporaryFile()
        for _ in range(5):  # somebody else may take the port meanwhile
            port = free_port()
            process = subprocess.Popen(
                self.words("serve", "--port", port, *options), stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=ROOT,
                env=self.environment, start_new_session=True)
            server = Server(self, f"http://127.0.0.1:{port}", process, log)
            try:
                if server.wait(ready_within):
                    yield server
                    return
                if "in use" not in server.said().lower():
                    raise AssertionError(f"`fairway serve` ended with {process.returncode}:\n{server.said()}")
            finally:
                server.stop()
        raise AssertionError("no free port found in five attempts")


class Server:
    def __init__(self, fairway, url, process, log):
        self.fairway, self.url, self.process, self.log = fairway, url, process, log

    def said(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def wait(self, seconds):
        """True once /health answers 200, False when the process has ended."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                return False
            with contextlib.suppress(requests.ConnectionError, requests.Timeout):
                if requests.get(f"{self.url}/health", timeout=2).status_code == 200:
                    return True
            time.sleep(0.05)
        raise AssertionError(f"expected /health to answer within {seconds} s:\n{self.said()}")

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def get(self, path, token=None, **options):
        headers = dict(options.pop("headers", {}))
        if token:
            headers["Authorization"] = f"Bearer {token}"
        return requests.get(self.url + path, headers=headers, timeout=60, **options)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def objects(data):
    """The OCFL objects below a data directory."""
    return sorted(path.parent for path in (Path(data) / "objects").rglob("0=ocfl_object_*"))
