"""vallee.db → Kept."""

from db.store import Store
from db.vallee import history, refined
from pipeline.kept.crawl_rows import crawl_from_row
from pipeline.kept.kept import Kept
from pipeline.kept.rows import match_from_decision


def read_kept(store: Store, rule_version: str, *, again: bool = False) -> Kept:
    """Read all that refining needs; ``again``: as if nothing had been refined before with these rules."""
    return Kept(
        rule_version=rule_version,
        changed=refined.changed_raw(store, "" if again else rule_version),
        postings=refined.KeptPostings(store),
        versions=history.versions(store),
        sources=refined.sources(store),
        crawls=[crawl_from_row(row) for row in refined.crawls(store)],
        sightings=refined.sightings(store),
        decisions=[match_from_decision(row) for row in refined.decisions(store)],
        job_postings=refined.job_postings(store),
        counted_weeks=history.weeks(store),
    )
