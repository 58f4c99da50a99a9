"""Postings of a crawl, page after page → each offer once, under a key that tells it from the others.

A key that was met before is a repeat where it names the same offer: a page linked twice, the teaser of another offer. Where it names
another one, it is no key: many a template writes one reference, or one canonical address, on every page. Then each of these offers is
named by the address that tells it apart, the first one too, whose posting under the shared key is withdrawn; only where the key is
the address of its own page does one keep it.
"""

from dataclasses import dataclass, field, replace

from crawlers.addresses import page_url, same_place
from crawlers.extract.finish.keys import slug
from crawlers.extract.objects.values import phrase
from crawlers.items import Page, RawPosting
from french.letters import squeezed

COMPARED_LETTERS = 300
"""How much of two descriptions is compared: their ends may hold a date, or how often the page was seen."""


@dataclass(frozen=True, slots=True)
class ToldOffer:
    """A posting, and the page that told of it."""

    posting: RawPosting
    page: str
    """The address of the page."""
    alone: bool
    """Whether it was the only one there: then the page is its own, and no list or teaser."""

    @property
    def own(self) -> str:
        """The address of the page, as a key."""
        return page_url(self.page, self.page) or self.page


@dataclass(slots=True)
class ToldOffers:
    """The offers of one crawl so far."""

    first: dict[str, ToldOffer] = field(default_factory=dict)
    """Key → who was named so first."""
    keys: set[str] = field(default_factory=set)
    """Keys that offers have."""
    shared: set[str] = field(default_factory=set)
    """Keys that were given to several offers."""
    withdrawn: set[tuple[str, str]] = field(default_factory=set)
    """Key and page of each posting that was given out under a shared key, before anybody knew."""
    repeated: bool = False
    """Whether the last page told again of offers that were known."""

    def fresh(self, postings: list[RawPosting], page: Page) -> list[RawPosting]:
        """The postings of a page that are new, under their own keys; with them those whose key has just proved to be shared."""
        self.repeated = False
        new: list[RawPosting] = []
        for posting in postings:
            told = ToldOffer(posting, page.url, alone=len(postings) == 1)
            before = self.first.get(posting.key)
            if before is None:
                self.first[posting.key] = told
                self.keys.add(posting.key)
                new.append(posting)
            elif same_offer(before, told):
                self.repeated = True
            else:
                if posting.key not in self.shared:
                    self.shared.add(posting.key)
                    new += self.withdraw(before, posting.url)
                new += self.named_apart(told, before.posting.url)
        return new

    def withdraw(self, told: ToldOffer, shared_url: str) -> list[RawPosting]:
        """The first offer under a key that proved to be shared, named anew; nothing where the key is its own page's address."""
        key = told.posting.key
        if key == told.own:
            return []
        self.withdrawn.add((key, told.posting.page))
        self.keys.discard(key)
        return self.named_apart(told, shared_url)

    def named_apart(self, told: ToldOffer, shared_url: str) -> list[RawPosting]:
        """An offer under the address that tells it apart: its own, else its page's; nothing when that is known already."""
        posting, own = told.posting, told.own
        if same_place(posting.url) == same_place(shared_url):
            key = own if told.alone else f"{own}#{slug(posting.fields)}"
            named = replace(posting, key=key, url=key)
        else:
            named = replace(posting, key=page_url(posting.url, posting.url) or posting.url)
        if named.key in self.keys:
            self.repeated = True
            return []
        self.keys.add(named.key)
        self.first.setdefault(named.key, replace(told, posting=named))
        return [named]


def same_offer(before: ToldOffer, told: ToldOffer) -> bool:
    """Whether two postings under one key are one offer.

    A page read twice tells the same. A teaser beside others bears the title, or the address, of its offer. Of two pages that
    each tell of one offer only, title, place and the beginning of the text have to be the same.
    """
    if same_place(before.page) == same_place(told.page):
        return True
    one, other = before.posting, told.posting
    same_title = title_of(one) == title_of(other)
    if not (before.alone and told.alone):
        return same_title or one.url == other.url
    return same_title and same_text(one, other, "description") and same_text(one, other, "jobLocation")


def title_of(posting: RawPosting) -> bytes:
    """The title without what is written in many ways, « H/F » at its end among it."""
    return squeezed(phrase(posting.fields.get("title"))).removesuffix(b"hf").removesuffix(b"fh")


def same_text(one: RawPosting, other: RawPosting, name: str) -> bool:
    """Whether two postings say the same in a field, or one of them says nothing."""
    texts = [squeezed(str(posting.fields.get(name) or ""))[:COMPARED_LETTERS] for posting in (one, other)]
    return not all(texts) or texts[0] == texts[1]
