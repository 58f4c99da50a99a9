"""vallee.db → which visits were made: what the timetable goes by."""

from collections import defaultdict
from datetime import datetime

from db.store import Row, Store
from vocabulary.faults_and_mends import Fault

VISITS = """
    SELECT source, started_at, outcome, found, complete, healthy,
        torn OR EXISTS (SELECT 1 FROM json_each(troubles) WHERE value ->> 'fault' = ?) AS interrupted
    FROM (SELECT *, row_number() OVER (PARTITION BY source ORDER BY started_at DESC, id) AS age FROM crawls)
    WHERE age <= ? ORDER BY started_at, id
"""
ENOUGH = 60


def visits(store: Store, each: int = ENOUGH) -> dict[str, list[Row]]:
    """Source → its last visits, oldest first: ``started_at`` (a datetime), ``outcome, found, complete, healthy, interrupted``."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in store.each(VISITS, [Fault.TORN, each]):
        found[row["source"]].append(row | {"started_at": datetime.fromisoformat(row["started_at"])})
    return dict(found)
