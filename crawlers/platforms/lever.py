"""Lever's postings API → the offers of one employer, page after page until one brings nothing new."""

from crawlers.platforms.record.platform import CAPTURED, COMPANY_OPTION, Platform
from crawlers.platforms.record.shape import Shape
from crawlers.platforms.record.walk import JsonPages

PLATFORM = Platform(
    name="lever",
    for_="Lever: `https://jobs.lever.co/EMPLOYER`",
    options=COMPANY_OPTION,
    addresses=r"jobs(?P<region>\.eu)?\.lever\.co/(?P<company>[\w.-]+)",
    hosts="lever.co",
    api="https://api{region}.lever.co/v0/postings/{company}",
    needs="company",
    walk=JsonPages(pages="{api}?mode=json&limit=100&skip={offset}", size=100),
    shape=Shape(
        keys="hostedUrl categories text",
        paths={"title": "text", "url": "hostedUrl", "applicationUrl": "applyUrl", "datePosted": "createdAt"},
        texts="description lists additional",
        places="categories.allLocations|categories.location",
    ),
    known_by="address",
    asks="`api.lever.co/v0/postings/…`, 100 at a time, until a page brings nothing new",
    known_to_work=CAPTURED,
)
