"""Word lists are for people of the trade: each says how to extend it, and a line that somebody adds does what that says."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from french.letters import fold
from french.word_lists import WordList, word_list
from tests.worlds.folders import ROOT

FOLDERS = ("french", "vocabulary", "crawlers", "pipeline", "db", "board")
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.txt"))
OCCUPATIONS = "pipeline/normalize/occupations"
ROME = """
from pipeline.normalize.occupations.occupation import occupation
found = getattr((occupation('{}') or [None])[0], "rome", None)
"""
PROMISES = [
    (f"{OCCUPATIONS}/valley_trades.txt", "", "H2901 : pareur moule", ROME.format("Pareuse de moules"), "H2901"),
    (f"{OCCUPATIONS}/common_trades.txt", "", "N1103 : rangeur colis", ROME.format("Rangeuse de colis"), "N1103"),
    (f"{OCCUPATIONS}/whole_titles.txt", "partout", "D1102 : galetier", ROME.format("Galetier"), "D1102"),
    (f"{OCCUPATIONS}/plain_words.txt", "", "bilingue", ROME.format("Agent de production bilingue"), "H3302"),
    (
        "board/search/synonyms.txt", "", "palettiste : cariste",
        "from board.search.full_text import read; found = 'cariste' in read('palettiste')[0].same", True,
    ),
    (
        "board/search/idle_words.txt", "", "boite",
        "from board.search.full_text import kept; found = kept('boîte cariste')", ["cariste"],
    ),
]  # fmt: skip
"""File, part, a line that somebody adds, what it changes, and to what; a list without a line here is not tested."""


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
    assert (path.parent / "__init__.py").exists()  # package data lie in packages


def test_every_list_is_tested() -> None:
    assert {file for file, *_ in PROMISES} == {name(path) for path in FILES}


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[object]]:
    """What each promise gives in the house as it is, and in a house to whose lists somebody added every line."""
    house = tmp_path_factory.mktemp("extended")
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, house / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file, part, line, *_ in PROMISES:
        add(house / file, part, line)
    codes = [*(code for _, _, _, code, _ in PROMISES), "from pipeline.normalize import RULES as found"]
    asked = "\n".join(f"{code}\ngiven.append(found)" for code in codes)
    script = f"import json\ngiven = []\n{asked}\nprint(json.dumps(given))"
    told = {}
    for where, root in (("before", ROOT), ("after", house)):
        answer = subprocess.run(
            [sys.executable, "-B", "-c", script], cwd=root, capture_output=True, text=True, check=False
        )
        assert answer.returncode == 0, answer.stderr
        told[where] = json.loads(answer.stdout)
    return told


def add(file: Path, part: str, line: str) -> None:
    """Write a line at the end of a part of a list."""
    lines = file.read_text(encoding="utf-8").splitlines()
    start = lines.index(f"[{part}]") + 1 if part else 0
    end = next((at for at, other in enumerate(lines[start:], start) if other.startswith("[")), len(lines))
    file.write_text("\n".join([*lines[:end], line, *lines[end:], ""]), encoding="utf-8")


@pytest.mark.parametrize(
    "number", range(len(PROMISES)), ids=lambda number: f"{PROMISES[number][0]} {PROMISES[number][1]}"
)
def test_a_line_that_somebody_adds_does_what_the_list_says(extended: dict[str, list[object]], number: int) -> None:
    promised = PROMISES[number][-1]

    assert extended["before"][number] != promised
    assert extended["after"][number] == promised


def test_kept_postings_are_normalized_again_when_a_list_changed(extended: dict[str, list[object]]) -> None:
    assert extended["before"][-1] != extended["after"][-1]
