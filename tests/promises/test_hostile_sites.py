"""A crawl survives whatever a site sends, within its time and memory, and says what it refused."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawlers.items import Crawl
from crawlers.process.order import Order
from crawlers.process.run_file import read_crawl, read_lines
from crawlers.registry.registry import Source
from tests.worlds.crawled_sources import NOW
from tests.worlds.forked_crawls import lent_crew
from tests.worlds.servers.hostile_site import hostile_site
from vocabulary.faults_and_mends import Fault, Outcome
from vocabulary.web_address import WebAddress

MEMORY_MB = 300
LISTING = {"links": "css:ul.offres a", "next": "css:a[rel=next]", "container": "css:ul.offres"}


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with hostile_site() as address:
        yield address


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("GLASSVALLEE_DELAY", "0")
    monkeypatch.setenv("GLASSVALLEE_TIMEOUT", "2")


def crawl(folder: Path, url: str, spider: str = "listing", **options: str) -> tuple[Crawl, Path]:
    """Crawl in a process of its own, as the conductor does; its time and memory are looked at too."""
    source = Source(id="hostile", member="", spider=spider, url=WebAddress(url), options=options or dict(LISTING))
    order = Order(source=source, started_at=NOW, run_file=folder / "hostile.run")
    begun = time.monotonic()
    fetched = lent_crew().fetch_one(order)
    assert not fetched.died
    assert time.monotonic() - begun < 25
    crawled = read_crawl(order.run_file)
    assert 0 < int(crawled.notes["memory_mb"]) < MEMORY_MB
    return crawled, order.run_file


def refusals(crawl: Crawl) -> set[Fault]:
    """What the crawl said that it refused."""
    return {trouble.fault for trouble in crawl.troubles}


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("bomb", Fault.TOO_LARGE),
        ("endless", Fault.TOO_LARGE),
        ("drip", Fault.TIMEOUT),
        ("loop", Fault.REDIRECT),
        ("inside?10.0.0.1", Fault.PRIVATE_ADDRESS),
        ("inside?169.254.169.254", Fault.PRIVATE_ADDRESS),
        ("inside?0xa000001", Fault.PRIVATE_ADDRESS),
        ("inside?[fd00::1]", Fault.PRIVATE_ADDRESS),
        ("inside?ailleurs.example", Fault.OTHER_SITE),
    ],
)
def test_what_is_refused_is_named(site: str, tmp_path: Path, path: str, fault: Fault) -> None:
    crawled, _ = crawl(tmp_path, f"{site}/{path}")

    assert refusals(crawled) == {fault}
    assert not crawled.complete
    assert crawled.outcome != Outcome.OK


def test_links_that_are_no_pages_are_not_followed(site: str, tmp_path: Path) -> None:
    crawled, _ = crawl(tmp_path, f"{site}/links")

    assert (crawled.outcome, crawled.found, crawled.requests) == (Outcome.OK, 1, 3)


def test_a_list_that_never_ends_is_left(site: str, tmp_path: Path) -> None:
    crawled, _ = crawl(tmp_path, f"{site}/calendar")

    assert refusals(crawled) == set()
    assert crawled.found == 3
    assert crawled.requests < 20


def test_entities_of_a_feed_stay_what_they_are(site: str, tmp_path: Path) -> None:
    crawled, out = crawl(tmp_path, f"{site}/entities", "feed", follow="no")

    assert b"root:" not in out.read_bytes()
    assert all("hahaha" not in str(line) for line in read_lines(out, "posting"))
    assert crawled.pages == 1


def test_nul_bytes_and_a_false_charset_are_survived(site: str, tmp_path: Path) -> None:
    crawled, _ = crawl(tmp_path, f"{site}/nul", "single_page", container="")

    assert crawled.pages == 1
    assert Fault.EXCEPTION not in refusals(crawled)


def test_heavy_json_is_survived(site: str, tmp_path: Path) -> None:
    crawled, _ = crawl(tmp_path, f"{site}/heavy", "json_api", items="data.jobs")

    assert refusals(crawled) <= {Fault.UNREADABLE, Fault.NOTHING_FOUND}
    assert refusals(crawled)
    assert not crawled.found


def test_a_script_in_a_description_is_kept_word_for_word_and_no_further(site: str, tmp_path: Path) -> None:
    _, out = crawl(tmp_path, f"{site}/links")
    from pipeline.normalize.descriptions.safe_html import plain, sanitized

    (line,) = read_lines(out, "posting")
    assert "<script>" in line["fields"]["description"]
    assert "script" not in sanitized(line["fields"]["description"])
    assert "alert" not in plain(sanitized(line["fields"]["description"]))


def test_a_large_process_that_starts_a_crawl_does_not_end_it(site: str, tmp_path: Path) -> None:
    large = bytearray(400 * 1024**2)
    large[::4096] = b"x" * len(large[::4096])
    crawled, _ = crawl(tmp_path, f"{site}/links")

    assert crawled.outcome == Outcome.OK
    assert large[0] == ord("x")


def test_a_name_that_leads_to_a_private_address_is_refused(
    site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GLASSVALLEE_ALLOW_LOOPBACK")
    crawled, _ = crawl(tmp_path, f"{site.replace('127.0.0.1', 'localhost')}/links")

    assert refusals(crawled) == {Fault.PRIVATE_ADDRESS}
    assert not crawled.pages
