"""Pages of a site → what each is among them: a list, a copy of another, the own page of one offer."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from crawlers.extract.objects.values import phrase
from crawlers.extract.page.labels import words
from crawlers.join.own_page import SMALL
from crawlers.join.page_told import PageTold
from crawlers.join.places import place_of
from crawlers.judge.cards import LIKELY, WHOLE
from crawlers.judge.trades import is_marked, trade_in
from crawlers.judge.verdict import TERMS

ALIKE = 0.8
"""The share of its parts that a copy has of the page that it is one of."""
LIKE_ENOUGH = 0.6
"""The share of words from which two titles on one page are one offer's."""
LEAST_TEXT = 150
"""Letters from which a record has a text of its own: what only names another offer has less."""
TITLE_LETTERS = 14
"""So much of a title has to be what the page is called."""


def without_copies(pages: Iterable[PageTold]) -> list[PageTold]:
    """The pages, in the order of their addresses, without those that only show another one again; what leads there leads to that one.

    A copy says which page it is one of, and shows the same: the pages of a list may all name the first.
    """
    ranked = sorted(pages, key=lambda page: (place_of(page.canonical or page.url) != place_of(page.url), page.url))
    shown: dict[str, PageTold] = {}
    copies: dict[str, PageTold] = {}
    for page in ranked:
        meant = place_of(page.canonical) if page.kind == "html" else ""
        if meant and same_parts(page, shown.setdefault(meant, page)) and shown[meant] is not page:
            copies[place_of(page.url)] = shown[meant]
    told = sorted(
        (page for page in ranked if place_of(page.url) not in copies or copies[place_of(page.url)] is page),
        key=lambda page: page.url,
    )
    for card in (card for page in told for one in page.sets for card in one.cards if card.url):
        if meant_page := copies.get(place_of(card.url)):
            card.url = meant_page.url
    return told


def same_parts(one: PageTold, other: PageTold) -> bool:
    """Whether two pages show nearly the same: their longer parts, and what their records are called."""
    return one.heading == other.heading and all(
        len(own & others) >= ALIKE * max(len(own), len(others))
        for own, others in ((one.blocks, other.blocks), (names_on(one), names_on(other)))
    )


def names_on(page: PageTold) -> frozenset[int | str]:
    """The titles of the records that a page shows: a list of short cards has no longer parts."""
    return frozenset(slug(card.title) for one in page.sets for card in one.cards)


def pages_of_one(by_place: dict[str, PageTold], hints: dict[str, set[str]]) -> set[str]:
    """The places of pages to which no card leads, and that are about one offer all the same: a sitemap or a link named them.

    Their address is written as those of known offers, or their own title is the one job that they name.
    """
    known = {shape(place) for place in hints if place in by_place}
    found = set()
    for place, page in by_place.items():
        if place in hints or "#" in place:
            continue
        own = {
            slug(card.title)
            for one in page.sets
            for card in one.cards
            if not card.url and card.evidence >= WHOLE and not card.like
        }
        if (
            shape(place) in known
            or (len(own) == 1 and slug(page.title).startswith(next(iter(own))[:TITLE_LETTERS]))
            or (not own and hires(page))
        ):
            found.add(place)
    return found


def hires(page: PageTold) -> bool:
    """Whether a page is about work, and its text tells of one: somebody is sought, for a work and its conditions."""
    signs = page.signs
    named = page.careers or trade_in(page.heading) > 0 or is_marked(page.heading)
    return bool(named and page.heading and signs.terms >= TERMS and (signs.hires or signs.duties))


def titles_that_lead(told: Iterable[PageTold]) -> dict[str, set[str]]:
    """Place → the titles, as slugs, of what leads there from other pages: cards, rows of data, entries of feeds."""
    hints: dict[str, set[str]] = defaultdict(set)
    for page in told:
        here = place_of(page.url)
        leading = [(card.url, card.title) for one in (*page.sets, *page.data) for card in one.cards if card.url]
        leading += [(posting.url, phrase(posting.fields.get("title"))) for posting in page.postings]
        for url, title in leading:
            if (place := place_of(url)) != here:
                hints[place].add(slug(title))
    return hints


def is_list(page: PageTold, hints: dict[str, set[str]]) -> bool:
    """Whether a page that records lead to is a list of offers itself, and no offer's own page."""
    here = place_of(page.url)
    led = sorted(hints.get(here, ()))
    if len(page.postings) == 1:
        return False
    if any(unlike(one, other) for one in led[:20] for other in led[:20]):
        return True
    cards = [card for one in page.sets for card in one.cards if card.evidence >= LIKELY and card.letters >= LEAST_TEXT]
    own = [card for card in cards if not card.url or place_of(card.url).partition("#")[0] == here]
    whole = {slug(card.title) for card in own if card.evidence >= WHOLE}
    named = trade_in(page.heading) > 0 or is_marked(page.heading)
    return len({slug(card.title) for card in own}) >= 3 or (len(whole) >= 2 and not named)


def unlike(one: str, other: str) -> bool:
    """Whether two titles, as slugs, have hardly a word in common."""
    words_of_one, words_of_other = (set(title.split("-")) - SMALL for title in (one, other))
    return len(words_of_one & words_of_other) * 2 < min(len(words_of_one), len(words_of_other))


def likeness(one: str, other: str) -> float:
    """The share of the words of the shorter of two titles that the other has too.

    >>> likeness("Conducteur SPL – navettes verrières", "Conducteur / conductrice SPL – navettes"), likeness("Cariste", "Régleur")
    (0.75, 0.0)
    """
    those = [set(slug(title).split("-")) - SMALL for title in (one, other)]
    least = min(map(len, those))
    return len(those[0] & those[1]) / least if least else 0.0


def shape(place: str) -> str:
    """A place without its last step, or without the values of its arguments."""
    path, _, query = place.partition("?")
    return (
        f"{path}?{'&'.join(pair.partition('=')[0] for pair in query.split('&'))}" if query else path.rpartition("/")[0]
    )


@lru_cache(maxsize=20_000)
def slug(*texts: str) -> str:
    """Texts as one word.

    >>> slug("Régleur (H/F)", "Eu")
    'regleur-h-f-eu'
    """
    return "-".join(words(" ".join(texts)).split())[:120]
