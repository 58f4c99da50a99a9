"""Platforms are recognised by their addresses and marks, and asked where they answer."""

import asyncio
import json
from typing import Any

import pytest
from scrapy.http import HtmlResponse

from crawlers.platforms.table import PLATFORMS, Recognised, recognised
from crawlers.walks.platform_spider import PlatformSpider
from tests.worlds.platforms.answered import answered, spider
from tests.worlds.platforms.published import CASES
from vocabulary.faults_and_mends import Fault

OWN = {name: case for name, case in CASES.items() if name in PLATFORMS}
"""Those that have a spider of their own."""
MET = [name for name, case in OWN.items() if not case.own_address]


@pytest.mark.parametrize("name", OWN)
def test_an_address_says_where_a_platform_is_asked(name: str) -> None:
    made = spider(name, CASES[name].url)

    (request,) = made.first()

    assert request.url == CASES[name].first
    assert any(request.url.split("/")[2].endswith(host) for host in made.allowed_domains)


@pytest.mark.parametrize("name", MET)
def test_a_platform_is_recognised_by_its_address_and_by_a_link_to_it(name: str) -> None:
    url = CASES[name].url
    link = recognised("https://novembre.example/emploi", f'<p><a href="{url}">Nos offres</a></p>')

    assert recognised(url) == [Recognised(spider=name, url=url)]
    assert [(platform.spider, spider(name, platform.url).values["api"]) for platform in link] == [
        (name, spider(name, url).values["api"])
    ]


@pytest.mark.parametrize("name", [name for name in CASES if name not in OWN])
def test_a_platform_that_is_read_as_any_site_is_met_at_its_list(name: str) -> None:
    case = CASES[name]
    link = recognised("https://novembre.example/emploi", f'<iframe data-src="{case.url}"></iframe>')

    assert recognised(case.url) == link == [Recognised(spider="site", url=case.first, known_as=name)]


@pytest.mark.parametrize("name", ["gestmax", "icims", "oracle", "flatchr", "werecruit"])
@pytest.mark.parametrize(
    "parked",
    [
        '<iframe src="{}"></iframe>',
        '<iframe data-cookieconsent="marketing" data-src="{}"></iframe>',
        '<div class="cmplz-placeholder"><iframe data-src-cmplz="{}" src="about:blank"></iframe></div>',
        '<script type="text/plain" data-category="marketing">document.write(\'<iframe src="{}"></iframe>\')</script>',
        '<template><iframe src="{}"></iframe></template>',
    ],
)
def test_a_tool_that_waits_for_consent_is_recognised_too(name: str, parked: str) -> None:
    url = CASES[name].url

    assert [one.platform for one in recognised("https://novembre.example/emploi", parked.format(url))] == [name]


def test_a_widget_that_names_its_customer_by_a_number_is_read_by_the_link_beside_it() -> None:
    widget = (
        "<script>s.src='https://d10zminp1cyta8.cloudfront.net/widget.js';new RTWidget({companies:[98127]})</script>"
    )
    page = f"{widget}<a href='https://novembre.recruitee.com/'>Ouvrir la liste</a>"

    assert recognised("https://novembre.example/emploi", page) == [
        Recognised(spider="recruitee", url="https://novembre.recruitee.com")
    ]
    assert recognised("https://novembre.example/emploi", widget) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://emploi.novembre.example/job/Eu-Regleur-IS-76260/1234567890/",
        "https://emploi.novembre.example/fr_FR/job/Eu-Regleur-IS-76260/1234567890?from=email",
        "https://emploi.novembre.example/go/Production/512345/",
        "https://emploi.novembre.example/search/?q=&startrow=25",
        "https://novembre.jobs.hr.cloud.sap/",
    ],
)
def test_a_career_site_of_successfactors_is_recognised_by_how_its_addresses_go_on(url: str) -> None:
    link = recognised("https://novembre.example/emploi", f'<a href="{url}">Nos offres</a>')

    assert [one.spider for one in recognised(url)] == [one.spider for one in link] == ["successfactors"]
    assert (
        spider("successfactors", url)
        .page_address()
        .endswith("/search/?q=&sortColumn=referencedate&sortDirection=desc&startrow=0")
    )


@pytest.mark.parametrize(
    "url", ["https://novembre.example/job/regleur-is-74001", "https://novembre.example/job/regleur/74001/"]
)
def test_an_address_of_another_make_is_none_of_successfactors(url: str) -> None:
    assert recognised(url) == []


def test_the_list_of_talentsoft_is_asked_where_the_source_says_that_it_is() -> None:
    made = spider("talentsoft", "https://emploi.novembre.example/nous-rejoindre/liste-toutes-offres.aspx?LCID=1036")

    assert (
        made.page_address()
        == "https://emploi.novembre.example/nous-rejoindre/liste-toutes-offres.aspx?mode=list&LCID=1036&page=1"
    )


def test_one_offer_of_flatchr_leads_to_all_of_its_employer() -> None:
    made = spider("flatchr", "https://careers.flatchr.io/vacancy/ab12-regleur-is")
    (question,) = made.first()
    page = HtmlResponse(
        question.url, body=b"<a href='https://careers.flatchr.io/fr/company/novembre/'>Nos offres</a>", request=question
    )

    assert question.callback is not None
    (first,) = question.callback(page, **question.cb_kwargs)

    assert (question.url, first.url) == ("https://careers.flatchr.io/vacancy/ab12-regleur-is", CASES["flatchr"].first)


@pytest.mark.parametrize("name", [name for name, case in OWN.items() if case.mark])
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
