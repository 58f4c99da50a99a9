"""Bad luck with a list closes no live offer, whatever the kind of source; and what is removed is closed all the same."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

import pytest

from tests.worlds.forked_crawls import forked_crawls
from tests.worlds.servers.changing_site import GONE, TITLES, Visited, visited_site

KINDS = ("listing", "feed", "json_api", "sitemap")
List = Callable[[list[int]], Sequence[int]]


def newest(ids: list[int]) -> list[int]:
    """A window of the ten newest."""
    return ids[-10:]


def shuffled(ids: list[int], dice: Random = Random(5)) -> list[int]:  # noqa: B008 - the same dice in every visit
    """Another half each time, in another order."""
    return dice.sample(ids, len(ids) // 2)


def most(ids: list[int], dice: Random = Random(6)) -> list[int]:  # noqa: B008 - the same dice in every visit
    """Most of them, others each time: never a suspicious drop."""
    return dice.sample(ids, len(ids) * 3 // 4)


def nothing(_: list[int]) -> list[int]:
    """None at all."""
    return []


@pytest.fixture(scope="module", autouse=True)
def hurry() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch, forked_crawls(patch):
        patch.setenv("GLASSVALLEE_ALLOW_LOOPBACK", "1")
        patch.setenv("GLASSVALLEE_DELAY", "0")
        yield


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Visited]:
    with visited_site(tmp_path, *KINDS) as made:
        made.visit()
        assert made.wrong() == {}
        yield made


def test_a_list_that_shows_less_closes_nothing_that_has_its_page(world: Visited) -> None:
    for trick in (shuffled, shuffled, shuffled, most, most, nothing, nothing):
        world.site.shown = trick
        world.visit()
        assert world.wrong() == {}, trick.__name__
    assert {id for id, crawl in world.crawls.items() if crawl.complete} == set(), (
        "a list that hides its offers is doubted"
    )


def test_a_list_that_loses_its_second_page_or_speaks_of_an_error_closes_nothing(tmp_path: Path) -> None:
    with visited_site(tmp_path, "listing") as world:
        world.visit()
        world.site.next = "suivant"
        for _ in range(4):
            world.visit()
            assert world.wrong() == {}
        assert world.crawls["listing"].complete, "it looks whole"
        world.site.shown, world.site.words = nothing, "Aucune offre : une erreur est survenue."
        for _ in range(3):
            world.visit()
            assert world.wrong() == {}
        assert not world.crawls["listing"].complete


def test_new_offers_push_live_ones_out_of_a_window_and_none_is_closed(tmp_path: Path) -> None:
    with visited_site(tmp_path, "feed") as world:
        world.visit()
        world.site.shown = newest
        for n in range(12, 18):
            world.site.offers[n] = TITLES[n]
            world.visit()
            assert world.wrong() == {}
        world.site.asked.clear()
        del world.site.offers[0]
        world.visit()
        assert world.lingering() == {}, "one that is removed beyond the window is closed by its own page"
        assert len(world.site.asked) <= 9, "the list, and the eight that it does not show"


def test_what_is_removed_is_closed_within_three_visits_however_its_page_says_so(tmp_path: Path) -> None:
    with visited_site(tmp_path, *KINDS, offers=20) as world:
        world.visit()
        for n, way in enumerate(GONE):
            world.site.gone[n] = way
            del world.site.offers[n]
        for _ in range(3):
            world.visit()
            assert world.wrong() == {}
        assert world.lingering() == {}
        world.visit()
        assert not [path for path in world.site.asked if path.startswith("/o/") and int(path[3:]) < len(GONE)]


def test_a_page_that_is_always_broken_or_denied_keeps_only_its_own_offer_open(tmp_path: Path) -> None:
    with visited_site(tmp_path, "listing", "sitemap") as world:
        world.visit()
        world.site.broken = {1}
        world.site.denied = {
            6: "Votre session a expiré : cette offre n’est plus disponible.",
            7: "Cette offre n’est plus disponible pour le moment.",
        }
        world.site.gone = {3: "404", 4: "words", 5: "silent"}
        for n in world.site.gone:
            del world.site.offers[n]
        for _ in range(3):
            world.visit()
            assert world.wrong() == {}
            assert not any(crawl.complete for crawl in world.crawls.values())
        assert world.lingering() == {}


@pytest.mark.parametrize(
    ("head", "identifier"),
    [("<link rel='canonical' href='/'>", ""), ("<link rel='canonical' href='/o/0'>", ""), ("", "76260")],
    ids=["home", "one", "reference"],
)
def test_a_key_that_every_page_bears_costs_no_offer(tmp_path: Path, head: str, identifier: str) -> None:
    with visited_site(tmp_path, "listing", "sitemap", offers=6) as world:
        world.site.head, world.site.identifier = head, identifier
        for _ in range(3):
            world.visit()
            assert world.wrong() == {}
            assert all(crawl.complete and crawl.found == 6 for crawl in world.crawls.values())
        del world.site.offers[2]
        for _ in range(3):
            world.visit()
        assert (world.wrong(), world.lingering()) == ({}, {})
