"""A company's page: what it lets take away, who else tells of its offers; and the pages that the law asks for."""

import io
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copy
from xml.etree.ElementTree import fromstring

import pytest
from openpyxl import load_workbook

from board.companies.posting_sums import condition
from board.jobs.feed_formats import Feed
from board.pages.exports import workbook
from board.published.rows import PublishedJob
from tests.worlds.board.client import Board, board, valley
from tests.worlds.board.lines import line
from tests.worlds.store_rows import board_rows

COMPANIES = ["verrerie-aubepine", "galandage-interim", "cfa-galet-bleu", "gravure-sylvandre"]


def listed(slug: str) -> set[str]:
    """The open jobs of a member, as the table says."""
    return {
        row[0]
        for row in board_rows(valley().board, f"SELECT job FROM member_jobs WHERE member = '{slug}' AND open = 1")
    }


@pytest.mark.parametrize("slug", COMPANIES)
def test_every_export_holds_exactly_the_offers_of_the_page(slug: str) -> None:
    book = load_workbook(io.BytesIO(board().get(f"/entreprises/{slug}/offres.xlsx").content))
    assert {row[0].value for row in book["Offres"].iter_rows(min_row=2)} == listed(slug)
    lines = board().get(f"/entreprises/{slug}/offres.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) >= 1 + len(listed(slug))
    root = fromstring(board().get(f"/entreprises/{slug}/offres.xml").content)
    assert root.findtext("expectedJobCount") == str(len(listed(slug)))
    assert {job.findtext("referencenumber") for job in root.iter("job")} == listed(slug)
    assert board().html(f"/entreprises/{slug}/fiches").count('<article class="fiche">') == len(listed(slug))
    assert board().html(f"/entreprises/{slug}").count('<article class="card') == len(listed(slug))


def test_the_xml_has_the_tags_that_aggregators_require() -> None:
    root = fromstring(board().get("/entreprises/verrerie-aubepine/offres.xml").content)
    required = {
        "title",
        "date",
        "referencenumber",
        "requisitionid",
        "url",
        "company",
        "sourcename",
        "city",
        "country",
        "description",
    }
    for job in root.iter("job"):
        assert {element.tag for element in job} >= required
        assert (job.findtext("url") or "").startswith("http://localhost/offres/")
        assert (job.findtext("date") or "").endswith(" GMT")


@pytest.mark.parametrize("form", ["xlsx", "csv", "xml"])
def test_an_export_is_a_file_that_no_search_engine_keeps(form: str) -> None:
    answer = board().get(f"/entreprises/verrerie-aubepine/offres.{form}")
    assert answer.headers["content-disposition"] == f'attachment; filename="offres-verrerie-aubepine.{form}"'
    assert answer.headers["x-robots-tag"] == "noindex"
    assert board().get(f"/entreprises/inconnue/offres.{form}").status_code == 404


@pytest.mark.parametrize(
    "title", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "\x00\x01=1", "x" * 40_000]
)
def test_no_cell_of_a_workbook_is_a_formula(title: str) -> None:
    row = line(PublishedJob, id="a1", title=title, slug="x")
    feed = Feed(title="", page="", itself="", origin="", name="", published_at="", jobs=[row])
    cell = load_workbook(io.BytesIO(workbook(feed)))["Offres"]["B2"]
    assert cell.data_type == "s"
    assert str(cell.value).strip()[-2:] == title.strip()[-2:]


def test_a_file_of_an_older_version_is_not_ready_rather_than_wrong(tmp_path: Path) -> None:
    older = tmp_path / "board.db"
    copy(valley().board, older)
    with closing(sqlite3.connect(older)) as opened:
        opened.execute("DROP TABLE member_jobs")
        opened.commit()
    own = Board(older)
    assert own.get("/entreprises/verrerie-aubepine").status_code == 503
    assert own.get("/").status_code == 200


def test_who_else_tells_of_an_offer_is_named_and_listed() -> None:
    merged = board_rows(valley().board, "SELECT publisher, merged_with FROM postings WHERE fate = 'merged' LIMIT 1")
    publisher, employer = merged[0]
    (slug,) = board_rows(
        valley().board, f"SELECT id FROM members WHERE name = '{employer.replace(chr(39), chr(39) * 2)}'"
    )[0]
    page = board().html(f"/entreprises/{slug}")
    assert "Aussi annoncées par" in page
    assert publisher in page.partition("Aussi annoncées par")[2]


def test_a_list_answers_only_for_sources_of_its_company() -> None:
    assert board().get("/entreprises/verrerie-aubepine/annonces?source=cfa-galet-bleu").status_code == 404
    assert board().get("/entreprises/verrerie-aubepine/annonces").status_code == 404
    assert board().html("/entreprises/verrerie-aubepine/annonces?ailleurs=personne").count("Aucune annonce ici") == 1


def test_a_list_is_asked_by_known_columns_only() -> None:
    assert condition({"source": "a", "id); DROP TABLE jobs": "1", "title": "x"}) == ("source = ?", ["a"])
    assert len(condition({"fate__in": ",".join(["x"] * 99)})[1]) == 10
