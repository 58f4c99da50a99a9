"""Teamtailor's JSON feed of one career site → its offers."""

from crawlers.platforms.record.platform import API_OPTION, CAPTURED, Platform
from crawlers.platforms.record.shape import Shape
from crawlers.platforms.record.walk import JsonPages

PLATFORM = Platform(
    name="teamtailor",
    for_="Teamtailor: `https://EMPLOYER.teamtailor.com`, or a site of the employer's own",
    options=API_OPTION,
    addresses=r"[\w-]+\.(?:\w+\.)?teamtailor\.com",
    marks=r"teamtailor-cdn\.com|teamtailor\.com/",
    hosts="teamtailor.com",
    api="{site}",
    walk=JsonPages(pages="{api}/jobs.json", next="next_url"),
    shape=Shape(
        items="items",
        keys="_jobposting title",
        paths={"url": "url", "datePosted": "_jobposting.datePosted|date_published"},
        texts="_jobposting.description|content_html",
        employer="title",
    ),
    known_by="address, or `teamtailor-cdn.com` on the page",
    asks="`/jobs.json`, following `next_url`",
    known_to_work=CAPTURED,
)
