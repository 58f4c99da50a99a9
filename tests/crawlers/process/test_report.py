"""A report says complete only when absence may mean something, and how it ended in one word."""

from datetime import timedelta
from typing import Any

import pytest

from crawlers.items import Crawl
from crawlers.process.report import MOST_GONE, MOST_TROUBLES, Report
from tests.worlds.crawled_sources import NOW, SOURCE
from vocabulary.faults_and_mends import Fault, Outcome
from vocabulary.own_pages import OwnPage


def ended(*faults: Fault, listing: bool = True, **known: int | bool) -> Crawl:
    """The report of a crawl in which these went wrong."""
    report = Report(SOURCE, NOW, **{"listings": 1} | known)  # type: ignore[arg-type]
    for fault in faults:
        report.note_trouble(fault, SOURCE.url, "", listing=listing)
    return report.crawl(finished_at=NOW)


def test_everything_read_is_complete() -> None:
    crawl = ended(found=3)

    assert (crawl.outcome, crawl.complete, crawl.troubles) == (Outcome.OK, True, ())


def test_nothing_found_is_believed_only_when_it_is_said() -> None:
    empty, silent = ended(says_empty=True), ended()

    assert (empty.outcome, empty.complete) == (Outcome.EMPTY, True)
    assert (silent.outcome, silent.complete) == (Outcome.SUSPECT, False)
    assert [trouble.fault for trouble in silent.troubles] == [Fault.NOTHING_FOUND]


def test_an_empty_list_of_an_interface_is_understood_but_not_said() -> None:
    crawl = ended(plainly_empty=True)

    assert (crawl.outcome, crawl.complete, crawl.says_empty) == (Outcome.EMPTY, True, False)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault.ROBOTS, Outcome.BLOCKED),
        (Fault.ROBOTS_UNREACHABLE, Outcome.FAILED),
        (Fault.FORBIDDEN, Outcome.BLOCKED),
        (Fault.THROTTLED, Outcome.BLOCKED),
        (Fault.DNS, Outcome.FAILED),
        (Fault.SERVER_ERROR, Outcome.FAILED),
        (Fault.CONTAINER_MISSING, Outcome.SUSPECT),
    ],
)
def test_a_list_that_cannot_be_read(fault: Fault, outcome: Outcome) -> None:
    crawl = ended(fault, listings=0)

    assert (crawl.outcome, crawl.complete) == (outcome, False)


@pytest.mark.parametrize("fault", list(Fault))
@pytest.mark.parametrize("listing", [True, False])
def test_no_trouble_leaves_a_crawl_complete(fault: Fault, listing: bool) -> None:
    crawl = ended(fault, listing=listing, found=9)

    assert (crawl.outcome, crawl.complete) == (Outcome.SUSPECT, False)


def test_an_offer_whose_page_is_gone_is_no_trouble() -> None:
    report = Report(SOURCE, NOW, listings=1, found=2)
    report.note_gone("http://verrerie.example/emploi/9")
    crawl = report.crawl(finished_at=NOW)

    assert (crawl.outcome, crawl.complete) == (Outcome.OK, True)
    assert crawl.gone == ("http://verrerie.example/emploi/9",)


def test_a_site_that_fails_everywhere_does_not_fill_the_report() -> None:
    assert len(ended(*[Fault.TIMEOUT] * 500).troubles) == MOST_TROUBLES


def test_fifty_troubles_are_told_and_the_fifty_first_is_not() -> None:
    assert [len(ended(*[Fault.TIMEOUT] * count).troubles) for count in (49, 50, 51)] == [49, 50, 50]


