"""Greenhouse's job board API → the offers of one board, with their texts."""

from html import unescape

from crawlers.platforms.record.platform import CAPTURED, COMPANY_OPTION, Platform
from crawlers.platforms.record.shape import AnsweredOffer, Fields, Shape
from crawlers.platforms.record.walk import JsonPages


def unescaped(offer: AnsweredOffer, fields: Fields) -> Fields:
    """The text is HTML that was escaped once more."""
    del offer
    return fields | {"description": unescape(fields.get("description", ""))}


PLATFORM = Platform(
    name="greenhouse",
    for_="Greenhouse: `https://boards.greenhouse.io/EMPLOYER`",
    options=COMPANY_OPTION,
    addresses=r"(?:job-)?boards(?:\.eu)?\.greenhouse\.io/(?:embed/job_board(?:/js)?\?for=)?(?P<company>\w+)",
    hosts="greenhouse.io",
    api="https://boards-api.greenhouse.io/v1/boards/{company}",
    needs="company",
    walk=JsonPages(pages="{api}/jobs?content=true", total="meta.total"),
    shape=Shape(
        items="jobs",
        keys="absolute_url internal_job_id",
        paths={
            "identifier": "id",
            "url": "absolute_url",
            "datePosted": "first_published|updated_at",
            "validThrough": "application_deadline",
        },
        texts="content",
        places="location",
        parts={"name": "name"},
        finish=unescaped,
    ),
    known_by="address, or its embedded board",
    asks="`boards-api.greenhouse.io/v1/boards/…/jobs?content=true`, everything at once; compares with `meta.total`",
    known_to_work=CAPTURED,
)
