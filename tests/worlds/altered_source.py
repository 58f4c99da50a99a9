"""A copy of our source that a test changes as a developer would, and a program that runs in it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.worlds.folders import ROOT

OURS = ("vocabulary", "crawlers", "pipeline", "db", "board")
PATIENCE = 60
"""Seconds that a program in the copy may take."""


class AlteredSource:
    """What is installed, copied with its compiled files, so that it starts as fast as ours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in OURS:
            shutil.copytree(ROOT / name, folder / name)
        shutil.copy2(ROOT / "datasette_config.json", folder)

    def insert(self, path: str, before: str, lines: str) -> None:
        """Add lines before the one place of a file that reads so."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{path} holds {text.count(before)} times: {before}"
        (self.folder / path).write_text(text.replace(before, lines + before), encoding="utf-8")

    def run(self, program: str, *arguments: str) -> Any:
        """What a program prints there, as JSON."""
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)
