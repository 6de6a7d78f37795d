# SPDX-License-Identifier: Apache-2.0
"""Pages per second, CPU per request, downloads beside nginx, and how long it takes to start."""
import contextlib
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import time
import urllib.request
from pathlib import Path

from measure import run, size

ROOT = Path(__file__).resolve().parents[1]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(url):
    with contextlib.suppress(OSError):
        return urllib.request.urlopen(url, timeout=5).status == 200
    return False


@contextlib.contextmanager
def serving(fairway, data, *options):
    """A running server: its address, its process, and the seconds to its first answer."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    begun = time.monotonic()
    process = subprocess.Popen(
        [str(fairway), "serve", "--data", str(data), "--port", str(port), *options], stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    try:
        while not answers(f"{url}/health"):
            if process.poll() is not None or time.monotonic() - begun > 120:
                raise SystemExit("`fairway serve` does not answer")
            time.sleep(0.002)
        yield url, process, time.monotonic() - begun
    finally:
        process.terminate()
        process.wait()


def cpu_of(process):
    """CPU seconds a process has used (proc(5), stat, fields 14 and 15)."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_of(process):
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text()).group(1)) * 1024


def wrk(url, connections, seconds):
    """Requests per second, number of requests, 99th percentile as wrk writes it, and errors."""
    _, said = run(["wrk", "-t", "1", "-c", connections, "-d", f"{seconds}s", "--latency", url])
    number = int(re.search(r"(\d+) requests in", said).group(1))
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))
    tail = re.search(r"99%\s+(\S+)", said).group(1)
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return rate, number, tail, int(bad.group(1)) if bad else 0


def measure_pages(report, fairway, room, seconds):
    data = room / "pages"
    with serving(fairway, data, "--demo") as (url, process, _):
        hits = json.loads(run([fairway, "search", "--data", data, "--json"])[1])["hits"]
        plan = json.loads(run([fairway, "plan", "list", "--data", data, "--json"])[1])["plans"][0]["id"]
        record = hits[0]["id"]
        paths = {
            "record page": f"/records/{record}", "plan page (11 datasets)": f"/plans/{plan}", "home": "/",
            "search": "/search?q=demonstration",
            "export, datacite-xml": f"/records/{record}/export/datacite-xml",
            "OAI-PMH, all records": "/oai2d?verb=ListRecords&metadataPrefix=oai_dc",
        }
        rows = []
        for name, path in paths.items():
            if not answers(url + path):
                rows.append([name, "does not answer", "", "", "", ""])
                continue
            wrk(url + path, 4, 1)
            alone = wrk(url + path, 1, seconds)[0]
            before = cpu_of(process)
            rate, number, tail, bad = wrk(url + path, 16, seconds)
            cost = (cpu_of(process) - before) / max(number, 1) * 1000
            rows.append([name, f"{rate:,.0f}/s", f"{alone:,.0f}/s", tail, f"{cost:.2f} ms", bad or ""])
        report.say("## Pages of the demonstration")
        report.say()
        report.table(["", "16 connections", "1 connection", "p99 of 16", "CPU per request", "errors"], rows)
        report.say(f"Peak memory of the server: {size(peak_of(process))}. wrk runs on the same machine.")
        report.say()


NGINX = """
daemon off; worker_processes auto; pid {room}/nginx.pid; error_log {room}/nginx.log; user root;
events {{}}
http {{ access_log off; sendfile on; client_body_temp_path {room}/t1; proxy_temp_path {room}/t2; fastcgi_temp_path {room}/t3;
uwsgi_temp_path {room}/t4; scgi_temp_path {room}/t5;
server {{ listen 127.0.0.1:{port}; root {root}; }} }}
"""


def measure_download(report, fairway, room, bytes):
    """One large public file: from Fairway, and the same bytes from nginx."""
    if not shutil.which("nginx"):
        return
    source, data = room / "download", room / "download-data"
    source.mkdir(exist_ok=True)
    with open(source / "large.bin", "wb") as file:
        for _ in range(bytes >> 23):
            file.write(os.urandom(8 << 20))
    (source / "datacite.json").write_text(json.dumps({
        "titles": [{"title": "A large file"}], "creators": [{"name": "Benchmark", "nameType": "Organizational"}],
        "publisher": "Benchmark", "publicationYear": "2026", "types": {"resourceTypeGeneral": "Dataset"},
        "rightsList": [{"rightsIdentifier": "CC-BY-4.0", "rightsIdentifierScheme": "SPDX"}]}))
    made = json.loads(run([fairway, "deposit", source, "--data", data, "--json"])[1])["id"]
    run([fairway, "publish", made, "--data", data])

    port = free_port()
    (room / "nginx.conf").write_text(NGINX.format(room=room, port=port, root=source))
    nginx = subprocess.Popen(["nginx", "-c", str(room / "nginx.conf")], stderr=subprocess.DEVNULL)
    try:
        with serving(fairway, data) as (url, _, _):
            urls = {"nginx": f"http://127.0.0.1:{port}/large.bin", "fairway": f"{url}/records/{made}/files/large.bin?download=1"}
            while not answers(urls["nginx"]):
                time.sleep(0.05)
            times = {name: [] for name in urls}
            for _ in range(5):
                for name, address in urls.items():
                    times[name].append(run(["curl", "--silent", "--fail", "--output", "/dev/null", address])[0].wall)
            rates = {name: (bytes >> 23 << 23) / statistics.median(runs) for name, runs in times.items()}
    finally:
        nginx.terminate()
        nginx.wait()
    report.say(f"## Download of {size(bytes)}")
    report.say()
    report.table(["", "rate", "of nginx"], [[name, f"{size(rate)}/s", f"{rate / rates['nginx']:.2f} ×"] for name, rate in rates.items()])


def measure_start(report, fairway, room):
    version = [run([fairway, "--version"])[0] for _ in range(21)]
    data = room / "start"
    run([fairway, "user", "list", "--data", data])
    starts = []
    for _ in range(7):
        with serving(fairway, data) as (_, _, seconds):
            starts.append(seconds)
    report.say("## Start")
    report.say()
    report.table(["", "median", "slowest"], [
        ["`fairway --version`", f"{statistics.median(one.wall for one in version) * 1000:.0f} ms", f"{max(one.wall for one in version) * 1000:.0f} ms"],
        ["`fairway serve` to its first answer", f"{statistics.median(starts) * 1000:.0f} ms", f"{max(starts) * 1000:.0f} ms"],
    ])
