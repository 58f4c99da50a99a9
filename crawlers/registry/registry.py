"""members.csv and sources.csv → Member, Source, and every row to mend."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from crawlers.registry import cell_values
from crawlers.registry.area import VALLEY, Area, read_area
from crawlers.registry.csv_file import CsvTable, Problem, read_table
from crawlers.registry.entries import Checks, entries
from french.letters import unaccented
from vocabulary.web_address import WebAddress

__all__ = ["KINDS", "PUBLISHER_KIND", "Member", "Problem", "Registry", "Source", "read_registry"]

PUBLISHER_KIND = {
    **dict.fromkeys(["verrier", "mouliste", "fondeur", "decorateur", "tri", "plasturgie"], "employer"),
    **dict.fromkeys(["emballage", "conditionnement", "logistique", "services"], "employer"),
    "agence_interim": "agency",
    "ecole": "school",
    "organisme": "association",
    "service_public": "public_service",
    "association": "association",
}
"""What a member is → who publishes when it publishes an offer."""

KINDS = tuple(PUBLISHER_KIND)
STATUSES = ("active", "closed", "unverified")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A company, agency, school or body of the valley, with or without a page of offers."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    """Other names that its offers may bear; ``|`` between them."""
    kind: str
    """One of ``KINDS``."""
    activity: str = ""
    """One line for the public, in French."""
    commune: str = ""
    insee: str = ""
    """Today's commune, by its INSEE code; empty when not known."""
    status: str
    """``active``: verified; ``closed``: out of business; ``unverified``: to be confirmed."""
    status_date: str = ""
    website: str = ""
    group: str = ""
    siren: str = ""
    consent: str = ""
    """May we read and show its offers: ``asked``, ``yes`` or ``no``; empty when nobody asked yet."""
    consent_date: str = ""
    note: str = ""
    """For the editors: evidence, doubts. Never shown."""
    checked_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place where postings appear."""

    id: str
    member: str
    """The id of the member that publishes there."""
    spider: str
    url: WebAddress
    """Where the spider starts."""
    options: dict[str, str] = field(default_factory=dict, repr=False)
    """What the spider needs to know, a platform's key among it: each spider says which options it has."""
    consent: str = ""
    """``proposed``: off until a person says yes; else as that of a member, but that a refusal takes the row out."""
    note: str = ""
    """For the editors, as that of a member. Never shown."""
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class Registry:
    """Both tables, as far as they can be read."""

    members: dict[str, Member]
    sources: dict[str, Source]
    problems: tuple[Problem, ...]
    cut: frozenset[str] = frozenset()
    """Names of the files whose last line has no end: they may have been written to half."""
    area: str = ""
    """Where offers may be by the setting [site] ``area``, when their source does not say it."""

    def area_of(self, source: Source) -> Area | None:
        """Where the offers of a source may be; nothing when all of France is shown.

        Its own option says it, else the setting; without either, agencies and groups, which recruit all over the country, are
        held to the valley, and a plant of a group to its own commune.
        """
        if words := source.options.get("area") or self.area:
            return read_area(words)
        member = self.members.get(source.member)
        if member is None or not (is_agency(member) or member.group):
            return None
        valley = read_area(VALLEY)
        return valley.with_commune(member.insee) if valley and not is_agency(member) else valley

    def proves_removed(self, source: str) -> bool:
        """Whether a source was taken out on purpose: a typing error, or a lost file, removes nothing.

        While the id of a row cannot be read (mistyped, given twice, cells that moved), it may be that of any source.
        """
        if source in self.sources:
            return False
        doubts = [problem for problem in self.problems if problem.file == "sources.csv"]
        return not any(doubt.row in {source, ""} or doubt.column in {"id", ""} for doubt in doubts)


def is_agency(member: Member) -> bool:
    """Whether a member recruits for others."""
    return PUBLISHER_KIND[member.kind] == "agency"


