"""The house keeps its own rules: a file holds one idea, a room few files, nothing is a grab-bag, and nothing goes round in circles."""

import re
from collections import Counter
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

from tests.worlds.folders import ROOT

FOLDERS = ("french", "vocabulary", "crawlers", "pipeline", "db", "board", "demo", "benchmarks", "tests")
OURS = FOLDERS[:6]
"""What is installed."""
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
WALL = 350
"""Lines at which a file surely holds a second idea. 200 are a hint; how long a function may be, its complexity decides (ruff)."""
MOST_IN_A_ROOM = 25
"""Files that a newcomer still reads as a table of contents."""
ONE_SCREEN = 110
GRAB_BAGS = {"utils", "util", "common", "helpers", "helper", "core", "manager", "misc", "things"}


def name(path: Path) -> str:
    """A file, from the root."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_does_not_reach_the_wall(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") < WALL


def test_a_room_holds_few_files() -> None:
    rooms = Counter(name(path.parent) for path in FILES if path.name != "__init__.py")

    for table in ("crawlers/platforms", "tests/worlds/platforms/published"):
        rooms.pop(table)  # it grows: a file a platform, each read by itself

    assert {room: files for room, files in rooms.items() if files > MOST_IN_A_ROOM} == {}


def test_a_room_says_what_it_holds() -> None:
    rooms = [path for path in FILES if path.name == "__init__.py" and not name(path).startswith("tests/")]

    assert [name(path) for path in rooms if not path.read_text(encoding="utf-8").startswith('"""')] == []


def test_no_file_needs_one_that_needs_it() -> None:
    graph = grimp.build_graph(*OURS, exclude_type_checking_imports=True, cache_dir=None)

    try:
        TopologicalSorter({file: graph.find_modules_directly_imported_by(file) for file in graph.modules}).prepare()
    except CycleError as circle:
        pytest.fail(" → ".join(circle.args[1]))


@pytest.mark.parametrize(
    ("home", "written"),
    [
        ("french/letters.py", r"^\s*(import|from) unicodedata\b"),
        ("french/calendar.py", r"^[^#\n]*\bZoneInfo\("),
        ("french/distance.py", r"^from math import .*\basin\b"),
        ("db/rows.py", r"^(type )?Row\b[^=]*= "),
    ],
    ids=["accents", "Paris", "great circles", "rows whose columns nobody named"],
)
def test_what_all_must_say_the_same_way_is_written_once(home: str, written: str) -> None:
    homes = [name(path) for path in FILES if re.search(written, path.read_text(encoding="utf-8"), re.MULTILINE)]

    assert homes == [home]


def test_no_pattern_needs_a_newer_python() -> None:
    """Python before 3.11.5, and so Debian 12's, reads a possessive group that goes back wrongly (cpython #106052)."""
    possessive_group = re.compile(r"[^\\]\)[*+?}]\+|\(\?>")
    product = [path for path in FILES if not name(path).startswith("tests/")]

    assert [name(path) for path in product if possessive_group.search(path.read_text(encoding="utf-8"))] == []


def test_no_sentence_has_pythons_quotes() -> None:
    """« x », as everybody reads it; ``!r`` writes 'x' and ['x']."""
    product = [path for path in FILES if name(path).startswith(OURS)]
    written = [name(path) for path in product if re.search(r"\{[^{}\n]*!r\}", path.read_text(encoding="utf-8"))]

    assert written == ["vocabulary/web_address.py"], "whose __repr__ is read by programmers"


def test_nothing_is_a_grab_bag() -> None:
    assert [name(path) for path in FILES if path.stem in GRAB_BAGS or path.parent.name in GRAB_BAGS] == []


def test_the_program_is_on_one_screen() -> None:
    assert (ROOT / "pipeline/run.py").read_text(encoding="utf-8").count("\n") <= ONE_SCREEN


def test_a_test_takes_nothing_from_another_test() -> None:
    taken = {
        name(path): re.findall(
            r"^\s*from (tests\.(?:\w+\.)*test_\w+) import", path.read_text(encoding="utf-8"), re.MULTILINE
        )
        for path in FILES
    }

    assert {file: from_tests for file, from_tests in taken.items() if from_tests} == {}
