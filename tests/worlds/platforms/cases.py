"""Spiders of platforms before their crawl, where they begin, and what they make of one answer."""

import json
from typing import Any

from scrapy.http import TextResponse
from scrapy.utils.test import get_crawler

from crawlers.crawl import spider_class
from crawlers.extract import extract
from crawlers.items import RawPosting
from crawlers.registry.registry import Source
from crawlers.walks.platform_spider import PlatformSpider
from tests.worlds.crawled_sources import NOW, page
from vocabulary.faults_and_mends import Fault

FIRST = {
    "smartrecruiters": ("https://careers.smartrecruiters.com/Novembre", "https://api.smartrecruiters.com/v1/companies/Novembre/postings?limit=100&offset=0"),
    "workday": ("https://novembre.wd3.myworkdayjobs.com/fr-FR/Carrieres", "https://novembre.wd3.myworkdayjobs.com/wday/cxs/novembre/Carrieres/jobs"),
    "successfactors": ("https://jobs.novembre.example/", "https://jobs.novembre.example/search/?q=&sortColumn=referencedate&sortDirection=desc&startrow=0"),
    "talentsoft": ("https://novembre-recrute.talent-soft.com/accueil.aspx", "https://novembre-recrute.talent-soft.com/handlers/offerRss.ashx?LCID=1036&top=1000"),
    "digitalrecruiters": (
        "https://emploi.novembre.example/fr/annonces",
        "https://api.digitalrecruiters.com/public/v1/careers-site/job-ads?domainName=emploi.novembre.example&locale=fr_FR&limit=100&page=1",
    ),
    "flatchr": ("https://novembre.flatchr.io/", "https://careers.flatchr.io/company/novembre.json"),
    "taleez": ("https://novembre.taleez.com/", "https://novembre.taleez.com/"),
    "beetween": ("https://novembre.nous-recrutons.fr/offres-emploi/", "https://novembre.nous-recrutons.fr/offres-emploi/"),
    "welcometothejungle": ("https://www.welcometothejungle.com/fr/companies/novembre/jobs", "https://api.welcometothejungle.com/api/v1/organizations/novembre"),
    "softy": ("https://novembre.softy.pro/offers", "https://novembre.softy.pro/sitemap.xml"),
    "jobaffinity": ("https://novembre.example/recrutement", "https://novembre.example/recrutement"),
    "teamtailor": ("https://novembre.teamtailor.com/jobs", "https://novembre.teamtailor.com/jobs.json"),
    "recruitee": ("https://novembre.recruitee.com/", "https://novembre.recruitee.com/api/offers/"),
    "personio": ("https://novembre.jobs.personio.de/?language=fr", "https://novembre.jobs.personio.de/xml?language=fr"),
    "greenhouse": ("https://job-boards.greenhouse.io/novembre", "https://boards-api.greenhouse.io/v1/boards/novembre/jobs?content=true"),
    "lever": ("https://jobs.eu.lever.co/novembre", "https://api.eu.lever.co/v0/postings/novembre?mode=json&limit=100&skip=0"),
    "ashby": ("https://jobs.ashbyhq.com/novembre", "https://api.ashbyhq.com/posting-api/job-board/novembre?includeCompensation=true"),
    "workable": ("https://apply.workable.com/novembre/", "https://apply.workable.com/api/v1/widget/accounts/novembre?details=true"),
    "wp_job_manager": ("https://novembre.example/offres/", "https://novembre.example/?feed=job_feed&paged=1"),
    "wordpress": ("https://novembre.example/offres/", "https://novembre.example/wp-json/wp/v2/types"),
}  # fmt: skip
"""Platform → an address for the public, and what is asked for first."""


def spider(name: str, url: str, **options: str) -> PlatformSpider:
    """A spider before its crawl."""
    source = Source(id="x", member="", spider=name, url=url, options=options)
    made = spider_class(name).from_crawler(get_crawler(), source=source, seen_at=NOW)
    assert isinstance(made, PlatformSpider)
    return made


def postings(data: Any, url: str = "https://api.example/1") -> list[RawPosting]:
    """What a JSON payload offers."""
    body = data.encode() if isinstance(data, str) else json.dumps(data).encode()
    return extract(page(url=url, content_type="application/json", body=body))


def answered(made: PlatformSpider, url: str, body: str) -> list[Any]:
    """What a spider makes of one answer."""
    return list(made.listing_came(TextResponse(url, body=body.encode(), encoding="utf-8"), listing=True))


def faults(made: PlatformSpider) -> list[Fault]:
    """What went wrong so far."""
    return [trouble.fault for trouble in made.report.troubles]
