"""A search and its answer → the filters that are set, each with the search without it, and ways out of an empty page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from board.search.index import Index
from board.search.query import LISTS, SINCE, Search
from board.wording import formats
from vocabulary.posting_values import CONTRACT, SHIFT, ZONE

WORDS = {"contrat": CONTRACT, "horaire": SHIFT, "zone": ZONE}


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is set."""

    label: str
    without: Search


def chips(index: Index, asked: Search) -> Iterator[Chip]:
    """In the order of the address."""
    if asked.q:
        yield Chip(f"« {asked.q} »", asked.but(q="", tri="" if asked.tri == "pertinence" else asked.tri))
    yield from place_chips(asked)
    for name, facet in LISTS.items():
        for value in getattr(asked, name):
            rest = tuple(other for other in getattr(asked, name) if other != value)
            yield Chip(label(index, name, facet, value), asked.but(**{name: rest}))
    if asked.publie:
        yield Chip(f"Depuis {SINCE.get(asked.publie, f'{asked.publie} jours')}", asked.but(publie=0))
    if asked.le:
        yield Chip(f"Le {formats.day(date.fromisoformat(asked.le))} au soir", asked.but(le=""))
    if asked.debutant:
        yield Chip("Débutant accepté", asked.but(debutant=False))
    if asked.salaire:
        yield Chip("Salaire indiqué", asked.but(salaire=False))


def place_chips(asked: Search) -> Iterator[Chip]:
    """One for each commune; those of a postal code that somebody typed are one wish, and one chip."""
    code = asked.written("lieu")
    together = len(asked.lieu) > 1 and code.isdecimal()
    tri = "" if asked.tri == "distance" else asked.tri
    if together:
        around = (
            f"{asked.rayon}{formats.FIRM}km autour de {code}" if asked.rayon else f"{code} ({len(asked.lieu)} communes)"
        )
        yield Chip(around, asked.but(lieu=(), rayon=0, tri=tri))
    for place in () if together else asked.lieu:
        rest = tuple(other for other in asked.lieu if other != place)
        around = f"{asked.rayon}{formats.FIRM}km autour {formats.of(place.name)}" if asked.rayon else place.name
        yield Chip(around, asked.but(lieu=rest, rayon=asked.rayon if rest else 0, tri=asked.tri if rest else tri))


def label(index: Index, name: str, facet: str, value: str) -> str:
    """The words of one value."""
    return index.labels.get(facet, {}).get(value) or WORDS.get(name, {}).get(value, value)


def in_our_words(asked: Search, index: Index) -> Search:
    """A search without anything that somebody typed: only what has a name of ours, or of the board, is left.

    A stranger's text is not to be mailed, or shown, to somebody who did not ask for it.
    """
    named = {
        name: tuple(
            value
            for value in getattr(asked, name)
            if value in index.labels.get(facet, {}) or value in WORDS.get(name, {})
        )
        for name, facet in LISTS.items()
    }
    return asked.but(q="", **named)


def title(asked: Search, index: Index) -> str:
    """A search in words: « Offres « cariste », CDI, à Gamaches »."""
    parts = [chip.label for chip in chips(index, asked)]
    return f"Offres d’emploi : {', '.join(parts)}" if parts else "Offres d’emploi dans la Glass Vallée"
