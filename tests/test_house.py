"""The house keeps its own rules: short files, short functions, no grab-bags, the program on one screen."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("crawlers", "pipeline", "db", "board", "demo", "benchmarks", "tests")
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION, ONE_SCREEN = 200, 40, 110
GRAB_BAGS = {"utils", "util", "common", "helpers", "helper", "core", "manager", "misc"}


def name(path: Path) -> str:
    """A file, from the root."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_is_short(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= LONGEST_FILE


@pytest.mark.parametrize("path", FILES, ids=name)
def test_its_functions_are_short(path: Path) -> None:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, kinds)]
    lengths = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in found}

    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_nothing_is_a_grab_bag() -> None:
    assert [name(path) for path in FILES if path.stem in GRAB_BAGS or path.parent.name in GRAB_BAGS] == []


def test_the_program_is_on_one_screen() -> None:
    assert (ROOT / "pipeline/run.py").read_text(encoding="utf-8").count("\n") <= ONE_SCREEN
