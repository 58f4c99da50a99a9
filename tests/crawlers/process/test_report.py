"""A report says complete only when absence may mean something, and how it ended in one word."""

import pytest

from crawlers.items import Crawl
from crawlers.process.report import MOST_TROUBLES, Report
from tests.worlds.crawled_sources import NOW, SOURCE
from vocabulary.faults_and_mends import Fault, Outcome


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
