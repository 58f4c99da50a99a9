"""What a platform's offers look like, told by dotted names, so that they can be read in schema.org's words.

``crawlers/extract/platforms/`` reads by these records; they hold no reading of their own, so that whoever wants to know
which platforms there are need not load what reads pages.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from msgspec import Struct, field

Fields = dict[str, Any]
TOWN = {"addressLocality": "city", "addressRegion": "region|state", "addressCountry": "country"}
"""Parts of an address by the names that most platforms give to them."""
FULL = {"streetAddress": "address|street", "postalCode": "postalCode|postal_code|zip_code"} | TOWN


class AnsweredOffer(Protocol):
    """One offer of an answer, as a function that finishes its properties may ask it."""

    def at(self, path: str) -> Any:
        """What is at a dotted name."""

    def words(self, path: str) -> str:
        """The words there; empty when there are none."""

    def number(self, path: str) -> float | None:
        """The number there, when it is above 0."""

    def each(self, path: str) -> "list[AnsweredOffer]":
        """Every object in the list there, or in its lists."""


def as_is(offer: AnsweredOffer, fields: Fields) -> Fields:
    """Leave the properties as they are: most platforms need no more."""
    del offer
    return fields


class Shape(Struct, frozen=True, kw_only=True):
    """Where an offer in JSON, or in the XML of ``FeedPages``, says what, as far as its names do not speak for themselves."""

    items: str = ""
    """Dotted name of the offers in an answer: ``data.jobs``; empty when the answer is the list."""

    keys: str = ""
    """Dotted names that every offer in JSON has, a space between two: how a payload is recognised."""

    only: Mapping[str, str] = field(default_factory=dict)
    """Dotted name → regular expression that its value must contain, for this to be an offer at all."""

    shown: str = ""
    """Dotted name of what is ``false`` in an offer that is not for the public."""

    paths: Mapping[str, str] = field(default_factory=dict)
    """Property → dotted names, ``|`` between alternatives: the first that says something."""

    texts: str = ""
    """Dotted names of the parts of the description, in their order, a space between two."""

    places: str = ""
    """Dotted names of places or lists of them, a space between two, ``|`` between alternatives; ``.`` is the offer."""

    parts: Mapping[str, str] = field(default_factory=dict)
    """Part of an address, or ``name`` → its dotted name in a place."""

    employer: str = ""
    """Dotted name of the employer in the whole answer, for offers that do not name it."""

    link: str = ""
    """The public page of an offer where it does not say it: ``{item[…]}``, ``{site}`` and the groups of ``link_from``."""

    link_from: str = ""
    """Regular expression of the address of an answer, whose groups the link needs too."""

    finish: Callable[[AnsweredOffer, Fields], Fields] = as_is
    """What no dotted name can say: the offer and its properties so far → its properties."""


class LabelledFeed(Struct, frozen=True, kw_only=True):
    """An RSS export whose entries say in their titles, categories and labelled texts what no element of theirs says."""

    address: str
    """Regular expression of its address, …"""

    links: str
    """… or of a link to an offer in it."""

    reference: str
    """Regular expression of the beginning of a title, whose group is the offer's reference."""

    contract: str
    """Regular expression of a category that names the contract."""


class WrittenPage(Struct, frozen=True, kw_only=True):
    """A script that writes the offer, as HTML, into a page of the employer's."""

    page: str
    """What the address of the script calls the employer's page: the offer's own for the public."""
