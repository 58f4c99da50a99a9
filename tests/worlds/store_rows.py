"""Rows for tests of db: invented crawls, postings and jobs, complete in every column."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from db.store import Store
from db.vallee.ingest import ingest
from db.vallee.refined import write_jobs, write_postings

Row = dict[str, Any]
DAY = "2026-11-24T05:30:00Z"


def crawl(source: str = "verrerie-fictive", at: str = DAY, **given: Any) -> Row:
    """A crawl that went well."""
    row: Row = {
        "id": f"{source}@{at}",
        "source": source,
        "spider": "listing",
        "started_at": at,
        "finished_at": at,
    }
    row |= {"outcome": "ok", "complete": 1, "healthy": None, "torn": 0, "says_empty": 0, "requests": 3}
    row |= {"bytes_received": 4096, "pages": 1, "found": 1, "gone": "[]", "troubles": "[]", "notes": "{}"}
    return row | given


def raw(number: int, visit: Row, **given: Any) -> Row:
    """A raw posting as a crawl found it."""
    fields = json.dumps({"title": f"Opérateur bout froid {number} H/F"}, ensure_ascii=False)
    row = {"id": f"{number:016x}", "source": visit["source"], "key": str(number), "extractor": "json_ld"}
    row |= {"url": f"http://verrerie.example/offres/{number}", "page": "0" * 64, "fields": fields}
    row |= {"read_by": "{}", "crawl": visit["id"], "seen_at": visit["started_at"]} | given
    return row | {"sha256": sha256((row["url"] + row["fields"]).encode()).hexdigest()}


def posting(of: Row, **given: Any) -> Row:
    """The same, normalized."""
    place = {"insee": "76255", "name": "Eu", "department": "76", "region": "28", "lat": 50.05, "lon": 1.42}
    row = {name: of[name] for name in ("id", "source", "key", "url", "extractor", "seen_at")}
    row |= {"raw_sha256": of["sha256"], "rule_version": "1", "title": "Opérateur bout froid"}
    row |= {
        "title_key": "operateur bout froid",
        "hiring_organization": "Verrerie Fictive",
        "hiring_member": None,
    }
    row |= {"publisher": "Verrerie Fictive", "publisher_kind": "employer", "contract": '["CDI"]'}
    row |= {"places": json.dumps([place | {"zone": "vallee-de-la-bresle"}]), "contract_months": None}
    row |= {"worktime": "plein", "hours": 35.0, "shift": '["3x8"]', "date_posted": "2026-11-20"}
    row |= {"salary": json.dumps({"min": 2100, "max": 2400, "period": "month", "months": 13, "gross": True})}
    row |= {
        "valid_through": None,
        "occupation": json.dumps({"rome": "H2804", "label": "Verrier", "score": 1.0}),
    }
    row |= {
        "experience_months": None,
        "beginner": 1,
        "education": 3,
        "language": "fr",
        "apply_url": of["url"],
    }
    row |= {"description": "<p>Au cœur de la ligne.</p>", "description_text": "Au cœur de la ligne."}
    row |= {"external_id": of["key"], "flags": "[]", "rejection": None, "provenance": "{}"}
    return row | given


def job(of: Row, **given: Any) -> Row:
    """A job that one posting tells of."""
    row = {
        "id": of["id"],
        "canonical": of["id"],
        "reasons": "[]",
        "probable": "[]",
        "family": None,
        "republished_at": None,
        "borrowed": "{}",
    }
    return row | life(**given)


def told(of: Row, **given: Any) -> Row:
    """The line that ties a posting to its job."""
    return {"posting": of["id"], "job": of["id"], "canonical": 1} | life() | given


def life(**given: Any) -> Row:
    """A life that began, and goes on."""
    row = {"status": "open", "first_seen": DAY, "last_seen": DAY, "closed_at": None}
    return row | {"closed_by": None, "reopened_at": None} | given


def fill(store: Store, count: int, **given: Any) -> list[Row]:
    """Keep as many postings, and a job for each; gives the postings."""
    visit = crawl()
    found = [raw(number, visit) for number in range(count)]
    ingest(store, visit, postings=found)
    postings = [posting(one, **given) for one in found]
    write_postings(store, postings)
    write_jobs(store, [job(one) for one in postings], [told(one) for one in postings], [], DAY)
    return postings


def board_rows(board: Path, query: str) -> list[tuple[Any, ...]]:
    """What a query finds in a published file, opened as Datasette opens one that never changes."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(f"{board.as_uri()}?immutable=1", uri=True)) as connection:
        return connection.execute(query).fetchall()
