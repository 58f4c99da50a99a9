"""Pages of the demonstration valley without its servers."""

from datetime import datetime
from functools import cache

from demo.answers import SiteRequest
from demo.faults import SiteFault
from demo.server import Valley
from demo.valley import InventedCompany


@cache
def valley_of(now: datetime) -> Valley:
    """A valley that answers without a port."""
    return Valley(now)


def offer_page(site: str, now: datetime, *, fault: SiteFault | None = None, valley: Valley | None = None) -> bytes:
    """The page of the last offer of a site of another age, as it would travel."""
    valley = valley or valley_of(now)
    company: InventedCompany = valley.companies[site]
    valley.urls[site] = "http://v.example"
    offer = [offer for offer in valley.offers.values() if offer.company is company][-1]
    valley.set_fault(site, fault)
    answer, _ = valley.answer(company, SiteRequest(f"/annonces/{offer.slug}.htm"))
    return answer.payload
