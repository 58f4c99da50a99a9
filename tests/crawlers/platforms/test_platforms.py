"""Platforms are recognised by their addresses and marks, and asked where they answer."""

import asyncio
import json
from typing import Any

import pytest

from crawlers.platforms.table import PLATFORMS, Recognised, recognised
from crawlers.walks.platform_spider import PlatformSpider
from tests.worlds.platforms.answered import answered, spider
from tests.worlds.platforms.published import CASES
from vocabulary.faults_and_mends import Fault


@pytest.mark.parametrize("name", CASES)
def test_an_address_says_where_a_platform_is_asked(name: str) -> None:
    made = spider(name, CASES[name].url)

    (request,) = made.first()

    assert request.url == CASES[name].first
    assert any(request.url.split("/")[2].endswith(host) for host in made.allowed_domains)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if not case.own_address])
def test_a_platform_is_recognised_by_its_address_and_by_a_link_to_it(name: str) -> None:
    url = CASES[name].url
    link = recognised("https://novembre.example/emploi", f'<p><a href="{url}">Nos offres</a></p>')

    assert recognised(url) == [Recognised(spider=name, url=url)]
    assert [(platform.spider, spider(name, platform.url).values["api"]) for platform in link] == [
        (name, spider(name, url).values["api"])
    ]


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.mark])
def test_a_platform_is_recognised_by_its_marks(name: str) -> None:
    case = CASES[name]

    platforms = recognised("https://novembre.example/emploi", case.mark)

    assert [(platform.spider, platform.options) for platform in platforms] == [(name, case.marked)]
    assert set(case.marked) <= set(PLATFORMS[name].options)


@pytest.mark.parametrize(
    ("url", "spider"),
    [
        ("https://jobs.aptar.com", "successfactors"),
        ("https://silgandispensing.wd501.myworkdayjobs.com/silgan", "workday"),
    ],
)
def test_what_the_registry_proposes_is_recognised_by_its_address(url: str, spider: str) -> None:
    assert recognised(url) == [Recognised(spider=spider, url=url)]


def test_a_plain_page_is_no_platform() -> None:
    assert recognised("https://novembre.example/emploi", "<h1>Nos offres</h1><p>Régleur H/F</p>") == []


async def collected(made: PlatformSpider) -> list[Any]:
    """What a spider asks for first."""
    return [request async for request in made.start()]


@pytest.mark.parametrize("name", ["smartrecruiters", "welcometothejungle"])
def test_what_no_address_says_is_asked_of_the_registry(name: str) -> None:
    made = spider(name, "https://novembre.example/emploi")

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
