"""Searches as seekers type them, with what must come first → how well the board ranks (nDCG@10), beside stock Datasette."""

import csv
import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import cache
from math import log2
from pathlib import Path
from statistics import fmean

from msgspec.structs import replace

from board.search import search, spelling
from board.search.communes import find
from board.search.index import Index, build
from board.search.query import Search
from board.wording.labels import LABELS
from db.board.facets import FacetedJob, facet_rows, labelled
from db.board.lines import JobLine
from db.board.write import BUILDING, FINISHED, fill
from db.rows import Row, select
from french.addresses import slug
from pipeline.kept.posting_rows import to_json
from pipeline.publishing.job_lines import search_text
from tests.worlds.folders import QUALITY
from vocabulary.posting_values import Place, Zone

Ranking = Callable[[sqlite3.Connection, Index, str], list[str]]
TOP = 10
BEST, FAIR = 3, 1


def table(name: str) -> list[dict[str, str]]:
    """A file beside this one."""
    with (QUALITY / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def invented(number: int, offer: dict[str, str], like: JobLine) -> JobLine:
    """An offer of ``offers.csv`` as a line of ``jobs``."""
    found = find(offer["commune"], {})[0]
    place = Place(insee=found.insee, name=found.name, zone=Zone.BRESLE)
    contract = labelled(LABELS, "contract", [offer["contract"]])
    line = replace(
        like,
        id=f"inv{number:03}",
        slug=slug(offer["title"]),
        title=offer["title"],
        organization=offer["organization"],
        organization_id=None,
        publisher=offer["organization"],
        publisher_kind="employer",
        commune=offer["commune"],
        insee=found.insee,
        places=to_json([place]),
        contract=json.dumps([offer["contract"]]),
        contract_label=" · ".join(contract.values()),
        worktime=offer["worktime"],
        shift=json.dumps([offer["shift"]]),
        rome=None,
        occupation=None,
        beginner=0,
        status="open",
        description_text=offer["text"],
    )
    return replace(line, search_text=search_text(line, [place]))


def publish(valley: Path, path: Path) -> None:
    """The demonstration valley's jobs and those of ``offers.csv``, in one file."""
    with closing(sqlite3.connect(valley)) as file:
        jobs = [JobLine(*row) for row in file.execute(select(JobLine, "WHERE status != 'closed' ORDER BY rowid"))]
    jobs += [invented(number, offer, jobs[0]) for number, offer in enumerate(table("offers.csv"))]
    jobs.sort(key=lambda job: slug(job.id)[::-1])
    with closing(sqlite3.connect(path, isolation_level=None)) as new:
        for statement in BUILDING:
            new.execute(statement)
        fill(new, jobs)
        fill(new, [row for job in jobs for row in facet_rows(FacetedJob.of(job), LABELS)])
        for statement in FINISHED:
            new.execute(statement)


def ours(connection: sqlite3.Connection, index: Index, asked: str) -> list[str]:
    """What a visitor sees: the answer, or that of the search that is proposed when there is none."""
    day = date(2026, 11, 24)
    found = search.search(connection, index, Search(q=asked), day, size=TOP).jobs
    if not found and (meant := spelling.meant(connection, index, asked)):
        found = search.search(connection, index, Search(q=meant), day, size=TOP).jobs
    return [job.id for job in found]


def stock(connection: sqlite3.Connection, index: Index, asked: str) -> list[str]:
    """Datasette's ``_search``: each word as it is typed, newest first."""
    query = " ".join(f'"{word}"' for word in re.sub(r'"', "", asked).split())
    sql = "SELECT id FROM jobs WHERE rowid IN (SELECT rowid FROM jobs_fts WHERE jobs_fts MATCH ?) ORDER BY rowid DESC LIMIT ?"
    return [row["id"] for row in connection.execute(sql, [query, TOP])]


@cache
def pattern(text: str) -> re.Pattern[str]:
    return re.compile(text or r"(?!)")


def gain(job: Row, query: dict[str, str]) -> int:
    """What it is worth to find a job: its title, commune and conditions are looked at, never its description."""
    told = f"{job['title']} · {job['commune']} · {job['contract']} · {job['shift']} · {job['worktime']}".lower()
    told += " · débutant" if job["beginner"] else ""
    return BEST if pattern(query["best"]).search(told) else FAIR if pattern(query["fair"]).search(told) else 0


def ndcg(found: list[int], every: list[int]) -> float:
    """How good an order is: 1 when the best come first."""
    best = sum(worth / log2(at + 2) for at, worth in enumerate(sorted(every, reverse=True)[:TOP]))
    return sum(worth / log2(at + 2) for at, worth in enumerate(found)) / best


def measure(path: Path, ranking: Ranking) -> tuple[float, dict[str, float]]:
    """The mean of all searches, and each of them."""
    with closing(sqlite3.connect(path)) as connection:
        index = build(connection)
        connection.row_factory = sqlite3.Row
        jobs = {row["id"]: dict(row) for row in connection.execute("SELECT * FROM jobs")}
        each = {}
        for query in table("queries.csv"):
            worth = {id: gain(job, query) for id, job in jobs.items()}
            assert any(worth.values()), f"nothing answers « {query['asked']} »"
            each[query["asked"]] = ndcg(
                [worth[id] for id in ranking(connection, index, query["asked"])], list(worth.values())
            )
    return fmean(each.values()), each
