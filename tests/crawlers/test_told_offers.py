"""A key that was met before is a repeat where it names the same offer, and no key where it names another one."""

from dataclasses import replace
from typing import Any

import pytest

from crawlers.items import Page, RawPosting
from crawlers.told_offers import ToldOffers
from tests.worlds.crawled_sources import page, posting

SITE = "http://verrerie.example"
TITLES = ("Régleur", "Cariste", "Mouliste")


def told(title: str, *, key: str, url: str, **fields: Any) -> RawPosting:
    """A posting under a key."""
    return posting(key=key, url=url, fields={"title": title, "description": f"Poste de {title}"} | fields)


def at(path: str) -> Page:
    """A page of the site."""
    return page(url=f"{SITE}{path}")


def kept(order: tuple[int, ...], key: str, url: str) -> dict[str, RawPosting]:
    """Key → offer, once the pages of the offers were read in this order."""
    offers = ToldOffers()
    given = [
        fresh
        for number in order
        for fresh in offers.fresh(
            [replace(told(TITLES[number], key=key, url=url.format(own=f"{SITE}/o/{number}")), page=str(number))],
            at(f"/o/{number}"),
        )
    ]
    left = [one for one in given if (one.key, one.page) not in offers.withdrawn]
    assert sorted(one.key for one in left) == sorted(offers.keys)
    return {one.key: one for one in left}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
@pytest.mark.parametrize(
    ("key", "url"),
    [("76260", "{own}"), ("76260", f"{SITE}/"), (f"{SITE}/", f"{SITE}/"), (f"{SITE}/o/1", f"{SITE}/o/1")],
    ids=["reference", "both", "home", "one"],
)
def test_a_key_on_every_page_is_none_and_each_offer_has_its_own_in_any_order(
    order: tuple[int, ...], key: str, url: str
) -> None:
    found = kept(order, key, url)

    assert {name: posting.fields["title"] for name, posting in found.items()} == {
        f"{SITE}/o/{number}": title for number, title in enumerate(TITLES)
    }
    assert all(posting.url == name for name, posting in found.items())


def test_the_same_offer_by_another_link_is_a_repeat() -> None:
    offers = ToldOffers()
    once = offers.fresh([told("Régleur", key="R-12", url=f"{SITE}/o/1")], at("/o/1"))
    again = offers.fresh(
        [told("Régleur (H/F)", key="R-12", url=f"{SITE}/o/1", description="Poste de Régleur")], at("/o/1?de=liste")
    )

    assert (len(once), again, offers.repeated, offers.shared) == (1, [], True, set())


def test_a_teaser_beside_an_offer_is_the_offer_that_it_leads_to() -> None:
    offers = ToldOffers()
    offers.fresh(
        [
            told("Cariste", key="C", url=f"{SITE}/o/2"),
            told("Régleur de nuit", key="R-1", url=f"{SITE}/o/1", description="…"),
        ],
        at("/o/2"),
    )
    assert offers.fresh([told("Régleur de nuit et de jour", key="R-1", url=f"{SITE}/o/1")], at("/o/1")) == []
    assert offers.repeated
    assert not offers.shared


def test_one_reference_for_the_same_work_in_two_places_is_two_offers() -> None:
    offers = ToldOffers()
    for number, town in enumerate(("Eu", "Gamaches")):
        place = {"address": {"addressLocality": town}}
        fresh = offers.fresh(
            [told("Cariste", key="1", url=f"{SITE}/o/{number}", jobLocation=place)], at(f"/o/{number}")
        )

    assert offers.shared == {"1"}
    assert len(fresh) == 2
