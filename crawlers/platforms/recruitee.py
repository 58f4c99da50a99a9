"""Recruitee's public API of one career site → its offers."""

from crawlers.platforms.record.platform import API_OPTION, CAPTURED, Platform
from crawlers.platforms.record.shape import TOWN, Shape
from crawlers.platforms.record.walk import JsonPages

PLATFORM = Platform(
    name="recruitee",
    for_="Recruitee: `https://EMPLOYER.recruitee.com`, or a site of the employer's own",
    options=API_OPTION,
    addresses=r"(?<![\w-])(?!(?:api|app|docs|help|support|www)\.)[\w-]+\.recruitee\.com",
    marks=r"recruitee(?:cdn)?\.com",
    hosts="recruitee.com",
    api="{site}/api/offers",
    walk=JsonPages(pages="{api}/"),
    shape=Shape(
        items="offers",
        keys="careers_url title",
        paths={
            "identifier": "id",
            "url": "careers_url",
            "applicationUrl": "careers_apply_url",
            "datePosted": "published_at",
        },
        texts="description requirements",
        places="locations|.",
        parts=TOWN | {"name": "name|location", "postalCode": "postal_code", "streetAddress": "street"},
    ),
    known_by="address, or `recruiteecdn.com` on the page",
    asks="`/api/offers/`, everything at once",
    known_to_work=CAPTURED,
)