def read_registry(folder: Path, spiders: Mapping[str, Collection[str]] | None = None) -> Registry:
    """Read both files of a folder; a bad row is a ``Problem``, never an exception, and every other row works.

    A wrong cell leaves its row out only when its column is in ``NEEDED``; otherwise it is read as empty.
    ``spiders``: the name of each spider → its options; without it, neither is checked.
    """
    member_table = read_table(folder / "members.csv", columns=tuple(MEMBER), required=REQUIRED[Member])
    members_by_line = {line: Member(**values) for line, values in entries(member_table, MEMBER, NEEDED[Member])}
    members = {member.id: member for member in distinct_names(members_by_line, member_table)}
    checks: Checks = {**SOURCE, "member": partial(known_member, members=members)}
    source_table = read_table(folder / "sources.csv", columns=tuple(SOURCE), required=REQUIRED[Source])
    sources = {line: Source(**values) for line, values in entries(source_table, checks, NEEDED[Source])}
    if spiders is not None:
        sources = {
            line: source for line, source in sources.items() if known_spider(source, line, spiders, source_table)
        }
    problems = sorted(
        (*member_table.problems, *source_table.problems), key=lambda problem: (problem.file, problem.line)
    )
    cut = frozenset(table.file for table in (member_table, source_table) if table.cut)
    return Registry(members, {source.id: source for source in sources.values()}, tuple(problems), cut)


def distinct_names(members: Mapping[int, Member], table: CsvTable) -> Iterator[Member]:
    """Members whose aliases name nobody else: an offer under a shared name would go to the wrong one."""
    owner = {name_key(member.name): member for member in reversed(list(members.values()))}
    for line, member in members.items():
        kept = []
        for alias in member.aliases:
            holder = owner.setdefault(name_key(alias), member)
            if holder is member:
                kept.append(alias)
            else:
                message = f"« {alias} » désigne déjà {holder.id}. Retirez ce nom de l’une des deux lignes."
                table.note_problem(line, "aliases", message, row=member.id)
        yield replace(member, aliases=tuple(kept))


def name_key(name: str) -> str:
    """A name without accents, ligatures, case nor punctuation.

    >>> name_key("Val Laquage & Décor"), name_key("VAL-LAQUAGE DECOR"), name_key("Cœur de Verre")
    ('val laquage decor', 'val laquage decor', 'coeur de verre')
    """
    return " ".join(re.findall(r"[^\W_]+", unaccented(name)))


def known_member(id: str, *, members: Mapping[str, Member]) -> str:
    """The id of a member that is there; whether it may be read is said by ``permission``."""
    if id not in members:
        raise ValueError(f"« {id} » n’est pas dans members.csv. Ajoutez-l’y d’abord, ou corrigez le nom ici.")
    return id


def known_spider(source: Source, line: int, spiders: Mapping[str, Collection[str]], table: CsvTable) -> bool:
    """Whether the spider exists and has these options."""
    if source.spider not in spiders:
        message = f"« {source.spider} » n’existe pas. Mettez l’un de : {', '.join(sorted(spiders))}."
        table.note_problem(line, "spider", message, row=source.id)
        return False
    options = spiders[source.spider]
    unknown = [name for name in source.options if name not in options]
    for name in unknown:
        listed = ", ".join(sorted(options)) or "aucune"
        message = f"« {name} » n’est pas une option de {source.spider}. Options possibles : {listed}."
        table.note_problem(line, "options", message, row=source.id)
    return not unknown


def address(text: str) -> WebAddress:
    """The address of a source; its key, if it has one, is shown to nobody."""
    return WebAddress(cell_values.url(text))


MEMBER: Checks = {
    "id": cell_values.slug,
    "name": cell_values.not_empty,
    "aliases": cell_values.names,
    "kind": partial(cell_values.one_of, words=KINDS),
    "activity": str,
    "commune": str,
    "insee": cell_values.insee,
    "status": partial(cell_values.one_of, words=STATUSES),
    "status_date": cell_values.day,
    "website": cell_values.optional_url,
    "group": str,
    "siren": cell_values.siren,
    "consent": cell_values.consent,
    "consent_date": cell_values.day,
    "note": str,
    "checked_on": cell_values.day,
}
SOURCE: Checks = {
    "id": cell_values.slug,
    "member": cell_values.not_empty,
    "spider": cell_values.not_empty,
    "url": address,
    "options": cell_values.options,
    "consent": cell_values.source_consent,
    "note": str,
    "checked_on": cell_values.day,
}
REQUIRED = {
    Member: frozenset({"id", "name", "kind", "status"}),
    Source: frozenset({"id", "member", "spider", "url"}),
}
"""Columns that the file must have."""
NEEDED = {Member: REQUIRED[Member] | {"consent"}, Source: REQUIRED[Source] | {"options", "consent"}}
"""Columns whose cell must be right for its row to be used: a refusal mistyped is still a refusal."""
