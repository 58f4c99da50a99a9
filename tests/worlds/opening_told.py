"""One opening that several sources tell of, and what people ask of it, laid over it."""

from typing import Any

from db.board.vallee_rows import JobToPublish, PostingToPublish
from db.people.rows import Request
from pipeline.publishing.overlay import Overlay, lay_requests
from tests.worlds.people_requests import request
from tests.worlds.rows_to_publish import job_to_publish, to_publish
from tests.worlds.store_rows import crawl, job, job_posting, posting, raw

ASKED = "2026-11-25T08:00:00Z"
BEFORE, AFTER = "2026-11-25T07:59:59Z", "2026-11-26T05:30:00Z"
TODAY = "2026-11-25"
OWNERS = {"verrerie": "verrerie", "interim": "interim", "moulerie": "moulerie", "ailleurs": ""}
OWN = f"{1:016x}"


def told(*others: tuple[str, dict[str, Any]], **own: Any) -> dict[str, PostingToPublish]:
    """An opening of the glassworks: its own posting, and those of other sources, numbered 2, 3, …"""
    first = posting(raw(1, crawl("verrerie")), **{"hiring_member": "verrerie"} | own)
    copies = [
        posting(raw(n, crawl(source)), **{"hiring_member": "verrerie", "publisher_kind": "agency"} | said)
        for n, (source, said) in enumerate(others, start=2)
    ]
    ties = (job_posting(first), *(job_posting(first, posting=copy.id, canonical=0) for copy in copies))
    return to_publish(first, *copies, ties=ties)


def laid(
    *wishes: Request, postings: dict[str, PostingToPublish] | None = None, today: str = TODAY, **given: Any
) -> tuple[JobToPublish | None, Overlay]:
    """The job after these wishes, or nothing, and all that became of them."""
    postings = postings or told()
    row = job_to_publish(job(posting(raw(1, crawl("verrerie"))), **given))
    overlay = lay_requests([row], postings, OWNERS, wishes, today)
    return next(iter(overlay.jobs), None), overlay


def correction(n: int, field: str, value: dict[str, Any], was: dict[str, Any], **given: Any) -> Request:
    """A correction of the glassworks, of what its posting said then."""
    return request(
        n, "correct", "verrerie", given.pop("subject", OWN), field=field, value=value, source_value=was, **given
    )
