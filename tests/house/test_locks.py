"""The locks hold all that is installed, by hash, for every Python and machine that we promise; the bill says the same."""

import json
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.worlds.folders import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OPTIONAL = PROJECT["project"]["optional-dependencies"]
EXTRAS = {"run": set(), "extras": OPTIONAL.keys() - {"dev"}, "dev": {"dev"}}
LOCKS = [*EXTRAS, "build"]
PYTHONS = ["3.11.2", "3.11.14", "3.12.0", "3.13.0", "3.14.0"]
MACHINES = ["x86_64", "aarch64"]
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\Z")


@dataclass(frozen=True)
class Pinned:
    """An entry of a lock."""

    requirement: Requirement
    hashes: list[str]
    needed_by: list[str]

    @property
    def version(self) -> str:
        """The one version that it takes."""
        return str(self.requirement.specifier).removeprefix("==")


def read(lock: str) -> str:
    """The text of a lock."""
    return (ROOT / f"requirements/{lock}.txt").read_text(encoding="utf-8")


def entries(lock: str) -> list[Pinned]:
    """What a lock names."""
    found: list[Pinned] = []
    for line in read(lock).splitlines():
        if re.match(r"[a-z0-9]", line):
            found.append(Pinned(Requirement(line.removesuffix("\\").strip()), [], []))
        elif line.startswith("    --hash="):
            found[-1].hashes.append(line.strip().removesuffix("\\").strip())
        elif named := re.match(r" +#(?: via)? +(?!via$)([a-z][\w.-]*)", line):
            found[-1].needed_by.append(named[1])
    return found


def environment(python: str, machine: str) -> dict[str, str]:
    """What markers ask of a Linux with CPython."""
    return {
        "implementation_name": "cpython", "implementation_version": python, "os_name": "posix", "platform_machine": machine,
        "platform_python_implementation": "CPython", "platform_release": "", "platform_system": "Linux", "platform_version": "",
        "python_full_version": python, "python_version": python.rpartition(".")[0], "sys_platform": "linux",
    }  # fmt: skip


def taken(lock: str, where: dict[str, str]) -> dict[str, list[Pinned]]:
    """Name → what is installed there."""
    found: dict[str, list[Pinned]] = {}
    for pinned in entries(lock):
        if pinned.requirement.marker is None or pinned.requirement.marker.evaluate(where):
            found.setdefault(canonicalize_name(pinned.requirement.name), []).append(pinned)
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_each_line_is_one_version_with_hashes_and_no_address(lock: str) -> None:
    text = read(lock)

    assert "://" not in text
    assert not re.search(
        r"^ *#.*[/~]|^-(?!-(require-hashes|only-binary|no-binary))|index|find-links", text, re.MULTILINE
    )
    assert "\n--require-hashes\n" in text
    for pinned in entries(lock):
        assert re.fullmatch(r"==[\w.]+", str(pinned.requirement.specifier)), pinned
        assert pinned.hashes, pinned
        assert all(HASH.match(hash) for hash in pinned.hashes), pinned


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", EXTRAS)
def test_what_we_depend_on_is_locked_everywhere_once(lock: str, python: str, machine: str) -> None:
    where = environment(python, machine)
    locked = taken(lock, where)
    wanted = [*PROJECT["project"]["dependencies"], *(one for extra in EXTRAS[lock] for one in OPTIONAL[extra])]

    assert {name: found for name, found in locked.items() if len(found) > 1} == {}
    for text in wanted:
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate(where):
            (pinned,) = locked[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(pinned.version), text


@pytest.mark.parametrize("lock", EXTRAS)
def test_a_package_is_there_because_another_needs_it(lock: str) -> None:
    known = {pinned.requirement.name for pinned in entries(lock)} | {PROJECT["project"]["name"], "the"}

    for pinned in entries(lock):
        assert pinned.needed_by, pinned
        assert set(pinned.needed_by) <= known, pinned


def test_the_locks_agree() -> None:
    versions: dict[tuple[str, str], set[str]] = {}
    for lock in LOCKS:
        for pinned in entries(lock):
            asked = (pinned.requirement.name, str(pinned.requirement.marker or ""))
            versions.setdefault(asked, set()).add(pinned.version)

    assert {asked: found for asked, found in versions.items() if len(found) > 1} == {}


def test_what_builds_us_is_the_backend_that_we_ask_for() -> None:
    assert [str(pinned.requirement) for pinned in entries("build")] == PROJECT["build-system"]["requires"]


def test_a_server_gets_no_tool_of_developers() -> None:
    tools = {Requirement(one).name for one in OPTIONAL["dev"]} - {
        "httpx",
        "packaging",
        "setuptools",
    }  # what runs needs these

    assert {pinned.requirement.name for pinned in entries("run")} & tools == set()


def test_the_bill_is_made_from_the_lock(tmp_path: Path) -> None:
    made = tmp_path / "bill.json"
    subprocess.run([sys.executable, ROOT / ".ci/sbom.py", ROOT / "requirements/run.txt", made], check=True)
    text = made.read_text(encoding="utf-8")
    bill = json.loads(text)

    assert text == (ROOT / "requirements/run.cdx.json").read_text(encoding="utf-8"), "Run `make lock`."
    named = [f"{component['name']}=={component['version']}" for component in bill["components"]]
    assert named == [f"{pinned.requirement.name}=={pinned.version}" for pinned in entries("run")]
    references = {component["bom-ref"] for component in bill["components"]}
    graph = {line["ref"]: set(line["dependsOn"]) for line in bill["dependencies"]}
    assert set().union(*graph.values()) == references, "each is needed by something"
    assert "timestamp" not in text
    assert "://" not in text
