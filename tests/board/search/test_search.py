"""A query string → the jobs that a seeker expects, facets that count right, and a way out of an empty page."""

import re
from urllib.parse import urlencode

import pytest

from tests.worlds.board.answers import count, titles
from tests.worlds.board.client import board, valley
from tests.worlds.store_rows import board_rows


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("cariste", "cariste"), ("conducteur de chariot", "cariste"), ("CARISTES", "cariste"), ("opératrice", "opérat"),
        ("operateur", "opérat"), ("trieuse", "tri"), ("moule", "moul"), ("5/8", ""), ("5x8", ""), ("l’atelier", ""),
        ("apprentissage", ""), ("sérigraphie", "sérigraph"), ("ressources humaines", "rh"), ("Verrerie de l'Aubépine", ""),
    ],
)  # fmt: skip
def test_words_find_what_is_meant(asked: str, expected: str) -> None:
    found = titles(board().html(f"/?{urlencode({'q': asked})}"))
    assert found, asked
    assert any(expected in title.lower() for title in found), found


def test_synonyms_go_both_ways() -> None:
    assert count(board().html("/?q=conducteur+de+chariot")) == count(board().html("/?q=cariste"))


@pytest.mark.parametrize(
    ("typed", "meant"), [("carriste", "cariste"), ("operatuer", "opérateur"), ("mainteance", "maintenance")]
)
def test_a_typing_error_is_mended(typed: str, meant: str) -> None:
    page = board().html(f"/?q={typed}")
    assert "Vouliez-vous dire" in page
    assert f"<strong>{meant}</strong>" in page


def test_an_unknown_commune_is_mended() -> None:
    page = board().html("/?lieu=Gamache")
    assert "Nous ne connaissons pas de commune" in page
    assert 'href="/?lieu=Gamaches"' in page


def test_every_facet_count_is_the_count_of_its_page() -> None:
    page = board().html("/?q=verre")
    boxes = re.findall(r'name="(\w+)" value="([^"]+)" id="[^"]+"[^>]*><span>[^<]*</span> <span class="n">(\d+)', page)
    assert len(boxes) > 20
    for name, value, promised in boxes[::3]:
        assert count(board().html(f"/?q=verre&{name}={value}")) == int(promised), (name, value)


def test_several_values_of_a_filter_add_up() -> None:
    one, other, both = (
        count(board().html(f"/?{asked}")) for asked in ("contrat=CDD", "contrat=STAGE", "contrat=CDD&contrat=STAGE")
    )
    assert both == one + other


def test_a_value_that_would_find_nothing_is_disabled() -> None:
    page = board().html("/?contrat=STAGE")
    assert re.search(r'name="zone" value="dieppe" id="zone-dieppe" disabled', page)


def test_chips_remove_one_filter() -> None:
    page = board().html("/?q=verre&contrat=CDI&debutant=oui")
    assert 'href="/?q=verre&amp;contrat=CDI"' in page
    assert 'href="/?contrat=CDI&amp;debutant=oui"' in page


def test_the_communes_of_a_postal_code_are_one_chip() -> None:
    page = board().html("/?lieu=80220&contrat=CDI")
    chips = re.findall(r'<a rel="nofollow" href="([^"]*)">([^<]*)<(?:(?!</a>).)*retirer ce filtre', page)
    assert chips[0] == ("/?contrat=CDI", "80220 (8 communes)")
    assert len(chips) == 2
    assert re.search(r"<title>Offres d’emploi\s: 80220 \(8 communes\), CDI", page)


def test_communes_that_were_named_have_a_chip_each() -> None:
    page = board().html("/?lieu=Eu, Gamaches")
    assert page.count("retirer ce filtre") == 2


def test_distance_is_said_and_sorts() -> None:
    page = board().html("/?lieu=Gamaches&rayon=20&tri=distance")
    kilometers = [int(km) for km in re.findall(r'class="km">à (\d+) km', page)]
    assert kilometers
    assert kilometers == sorted(kilometers)


def test_nothing_found_leads_somewhere() -> None:
    page = board().html("/?q=zzzz&contrat=CDI")
    assert "Aucune offre ne correspond" in page
    assert "Sans le filtre" in page
    for href in re.findall(r'<li><a rel="nofollow" href="(/\?[^"]+)">Sans le filtre', page):
        assert count(board().html(href.replace("&amp;", "&"))) > 0


def test_the_radius_may_be_widened() -> None:
    page = board().html("/?lieu=Flocques&q=trieur")
    assert "de plus" in page or count(page)


def test_salary_and_beginner_filters() -> None:
    (paid,) = board_rows(
        valley().board, "SELECT count(*) FROM jobs WHERE status != 'closed' AND salary_min IS NOT NULL"
    )[0]
    assert count(board().html("/?salaire=oui")) == paid
    assert "Débutant accepté" in board().html("/?debutant=oui")


def test_pages_follow_each_other() -> None:
    seen = [title for number in range(1, 8) for title in titles(board().html(f"/?page={number}"))]
    assert len(seen) == count(board().html("/"))
    assert titles(board().html("/?page=99999")) == titles(board().html("/?page=7"))


def test_a_search_that_is_narrowed_is_not_indexed() -> None:
    assert board().get("/?q=verre").headers["x-robots-tag"] == "noindex"
    assert "x-robots-tag" not in board().get("/").headers


def test_suggestions_go_on_from_the_beginning_of_a_word() -> None:
    answer = board().get("/suggestions?q=cari").json()["suggestions"]
    assert answer[0]["text"] == "Cariste"
    assert answer[0]["href"] == "/?metier=N1101"
    assert board().get("/suggestions?q=c").json()["suggestions"] == []
    assert board().get("/suggestions?q=%22%29+OR").status_code == 200
