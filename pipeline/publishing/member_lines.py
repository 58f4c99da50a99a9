"""Members, and what they say of themselves → lines of ``members`` in board.db."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from db.people.rows import Request
from db.rows import Row


def member_rows(
    members: Iterable[Row], sources: Iterable[Row], jobs: Iterable[Row], asked: Iterable[Request] = ()
) -> Iterator[Row]:
    """Lines of ``members``; ``jobs``: lines of ``member_jobs``; ``asked``: requests in force, for what members say of themselves."""
    profile_of = profiles(asked)
    counts = Counter((job["member"], job["open"]) for job in jobs)
    active = Counter(source["member"] for source in sources if source["active"])
    for member in members:
        id = member["id"]
        yield member | {
            "slug": id,
            "jobs_open": counts[id, 1],
            "jobs_closed": counts[id, 0],
            "sources": active[id],
            "description": "",
            "logo": None,
            **profile_of.get(id, {}),
        }


def profiles(asked: Iterable[Request]) -> dict[str, Row]:
    """What members say of themselves: member → columns of ``members``."""
    profile_of: defaultdict[str, Row] = defaultdict(dict)
    for row in asked:
        if row.kind == "consent":
            profile_of[row.member] |= {"consent": row.value["consent"]}
        elif row.kind in {"description", "logo"}:
            profile_of[row.member] |= {row.kind: row.value[row.kind]}
    return profile_of
