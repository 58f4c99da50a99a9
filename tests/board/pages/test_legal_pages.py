"""The pages that the law asks for say what is true of an installation, and what it has not filled in yet."""

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from msgspec.structs import replace

from board.pages.texts import missing
from board.published.site import InstallationFacts, Site, site_of_file
from board.serve import datasette
from pipeline.installation.configuration import read_configuration
from tests.worlds.board.client import Board, board, valley


@pytest.fixture
def informed_board() -> Board:
    """A board whose association filled in everything, and switched everything on."""
    own = Board(valley().board)
    site = replace(
        site_of_file(),
        publisher_address="1 rue du Verre, Eu",
        publication_director="Mme Fictive",
        host="Hébergeur Fictif, Paris",
        contact_email="contact@association.example",
        facts=InstallationFacts(pages_days=90, withdrawn_days=400, alerts=True, confirm_hours=48),
    )
    own.datasette = datasette(valley().board, site=site)
    return own


def test_legal_pages_say_what_is_missing_and_nothing_false() -> None:
    assert missing(site_of_file()) == ["adresse de l’éditeur", "directeur de la publication", "hébergeur"]
    assert "adresse où écrire à l’éditeur" in missing(Site(publisher_address="x"))
    privacy = board().html("/donnees-personnelles")
    assert "À compléter par l’éditeur" in privacy
    for words in ("alerte", "désinscription", "Compté par jour", "mailto:"):
        assert words not in privacy
    assert "mailto:" not in board().html("/retrait")


def test_legal_pages_say_what_the_configuration_switches_on(informed_board: Board) -> None:
    privacy = informed_board.html("/donnees-personnelles")
    assert "À compléter" not in privacy
    for words in (
        "90\xa0jours",
        "alerte",
        "Sans confirmation, après 48 heures",
        "contact@association.example",
        "CNIL",
    ):
        assert words in privacy
    assert "À compléter" not in informed_board.html("/mentions-legales")


def test_a_removal_is_one_letter_that_is_already_written(informed_board: Board) -> None:
    page = informed_board.html("/retrait?offre=aub010")
    letter = unquote(page.partition('href="mailto:contact@association.example?')[2].partition('"')[0])
    assert "http://localhost/offres/aub010-trieur-de-flacons-le-treport" in letter
    assert "\r" not in letter
    assert 'href="/retrait?offre=aub010"' in informed_board.html("/offres/aub010-trieur-de-flacons-le-treport")
    assert informed_board.get("/retrait?offre=aub010").headers["x-robots-tag"] == "noindex"
    assert informed_board.html("/retrait?offre=inconnue").count("<h1>") == 1


def test_the_board_is_told_how_long_things_are_kept(tmp_path: Path) -> None:
    (tmp_path / "glassvallee.toml").write_text('[keep]\npages_days = 30\n\n[site]\nhost = "Ici"\n', encoding="utf-8")
    found = read_configuration(tmp_path).settings.served_site
    facts = InstallationFacts(pages_days=30, logs_days=60, withdrawn_days=400, alerts=False, confirm_hours=48)
    assert found == replace(site_of_file(), host="Ici", facts=facts, metrics=False)
    own = Board(valley().board)
    own.datasette = datasette(valley().board, site=found)
    assert "30\xa0jours" in own.html("/donnees-personnelles")


def test_new_pages_are_found_by_search_engines_or_kept_from_them() -> None:
    sitemap, robots = board().get("/sitemap.xml").text, board().get("/robots.txt").text
    for path in ("/donnees-personnelles", "/retrait", "/entreprises/verrerie-aubepine"):
        assert f"<loc>http://localhost{path}</loc>" in sitemap
    assert "/qualite" not in sitemap
    assert "Disallow: /entreprises/*/offres." in robots
    assert (
        json.loads(board().get("/board/member_jobs.json?member=verrerie-aubepine&_size=1").text)[
            "filtered_table_rows_count"
        ]
        > 0
    )
