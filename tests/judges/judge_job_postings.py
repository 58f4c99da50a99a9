"""Google's rules for JobPosting on every offer: its documentation of structured data for job postings, as of autumn 2026, as code."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import extruct
import pytest
from lxml import html
from protego import Protego

from tests.judges.judged import HOME, Judged, public
from tests.worlds.board.client import board, valley
from tests.worlds.store_rows import board_rows

Posting = Mapping[str, Any]
EMPLOYMENT = {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}
UNITS = {"HOUR", "DAY", "WEEK", "MONTH", "YEAR"}
CREDENTIALS = {"high school", "associate degree", "bachelor degree", "professional certificate", "postgraduate degree"}
DATA = re.compile(r"application/ld\+json|\bitemscope\b|\btypeof=")
"""What pages with structured data have."""
ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?")
pytestmark = pytest.mark.xdist_group("crawl")


def addresses(posting: Posting) -> list[Posting]:
    """Where one works."""
    places = posting["jobLocation"]
    return [place["address"] for place in (places if isinstance(places, list) else [places])]


def of_title(posting: Posting) -> bool:
    """The title of the job alone: no code, address, date, wage or company, and no signs that shout."""
    title, employer = posting["title"], posting["hiringOrganization"]
    named = isinstance(employer, Mapping) and employer["name"].casefold() in title.casefold()
    return bool(title.strip()) and not re.search(r"[!*€]|https?:|\d{2}/\d{2}/|\bréf\b", title) and not named


def of_description(posting: Posting) -> bool:
    """In HTML with paragraphs, and more than the title."""
    words = str(html.fromstring(posting["description"]).xpath("string()"))
    return bool(re.search(r"<(p|br|ul|li)\b", posting["description"])) and len(words) > len(posting["title"]) + 40


def of_employer(posting: Posting) -> bool:
    """An organization with its name, or « confidential »."""
    employer = posting["hiringOrganization"]
    return employer == "confidential" or (employer["@type"] == "Organization" and bool(employer["name"].strip()))


def of_place(posting: Posting) -> bool:
    """Each place has an address with its country, and something more exact."""
    found = addresses(posting)
    return bool(found) and all(
        (one["@type"], one["addressCountry"]) == ("PostalAddress", "FR") and one["addressLocality"] for one in found
    )


def of_dates(posting: Posting) -> bool:
    """Dates are ISO 8601; the day of publication is no day to come, and the last day none before it."""
    first, last = posting["datePosted"], posting.get("validThrough")
    if not ISO.fullmatch(first) or (last and not ISO.fullmatch(last)):
        return False
    return first[:10] <= f"{datetime.now(UTC):%Y-%m-%d}" and (last is None or first[:10] <= last[:10])


def of_wage(posting: Posting) -> bool:
    """The employer's own wage: currency, unit, and numbers in their order."""
    if "baseSalary" not in posting:
        return True
    wage = posting["baseSalary"]
    value = wage["value"]
    amounts = [value[name] for name in ("value", "minValue", "maxValue") if name in value]
    return (
        (wage["@type"], wage["currency"], value["@type"]) == ("MonetaryAmount", "EUR", "QuantitativeValue")
        and value["unitText"] in UNITS
        and bool(amounts)
        and all(isinstance(amount, int | float) and amount > 0 for amount in amounts)
        and amounts == sorted(amounts)
    )


def of_words(posting: Posting) -> bool:
    """Where Google gives the words, they are Google's."""
    education, experience = posting.get("educationRequirements"), posting.get("experienceRequirements")
    return (
        set(posting.get("employmentType", ["OTHER"])) <= EMPLOYMENT
        and (education is None or education["credentialCategory"] in CREDENTIALS)
        and (
            experience in {None, "no requirements"}
            if not isinstance(experience, Mapping)
            else experience["monthsOfExperience"] > 0
        )
        and isinstance(posting["directApply"], bool)
    )


def of_identifier(posting: Posting) -> bool:
    """The employer's reference, with whose it is."""
    identifier = posting.get("identifier")
    return identifier is None or (
        identifier["@type"] == "PropertyValue" and bool(identifier["name"]) and bool(identifier["value"])
    )


RULES: list[Callable[[Posting], bool]] = [
    of_title, of_description, of_employer, of_place, of_dates, of_wage, of_words, of_identifier,
]  # fmt: skip


def postings(judged: Judged) -> list[Posting]:
    """The JobPostings of a page, as extruct reads them."""
    if not DATA.search(judged.answer.text):
        return []
    data = extruct.extract(judged.answer.text, syntaxes=["json-ld", "microdata", "rdfa"], errors="strict")
    return [one for syntax in data.values() for one in syntax if "JobPosting" in str(one.get("@type"))]


def broken(posting: Posting) -> Iterator[str]:
    """The rules that an offer breaks."""
    missing = {"title", "description", "datePosted", "hiringOrganization", "jobLocation"} - posting.keys()
    yield from (f"{name} is missing" for name in missing)
    yield from (rule.__name__ for rule in RULES if not missing and not rule(posting))


def test_every_open_offer_keeps_every_rule() -> None:
    jobs = board_rows(valley().board, "SELECT id, slug, date_posted, places FROM jobs WHERE status != 'closed'")
    pages = public().answers
    robots = Protego.parse(board().get("/robots.txt").text)
    found: dict[str, list[str]] = {}
    read = 0
    for id, slug, posted, places in jobs:
        judged = pages[f"/offres/{id}-{slug}"]
        told = postings(judged)
        complete = bool(posted) and places != "[]"
        wrong = [] if len(told) == complete else [f"{len(told)} JobPostings"]
        for posting in told:
            read += 1
            wrong += [*broken(posting), *unseen(posting, judged)]
            canonical = judged.tree.xpath("//link[@rel='canonical']/@href")
            if [posting["url"]] != canonical or not robots.can_fetch(posting["url"], "Googlebot"):
                wrong.append("it is not found at its address")
        if wrong:
            found[judged.path] = wrong

    assert read > 100
    assert found == {}


def unseen(posting: Posting, judged: Judged) -> Iterator[str]:
    """What is told to machines and shown to no person."""
    shown = " ".join(judged.tree.xpath("//main")[0].text_content().split())
    employer = posting["hiringOrganization"]
    told = [posting["title"], *(one["addressLocality"] for one in addresses(posting))]
    told += [employer["name"]] if isinstance(employer, Mapping) else []
    told += [posting["identifier"]["value"]] if "identifier" in posting else []
    yield from (f"« {words} » is not on the page" for words in told if words not in shown)


def test_no_other_page_tells_of_an_offer() -> None:
    others = {
        judged.path: len(postings(judged))
        for judged in public().pages
        if not judged.path.startswith("/offres/") or "noindex" in judged.answer.headers.get("x-robots-tag", "")
    }

    assert len(others) > 100
    assert {path: number for path, number in others.items() if number} == {}


def test_a_list_for_machines_names_each_offer_by_its_address() -> None:
    assert board().get("/offres.jsonld").json()["url"].startswith(HOME)
