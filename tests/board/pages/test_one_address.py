"""What several hands wrote says one thing: the same words for the same counts, and every public path told."""

import re

from msgspec.structs import replace

from board.members.home import line
from board.pages import ROUTES
from board.wording import fate_words, labels
from db.board.lines import JobLine
from pipeline.publishing.job_lines import posting_line
from tests.worlds.board.lines import line as line_of
from tests.worlds.folders import ROOT
from tests.worlds.member_offers import offer_row
from tests.worlds.people_requests import request
from tests.worlds.rows_to_publish import to_publish
from tests.worlds.store_rows import crawl, raw
from tests.worlds.store_rows import posting as posting_of

DOCS = (ROOT / "docs/board.md").read_text(encoding="utf-8")


def first_small(words: str) -> str:
    return words[0].lower() + words[1:]


def test_a_company_and_its_source_give_the_same_reasons_in_the_same_words() -> None:
    assert {code: words for code, (words, _) in fate_words.REJECTED.items()} == {
        code: f"Écartées : {first_small(words)}" for code, words in labels.REJECTION.items()
    }


def test_no_closing_is_without_a_reason() -> None:
    assert set(labels.CLOSED_BY) <= set(fate_words.CLOSED)


def test_a_posting_whose_job_somebody_closed_says_why() -> None:
    (posting,) = to_publish(posting_of(raw(1, crawl()))).values()
    closed = line_of(JobLine, id=posting.id, status="closed", closed_by="filled")
    assert posting_line(posting, closed).closed_by == "filled"
    assert posting_line(posting, replace(closed, status="open", closed_by=None)).closed_by is None


def test_a_member_sees_the_title_that_the_public_reads() -> None:
    offer = offer_row("1", title="Ancien")
    wish = request(1, "correct", "verrerie", "1", field="title", value={"title": "Nouveau"})
    assert line(offer, []).title == "Ancien"
    assert line(offer, [wish]).title == "Nouveau"


def test_every_path_is_told_in_the_documentation() -> None:
    """As ``/offres/ID``: what varies is written in capitals, or left out."""
    documented = set(re.findall(r"`(/[^`\s?]*)", DOCS))
    paths = {shape(route) for route in ROUTES}
    assert paths - {shape(path) for path in documented} == set()


def shape(path: str) -> str:
    """A route, or a documented path, with a star for what varies."""
    path = re.sub(r"\(-\(\?P<slug>.*\)\?$", "-*", path).replace("\\", "")
    path = re.sub(r"\(\?P<\w+>[^()]*\)", "*", path)
    return re.sub(r"\b[A-Z]+[0-9]*\b", "*", path)
