"""Open jobs → the XML that aggregators read, like Indeed's feed; ``expectedJobCount`` tells them when a part is missing."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from db.store import Row
from french.communes import postal_code
from vocabulary.posting_values import CONTRACT, PERIOD_NAME, REGION

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""
TYPES = {"plein": "fulltime", "partiel": "parttime"}


def as_xml(jobs: Sequence[Row], now: datetime, *, site: str = "", publisher: str = "La Glass Vallée") -> Iterator[str]:
    """Pieces of the document. ``site``: the public address of the board; without it, each job leads to its source."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<source>\n'
    yield f"<publisher>{text(publisher)}</publisher>\n<publisherurl>{text(site)}</publisherurl>\n"
    yield f"<lastBuildDate>{format_datetime(now)}</lastBuildDate>\n<expectedJobCount>{len(jobs)}</expectedJobCount>\n"
    for job in jobs:
        fields = {name: value for name, value in entry(job, site).items() if value}
        yield "<job>\n" + "".join(f"<{name}>{cdata(value)}</{name}>\n" for name, value in fields.items()) + "</job>\n"
    yield "</source>\n"


def entry(job: Row, site: str) -> dict[str, str]:
    """A job by the names that aggregators know; what is unknown is left out."""
    return {
        "title": job["title"],
        "date": mail_date(job["date_posted"] or job["first_seen"]),
        "referencenumber": job["id"],
        "requisitionid": job["id"],
        "url": f"{site}/offres/{job['id']}-{job['slug']}" if site else job["apply_url"],
        "company": job["organization"] or job["publisher"],
        "sourcename": job["publisher"],
        "city": job["commune"] or "",
        "state": REGION.get(region(job), ""),
        "postalcode": postal_code(job["insee"]),
        "country": "FR",
        "description": job["description"],
        "salary": salary(job),
        "jobtype": TYPES.get(job["worktime"] or "", ""),
        "category": job["occupation"] or "",
        "contract": ", ".join(CONTRACT.get(kind, kind) for kind in json.loads(job["contract"])),
        "expirationdate": job["valid_through"] or "",
    }


def region(job: Row) -> str:
    """INSEE's code of the region of the first place; empty when it is not known."""
    return next((place.get("region") or "" for place in json.loads(job["places"])), "")


def mail_date(text: str) -> str:
    """A stored date or time as mails write it, which is how aggregators read it.

    >>> mail_date("2026-11-20")
    'Fri, 20 Nov 2026 00:00:00 GMT'
    """
    when = datetime.fromisoformat(text)
    return format_datetime(when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC), usegmt=True)


def salary(job: Row) -> str:
    """The wage as it is stated; never a guess."""
    amounts = dict.fromkeys(f"{amount:g}" for amount in (job["salary_min"], job["salary_max"]) if amount is not None)
    period = PERIOD_NAME.get(job["salary_period"] or "")
    return f"{' - '.join(amounts)} EUR par {period}" if amounts and period else ""


def text(value: str) -> str:
    """Text between tags."""
    return escape(FORBIDDEN.sub("", value), quote=False)


def cdata(value: str) -> str:
    """Text that may hold tags.

    >>> cdata("a]]>b")
    '<![CDATA[a]]]]><![CDATA[>b]]>'
    """
    return f"<![CDATA[{FORBIDDEN.sub('', value).replace(']]>', ']]]]><![CDATA[>')}]]>"
