"""Sums of searches, views and clicks ↔ people.db."""

from collections.abc import Iterable
from typing import Any

from db.people.rows import AudienceRow, ReadDay, ReadJob
from db.store import Store

ADD = "INSERT INTO audience VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n"


def add(people: Store, sums: Iterable[tuple[tuple[Any, ...], int]]) -> None:
    """Add sums to those that are kept, all or none: (day, kind, job, robot) and how many."""
    with people.transaction():
        people.executemany(ADD, [(*what, n) for what, n in sums])


def of_jobs(people: Store, jobs: Iterable[str], since: str = "", until: str = "9") -> list[ReadJob]:
    """What was read of some jobs by people, from a day on and before another."""
    wanted = list(jobs)
    marks = ", ".join("?" * len(wanted))
    readings = people.records(
        ReadJob,
        f"""SELECT job, sum(n * (kind = 'view')) AS views, sum(n * (kind = 'apply')) AS applies FROM audience
        WHERE NOT robot AND day >= ? AND day < ? AND job IN ({marks}) GROUP BY job ORDER BY job""",  # noqa: S608 - marks only
        [since, until, *wanted],
    )
    return list(readings)


def by_day(people: Store, since: str = "") -> list[ReadDay]:
    """Everything, a line a day."""
    readings = people.records(
        ReadDay,
        """SELECT day, sum(n * (kind = 'search' AND NOT robot)) AS searches, sum(n * (kind = 'view' AND NOT robot)) AS views,
        sum(n * (kind = 'apply' AND NOT robot)) AS applies, sum(n * robot) AS robots
        FROM audience WHERE day >= ? GROUP BY day ORDER BY day""",
        [since],
    )
    return list(readings)


def lines(people: Store) -> list[AudienceRow]:
    """Everything, as it is kept."""
    return list(people.read(AudienceRow, "ORDER BY day, kind, job, robot"))
