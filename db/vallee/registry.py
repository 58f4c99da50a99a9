"""The registry's rows → vallee.db; who left the registry stays, not active, with its history."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from db.rows import differs, replace
from db.store import Store
from db.vallee.rows import MemberRow, SourceRow

Proof = Callable[[str], bool]
E = TypeVar("E", MemberRow, SourceRow)


def always(_id: str) -> bool:
    """Believe that a row that is not given was removed."""
    return True


def write_members(store: Store, rows: Iterable[MemberRow], *, removed: Proof = always) -> int:
    """Keep the members that members.csv names; says how many rows changed.

    ``removed(id)``: whether a member that is not given left on purpose; if not, its line stays as it is.
    """
    return write(store, MemberRow, rows, removed)


def write_consent(store: Store, member: str, consent: str, day: str) -> None:
    """Keep what a member says of being listed, as members.csv has it by now."""
    store.execute("UPDATE members SET consent = ?, consent_date = ? WHERE id = ?", [consent, day, member])


def write_sources(store: Store, rows: Iterable[SourceRow], *, removed: Proof = always) -> int:
    """Keep the sources that sources.csv names, in the same way."""
    return write(store, SourceRow, rows, removed)


def write(store: Store, kind: type[E], rows: Iterable[E], removed: Proof) -> int:
    """Rows given are active; those that were, and were removed, are not any more."""
    given = list(rows)
    table = kind.TABLE
    with store.transaction():
        active = {id for (id,) in store.connection.execute(f"SELECT id FROM {table} WHERE active")}  # noqa: S608
        left = filter(removed, sorted(active - {row.id for row in given}))
        off = store.executemany(f"UPDATE {table} SET active = 0 WHERE id = ?", [(id,) for id in left])  # noqa: S608
        return off + store.write(replace(kind, "id", when=differs(kind)), given)


def write_declared(store: Store, source: SourceRow) -> None:
    """Keep a source that no registry names: the offers that a member declares on its page."""
    store.write(replace(SourceRow, "id"), [source])
