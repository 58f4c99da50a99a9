"""Two board processes on copies of one file: each copy is renamed into place, and both show it at about the same moment."""

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx

from demo.__main__ import ask, free_port
from pipeline.installation.paths import ROOT
from tests.worlds.board.client import valley
from tests.worlds.board.renewed import renewed
from tests.worlds.processes import PATIENCE, Working

PAGE = "/offres/aub010-trieur-de-flacons-le-treport"
SWAPS = 3
TOGETHER = 10
"""How many times as many answers the slower one may need, and a few more: both are as busy as the machine is."""


@contextmanager
def board(folder: Path) -> Iterator[httpx.Client]:
    """``glassvallee serve`` on a folder of its own."""
    folder.mkdir()
    shutil.copy(valley().board, folder / "board.db")
    port = free_port()
    command = [sys.executable, "-m", "pipeline", "--data", str(folder), "serve", "--port", str(port)]
    with Working(command, cwd=ROOT) as process, httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        try:
            assert ask(f"http://127.0.0.1:{port}/sante", process)
            yield client
        finally:
            process.terminate()


def copy(fresh: Path, folder: Path) -> None:
    """What rsync does: another name in the same folder first, then a rename."""
    shutil.copy(fresh, folder / ".board.db.new")
    (folder / ".board.db.new").replace(folder / "board.db")


def test_two_boards_switch_together(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("a", "b")]
    with ExitStack() as stack:
        boards = [stack.enter_context(board(folder)) for folder in folders]
        for number in range(SWAPS):
            fresh = renewed(tmp_path, number)
            for folder in folders:
                copy(fresh, folder)
            rounds = [0, 0]
            shown = [False, False]
            limit = time.monotonic() + PATIENCE
            while not all(shown):
                assert time.monotonic() < limit, shown
                answers = [client.get(PAGE, timeout=20) for client in boards]
                assert [answer.status_code for answer in answers] == [200, 200]
                rounds = [asked + (not seen) for asked, seen in zip(rounds, shown, strict=True)]
                shown = [f"Trieur numéro {number}" in answer.text for answer in answers]
            assert max(rounds) <= TOGETHER * (min(rounds) + TOGETHER), rounds
