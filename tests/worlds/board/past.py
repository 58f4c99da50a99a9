"""Earlier visits of the invented sites, so that their past can be drawn; and why those that fail do."""

from datetime import datetime, timedelta

from db.store import Store
from db.vallee.ingest import ingest
from db.vallee.rows import CrawlRow
from tests.worlds.store_rows import crawl

CAUSES = {"blocked": "robots", "failed": "timeout"}
DAYS = 14


def earlier(store: Store, last: CrawlRow, now: datetime) -> None:
    """A visit a day before the last one; the third before it was missed."""
    if last.outcome == "blocked":
        return
    for days in range(DAYS, 0, -1):
        at = f"{now - timedelta(days=days, hours=3):%Y-%m-%dT%H:%M:%SZ}"
        bad = days == 3 or (last.outcome == "failed" and days == 1)
        trouble = '[{"fault":"timeout","url":"","detail":"","listing":true}]' if bad else "[]"
        found = 0 if bad else max(0, last.found - days // 5)
        outcome = "failed" if bad else "ok"
        ingest(
            store,
            crawl(
                last.source,
                at,
                outcome=outcome,
                found=found,
                complete=int(not bad),
                healthy=int(not bad),
                troubles=trouble,
            ),
        )
