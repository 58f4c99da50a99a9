"""vallee.db → Kept."""

from db.store import Store
from db.vallee import history, refinement
from pipeline.kept.crawl_rows import crawl_from_row
from pipeline.kept.kept import Kept
from pipeline.kept.posting_rows import match_from_decision


def read_kept(store: Store, rule_version: str, *, again: bool = False) -> Kept:
    """Read all that refining needs; ``again``: as if nothing had been refined before with these rules."""
    return Kept(
        rule_version=rule_version,
        changed=refinement.changed_raw(store, "" if again else rule_version),
        postings=refinement.KeptPostings(store),
        versions=history.versions(store),
        sources=refinement.sources(store),
        crawls=[crawl_from_row(row) for row in refinement.crawls(store)],
        sightings=refinement.sightings(store),
        decisions=[match_from_decision(row) for row in refinement.decisions(store)],
        job_postings=refinement.job_postings(store),
        counted_weeks=history.weeks(store),
    )
