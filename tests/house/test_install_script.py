"""`deploy/install`, into a folder: what a server needs, as often as one likes, and nothing by --dry-run."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.worlds.folders import ROOT

SCRIPT = ROOT / "deploy/install"
BIN = """#!/bin/sh
echo "$@" >> "{asked}"
case "$1 $2" in
  "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
esac
"""
"""In the place of Python, whose real installation takes minutes and a network: notes what it is asked, and makes the folder."""


@pytest.fixture
def server(tmp_path: Path) -> Path:
    """A folder that stands for a server's disk."""
    (tmp_path / "python3").write_text(BIN.format(asked=tmp_path / "asked"), encoding="utf-8")
    (tmp_path / "python3").chmod(0o755)
    (tmp_path / "server").mkdir()
    return tmp_path / "server"


def install(server: Path, *words: str) -> str:
    """Install there; what it says."""
    environment = {"PATH": os.environ["PATH"], "PYTHON": str(server.parent / "python3"), "LANG": "C.UTF-8"}
    command = ["sh", str(SCRIPT), "--root", str(server), *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def pip_asked(server: Path) -> list[str]:
    """What pip was asked to install."""
    asked = (server.parent / "asked").read_text(encoding="utf-8").splitlines()
    return [line for line in asked if " pip install " in line]


def files(server: Path) -> dict[str, bytes]:
    """Every file, but for what pip would have made."""
    found = [
        path
        for path in server.rglob("*")
        if path.is_file() and "versions" not in path.parts and ".venv" not in path.parts
    ]
    return {str(path.relative_to(server)): path.read_bytes() for path in found}


def test_a_server_gets_all_that_it_needs(server: Path) -> None:
    said = install(server)

    assert set(files(server)) == {
        "etc/glassvallee/secrets.env", "etc/systemd/system/glassvallee.service", "usr/local/bin/glassvallee",
        "var/lib/glassvallee/glassvallee.toml", "var/lib/glassvallee/registre/members.csv",
        "var/lib/glassvallee/registre/sources.csv", "var/lib/glassvallee/registre/offres-declarees.csv",
    }  # fmt: skip
    assert (server / "opt/glassvallee/.venv/bin/python").exists()
    assert (server / "var/backups/glassvallee").is_dir()
    for private in ("var/lib/glassvallee", "var/backups/glassvallee", "etc/glassvallee/secrets.env"):
        assert (server / private).stat().st_mode & 0o077 == 0, private
    assert "http://127.0.0.1:8001" in said
    assert "rien n’est démarré" in said, "--root starts nothing"


def test_it_installs_the_lock_of_a_server_and_no_tool_of_developers(server: Path) -> None:
    install(server)

    build, run, ours = pip_asked(server)
    assert build.endswith("requirements/build.txt")
    assert run.endswith("requirements/run.txt")
    assert re.search(r"--no-deps --no-build-isolation \S+\.source$", ours)
    assert "dev.txt" not in build + run + ours


def test_a_second_time_changes_nothing(server: Path) -> None:
    install(server)
    for name in ("members.csv", "sources.csv", "offres-declarees.csv"):
        (server / "var/lib/glassvallee/registre" / name).write_text("à moi\n", encoding="utf-8")
    (server / "etc/glassvallee/secrets.env").write_text("GLASSVALLEE_SECRET=à moi\n", encoding="utf-8")
    before, asked = files(server), pip_asked(server)

    said = install(server)
    assert files(server) == before
    assert pip_asked(server) == asked
    assert "déjà installée" in said


def test_a_program_of_before_stays_to_go_back_to_and_older_ones_go(server: Path) -> None:
    versions = server / "opt/glassvallee/versions"
    for old in ("aaaa", "bbbb"):
        (versions / old).mkdir(parents=True)
    (server / "opt/glassvallee/.venv").symlink_to("versions/bbbb")

    install(server)
    new = (server / "opt/glassvallee/.venv").readlink().name
    assert {path.name for path in versions.iterdir()} == {"bbbb", new}


def test_a_folder_of_an_older_installation_is_put_aside(server: Path) -> None:
    (server / "opt/glassvallee/.venv/bin").mkdir(parents=True)

    install(server)
    assert (server / "opt/glassvallee/.venv").is_symlink()
    assert (server / "opt/glassvallee/versions/avant/bin").is_dir()


def test_a_dry_run_says_each_step_and_does_nothing(server: Path) -> None:
    said = install(server, "--dry-run")

    assert list(server.iterdir()) == []
    for word in ("requirements/run.txt", "offres-declarees.csv", "glassvallee.service", "http://127.0.0.1:8001"):
        assert word in said
    assert len([line for line in said.splitlines() if line.startswith("— ")]) >= 7


@pytest.mark.parametrize("words", [["--force"], ["--root"], ["--root", "/nowhere/at/all"]])
def test_wrong_usage_is_2(words: list[str]) -> None:
    done = subprocess.run(["sh", SCRIPT, *words], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "Usage" in done.stderr


def test_an_upgrade_backs_up_first_and_goes_back_when_the_doctor_is_not_content() -> None:
    """What it does is tried on a server; here, that each step comes before the one that needs it."""
    text = (ROOT / "deploy/upgrade").read_text(encoding="utf-8")
    subprocess.run(["sh", "-n", ROOT / "deploy/upgrade"], check=True)
    steps = [
        "glassvallee backup", "\nglassvallee doctor || fail", "\nservice stop", "\ntrap back EXIT", '/deploy/install"\n',
        "glassvallee publish", "\nglassvallee doctor\n", "\ntrap - EXIT", "\nservice start",
    ]  # fmt: skip
    places = [text.index(step) for step in steps]

    assert places == sorted(places)
    assert "glassvallee restore" in text


def test_the_compose_file_uses_what_is_here() -> None:
    text = (ROOT / "deploy/compose.yml").read_text(encoding="utf-8")

    (image,) = re.findall(r"dockerfile: (\S+)", text)
    assert (ROOT / image).exists()
    assert (ROOT / "deploy/Caddyfile").exists()
    assert "${GLASSVALLEE_SITE:?" in text
    assert "{$GLASSVALLEE_SITE:" in (ROOT / "deploy/Caddyfile").read_text(encoding="utf-8")
    assert 'network_mode: "service:caddy"' in text, "the Caddyfile finds the board on 127.0.0.1"
