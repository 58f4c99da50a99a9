"""Platforms are recognised by their addresses and marks, and asked where they answer."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import pytest

from crawlers.platforms.table import PLATFORMS, RECRUITING, Recognised, recognised
from crawlers.walks.platform_spider import PlatformSpider
from tests.worlds.platforms.cases import FIRST, answered, spider
from vocabulary.faults_and_mends import Fault

NAMES = [platform.name for platform in RECRUITING]
OWN_SITES = {"successfactors", "digitalrecruiters", "jobaffinity", "wp_job_manager", "wordpress"}
"""Platforms whose customers have addresses of their own."""


@pytest.mark.parametrize("name", NAMES)
def test_an_address_says_where_a_platform_is_asked(name: str) -> None:
    url, first = FIRST[name]
    made = spider(name, url)

    (request,) = made.first()

    assert request.url == first
    assert any(request.url.split("/")[2].endswith(host) for host in made.allowed_domains)


@pytest.mark.parametrize("name", sorted(set(NAMES) - OWN_SITES))
def test_a_platform_is_recognised_by_its_address_and_by_a_link_to_it(name: str) -> None:
    url, _ = FIRST[name]
    link = recognised("https://novembre.example/emploi", f'<p><a href="{url}">Nos offres</a></p>')

    assert recognised(url) == [Recognised(spider=name, url=url)]
    assert [(one.spider, spider(name, one.url).values["api"]) for one in link] == [
        (name, spider(name, url).values["api"])
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<script src='https://jobaffinity.fr/syndication/publication/12/34'>", ("jobaffinity", {"company": "12/34"})),
        ("<link rel='stylesheet' href='/wp-content/plugins/wp-job-manager/a.css'>", ("wp_job_manager", {})),
        ("<link rel=alternate href='/wp-json/wp/v2/offres-emploi/12'>", ("wordpress", {"type": "offres-emploi"})),
        ("<a class='jobTitle-link' href='/job/1/'>", ("successfactors", {})),
        ("fetch('https://www.welcomekit.co/api/v1/embed?organization_reference=Ab12')", ("welcometothejungle", {"reference": "Ab12"})),
        ("<img src='https://app.digitalrecruiters.com/generated_contents/a.png'>", ("digitalrecruiters", {})),
    ],
)  # fmt: skip
def test_a_platform_is_recognised_by_its_marks(text: str, wanted: tuple[str, Mapping[str, str]]) -> None:
    found = recognised("https://novembre.example/emploi", text)

    assert [(one.spider, one.options) for one in found] == [wanted]
    assert set(wanted[1]) <= set(PLATFORMS[wanted[0]].options)


def test_a_plain_page_is_no_platform() -> None:
    assert recognised("https://novembre.example/emploi", "<h1>Nos offres</h1><p>Régleur H/F</p>") == []


async def collected(made: PlatformSpider) -> list[Any]:
    """What a spider asks for first."""
    return [request async for request in made.start()]


def test_what_no_address_says_is_asked_of_the_registry() -> None:
    made = spider("smartrecruiters", "https://novembre.example/emploi")

    assert asyncio.run(collected(made)) == []
    assert [(trouble.fault, "company" in trouble.detail) for trouble in made.report.troubles] == [
        (Fault.EXCEPTION, True)
    ]


def test_wordpress_pages_are_followed_when_the_source_says_so() -> None:
    made = spider("wordpress", "https://novembre.example/", type="offres", follow="yes")
    (first,) = made.first()
    post = {
        "id": 5,
        "type": "offre",
        "link": "https://novembre.example/offres/regleur/",
        "title": {"rendered": "Régleur"},
    }

    asked = answered(made, first.url, json.dumps([post]))

    assert next(request.url for request in asked) == "https://novembre.example/offres/regleur/"
    assert made.report.found == 0
