"""What became of each source's postings: numbers that add up, each with its list; its past as bars; its badge."""

import re
import sqlite3
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from board.companies import badge, balance, visits_chart
from board.companies import source_postings as sources
from board.published.rows import PublishedCrawl, PublishedPosting, PublishedSource, WholeJobRow
from db.schema import sql
from pipeline.publishing.fates import fate
from tests.worlds.board.client import board, valley
from tests.worlds.board.lines import keep, line

NUMBER = re.compile(r'<a href="(/etat/([a-z-]+)/(\w+)(?:\?[^"]*)?)" rel="nofollow">(\d+)<span')
POSTING = st.tuples(
    st.sampled_from("abc"), st.sampled_from([None, None, "FILLED", "EXPIRED"]), st.sampled_from(["1", "2", "3", None]),
    st.booleans(), st.booleans(),
)  # fmt: skip
JOBS = {"1": "open", "2": "unseen", "3": "closed"}


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(valley().board)) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


def made(rows: list[tuple[str, str | None, str | None, bool, bool]]) -> sqlite3.Connection:
    """A board with such postings, and nothing more than what is counted."""
    new = sqlite3.connect(":memory:")
    new.row_factory = sqlite3.Row
    new.executescript(sql("board"))
    keep(new, "sources", (line(PublishedSource, id=id, last_crawl="now", found=40) for id in "abc"))
    keep(new, "jobs", (line(WholeJobRow, id=id, status=status, source="a") for id, status in JOBS.items()))
    postings = []
    for n, (source, rejection, job, first, read) in enumerate(rows):
        told = None if rejection else job
        status = JOBS[told] if told else "closed"
        became = fate(status, rejection=rejection, canonical=first, last_visit=read)
        seen = "now" if read else "before"
        found = line(
            PublishedPosting, id=str(n), source=source, rejection=rejection, job=told, canonical=int(first), fate=became
        )
        postings.append(replace(found, last_seen=seen, last_visit=int(read)))
    keep(new, "postings", postings)
    return new


@given(st.lists(POSTING, max_size=30))
def test_the_parts_make_the_whole_and_each_list_is_as_long_as_its_number(
    rows: list[tuple[str, str | None, str | None, bool, bool]],
) -> None:
    with closing(made(rows)) as connection:
        for id, both in balance.balances(connection).items():
            assert both.all.known == sum(row[0] == id for row in rows) == sum(both.all.fates.values())
            assert both.last.known == sum(row[0] == id and row[4] for row in rows) == sum(both.last.fates.values())
            assert both.found == both.unread + both.last.known
            assert both.all.of("rejected") == both.all.fates["ecartees"]
            for last, account in ((False, both.all), (True, both.last)):
                for name in balance.FATES:
                    assert len(sources.postings(connection, id, name, "", last=last)) == account.fates[name]
                for reason, count in account.reasons("rejected"):
                    assert len(sources.postings(connection, id, "ecartees", reason, last=last)) == count
                assert len(sources.postings(connection, id, "connues", "", last=last)) == account.known


def test_as_many_are_shown_as_there_are_open_jobs(connection: sqlite3.Connection) -> None:
    shown = sum(both.all.fates["montrees"] for both in balance.balances(connection).values())
    assert shown == connection.execute("SELECT count(*) FROM jobs WHERE status != 'closed'").fetchone()[0]


@pytest.mark.parametrize("path", ["/etat", "/etat/verrerie-aubepine", "/etat/cfa-galet-bleu"])
def test_each_number_of_a_page_leads_to_a_list_of_that_length(path: str) -> None:
    found = {address: int(number) for address, _, _, number in NUMBER.findall(board().html(path).replace("&amp;", "&"))}
    assert len(found) > 4
    for address, number in list(found.items())[:40]:
        listed = board().html(address)
        assert listed.count("<li>\n") == number, address


def test_a_source_tells_its_state_its_visits_and_its_badge() -> None:
    page = board().html("/etat/fonderie-maubrune")
    assert "Injoignable" in page
    assert "Pas de réponse à temps" in page
    assert page.count("<rect class=") == 15
    assert page.count('class="bad"') == 3
    assert "/etat/fonderie-maubrune.svg" in page


@pytest.mark.parametrize("path", ["/etat/rien", "/etat/rien.svg", "/etat/verrerie-aubepine/rien", "/etat/rien/connues"])
def test_what_does_not_exist_is_404(path: str) -> None:
    assert board().get(path).status_code == 404
    assert board().get("/etat/verrerie-aubepine/ecartees?motif=%27").status_code == 404


def test_the_badge_is_an_image_that_any_site_may_show() -> None:
    answer = board().get("/etat/verrerie-aubepine.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "cross-origin-resource-policy" not in answer.headers
    root = ET.fromstring(answer.text)
    assert root.attrib["aria-label"] == "La Glass Vallée : 13\u00a0offres · vérifiée il y a 3\u00a0h"
    assert "style" not in answer.text


def test_the_words_of_a_badge() -> None:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    good = line(PublishedSource, active=1, state="ok", last_healthy="2026-11-23T06:00:00Z")
    assert badge.words(good, 1, now) == "1\u00a0offre · vérifiée hier"
    assert badge.words(replace(good, state="failed"), 0, now) == "Aucune offre · pas vérifiée depuis hier"
    assert badge.words(replace(good, last_healthy=None), 2, now) == "2\u00a0offres · pas encore vérifiée"
    assert badge.words(replace(good, active=0), 2, now).endswith("source arrêtée")


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_badge_is_xml_whatever_it_says(name: str, told: str) -> None:
    clean = "".join(letter for letter in name + "|" + told if letter.isprintable())
    left, _, right = clean.partition("|")
    assert ET.fromstring(badge.draw(left, right)).attrib["aria-label"] == f"{left} : {right}"


@given(
    st.lists(st.tuples(st.integers(0, 500), st.sampled_from(["ok", "empty", "suspect", "failed", "blocked", "off"])))
)
def test_bars_stay_in_their_picture(visits: list[tuple[int, str]]) -> None:
    crawls = [
        line(PublishedCrawl, started_at="2026-11-24T05:30:00Z", found=found, outcome=outcome, healthy=1)
        for found, outcome in visits
    ]
    drawn = visits_chart.draw(crawls)
    assert len(drawn.bars) == min(len(crawls), visits_chart.MOST_VISITS)
    for bar in drawn.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= visits_chart.WIDTH
        assert -0.1 <= bar.y <= bar.y + bar.height <= visits_chart.HEIGHT + 0.2
