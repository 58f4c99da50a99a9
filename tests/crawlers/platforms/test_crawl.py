"""The spider of each platform walks what the platform publishes; one of each kind of walk as the process that it is in the house."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scrapy import Request
from zstandard import ZstdDecompressor

from crawlers.items import Crawl, Page
from crawlers.page_reading import PageReader
from crawlers.platforms.table import RECRUITING
from crawlers.process.order import Order
from crawlers.process.run_file import read_crawl, read_lines
from crawlers.registry.registry import Source
from tests.worlds.crawled_sources import NOW
from tests.worlds.driven_spiders import Told, drive
from tests.worlds.folders import ROOT
from tests.worlds.platforms.offers import EMPLOYER, OFFERS, Published
from tests.worlds.platforms.published import CASES
from tests.worlds.platforms.site import Answer, platform_site
from vocabulary.faults_and_mends import Fault, Outcome
from vocabulary.web_address import WebAddress

SECOND_PAGES = {name: case.second_page for name, case in CASES.items() if case.second_page}
SPIDER_OF = {platform.name: platform.read_as or platform.name for platform in RECRUITING}
PROCESSES = {"smartrecruiters", "successfactors", "personio"}
"""One of each kind of walk."""
Done = tuple[Crawl, list[dict[str, Any]], Source, Path]


def crawl(sources: list[Source], folder: Path) -> dict[str, Done]:
    """Crawl each source in a process of its own."""
    orders = [Order(source=source, started_at=NOW, run_file=folder / f"{source.id}.run") for source in sources]
    settings = {"GLASSVALLEE_ALLOW_LOOPBACK": "1", "GLASSVALLEE_DELAY": "0", "GLASSVALLEE_TIMEOUT": "10"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.worlds.platforms.crawls"],
        cwd=ROOT,
        input="\n".join(order.to_json() for order in orders),
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return {order.source.id: result(order) for order in orders}


def result(order: Order) -> Done:
    """What a crawl left, the oldest offer first."""
    postings = sorted(
        read_lines(order.run_file, "posting"), key=lambda posting: str(posting["fields"].get("datePosted"))
    )
    return read_crawl(order.run_file), postings, order.source, order.run_file


def source_of(name: str, published: Published, id: str) -> Source:
    """The line of sources.csv."""
    return Source(
        id=id, member="verrerie", spider=SPIDER_OF[name], url=WebAddress(published.url), options=dict(published.options)
    )


@pytest.fixture(scope="module")
def crawls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Done]]:
    """Every platform once as it should be, and once with a second page that fails where there is one.

    Those of ``PROCESSES`` are asked over HTTP by processes, all at the same time; the others in this process.
    """
    folder = tmp_path_factory.mktemp("platforms")
    with platform_site() as (site, table):
        sources = []
        for name, case in CASES.items():
            whole = case.published(f"{site}/{name}")
            table.update(addressed(site, f"{site}/{name}", whole))
            sources.append(source_of(name, whole, name))
            if name in SECOND_PAGES:
                torn = case.published(f"{site}/{name}-torn")
                table.update(broken(addressed(site, f"{site}/{name}-torn", torn), SECOND_PAGES[name]))
                sources.append(source_of(name, torn, f"{name}-torn"))
        whole_crawls = [source for source in sources if source.spider in PROCESSES]
        driven = {
            source.id: driven_crawl(source, folder, site, table) for source in sources if source.spider not in PROCESSES
        }
        yield driven | crawl(whole_crawls, folder)


def driven_crawl(source: Source, folder: Path, site: str, table: dict[str, Answer]) -> Done:
    """Crawl a source in this process: what the server would answer is taken from its table."""
    order = Order(source=source, started_at=NOW, run_file=folder / f"{source.id}.run")

    def told(request: Request) -> Told | None:
        key = request.url.removeprefix(site)
        if request.method == "POST":
            key = f"{key}#{json.loads(request.body).get('offset', '')}"
        answer = table.get(key)
        return Told(answer.text, answer.kind, answer.status, answer.headers) if answer else None

    drive(order, told)
    return result(order)


def addressed(site: str, base: str, published: Published) -> dict[str, Answer]:
    """Answers by the path that the server is asked for."""
    return {
        (key if key.startswith(site) else base + key).removeprefix(site): value
        for key, value in published.answers.items()
    }


def broken(table: dict[str, Answer], mark: str) -> dict[str, Answer]:
    """The same, with a second page that fails."""
    return {key: Answer("", "text/plain", 500) if mark in key else value for key, value in table.items()}


def parts_of(posting: dict[str, Any], says: str) -> dict[str, str]:
    """What a posting says, in the words of the invented offers."""
    fields = posting["fields"]
    place = fields.get("jobLocation")
    place = place[0] if isinstance(place, list) else place
    text = str(place)
    town = next((offer.town for offer in OFFERS if re.search(rf"\b{offer.town}\b", text)), text)
    contract = next(
        (o.contract for o in OFFERS if re.search(rf"\b{o.contract}\b", str(fields.get("employmentType")))), ""
    )
    parts = {
        "title": str(fields["title"]),
        "town": town,
        "contract": contract,
        "date": day(fields.get("datePosted")),
        "employer": EMPLOYER if EMPLOYER in str(fields.get("hiringOrganization")) else "",
    }
    return {name: parts[name] for name in says.split()}


def day(value: Any) -> str:
    """A date as the invented offers have it."""
    milliseconds = {"1793613600000": "2026-11-02", "1794218400000": "2026-11-09", "1794823200000": "2026-11-16"}
    return milliseconds.get(str(value), str(value)[:10])


def kept(out: Path) -> Iterator[Page]:
    """The pages of a run file."""
    bodies: dict[str, bytes] = {}
    for line in read_lines(out, "page"):
        if line["body"]:
            bodies[line["sha256"]] = ZstdDecompressor().decompress(line["body"], max_output_size=1_000_000)
        body = bodies[line["sha256"]]
        values = {name: line[name] for name in ("url", "status", "content_type", "listing")}
        yield Page(source=out.stem, body=body, seen_at=NOW, **values)


def test_every_platform_is_tried() -> None:
    assert set(CASES) == {platform.name for platform in RECRUITING}


@pytest.mark.parametrize("name", CASES)
def test_every_offer_is_found_with_what_the_platform_says(crawls: dict[str, Done], name: str) -> None:
    crawled, postings, source, _ = crawls[name]
    says = CASES[name].published("http://x").says
    wanted = [
        {"title": o.title, "town": o.town, "contract": o.contract, "date": o.day, "employer": EMPLOYER} for o in OFFERS
    ]

    assert crawled.troubles == ()
    assert (crawled.outcome, crawled.complete, crawled.found) == (Outcome.OK, True, 3)
    assert [parts_of(posting, says) for posting in postings] == [
        {part: offer[part] for part in says.split()} for offer in wanted
    ]
    assert source.spider == SPIDER_OF[name]


@pytest.mark.parametrize("name", CASES)
def test_an_offer_keeps_its_key_and_leads_to_its_page(crawls: dict[str, Done], name: str) -> None:
    _, postings, _, _ = crawls[name]

    assert all(
        offer.id in posting["key"] or "/offre/" in posting["key"]
        for offer, posting in zip(OFFERS, postings, strict=True)
    )
    assert len({posting["url"] for posting in postings}) == 3
    assert all(posting["url"].startswith("http") and "/syndication/" not in posting["url"] for posting in postings)
    assert all("réglez les machines" in str(posting["fields"]["description"]) for posting in postings)


@pytest.mark.parametrize("name", CASES)
def test_kept_pages_give_the_same_offers_again(crawls: dict[str, Done], name: str) -> None:
    _, postings, source, out = crawls[name]
    reader = PageReader(source)

    read = [posting for page in kept(out) for posting in reader.read(page)]
    again = {posting.key: posting.fields for posting in (*read, *reader.finish().postings)}

    assert again == {posting["key"]: posting["fields"] for posting in postings}


@pytest.mark.parametrize("name", SECOND_PAGES)
def test_a_list_whose_second_page_fails_is_not_complete(crawls: dict[str, Done], name: str) -> None:
    crawled, postings, _, _ = crawls[f"{name}-torn"]

    assert not crawled.complete
    assert crawled.outcome is Outcome.SUSPECT
    assert len(postings) == 2
    assert Fault.SERVER_ERROR in {trouble.fault for trouble in crawled.troubles if trouble.listing}


@pytest.mark.parametrize("name", CASES)
def test_the_employer_is_named_where_the_platform_names_it(crawls: dict[str, Done], name: str) -> None:
    named = {EMPLOYER in str(posting["fields"].get("hiringOrganization")) for posting in crawls[name][1]}

    assert named == {"employer" in CASES[name].published("http://x").says.split()}
