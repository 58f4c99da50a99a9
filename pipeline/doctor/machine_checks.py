"""Versions, user, disk and browser."""

from collections.abc import Iterator
from importlib import import_module

from crawlers.manners.javascript import is_drawn
from crawlers.platforms.table import SPIDERS
from crawlers.registry.registry import read_registry
from french.word_lists import WordListError
from pipeline.doctor.diagnosis import Diagnosis, Installation

PYTHON, SQLITE = (3, 11), (3, 38)
"""The oldest that work."""
READERS_OF_LISTS = (
    "crawlers.declared.columns", "crawlers.files.reading", "crawlers.judge.verdict", "crawlers.judge.hidden_keys",
    "crawlers.walks.seen_page", "pipeline.normalize", "pipeline.normalize.source_text.posting",
    "pipeline.deduplicate", "board.search.full_text",
)  # fmt: skip
"""What reads, between them, every list of words as soon as it is imported."""
LEAST_FREE_BYTES = 500_000_000
"""How much room a night of crawls, publishing and backup needs at least."""


def program(installation: Installation) -> Iterator[Diagnosis]:
    """Whether Python and SQLite are recent enough."""
    machine = installation.machine
    if machine.python < PYTHON:
        yield Diagnosis(
            "program", f"Python {dotted(machine.python)} est trop ancien.", "Installez Python 3.11 ou plus récent."
        )
    if machine.sqlite < SQLITE or not machine.fts5:
        lacks = "" if machine.fts5 else ", sans recherche de mots (FTS5)"
        yield Diagnosis(
            "program",
            f"SQLite {dotted(machine.sqlite)} ne convient pas{lacks}.",
            f"Prenez un Python dont SQLite est au moins {dotted(SQLITE)}, avec FTS5 : celui de Debian 12 convient.",
        )


def word_lists(installation: Installation) -> Iterator[Diagnosis]:
    """Whether every list of words is understood: a line that is not stops what reads the list, and nothing else."""
    del installation
    for room in READERS_OF_LISTS:
        try:
            import_module(room)
        except WordListError as error:
            yield Diagnosis("word_lists", str(error), "Corrigez cette ligne, ou enlevez-la.")
            return
    from pipeline.normalize.occupations.occupation import unknown_codes  # only where its lists can be read

    if codes := unknown_codes():
        yield Diagnosis(
            "word_lists",
            f"ces codes des listes de métiers n’existent pas dans le ROME : {', '.join(codes)}. Leurs lignes ne comptent pas.",
            "Corrigez-les dans pipeline/normalize/occupations.",
        )


def user(installation: Installation) -> Iterator[Diagnosis]:
    """Whether the program runs as a user of its own, and not as the administrator."""
    if installation.machine.root:
        yield Diagnosis(
            "user",
            "le programme tourne en administrateur (root) : une faille donnerait toute la machine.",
            "Lancez-le sous un utilisateur à lui, comme le fait deploy/glassvallee.service.",
            grave=False,
        )


def room(installation: Installation) -> Iterator[Diagnosis]:
    """Whether the disk has room for another night."""
    store = installation.paths.store
    needed = max(LEAST_FREE_BYTES, 2 * store.stat().st_size if store.exists() else 0)
    if installation.machine.free < needed:
        yield Diagnosis(
            "room",
            f"le disque de {installation.paths.data} n’a plus que {installation.machine.free / 1e6:.0f} Mo libres, "
            f"il en faudrait {needed / 1e6:.0f}.",
            "Libérez de la place ; `glassvallee prune` dit ce qui est trop ancien.",
        )


def browser(installation: Installation) -> Iterator[Diagnosis]:
    """Whether Chromium is there for the sources that ask for it."""
    sources = read_registry(installation.paths.registry, SPIDERS).sources.values()
    drawn = [source.id for source in sources if is_drawn(source)]
    if drawn and installation.machine.browser:
        yield Diagnosis("browser", f"{', '.join(drawn)} : {installation.machine.browser}.", "Faites l’un des deux.")


def dotted(version: tuple[int, ...]) -> str:
    """As people write a version.

    >>> dotted((3, 11, 7))
    '3.11.7'
    """
    return ".".join(map(str, version))
