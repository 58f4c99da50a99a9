"""What vallee.db knows and the registry names no more → what looks like a slip of the hand, and so removes nothing."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from board.wording.formats import count
from crawlers.process.saved_pages import SPIDER as SAVED
from crawlers.registry.registry import Problem, Registry, Source, name_key
from db.schema import SchemaError
from db.store import Store, open_store, read_store
from db.vallee.rows import MemberRow, SourceRow

FEW_LINES = 2
"""So many lines at once are taken out by hand on any day."""
LARGE_SHARE = 5
"""More than one line in so many, gone at once, is a file that was cut rather than somebody's wish."""
MOST_NAMED = 6
ACCEPTED = "0001-01-01"
"""A day before every visit: somebody said that these lines are meant to be gone."""
NAMED = {SourceRow: ("sources.csv", "source"), MemberRow: ("members.csv", "adhérent")}


def registry_doubts(store: Store, registry: Registry, today: date) -> tuple[Problem, ...]:
    """What is found wrong with the registry only beside what was known: many lines gone at once, or one under another id."""
    sources, members = known_lines(store)
    return (
        *(list(emptied(sources, registry)) or dropped(sources, registry.sources, registry, today)),
        *dropped(members, registry.members, registry, today),
        *renamed_sources(sources, registry),
        *renamed_members(members, registry),
    )


def known_doubts(store: Path, registry: Registry, today: date) -> tuple[Problem, ...]:
    """The same, of a vallee.db that may be missing, damaged or older: what is found wrong with that is said elsewhere."""
    with suppress(SchemaError, sqlite3.DatabaseError, OSError), read_store(store) as known:
        return registry_doubts(known, registry, today) if known else ()
    return ()


def known_lines(store: Store) -> tuple[list[SourceRow], list[MemberRow]]:
    """The lines that the registry had, as far as vallee.db knows; saved pages and declared offers have none."""
    sources = list(store.read(SourceRow, "WHERE active AND spider != ? AND id NOT GLOB 'declare-*'", [SAVED]))
    return sources, list(store.read(MemberRow, "WHERE active"))


def dropped(
    known: Sequence[SourceRow | MemberRow], there: Collection[str], registry: Registry, today: date
) -> Iterable[Problem]:
    """What is to mend when many lines vanished at once: they are gone once visits of two days saw it, or somebody says so.

    A last line without an end is what a copy that was interrupted leaves: then one missing line is enough to doubt.
    """
    new = [row.id for row in known if row.id not in there and not missed_before(row, today)]
    if not new:
        return
    file, word = NAMED[type(known[0])]
    cut = file in registry.cut
    if not cut and (len(new) <= FEW_LINES or len(new) * LARGE_SHARE <= len(known)):
        return
    named = ", ".join(f"« {id} »" for id in new[:MOST_NAMED]) + (", …" if len(new) > MOST_NAMED else "")
    half = " Sa dernière ligne n’a pas de fin : le fichier est sans doute coupé." if cut else ""
    message = (
        f"{count(len(new), word)} sur {len(known)} n’y {'est' if len(new) == 1 else 'sont'} plus ({named}).{half} "
        "Rien n’est retiré ni fermé avant qu’une visite, un autre jour, ne le voie encore. Remettez le fichier ; "
        "si c’est voulu : `glassvallee sources accept-removals`."
    )
    yield Problem(file=file, line=0, column="", message=message)


def missed_before(row: SourceRow | MemberRow, today: date) -> bool:
    """Whether the visit of another day missed a line already. (A day to come is a clock that was fast.)"""
    return bool(row.missed_on) and row.missed_on < today.isoformat()


def note_missed(store: Store, registry: Registry, day: str) -> list[str]:
    """Note the day that lines were first missed, for those that are still kept; gives the ids of all that are missed."""
    sources, members = known_lines(store)
    all_missed: list[str] = []
    for kind, known, there in ((SourceRow, sources, registry.sources), (MemberRow, members, registry.members)):
        missed = [row for row in known if row.id not in there]
        sql = f"UPDATE {kind.TABLE} SET missed_on = ? WHERE id = ?"  # noqa: S608 - names are ours
        store.executemany(sql, [(day, row.id) for row in missed if day < row.missed_on or not row.missed_on])
        all_missed += [row.id for row in missed]
    return all_missed


def accept_removals(store: Path, registry: Registry) -> list[str]:
    """Believe that all lines that are missed now were taken out on purpose; gives their ids, the next visit removes them."""
    with open_store(store) as kept, kept.transaction():
        return note_missed(kept, registry, ACCEPTED)


def emptied(known: list[SourceRow], registry: Registry) -> Iterable[Problem]:
    """What is to mend when several sources vanished at once and none is left: nobody meant that."""
    if len(known) > 1 and all(made_by_us(source) for source in registry.sources.values()):
        message = (
            f"plus aucune source, alors que {len(known)} étaient suivies : aucune n’est retirée. Remettez le fichier ; "
            "pour tout retirer, retirez d’abord toutes les lignes sauf une."
        )
        yield Problem(file="sources.csv", line=0, column="", message=message)


def made_by_us(source: Source) -> bool:
    """Whether a source was made of saved pages, or of what a member declares on its page: no line names it."""
    return source.spider == SAVED or source.id.startswith("declare-")


def renamed_sources(known: Iterable[SourceRow], registry: Registry) -> Iterable[Problem]:
    """A source that is gone while a new one has its address: the same one, under an id that somebody changed."""
    ids = {source.id for source in known}
    new = {(source.spider, source.url.whole): source.id for source in registry.sources.values() if source.id not in ids}
    for source in known:
        now = new.get((source.spider, source.url))
        if now and source.id not in registry.sources:
            yield Problem(file="sources.csv", line=0, column="id", message=renaming(source.id, now), row=source.id)


def renamed_members(known: Iterable[MemberRow], registry: Registry) -> Iterable[Problem]:
    """A member that is gone while a new one has its name."""
    ids = {member.id for member in known}
    new = {name_key(member.name): member.id for member in registry.members.values() if member.id not in ids}
    for member in known:
        now = new.get(name_key(member.name))
        if now and member.id not in registry.members:
            yield Problem(file="members.csv", line=0, column="id", message=renaming(member.id, now), row=member.id)


def renaming(before: str, now: str) -> str:
    """What to do about an id that changed."""
    return (
        f"« {before} » s’appelle maintenant « {now} » : rien n’est retiré ni fermé. Remettez « {before} ». Pour changer "
        f"vraiment d’identifiant, retirez la ligne, lancez une visite, puis ajoutez « {now} »."
    )
