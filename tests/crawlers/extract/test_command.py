"""``glassvallee extract``: one line a posting, nothing for a page without any, 1 for a file that cannot be read."""

import json
from pathlib import Path

import pytest

from pipeline.__main__ import main
from tests.worlds.folders import PAGES

KEYS = (
    "file url extractor title organization locations employment_type date_posted valid_through salary salary_text identifier "
    "apply_url description description_text"
).split()


def test_a_line_has_every_key(capsys: pytest.CaptureFixture[str]) -> None:
    page = PAGES / "verrerie-novembre" / "page.html"

    assert main(["extract", "--url", "https://verrerie-novembre.example/o", str(page)]) == 0
    [line] = capsys.readouterr().out.splitlines()
    said = json.loads(line)
    assert list(said) == KEYS
    assert said["salary"] == {"min": 1950.0, "max": 2100.0, "currency": "EUR", "period": "month"}
    assert said["date_posted"] == "2026-11-12"


def test_a_page_without_posting_prints_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>Accueil</h1>", "utf-8")

    assert main(["extract", str(page)]) == 0
    assert capsys.readouterr().out == ""


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    page = PAGES / "flux-hirondelle" / "page.xml"

    assert main(["extract", "nowhere.html", str(page)]) == 1
    out, err = capsys.readouterr()
    assert "nowhere.html" in err
    assert len(out.splitlines()) == 2
