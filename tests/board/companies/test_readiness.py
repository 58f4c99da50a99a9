"""How ready an offer's own page is: what is asked, what is missing, the score and the block to paste."""

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from board.companies import readiness_score
from board.jobs.own_words import LENT, own
from board.jobs.schema_org import REQUIRED
from board.published.rows import PublishedPosting, WholeJobRow
from db.rows import Row
from db.schema import tables
from pipeline.history.composition import TOGETHER
from tests.worlds.board.client import board, valley
from tests.worlds.board.lines import line
from tests.worlds.store_rows import board_rows

PLACE = {"insee": "76255", "name": "Eu", "department": "76", "lat": 50.05, "lon": 1.42, "zone": "vallee-de-la-bresle"}


def offer(
    extractor: str = "json_ld", raw: str = "Régleur IS H/F", **given: Any
) -> tuple[WholeJobRow, PublishedPosting]:
    """A complete offer, and its posting."""
    job: Row = {
        "id": "a1", "title": "Régleur IS", "organization": "Verrerie Fictive", "publisher": "Verrerie Fictive",
        "publisher_kind": "employer", "places": json.dumps([PLACE]), "contract": '["CDD"]', "worktime": "plein",
        "salary_min": 2100.0, "salary_max": 2400.0, "salary_period": "month", "salary_gross": 1, "date_posted": "2026-11-20",
        "valid_through": "2026-12-20", "rome": None, "occupation": None, "experience_months": None, "beginner": None,
        "education": None, "language": "fr", "description": "<p>Vous réglez.</p>", "status": "open", "flags": "[]",
    }  # fmt: skip
    known = json.dumps({"title": {"raw": raw, "rule": "title"}})
    posting = line(PublishedPosting, extractor=extractor, url="https://verrerie.example/1", provenance=known)
    return line(WholeJobRow, **job | given), posting


def verdicts(job: WholeJobRow, posting: PublishedPosting) -> dict[str, str]:
    return {check.criterion.name: check.verdict for check in readiness_score.checks(job, posting)}


def test_what_others_lend_or_the_employer_corrects_is_not_on_its_page() -> None:
    job, posting = offer(borrowed='{"salary": "p2", "description": "p3", "contract": "p2"}')
    by_criterion = verdicts(own(job), posting)
    assert {by_criterion[name] for name in ("baseSalary", "description", "employmentType")} == {"missing"}
    assert by_criterion["title"] == "good"
    assert "baseSalary" not in readiness_score.block(own(job), posting)[0]
    mended = json.dumps({"valid_through": {"raw": "", "rule": "correction", "extractor": "member"}})
    corrected = replace(posting, provenance=mended)
    assert verdicts(job, corrected)["validThrough"] == "missing"


def test_every_column_that_may_be_lent_is_known() -> None:
    names = {name for together in TOGETHER for name in together}
    lent = {column for name in names for column in LENT.get(name, (name,))}
    assert lent <= set(tables("board")["jobs"].names)


def test_a_complete_offer_in_structured_data_has_every_point() -> None:
    judged = readiness_score.checks(*offer())
    assert {check.verdict for check in judged} == {"good"}
    assert readiness_score.score(judged) == 100
    assert "agency" not in {check.criterion.name for check in judged}


def test_the_same_in_plain_html_has_half_of_what_search_engines_ask() -> None:
    by_criterion = verdicts(*offer(extractor="html"))
    assert by_criterion["JobPosting"] == "missing"
    assert {by_criterion[name] for name in ("title", "datePosted", "baseSalary", "employmentType")} == {"half"}
    assert {by_criterion[name] for name in ("hf", "wording", "french")} == {"good"}
    assert 40 < readiness_score.score(readiness_score.checks(*offer(extractor="html"))) < 70


def test_what_only_the_description_tells_is_half() -> None:
    job, posting = offer()
    told = json.dumps({"salary": {"raw": "2 100 €", "rule": "description", "extractor": "json_ld"}})
    assert verdicts(job, replace(posting, provenance=told))["baseSalary"] == "half"


def test_each_lack_is_named() -> None:
    lacking: dict[str, Row] = {
        "datePosted": {"date_posted": None}, "validThrough": {"valid_through": None}, "hiringOrganization": {"organization": None},
        "jobLocation": {"places": "[]"}, "employmentType": {"contract": "[]"}, "baseSalary": {"salary_min": None, "salary_max": None},
        "wording": {"flags": '["discriminating"]'}, "french": {"language": "en"}, "description": {"description": ""},
    }  # fmt: skip
    for name, given_ in lacking.items():
        by_criterion = verdicts(*offer(**given_))
        assert [criterion for criterion, verdict in by_criterion.items() if verdict == "missing"] == [name]


