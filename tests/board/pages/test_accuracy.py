"""``/fiabilite`` and docs/accuracy.md tell what was measured, and nothing else."""

import html
import json
import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from benchmarks.saved_sites.first_contact import FILE, first_contact
from benchmarks.saved_sites.published import DATA, MEANINGS, PAGE, document, markdown, share
from benchmarks.saved_sites.tally import Tally
from board.pages.accuracy import FACTS, RIGHT_WHEN, Figure, accuracy
from tests.worlds.board.client import board


def words(page: str) -> str:
    """What a reader sees of a page, in one line."""
    return " ".join(html.unescape(re.sub(r"<br>|<[^>]+>", " ", page)).replace("\N{NO-BREAK SPACE}", " ").split())


def measured() -> dict[str, Any]:
    """The file as it is kept."""
    kept: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return kept


def test_every_figure_of_the_file_is_on_the_page() -> None:
    kept, page = measured(), words(board().html("/fiabilite"))
    found, genuine = kept["figures"]["found"], kept["figures"]["genuine"]

    assert f"{found['right']} sur {found['asked']} offres trouvées" in page
    assert re.search(
        rf"{genuine['asked'] - genuine['right']} sur {genuine['asked']} annonces? montrées? (est|sont) de trop", page
    )
    for name, label in FACTS.items():
        figure = kept["figures"][name]
        assert f"{label} {figure['right']} sur {figure['asked']} Juste quand {RIGHT_WHEN[name]}." in page


def test_every_round_of_first_contact_is_on_the_page_the_bad_ones_too() -> None:
    page = words(board().html("/fiabilite"))
    rounds = [one for one in accuracy().first_contact if one.data == "sites"]

    assert [one.round for one in rounds] == [1, 2, 3, 4, 5]
    for one in rounds:
        found, genuine, whole = (one.figures[name] for name in ("found", "genuine", "whole"))
        told = f"{found.right} sur {found.asked} {genuine.wrong} sur {genuine.asked} {whole.right} sur {whole.asked}"
        assert re.search(rf"Série {one.round} {one.cases} sites {told} ", page), one.round
    for one in accuracy().rounds("records"):
        assert all(f"{figure.percent}".replace(".", ",") in page for figure in one.figures.values())


@pytest.mark.parametrize("path", ["/etat", "/plan-du-site", "/"])
def test_other_pages_lead_to_it(path: str) -> None:
    assert 'href="/fiabilite"' in board().html(path)


def test_the_page_for_developers_is_made_from_the_same_file() -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown(measured()), "Run `make accuracy`."


def test_the_series_of_first_contact_is_the_one_that_was_kept() -> None:
    with FILE.open(encoding="utf-8", newline="") as lines:
        assert measured()["first_contact"] == first_contact(lines), "Run `make accuracy`."


def test_counts_and_shares_of_first_contact_agree() -> None:
    figures = [figure for one in measured()["first_contact"] for figure in one["figures"].values() if "asked" in figure]

    assert all(round(figure["right"] / figure["asked"], 3) == figure["share"] for figure in figures)


def test_a_page_and_a_file_know_the_same_figures() -> None:
    assert set(measured()["figures"]) == set(MEANINGS) == {"found", "genuine", "whole", *FACTS}
    assert set(FACTS) == set(RIGHT_WHEN)


def test_what_is_published_are_the_counts_of_a_measurement() -> None:
    tally = Tally(Counter(dict.fromkeys(MEANINGS, 4)), Counter(found=3, genuine=2))
    kept = document(tally, 2, date(2026, 12, 1), [])

    assert (kept["day"], kept["sites"], kept["offers"]) == ("2026-12-01", 2, 4)
    assert kept["figures"]["found"] == {"asked": 4, "right": 3}
    assert kept["figures"]["salary"] == {"asked": 4, "right": 0}


@pytest.mark.parametrize(
    ("right", "asked", "percent"), [(299, 300, 99.6), (2999, 3000, 99.9), (4, 4, 100.0), (0, 7, 0.0)]
)
def test_nearly_all_is_never_rounded_up_to_all(right: int, asked: int, percent: float) -> None:
    assert Figure(asked=asked, right=right).percent == percent
    assert share({"asked": asked, "right": right}) == f"{percent:g} %"
