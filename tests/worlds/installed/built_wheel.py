"""The wheel that people install, built from our source as it is in git, without network."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from tests.worlds.folders import ROOT

PATIENCE = 120
"""Seconds."""
BUILD = "import sys, setuptools.build_meta as backend; print(backend.build_wheel(sys.argv[1]))"
"""What pip asks of the backend of pyproject.toml."""


def has_git() -> bool:
    """Whether our source is a checkout of git, and git is there to ask."""
    return bool(shutil.which("git")) and (ROOT / ".git").exists()


def files_of_git(*folders: str) -> list[str]:
    """Our files, from the root; those that are new too, unless git is told to ignore them."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *folders]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return sorted(name for name in listed if (ROOT / name).is_file())


def build_wheel(folder: Path) -> Path:
    """Build it in a copy, so that nothing that was built before gets in."""
    source, made = folder / "source", folder / "dist"
    for name in files_of_git():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, source / name)
    made.mkdir()
    command = [sys.executable, "-c", BUILD, str(made)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = made.glob("*.whl")
    return wheel


def unpack(wheel: Path, folder: Path) -> Path:
    """What pip would put into site-packages."""
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder
