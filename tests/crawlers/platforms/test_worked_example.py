"""Whoever follows the example of docs/platforms.md, word for word, has a platform more: recognised, walked and read."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.worlds.folders import ROOT

BLOCK = re.compile(r'^```(\w+) title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
WHAT_IS_TRIED = 8
"""Tests that a case of a platform brings: recognised three times, found, named, read again, doubted, and whose it is."""


def copied(folder: Path) -> None:
    """The project, its pages on platforms and their tests, without what other platforms publish."""
    others = [path.name for path in (ROOT / "tests/worlds/platforms/published").glob("[!_]*.py")]
    rooms = [path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name != "tests"]
    for room in (*rooms, "docs", "tests/worlds", "tests/crawlers/platforms"):
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("tests/__init__.py", "tests/crawlers/__init__.py", "pyproject.toml", "scrapy.cfg"):
        shutil.copy(ROOT / file, folder / file)
    for name in others:
        (folder / "tests/worlds/platforms/published" / name).unlink()


def follow(page: str, folder: Path) -> None:
    """Do what the blocks of a page say: write a file, or add lines to one behind the line above them."""
    for kind, name, text in BLOCK.findall(page):
        path = folder / name
        if kind == "diff":
            path.write_text(added(path.read_text(encoding="utf-8"), text), encoding="utf-8")
        else:
            assert not path.exists(), f"{name} is there already"
            path.write_text(text, encoding="utf-8")


def added(text: str, lines: str) -> str:
    """A file with lines more."""
    for before, line in re.findall(r"^ (.*)\n\+(.*)\n", lines, re.MULTILINE):
        assert text.count(f"{before}\n") == 1, f"« {before} » is not one line of the file"
        text = text.replace(f"{before}\n", f"{before}\n{line}\n")
    return text


def python(folder: Path, *words: str) -> str:
    """What a command says there."""
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=240
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of whoever followed the page."""
    folder = tmp_path_factory.mktemp("followed") / "project"
    copied(folder)
    follow((ROOT / "docs/platforms.md").read_text(encoding="utf-8"), folder)
    return folder


def test_the_platform_is_recognised_walked_and_read(project: Path) -> None:
    done = python(project, "-m", "pytest", "tests/crawlers/platforms", "-k", "jobaffair")

    assert f"{'.' * WHAT_IS_TRIED} " in done


def test_scrapy_and_the_registry_know_it(project: Path) -> None:
    spiders = python(project, "-m", "scrapy", "list").split()
    known = "from crawlers.platforms.table import SPIDERS; print(*SPIDERS['jobaffair'])"

    assert "jobaffair" in spiders
    assert "api" in python(project, "-c", known).split()


def test_its_rows_are_written(project: Path) -> None:
    python(project, "-m", "crawlers.platforms.docs")

    for page in ("platforms.md", "adding-a-source.md"):
        assert "| `jobaffair` |" in (project / "docs" / page).read_text(encoding="utf-8")