def test_a_crawl_that_did_nothing_counts_nothing_and_one_that_did_says_what() -> None:
    nothing = Report(SOURCE, NOW).crawl(finished_at=NOW)
    assert (nothing.requests, nothing.bytes_received, nothing.pages, nothing.found) == (0, 0, 0, 0)
    assert (nothing.gone, nothing.notes, nothing.own_pages, nothing.says_empty) == ((), {}, {}, False)

    own, notes = {"http://verrerie.example/emploi/9": OwnPage.SILENT}, {"cms": "x"}
    report = Report(SOURCE, NOW, listings=1, pages=4, found=3, own_pages=own, notes=notes)
    crawl = report.crawl(finished_at=NOW + timedelta(minutes=2), requests=6, bytes_received=4096)
    assert (crawl.requests, crawl.bytes_received, crawl.pages, crawl.found) == (6, 4096, 4, 3)
    assert (crawl.own_pages, crawl.notes) == (own, notes)
    assert (crawl.source, crawl.spider, crawl.started_at) == (SOURCE.id, SOURCE.spider, NOW)
    assert crawl.finished_at == NOW + timedelta(minutes=2)


@pytest.mark.parametrize("why", ["found", "says_empty", "plainly_empty", "over"])
def test_each_reason_alone_explains_why_nothing_is_suspected(why: str) -> None:
    known: dict[str, Any] = {why: 1}
    assert ended(**known).troubles == ()


def test_a_list_whose_offers_are_all_gone_is_empty_and_no_doubt() -> None:
    report = Report(SOURCE, NOW, listings=1)
    report.note_all_gone()
    crawl = report.crawl(finished_at=NOW)

    assert (crawl.outcome, crawl.complete, crawl.says_empty) == (Outcome.EMPTY, True, False)


def test_offers_without_a_list_that_was_read_are_not_all_there_are() -> None:
    crawl = ended(found=3, listings=0)

    assert (crawl.outcome, crawl.complete) == (Outcome.OK, False)


def test_offers_and_a_sentence_that_there_is_none_are_not_empty() -> None:
    assert ended(found=3, says_empty=True).says_empty is False


def test_what_its_pages_being_gone_explains_is_no_trouble() -> None:
    report = Report(SOURCE, NOW, listings=1)
    report.note_trouble(Fault.NOTHING_FOUND, SOURCE.url, "", listing=True)
    report.note_gone("http://verrerie.example/emploi/9")
    report.note_all_gone()
    crawl = report.crawl(finished_at=NOW)

    assert (crawl.outcome, crawl.complete, crawl.troubles) == (Outcome.EMPTY, True, ())
    assert crawl.notes == {"all_gone": "1"}


def test_a_trouble_beside_it_stays_when_all_are_gone() -> None:
    report = Report(SOURCE, NOW, listings=1)
    report.note_trouble(Fault.TIMEOUT, SOURCE.url, "", listing=True)
    report.note_all_gone()

    assert [trouble.fault for trouble in report.crawl(finished_at=NOW).troubles] == [Fault.TIMEOUT]


def test_a_source_that_is_switched_off_is_off_only_when_nothing_was_read() -> None:
    off = next(fault for fault in Fault if fault.record.outcome is Outcome.OFF)

    assert ended(off, listings=0).outcome is Outcome.OFF
    assert ended(off, listings=0, found=1).outcome is Outcome.SUSPECT
    assert ended(off, Fault.DNS, listings=0).outcome is Outcome.FAILED


def test_of_several_troubles_doubt_comes_before_refusal_before_failure() -> None:
    assert ended(Fault.DNS, Fault.ROBOTS, listings=0).outcome is Outcome.BLOCKED
    assert ended(Fault.DNS, Fault.ROBOTS, Fault.CONTAINER_MISSING, listings=0).outcome is Outcome.SUSPECT
    assert ended(Fault.DNS, listing=False, listings=0).outcome is Outcome.SUSPECT, "a page of an offer is no list"


def test_nothing_writes_over_what_a_person_reads() -> None:
    report = Report(SOURCE, NOW)
    report.note_trouble(Fault.DNS, "http://verrerie.example/\x1b[2J", "x" * 999 + "\u202e", listing=True)
    (trouble,) = report.troubles

    assert (trouble.url, len(trouble.detail)) == ("http://verrerie.example/[2J", 300)


def test_pages_that_are_gone_are_bounded_and_told_once() -> None:
    report = Report(SOURCE, NOW, listings=1)
    for number in range(MOST_GONE + 9):
        report.note_gone(f"http://verrerie.example/{number // 2}")
        report.note_gone(f"http://verrerie.example/x{number}")

    assert len(report.gone) == MOST_GONE
