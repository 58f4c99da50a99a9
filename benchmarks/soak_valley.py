"""The demonstration valley, grown to any number of sites, whose offers come, go and break by chance."""

import random
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path

from demo.faults import SiteFault
from demo.server import DOWN, Valley

BROKEN_AT_A_TIME = 0.25
"""Share of the sites that are broken in a round."""
REMOVED_EACH_ROUND = 2
SILENT = frozenset({SiteFault.HALF, SiteFault.EMPTY})
"""Faults of a list that hides offers without a sign: no visit can tell them from offers that were taken off."""


def grown(now: datetime, folder: Path, size: int) -> Valley:
    """A valley of ``size`` sites: the invented companies, and others of the same make under other names."""
    valley = Valley(now, folder, spread=True)
    own = list(valley.companies.values())
    offers = list(valley.offers.values())
    valley.offers = {offer.id: replace(offer, valid_through=None) for offer in offers}
    for number, company in enumerate(islice(cycle(own), max(0, size - len(own)))):
        clone = replace(company, id=f"{company.id}-{number}", name=f"{company.name} {number}")
        valley.companies[clone.id] = clone
        for offer in offers:
            if offer.company.id == company.id:
                prefix, _, serial = offer.id.partition("-")
                id = f"{prefix}{number}-{serial}"
                valley.offers[id] = replace(offer, id=id, company=clone, valid_through=None)
    return valley


def break_some(valley: Valley, chance: random.Random, spared: Collection[str] = ()) -> dict[str, SiteFault]:
    """Mend every site, and break others; gives those. The lists of ``spared`` sites do not hide offers without a sign."""
    sites = [company.id for company in valley.companies.values() if company.make != DOWN]
    for site in sites:
        valley.set_fault(site, None)
    broken = {}
    for site in chance.sample(sites, int(len(sites) * BROKEN_AT_A_TIME)):
        faults = [fault for fault in SiteFault if not (site in spared and fault in SILENT)]
        broken[site] = chance.choice(faults)
        valley.set_fault(site, broken[site])
    return broken


def take_off_some(valley: Valley, chance: random.Random, urls: dict[str, str]) -> set[str]:
    """Take offers off their sites; gives their postings. ``urls``: posting → its address, of those that may go."""
    gone = set()
    for posting in chance.sample(sorted(urls), min(REMOVED_EACH_ROUND, len(urls))):
        offers = [offer for offer in valley.offers.values() if urls[posting].endswith(f"/{offer.slug}")]
        here = [offer for offer in offers if urls[posting].startswith(valley.urls[offer.company.id])]
        if len(here) == 1:
            valley.remove(here[0].id)
            gone.add(posting)
    return gone