def test_a_title_must_speak_to_both_and_is_not_judged_when_it_is_not_published() -> None:
    assert verdicts(*offer(raw="Trieuse"))["hf"] == "missing"
    assert verdicts(*offer(raw="Trieur / trieuse"))["hf"] == "good"
    assert "hf" not in verdicts(*offer(raw=""))


def test_an_agency_must_say_that_it_is_one() -> None:
    assert verdicts(*offer(publisher_kind="agency", flags='["agency_status"]'))["agency"] == "missing"
    assert verdicts(*offer(publisher_kind="agency"))["agency"] == "good"


def test_the_rule_is_a_hundred_points() -> None:
    assert sum(criterion.points for criterion in readiness_score.CRITERIA) == 100
    assert len({criterion.name for criterion in readiness_score.CRITERIA}) == len(readiness_score.CRITERIA)


def pasted(block: str) -> Row:
    """What a search engine reads in a page that holds the block."""
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', f"<body>{block}</body>", re.DOTALL)
    assert len(scripts) == 1
    data: Row = json.loads(scripts[0])
    return data


def test_the_block_holds_what_was_read_and_names_the_rest() -> None:
    block, missing = readiness_score.block(*offer(salary_min=None, salary_max=None, valid_through=None))
    data = pasted(block)
    assert data.keys() >= REQUIRED
    assert data["url"] == "https://verrerie.example/1"
    assert not {"baseSalary", "validThrough", "identifier", "directApply"} & data.keys()
    assert missing == ["validThrough", "baseSalary", "identifier", "directApply"]


def test_a_hidden_employer_is_not_invented() -> None:
    block, missing = readiness_score.block(*offer(organization=None, publisher_kind="agency", contract='["CDI"]'))
    assert "hiringOrganization" not in pasted(block)
    assert "hiringOrganization" in missing


def test_for_temporary_work_the_agency_is_the_employer() -> None:
    job, posting = offer(organization=None, publisher="Agence Fictive", publisher_kind="agency", contract='["INTERIM"]')
    assert verdicts(job, posting)["hiringOrganization"] == "good"
    assert pasted(readiness_score.block(job, posting)[0])["hiringOrganization"]["name"] == "Agence Fictive"


@given(st.text(), st.text(), st.text())
def test_no_words_leave_the_block(title: str, organization: str, description: str) -> None:
    block, _ = readiness_score.block(*offer(title=title, organization=organization, description=description))
    data = pasted(block)
    assert data.get("title", "") == title
    assert data.get("description", "") == description


@given(
    st.fixed_dictionaries({
        "date_posted": st.sampled_from([None, "2026-11-20"]), "contract": st.sampled_from(["[]", '["CDI"]']),
        "salary_min": st.sampled_from([None, 12.0]), "salary_max": st.none(), "flags": st.sampled_from(["[]", '["discriminating"]']),
        "language": st.sampled_from([None, "fr", "en"]), "publisher_kind": st.sampled_from(["employer", "agency"]),
    }),
    st.sampled_from(["json_ld", "html", "pdf"]),
)  # fmt: skip
def test_a_score_is_the_share_of_its_points(given_: Row, extractor: str) -> None:
    judged = readiness_score.checks(*offer(extractor, **given_))
    earned = sum({"good": 2, "half": 1, "missing": 0}[check.verdict] * check.criterion.points for check in judged)
    assert readiness_score.score(judged) == round(50 * earned / sum(check.criterion.points for check in judged))


def test_the_page_of_an_offer_shows_a_block_that_can_be_pasted() -> None:
    from html import unescape

    page = board().html("/entreprises/verrerie-aubepine/qualite/aub010")
    block = re.search(r"<pre><code>(.*?)</code></pre>", page, re.DOTALL)
    assert block
    assert "<script" not in block[1]
    assert pasted(unescape(block[1])).keys() >= REQUIRED
    score = re.search(r"<strong>(\d+)</strong> sur 100", page)
    assert score
    assert f"<strong>{score[1]}</strong>" in board().html("/entreprises/verrerie-aubepine/qualite")


def test_every_offer_shown_in_the_words_of_the_member_is_judged() -> None:
    page = board().html("/entreprises/verrerie-aubepine/qualite")
    (count,) = board_rows(
        valley().board,
        "SELECT count(*) FROM postings WHERE source = 'verrerie-aubepine' AND fate IN ('shown', 'absent')",
    )[0]
    assert page.count("/qualite/") == count
    assert board().get("/entreprises/verrerie-aubepine/qualite").headers["x-robots-tag"] == "noindex"
    assert board().get("/entreprises/verrerie-aubepine/qualite/inconnue").status_code == 404
    assert board().get("/entreprises/inconnue/qualite").status_code == 404
