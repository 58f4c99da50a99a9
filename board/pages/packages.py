"""Open data to take away: the files of the day, and what changed since a date."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from datasette.utils.asgi import AsgiFileDownload, NotFound, Response
from msgspec.structs import asdict

from board.http.request import PageRequest, database
from board.published.rows import BoardLine, columns, rows

KINDS = {
    "offres.csv": ("Offres ouvertes, tableur (CSV)", "text/csv; charset=utf-8"),
    "offres.jsonl": ("Offres ouvertes, une par ligne (JSON Lines)", "application/x-ndjson"),
    "offres.parquet": ("Offres ouvertes, pour l’analyse (Parquet)", "application/vnd.apache.parquet"),
    "tableau.db": ("Tout le tableau, offres fermées et historique compris (SQLite)", "application/vnd.sqlite3"),
}
MOST_CHANGES = 10_000


class ChangedJob(BoardLine, frozen=True, gc=False):
    """A job that is new, changed or closed."""

    id: str
    slug: str
    title: str
    organization: str | None
    commune: str | None
    status: str
    first_seen: str
    updated_at: str
    closed_at: str | None
    closed_by: str | None


CHANGES = f"""
    SELECT {columns(ChangedJob)} FROM jobs
    WHERE max(first_seen, updated_at, coalesce(closed_at, '')) >= ? ORDER BY rowid DESC LIMIT ?
"""  # noqa: S608 - names of columns only


def folder(request: PageRequest) -> Path:
    """Where publishing puts them: beside board.db."""
    return Path(database(request.datasette).file.parent / "donnees")


def listed(request: PageRequest) -> dict[str, Any]:
    """What there is to download; nothing before the first night."""
    try:
        contents: dict[str, Any] = json.loads((folder(request) / "contenu.json").read_text(encoding="utf-8"))
        files = [file | {"about": KINDS[file["name"]][0]} for file in contents["files"] if file["name"] in KINDS]
        return {"made_at": contents["made_at"], "files": files, "missing": contents["missing"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {"made_at": "", "files": [], "missing": []}


async def download(request: PageRequest) -> Any:
    """One file of the open data."""
    name = request.named["file"]
    path = folder(request) / name
    if name not in KINDS or not path.is_file():
        raise NotFound(
            "Nous n’avons pas ce fichier : les paquets sont faits une fois par jour, voyez la page des données."
        )
    return AsgiFileDownload(str(path), filename=f"glass-vallee-{name}", content_type=KINDS[name][1])


async def changes(request: PageRequest) -> Response:
    """Jobs that are new, changed or closed since a day or a moment."""
    since = str(request.http.args.get("depuis") or "")
    if not valid(since):
        words = {"ok": False, "error": "Indiquez une date : /donnees/changements.json?depuis=2026-11-24"}
        return Response.json(words, status=400)
    jobs = await request.read(lambda connection, _index: rows(ChangedJob, connection, CHANGES, since, MOST_CHANGES))
    links = [asdict(job) | {"url": f"{request.origin}/offres/{job.id}-{job.slug}"} for job in jobs]
    return Response.json({"depuis": since, "count": len(links), "complete": len(links) < MOST_CHANGES, "jobs": links})


def valid(text: str) -> bool:
    """A date, or a moment in universal time.

    >>> valid("2026-11-24"), valid("2026-11-24T05:30:00Z"), valid("2026-13-01"), valid("hier")
    (True, True, False, False)
    """
    if not re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", text, re.ASCII):
        return False
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True
