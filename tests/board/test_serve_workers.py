"""``serve --workers 2``: two processes behind one port show the same board, and stop together."""

import shutil
import time
from pathlib import Path

import pytest

from benchmarks.board_http import answers, family, served
from tests.worlds.board.client import valley


@pytest.mark.parametrize("processes", [2])
def test_processes_share_a_port_and_stop_together(tmp_path: Path, processes: int) -> None:
    shutil.copy(valley().board, tmp_path / "board.db")
    with served(tmp_path, processes) as (url, server):
        every = family(server)
        assert len(every) > processes
        assert all(answers(f"{url}{path}") for path in ("/", "/?q=cariste", "/etat") * 2)
    assert not answers(f"{url}/")
    end = time.monotonic() + 10
    while (left := list(filter(alive, every))) and time.monotonic() < end:
        time.sleep(0.1)  # the last to go is the child that watches over shared memory
    assert left == []


def alive(process: int) -> bool:
    """Whether a process still runs: one that ended and that nobody asked about does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
