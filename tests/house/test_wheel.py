"""The wheel holds all that the program reads, and a program without a checkout keeps nothing beside its code."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.worlds.folders import ROOT
from tests.worlds.installed.built_wheel import build_wheel, files_of_git, has_git, unpack

PACKAGES = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
pytestmark = pytest.mark.skipif(not has_git(), reason="no git here: nothing says which files are ours")
FOLDERS = [name.rstrip("*") for name in PACKAGES["find"]["include"]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like site-packages, with the wheel in it."""
    folder = tmp_path_factory.mktemp("wheel")
    return unpack(build_wheel(folder), folder / "site-packages")


def run(site: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The installed command line, by a user with that home, who stands in it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GLASSVALLEE_", "XDG_"))}
    environment |= {"PYTHONPATH": str(site), "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-P", "-m", "pipeline", *words]
    return subprocess.run(
        command, cwd=home, env=environment, capture_output=True, text=True, timeout=60, check=False
    )  # fmt: skip


def files_in(folder: Path) -> set[str]:
    """Every file below a folder, from there."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_every_file_of_our_packages_is_in_the_wheel(site: Path) -> None:
    assert set(files_of_git(*FOLDERS)) - files_in(site) == set()


def test_nothing_else_is_in_the_wheel(site: Path) -> None:
    ours = {name for name in files_in(site) if ".dist-info/" not in name}

    assert ours - set(files_of_git(*FOLDERS)) == set()


def test_an_installed_program_says_its_version(site: Path, tmp_path: Path) -> None:
    said = run(site, tmp_path, "--version")

    given = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert (said.returncode, said.stdout) == (0, f"glassvallee {given}\n")


def test_an_installed_program_keeps_its_registry_and_data_for_its_user(site: Path, tmp_path: Path) -> None:
    before, data = files_in(site), tmp_path / ".local/share/glassvallee"
    listed = run(site, tmp_path, "sources", "list")

    assert listed.returncode == 0, listed.stderr
    assert "offres-declarees" in listed.stdout
    assert str(data / "registre") in listed.stderr, "the first time it says where the registry begins"
    assert files_in(data) == {"registre/members.csv", "registre/sources.csv", "registre/offres-declarees.csv"}
    assert run(site, tmp_path, "sources", "list").stderr == ""
    assert files_in(site) == before, "an upgrade replaces what lies there"
