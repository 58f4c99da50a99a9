"""Each kept page of a source still gives what is written beside it; ``glassvallee sources new`` adds such pages."""

import json
from pathlib import Path

import pytest

from pipeline.sources.new_source import page_in, postings_of
from tests.worlds.folders import PAGES


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in PAGES.glob("*/expected.json")), ids=lambda folder: folder.name
)
def test_a_kept_page_gives_what_is_expected(folder: Path) -> None:
    told = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    found = postings_of(page_in(folder).read_bytes(), told)

    assert found == told["postings"], (
        f"Is it better? Then run `glassvallee sources expected {folder.name}` and read it again."
    )
    assert found


@pytest.mark.parametrize(
    "folder", sorted(path for path in PAGES.glob("*/") if path.is_dir()), ids=lambda folder: folder.name
)
def test_a_kept_page_has_its_answer(folder: Path) -> None:
    assert page_in(folder).stat().st_size < 500_000, "Reduce the page: a test needs its structure, not all its words."
    assert (folder / "expected.json").exists(), f"Run `glassvallee sources expected {folder.name}`."
