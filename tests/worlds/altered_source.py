"""A copy of our source that a test changes as a developer would, and programs that run in it."""

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from tests.worlds.folders import ROOT

PACKAGES = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
OURS = [name.rstrip("*") for name in PACKAGES["find"]["include"]]
"""What is installed."""
PATIENCE = 120
"""Seconds that a program in the copy may take."""


class AlteredSource:
    """What is installed, copied with its compiled files, so that it starts as fast as ours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in OURS:
            shutil.copytree(ROOT / name, folder / name)
        shutil.copy2(ROOT / "pyproject.toml", folder)

    def write(self, path: str, text: str) -> None:
        """Make a file, or put another text in its place."""
        (self.folder / path).write_text(text, encoding="utf-8")

    def read(self, path: str) -> str:
        """The text of a file."""
        return (self.folder / path).read_text(encoding="utf-8")

    def insert(self, path: str, *, before: str, lines: str) -> None:
        """Add lines before the one line of a file that begins so."""
        text = self.read(path).splitlines(keepends=True)
        (at,) = (number for number, line in enumerate(text) if line.lstrip().startswith(before))
        self.write(path, "".join([*text[:at], lines, *text[at:]]))

    def replace(self, path: str, old: str, new: str) -> None:
        """Change the one place of a file that reads so."""
        text = self.read(path)
        assert text.count(old) == 1, f"{path} holds {text.count(old)} times: {old}"
        self.write(path, text.replace(old, new))

    def run(self, *arguments: str) -> str:
        """What ``python …`` prints there."""
        return run_python(self.folder, *arguments)

    def answer(self, program: str, *arguments: str) -> Any:
        """What a program prints there, as JSON."""
        return json.loads(self.run("-c", program, *arguments))


def run_python(folder: Path, *arguments: str) -> str:
    """What ``python …`` prints in a folder of source; it must end well."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr or done.stdout
    return done.stdout
