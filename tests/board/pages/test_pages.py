"""Each page of the board answers, says what it must, and says it in French."""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from board.jobs.qr import qr
from tests.worlds.board.client import Board, board, valley
from tests.worlds.store_rows import board_rows

JOB = "/offres/aub010-trieur-de-flacons-le-treport"
PAGES = [
    "/", "/?q=verre&page=2", JOB, "/etat", "/etat/verrerie-aubepine", "/etat/cfa-galet-bleu/reunies",
    "/entreprises", "/entreprises/verrerie-aubepine", "/entreprises/gravure-sylvandre",
    "/entreprises/verrerie-aubepine/annonces?source=verrerie-aubepine", "/entreprises/verrerie-aubepine/qualite",
    "/entreprises/verrerie-aubepine/qualite/aub010", "/entreprises/verrerie-aubepine/fiches", "/retrait", "/retrait?offre=aub010",
    "/donnees-personnelles", "/board/member_jobs",
    "/metiers", "/metiers/H2801", "/metiers/B1302", "/communes/eu", "/communes/gamaches", "/carte", "/integration",
    "/integration?entreprise=verrerie-aubepine", "/donnees", "/imprimer?q=cariste", "/accessibilite", "/mentions-legales",
    "/plan-du-site", "/robot", "/board", "/board/jobs", "/board/jobs?status=open&_sort=title", "/board/jobs?_search=verre",
    "/board/jobs/aub010", "/board/sources", "/board/postings?source=verrerie-aubepine", "/board/history",
    "/fiabilite",
]  # fmt: skip
ENGLISH = re.compile(
    r"\b(rows?|where|sorted by|Powered by|Advanced export|View and edit|Search:|Next page|Suggested)\b"
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers_in_french(path: str) -> None:
    page = board().html(path)
    assert '<html lang="fr">' in page
    assert re.search(r"<title>[^<]{5,}</title>", page)
    assert page.count("<h1") == 1
    words = re.sub(r"<(script|style|td|code)\b.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    assert not ENGLISH.search(words), ENGLISH.search(words)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_inline_and_nothing_is_asked_of_others(path: str) -> None:
    page = board().html(path)
    assert not re.search(r"<[a-z][^>]*\s(style|on[a-z]+)=", page)
    assert not re.search(r"<style|<script(?![^>]*(src=|application/ld\+json))", page)
    assert not re.findall(r'<(?:script|img|link|iframe|source)[^>]+(?:src|href)="(?:https?:)?//(?!localhost)', page)
    assert "set-cookie" not in board().get(path).headers


def test_home_says_how_many_and_who() -> None:
    page = board().html("/")
    (opened,) = board_rows(valley().board, "SELECT count(*) FROM jobs WHERE status != 'closed'")[0]
    assert f"{opened}\xa0offres ouvertes" in page
    assert "Agence d’intérim" in page
    assert "Vérifiée il y a 3\xa0h" in page
    assert "Salaire non précisé" in board().html("/?q=candidature")


def test_job_says_everything() -> None:
    page = board().html(JOB)
    for words in (
        "Verrerie de l’Aubépine",
        "Le Tréport (76)",
        "CDI",
        "5x8",
        "1\u202f920 à 2\u202f050",
        "Débutant accepté",
    ):
        assert words in page
    assert "D’où vient chaque information" in page
    assert "https://verrerie-aubepine.example/emplois/" in page


def test_job_json_ld_has_what_google_requires() -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', board().html(JOB), re.DOTALL)
    assert found
    posting = json.loads(found[1])
    assert posting["@type"] == "JobPosting"
    assert {"title", "description", "datePosted", "hiringOrganization", "jobLocation"} <= posting.keys()
    assert posting["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "unitText": "MONTH",
        "minValue": 1920,
        "maxValue": 2050,
    }
    assert posting["url"].endswith(JOB)
    assert posting["identifier"]["value"] == "aub-01"
    assert {"addressRegion": "Normandie", "postalCode": "76470"}.items() <= posting["jobLocation"]["address"].items()


def test_a_job_is_summed_up_by_what_tells_it_from_the_others() -> None:
    described = re.findall(r'<meta (?:name|property)="(?:og:)?description" content="([^"]*)"', board().html(JOB))
    assert len(described) == 2
    assert all(
        "Le Tréport · CDI · 5x8 · 1\u202f920" in words and "À flanc de falaise" not in words for words in described
    )


@pytest.mark.parametrize("path", ["/offres/aub010", "/offres/aub010-autre-chose"])
def test_another_slug_redirects(path: str) -> None:
    answer = board().get(path)
    assert (answer.status_code, answer.headers["location"]) == (301, JOB)


def test_a_posting_that_was_joined_redirects_to_its_job() -> None:
    posting, job = board_rows(valley().board, "SELECT id, job FROM postings WHERE job != id LIMIT 1")[0]
    answer = board().get(f"/offres/{posting}")
    assert answer.status_code == 301
    assert answer.headers["location"].startswith(f"/offres/{job}-")


def test_a_merged_job_says_why_and_names_every_source() -> None:
    job, slug = board_rows(valley().board, "SELECT id, slug FROM jobs WHERE reasons != '[]' LIMIT 1")[0]
    page = board().html(f"/offres/{job}-{slug}")
    assert "Pourquoi une seule offre" in page
    assert "même référence" in page
    assert page.count("vue il y a") >= 2


def test_a_closed_job_keeps_its_address() -> None:
    job, slug = board_rows(valley().board, "SELECT id, slug FROM jobs WHERE status = 'closed' LIMIT 1")[0]
    answer = board().get(f"/offres/{job}-{slug}")
    assert answer.status_code == 200
    assert "Cette offre est fermée" in answer.text
    assert "elle n’est plus sur le site de l’employeur" in answer.text
    assert "Postuler" not in answer.text
    assert "ld+json" not in answer.text
    assert "Offres ouvertes qui ressemblent" in answer.text
    assert answer.headers["x-robots-tag"] == "noindex"


def test_a_page_on_paper_has_the_code_of_its_address() -> None:
    page = board().html("/?q=cariste")
    (code,) = re.findall(r'<img src="(/code\.svg[^"]*)"[^>]* loading="lazy">', page)
    drawn = board().get(code)
    assert drawn.headers["content-type"] == "image/svg+xml; charset=utf-8"
    size, squares = qr("http://localhost/?q=cariste")
    assert f'viewBox="0 0 {size} {size}"' in drawn.text
    assert squares in drawn.text


@pytest.mark.parametrize("page", ["", "https://ailleurs.example/", "/" + 300 * "a"])
def test_no_code_leads_elsewhere(page: str) -> None:
    assert board().get(f"/code.svg?page={page}").status_code == 404


def test_ten_offers_on_a_sheet_have_their_codes() -> None:
    cards = board().html("/imprimer?q=cariste")
    table = board().html("/imprimer?q=cariste&forme=tableau")
    for page in (cards, table):
        assert page.count('aria-label="Code QR') == cards.count('class="fiche"')
    assert 'href="/imprimer?q=cariste&amp;forme=tableau"' in cards
    assert 'href="/imprimer?q=cariste"' in table


def test_state_says_why() -> None:
    page = board().html("/etat")
    for words in ("Injoignable", "Accès refusé", "Aucune offre", "Le site n’a pas répondu à temps."):
        assert words in page


def test_health_is_for_monitors() -> None:
    answer = board().get("/sante")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert answer.json()["jobs_open"] > 100


@pytest.mark.parametrize(
    "path", ["/rien", "/offres/nulle-part", "/metiers/Z9999", "/communes/xyz", "/entreprises/personne", "/board/rien",
             "/board/jobs/rien", "/-/versions", "/-/databases.json", "/-/metadata", "/integration?entreprise=personne"],
)  # fmt: skip
def test_what_is_not_there_is_said_kindly(path: str) -> None:
    answer = board().get(path)
    assert answer.status_code == 404
    assert "existe pas" in answer.text


@pytest.mark.parametrize("path", ["/board?sql=select+1", "/board.json?sql=select+1", "/board/jobs?_where=1=1"])
def test_visitors_write_no_sql(path: str) -> None:
    answer = board().get(path)
    assert answer.status_code == 403
    assert "public" in answer.text


def test_no_board_yet_is_said(tmp_path_factory: pytest.TempPathFactory) -> None:
    missing = Board(tmp_path_factory.mktemp("none") / "board.db")
    assert missing.get("/").status_code == 503
    assert "Le tableau n’est pas prêt" in missing.get("/").text
    assert missing.get("/sante").json()["status"] == "missing"
    assert missing.get("/robots.txt").status_code == 200


def test_every_column_has_a_meaning_in_french() -> None:
    from board.wording.dictionary import dictionary, meaning
    from db.schema import tables

    for name, table in tables("board").items():
        for column in table.columns:
            assert meaning(name, column.name) != column.name, (
                f"{name}.{column.name} is missing from board/wording/dictionary.toml"
            )
    assert set(dictionary()) <= {"every", *tables("board")}


def test_titles_are_all_different() -> None:
    titles = [re.search(r"<title>(.*?)</title>", board().html(path)) for path in PAGES]
    assert len({title[1] for title in titles if title}) >= len(PAGES) - 3


def test_a_source_may_keep_search_engines_for_its_own_page(tmp_path: Path) -> None:
    shutil.copy(valley().board, tmp_path / "board.db")
    with closing(sqlite3.connect(tmp_path / "board.db")) as file:
        file.execute("UPDATE sources SET jsonld = 0 WHERE id = 'verrerie-aubepine'")
        file.commit()
    own = Board(tmp_path / "board.db")
    page = own.html(JOB)
    assert "application/ld+json" not in page
    assert re.search(r'<link rel="canonical" href="https://verrerie-aubepine\.example/emplois/', page)
    assert JOB not in own.get("/sitemap.xml").text
    assert JOB in board().get("/sitemap.xml").text
    assert "application/ld+json" in board().html(JOB)


@pytest.mark.parametrize("zone", ["vallee-de-la-bresle", "dieppe", "abbeville"])
def test_each_zone_has_its_page(zone: str) -> None:
    page = board().html(f"/zones/{zone}")
    assert "<h1>Travailler" in page
    assert f"/zones/{zone}" in board().get("/sitemap.xml").text
    assert board().get("/zones/ailleurs").status_code == 404
