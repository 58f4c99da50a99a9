"""Ashby's public job board API → the offers of one board."""

from crawlers.platforms.record.platform import CAPTURED, COMPANY_OPTION, Platform
from crawlers.platforms.record.shape import Shape
from crawlers.platforms.record.walk import JsonPages

PLATFORM = Platform(
    name="ashby",
    for_="Ashby: `https://jobs.ashbyhq.com/EMPLOYER`",
    options=COMPANY_OPTION,
    addresses=r"jobs\.ashbyhq\.com/(?P<company>[\w.%-]+)",
    hosts="ashbyhq.com",
    api="https://api.ashbyhq.com/posting-api/job-board/{company}",
    needs="company",
    walk=JsonPages(pages="{api}?includeCompensation=true"),
    shape=Shape(
        items="jobs",
        keys="jobUrl publishedAt employmentType",
        shown="isListed",
        paths={"url": "jobUrl", "applicationUrl": "applyUrl", "datePosted": "publishedAt"},
        texts="descriptionHtml|descriptionPlain",
        places=". secondaryLocations",
        parts={
            "name": "location",
            "addressLocality": "address.postalAddress.addressLocality|address.addressLocality",
            "addressRegion": "address.postalAddress.addressRegion|address.addressRegion",
            "addressCountry": "address.postalAddress.addressCountry|address.addressCountry",
        },
    ),
    known_by="address",
    asks="`api.ashbyhq.com/posting-api/job-board/…`, everything at once; unlisted offers are left out",
    known_to_work=CAPTURED,
)
