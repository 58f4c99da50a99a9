"""What a member says of being listed, on its page and in members.csv → the one word that stands. Pure."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from db.people.rows import Request
from french.calendar import paris

ANSWERS = {"yes", "no"}


class Listed(Protocol):
    """A member, as the registry or vallee.db has it."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def consent(self) -> str:
        """``asked``, ``yes``, ``no``, or nothing."""
        ...

    @property
    def consent_date(self) -> str:
        """The day of that word; empty when not known."""
        ...


class Word(NamedTuple):
    """What stands of a member."""

    answer: str
    """``yes``, ``no``, ``asked``; empty when nobody asked."""
    day: str
    """The date in Paris; empty when not known."""


def own_words(requests: Iterable[Request]) -> dict[str, Word]:
    """Member → what it last said on its page; ``requests``: in force, in the order asked."""
    return {
        row.member: Word(str(row.value.get("consent")), f"{paris(row.asked_at):%Y-%m-%d}")
        for row in requests
        if row.kind == "consent" and row.value.get("consent") in ANSWERS
    }


def standing(member: Listed, own: Word | None) -> Word:
    """The later of two words: the member's own, and the registry's. On the same day, and where the registry has no day, its own."""
    registered = Word(member.consent, member.consent_date)
    return registered if own is None or (registered.answer in ANSWERS and registered.day > own.day) else own


def refusing(members: Iterable[Listed], requests: Iterable[Request]) -> set[str]:
    """The members that do not consent to be listed; one that the registry lacks by now is believed too."""
    words = own_words(requests)
    known = {member.id: standing(member, words.get(member.id)) for member in members}
    return {id for id, word in (words | known).items() if word.answer == "no"}
