"""What may be an offer, with everything that was seen of it."""

from dataclasses import dataclass, field

from crawlers.items import RawPosting
from crawlers.join.own_page import OwnPage
from crawlers.join.page_told import PageTold
from crawlers.judge.cards import LIKELY, Card, CardSet
from crawlers.records.record import Fields
from vocabulary.set_aside import SetAside


@dataclass(slots=True, kw_only=True)
class Witness:
    """A card, and where it stands."""

    card: Card
    page: PageTold
    siblings: bool
    """Whether most of its set look like offers."""


@dataclass(slots=True, kw_only=True)
class Offer:
    """What may be an offer, with everything that was seen of it."""

    place: str
    """What names it on its site (``place_of``)."""
    url: str
    cards: list[Witness] = field(default_factory=list)
    data: list[Witness] = field(default_factory=list)
    postings: list[RawPosting] = field(default_factory=list)
    told_by: list[PageTold] = field(default_factory=list)
    """The pages that tell of it."""
    page: PageTold | None = None
    """Its own page, where one was kept."""
    own: OwnPage | None = None
    file: Fields | None = None
    """What is written of it in a file."""
    like: SetAside | None = None

    @property
    def hint(self) -> str:
        """The title by which it is looked for on its own page."""
        titles = [one.card.title for one in (*self.cards, *self.data)] + [
            str(one.fields.get("title", "")) for one in self.postings
        ]
        return titles[0] if titles else self.page.heading if self.page else ""


def mostly_offers(one: CardSet) -> bool:
    """Whether most records of a set look like offers, or are set aside for a reason that offers have."""
    likely = sum(card.evidence >= LIKELY or card.like in {SetAside.FILLED, SetAside.SPONTANEOUS} for card in one.cards)
    return len(one.cards) >= 2 and likely * 2 >= len(one.cards)
