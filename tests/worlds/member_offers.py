"""Offers of a member as its private page reads them."""

from typing import Any

from msgspec.structs import asdict

from db.vallee.member_offers import OfferRow
from tests.worlds.store_rows import crawl, posting, raw


def offer_row(id: str, source: str = "verrerie-site", **given: Any) -> OfferRow:
    """An open offer of a member's own site."""
    of_site = posting(raw(1, crawl(source), id=id))
    life = {"job": id, "canonical": 1, "last_seen": of_site.seen_at, "owner": "verrerie", "job_status": "open"}
    return OfferRow(**asdict(of_site) | life | {"job_closed_by": None} | given)
