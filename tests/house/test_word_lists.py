"""Word lists are for people of the trade: each says how to extend it, and a line that somebody adds does what that says."""

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from french.letters import fold
from french.word_lists import WordList, word_list
from tests.worlds.folders import ROOT
from tests.worlds.word_lists.promise import Promise
from tests.worlds.word_lists.promises import PROMISES

FOLDERS = ("french", "vocabulary", "crawlers", "pipeline", "db", "board")
SAME_AS_OTHERS = {
    ("pipeline/normalize/occupations/whole_titles.txt", part) for part in ("verriers", "fondeurs et moulistes")
}
"""Parts that are read as another one of their list is."""
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.txt"))


def name(path: Path) -> str:
    """A file, from the root."""
    return str(path.relative_to(ROOT))


def head(path: Path) -> list[str]:
    """The remarks at the beginning of a list."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return lines[: next(number for number, line in enumerate(lines) if not line.startswith("#"))]


def alphabetical(found: WordList) -> bool:
    """Whether each part is in the order of its letters, whatever their accents."""
    return all(
        [fold(line.text) for line in lines] == sorted(fold(line.text) for line in lines)
        for lines in found.parts.values()
    )


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_list_begins_with_what_it_holds_and_how_to_extend_it(path: Path) -> None:
    assert len(head(path)) >= 3
    assert any(line.startswith("# Exemple : ") for line in head(path))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_list_is_in_alphabetical_order_unless_its_order_means_something(path: Path) -> None:
    assert alphabetical(word_list(path)) or any("L’ordre compte" in line for line in head(path))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_list_says_nothing_twice(path: Path) -> None:
    for lines in word_list(path).parts.values():
        said = [fold(line.text) for line in lines]
        assert len(said) == len(set(said))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_list_comes_with_the_program_when_it_is_installed(path: Path) -> None:
    packaging = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]

    assert (path.parent / "__init__.py").exists()  # package data lie in packages
    assert f"*{path.suffix}" in packaging["package-data"]["*"]


def test_every_part_of_every_list_is_tested() -> None:
    parts = {(name(path), part) for path in FILES for part, lines in word_list(path).parts.items() if lines}
    languages = {part for part in parts if part[0].endswith("small_words.txt")}  # a language is a part

    assert {(file, part) for file, part, *_ in PROMISES} >= parts - languages - SAME_AS_OTHERS


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[object]]:
    """What each promise gives in the house as it is, and in a house to whose lists somebody added every line."""
    house = tmp_path_factory.mktemp("extended")
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, house / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for promise in PROMISES:
        add(house / promise.file, promise)
    codes = [*(promise.code for promise in PROMISES), "from pipeline.normalize import RULES_VERSION as found"]
    asked = "\n".join(f"{code}\ngiven.append(found)" for code in codes)
    script = f"import json\ngiven = []\n{asked}\nprint(json.dumps(given, default=str))"
    told = {}
    for where, root in (("before", ROOT), ("after", house)):
        answer = subprocess.run(
            [sys.executable, "-B", "-c", script], cwd=root, capture_output=True, text=True, check=False
        )
        assert answer.returncode == 0, answer.stderr
        told[where] = json.loads(answer.stdout)
    return told


def add(file: Path, promise: Promise) -> None:
    """Write a line at the end of a part of a list."""
    lines = file.read_text(encoding="utf-8").splitlines()
    start = lines.index(f"[{promise.part}]") + 1 if promise.part else 0
    end = next((at for at, other in enumerate(lines[start:], start) if other.startswith("[")), len(lines))
    file.write_text("\n".join([*lines[:end], promise.line, *lines[end:], ""]), encoding="utf-8")


@pytest.mark.parametrize("number", range(len(PROMISES)), ids=lambda at: f"{PROMISES[at].file} [{PROMISES[at].part}]")
def test_a_line_that_somebody_adds_does_what_the_list_says(extended: dict[str, list[object]], number: int) -> None:
    promised = PROMISES[number].gives

    assert extended["before"][number] != promised
    assert extended["after"][number] == promised


def test_kept_postings_are_normalized_again_when_a_list_changed(extended: dict[str, list[object]]) -> None:
    assert extended["before"][-1] != extended["after"][-1]
