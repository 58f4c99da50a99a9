"""Who employs, who publishes, and which member that is."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from crawlers.registry.area import Area
from crawlers.registry.registry import PUBLISHER_KIND, Member
from french import communes
from french.letters import fold, key
from french.word_lists import pattern, word_list
from pipeline.model import Place
from pipeline.normalize.places.place import of_commune

MOST_LETTERS = 200
WORDS = word_list(Path(__file__).with_name("organizations.txt"))
LEGAL = re.compile(
    r"\b(?:s\.? ?a\.? ?s\.? ?u?|s\.? ?a\.? ?r\.? ?l|s\.? ?a|e\.? ?u\.? ?r\.? ?l|s\.? ?n\.? ?c|s\.? ?c\.? ?o\.? ?p|"
    rf"s\.? ?c\.? ?i|s\.?e\.?m|{pattern(WORDS.plain('formes'))})\b\.?"
)
HIDDEN = re.compile(rf"^(?:{pattern(WORDS.plain('cachés'))}|-+|\.+)$")
HEADING = re.compile(rf"^(?:{pattern(WORDS.plain('intertitres'))})(?!\w)")
"""How a heading of a page begins that a reader took for an employer."""
AGENCY = re.compile(rf"\b(?:{pattern(WORDS.plain('agences'))})\b")
"""Words of an agency's or a recruiter's name."""
TEMP_AGENCY = re.compile(rf"\b(?:{pattern(WORDS.plain('intérim partout'))})\b")
"""Temp agencies, wherever they publish."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who put the posting where it was found."""

    name: str
    kind: str
    """``employer``, ``agency``, ``public_service``, ``school`` or ``association``."""
    member: str | None
    hosts: frozenset[str] | None = None
    """Hosts of its own: elsewhere an address is what it claims; ``None`` when nobody knows them."""
    area: Area | None = None
    """Where its offers are shown; ``None``: all over France."""


NOBODY = Publisher("", "", None)
"""Typed in, or piped in: no source published it."""


@dataclass(frozen=True, slots=True)
class MembersByName:
    """The members of the registry, by every name that they bear."""

    by_key: dict[str, tuple[Member, ...]] = field(default_factory=dict)
    by_id: dict[str, Member] = field(default_factory=dict)

    @classmethod
    def of(cls, members: Iterable[Member]) -> "MembersByName":
        """Index names, aliases, and names of groups."""
        known = list(members)
        by_name: dict[str, list[Member]] = defaultdict(list)
        for member in known:
            for name in dict.fromkeys(map(employer_key, (member.name, *member.aliases, member.group))):
                if name:
                    by_name[name].append(member)
        return cls({name: tuple(those) for name, those in by_name.items()}, {member.id: member for member in known})

    def find(self, name: str, commune_insee: str | None) -> str | None:
        """The id of the member that bears a name; the commune tells the plants of a group apart; never by likeness."""
        bearers = self.by_key.get(employer_key(name), ())
        own = [member for member in bearers if employer_key(name) in map(employer_key, (member.name, *member.aliases))]
        if len(own) == 1:
            return own[0].id
        there = [member for member in own or bearers if commune_insee and member.insee == commune_insee]
        return there[0].id if len(there) == 1 else None

    def name(self, id: str) -> str:
        """How the registry writes a member."""
        return self.by_id[id].name

    def one_house(self, a: str, b: str) -> bool:
        """Whether two members are one, or plants of one group: the association says so."""
        groups = {employer_key(self.by_id[id].group) for id in (a, b) if id in self.by_id}
        return a == b or (len(groups) == 1 and "" not in groups)

    def names_other(self, words: set[str], member: str) -> bool:
        """Whether these words hold the whole name of a member of another house than this one."""
        return any(
            words.issuperset(name.split()) and not any(self.one_house(bearer.id, member) for bearer in bearers)
            for name, bearers in self.by_key.items()
        )

    def kind(self, id: str | None) -> str:
        """What a member is: ``verrier``, ``agence_interim`` … empty when it is none."""
        return self.by_id[id].kind if id in self.by_id else ""

    def home(self, id: str | None) -> Place | None:
        """Where a member is, when the registry says it."""
        insee = self.by_id[id].insee if id in self.by_id else ""
        return of_commune(communes.commune(insee)) if insee in communes.table().lines else None

    def publisher_kind(self, id: str | None) -> str:
        """What a member is when it publishes: ``employer``, ``agency`` …"""
        return PUBLISHER_KIND.get(self.kind(id), "")


NO_MEMBERS = MembersByName()


@dataclass(frozen=True, slots=True)
class Organization:
    """Who employs, when that is said."""

    name: str | None
    member: str | None
    rule: str


@lru_cache(maxsize=8192)
def employer_key(name: str) -> str:
    """A name without its legal form, for comparing.

    >>> employer_key("SAS Verreries du Val"), employer_key("VERRERIES DU VAL, S.A.S."), employer_key("Ets Dupont & Fils")
    ('verreries du val', 'verreries du val', 'dupont fils')
    """
    return key(LEGAL.sub(" ", fold(name[:MOST_LETTERS]))) or key(name[:MOST_LETTERS])


def organization(text: str, publisher: Publisher, members: MembersByName, commune_insee: str | None) -> Organization:
    """Who employs: what the text names, or the employer on whose own site the posting is; never guessed.

    >>> organization("Intérim du Val", Publisher("Intérim du Val", "agency", None), NO_MEMBERS, None).name
    >>> organization("", Publisher("Verrerie du Val", "employer", None), NO_MEMBERS, None).name
    'Verrerie du Val'
    """
    name = " ".join(text[:MOST_LETTERS].split())
    if not key(name) or HIDDEN.match(fold(name)) or HEADING.match(fold(name)):
        if publisher.kind != "employer":
            return Organization(None, None, "")
        return Organization(publisher.name, publisher.member, "publisher")
    member = members.find(name, commune_insee)
    if member is None and publisher.kind == "employer" and employer_key(name) == employer_key(publisher.name):
        member = publisher.member
    if is_agency(name, member, publisher, members):
        return Organization(None, None, "agency hides it")
    return (
        Organization(members.name(member), member, "registry")
        if member in members.by_id
        else Organization(name, member, "text")
    )


def is_agency(name: str, member: str | None, publisher: Publisher, members: MembersByName) -> bool:
    """Whether the name is an agency's own: then the employer is hidden."""
    if member:
        return members.publisher_kind(member) == "agency"
    if publisher.kind == "agency":
        return alike(employer_key(name), employer_key(publisher.name)) or bool(AGENCY.search(fold(name)))
    return bool(TEMP_AGENCY.search(fold(name)))


def alike(name: str, other: str) -> bool:
    """Whether a name is the other with its town or branch behind it."""
    return bool(name and other) and (name == other or name.startswith(f"{other} ") or other.startswith(f"{name} "))


def speaks_for_itself(employer: Organization, publisher: Publisher, members: MembersByName) -> bool:
    """Whether who publishes is who employs: nobody else's word is its own.

    It may write its name longer or shorter (« Carrières Moules Lanterne »), as long as no other member's stands in it.

    >>> found = Organization("Verrerie du Val", None, "text")
    >>> speaks_for_itself(found, Publisher("Intérim du Val", "agency", None), NO_MEMBERS)
    False
    """
    if employer.member and publisher.member:
        return members.one_house(employer.member, publisher.member)
    if publisher.kind != "employer":
        return False
    if publisher.member is None:
        return True
    named, own = set(employer_key(employer.name or "").split()), set(employer_key(publisher.name).split())
    return (named <= own or own <= named) and not members.names_other(named, publisher.member)
