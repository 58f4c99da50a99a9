"""What a server is told exists: commands, options, paths and settings of deploy/ and of the operator's guide."""

import json
import os
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from msgspec import to_builtins

from board.published.site import site_of_file
from pipeline.__main__ import VERBS, parser
from pipeline.installation.configuration import DEFAULTS, SECRETS
from tests.worlds.folders import ROOT

GUIDE = (ROOT / "docs/exploitation.md").read_text(encoding="utf-8")
UNIT = (ROOT / "deploy/glassvallee.service").read_text(encoding="utf-8")
IMAGE = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")
SYSTEM = {
    "apt-get", "git", "systemctl", "nano", "journalctl", "rm", "userdel", "cd", "glassvallee", "deploy/install", "deploy/upgrade",
}  # fmt: skip
BLOCKS = [line for block in re.findall(r"```sh\n(.*?)```", GUIDE, flags=re.DOTALL) for line in block.splitlines()]
INLINE = re.findall(r"`(?:sudo )?glassvallee ([^`]+)`", GUIDE)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def words(line: str) -> list[str]:
    """A command, without who runs it."""
    found = shlex.split(line)
    return found[1:] if found[0] == "sudo" else found


def understood(arguments: list[str]) -> bool:
    """Whether the command line takes these."""
    try:
        parser().parse_args(arguments)
    except SystemExit:
        return False
    return True


def test_the_guide_has_commands() -> None:
    assert len(BLOCKS) > 20
    assert len(INLINE) > 5


@pytest.mark.parametrize("line", BLOCKS)
def test_every_command_of_the_guide_exists(line: str) -> None:
    command, *arguments = words(line)
    assert command in SYSTEM
    if command == "glassvallee":
        assert understood(arguments)
    if command.startswith("deploy/"):
        assert os.access(ROOT / command, os.X_OK)
        assert all(word in (ROOT / command).read_text(encoding="utf-8") for word in arguments)


@pytest.mark.parametrize("said", INLINE)
def test_every_command_named_in_passing_exists(said: str) -> None:
    assert understood(shlex.split(said))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_verb_and_option_that_a_page_names_exists(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for said in re.findall(r"`(?:sudo )?glassvallee ([^`]+)`", page.read_text(encoding="utf-8")):
        verb, *rest = said.split()
        assert verb in VERBS or verb.startswith("-"), said
        named = [verb, *(word for word in rest[:1] if word.islower() and word.isalpha())]
        with pytest.raises(SystemExit):
            parser().parse_args([*named, "--help"] if verb in VERBS else ["--help"])
        known = capsys.readouterr().out
        for option in re.findall(r"--[a-z-]+", said):
            assert option in known, said


def test_the_guide_leaves_out_no_part_of_an_operators_life() -> None:
    parts = re.findall(r"^## (.+)$", GUIDE, flags=re.MULTILINE)
    assert parts == [
        "Installer", "Ajouter un adhérent", "Liens personnels et alertes", "Lire l’état", "Réparer",
        "Sauvegarder et restaurer", "Mettre à jour", "Désinstaller",
    ]  # fmt: skip


def test_the_settings_and_secrets_of_the_guide_exist() -> None:
    (given,) = re.findall(r"```toml\n(.*?)```", GUIDE, flags=re.DOTALL)
    known = tomllib.loads(DEFAULTS.read_text(encoding="utf-8")) | {"site": to_builtins(site_of_file())}
    for heading, settings in tomllib.loads(given).items():
        assert settings.keys() <= known[heading].keys()
    named = set(re.findall(r"`(\w+)=…`", GUIDE))
    assert named
    assert named <= set(SECRETS)


def test_the_service_starts_a_command_that_exists_with_variables_that_are_read() -> None:
    (start,) = re.findall(r"^ExecStart=(.+)$", UNIT, flags=re.MULTILINE)
    program, *arguments = start.split()
    assert program.endswith("/.venv/bin/glassvallee")
    assert understood(arguments)
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "pipeline").rglob("*.py"))
    for name in re.findall(r"^Environment=(\w+)=", UNIT, flags=re.MULTILINE):
        assert f'"{name}"' in code


@pytest.mark.parametrize(
    "line",
    [
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "User=glassvallee",
        "Restart=on-failure",
        "UMask=0077",
        "SuccessExitStatus=143",
        "MemoryMax=2G",
    ],
)
def test_the_service_may_do_no_more_than_it_must(line: str) -> None:
    assert f"\n{line}\n" in UNIT


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here: nothing can read the unit")
def test_systemd_understands_the_service(tmp_path: Path) -> None:
    unit = tmp_path / "glassvallee.service"
    unit.write_text(re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", UNIT, flags=re.MULTILINE), encoding="utf-8")
    said = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    assert "glassvallee.service" not in said.stderr, said.stderr
    assert said.returncode == 0, said.stderr


def test_the_image_holds_every_package_and_starts_a_command_that_exists() -> None:
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {name.rstrip("*") for name in packages["tool"]["setuptools"]["packages"]["find"]["include"]}
    copied = {name for line in re.findall(r"^COPY (.+)$", IMAGE, flags=re.MULTILINE) for name in line.split()[:-1]}
    assert wanted <= copied
    assert all((ROOT / name).exists() for name in copied)
    arguments = [json.loads(found) for found in re.findall(r"^(?:ENTRYPOINT|CMD) (\[.+\])$", IMAGE, flags=re.MULTILINE)]
    assert arguments[0] == ["glassvallee"]
    assert understood(arguments[1])
    assert re.search(r"^USER (?!root|0)", IMAGE, flags=re.MULTILINE)


def test_monitors_ask_for_a_page_that_exists() -> None:
    routes = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "board").rglob("*.py"))
    assert "sante" in routes
    for text in (IMAGE, (ROOT / "deploy/Caddyfile").read_text(encoding="utf-8")):
        assert "/sante" in text


@pytest.mark.parametrize("file", ["Caddyfile", "nginx.conf"])
def test_a_proxy_leads_to_the_port_that_the_board_listens_on(file: str) -> None:
    text = (ROOT / "deploy" / file).read_text(encoding="utf-8")
    port = tomllib.loads(DEFAULTS.read_text(encoding="utf-8"))["serve"]["port"]
    assert f"127.0.0.1:{port}" in text
    assert "trusted_proxies" in text
    assert hasattr(site_of_file(), "trusted_proxies")
    assert text.count("{") == text.count("}")


def test_the_command_of_the_server_gives_up_its_rights() -> None:
    script = (ROOT / "deploy/glassvallee").read_text(encoding="utf-8")
    subprocess.run(["sh", "-n", ROOT / "deploy/glassvallee"], check=True)
    assert script.rstrip().splitlines()[-1].startswith("exec runuser -u glassvallee -- ")
    for name in ("GLASSVALLEE_DATA", "GLASSVALLEE_REGISTRY"):
        (of_unit,) = re.findall(rf"^Environment={name}=(\S+)$", UNIT, flags=re.MULTILINE)
        assert f"{name}={of_unit}" in script
