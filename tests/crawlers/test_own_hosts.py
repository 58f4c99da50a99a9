"""On a host that customers of a platform share, each has its own name only: nobody proves the address of another."""

import pytest

from crawlers.own_hosts import leads_to, own_hosts
from crawlers.registry.registry import Source
from vocabulary.web_address import WebAddress

PLACES = {
    "lever": ("https://jobs.lever.co/{}", "https://jobs.lever.co/{}/12"),
    "workable": ("https://apply.workable.com/{}", "https://apply.workable.com/{}/j/12"),
    "smartrecruiters": ("https://careers.smartrecruiters.com/{}", "https://jobs.smartrecruiters.com/{}/12"),
    "greenhouse": ("https://boards.greenhouse.io/{}", "https://job-boards.greenhouse.io/{}/jobs/12"),
    "ashby": ("https://jobs.ashbyhq.com/{}", "https://jobs.ashbyhq.com/{}/12"),
    "welcometothejungle": (
        "https://www.welcometothejungle.com/fr/companies/{}",
        "https://www.welcometothejungle.com/en/companies/{}/jobs/12",
    ),
    "teamtailor": ("https://{}.teamtailor.com", "https://{}.teamtailor.com/jobs/12"),
    "recruitee": ("https://{}.recruitee.com", "https://{}.recruitee.com/o/12"),
    "taleez": ("https://taleez.com/careers/{}", "https://taleez.com/careers/{}/12"),
    "flatchr": ("https://careers.flatchr.io/fr/company/{}", "https://careers.flatchr.io/company/{}/12"),
    "workday": ("https://{}.wd3.myworkdayjobs.com/emploi", "https://{}.wd3.myworkdayjobs.com/emploi/job/12"),
    "personio": ("https://{}.jobs.personio.de", "https://{}.jobs.personio.de/job/12"),
}


@pytest.mark.parametrize("platform", PLACES)
@pytest.mark.parametrize("spider", ["", "listing"])
def test_a_customer_of_a_platform_proves_no_address_of_another(platform: str, spider: str) -> None:
    line, offer = PLACES[platform]
    own = own_hosts(Source(id="a", member="a", spider=spider or platform, url=WebAddress(line.format("verrerie"))))
    assert leads_to(offer.format("verrerie"), own)
    assert not leads_to(offer.format("moules"), own)
    assert not leads_to(offer.format("jobs"), own)


def test_the_platforms_own_codes_are_believed_of_its_api_only() -> None:
    line = WebAddress("https://apply.workable.com/verrerie")
    code = "https://apply.workable.com/j/AB12"
    assert leads_to(code, own_hosts(Source(id="a", member="a", spider="workable", url=line)))
    assert not leads_to(code, own_hosts(Source(id="a", member="a", spider="listing", url=line)))


@pytest.mark.parametrize("name", ["companies", "jobs", "fr", "api"])
def test_a_customer_who_bears_a_word_of_the_paths_has_no_place_of_others(name: str) -> None:
    own = own_hosts(Source(id="a", member="a", spider="listing", url=WebAddress(f"https://jobs.lever.co/{name}")))
    assert not leads_to("https://jobs.lever.co/verrerie/jobs/12", own)


def test_a_shared_host_among_the_options_of_a_site_is_its_own_at_the_places_of_its_lists_only() -> None:
    options = {"hosts": "jobs.lever.co emploi-moulerie.example", "lists": "https://jobs.lever.co/moulerie"}
    own = own_hosts(
        Source(id="a", member="a", spider="site", url=WebAddress("https://moulerie.example/"), options=options)
    )

    assert own == {"moulerie.example", "emploi-moulerie.example", "lever.co/moulerie"}
    assert not leads_to("https://jobs.lever.co/verrerie/12", own)
