"""Who employs, who publishes, and which member that is."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from crawlers.registry.registry import PUBLISHER_KIND, Member
from french.letters import fold, key
from french.word_lists import pattern, word_list

LONGEST = 200
WORDS = word_list(Path(__file__).with_name("organizations.txt"))
LEGAL = re.compile(
    r"\b(?:s\.? ?a\.? ?s\.? ?u?|s\.? ?a\.? ?r\.? ?l|s\.? ?a|e\.? ?u\.? ?r\.? ?l|s\.? ?n\.? ?c|s\.? ?c\.? ?o\.? ?p|"
    rf"s\.? ?c\.? ?i|s\.?e\.?m|{pattern(WORDS.plain('formes'))})\b\.?"
)
HIDDEN = re.compile(rf"^(?:{pattern(WORDS.plain('cachés'))}|-+|\.+)$")
AGENCY = re.compile(rf"\b(?:{pattern(WORDS.plain('agences'))})\b")
"""Words of an agency's or a recruiter's name."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who put the posting where it was found."""

    name: str
    kind: str
    """``employer``, ``agency``, ``public_service``, ``school`` or ``association``."""
    member: str | None


NOBODY = Publisher("", "", None)
"""Typed in, or piped in: no source published it."""


@dataclass(frozen=True, slots=True)
class Members:
    """The members of the registry, by every name that they bear."""

    by_key: dict[str, tuple[Member, ...]] = field(default_factory=dict)
    by_id: dict[str, Member] = field(default_factory=dict)

    @classmethod
    def of(cls, members: Iterable[Member]) -> "Members":
        """Index names, aliases, and names of groups."""
        known = list(members)
        found: dict[str, list[Member]] = defaultdict(list)
        for member in known:
            for name in dict.fromkeys(map(bare, (member.name, *member.aliases, member.group))):
                if name:
                    found[name].append(member)
        return cls({name: tuple(those) for name, those in found.items()}, {member.id: member for member in known})

    def find(self, name: str, commune_insee: str | None) -> str | None:
        """The id of the member that bears a name; the commune tells the plants of a group apart; never by likeness."""
        those = self.by_key.get(bare(name), ())
        own = [member for member in those if bare(name) in map(bare, (member.name, *member.aliases))]
        if len(own) == 1:
            return own[0].id
        there = [member for member in own or those if commune_insee and member.insee == commune_insee]
        return there[0].id if len(there) == 1 else None

    def name(self, id: str) -> str:
        """How the registry writes a member."""
        return self.by_id[id].name

    def kind(self, id: str | None) -> str:
        """What a member is: ``verrier``, ``agence_interim`` … empty when it is none."""
        return self.by_id[id].kind if id in self.by_id else ""

    def publisher_kind(self, id: str | None) -> str:
        """What a member is when it publishes: ``employer``, ``agency`` …"""
        return PUBLISHER_KIND.get(self.kind(id), "")


NO_MEMBERS = Members()


@dataclass(frozen=True, slots=True)
class Organization:
    """Who employs, when that is said."""

    name: str | None
    member: str | None
    rule: str


@lru_cache(maxsize=8192)
def bare(name: str) -> str:
    """A name without its legal form, for comparing.

    >>> bare("SAS Verreries du Val"), bare("VERRERIES DU VAL, S.A.S."), bare("Ets Dupont & Fils")
    ('verreries du val', 'verreries du val', 'dupont fils')
    """
    return key(LEGAL.sub(" ", fold(name[:LONGEST]))) or key(name[:LONGEST])


def organization(text: str, publisher: Publisher, members: Members, commune_insee: str | None) -> Organization:
    """Who employs: what the text names, or the employer on whose own site the posting is; never guessed.

    >>> organization("Intérim du Val", Publisher("Intérim du Val", "agency", None), NO_MEMBERS, None).name
    >>> organization("", Publisher("Verrerie du Val", "employer", None), NO_MEMBERS, None).name
    'Verrerie du Val'
    """
    said = " ".join(text[:LONGEST].split())
    if not key(said) or HIDDEN.match(fold(said)):
        if publisher.kind != "employer":
            return Organization(None, None, "")
        return Organization(publisher.name, publisher.member, "publisher")
    member = members.find(said, commune_insee)
    if member is None and publisher.kind == "employer" and bare(said) == bare(publisher.name):
        member = publisher.member
    if is_agency(said, member, publisher, members):
        return Organization(None, None, "agency hides it")
    return (
        Organization(members.name(member), member, "registry")
        if member in members.by_id
        else Organization(said, member, "text")
    )


def is_agency(said: str, member: str | None, publisher: Publisher, members: Members) -> bool:
    """Whether the name is an agency's own: then the employer is hidden."""
    if member:
        return members.publisher_kind(member) == "agency"
    if publisher.kind == "agency":
        return alike(bare(said), bare(publisher.name)) or bool(AGENCY.search(fold(said)))
    return bool(TEMP.search(fold(said)))


def alike(one: str, other: str) -> bool:
    """Whether a name is the other with its town or branch behind it."""
    return bool(one and other) and (one == other or one.startswith(f"{other} ") or other.startswith(f"{one} "))


TEMP = re.compile(rf"\b(?:{pattern(WORDS.plain('intérim partout'))})\b")
"""Temp agencies, wherever they publish."""
