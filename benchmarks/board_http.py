"""The board as it is run (``glassvallee serve``), asked over HTTP by wrk, a small program that leaves the machine to the board."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

LOAD_SECONDS = 6
PATIENCE_SECONDS = 120
SCRIPT = """
local paths = {}
for line in io.lines("LIST") do paths[#paths + 1] = line end
local n = 0
request = function()
  n = n + 1
  return wrk.format("GET", paths[(n - 1) % #paths + 1], {["Accept-Encoding"] = "gzip"})
end
done = function(summary, latency, requests)
  local wrong = summary.errors.status + summary.errors.read + summary.errors.timeout + summary.errors.connect
  io.write(string.format("RESULT %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(99), wrong))
end
"""
WRK = shutil.which("wrk")


@contextmanager
def served(data: Path, processes: int) -> Iterator[tuple[str, int]]:
    """The command itself on a free port, with ``board.db`` in ``data``; gives its address and its process id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "pipeline", "serve", "--port", str(port), "--workers", str(processes)]
    server = subprocess.Popen(command, env=os.environ | {"GLASSVALLEE_DATA": str(data)})
    url = f"http://127.0.0.1:{port}"
    try:
        end = time.monotonic() + PATIENCE_SECONDS
        while not answers(f"{url}/") and time.monotonic() < end and server.poll() is None:
            time.sleep(0.2)
        yield url, server.pid
    finally:
        server.terminate()
        server.wait(30)


def answers(url: str) -> bool:
    """Whether a page is there."""
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def measure(data: Path, warm: list[str], searches: list[str], jobs: list[str], clients: int) -> dict[str, Any]:
    """Searches of known words, then job pages, each address once as far as they last; with one process and with two."""
    if WRK is None:
        return {"asked_by": "this process, without HTTP: wrk is not installed"}
    figures: dict[str, Any] = {"asked_by": "wrk, over HTTP", "http_processes": 1}
    for processes in (1, 2):
        ending = "" if processes == 1 else f"_{processes}_processes"
        with served(data, processes) as (url, server):
            for address in warm * 4 * processes:  # which process answers is chance: each must know the words
                answers(url + address)
            rate, p99 = load(url, searches, clients)
            figures |= {f"requests_per_second{ending}": rate, f"busy_p99_ms{ending}": p99}
            figures[f"job_page_rps{ending}"], _ = load(url, jobs, clients)
            figures[f"memory_mb{ending}"] = sum(map(shared_memory_mb, family(server)))
    return figures


def load(url: str, addresses: list[str], clients: int) -> tuple[int, float]:
    """Requests a second, and the 99th percentile in milliseconds; raises ``RuntimeError`` when an answer is wrong."""
    with TemporaryDirectory() as folder:
        listed, script = Path(folder) / "list", Path(folder) / "ask.lua"
        listed.write_text("\n".join(addresses), encoding="utf-8")
        script.write_text(SCRIPT.replace("LIST", str(listed)), encoding="utf-8")
        command = [str(WRK), "-t1", f"-c{clients}", f"-d{LOAD_SECONDS}", "-s", str(script), url]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    result = re.search(r"RESULT (\d+) (\d+) (\d+) (\d+)", output)
    if result is None or result[4] != "0":
        raise RuntimeError(f"wrk did not get every page: {output}")
    asked, microseconds, p99 = int(result[1]), int(result[2]), int(result[3])
    return round(asked / microseconds * 1e6), round(p99 / 1000, 1)


def family(server: int) -> list[int]:
    """A process and its children."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text(encoding="ascii").split()
    return [server, *(process for child in children for process in family(int(child)))]


def shared_memory_mb(process: int) -> int:
    """What a process takes in MB; what it shares with others is counted once in all."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    return int(rollup.split("Pss:")[1].split()[0]) // 1024
