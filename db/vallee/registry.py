"""The registry's rows → vallee.db; who left the registry stays, not active, with its history."""

from collections.abc import Callable, Iterable
from typing import Literal

from db.schema import tables
from db.store import Row, Store
from db.vallee.ingest import changed, replace

Proof = Callable[[str], bool]


def always(_id: str) -> bool:
    """Believe that a row that is not given was removed."""
    return True


def write_members(store: Store, rows: Iterable[Row], *, removed: Proof = always) -> int:
    """Keep the members that members.csv names (every column but ``active``); says how many rows changed.

    ``removed(id)``: whether a member that is not given left on purpose; if not, its line stays as it is.
    """
    return write(store, "members", rows, removed)


def write_sources(store: Store, rows: Iterable[Row], *, removed: Proof = always) -> int:
    """Keep the sources that sources.csv names, in the same way."""
    return write(store, "sources", rows, removed)


def write(store: Store, table: Literal["members", "sources"], rows: Iterable[Row], removed: Proof) -> int:
    """Rows given are active; those that were, and were removed, are not any more."""
    given = [row | {"active": 1} for row in rows]
    names = [name for name in tables("vallee")[table].names if name != "id"]
    with store.transaction():
        active = {row["id"] for row in store.each(f"SELECT id FROM {table} WHERE active")}  # noqa: S608
        left = filter(removed, sorted(active - {row["id"] for row in given}))
        off = store.executemany(f"UPDATE {table} SET active = 0 WHERE id = ?", [(id,) for id in left])  # noqa: S608
        return off + store.executemany(replace(table, "id", when=changed(table, names)), given)


def write_declared(store: Store, source: Row) -> None:
    """Keep a source that no registry names: the offers that a member declares on its page (``id, member, url, note``)."""
    row = source | {"spider": "declared", "options": "{}", "consent": "", "checked_on": "", "active": 1}
    store.execute(replace("sources", "id"), row)
