"""Workable's widget API → the offers of one employer, with their texts."""

from crawlers.platforms.record.platform import CAPTURED, COMPANY_OPTION, Platform
from crawlers.platforms.record.shape import TOWN, Shape
from crawlers.platforms.record.walk import JsonPages

PLATFORM = Platform(
    name="workable",
    for_="Workable: `https://apply.workable.com/EMPLOYER`",
    options=COMPANY_OPTION,
    addresses=r"apply\.workable\.com/(?!api/|j/)(?P<company>[\w-]+)",
    hosts="workable.com",
    codes="j",
    api="https://apply.workable.com/api/v1/widget/accounts/{company}",
    needs="company",
    walk=JsonPages(pages="{api}?details=true", id="shortcode"),
    shape=Shape(
        items="jobs",
        keys="shortcode application_url",
        paths={"identifier": "shortcode", "url": "url|shortlink", "datePosted": "published_on|created_at"},
        texts="description",
        places="locations|.",
        parts=TOWN,
        employer="name",
    ),
    known_by="address",
    asks="`apply.workable.com/api/v1/widget/accounts/…?details=true`, everything at once",
    known_to_work=CAPTURED,
)
